// SPDX-License-Identifier: GPL-3.0-or-later

// Diesel (diesel_migrations 2): <version>_<name>/up.sql and down.sql, in the order of the versions, which are the
// directories' names up to the first '_' without '-'. metadata.toml takes a migration out of its transaction.
// LEDGERS.md, section 2.14; diesel_migrations and migrations_internals, their sources.

#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/namedfolders.h"
#include "app/migrations/sqlfile.h"
#include "app/project/tomlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"migrations"};
const QString upFile = u"up.sql"_s;
const QString downFile = u"down.sql"_s;
const QString metadataFile = u"metadata.toml"_s;
constexpr qsizetype longestVersion = 50;  // of the ledger's column

/// Rust compares the bytes.
bool before(const QString &left, const QString &right)
{
    return left.toUtf8() < right.toUtf8();
}

QString versionOf(const QString &name)
{
    return name.section(u'_', 0, 0).remove(u'-');
}

bool isMigrationDirectory(const QFileInfo &entry)
{
    const QFileInfo script(entry.filePath() + u'/' + upFile);
    return (script.exists() || script.isSymLink()) && entry.isDir();
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const QString path = QDir(root).filePath(folder);
    std::vector<Message> reasons;
    for (const QString &name : entryNames(path, EntryKind::Directory)) {
        if (!isMigrationDirectory(QFileInfo(path + u'/' + name)))
            continue;
        reasons.push_back(
            {QT_TRANSLATE_NOOP("app", "%1 is where Diesel puts a migration."), {joined(folder, name + u'/' + upFile)}});
        break;
    }
    if (!reasons.empty() && QFileInfo::exists(QDir(root).filePath(u"diesel.toml"_s)))
        reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 is Diesel's."), {u"diesel.toml"_s}});
    return reasons;
}

/// Diesel's own files, which are no part of any migration.
bool isDiesels(const QString &name)
{
    return name == ".diesel_lock"_L1 || name == ".keep"_L1 || name == ".gitkeep"_L1;
}

/// What metadata.toml says of the transaction. Diesel passes by what it cannot read, and takes a file that does not
/// mention the transaction for one that wants none.
void readMetadata(Migration &migration, const QString &path)
{
    if (!QFileInfo::exists(path))
        return;
    const auto values = readTomlValues(path);
    if (!values) {
        migration.note = {QT_TRANSLATE_NOOP("app",
                                            "Its metadata.toml is not valid TOML. Diesel says nothing of it and runs "
                                            "the migration in a transaction.")};
        return;
    }
    migration.isWithoutTransaction = !values->value(u"run_in_transaction"_s).toBool();
    if (!values->contains(u"run_in_transaction"_s))
        migration.note = {QT_TRANSLATE_NOOP("app",
                                            "Its metadata.toml does not mention run_in_transaction, which Diesel takes "
                                            "for false.")};
}

Message problemOf(const Migration &migration)
{
    if (migration.key.isEmpty())
        return {QT_TRANSLATE_NOOP("app", "The directory's name has no version before its first underscore.")};
    if (migration.key.size() > longestVersion)
        return {QT_TRANSLATE_NOOP("app",
                                  "The version, which is the directory's name up to its first underscore, is longer "
                                  "than the %1 characters that Diesel's ledger takes."),
                {QString::number(longestVersion)}};
    if (migration.forward.bytes.isEmpty())
        return {QT_TRANSLATE_NOOP("app", "up.sql is empty, and Diesel stops at such a migration.")};
    return encodingProblem(migration.forward.bytes);
}

Message noteOn(const QString &name)
{
    static const QRegularExpression form(u"^[\\d-]+_"_s);
    if (form.match(name).hasMatch())
        return {};
    return {QT_TRANSLATE_NOOP("app",
                              "The name begins with no number or date. Diesel runs the migration all the same, where "
                              "its name sorts.")};
}

void addStrays(MigrationFolder &folder, const QFileInfo &directory)
{
    for (const QFileInfo &entry : entriesOf(directory.filePath())) {
        const QString name = entry.fileName();
        if (name == upFile || name == downFile || name == metadataFile)
            continue;
        folder.strays.push_back({joined(folder.folder, directory.fileName() + u'/' + name),
                                 {QT_TRANSLATE_NOOP("app", "Diesel runs only up.sql and down.sql.")}});
    }
}

void readMigration(MigrationFolder &folder, const QFileInfo &entry)
{
    const QString path = joined(folder.folder, entry.fileName());
    Migration migration{entry.fileName()};
    const bool isRead = readForward(migration, folder.root, path + u'/' + upFile);
    migration.key = versionOf(migration.name);
    migration.note = noteOn(migration.name);
    readMetadata(migration, entry.filePath() + u'/' + metadataFile);
    if (const QFileInfo down(entry.filePath() + u'/' + downFile); down.exists() || down.isSymLink())
        readRevert(migration, folder.root, path + u'/' + downFile);
    if (isRead)
        migration.problem = problemOf(migration);
    addStrays(folder, entry);
    folder.migrations.push_back(std::move(migration));
}

Error strangeDirectory(const MigrationFolder &folder, const QString &name)
{
    return folderProblem(folder.root, joined(folder.folder, name),
                         {QT_TRANSLATE_NOOP("app",
                                            "%1 has no up.sql, and Diesel runs nothing at all while such a directory "
                                            "stands among the migrations."),
                          {joined(folder.folder, name)}},
                         {QT_TRANSLATE_NOOP("app", "Restore its up.sql, or move the directory elsewhere.")});
}

void readEntry(MigrationFolder &folder, const QFileInfo &entry)
{
    const QString name = entry.fileName();
    const bool isDirectory
        = (entry.isDir() || entry.isSymLink()) && !name.startsWith(u'.');  // by what Rust says of a link
    if (isDirectory && isMigrationDirectory(entry))
        readMigration(folder, entry);
    else if (isOfProject(entry, folder.folder) || isDiesels(name))
        return;
    else if (isDirectory)
        folder.problems.push_back(strangeDirectory(folder, name));
    else
        folder.strays.push_back({joined(folder.folder, name),
                                 {QT_TRANSLATE_NOOP("app",
                                                    "Diesel runs only directories with an up.sql; what else stands "
                                                    "beside them is never run.")}});
}

void findDoubles(MigrationFolder &folder)
{
    for (std::size_t index = 1; index < folder.migrations.size(); ++index) {
        const Migration &migration = folder.migrations[index];
        const Migration &other = folder.migrations[index - 1];
        if (migration.key != other.key)
            continue;
        folder.problems.push_back(
            folderProblem(folder.root, migration.forward.path,
                          {QT_TRANSLATE_NOOP("app",
                                             "%1 and %2 have the same version, %3. Diesel would run one of them and "
                                             "never the other."),
                           {other.name, migration.name, migration.key}},
                          {QT_TRANSLATE_NOOP("app", "Give one of them another version.")}));
    }
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder found{request.root, u"diesel"_s, request.folder, reasonsFor(request.root, request.folder)};
    for (const QFileInfo &entry : entriesOf(QDir(request.root).filePath(request.folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        readEntry(found, entry);
    }
    std::stable_sort(found.migrations.begin(), found.migrations.end(),
                     [](const Migration &left, const Migration &right) { return before(left.key, right.key); });
    findDoubles(found);
    return found;
}

/// "2026-01-31-104827", and "-0000" behind it where the newest migration has that: diesel_cli's form has changed once.
QString draftVersion(const MigrationFolder &folder, const QDateTime &at)
{
    static const QRegularExpression newForm(u"^\\d{4}-\\d{2}-\\d{2}-\\d{6}-\\d{4}_"_s);
    QStringList stamps;
    for (const Migration &migration : folder.migrations)
        stamps << migration.key.left(14);
    const QString stamp = draftStamp(at, stamps);
    const bool isNewForm = !folder.migrations.empty() && newForm.match(folder.migrations.back().name).hasMatch();
    const QString version = QStringList{stamp.mid(0, 4), stamp.mid(4, 2), stamp.mid(6, 2), stamp.mid(8)}.join(u'-');
    return isNewForm ? version + u"-0000"_s : version;
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    const QString name = draftVersion(folder, draft.at) + u'_' + *slug;
    const QString path = joined(folder.folder, name) + u'/';
    DraftedMigration drafted{name, {{path + upFile, draft.forward}}};
    if (!draft.isBaseline)
        drafted.files.push_back({path + downFile, draft.revert});
    return drafted;
}

QStringList named(const QString &root)
{
    const auto settings = readTomlValues(QDir(root).filePath(u"diesel.toml"_s));
    const QVariantMap directory = settings ? settings->value(u"migrations_directory"_s).toMap() : QVariantMap();
    return foldersInProject(root, {directory.value(u"dir"_s).toString()});
}

}  // namespace

constexpr Layout dieselLayout{
    .id = "diesel",
    .title = "Diesel",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .named = named,
};

}  // namespace lockstep
