// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

namespace {

const QByteArray relation = qualified("c.relname");
const QByteArray fromClass = " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace";
const QByteArray isCounted = " c.relpersistence <> 't' AND c.oid <> ALL ($1::oid[]) AND" + isOurs("pg_class", "c.oid");
/// What an index says that its definition does not.
const QByteArray tablespace = "CASE WHEN ic.reltablespace <> 0 THEN 'TABLESPACE ' || (SELECT quote_ident(s.spcname)"
                              " FROM pg_tablespace s WHERE s.oid = ic.reltablespace) END";
const QByteArray clustered = "CASE WHEN x.indisclustered THEN 'CLUSTER' END";
/// Of expressions in indexes, whose columns have numbers and no names.
const QByteArray columnStatistics
    = " LEFT JOIN (SELECT a.attrelid, string_agg('COLUMN ' || a.attnum || ' STATISTICS ' || a.attstattarget, ', '"
      " ORDER BY a.attnum) AS columns FROM pg_attribute a WHERE a.attnum > 0 AND a.attstattarget >= 0"
      " GROUP BY a.attrelid) st ON st.attrelid = ic.oid";
const QByteArray fired = "WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS'";

/// NOT NULL is the column's, a partition's foreign keys are its parent's.
InventoryQuery constraints()
{
    return {ItemKind::Constraint,
            {Definition, Parents, Options, Comment},
            "SELECT " + relation + " || '.' || quote_ident(o.conname), " + relation
                + ", pg_get_constraintdef(o.oid), CASE WHEN NOT o.conislocal AND NOT c.relispartition THEN 'INHERITED'"
                  " END, CASE WHEN o.contype IN ('p', 'u', 'x') THEN concat_ws(', ', "
                + sortedList("ic.reloptions") + ", " + tablespace + ", " + clustered
                + ", 'COMMENT ON INDEX ' || di.description) END, d.description" + fromClass
                + " JOIN pg_constraint o ON o.conrelid = c.oid AND o.contype IN ('c', 'f', 'p', 'u', 'x')"
                  " LEFT JOIN pg_index x ON x.indexrelid = o.conindid AND o.contype <> 'f'"
                  " LEFT JOIN pg_class ic ON ic.oid = x.indexrelid LEFT JOIN pg_description di ON di.classoid ="
                  " 'pg_class'::regclass AND di.objoid = ic.oid AND di.objsubid = 0"
                + joinComment("pg_constraint", "o.oid") + " WHERE (o.contype <> 'f' OR o.conparentid = 0) AND"
                + isCounted};
}

InventoryQuery domainChecks(int serverVersion)
{
    const QByteArray types = serverVersion >= 170000 ? "('c', 'n')" : "('c')";
    const QByteArray domain = qualified("t.typname");
    return {ItemKind::Constraint,
            {Definition, Comment},
            "SELECT " + domain + " || '.' || quote_ident(o.conname), " + domain
                + ", pg_get_constraintdef(o.oid), d.description FROM pg_constraint o JOIN pg_type t ON t.oid ="
                  " o.contypid JOIN pg_namespace n ON n.oid = t.typnamespace"
                + joinComment("pg_constraint", "o.oid") + " WHERE o.contype IN " + types + " AND"
                + isOurs("pg_type", "t.oid")};
}

/// Those of constraints are their constraints'.
InventoryQuery indexes()
{
    return {ItemKind::Index,
            {Definition, Parents, Options, IsValid, Comment},
            "SELECT " + qualified("ic.relname") + ", " + relation
                + ", pg_get_indexdef(x.indexrelid), CASE WHEN ic.relispartition THEN (SELECT quote_ident(pn.nspname) ||"
                  " '.' || quote_ident(p.relname) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN"
                  " pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = ic.oid) END, concat_ws(', ', "
                + tablespace + ", " + clustered
                + ", st.columns), CASE WHEN NOT"
                  " x.indisvalid THEN 'INVALID' END, d.description"
                + fromClass + " JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class ic ON ic.oid = x.indexrelid"
                + columnStatistics + joinComment("pg_class", "ic.oid")
                + " WHERE c.relkind IN ('r', 'p', 'm') AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid ="
                  " ic.oid AND o.conrelid = c.oid AND o.contype IN ('p', 'u', 'x')) AND"
                + isCounted};
}

InventoryQuery statistics()
{
    return {ItemKind::Statistics,
            {Definition, Options, Owner, Comment},
            "SELECT (SELECT quote_ident(sn.nspname) FROM pg_namespace sn WHERE sn.oid = s.stxnamespace) || '.' ||"
            " quote_ident(s.stxname), "
                + relation
                + ", pg_get_statisticsobjdef(s.oid), CASE WHEN s.stxstattarget >= 0 THEN 'STATISTICS ' ||"
                  " s.stxstattarget END, "
                + owner("s.stxowner") + ", d.description" + fromClass + " JOIN pg_statistic_ext s ON s.stxrelid = c.oid"
                + joinComment("pg_statistic_ext", "s.oid") + " WHERE" + isCounted};
}

InventoryQuery rules()
{
    return {ItemKind::Rule,
            {Definition, IsEnabled, Comment},
            "SELECT " + relation + " || '.' || quote_ident(r.rulename), " + relation
                + ", pg_get_ruledef(r.oid), CASE r.ev_enabled " + fired + " END, d.description" + fromClass
                + " JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN'"
                + joinComment("pg_rewrite", "r.oid") + " WHERE" + isCounted};
}

/// Of a partition only those that are its own, or fire otherwise than its parent's.
InventoryQuery triggers()
{
    return {ItemKind::Trigger,
            {Definition, IsEnabled, Comment},
            "SELECT " + relation + " || '.' || quote_ident(g.tgname), " + relation
                + ", pg_get_triggerdef(g.oid), CASE g.tgenabled " + fired + " END, d.description" + fromClass
                + " JOIN pg_trigger g ON g.tgrelid = c.oid AND NOT g.tgisinternal"
                  " LEFT JOIN pg_trigger pg ON pg.oid = g.tgparentid"
                + joinComment("pg_trigger", "g.oid") + " WHERE (pg.oid IS NULL OR pg.tgenabled <> g.tgenabled) AND"
                + isCounted};
}

InventoryQuery policies()
{
    return {ItemKind::Policy,
            {Definition, Comment},
            "SELECT " + relation + " || '.' || quote_ident(p.polname), " + relation
                + ", concat_ws(' ', CASE WHEN NOT p.polpermissive THEN 'AS RESTRICTIVE' END, 'FOR', CASE p.polcmd WHEN"
                  " 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL'"
                  " END, 'TO', (SELECT string_agg(CASE WHEN m.role = 0 THEN 'PUBLIC' ELSE"
                  " quote_ident(pg_get_userbyid(m.role)) END, ', ' ORDER BY pg_get_userbyid(m.role) COLLATE \"C\") FROM"
                  " unnest(p.polroles) m(role)), 'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',"
                  " 'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'), d.description"
                + fromClass + " JOIN pg_policy p ON p.polrelid = c.oid" + joinComment("pg_policy", "p.oid") + " WHERE"
                + isCounted};
}

}  // namespace

InventoryQueries memberQueries(int serverVersion)
{
    return {constraints(), domainChecks(serverVersion), indexes(), statistics(), rules(), triggers(), policies()};
}

}  // namespace lockstep
