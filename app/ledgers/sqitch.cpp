// SPDX-License-Identifier: GPL-3.0-or-later

// Sqitch 1.x: the schema "sqitch" with six tables. `changes` is what is deployed now, in the order of committed_at;
// `events` is all that ever happened. LEDGERS.md, sections 2.8 and 3, and seen with sqitch 1.3.1: it deploys what the
// plan has after the last deployed change, says nothing of edited scripts (`sqitch check` does), stops where the last
// deployed change is not in the plan, wraps nothing in a transaction, and holds an advisory lock.

#include "app/ledgers/index.h"
#include "app/ledgers/rows.h"
#include "app/ledgers/sqitchdependencies.h"
#include "app/ledgers/sqitchregistry.h"
#include "app/ledgers/sqitchrows.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Result<qint64> lockKey(Session &, const LedgerPlace &, const JobContext &)
{
    return 75474063;
}

QString table(const LedgerPlace &place)
{
    return QString::fromUtf8(sqitchTable(place, "changes"));
}

Result<bool> exists(Session &session, const LedgerPlace &place, const JobContext &context)
{
    return tableExists(session, sqitchRegistry(place).schema, u"changes"_s, context);
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer
        = readRows(session, exists(session, place, context), table(place),
                   "SELECT c.change_id, c.change, c.script_hash, c.project, p.uri, " + asMilliseconds("c.committed_at")
                       + ", array_to_string(ARRAY(SELECT t.tag FROM " + sqitchTable(place, "tags")
                       + " t WHERE t.change_id = c.change_id), ' '), (SELECT max(version)::text FROM "
                       + sqitchTable(place, "releases") + ") FROM " + sqitchTable(place, "changes") + " c LEFT JOIN "
                       + sqitchTable(place, "projects") + " p USING (project) ORDER BY c.committed_at, c.change_id",
                   {{"change_id"}}, context);
    return entriesOf(answer, [](const std::vector<QByteArray> &row) {
        LedgerEntry entry{
            QString::fromUtf8(row[0]), QString::fromUtf8(row[1]), QString::fromUtf8(row[2]), {}, timeOf(row[5])};
        entry.key = entry.id;
        entry.facts = {{u"project"_s, QString::fromUtf8(row[3])},
                       {u"uri"_s, QString::fromUtf8(row[4])},
                       {u"tags"_s, QString::fromUtf8(row[6]).split(u' ', Qt::SkipEmptyParts)},
                       {u"registry"_s, QString::fromUtf8(row[7])}};
        return entry;
    });
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    return createSqitchRegistry(session, sqitchRegistry(place), context);
}

/// Registries of before 2015 had the change's id in place of the script's hash.
bool matches(const Migration &migration, const LedgerEntry &entry)
{
    return entry.checksum.isEmpty() || entry.checksum == entry.id || entry.checksum == sqitchScriptHash(migration);
}

Message obstacle(const std::vector<LedgerEntry> &entries)
{
    for (const LedgerEntry &entry : entries) {
        if (const QString version = entry.facts.value(u"registry"_s).toString();
            version != QLatin1StringView(sqitchRegistryVersion))
            return otherSqitchRegistry(version).message;
    }
    return {};
}

Result<Message> obstacleToCreate(Session &, const LedgerPlace &, const JobContext &)
{
    return Message{};
}

/// As `sqitch deploy --log-only`.
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return finishSqitchChange(session, place, migration, {}, {}, context);
}

/// The registry holds every project of the database, and the folder is one of them.
void judge(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status)
{
    if (folder.migrations.empty())
        return;
    const QVariantMap &facts = folder.migrations.front().facts;
    const QVariant project = facts.value(u"project"_s);
    std::erase_if(status.migrations, [&project](const MigrationStatus &row) {
        return row.state == MigrationState::Missing && row.entry->facts.value(u"project"_s) != project;
    });
    const QString uri = facts.value(u"uri"_s).toString();
    for (const LedgerEntry &entry : entries) {
        const QString registered = entry.facts.value(u"uri"_s).toString();
        if (status.obstacle.isEmpty() && entry.facts.value(u"project"_s) == project && registered != uri)
            status.obstacle = otherSqitchUri(project.toString(), uri, registered);
    }
    if (status.obstacle.isEmpty())
        status.obstacle = sqitchDependencyObstacle(folder, entries, status);
}

}  // namespace

constexpr Ledger sqitchLedger{
    .id = "sqitch",
    .layout = "sqitch",
    .rules = {.late = ToolRules::Late::NeverRun,
              .refusesMissing = true,
              .revertsNewest = true,
              .wraps = ToolRules::Wraps::Nothing,
              .lock = "pg_advisory_lock(75474063)",
              .source = "LEDGERS.md 2.8"},
    .lockKey = lockKey,
    .rowLock = nullptr,
    .keepsChecksum = true,
    .table = table,
    .exists = exists,
    .read = read,
    .create = create,
    .checksum = sqitchScriptHash,
    .matches = matches,
    .begin = beginSqitchChange,
    .finish = finishSqitchChange,
    .fail = failSqitchChange,
    .obstacle = obstacle,
    .obstacleToCreate = obstacleToCreate,
    .markApplied = markApplied,
    .markReverted = revertSqitchChange,
    .judge = judge,
};

}  // namespace lockstep
