// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

namespace {

const QByteArray range
    = "(SELECT concat_ws(', ', 'SUBTYPE = ' || format_type(g.rngsubtype, NULL), 'SUBTYPE_OPCLASS = ' || (SELECT "
      "quote_ident(opn.nspname)"
      " || '.' || quote_ident(oc.opcname) FROM pg_opclass oc JOIN pg_namespace opn ON opn.oid = oc.opcnamespace WHERE"
      " oc.oid = g.rngsubopc), 'COLLATION = ' || (SELECT quote_ident(ln.nspname) || '.' || quote_ident(l.collname)"
      " FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = g.rngcollation), ";

/// Of a base type, as CREATE TYPE takes it.
QByteArray base(int serverVersion)
{
    return "concat_ws(', ', " + routineClause("INPUT", "t.typinput") + ", " + routineClause("OUTPUT", "t.typoutput")
        + ", " + routineClause("RECEIVE", "t.typreceive") + ", " + routineClause("SEND", "t.typsend") + ", "
        + routineClause("TYPMOD_IN", "t.typmodin") + ", " + routineClause("TYPMOD_OUT", "t.typmodout") + ", "
        + routineClause("ANALYZE", "t.typanalyze") + ", "
        + (serverVersion >= 140000 ? routineClause("SUBSCRIPT", "t.typsubscript") : QByteArray("NULL"))
        + ", 'INTERNALLENGTH = ' || CASE WHEN t.typlen < 0 THEN 'VARIABLE' ELSE t.typlen::text END,"
          " CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END, 'ALIGNMENT = ' || t.typalign::text, 'STORAGE = ' || "
          "t.typstorage::text,"
          " 'CATEGORY = ' || quote_literal(t.typcategory::text), CASE WHEN t.typispreferred THEN 'PREFERRED' END,"
          " 'DEFAULT = ' || quote_literal(t.typdefault), CASE WHEN t.typelem <> 0 THEN 'ELEMENT = ' ||"
          " format_type(t.typelem, NULL) END, 'DELIMITER = ' || quote_literal(t.typdelim::text),"
          " CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE' END)";
}

InventoryQuery types(int serverVersion)
{
    const QByteArray multirange
        = serverVersion >= 140000 ? ", 'MULTIRANGE_TYPE_NAME = ' || format_type(g.rngmultitypid, NULL)" : "";
    return {ItemKind::Type,
            {Definition, Type, Labels, Owner, Privileges, Comment},
            "SELECT " + qualified("t.typname") + ", NULL, CASE t.typtype WHEN 'r' THEN " + range
                + routineClause("CANONICAL", "g.rngcanonical") + ", " + routineClause("SUBTYPE_DIFF", "g.rngsubdiff")
                + multirange + ") FROM pg_range g WHERE g.rngtypid = t.oid) WHEN 'b' THEN " + base(serverVersion)
                + " END, CASE t.typtype WHEN 'c' THEN 'composite' WHEN 'e' THEN 'enum' WHEN 'r' THEN 'range' WHEN 'b'"
                  " THEN 'base' ELSE 'shell' END, (SELECT string_agg(m.enumlabel, E'\\n' ORDER BY m.enumsortorder) FROM"
                  " pg_enum m WHERE m.enumtypid = t.oid), "
                + owner("t.typowner") + ", " + privileges("t.typacl", "'T'", "t.typowner")
                + ", d.description FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"
                  " LEFT JOIN pg_class c ON c.oid = t.typrelid"
                + joinComment("pg_type", "t.oid")
                + " WHERE (t.typtype IN ('e', 'r') OR (t.typtype = 'p' AND NOT t.typisdefined) OR (t.typtype = 'c' AND"
                  " c.relkind = 'c') OR (t.typtype = 'b' AND (SELECT el.typarray FROM pg_type el WHERE el.oid ="
                  " t.typelem) IS DISTINCT FROM t.oid)) AND"
                + isOurs("pg_type", "t.oid")};
}

InventoryQuery domains()
{
    return {ItemKind::Domain,
            {Type, NotNull, Default, Collation, Owner, Privileges, Comment},
            "SELECT " + qualified("t.typname")
                + ", NULL, format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typnotnull THEN 'NOT NULL' END,"
                  " coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault), CASE WHEN t.typcollation <>"
                  " b.typcollation THEN (SELECT quote_ident(ln.nspname) || '.' || quote_ident(l.collname) FROM"
                  " pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = t.typcollation) END, "
                + owner("t.typowner") + ", " + privileges("t.typacl", "'T'", "t.typowner")
                + ", d.description FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"
                  " JOIN pg_type b ON b.oid = t.typbasetype"
                + joinComment("pg_type", "t.oid") + " WHERE t.typtype = 'd' AND" + isOurs("pg_type", "t.oid")};
}

}  // namespace

InventoryQueries typeQueries(int serverVersion)
{
    return {types(serverVersion), domains()};
}

}  // namespace lockstep
