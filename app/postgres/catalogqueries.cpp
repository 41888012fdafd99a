// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalogqueries.h"

namespace lockstep {
namespace {

/// Not the server's own, not an extension's: `oid` is one of `catalog`, in a schema with the alias n.
QByteArray isOurs(const QByteArray &catalog, const QByteArray &oid)
{
    return " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT 1 FROM pg_depend e"
           " WHERE e.classid = '"
        + catalog + "'::regclass AND e.objid = " + oid + " AND e.deptype = 'e')";
}

const QByteArray inTable = " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace ";
const QByteArray ours = isOurs("pg_class", "c.oid");
const QByteArray isTable = " WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND" + ours;

QByteArray schemas()
{
    return "SELECT nspname FROM pg_namespace n WHERE" + isOurs("pg_namespace", "n.oid");
}

QByteArray extensions()
{
    return "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'";
}

QByteArray tables()
{
    return "SELECT n.nspname, c.relname, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,"
           " pg_get_partkeydef(c.oid), pn.nspname, p.relname, c.relispartition, pg_get_expr(c.relpartbound, c.oid)"
        + inTable
        + "LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent"
          " LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace"
        + isTable + " ORDER BY i.inhseqno";
}

QByteArray columns()
{
    return "SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
           " pg_get_expr(d.adbin, d.adrelid), a.attgenerated, a.attidentity,"
           " CASE WHEN a.attcollation <> t.typcollation THEN l.collname END"
        + inTable
        + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
          " JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation"
          " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
        + isTable + " ORDER BY c.oid, a.attnum";
}

QByteArray constraints()
{
    return "SELECT n.nspname, c.relname, o.conname, o.contype,"
           " array_to_json(ARRAY(SELECT a.attname FROM unnest(o.conkey) WITH ORDINALITY k(num, place) JOIN "
           "pg_attribute a"
           " ON a.attrelid = o.conrelid AND a.attnum = k.num ORDER BY k.place)),"
           " coalesce(pg_get_expr(o.conbin, o.conrelid), CASE o.contype WHEN 'x' THEN pg_get_constraintdef(o.oid) END),"
           " fn.nspname, f.relname,"
           " array_to_json(ARRAY(SELECT a.attname FROM unnest(o.confkey) WITH ORDINALITY k(num, place) JOIN "
           "pg_attribute "
           "a"
           " ON a.attrelid = o.confrelid AND a.attnum = k.num ORDER BY k.place)),"
           " o.confdeltype, o.confupdtype, o.condeferrable, o.condeferred, o.convalidated"
        + inTable
        + "JOIN pg_constraint o ON o.conrelid = c.oid AND o.contype IN ('c', 'f', 'p', 'u', 'x')"
          " LEFT JOIN pg_class f ON f.oid = o.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace"
        + isTable;
}

QByteArray indexes(int serverVersion)
{
    return "SELECT n.nspname, c.relname, ic.relname, am.amname, array_to_json(ARRAY(SELECT "
           "pg_get_indexdef(x.indexrelid,"
           " k, true) || CASE WHEN k <= x.indnkeyatts THEN"
           " CASE WHEN co.collname <> 'default' AND at.attcollation IS DISTINCT FROM x.indcollation[k - 1]"
           " THEN ' collate ' || co.collname ELSE '' END"
           " || CASE WHEN NOT oc.opcdefault THEN ' ' || oc.opcname ELSE '' END"
           " || CASE WHEN x.indoption[k - 1] & 1 = 1 THEN ' desc' ELSE '' END"
           " || CASE WHEN x.indoption[k - 1] & 3 = 2 THEN ' nulls first' WHEN x.indoption[k - 1] & 3 = 1 THEN ' nulls"
           " last' ELSE '' END ELSE '' END"
           " FROM generate_series(1, x.indnatts) k"
           " LEFT JOIN pg_opclass oc ON k <= x.indnkeyatts AND oc.oid = x.indclass[k - 1]"
           " LEFT JOIN pg_collation co ON k <= x.indnkeyatts AND co.oid = x.indcollation[k - 1]"
           " LEFT JOIN pg_attribute at ON at.attrelid = x.indrelid AND at.attnum = x.indkey[k - 1] AND at.attnum <> 0"
           " ORDER BY k)), x.indnkeyatts, pg_get_expr(x.indpred, x.indrelid), x.indisunique,"
        + QByteArray(serverVersion >= 150000 ? " x.indnullsnotdistinct," : " false,")
        + " x.indisvalid, o.conname, c.relkind" + inTable
        + "JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class ic ON ic.oid = x.indexrelid"
          " JOIN pg_am am ON am.oid = ic.relam"
          " LEFT JOIN pg_constraint o ON o.conindid = ic.oid AND o.contype IN ('p', 'u', 'x')"
          " WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't' AND"
        + ours;
}

QByteArray triggers()
{
    return "SELECT n.nspname, c.relname, g.tgname, pg_get_triggerdef(g.oid), g.tgenabled" + inTable
        + "JOIN pg_trigger g ON g.tgrelid = c.oid AND NOT g.tgisinternal" + isTable;
}

QByteArray policies()
{
    return "SELECT n.nspname, c.relname, p.polname, p.polcmd, p.polpermissive, array_to_json(ARRAY(SELECT coalesce("
           "r.rolname, 'public') FROM unnest(p.polroles) m(role) LEFT JOIN pg_roles r ON r.oid = m.role ORDER BY 1)),"
           " pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)"
        + inTable + "JOIN pg_policy p ON p.polrelid = c.oid" + isTable;
}

QByteArray views(ViewQueries queries)
{
    const QByteArray definition = queries == ViewQueries::Read ? "pg_get_viewdef(c.oid)" : "NULL";
    return "SELECT n.nspname, c.relname, c.relkind, array_to_json(ARRAY(SELECT attname FROM pg_attribute"
           " WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum)), "
        + definition
        + ", array_to_json(ARRAY(SELECT DISTINCT ARRAY[un.nspname::text, u.relname::text] FROM pg_rewrite r"
          " JOIN pg_depend e ON e.classid = 'pg_rewrite'::regclass AND e.objid = r.oid"
          " AND e.refclassid = 'pg_class'::regclass AND e.refobjid <> c.oid"
          " JOIN pg_class u ON u.oid = e.refobjid AND u.relkind IN ('r', 'p', 'f', 'v', 'm')"
          " JOIN pg_namespace un ON un.oid = u.relnamespace WHERE r.ev_class = c.oid"
          " AND un.nspname !~ '^pg_' AND un.nspname <> 'information_schema')), c.relispopulated"
        + inTable + "WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't' AND" + ours;
}

QByteArray types()
{
    return "SELECT n.nspname, t.typname, t.typtype, array_to_json(ARRAY(SELECT enumlabel FROM pg_enum"
           " WHERE enumtypid = t.oid ORDER BY enumsortorder)), format_type(t.typbasetype, t.typtypmod), t.typnotnull,"
           " t.typdefault, format_type(g.rngsubtype, NULL)"
           " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_range g ON g.rngtypid = t.oid"
           " LEFT JOIN pg_class c ON c.oid = t.typrelid"
           " WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')) AND"
        + isOurs("pg_type", "t.oid");
}

QByteArray attributes()
{
    return "SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod)" + inTable
        + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
          " WHERE c.relkind = 'c' AND"
        + ours
        + " AND NOT EXISTS (SELECT 1 FROM pg_depend e JOIN pg_type t ON t.oid = e.objid WHERE e.deptype ="
          " 'e' AND e.classid = 'pg_type'::regclass AND t.typrelid = c.oid) ORDER BY c.oid, a.attnum";
}

QByteArray domainChecks()
{
    return "SELECT n.nspname, t.typname, o.conname, pg_get_expr(o.conbin, 0) FROM pg_constraint o JOIN pg_type t"
           " ON t.oid = o.contypid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE o.contype = 'c' AND"
        + isOurs("pg_type", "t.oid");
}

QByteArray functions()
{
    return "SELECT n.nspname, p.proname, array_to_json(ARRAY(SELECT format_type(a.type, NULL) FROM "
           "unnest(p.proargtypes)"
           " WITH ORDINALITY a(type, place) ORDER BY a.place)), p.prokind, pg_get_function_result(p.oid), l.lanname,"
           " p.prosrc, p.provolatile, p.prosecdef, p.proisstrict, array_to_json(p.proconfig),"
           " pg_get_function_arguments(p.oid), p.proparallel, p.proleakproof"
           " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang"
           " WHERE p.prokind IN ('f', 'p') AND"
        // A range type brings its constructors.
        + isOurs("pg_proc", "p.oid")
        + " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid"
          " AND e.deptype = 'i')";
}

QByteArray sequences()
{
    return "SELECT n.nspname, c.relname, format_type(s.seqtypid, NULL), (SELECT CASE WHEN tn.nspname = 'public' THEN ''"
           " ELSE quote_ident(tn.nspname) || '.' END || quote_ident(t.relname) || '.' || a.attname FROM pg_depend d"
           " JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_attribute a"
           " ON a.attrelid = t.oid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_class'::regclass AND d.objid ="
           " c.oid AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass)"
        + inTable + "JOIN pg_sequence s ON s.seqrelid = c.oid WHERE c.relpersistence <> 't' AND" + ours;
}

QByteArray grants()
{
    return "SELECT CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END, n.nspname, c.relname,"
           " coalesce(r.rolname, 'public'), x.privilege_type"
        + inTable
        + "CROSS JOIN aclexplode(c.relacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee"
          " WHERE x.grantee <> c.relowner AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND"
          " c.relpersistence <> 't' AND"
        + ours;
}

}  // namespace

CatalogQueries catalogQueries(int serverVersion, ViewQueries queries)
{
    return {.schemas = schemas(),
            .extensions = extensions(),
            .tables = tables(),
            .columns = columns(),
            .constraints = constraints(),
            .indexes = indexes(serverVersion),
            .triggers = triggers(),
            .policies = policies(),
            .views = views(queries),
            .types = types(),
            .attributes = attributes(),
            .domainChecks = domainChecks(),
            .functions = functions(),
            .sequences = sequences(),
            .grants = grants()};
}

}  // namespace lockstep
