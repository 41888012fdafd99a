// SPDX-License-Identifier: GPL-3.0-or-later

// node-pg-migrate 9: migrations/<number>_<name>.sql, both directions in one file under "-- Up Migration" and "-- Down
// Migration"; without the lines all of it is up. .js and .ts files are migrations too, which Lockstep cannot run. Every
// other file stops the tool. LEDGERS.md, section 2.6; sqlMigration, migrationLoader and runner of its source.

#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/markers.h"
#include "app/migrations/namedfolders.h"
#include "app/migrations/nodepgmigratenames.h"
#include "app/migrations/nodepgmigratesettings.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"migrations", "db/migrations", "database/migrations"};
constexpr int headsToRead = 20;
constexpr qsizetype longestName = 255;  // of the ledger's column
constexpr qsizetype millisecondDigits = 13;
constexpr qsizetype stampDigits = 14;
constexpr qsizetype utcDigits = 17;

bool isSql(const QString &fileName)
{
    return fileName.endsWith(".sql"_L1, Qt::CaseInsensitive);
}

/// By what the ledger knows them by, as far as they are SQL.
bool before(const QString &left, const QString &right)
{
    return nodepgmigrate::before(left + u".sql"_s, right + u".sql"_s);
}

/// Where the lines stand that name a direction, as the tool looks for them; -1 where there is none.
qsizetype markerOf(const QByteArray &bytes, const char *direction)
{
    const QRegularExpression form(u"^\\s*--[\\s-]*%1\\s+migration"_s.arg(QLatin1StringView(direction)),
                                  QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    return form.match(QString::fromLatin1(bytes)).capturedStart();
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const QDir directory(QDir(root).filePath(folder));
    QString numbered;
    QString marked;
    int read = 0;
    for (const QString &name : entryNames(directory.path(), EntryKind::File)) {
        if (!nodepgmigrate::prefixOf(name) || (!isSql(name) && !nodepgmigrate::isProgram(name)))
            continue;
        numbered = numbered.isEmpty() ? name : numbered;
        if (!isSql(name))
            continue;
        if (!marked.isEmpty() || ++read > headsToRead)
            break;
        QFile file(directory.filePath(name));
        if (file.open(QIODevice::ReadOnly) && markerOf(file.read(4096), "up") >= 0)
            marked = name;
    }
    std::vector<Message> reasons;
    if (!marked.isEmpty())
        reasons.push_back(
            {QT_TRANSLATE_NOOP("app", "%1 has node-pg-migrate's line “-- Up Migration”."), {joined(folder, marked)}});
    const QString package = numbered.isEmpty() ? QString() : nodepgmigrate::packageNamingIt(root, folder);
    if (!package.isEmpty())
        reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 names node-pg-migrate, and %2 is a numbered migration."),
                           {package, joined(folder, numbered)}});
    return reasons;
}

/// Splits the file's text as the tool does: a part begins with its line and ends with the other's.
void split(Migration &migration)
{
    const SqlFile file = migration.forward;
    const QByteArray &bytes = file.bytes;
    const qsizetype up = markerOf(bytes, "up");
    const qsizetype down = markerOf(bytes, "down");
    if (up < 0 && down >= 0) {
        migration.problem = {QT_TRANSLATE_NOOP("app",
                                               "The file has the line “-- Down Migration” and no “-- Up Migration”: "
                                               "node-pg-migrate runs all of it, so that it undoes itself.")};
        return;
    }
    if (up < 0)
        return;
    migration.forward = partOf(file, up, down < up ? bytes.size() : down);
    const qsizetype downEnd = up < down ? bytes.size() : up;
    if (down >= 0 && holdsSql(QByteArrayView(bytes).sliced(down, downEnd - down)))
        migration.revert = partOf(file, down, downEnd);
}

Message problemOf(const Migration &migration)
{
    if (migration.name.contains(u'\''))
        return {QT_TRANSLATE_NOOP("app",
                                  "The name holds a quote, and the statement with which node-pg-migrate records it "
                                  "fails.")};
    if (migration.name.size() > longestName)
        return {QT_TRANSLATE_NOOP("app", "The name is longer than the %1 characters that the ledger takes."),
                {QString::number(longestName)}};
    return encodingProblem(migration.forward.bytes);
}

Message noteOn(const QString &name)
{
    if (name.endsWith(".up"_L1) || name.endsWith(".down"_L1))
        return {QT_TRANSLATE_NOOP("app",
                                  "node-pg-migrate's command takes .up.sql and .down.sql files for migrations of their "
                                  "own and runs each of them forward.")};
    return {};
}

void readMigration(MigrationFolder &folder, const QString &fileName)
{
    Migration migration{nodepgmigrate::nameOf(fileName)};
    if (readForward(migration, folder.root, joined(folder.folder, fileName)))
        split(migration);
    if (migration.problem.isEmpty())
        migration.problem = problemOf(migration);
    migration.note = noteOn(migration.name);
    folder.migrations.push_back(std::move(migration));
}

/// Why the tool passes an entry by, or Lockstep does; empty for what is neither.
Message strayReason(const QFileInfo &entry)
{
    if (entry.isDir())
        return {QT_TRANSLATE_NOOP("app", "node-pg-migrate does not enter directories.")};
    if (entry.fileName().startsWith(u'.'))
        return {QT_TRANSLATE_NOOP("app", "node-pg-migrate passes hidden files by.")};
    if (nodepgmigrate::isProgram(entry.fileName()) && nodepgmigrate::prefixOf(entry.fileName()))
        return {QT_TRANSLATE_NOOP("app", "This migration is a program: only node-pg-migrate itself can run it.")};
    return {};
}

Error strangeFile(const MigrationFolder &folder, const QString &fileName)
{
    return folderProblem(folder.root, joined(folder.folder, fileName),
                         {QT_TRANSLATE_NOOP("app",
                                            "%1 is not named as a migration: node-pg-migrate wants a number in front "
                                            "and .sql, .js or .ts at the end, and runs nothing at all while such a "
                                            "file stands among the migrations."),
                          {joined(folder.folder, fileName)}},
                         {QT_TRANSLATE_NOOP("app", "Rename it, or move it elsewhere.")});
}

void readEntry(MigrationFolder &folder, const QFileInfo &entry)
{
    const QString fileName = entry.fileName();
    Message why = strayReason(entry);
    const bool isMigrationsOwn = nodepgmigrate::isProgram(fileName) && nodepgmigrate::prefixOf(fileName);
    if (isOfProject(entry, folder.folder) && !isMigrationsOwn)
        return;
    if (!why.isEmpty())
        folder.strays.push_back({joined(folder.folder, fileName), std::move(why)});
    else if (isSql(fileName) && nodepgmigrate::prefixOf(fileName))
        readMigration(folder, fileName);
    else
        folder.problems.push_back(strangeFile(folder, fileName));
}

/// 1_a.sql and 1_a.js are one name in the ledger.
void findDoubles(MigrationFolder &folder)
{
    for (const Migration &migration : folder.migrations) {
        for (const Stray &stray : folder.strays) {
            const QString fileName = stray.path.section(u'/', -1);
            if (!nodepgmigrate::isProgram(fileName) || nodepgmigrate::nameOf(fileName) != migration.name)
                continue;
            folder.problems.push_back(folderProblem(
                folder.root, migration.forward.path,
                {QT_TRANSLATE_NOOP("app", "%1 and %2 are one name in the ledger: once one ran, the other never does."),
                 {migration.forward.path, stray.path}},
                {QT_TRANSLATE_NOOP("app", "Rename the one that has not run.")}));
        }
    }
}

/// The tool sets search_path once; a deploy gives every file a session as new.
void setSearchPath(Migration &migration, const QByteArray &statement)
{
    const auto prepend = [&statement](SqlFile &file) {
        file.section = statement + file.sql();
        file.isFilled = true;
        file.sha256 = contentHash(file);
    };
    if (statement.isEmpty())
        return;
    prepend(migration.forward);
    if (migration.revert)
        prepend(*migration.revert);
}

bool comesBefore(const Migration &left, const Migration &right)
{
    return nodepgmigrate::before(left.forward.path.section(u'/', -1), right.forward.path.section(u'/', -1));
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder found{request.root, u"node-pg-migrate"_s, request.folder, reasonsFor(request.root, request.folder)};
    const nodepgmigrate::Settings settings = nodepgmigrate::readSettings(request.root);
    found.ledgerSchema = settings.ledgerSchema;
    found.ledgerTable = settings.ledgerTable;
    for (const QFileInfo &entry : entriesOf(QDir(request.root).filePath(request.folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        readEntry(found, entry);
    }
    std::stable_sort(found.migrations.begin(), found.migrations.end(), comesBefore);
    findDoubles(found);
    for (Migration &migration : found.migrations)
        setSearchPath(migration, settings.searchPath);
    return found;
}

/// The tool's three forms, and the stamp of seconds that others begin their names with; as the newest file has it.
QString draftPrefix(const MigrationFolder &folder, const QDateTime &at)
{
    static const QRegularExpression form(u"^[0-9]+"_s);
    const QStringList names = migrationNames(folder);
    const QString newest = names.isEmpty() ? QString() : form.match(names.back()).captured();
    const qint64 next = newest.isEmpty() ? 0 : qint64(*nodepgmigrate::prefixOf(newest)) + 1;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(std::max(at.toMSecsSinceEpoch(), next), Qt::UTC);
    if (newest.isEmpty() || newest.size() == millisecondDigits)
        return QString::number(std::max(at.toMSecsSinceEpoch(), next));
    if (newest.size() == utcDigits)
        return time.toString(u"yyyyMMddHHmmsszzz"_s);
    return newest.size() == stampDigits ? draftStamp(at, names) : draftNumber(names, 4);
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name, u'-');
    if (!slug)
        return slug.error();
    const QString name = draftPrefix(folder, draft.at) + u'_' + *slug;
    QByteArray text = "-- Up Migration\n" + draft.forward;
    if (!draft.isBaseline)
        text += (text.endsWith('\n') ? "\n-- Down Migration\n" : "\n\n-- Down Migration\n") + draft.revert;
    return DraftedMigration{name, {{joined(folder.folder, name) + u".sql"_s, text}}};
}

std::optional<QByteArray> section(const FolderRequest &, const Migration &migration, bool isRevert,
                                  const QByteArray &bytes)
{
    Migration edited{migration.name, {migration.forward.path, bytes}};
    split(edited);
    return sectionOf(edited, isRevert);
}

QStringList named(const QString &root)
{
    return foldersInProject(root, {nodepgmigrate::readSettings(root).folder});
}

}  // namespace

constexpr Layout nodePgMigrateLayout{
    .id = "node-pg-migrate",
    .title = "node-pg-migrate",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .section = section,
    .named = named,
};

}  // namespace lockstep
