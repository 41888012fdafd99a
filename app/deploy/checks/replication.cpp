// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/footprint.h"
#include "app/deploy/checks/room.h"
#include "app/postgres/arrayliteral.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Result<CheckAnswer> replicationLag(const CheckInput &input)
{
    const auto lines = linesOf(input,
                               "SELECT format('%s (%s): %s', application_name, client_addr, replay_lag) FROM "
                               "pg_stat_replication WHERE replay_lag > interval '10 seconds'");
    if (!lines)
        return lines.error();
    return warnOf(
        *lines, {QT_TRANSLATE_NOOP("app", "No standby that this role can see is behind.")},
        {QT_TRANSLATE_N_NOOP("app", "%n standby(s) are more than ten seconds behind."), {}, int(lines->size())},
        {QT_TRANSLATE_NOOP("app", "Wait until they have caught up: a migration's own writes come on top.")});
}

qint64 walOf(const CheckInput &input, const PlannedRelations &planned)
{
    const Footprint print = footprintOf(input, planned);
    qint64 bytes = 0;
    for (const auto &[name, load] : planned.loads) {
        if (print.rewrites.contains(name))
            bytes += load.bytes;
        else if (print.indexed.contains(name))
            bytes += load.heapBytes;
    }
    return bytes;
}

/// A rewrite goes through the WAL at once, and whoever reads that falls behind by as much.
Result<CheckAnswer> replicationLagRisk(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    const qint64 bytes = walOf(input, *input.touched);
    if (bytes < input.workspace.config.review.sizes.bigBytes)
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "The plan writes about %1 of WAL, which is not much."),
                                       {byteSize(bytes)}}};
    const auto readers = linesOf(
        input,
        "SELECT format('slot %s (%s), %s', slot_name, slot_type, CASE WHEN active THEN 'in use' ELSE 'not in use' END)"
        " FROM pg_replication_slots UNION ALL SELECT format('%s (%s)', application_name, client_addr) FROM "
        "pg_stat_replication WHERE pid NOT IN (SELECT active_pid FROM pg_replication_slots WHERE active)");
    if (!readers)
        return readers.error();
    return warnOf(*readers,
                  {QT_TRANSLATE_NOOP("app",
                                     "Nobody that this role can see follows the WAL, of which the plan writes "
                                     "about %1."),
                   {byteSize(bytes)}},
                  {QT_TRANSLATE_N_NOOP("app", "The plan writes about %1 of WAL, which %n reader(s) must follow."),
                   {byteSize(bytes)},
                   int(readers->size())},
                  {QT_TRANSLATE_NOOP("app",
                                     "Expect them to be behind for as long as sending it takes: watch "
                                     "pg_stat_replication, and the room for WAL.")});
}

/// Schemas are published as a whole since 15.
QByteArray publishedSql(int serverVersion)
{
    QByteArray sql
        = "WITH planned AS (SELECT c.oid, c.relnamespace, format('%I.%I', n.nspname, c.relname) AS name FROM "
          "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')"
          " AND format('%I.%I', n.nspname, c.relname) = ANY ($1::text[]))"
          "SELECT format('%s: %s', name, pubname) FROM planned JOIN pg_publication_rel ON prrelid = planned.oid"
          " JOIN pg_publication p ON p.oid = prpubid UNION SELECT format('%s: %s', name, pubname) FROM "
          "planned CROSS JOIN pg_publication WHERE puballtables";
    if (serverVersion >= 150000)
        sql += " UNION SELECT format('%s: %s', name, pubname) FROM planned JOIN pg_publication_namespace ON pnnspid = "
               "relnamespace JOIN pg_publication p ON p.oid = pnpubid";
    return sql + " ORDER BY 1";
}

Result<CheckAnswer> published(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    QStringList touched;
    for (const auto &[name, mode] : footprintOf(input, *input.touched).locks) {
        const RelationLoad *load = loadOf(*input.touched, name);
        if (load && mode >= LockMode::ShareUpdateExclusive)
            touched << load->display;
    }
    const auto lines = linesOf(input, publishedSql(input.session.serverVersion()), {arrayLiteral(touched)});
    if (!lines)
        return lines.error();
    return warnOf(*lines, {QT_TRANSLATE_NOOP("app", "No table that the plan alters is published.")},
                  {QT_TRANSLATE_N_NOOP("app", "The plan alters published tables, %n time(s)."), {}, int(lines->size())},
                  {QT_TRANSLATE_NOOP("app",
                                     "Publications send rows, not statements: add columns at the subscribers "
                                     "first, and drop them there last.")});
}

Result<CheckAnswer> logicalSlots(const CheckInput &input)
{
    const auto lines = linesOf(
        input,
        "SELECT format('%s: %s behind, %s', slot_name, pg_size_pretty(behind), CASE WHEN active THEN 'in use' ELSE "
        "'not in use' END) FROM (SELECT slot_name, active, pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN "
        "pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, confirmed_flush_lsn) AS behind FROM "
        "pg_replication_slots WHERE slot_type = 'logical' AND database = current_database()) s"
        " WHERE NOT active OR behind > 64 * 1024 * 1024");
    if (!lines)
        return lines.error();
    return warnOf(*lines, {QT_TRANSLATE_NOOP("app", "No logical slot of this database is behind.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n logical slot(s) of this database are behind or not read at all."),
                   {},
                   int(lines->size())},
                  {QT_TRANSLATE_NOOP("app",
                                     "Until it is read the server keeps all WAL, the migration's too: have its "
                                     "reader catch up, or drop the slot.")});
}

}  // namespace

std::span<const CheckRow> replicationChecks()
{
    static constexpr std::array rows{
        CheckRow{"replication-lag", QT_TRANSLATE_NOOP("app", "Standbys"), replicationLag},
        CheckRow{"replication-lag-risk", QT_TRANSLATE_NOOP("app", "What standbys must follow"), replicationLagRisk},
        CheckRow{"table-published", QT_TRANSLATE_NOOP("app", "Published tables"), published},
        CheckRow{"logical-slot-lag", QT_TRANSLATE_NOOP("app", "Logical slots"), logicalSlots},
    };
    return rows;
}

}  // namespace lockstep
