// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

namespace {

const QByteArray fromClass = " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace";
const QByteArray isCounted = " c.relpersistence <> 't' AND c.oid <> ALL ($1::oid[]) AND" + isOurs("pg_class", "c.oid");
const QByteArray persistence = "CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END";
const QByteArray parents
    = "(SELECT string_agg(quote_ident(pn.nspname) || '.' || quote_ident(p.relname), ', ' ORDER BY i.inhseqno)"
      " FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace"
      " WHERE i.inhrelid = c.oid)";
/// What stands behind WITH, and where it is kept.
const QByteArray storage = sortedList("c.reloptions") + ", (SELECT "
    + sortedList("(SELECT array_agg('toast.' || t.item) FROM unnest(tc.reloptions) t(item))")
    + " FROM pg_class tc WHERE tc.oid = c.reltoastrelid AND tc.reloptions IS NOT NULL),"
      " CASE WHEN am.amname <> 'heap' THEN 'USING ' || quote_ident(am.amname) END,"
      " CASE WHEN c.reltablespace <> 0 THEN 'TABLESPACE ' || (SELECT quote_ident(s.spcname) FROM pg_tablespace s"
      " WHERE s.oid = c.reltablespace) END";
const QByteArray joinMethod = " LEFT JOIN pg_am am ON am.oid = c.relam";

InventoryQuery tables()
{
    return {ItemKind::Table,
            {Type, Persistence, RowSecurity, Partition, Parents, Options, Owner, Privileges, Comment},
            "SELECT " + qualified("c.relname")
                + ", NULL, CASE c.relkind WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table' ELSE 'table'"
                  " END || CASE WHEN c.reloftype <> 0 THEN ' OF ' || format_type(c.reloftype, NULL) ELSE '' END, "
                + persistence
                + ", CASE WHEN c.relrowsecurity AND c.relforcerowsecurity THEN 'ENABLE, FORCE' WHEN c.relrowsecurity"
                  " THEN 'ENABLE' WHEN c.relforcerowsecurity THEN 'FORCE' END,"
                  " concat_ws(' ', CASE WHEN c.relkind = 'p' THEN 'PARTITION BY ' || pg_get_partkeydef(c.oid) END,"
                  " CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END), "
                + parents + ", concat_ws(', ', " + storage
                + ", CASE c.relreplident WHEN 'f' THEN 'REPLICA IDENTITY FULL' WHEN 'n' THEN 'REPLICA IDENTITY NOTHING'"
                  " WHEN 'i' THEN 'REPLICA IDENTITY USING INDEX ' || (SELECT quote_ident(ic.relname) FROM pg_index x"
                  " JOIN pg_class ic ON ic.oid = x.indexrelid WHERE x.indrelid = c.oid AND x.indisreplident) END,"
                  " 'SERVER ' || quote_ident(fs.srvname), "
                + sortedList("ft.ftoptions") + "), " + owner("c.relowner") + ", "
                + privileges("c.relacl", "'r'", "c.relowner") + ", d.description" + fromClass + joinMethod
                + joinComment("pg_class", "c.oid")
                + " LEFT JOIN pg_foreign_table ft ON ft.ftrelid = c.oid"
                  " LEFT JOIN pg_foreign_server fs ON fs.oid = ft.ftserver WHERE c.relkind IN ('r', 'p', 'f') AND"
                + isCounted};
}

InventoryQuery views(ItemKind kind, const char *letter)
{
    return {kind,
            {Definition, Options, Owner, Privileges, Comment},
            "SELECT " + qualified("c.relname") + ", NULL, pg_get_viewdef(c.oid), concat_ws(', ', " + storage + "), "
                + owner("c.relowner") + ", " + privileges("c.relacl", "'r'", "c.relowner") + ", d.description"
                + fromClass + joinMethod + joinComment("pg_class", "c.oid") + " WHERE c.relkind = '" + letter + "' AND"
                + isCounted};
}

InventoryQuery sequences()
{
    return {ItemKind::Sequence,
            {Definition, Type, Persistence, Parents, Owner, Privileges, Comment},
            "SELECT " + qualified("c.relname")
                + ", quote_ident(tn.nspname) || '.' || quote_ident(t.relname), concat_ws(' ', 'START WITH', s.seqstart,"
                  " 'INCREMENT BY', s.seqincrement, 'MINVALUE', s.seqmin, 'MAXVALUE', s.seqmax, 'CACHE', s.seqcache,"
                  " CASE WHEN s.seqcycle THEN 'CYCLE' END), format_type(s.seqtypid, NULL), "
                + persistence
                + ", CASE dp.deptype WHEN 'i' THEN 'IDENTITY OF ' ELSE 'OWNED BY ' END || quote_ident(tn.nspname) ||"
                  " '.' || quote_ident(t.relname) || '.' || quote_ident(a.attname), "
                + owner("c.relowner") + ", " + privileges("c.relacl", "'s'", "c.relowner") + ", d.description"
                + fromClass
                + " JOIN pg_sequence s ON s.seqrelid = c.oid LEFT JOIN (pg_depend dp JOIN pg_class t ON t.oid ="
                  " dp.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid ="
                  " t.oid AND a.attnum = dp.refobjsubid) ON dp.classid = 'pg_class'::regclass AND dp.objid = c.oid AND"
                  " dp.deptype IN ('a', 'i') AND dp.refclassid = 'pg_class'::regclass"
                + joinComment("pg_class", "c.oid") + " WHERE" + isCounted};
}

}  // namespace

InventoryQueries relationQueries()
{
    return {tables(), views(ItemKind::View, "v"), views(ItemKind::MaterializedView, "m"), sequences()};
}

QByteArray apartQuery()
{
    return "WITH named AS (SELECT c.oid" + fromClass + " WHERE " + qualified("c.relname")
        + " = ANY ($1::text[])) SELECT ARRAY(SELECT oid FROM named UNION SELECT dp.objid FROM pg_depend dp WHERE"
          " dp.classid = 'pg_class'::regclass AND dp.refclassid = 'pg_class'::regclass AND dp.refobjid IN (SELECT oid"
          " FROM named) AND dp.deptype IN ('a', 'i') AND dp.refobjsubid > 0)";
}

}  // namespace lockstep
