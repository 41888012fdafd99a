// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetquestions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Row = TargetRow;

/// A partitioned table counts its partitions. Where no page was ever filled there are no rows; an estimate of none
/// beside pages is no estimate.
/// The view of publications names the root or the leaves as publish_via_partition_root says: both are published.
constexpr auto sizesSql = R"(
WITH listed AS (
    SELECT c.oid, p.pubupdate OR p.pubdelete AS is_changing
    FROM pg_publication_tables t JOIN pg_publication p ON p.pubname = t.pubname
    JOIN pg_namespace n ON n.nspname = t.schemaname JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.tablename
    WHERE {c.oid}
), published AS (
    SELECT oid, is_changing FROM listed
    UNION SELECT t.relid, is_changing FROM listed l CROSS JOIN LATERAL pg_partition_tree(l.oid) t
), member AS (
    SELECT c.oid AS root, c.oid FROM pg_class c WHERE c.relkind IN ('r', 'm') AND {c.oid}
    UNION ALL
    SELECT c.oid, t.relid FROM pg_class c CROSS JOIN LATERAL pg_partition_tree(c.oid) t
    WHERE c.relkind = 'p' AND {c.oid}
), size AS (
    SELECT m.root,
           sum(CASE WHEN p.reltuples > 0 THEN p.reltuples ELSE pg_stat_get_live_tuples(p.oid) END) AS live,
           sum(CASE WHEN p.relkind = 'p' THEN 0 ELSE pg_relation_size(p.oid) END) AS heap,
           sum(CASE WHEN p.relkind = 'p' THEN 0 ELSE pg_total_relation_size(p.oid) END) AS total,
           sum(pg_stat_get_tuples_inserted(p.oid) + pg_stat_get_tuples_updated(p.oid)
               + pg_stat_get_tuples_deleted(p.oid)) AS writes,
           sum(pg_stat_get_numscans(p.oid) + coalesce((SELECT sum(pg_stat_get_numscans(x.indexrelid)) FROM pg_index x
                                                       WHERE x.indrelid = p.oid), 0)) AS reads,
           bool_or(p.oid IN (SELECT oid FROM published)) AS replicated,
           bool_or(p.oid IN (SELECT oid FROM published WHERE is_changing)) AS published,
           bool_or(p.relkind <> 'p' AND (p.relreplident = 'd' OR p.oid IN (
               SELECT indrelid FROM pg_index WHERE indisreplident AND indisprimary))) AS by_key
    FROM member m JOIN pg_class p ON p.oid = m.oid GROUP BY m.root
)
SELECT n.nspname, c.relname, CASE WHEN s.heap = 0 THEN 0 WHEN s.live > 0 THEN s.live::bigint END, s.total::bigint,
       s.writes::bigint, s.reads::bigint, s.replicated, s.published, s.by_key, pg_get_userbyid(c.relowner),
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
WHERE d.deptype = 'n' AND (d.refclassid IN ('pg_proc'::regclass, 'pg_type'::regclass) OR (d.refclassid = 'pg_class'::regclass AND {d.refobjid})) AND rn.nspname !~ '^pg_' AND rn.nspname <> 'information_schema'
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

/// A superuser may do all of it.
constexpr auto rightsSql = R"(
SELECT n.nspname, c.relname, pg_get_userbyid(c.relowner), pg_has_role(c.relowner, 'USAGE'),
       pg_has_role(n.nspowner, 'USAGE'), array_to_json(ARRAY(
           SELECT lower(w.privilege) FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) w(privilege)
           WHERE NOT has_any_column_privilege(c.oid, w.privilege)
           UNION ALL
           SELECT lower(w.privilege) FROM unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) w(privilege)
           WHERE NOT has_table_privilege(c.oid, w.privilege)))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relpersistence <> 't' AND {c.oid} AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema' AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
)";

constexpr auto roleSql = R"(
SELECT current_user, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
       has_database_privilege(current_database(), 'CREATE'),
       array_to_json(ARRAY(SELECT nspname FROM pg_namespace WHERE NOT has_schema_privilege(oid, 'CREATE')
                           AND nspname !~ '^pg_' AND nspname <> 'information_schema')),
       (SELECT extract(epoch FROM stats_reset)::bigint FROM pg_stat_database WHERE datname = current_database()),
       current_schema()
)";

constexpr auto ownersSql = R"(
SELECT n.nspname, min(pg_get_userbyid(c.relowner)::text) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
GROUP BY n.nspname HAVING count(DISTINCT c.relowner) = 1
)";

constexpr auto scansSql = R"(
SELECT n.nspname, i.relname, pg_stat_get_numscans(i.oid)
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = i.relnamespace
WHERE i.relkind = 'i' AND {x.indrelid} AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
)";

constexpr auto sequencesSql = R"(
SELECT n.nspname, c.relname,
       CASE WHEN has_sequence_privilege(c.oid, 'SELECT, USAGE') THEN pg_sequence_last_value(c.oid) END, s.seqincrement
FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relpersistence <> 't' AND {c.oid} AND n.nspname !~ '^pg_'
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

/// An array printed by array_to_json().
QStringList list(const QByteArray &cell)
{
    QStringList items;
    for (const auto &item : QJsonDocument::fromJson(cell).array())
        items << item.toString();
    return items;
}

void takeSize(const Row &row, TargetFacts &facts)
{
    RelationFacts &relation = facts.relations[{text(row[0]), text(row[1])}];
    if (!row[2].isNull())
        relation.rows = row[2].toLongLong();
    relation.bytes = row[3].toLongLong();
    relation.writes = row[4].toLongLong();
    relation.reads = row[5].toLongLong();
    relation.isReplicated = row[6] == "t";
    relation.isPublished = row[7] == "t";
    relation.isIdentifiedByKey = row[8] == "t";
    relation.owner = text(row[9]);
    relation.tablespace = text(row[10]);
    relation.accessMethod = text(row[11]);
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

void takeRights(const Row &row, TargetFacts &facts)
{
    RelationRights rights{text(row[2]), row[3] == "t"};
    rights.mayDrop = rights.mayAlter || row[4] == "t";
    const QStringList lacks = list(row[5]);
    rights.lacks = QSet<QString>(lacks.begin(), lacks.end());
    facts.rights[{text(row[0]), text(row[1])}] = rights;
}

void takeRole(const Row &row, TargetFacts &facts)
{
    const QStringList closed = list(row[3]);
    facts.role
        = {text(row[0]), row[1] == "t", row[2] == "t", QSet<QString>(closed.begin(), closed.end()), text(row[5])};
    if (!row[4].isNull())
        facts.countedSince = QDateTime::fromSecsSinceEpoch(row[4].toLongLong(), Qt::UTC);
}

void takeOwner(const Row &row, TargetFacts &facts)
{
    facts.schemaOwners.insert(text(row[0]), text(row[1]));
}

void takeScans(const Row &row, TargetFacts &facts)
{
    facts.indexScans[{text(row[0]), text(row[1])}] = row[2].toLongLong();
}

void takeSequence(const Row &row, TargetFacts &facts)
{
    SequenceFacts sequence{{}, row[3].toLongLong()};
    if (!row[2].isNull())
        sequence.last = row[2].toLongLong();
    facts.sequences[{text(row[0]), text(row[1])}] = sequence;
}

}  // namespace

std::span<const TargetQuestion> catalogQuestions()
{
    static constexpr std::array questions{
        TargetQuestion{dependentsSql, takeDependent},
        TargetQuestion{volatilitySql, takeVolatility},
        TargetQuestion{statisticsSql, takeStatistics},
        TargetQuestion{notValidSql, takeNotValid, 18},
        TargetQuestion{roleSql, takeRole},
        TargetQuestion{rightsSql, takeRights},
        TargetQuestion{ownersSql, takeOwner},
        TargetQuestion{scansSql, takeScans},
        TargetQuestion{"SELECT current_setting('TimeZone')", takeTimeZone},
    };
    return questions;
}

std::span<const TargetQuestion> openingQuestions()
{
    static constexpr std::array questions{TargetQuestion{sequencesSql, takeSequence},
                                          TargetQuestion{sizesSql, takeSize}};
    return questions;
}

QByteArray sqlFor(const TargetQuestion &question, const RelationSet &relations)
{
    static const QRegularExpression condition(u"\\{([a-z.]+)\\}"_s);
    const QString put = relations.isAll ? u"true"_s : u"\\1 IN ("_s + QString::fromLatin1(relations.oids) + u')';
    return QString::fromLatin1(question.sql).replace(condition, put).toLatin1();
}

}  // namespace lockstep
