// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/layout.h"

#include "app/core/parallel.h"
#include "app/migrations/links.h"
#include "app/migrations/oddnames.h"
#include "app/migrations/othertools.h"
#include "app/migrations/subfolders.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error folderMissing(const QString &path)
{
    Error error{ErrorCode::FolderMissing};
    error.message = QFileInfo::exists(path) ? Message{QT_TRANSLATE_NOOP("app", "%1 is a file, not a folder."), {path}}
                                            : Message{QT_TRANSLATE_NOOP("app", "There is no folder %1."), {path}};
    error.hint = {QT_TRANSLATE_NOOP("app", "Name the folder of the project, or the folder that holds its migrations.")};
    error.file = path;
    return error;
}

/// FolderMissing, or FileUnreadable where the folder's entries may not be listed.
Status requireFolder(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isDir())
        return folderMissing(path);
    if (info.isReadable() && info.isExecutable())
        return Done{};
    Error error{ErrorCode::FileUnreadable, {QT_TRANSLATE_NOOP("app", "The folder %1 cannot be read."), {path}}};
    error.hint = {QT_TRANSLATE_NOOP("app", "Check who may read and write there.")};
    error.file = path;
    return error;
}

/// Where the layout is looked for, besides the project itself: where its tool's settings say, else the usual places.
QStringList placesIn(const Layout &layout, const QString &root)
{
    QStringList folders = layout.named ? layout.named(root) : QStringList();
    if (folders.isEmpty()) {
        for (const char *place : layout.places)
            folders << QString::fromLatin1(place);
    }
    return folders;
}

/// Every place under `root` that looks like the layout; a `folder` that was chosen is the only one looked at.
std::vector<Candidate> candidatesOf(const Layout &layout, const QString &root, const QString &folder)
{
    QStringList folders{folder};
    if (folder.isEmpty())
        folders << placesIn(layout, root);
    folders.removeDuplicates();
    std::vector<Candidate> candidates;
    for (const QString &one : folders) {
        if (auto reasons = layout.reasons(root, one); !reasons.empty())
            candidates.push_back({QString::fromLatin1(layout.id), one, std::move(reasons)});
    }
    return candidates;
}

QString layoutIds()
{
    QStringList ids;
    for (const Layout *layout : allLayouts())
        ids << QString::fromLatin1(layout->id);
    return ids.join(u", "_s);
}

QString shownFolder(const QString &folder)
{
    return folder.isEmpty() ? u"."_s : folder;
}

/// As a shell takes it for one word.
QString shellWord(const QString &text)
{
    static const QRegularExpression plain(u"\\A[\\w./@+-]+\\z"_s);
    return plain.match(text).hasMatch() ? text : u'\'' + QString(text).replace(u'\'', "'\\''"_L1) + u'\'';
}

/// How to open each of the projects further down; empty where there is none.
QString commandsBelow(const QString &root)
{
    constexpr int mostShown = 10;
    const std::vector<Candidate> projects = projectsBelow(root, mostShown + 1);
    QStringList lines;
    for (const Candidate &project : projects) {
        if (lines.size() == mostShown)
            return lines.join(u'\n') + u"\n  …"_s;
        lines << u"  lockstep status %1  (%2)"_s.arg(shellWord(QDir(root).filePath(project.folder)),
                                                     QString::fromLatin1(findLayout(project.layout)->title));
    }
    return lines.join(u'\n');
}

Message whereToLook(const QString &root)
{
    if (const QString commands = commandsBelow(root); !commands.isEmpty())
        return {QT_TRANSLATE_NOOP("app", "Folders below it hold migrations. Open one of them:\n%1"), {commands}};
    QStringList tools;
    for (const Layout *layout : allLayouts())
        tools << QString::fromLatin1(layout->title);
    return {QT_TRANSLATE_NOOP("app",
                              "Lockstep looked in the folder itself and in the usual places of %1. Open the "
                              "folder that holds the migrations, or name it with migrations = \"…\" in "
                              "lockstep.toml, and the tool with layout = \"…\"."),
            {tools.join(u", "_s)}};
}

Error layoutUnknown(const QString &root)
{
    const QString tool = otherToolIn(root);
    Error error{ErrorCode::LayoutUnknown,
                tool.isEmpty() ? Message{QT_TRANSLATE_NOOP("app", "No migrations were found in %1."), {root}}
                               : Message{QT_TRANSLATE_NOOP("app",
                                                           "The migrations in %1 look like those of %2, whose layout "
                                                           "Lockstep cannot use."),
                                         {root, tool}}};
    error.hint = whereToLook(root);
    error.file = root;
    return error;
}

/// A place that may not be looked into would be passed by as if it held nothing.
Status requireReadablePlaces(const QString &root)
{
    for (const Layout *layout : allLayouts()) {
        for (const char *place : layout->places) {
            const QString path = QDir(root).filePath(QLatin1StringView(place));
            if (Status readable = requireFolder(path); !readable && readable.error().code == ErrorCode::FileUnreadable)
                return readable;
        }
    }
    return Done{};
}

Error layoutAmbiguous(const QString &root, const std::vector<Candidate> &candidates)
{
    QStringList found;
    for (const Candidate &candidate : candidates)
        found << u"--layout %1 (%2)"_s.arg(candidate.layout, shownFolder(candidate.folder));
    Error error{ErrorCode::LayoutAmbiguous,
                {QT_TRANSLATE_NOOP("app", "%1 holds more than one set of migrations."), {root}}};
    error.hint = {QT_TRANSLATE_NOOP("app",
                                    "Choose one: %1. In lockstep.toml, layout = \"…\" and migrations = \"…\" choose "
                                    "for everyone."),
                  {found.join(u", "_s)}};
    error.file = root;
    return error;
}

Error noSuchLayout(const QString &id)
{
    Error error{ErrorCode::LayoutUnknown, {QT_TRANSLATE_NOOP("app", "The layout \"%1\" is not known."), {id}}};
    error.hint = {QT_TRANSLATE_NOOP("app", "Known are %1."), {layoutIds()}};
    return error;
}

/// Where a layout that was named stands although nothing in there tells it: the first of its places that exists.
Candidate placeOf(const Layout &layout, const QString &root, const QString &folder)
{
    Candidate candidate{QString::fromLatin1(layout.id), folder};
    const QStringList places = placesIn(layout, root);
    const auto found = std::ranges::find_if(
        places, [&root](const QString &place) { return QFileInfo(QDir(root).filePath(place)).isDir(); });
    if (folder.isEmpty() && found != places.end())
        candidate.folder = *found;
    return candidate;
}

bool areInOneFolder(const std::vector<Candidate> &candidates)
{
    return std::all_of(candidates.begin(), candidates.end(), [&candidates](const Candidate &candidate) {
        return candidate.folder == candidates.front().folder;
    });
}

/// Each layout looks through the folder by itself, all of them at once.
Result<std::vector<Candidate>> seenIn(const QString &root, const QString &folder,
                                      std::span<const Layout *const> layouts)
{
    auto seen = mapInParallel<std::vector<Candidate>>(layouts.size(),
                                                      [&](std::size_t index) -> Result<std::vector<Candidate>> {
                                                          return candidatesOf(*layouts[index], root, folder);
                                                      },
                                                      {});
    if (!seen)
        return std::move(seen).error();
    std::vector<Candidate> candidates;
    for (std::vector<Candidate> &one : *seen)
        std::ranges::move(one, std::back_inserter(candidates));
    return candidates;
}

/// The first is what was chosen, the others what the same folder may be as well.
Result<std::vector<Candidate>> chooseCandidates(const QString &root, const QString &layout, const QString &folder)
{
    Result<std::vector<Candidate>> candidates = detectLayouts(root, folder);
    if (!candidates)
        return std::move(candidates).error();
    if (!layout.isEmpty())
        std::erase_if(*candidates, [&layout](const Candidate &candidate) { return candidate.layout != layout; });
    if (candidates->empty() && layout.isEmpty())
        return layoutUnknown(root);
    if (candidates->empty())
        return std::vector{placeOf(*findLayout(layout), root, folder)};
    if (!areInOneFolder(*candidates))
        return layoutAmbiguous(root, *candidates);
    return candidates;
}

}  // namespace

Result<std::vector<Candidate>> detectLayouts(const QString &root, const QString &folder)
{
    if (Status readable = requireFolder(root); !readable)
        return std::move(readable).error();
    if (Status readable = requireFolder(QDir(root).filePath(folder)); !readable)
        return std::move(readable).error();
    if (Status readable = folder.isEmpty() ? requireReadablePlaces(root) : Status(Done{}); !readable)
        return std::move(readable).error();
    return seenIn(root, folder, allLayouts());
}

Result<MigrationFolder> openMigrations(const FolderRequest &request, const QString &layout, const JobContext &context)
{
    if (!layout.isEmpty() && !findLayout(layout))
        return noSuchLayout(layout);
    const QString absolute = QDir(request.root).absolutePath();
    const auto chosen = chooseCandidates(absolute, layout, QDir::cleanPath(request.folder));
    if (!chosen)
        return chosen.error();
    const Candidate &first = chosen->front();
    auto read = findLayout(first.layout)->read({absolute, first.folder, request.placeholders}, context);
    if (read && read->migrations.empty() && read->problems.empty() && layout.isEmpty())
        return layoutUnknown(absolute);
    if (!read)
        return read;
    read->isLayoutNamed = !layout.isEmpty();
    noteOddNames(*read);
    if (Status noted = noteLinksOut(*read, context); !noted)
        return std::move(noted).error();
    for (std::size_t index = 1; index < chosen->size(); ++index)
        read->alternatives << (*chosen)[index].layout;
    return read;
}

}  // namespace lockstep
