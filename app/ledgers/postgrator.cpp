// SPDX-License-Identifier: GPL-3.0-or-later

// postgrator 8: schemaversion, one row a version with the file's MD5, and a row of version 0 from the beginning. It
// runs what is above the greatest version, so that a late one never runs; an edited file stops it, a missing one does
// not. A file is one simple query, its row a statement after it. No failed state, no lock, no command to mark a
// migration. LEDGERS.md, sections 2.7 and 3.

#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/owntable.h"
#include "app/ledgers/prismachecksum.h"
#include "app/ledgers/rows.h"
#include "app/ledgers/status.h"
#include "app/migrations/postgratornames.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QMap>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr UsualPlace usualPlace{.table = "schemaversion"_L1};
constexpr auto table = OwnTable<usualPlace>::name;
constexpr auto tableSql = OwnTable<usualPlace>::sql;
constexpr auto exists = OwnTable<usualPlace>::exists;

LedgerEntry entryOf(const std::vector<QByteArray> &row)
{
    const QString version = QString::fromUtf8(row[0]);
    const QString name = QString::fromUtf8(row[1]);
    LedgerEntry entry{version, name.isEmpty() ? version + u".do"_s : version + u".do."_s + name,
                      QString::fromUtf8(row[2])};
    entry.key = version;
    entry.finishedAt = timeOf(row[3]);
    entry.finished = true;
    return entry;
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = readRows(session, exists(session, place, context), table(place),
                                 "SELECT version, name, md5, " + asMilliseconds("run_at") + " FROM " + tableSql(place)
                                     + " WHERE version IS DISTINCT FROM 0 ORDER BY version",
                                 {{"version"}}, context);
    return entriesOf(answer, entryOf);
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    if (Status schema = requireSchema(session, schemaOf(place), context); !schema)
        return schema;
    const Status made = perform(session,
                                "CREATE TABLE " + tableSql(place)
                                    + " (version BIGINT PRIMARY KEY, name TEXT, md5 TEXT,"
                                      " run_at TIMESTAMP WITH TIME ZONE)",
                                {}, context);
    return made ? perform(session, "INSERT INTO " + tableSql(place) + " (version) VALUES (0)", {}, context) : made;
}

/// Of the text as Node reads it; the option `newline` has all line ends made alike first.
QString checksum(const Migration &migration)
{
    static const QHash<QString, QByteArray> ends{{u"LF"_s, "\n"}, {u"CR"_s, "\r"}, {u"CRLF"_s, "\r\n"}};
    QByteArray text = readAsNode(migration.forward.bytes);
    if (const QByteArray end = ends.value(migration.facts.value(u"newline"_s).toString()); !end.isEmpty())
        text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", end);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex());
}

/// A row without a sum is not checked.
bool matches(const Migration &migration, const LedgerEntry &entry)
{
    return entry.checksum.isEmpty() || entry.checksum == checksum(migration);
}

Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return perform(session,
                   "INSERT INTO " + tableSql(place) + " (version, name, md5, run_at) VALUES ($1, $2, $3, now())",
                   {migration.ledgerKey().toUtf8(), migration.facts.value(u"name"_s).toString().toUtf8(),
                    checksum(migration).toUtf8()},
                   context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return markApplied(session, place, migration, context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return deleteRow(session, tableSql(place), "version", migration, context);
}

/// The folder's .js migrations, by version.
QMap<qint64, QString> programsIn(const MigrationFolder &folder)
{
    QMap<qint64, QString> programs;
    for (const Stray &stray : folder.strays) {
        const QString fileName = stray.path.section(u'/', -1);
        if (const auto name = postgrator::parsed(fileName); name && name->isProgram && name->isDo())
            programs.insert(name->version, fileName);
    }
    return programs;
}

/// Below the greatest version of any row nothing runs any more, whether that row has a file or not.
void judgePending(MigrationStatus &one, qint64 version, const LedgerEntry &newest,
                  const QMap<qint64, QString> &programs)
{
    const qint64 greatest = newest.key.toLongLong();
    if (version < greatest) {
        one.state = MigrationState::OutOfOrder;
        one.isPassedBy = true;
        one.problem = {QT_TRANSLATE_NOOP("app",
                                         "It sorts before %1, which was applied already; postgrator never runs such a "
                                         "migration and says nothing."),
                       {newest.name}};
        return;
    }
    const auto waiting = programs.upperBound(greatest);
    if (waiting == programs.end() || version < waiting.key())
        return;
    one.stops = true;
    one.problem = {QT_TRANSLATE_NOOP("app",
                                     "%1 comes before it and has not run: a program, which only postgrator itself can "
                                     "run."),
                   {*waiting}};
}

void judge(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status)
{
    const QMap<qint64, QString> programs = programsIn(folder);
    const LedgerEntry newest = entries.empty() ? LedgerEntry{} : entries.back();
    for (MigrationStatus &one : status.migrations) {
        if (one.state == MigrationState::Missing && programs.contains(one.entry->key.toLongLong())) {
            one.state = MigrationState::Applied;
            one.problem = {};
        }
        if (one.state == MigrationState::Pending)
            judgePending(one, folder.migrations[*one.index].key.toLongLong(), newest, programs);
    }
}

}  // namespace

constexpr Ledger postgratorLedger{
    .id = "postgrator",
    .layout = "postgrator",
    .rules
    = {.late = ToolRules::Late::NeverRun, .refusesEdited = true, .revertsNewest = true, .source = "LEDGERS.md 2.7"},
    .lockKey = nullptr,
    .rowLock = nullptr,
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
    .followsSearchPath = true,
};

}  // namespace lockstep
