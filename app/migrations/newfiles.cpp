// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/newfiles.h"

#include "app/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString absolutePath(const MigrationFolder &folder, const DraftFile &file)
{
    return QDir(folder.root).filePath(file.path);
}

Error atFile(Error error, const QString &path)
{
    error.file = path;
    return error;
}

Error isThere(const QString &path)
{
    return atFile({ErrorCode::PlanChanged,
                   {QT_TRANSLATE_NOOP("app", "%1 is there already."), {path}},
                   {},
                   {QT_TRANSLATE_NOOP("app", "Nothing was written. Choose another name.")}},
                  path);
}

Error hasChanged(const QString &path)
{
    return atFile({ErrorCode::PlanChanged,
                   {QT_TRANSLATE_NOOP("app", "%1 has changed since it was read."), {path}},
                   {},
                   {QT_TRANSLATE_NOOP("app", "Nothing was written. Try again with the file as it is now.")}},
                  path);
}

/// The folders that are missing above a file, outermost first.
QStringList missingFolders(const QString &path)
{
    QStringList missing;
    for (QString folder = QFileInfo(path).path(); !QFileInfo::exists(folder); folder = QFileInfo(folder).path())
        missing.prepend(folder);
    return missing;
}

Status writeOne(const QString &path, const DraftFile &file)
{
    if (!file.replaces)
        return writeNewFileDurably(path, file.bytes);
    const auto there = readFile(path);
    if (!there)
        return there.error();
    return *there == file.replaced ? writeFileDurably(path, file.bytes) : Status(hasChanged(path));
}

/// Removes the file, or puts the list back, where they are what was written.
void takeBack(const QString &path, const DraftFile &file)
{
    const auto there = readFile(path);
    if (!there || *there != file.bytes)
        return;
    if (file.replaces)
        (void)writeFileDurably(path, file.replaced);
    else
        QFile::remove(path);
}

/// The lists last; what is new keeps its order.
std::vector<DraftFile> inOrder(const DraftedMigration &drafted)
{
    std::vector<DraftFile> files = drafted.files;
    std::stable_partition(files.begin(), files.end(), [](const DraftFile &file) { return !file.replaces; });
    return files;
}

}  // namespace

Result<DraftedMigration> newDraft(const MigrationFolder &folder, const Draft &draft)
{
    if (!folder.problems.empty())
        return folder.problems.front();
    const Layout *layout = findLayout(folder.layout);
    Q_ASSERT(layout);
    auto drafted = layout->draft(folder, draft);
    if (!drafted)
        return drafted;
    for (DraftFile &file : drafted->files) {
        const QString path = absolutePath(folder, file);
        if (!file.replaces && QFileInfo::exists(path))
            return isThere(path);
        if (!file.replaces || !file.replaced.isNull())
            continue;
        auto there = readFile(path);
        if (!there)
            return std::move(there).error();
        file.replaced = *std::move(there);
    }
    return drafted;
}

Status writeDraft(const MigrationFolder &folder, const DraftedMigration &drafted)
{
    const std::vector<DraftFile> files = inOrder(drafted);
    QStringList made;
    Status written = Done{};
    std::size_t count = 0;
    for (; written && count < files.size(); ++count) {
        const QString path = absolutePath(folder, files[count]);
        made << missingFolders(path);
        if (QDir().mkpath(QFileInfo(path).path()))
            written = writeOne(path, files[count]);
        else
            written = atFile({ErrorCode::FileUnreadable, {QT_TRANSLATE_NOOP("app", "Cannot write %1."), {path}}}, path);
    }
    if (written)
        return written;
    // The last one is the one that failed and is another's.
    for (std::size_t index = 0; index + 1 < count; ++index)
        takeBack(absolutePath(folder, files[index]), files[index]);
    for (auto path = made.rbegin(); path != made.rend(); ++path)
        QDir().rmdir(*path);
    return written;
}

void removeDraft(const MigrationFolder &folder, const DraftedMigration &drafted)
{
    for (const DraftFile &file : inOrder(drafted)) {
        const QString path = absolutePath(folder, file);
        takeBack(path, file);
        // A migration's own directory; rmdir() leaves what is not empty.
        if (QFileInfo(path).path() != QDir(folder.root).filePath(folder.folder))
            QDir().rmdir(QFileInfo(path).path());
    }
}

MigrationFolder withFolderForNew(MigrationFolder folder)
{
    const Layout *layout = findLayout(folder.layout);
    // Where a layout was named and nothing tells it, the project's own folders may pass for broken migrations.
    const bool hasAny = std::ranges::any_of(folder.migrations,
                                            [](const Migration &migration) { return migration.problem.isEmpty(); });
    const bool isKnown = !folder.folder.isEmpty() || !folder.reasons.empty() || hasAny || layout->places.empty();
    const bool isPlace = std::ranges::any_of(
        layout->places, [&folder](const char *place) { return folder.root.endsWith(u'/' + QLatin1StringView(place)); });
    if (isKnown || isPlace)
        return folder;
    return {.root = folder.root, .layout = folder.layout, .folder = QString::fromLatin1(layout->places.front())};
}

}  // namespace lockstep
