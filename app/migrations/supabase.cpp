// SPDX-License-Identifier: GPL-3.0-or-later

// Supabase's CLI: supabase/migrations/<digits>_<name>.sql in the order of the digits, compared as text. It enters no
// directory and passes by every other name. LEDGERS.md, section 2.3; supabase 3.1, measured.

#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/pairing.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"supabase/migrations", "migrations"};
const QByteArray byteOrderMark = "\xEF\xBB\xBF";
const QByteArray optOut = "-- pg-delta: transaction=false";

bool before(const QString &left, const QString &right)
{
    return left < right;
}

/// Empty where the CLI would pass the file by.
QString versionOf(const QString &fileName)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(u"([0-9]+)_.*\\.sql"_s));
    return form.match(fileName).captured(1);
}

/// The CLI's folder is called so, whoever opens it from where.
bool isItsFolder(const QString &path)
{
    const QFileInfo folder(path);
    return folder.isDir()
        && (QDir::cleanPath(folder.absoluteFilePath()).endsWith("/supabase/migrations"_L1)
            || (folder.fileName() == "migrations"_L1 && QFileInfo::exists(folder.path() + u"/config.toml"_s)
                && QFileInfo(folder.path()).fileName() == "supabase"_L1));
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const QString path = QDir(root).filePath(folder);
    if (!isItsFolder(path))
        return {};
    for (const QFileInfo &entry : entriesOf(path)) {
        if (!versionOf(entry.fileName()).isEmpty())
            return {{QT_TRANSLATE_NOOP("app", "%1 is where Supabase's CLI keeps a migration."),
                     {joined(folder, entry.fileName())}}};
    }
    return {};
}

/// What the CLI runs: it drops a byte order mark.
std::optional<QByteArray> withoutMark(const QByteArray &bytes)
{
    return bytes.startsWith(byteOrderMark) ? std::optional(onlySection(bytes, byteOrderMark.size(), bytes.size()))
                                           : std::nullopt;
}

bool optsOut(const QByteArray &bytes)
{
    const QByteArray text = bytes.startsWith(byteOrderMark) ? bytes.mid(byteOrderMark.size()) : bytes;
    const qsizetype end = text.indexOf('\n');
    QByteArray first = end < 0 ? text : text.left(end);
    if (first.endsWith('\r'))
        first.chop(1);
    return first == optOut;
}

/// The CLI once wrote such a first file by itself, and passes it by.
bool isOldInit(const QString &fileName)
{
    static const QRegularExpression form(u"([0-9]{14})_init\\.sql"_s);
    const auto match = form.match(fileName);
    return match.hasMatch() && match.captured(1).toLongLong() < 20211209000000;
}

Message strayReason(const QFileInfo &entry, bool isFirst)
{
    if (entry.isDir() && !entry.isSymLink())
        return {QT_TRANSLATE_NOOP("app", "Supabase's CLI does not enter directories.")};
    if (isFirst && isOldInit(entry.fileName()))
        return {QT_TRANSLATE_NOOP("app",
                                  "Supabase's CLI passes by a first file of before December 2021 that is called "
                                  "“init”. Rename it to have it run.")};
    if (versionOf(entry.fileName()).isEmpty())
        return {QT_TRANSLATE_NOOP("app", "Supabase's CLI runs only files whose names are <digits>_<name>.sql.")};
    return {};
}

/// The folder's names, sorted as the CLI sorts them and told apart.
struct Names
{
    QStringList forwards{};
    QStringList reverts{};
};

/// A name with digits is a migration to the CLI, whatever it says; only beside another of its version can it not be
/// one.
bool isPartner(const QString &name, const QStringList &all)
{
    const QString version = versionOf(name);
    return isRevertName(name) && (version.isEmpty() || std::ranges::any_of(all, [&](const QString &other) {
                                      return other != name && versionOf(other) == version && !isRevertName(other);
                                  }));
}

Names namesIn(MigrationFolder &folder)
{
    QFileInfoList entries = entriesOf(QDir(folder.root).filePath(folder.folder));
    std::ranges::sort(entries, {}, [](const QFileInfo &entry) { return entry.fileName().toUtf8(); });
    QStringList all;
    for (const QFileInfo &entry : std::as_const(entries))
        all << entry.fileName();
    Names names;
    for (const QFileInfo &entry : std::as_const(entries)) {
        const QString name = entry.fileName();
        if (isOfProject(entry, folder.folder))
            continue;
        Message why = strayReason(entry, name == all.front());
        if (entry.isFile() && name.endsWith(".sql"_L1) && isPartner(name, all))
            names.reverts << name;
        else if (why.isEmpty())
            names.forwards << name;
        else
            folder.strays.push_back({joined(folder.folder, name), std::move(why)});
    }
    return names;
}

Migration readMigration(const MigrationFolder &folder, const QString &name)
{
    Migration migration{name.chopped(4)};
    migration.key = versionOf(name);
    if (!readForward(migration, folder.root, joined(folder.folder, name)))
        return migration;
    migration.isWithoutTransaction = optsOut(migration.forward.bytes);
    migration.forward.section = withoutMark(migration.forward.bytes);
    migration.problem = encodingProblem(migration.forward.sql());
    return migration;
}

void findDoubles(MigrationFolder &folder)
{
    const Migration *previous = nullptr;
    for (const Migration &migration : folder.migrations) {
        if (previous && previous->key == migration.key)
            folder.problems.push_back(folderProblem(
                folder.root, migration.forward.path,
                {QT_TRANSLATE_NOOP("app", "%1 and %2 have one version, so Supabase's CLI fails at the second."),
                 {previous->name, migration.name}},
                {QT_TRANSLATE_NOOP("app", "Give one of them a version of its own.")}));
        previous = &migration;
    }
}

void addReverts(MigrationFolder &folder, const Names &names)
{
    for (const Pairing &pairing : pairReverts(names.reverts, names.forwards)) {
        const QString path = joined(folder.folder, pairing.revert);
        if (!pairing.forward) {
            folder.strays.push_back({path, pairing.why});
            continue;
        }
        const QString &forward = names.forwards[qsizetype(*pairing.forward)];
        Migration &migration = *std::ranges::find(folder.migrations, forward.chopped(4), &Migration::name);
        readRevert(migration, folder.root, path);
        if (migration.revert && !versionOf(pairing.revert).isEmpty())
            migration.note = {QT_TRANSLATE_NOOP("app",
                                                "Supabase's CLI itself takes %1 for a second migration of this version "
                                                "and fails at it. It passes the script by where its name begins with "
                                                "“rollback_”."),
                              {pairing.revert}};
    }
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder found{request.root, u"supabase"_s, request.folder, reasonsFor(request.root, request.folder)};
    const Names names = namesIn(found);
    for (const QString &name : names.forwards) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        found.migrations.push_back(readMigration(found, name));
    }
    std::ranges::stable_sort(found.migrations, before, &Migration::key);
    findDoubles(found);
    addReverts(found, names);
    return found;
}

/// The CLI has no revert scripts; one whose name begins with a word is passed by.
Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    DraftedMigration drafted{draftStamp(draft.at, migrationNames(folder)) + u'_' + *slug};
    const QString file = drafted.name + u".sql"_s;
    drafted.files.push_back({joined(folder.folder, file), draft.forward});
    if (!draft.isBaseline)
        drafted.files.push_back({joined(folder.folder, u"rollback_"_s + file), draft.revert});
    return drafted;
}

std::optional<QByteArray> section(const FolderRequest &, const Migration &, bool isRevert, const QByteArray &bytes)
{
    return isRevert ? std::nullopt : withoutMark(bytes);
}

}  // namespace

constexpr Layout supabaseLayout{
    .id = "supabase",
    .title = "Supabase CLI",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .section = section,
};

}  // namespace lockstep
