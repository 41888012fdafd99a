// SPDX-License-Identifier: GPL-3.0-or-later

// Liquibase 4: databasechangelog, a row a changeset. LEDGERS.md, sections 2.9 and 3: it runs what has no row (id,
// author and path), late ones too; stops where a checksum differs; says nothing of rows without a changeset; wraps each
// changeset in a transaction, unless runInTransaction:false. A checksum that is NULL is taken for the right one.

#include "app/ledgers/index.h"
#include "app/ledgers/liquibaselock.h"
#include "app/ledgers/liquibaseprecondition.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/owntable.h"
#include "app/ledgers/rows.h"
#include "app/ledgers/status.h"
#include "app/migrations/liquibasechecksum.h"

#include <QCoreApplication>
#include <QHash>
#include <QTimeZone>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr UsualPlace usualPlace{.table = "databasechangelog"_L1};
constexpr auto table = OwnTable<usualPlace>::name;
constexpr auto tableSql = OwnTable<usualPlace>::sql;
constexpr auto exists = OwnTable<usualPlace>::exists;

constexpr qsizetype longestText = 250;  // longer ones are cut and end in dots
/// The version whose rows these are, where the table has none yet.
const QByteArray usualVersion = "4.28.0";

/// As the paths of changelogs are compared: "classpath:" and "/" at the beginning do not count.
const QByteArray path = "regexp_replace(replace(filename, '\\', '/'), '^(classpath\\*?:)?/*', '')";

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const QByteArray zone = quotedLiteral(QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    const auto answer = readRows(session, exists(session, place, context), table(place),
                                 "SELECT id, author, " + path + ", md5sum, "
                                     + asMilliseconds("(dateexecuted AT TIME ZONE " + zone + ")") + ", exectype FROM "
                                     + tableSql(place) + " ORDER BY orderexecuted, dateexecuted",
                                 {{"id", 0, false}, {"author", 1, false}, {"filename", 2, false}}, context);
    return entriesOf(answer, [](const std::vector<QByteArray> &row) {
        const QString id = QString::fromUtf8(row[0]);
        const QString author = QString::fromUtf8(row[1]);
        LedgerEntry entry{
            id, author.isEmpty() ? id : author + u':' + id, QString::fromUtf8(row[3]), {}, timeOf(row[4])};
        entry.key
            = row[2].isEmpty() && author.isEmpty() ? id : u"%1::%2::%3"_s.arg(QString::fromUtf8(row[2]), id, author);
        entry.facts = {{u"exectype"_s, QString::fromUtf8(row[5])}};
        entry.wasRun = row[5] != "MARK_RAN";
        entry.finished = row[5] != "FAILED" && row[5] != "SKIPPED";
        return entry;
    });
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    if (Status schema = requireSchema(session, schemaOf(place), context); !schema)
        return schema;
    if (Status lock = createLiquibaseLock(session, place, context); !lock)
        return lock;
    return perform(session,
                   "CREATE TABLE " + tableSql(place)
                       + " (id VARCHAR(255) NOT NULL, author VARCHAR(255) NOT NULL, filename VARCHAR(255) NOT NULL,"
                         " dateexecuted TIMESTAMP WITHOUT TIME ZONE NOT NULL, orderexecuted INTEGER NOT NULL,"
                         " exectype VARCHAR(10) NOT NULL, md5sum VARCHAR(35), description VARCHAR(255),"
                         " comments VARCHAR(255), tag VARCHAR(255), liquibase VARCHAR(20), contexts VARCHAR(255),"
                         " labels VARCHAR(255), deployment_id VARCHAR(10))",
                   {}, context);
}

QString checksum(const Migration &migration)
{
    const auto known = migration.facts.constFind(u"md5sum"_s);
    return known == migration.facts.constEnd() ? liquibaseChecksum({migration.forward.sql()}) : known->toString();
}

/// Liquibase computes anew what an older version of it wrote; what cannot be computed here is left to it.
bool matches(const Migration &migration, const LedgerEntry &entry)
{
    const QString now = checksum(migration);
    if (entry.checksum.isEmpty() || now.isEmpty() || entry.checksum == now || !entry.checksum.startsWith("9:"_L1))
        return true;
    const QStringList valid = migration.facts.value(u"validCheckSums"_s).toStringList();
    return std::any_of(valid.begin(), valid.end(), [&entry](const QString &one) {
        return one == entry.checksum || one.section(u':', -1).compare("any"_L1, Qt::CaseInsensitive) == 0;
    });
}

/// id, author and path: of the facts, or of the key where the changeset is gone.
Session::Parameters identityOf(const Migration &migration)
{
    const QVariantMap &facts = migration.facts;
    if (facts.contains(u"id"_s))
        return {facts.value(u"id"_s).toString().toUtf8(), facts.value(u"author"_s).toString().toUtf8(),
                facts.value(u"filename"_s).toString().toUtf8()};
    const QStringList parts = migration.ledgerKey().split(u"::"_s);
    if (parts.size() < 3)
        return {migration.ledgerKey().toUtf8(), QByteArray(""), QByteArray("")};
    return {parts.sliced(1, parts.size() - 2).join(u"::"_s).toUtf8(), parts.back().toUtf8(), parts.front().toUtf8()};
}

const QByteArray sameRow = " WHERE id = $1 AND author = $2 AND " + path + " = $3";

std::optional<QByteArray> orNull(const QVariant &text)
{
    const QByteArray bytes = text.toString().toUtf8();
    return bytes.isEmpty() ? std::nullopt : std::optional(bytes);
}

QByteArray cut(const QString &text)
{
    return (text.size() > longestText ? text.left(longestText - 3) + u"..."_s : text).toUtf8();
}

/// One row as Liquibase writes it; a changeset that ran before keeps its row.
Status write(Session &session, const LedgerPlace &place, const Migration &migration, const QByteArray &execType,
             const JobContext &context)
{
    const QVariantMap &facts = migration.facts;
    Session::Parameters parameters = identityOf(migration);
    parameters.insert(parameters.end(),
                      {execType,
                       checksum(migration).isEmpty() ? std::nullopt : std::optional(checksum(migration).toUtf8()),
                       cut(facts.value(u"description"_s, u"sql"_s).toString()),
                       cut(facts.value(u"comments"_s).toString()), orNull(facts.value(u"contexts"_s)),
                       orNull(facts.value(u"labels"_s)), QTimeZone::systemTimeZoneId(), usualVersion});
    const QByteArray rows = tableSql(place);
    const QByteArray columns = "exectype, md5sum, description, comments, contexts, labels, dateexecuted, orderexecuted,"
                               " liquibase, deployment_id";
    // The id of a run: the last ten digits of a time in milliseconds, the same for all that the connection does.
    const QByteArray values = "$4, $5, $6, $7, $8, $9, now() AT TIME ZONE $10, (SELECT coalesce(max(orderexecuted), 0)"
                              " + 1 FROM "
        + rows + "), coalesce((SELECT liquibase FROM " + rows
        + " ORDER BY orderexecuted DESC LIMIT 1), $11), (SELECT right(floor(extract(epoch FROM backend_start) * 1000)"
          "::bigint::text, 10) FROM pg_catalog.pg_stat_activity WHERE pid = pg_backend_pid())";
    if (migration.repeat != Repeat::Once) {
        Session::Parameters rerun = parameters;
        rerun[3] = "RERAN";
        const auto again = session.execute(
            "UPDATE " + rows + " SET (" + columns + ") = (SELECT " + values + ')' + sameRow, rerun, context);
        if (!again || again->affectedRows > 0)
            return again ? Status(Done{}) : Status(again.error());
    }
    return perform(
        session, "INSERT INTO " + rows + " (id, author, filename, " + columns + ") VALUES ($1, $2, $3, " + values + ')',
        parameters, context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return write(session, place, migration, "EXECUTED", context);
}

/// The row with which Liquibase passes by a changeset for ever.
Status markPassedBy(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return write(session, place, migration, "MARK_RAN", context);
}

/// As `liquibase changelog-sync`; a changeset that Liquibase would pass by gets the mark that it would give.
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    if (migration.facts.value(u"onFail"_s) != u"MARK_RAN"_s)
        return write(session, place, migration, "EXECUTED", context);
    const auto turn = liquibaseTurn(session, place, migration, context);
    if (!turn)
        return turn.error();
    return write(session, place, migration, turn->kind == Turn::Kind::Mark ? "MARK_RAN" : "EXECUTED", context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return perform(session, "DELETE FROM " + tableSql(place) + sameRow, identityOf(migration), context);
}

/// A changeset that its preconditions may pass by waits for its turn, however many ran since.
void leaveWaiting(const MigrationFolder &folder, LedgerStatus &status)
{
    for (MigrationStatus &row : status.migrations) {
        if (row.state != MigrationState::OutOfOrder)
            continue;
        const Migration &migration = folder.migrations[*row.index];
        const QVariantMap &facts = migration.facts;
        const bool mayWait = facts.value(u"onFail"_s) == u"CONTINUE"_s || facts.value(u"onError"_s) == u"CONTINUE"_s;
        if (!mayWait || facts.value(u"preconditions"_s).toList().isEmpty())
            continue;
        row.state = MigrationState::Pending;
        row.problem = migration.problem;
    }
}

/// The same changeset under another path is another one for Liquibase: it would run everything again.
void judge(const MigrationFolder &folder, const std::vector<LedgerEntry> &, LedgerStatus &status)
{
    leaveWaiting(folder, status);
    QHash<QString, QString> pending;  // path of what is to run, by author and id
    for (const MigrationStatus &row : status.migrations) {
        if (!row.index || !row.isToRun() || row.entry)
            continue;
        const QVariantMap &facts = folder.migrations[*row.index].facts;
        pending.insert(facts.value(u"author"_s).toString() + u':' + facts.value(u"id"_s).toString(),
                       facts.value(u"filename"_s).toString());
    }
    for (const MigrationStatus &row : status.migrations) {
        if (row.state != MigrationState::Missing || !pending.contains(row.name) || !status.obstacle.isEmpty())
            continue;
        status.obstacle = {QT_TRANSLATE_NOOP("app",
                                             "The ledger has %1 under another path, %2, and the changelog has it as "
                                             "%3: Liquibase would run it again. Name the changelog in "
                                             "liquibase.properties (changeLogFile, searchPath) as it is named "
                                             "when Liquibase runs."),
                           {row.name, row.entry->ledgerKey().section(u"::"_s, 0, 0), pending.value(row.name)}};
    }
}

}  // namespace

constexpr Ledger liquibaseLedger{
    .id = "liquibase",
    .layout = "liquibase",
    .rules = {.refusesEdited = true,
              .revertsNewest = true,
              .keepsSession = true,
              .optOut = "runInTransaction:false",
              .lock = "the row of databasechangeloglock",
              .source = "LEDGERS.md 2.9"},
    .lockKey = nullptr,
    .rowLock = &liquibaseLock,
    .keepsChecksum = true,
    .table = table,
    .exists = exists,
    .read = read,
    .create = create,
    .checksum = checksum,
    .matches = matches,
    .begin = beginNothing,
    .finish = finish,
    .fail = failSilently,
    .obstacle = noObstacle,
    .obstacleToCreate = noObstacleToCreate,
    .markApplied = markApplied,
    .markReverted = markReverted,
    .judge = judge,
    .turn = liquibaseTurn,
    .markPassedBy = markPassedBy,
};

}  // namespace lockstep
