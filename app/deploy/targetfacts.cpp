// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetreview.h"
#include "app/postgres/catalogreader.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Row = std::vector<QByteArray>;

/// A partitioned table counts its partitions. Where no page was ever filled there are no rows; an estimate of none
/// beside pages is no estimate.
/// The view of publications names the root or the leaves as publish_via_partition_root says: both are published.
constexpr auto sizesSql = R"(
WITH listed AS (
    SELECT c.oid FROM pg_publication_tables t JOIN pg_publication p ON p.pubname = t.pubname
    JOIN pg_namespace n ON n.nspname = t.schemaname JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.tablename
    WHERE p.pubupdate OR p.pubdelete
), published AS (
    SELECT oid FROM listed UNION SELECT t.relid FROM listed l CROSS JOIN LATERAL pg_partition_tree(l.oid) t
), member AS (
    SELECT oid AS root, oid FROM pg_class WHERE relkind IN ('r', 'm')
    UNION ALL
    SELECT c.oid, t.relid FROM pg_class c CROSS JOIN LATERAL pg_partition_tree(c.oid) t WHERE c.relkind = 'p'
), size AS (
    SELECT m.root,
           sum(CASE WHEN p.reltuples > 0 THEN p.reltuples ELSE pg_stat_get_live_tuples(p.oid) END) AS live,
           sum(CASE WHEN p.relkind = 'p' THEN 0 ELSE pg_relation_size(p.oid) END) AS heap,
           sum(CASE WHEN p.relkind = 'p' THEN 0 ELSE pg_total_relation_size(p.oid) END) AS total,
           sum(pg_stat_get_tuples_inserted(p.oid) + pg_stat_get_tuples_updated(p.oid)
               + pg_stat_get_tuples_deleted(p.oid)) AS writes,
           bool_or(p.oid IN (SELECT oid FROM published)) AS published,
           bool_or(p.relkind <> 'p' AND (p.relreplident = 'd' OR p.oid IN (
               SELECT indrelid FROM pg_index WHERE indisreplident AND indisprimary))) AS by_key
    FROM member m JOIN pg_class p ON p.oid = m.oid GROUP BY m.root
)
SELECT n.nspname, c.relname, CASE WHEN s.heap = 0 THEN 0 WHEN s.live > 0 THEN s.live::bigint END, s.total::bigint,
       s.writes::bigint, s.published, s.by_key, pg_get_userbyid(c.relowner),
       coalesce(t.spcname, (SELECT d.spcname FROM pg_tablespace d JOIN pg_database b ON b.dattablespace = d.oid
                            WHERE b.datname = current_database())), a.amname
FROM size s JOIN pg_class c ON c.oid = s.root JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace LEFT JOIN pg_am a ON a.oid = c.relam
WHERE c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
)";

/// A view hangs from what its rule reads. What a relation brings along itself (its own rule, its rows' type) is not
/// told, nor what is told elsewhere: constraints and indexes stand in the catalog.
constexpr auto dependentsSql = R"(
SELECT DISTINCT rn.nspname, ro.name, a.attname,
       CASE WHEN v.oid IS NOT NULL THEN CASE v.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END ELSE i.type END,
       CASE WHEN v.oid IS NOT NULL THEN v.oid::regclass::text ELSE i.identity END, vn.nspname, v.relname
FROM pg_depend d
JOIN LATERAL (
    SELECT relnamespace AS namespace, relname AS name FROM pg_class
    WHERE d.refclassid = 'pg_class'::regclass AND oid = d.refobjid AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    UNION ALL SELECT pronamespace, proname FROM pg_proc WHERE d.refclassid = 'pg_proc'::regclass AND oid = d.refobjid
    UNION ALL SELECT typnamespace, typname FROM pg_type WHERE d.refclassid = 'pg_type'::regclass AND oid = d.refobjid
) ro ON true
JOIN pg_namespace rn ON rn.oid = ro.namespace
LEFT JOIN pg_attribute a ON d.refclassid = 'pg_class'::regclass AND a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
  AND d.refobjsubid > 0
LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
LEFT JOIN pg_class v ON v.oid = w.ev_class AND v.relkind IN ('v', 'm')
LEFT JOIN pg_namespace vn ON vn.oid = v.relnamespace
CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) i
WHERE d.deptype = 'n' AND rn.nspname !~ '^pg_' AND rn.nspname <> 'information_schema'
  AND d.classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_policy'::regclass, 'pg_trigger'::regclass,
                    'pg_attrdef'::regclass, 'pg_class'::regclass, 'pg_constraint'::regclass)
  AND NOT (d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND w.ev_class = d.refobjid)
ORDER BY 1, 2, 5
)";

constexpr auto volatilitySql = R"(
SELECT p.proname, CASE max(CASE p.provolatile WHEN 'v' THEN 3 WHEN 's' THEN 2 ELSE 1 END)
                  WHEN 3 THEN 'volatile' WHEN 2 THEN 'stable' ELSE 'immutable' END
FROM pg_proc p JOIN pg_depend e ON e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e'
GROUP BY p.proname
)";

constexpr auto statisticsSql = R"(
SELECT n.nspname, s.stxname, tn.nspname, t.relname
FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
JOIN pg_class t ON t.oid = s.stxrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
)";

constexpr auto notValidSql = R"(
SELECT n.nspname, c.relname, a.attname
FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = o.conkey[1]
WHERE o.contype = 'n' AND NOT o.convalidated
)";

QString text(const QByteArray &cell)
{
    return QString::fromUtf8(cell);
}

void takeSize(const Row &row, TargetFacts &facts)
{
    RelationFacts &relation = facts.relations[{text(row[0]), text(row[1])}];
    if (!row[2].isNull())
        relation.rows = row[2].toLongLong();
    relation.bytes = row[3].toLongLong();
    relation.writes = row[4].toLongLong();
    relation.isPublished = row[5] == "t";
    relation.isIdentifiedByKey = row[6] == "t";
    relation.owner = text(row[7]);
    relation.tablespace = text(row[8]);
    relation.accessMethod = text(row[9]);
}

void takeDependent(const Row &row, TargetFacts &facts)
{
    facts.dependents.push_back(
        {{text(row[0]), text(row[1])}, text(row[2]), text(row[3]), text(row[4]), {text(row[5]), text(row[6])}});
}

void takeVolatility(const Row &row, TargetFacts &facts)
{
    facts.volatility.insert(text(row[0]), text(row[1]));
}

void takeNotValid(const Row &row, TargetFacts &facts)
{
    facts.unvalidatedNotNull[{text(row[0]), text(row[1])}] << text(row[2]);
}

void takeTimeZone(const Row &row, TargetFacts &facts)
{
    facts.timeZone = text(row[0]);
}

void takeStatistics(const Row &row, TargetFacts &facts)
{
    facts.statistics[{text(row[0]), text(row[1])}] = {text(row[2]), text(row[3])};
}

struct Question
{
    const char *sql;
    void (*take)(const Row &, TargetFacts &);
};

Status ask(Session &session, const Question &question, TargetFacts &facts, const JobContext &context)
{
    const auto answer = session.execute(question.sql, context);
    if (!answer)
        return answer.error();
    for (const Row &row : answer->rows)
        question.take(row, facts);
    return Done{};
}

/// Sizes come last: measuring opens every table, and where somebody keeps one from readers they stay unknown.
Status askAll(Session &session, TargetFacts &facts, const JobContext &context)
{
    for (const char *step : {"BEGIN READ ONLY", "SET LOCAL lock_timeout = '1s'"}) {
        if (const auto answer = session.execute(step, context); !answer)
            return answer.error();
    }
    for (const Question &question : {Question{dependentsSql, takeDependent}, Question{volatilitySql, takeVolatility},
                                     Question{statisticsSql, takeStatistics}, Question{notValidSql, takeNotValid},
                                     Question{"SELECT current_setting('TimeZone')", takeTimeZone}}) {
        if (Status asked = ask(session, question, facts, context); !asked)
            return asked;
    }
    Status sizes = ask(session, {sizesSql, takeSize}, facts, context);
    return !sizes && sizes.error().code == ErrorCode::LockTimeout ? Status(Done{}) : sizes;
}

}  // namespace

Result<TargetFacts> readTargetFacts(Session &session, const JobContext &context)
{
    TargetFacts facts;
    facts.serverVersion = session.serverVersion();
    auto catalog = readCatalog(session, context, ViewQueries::LeftOut);
    if (!catalog)
        return std::move(catalog).error();
    facts.catalog = *std::move(catalog);
    Status asked = askAll(session, facts, context);
    const auto ended = session.execute("ROLLBACK", context);
    if (!asked)
        return std::move(asked).error();
    if (!ended)
        return ended.error();
    return facts;
}

}  // namespace lockstep
