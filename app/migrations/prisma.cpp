// SPDX-License-Identifier: GPL-3.0-or-later

// Prisma Migrate 5 to 7: prisma/migrations/<name>/migration.sql beside migration_lock.toml. Every direct sub-directory
// is a migration, whatever its name, in the order of JavaScript's localeCompare. LEDGERS.md, section 2.1.

#include "app/core/parallel.h"
#include "app/migrations/companions.h"
#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/javascriptorder.h"
#include "app/migrations/sqlfile.h"
#include "app/project/tomlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"prisma/migrations", "migrations"};
const QString lockFile = u"migration_lock.toml"_s;
const QString sqlFile = u"migration.sql"_s;

/// Drizzle 1.x has migration.sql in directories too, but always a snapshot.json beside it.
bool isMigrationDirectory(const QDir &directory)
{
    return directory.exists(sqlFile) && !directory.exists(u"snapshot.json"_s);
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const QString path = QDir(root).filePath(folder);
    std::vector<Message> reasons;
    if (QFileInfo(path, lockFile).isFile())
        reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 is Prisma's."), {joined(folder, lockFile)}});
    for (const QString &name : entryNames(path, EntryKind::Directory)) {
        if (!isMigrationDirectory(QDir(path + u'/' + name)))
            continue;
        reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 is where Prisma puts a migration."),
                           {joined(folder, name + u'/' + sqlFile)}});
        break;
    }
    return reasons;
}

Status requirePostgres(const QString &root, const QString &folder)
{
    const QString path = QDir(root).filePath(joined(folder, lockFile));
    if (!QFileInfo::exists(path))
        return Done{};
    const auto texts = readTomlTexts(path);
    if (!texts)
        return texts.error();
    const TomlText provider = texts->value(u"provider"_s);
    if (provider.text == "postgresql"_L1 || provider.text == "postgres"_L1)
        return Done{};
    Error error{ErrorCode::FileMalformed};
    error.message = texts->contains(u"provider"_s)
        ? Message{QT_TRANSLATE_NOOP("app", "These migrations are for %1, and Lockstep works with PostgreSQL."),
                  {provider.text}}
        : Message{QT_TRANSLATE_NOOP("app", "%1 names no provider."), {lockFile}};
    error.hint = {QT_TRANSLATE_NOOP("app", "Prisma writes provider = \"postgresql\" there.")};
    error.file = path;
    error.line = std::max(provider.line, 1);
    return error;
}

/// One directory, as a folder that has nothing else.
MigrationFolder readMigration(const QString &root, const QString &place, const QFileInfo &entry)
{
    MigrationFolder folder{.root = root, .folder = place};
    Migration migration{entry.fileName()};
    const QString path = joined(folder.folder, entry.fileName());
    const QFileInfo script(entry.filePath(), sqlFile);
    if (script.isFile() || (script.isSymLink() && !script.isDir())) {
        if (readForward(migration, folder.root, joined(path, sqlFile)))
            migration.problem = encodingProblem(migration.forward.bytes);
    } else {
        migration.forward.path = joined(path, sqlFile);
        migration.problem = {QT_TRANSLATE_NOOP("app",
                                               "The directory has no migration.sql, so Prisma would stop here "
                                               "(P3015). Restore the file or remove the directory.")};
    }
    readCompanions(folder, migration, path, {sqlFile}, {QT_TRANSLATE_NOOP("app", "Prisma runs only migration.sql.")});
    folder.migrations.push_back(std::move(migration));
    return folder;
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    const QString &root = request.root;
    const QString &folder = request.folder;
    if (Status checked = requirePostgres(root, folder); !checked)
        return std::move(checked).error();
    MigrationFolder found{root, u"prisma"_s, folder, reasonsFor(root, folder)};
    QFileInfoList directories;
    for (const QFileInfo &entry : entriesOf(QDir(root).filePath(folder))) {
        if (entry.isDir())
            directories << entry;
        else if (entry.fileName() != lockFile)
            found.strays.push_back({joined(folder, entry.fileName()),
                                    {QT_TRANSLATE_NOOP("app",
                                                       "Prisma runs only directories with a migration.sql; a file "
                                                       "beside them is never run.")}});
    }
    auto parts = mapInParallel<MigrationFolder>(
        std::size_t(directories.size()),
        [&](std::size_t index) { return readMigration(root, folder, directories[qsizetype(index)]); }, context);
    if (!parts)
        return std::move(parts).error();
    for (MigrationFolder &part : *parts) {
        std::ranges::move(part.migrations, std::back_inserter(found.migrations));
        std::ranges::move(part.strays, std::back_inserter(found.strays));
    }
    std::sort(found.migrations.begin(), found.migrations.end(), [](const Migration &left, const Migration &right) {
        return isBeforeInJavascript(left.name, right.name);
    });
    return found;
}

/// A directory with the script in it and, for people, what undoes it: Prisma itself has no revert scripts.
Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    DraftedMigration drafted{draftStamp(draft.at, migrationNames(folder)) + u'_' + *slug};
    const QString path = joined(folder.folder, drafted.name);
    drafted.files.push_back({joined(path, sqlFile), draft.forward});
    if (!draft.isBaseline)
        drafted.files.push_back({joined(path, u"down.sql"_s), draft.revert});
    const QString lock = joined(folder.folder, lockFile);
    if (!QFileInfo::exists(QDir(folder.root).filePath(lock)))
        drafted.files.push_back({lock, "provider = \"postgresql\"\n"});
    return drafted;
}

}  // namespace

constexpr Layout prismaLayout{
    .id = "prisma",
    .title = "Prisma Migrate",
    .places = places,
    .before = isBeforeInJavascript,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
};

}  // namespace lockstep
