// SPDX-License-Identifier: GPL-3.0-or-later

// goose 3: <number>_name.sql, both directions in one file under "-- +goose Up" and "-- +goose Down", in the order of
// the numbers. LEDGERS.md, section 2.12; the annotations are in goosescript.cpp.

#include "app/migrations/draftnames.h"
#include "app/migrations/entries.h"
#include "app/migrations/goosescript.h"
#include "app/migrations/goosevariables.h"
#include "app/migrations/index.h"
#include "app/migrations/namedfolders.h"
#include "app/migrations/sqlfile.h"
#include "app/sql/script.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"migrations", "db/migrations", "database/migrations", "sql/migrations", "sql/schema"};
constexpr int numberWidth = 5;  // goose create -s
constexpr qsizetype stampLength = 14;

bool before(const QString &left, const QString &right)
{
    return left.toLongLong() < right.toLongLong();
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    static const QRegularExpression up(u"^--\\s*\\+goose\\s+up\\s*$"_s, QRegularExpression::CaseInsensitiveOption);
    const QString file = firstMarked(QDir(root).filePath(folder), up,
                                     [](const QString &name) { return gooseVersion(name).has_value(); });
    if (file.isEmpty())
        return {};
    return {{QT_TRANSLATE_NOOP("app", "%1 has goose's line “-- +goose Up”."), {joined(folder, file)}}};
}

/// Why Lockstep passes an entry by; empty when it is a migration.
Message strayReason(const QFileInfo &entry)
{
    const QString name = entry.fileName();
    if (entry.isDir())
        return {QT_TRANSLATE_NOOP("app", "goose does not enter directories.")};
    if (name.endsWith("_test.go"_L1) || (name.endsWith(".go"_L1) && !gooseVersion(name)))
        return {QT_TRANSLATE_NOOP("app", "This is Go code and no migration.")};
    if (name.endsWith(".go"_L1))
        return {QT_TRANSLATE_NOOP("app",
                                  "This migration is Go code: only a program that was compiled with it can run it.")};
    if (!name.endsWith(".sql"_L1))
        return {QT_TRANSLATE_NOOP("app", "goose takes only names that end in .sql or .go.")};
    if (!gooseVersion(name))
        return {QT_TRANSLATE_NOOP("app",
                                  "The name begins with no version greater than zero and “_”. goose's command line "
                                  "stops at such a file, its library passes it by.")};
    return {};
}

/// Where goose itself would break on a file that PostgreSQL understands.
Message noteOn(const GooseScript &script, const SqlFile &file)
{
    const auto isInside = [](const GooseCut &cut, const Statement &statement) {
        return statement.range.begin < cut.end && cut.end < statement.range.end;
    };
    const Script sql = script.cuts.empty() ? Script{} : readScript(file.sql());
    for (const Statement &statement : sql.statements) {
        const auto cut = std::find_if(script.cuts.begin(), script.cuts.end(),
                                      [&](const GooseCut &one) { return isInside(one, statement); });
        if (cut != script.cuts.end())
            return {QT_TRANSLATE_NOOP("app",
                                      "goose itself ends a statement with line %1, in the middle of it, and fails: "
                                      "“-- +goose StatementBegin” and “-- +goose StatementEnd” are missing around "
                                      "it."),
                    {QString::number(cut->line)}};
    }
    if (script.unfinished > 0)
        return {QT_TRANSLATE_NOOP("app",
                                  "goose itself stops at this file: the statement that begins in line %1 has no "
                                  "semicolon at the end of a line."),
                {QString::number(script.unfinished)}};
    return {};
}

/// The section with the environment's values in it.
Message fill(SqlFile &section, const FilePart &part, const GooseScript &script, const FolderRequest &request)
{
    std::vector<FilePart> lines = script.substituted;
    std::erase_if(lines, [&part](const FilePart &line) { return line.begin < part.begin || line.end > part.end; });
    return fillGooseVariables(section, lines, [&request](const QString &name) {
        const auto given = request.placeholders.constFind(name);
        return given == request.placeholders.constEnd() ? environmentValue(request.root, name) : std::optional(*given);
    });
}

void takeApart(Migration &migration, const SqlFile &file, const FolderRequest &request)
{
    const GooseScript script = readGooseScript(file.bytes);
    migration.forward = file;
    migration.isWithoutTransaction = script.isWithoutTransaction;
    migration.problem = encodingProblem(file.bytes);
    if (migration.problem.isEmpty())
        migration.problem = script.problem;
    if (!script.up)
        return;
    migration.forward = partOf(file, script.up->begin, script.up->end);
    if (!migration.problem.isEmpty())
        return;
    migration.note = noteOn(script, migration.forward);
    migration.problem = fill(migration.forward, *script.up, script, request);
    if (!script.down || !holdsSql(QByteArrayView(file.bytes).sliced(script.down->begin)))
        return;
    SqlFile revert = partOf(file, script.down->begin, script.down->end);
    if (migration.note.isEmpty())
        migration.note = noteOn(script, revert);
    if (fill(revert, *script.down, script, request).isEmpty())
        migration.revert = std::move(revert);
}

Migration readMigration(const FolderRequest &request, const QString &name)
{
    Migration migration{name};
    migration.key = QString::number(gooseVersion(name).value_or(0));
    if (readForward(migration, request.root, joined(request.folder, name)))
        takeApart(migration, SqlFile(migration.forward), request);
    return migration;
}

/// goose stops at two files of one version, Go code among them.
void findSameVersions(MigrationFolder &folder)
{
    QHash<qint64, QString> names;
    QStringList files = migrationNames(folder);
    for (const Stray &stray : folder.strays)
        files << stray.path.section(u'/', -1);
    for (const QString &name : files) {
        const auto version = gooseVersion(name);
        if (!version || name.endsWith("_test.go"_L1))
            continue;
        const QString other = std::exchange(names[*version], name);
        if (other.isEmpty())
            continue;
        folder.problems.push_back(
            folderProblem(folder.root, joined(folder.folder, name),
                          {QT_TRANSLATE_NOOP("app", "%1 and %2 have the same version, %3."),
                           {other, name, QString::number(*version)}},
                          {QT_TRANSLATE_NOOP("app", "Give the one that was not applied yet another version.")}));
    }
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder found{request.root, u"goose"_s, request.folder, reasonsFor(request.root, request.folder)};
    for (const QFileInfo &entry : entriesOf(QDir(request.root).filePath(request.folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        const bool isGoMigration = entry.fileName().endsWith(".go"_L1) && gooseVersion(entry.fileName());
        if (isOfProject(entry, request.folder) && !isGoMigration)
            continue;
        if (Message why = strayReason(entry); !why.isEmpty())
            found.strays.push_back({joined(request.folder, entry.fileName()), std::move(why)});
        else
            found.migrations.push_back(readMigration(request, entry.fileName()));
    }
    std::stable_sort(found.migrations.begin(), found.migrations.end(),
                     [](const Migration &left, const Migration &right) { return before(left.key, right.key); });
    findSameVersions(found);
    readLedgerTable(found, u"GOOSE_TABLE"_s);
    return found;
}

/// A stamp where the newest has one or there is none, else the next number, as `goose create` and `-s` make them.
QString nextVersion(const MigrationFolder &folder, const QDateTime &at)
{
    const QStringList names = migrationNames(folder);
    const bool isStamped = names.isEmpty() || folder.migrations.back().key.size() >= stampLength;
    return isStamped ? draftStamp(at, names) : draftNumber(names, numberWidth);
}

/// In a block of its own, so that the SQL needs no care for goose's way to end statements.
QByteArray block(const QByteArray &sql)
{
    return "-- +goose StatementBegin\n" + sql.trimmed() + "\n-- +goose StatementEnd\n";
}

Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name);
    if (!slug)
        return slug.error();
    const QString name = nextVersion(folder, draft.at) + u'_' + *slug + u".sql"_s;
    QByteArray bytes = "-- +goose Up\n" + block(draft.forward);
    if (!draft.isBaseline)
        bytes += "\n-- +goose Down\n" + block(draft.revert);
    return DraftedMigration{name, {{joined(folder.folder, name), bytes}}};
}

std::optional<QByteArray> section(const FolderRequest &request, const Migration &migration, bool isRevert,
                                  const QByteArray &bytes)
{
    Migration edited{migration.name};
    takeApart(edited, {migration.forward.path, bytes}, request);
    return sectionOf(edited, isRevert);
}

QStringList named(const QString &root)
{
    return foldersOfVariable(root, u"GOOSE_MIGRATION_DIR"_s);
}

}  // namespace

constexpr Layout gooseLayout{
    .id = "goose",
    .title = "goose",
    .places = places,
    .before = before,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .section = section,
    .named = named,
};

}  // namespace lockstep
