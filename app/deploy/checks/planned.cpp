// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/planned.h"

#include "app/postgres/arrayliteral.h"
#include "app/postgres/catalogreader.h"
#include "app/sql/quoting.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The tables of that name, or that have an index of that name, with their partitions and parents, and the tables that
/// foreign keys tie to them: those that point at one of them may be thousands.
constexpr auto namesSql = R"(
WITH RECURSIVE named AS (
    SELECT coalesce(x.indrelid, c.oid) AS oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_index x ON x.indexrelid = c.oid
    WHERE c.relname = ANY ($1::text[]) AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
), down AS (
    SELECT oid FROM named UNION SELECT i.inhrelid FROM pg_inherits i JOIN down d ON i.inhparent = d.oid
), up AS (
    SELECT oid FROM down UNION SELECT i.inhparent FROM pg_inherits i JOIN up u ON i.inhrelid = u.oid
), partner AS (
    SELECT oid FROM up
    UNION SELECT k.confrelid FROM pg_constraint k JOIN up u ON k.conrelid = u.oid WHERE k.contype = 'f'
    UNION (SELECT k.conrelid FROM pg_constraint k JOIN up u ON k.confrelid = u.oid WHERE k.contype = 'f' LIMIT 200)
)
SELECT DISTINCT c.relname FROM partner JOIN pg_class c USING (oid)
)";

constexpr auto loadsSql = R"(
WITH root AS (
    SELECT c.oid, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relname = ANY ($1::text[]) AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND c.relkind IN ('r', 'p', 'm')
), member AS (
    SELECT oid AS root, oid FROM root WHERE relkind <> 'p'
    UNION ALL SELECT r.oid, t.relid FROM root r CROSS JOIN LATERAL pg_partition_tree(r.oid) t
    WHERE r.relkind = 'p' AND t.isleaf
)
SELECT n.nspname, c.relname, format('%I.%I', n.nspname, c.relname),
       coalesce(sum(CASE WHEN p.reltuples > 0 THEN p.reltuples ELSE pg_stat_get_live_tuples(p.oid) END), 0)::bigint,
       coalesce(sum(pg_stat_get_tuples_inserted(p.oid) + pg_stat_get_tuples_updated(p.oid)
                    + pg_stat_get_tuples_deleted(p.oid)), 0)::bigint,
       CASE c.relkind WHEN 'p' THEN count(p.oid) ELSE 0 END,
       coalesce(max(CASE WHEN p.relfrozenxid <> '0' THEN age(p.relfrozenxid) END), 0),
       coalesce(min(least(substring(array_to_string(p.reloptions, ' ') FROM 'autovacuum_freeze_max_age=(\d+)')::bigint,
                          current_setting('autovacuum_freeze_max_age')::bigint)), 0)
FROM root r JOIN pg_class c ON c.oid = r.oid JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN member m ON m.root = r.oid LEFT JOIN pg_class p ON p.oid = m.oid
GROUP BY n.nspname, c.relname, c.relkind
)";

/// Apart, since measuring opens each table and waits where somebody keeps it from readers.
constexpr auto sizesSql = R"(
WITH root AS (
    SELECT c.oid, c.relkind, n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relname = ANY ($1::text[]) AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND c.relkind IN ('r', 'p', 'm')
), member AS (
    SELECT nspname, relname, oid FROM root WHERE relkind <> 'p'
    UNION ALL SELECT r.nspname, r.relname, t.relid FROM root r CROSS JOIN LATERAL pg_partition_tree(r.oid) t
    WHERE r.relkind = 'p' AND t.isleaf
)
SELECT nspname, relname, sum(pg_relation_size(oid))::bigint, sum(pg_total_relation_size(oid))::bigint
FROM member GROUP BY 1, 2
)";

QString text(const QByteArray &cell)
{
    return QString::fromUtf8(cell);
}

void addName(QSet<QString> &names, const QString &written)
{
    for (const QString &part : identifiersOf(written))
        names << part;
}

/// Every part of every name: which of them are relations is the server's to say.
QStringList namesOf(const PlannedScripts &scripts)
{
    QSet<QString> names;
    for (const AnalysedScript *script : scripts) {
        for (const StatementEffects &statement : script->effects) {
            for (const Effect &effect : statement.effects) {
                addName(names, effect.object);
                addName(names, effect.relation);
            }
            for (const LockForecast &lock : statement.locks)
                addName(names, lock.relation);
        }
    }
    names.remove({});
    return {names.begin(), names.end()};
}

Result<Answer> ask(Session &session, const char *sql, const QByteArray &names, const JobContext &context)
{
    return session.execute(sql, {names}, context);
}

Status readLoads(Session &session, const QByteArray &names, PlannedRelations &found, const JobContext &context)
{
    const auto loads = ask(session, loadsSql, names, context);
    if (!loads)
        return loads.error();
    for (const auto &row : loads->rows)
        found.loads[{text(row[0]), text(row[1])}] = {.display = text(row[2]),
                                                     .rows = row[3].toLongLong(),
                                                     .writes = row[4].toLongLong(),
                                                     .partitions = row[5].toInt(),
                                                     .age = row[6].toLongLong(),
                                                     .freezeAge = row[7].toLongLong()};
    const auto sizes = ask(session, sizesSql, names, context);
    if (!sizes)
        return sizes.error().code == ErrorCode::LockTimeout ? Status(Done{}) : sizes.error();
    for (const auto &row : sizes->rows) {
        RelationLoad &load = found.loads[{text(row[0]), text(row[1])}];
        load.heapBytes = row[2].toLongLong();
        load.bytes = row[3].toLongLong();
        load.isSizeKnown = true;
    }
    return Done{};
}

Status readSession(Session &session, PlannedRelations &found, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT array_to_string(current_schemas(false), ','), extract(epoch FROM clock_timestamp() - "
        "coalesce(stats_reset, pg_postmaster_start_time())) FROM pg_stat_database WHERE datname = current_database()",
        context);
    if (!answer)
        return answer.error();
    found.searchPath = text(answer->rows.at(0)[0]).split(u',', Qt::SkipEmptyParts);
    found.secondsCounted = answer->rows.at(0)[1].toDouble();
    return Done{};
}

/// Each statement meets what those before it have left.
std::vector<PlannedForecasts> forecastsOf(const PlannedScripts &scripts, const Snapshot &catalog, int serverVersion)
{
    Replay schema(catalog);
    std::vector<PlannedForecasts> forecasts;
    for (std::size_t planned = 0; planned < scripts.size(); ++planned) {
        PlannedForecasts one{.planned = planned};
        schema.begin(int(planned));
        for (std::size_t i = 0; i < scripts[planned]->effects.size(); ++i) {
            const StatementEffects &statement = scripts[planned]->effects[i];
            one.statements.push_back(forecast({.statement = statement,
                                               .schema = &schema,
                                               .version = serverVersion / 10000,
                                               .sql = scripts[planned]->script.sql}));
            (void)schema.apply(statement, int(i));
        }
        forecasts.push_back(std::move(one));
    }
    return forecasts;
}

}  // namespace

Result<PlannedRelations> readPlannedRelations(Session &session, const PlannedScripts &scripts,
                                              const JobContext &context)
{
    const auto names = ask(session, namesSql, arrayLiteral(namesOf(scripts)), context);
    if (!names)
        return names.error();
    QStringList relations;
    for (const auto &row : names->rows)
        relations << text(row[0]);
    PlannedRelations found;
    auto catalog = readCatalogOf(session, relations, context);
    if (!catalog)
        return std::move(catalog).error();
    found.catalog = *std::move(catalog);
    for (const auto &read :
         {readLoads(session, arrayLiteral(relations), found, context), readSession(session, found, context)}) {
        if (!read)
            return read.error();
    }
    found.forecasts = forecastsOf(scripts, found.catalog, session.serverVersion());
    return found;
}

}  // namespace lockstep
