// SPDX-License-Identifier: GPL-3.0-or-later

// sqlx 0.5 to 0.9 (sqlx::migrate!, Migrator, sqlx-cli): <integer>_<description>.sql, or .up.sql with .down.sql, in the
// order of the integers. A file that starts with "-- no-transaction" runs outside the transaction. Directories and
// other names are passed by. LEDGERS.md, section 2.13; sqlx-core/src/migrate/source.rs.

#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/namedfolders.h"
#include "app/migrations/sqlfile.h"
#include "app/migrations/sqlxnames.h"
#include "app/migrations/sqlxsettings.h"
#include "app/project/tomlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace sqlx;

constexpr std::array places{"migrations", "db/migrations"};
constexpr qsizetype stampLength = 14;

bool before(const QString &left, const QString &right)
{
    return left.toLongLong() < right.toLongLong();
}

/// Projects of other languages that number files in the same way.
bool isOfAnotherLanguage(const QString &root, const QString &folder)
{
    const QDir project(root);
    const auto has = [&](const QString &file) {
        return project.exists(file) || QFileInfo::exists(project.filePath(joined(folder, u"../"_s + file)));
    };
    return has(u"go.mod"_s) || has(u"package.json"_s);
}

/// Plain numbered files are told as sqlx's by its signs alone; pairs of .up.sql and .down.sql may be so without any,
/// where they have the stamps that its command line writes.
std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    QString first;
    bool hasStampedPair = false;
    for (const QString &file : entryNames(QDir(root).filePath(folder), EntryKind::File)) {
        const auto name = parsed(file);
        if (!name || !numberOf(name->version))
            continue;
        first = first.isEmpty() ? file : first;
        hasStampedPair = name->suffix == upSuffix && name->version.size() == stampLength;
        if (hasStampedPair)
            break;
    }
    if (first.isEmpty())
        return {};
    Message sign = sqlxSign(root, folder);
    if (sign.isEmpty() && (!hasStampedPair || isOfAnotherLanguage(root, folder)))
        return {};
    std::vector<Message> reasons{
        {QT_TRANSLATE_NOOP("app", "%1 is named as sqlx names migrations."), {joined(folder, first)}}};
    if (!sign.isEmpty())
        reasons.push_back(std::move(sign));
    return reasons;
}

Error noVersion(const MigrationFolder &folder, const QString &fileName)
{
    return folderProblem(folder.root, joined(folder.folder, fileName),
                         {QT_TRANSLATE_NOOP("app",
                                            "%1 has an underscore and ends in .sql, but begins with no integer. sqlx "
                                            "runs nothing at all while such a file stands among the migrations."),
                          {fileName}},
                         {QT_TRANSLATE_NOOP("app", "Number it, or move it elsewhere.")});
}

Migration readMigration(const MigrationFolder &folder, const QString &fileName, const FileName &name,
                        const QString &ignoredChars)
{
    Migration migration{name.version + u'_' + name.rest};
    migration.key = *numberOf(name.version);
    if (readForward(migration, folder.root, joined(folder.folder, fileName)))
        migration.problem = encodingProblem(migration.forward.bytes);
    migration.isWithoutTransaction = migration.forward.bytes.startsWith("-- no-transaction");
    migration.facts.insert(u"description"_s, QString(name.rest).replace(u'_', u' '));
    if (!ignoredChars.isEmpty())
        migration.facts.insert(u"ignored_chars"_s, ignoredChars);
    return migration;
}

/// What a folder's files come to before they are sorted.
struct Found
{
    MigrationFolder folder{};
    QString ignoredChars{};
    QHash<QString, QString> downs{};  ///< by version, the file's name
};

void readEntry(Found &found, const QFileInfo &entry)
{
    MigrationFolder &folder = found.folder;
    const QString fileName = entry.fileName();
    const auto name = entry.isFile() || (entry.isSymLink() && !entry.isDir()) ? parsed(fileName) : std::nullopt;
    if (!name) {
        if (!isOfProject(entry, folder.folder))
            folder.strays.push_back({joined(folder.folder, fileName),
                                     {QT_TRANSLATE_NOOP("app",
                                                        "sqlx takes only files whose names are a number, an "
                                                        "underscore, a description and .sql.")}});
        return;
    }
    const auto version = numberOf(name->version);
    if (!version) {
        folder.problems.push_back(noVersion(folder, fileName));
        return;
    }
    if (name->suffix == downSuffix) {
        if (found.downs.contains(*version))
            folder.strays.push_back(
                {joined(folder.folder, fileName),
                 {QT_TRANSLATE_NOOP("app", "%1 undoes the same version."), {found.downs[*version]}}});
        else
            found.downs.insert(*version, fileName);
        return;
    }
    folder.migrations.push_back(readMigration(folder, fileName, *name, found.ignoredChars));
}

void addReverts(Found &found)
{
    MigrationFolder &folder = found.folder;
    for (Migration &migration : folder.migrations) {
        const QString fileName = found.downs.take(migration.key);
        if (fileName.isEmpty())
            continue;
        readRevert(migration, folder.root, joined(folder.folder, fileName));
    }
    for (const QString &fileName : std::as_const(found.downs))
        folder.strays.push_back({joined(folder.folder, fileName),
                                 {QT_TRANSLATE_NOOP("app", "No migration of the folder has this version.")}});
}

void findDoubles(MigrationFolder &folder)
{
    for (std::size_t index = 1; index < folder.migrations.size(); ++index) {
        const Migration &migration = folder.migrations[index];
        const Migration &other = folder.migrations[index - 1];
        if (migration.key != other.key)
            continue;
        folder.problems.push_back(folderProblem(
            folder.root, migration.forward.path,
            {QT_TRANSLATE_NOOP("app", "%1 and %2 have the same version, %3. sqlx would run one and fail at the other."),
             {other.forward.path, migration.forward.path, migration.key}},
            {QT_TRANSLATE_NOOP("app", "Give one of them another version.")}));
    }
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    const auto settings = readSqlxSettings(request.root, request.folder);
    if (!settings)
        return settings.error();
    Found found{{request.root, u"sqlx"_s, request.folder, reasonsFor(request.root, request.folder)},
                settings->ignoredChars};
    found.folder.ledgerSchema = settings->ledgerSchema;
    found.folder.ledgerTable = settings->ledgerTable;
    for (const QFileInfo &entry : entriesOf(QDir(request.root).filePath(request.folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        readEntry(found, entry);
    }
    std::stable_sort(found.folder.migrations.begin(), found.folder.migrations.end(),
                     [](const Migration &left, const Migration &right) { return before(left.key, right.key); });
    findDoubles(found.folder);
    addReverts(found);
    return std::move(found.folder);
}

/// As sqlx-cli infers it: numbers in sequence where the last two differ by one, or the only one is 1.
bool isSequential(const std::vector<Migration> &migrations)
{
    if (migrations.empty())
        return false;
    const qint64 last = migrations.back().key.toLongLong();
    const qint64 beforeLast = migrations.size() > 1 ? migrations[migrations.size() - 2].key.toLongLong() : 0;
    return last - beforeLast == 1;
}

/// sqlx does not let both kinds stand in one folder. A simple migration has no revert script: its name with any suffix
/// would be one more migration.
Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    const QStringList names = migrationNames(folder);
    const QString version = isSequential(folder.migrations) ? draftNumber(names, 4) : draftStamp(draft.at, names);
    const QString name = version + u'_' + *slug;
    const QString path = joined(folder.folder, name);
    const bool isReversible = names.isEmpty() || folder.migrations.back().forward.path.endsWith(upSuffix);
    if (!isReversible)
        return DraftedMigration{name, {{path + simpleSuffix, draft.forward}}};
    DraftedMigration drafted{name, {{path + upSuffix, draft.forward}}};
    if (!draft.isBaseline)
        drafted.files.push_back({path + downSuffix, draft.revert});
    return drafted;
}

QStringList named(const QString &root)
{
    const auto settings = readTomlValues(QDir(root).filePath(u"sqlx.toml"_s));
    const QVariantMap migrate = settings ? settings->value(u"migrate"_s).toMap() : QVariantMap();
    return foldersInProject(root, {migrate.value(u"migrations-dir"_s).toString()});
}

}  // namespace

constexpr Layout sqlxLayout{
    .id = "sqlx",
    .title = "sqlx",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .named = named,
};

}  // namespace lockstep
