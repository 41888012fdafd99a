// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

namespace {

QByteArray operand(const QByteArray &type)
{
    return "CASE WHEN " + type + " = 0 THEN 'NONE' ELSE format_type(" + type + ", NULL) END";
}

InventoryQuery operators()
{
    return {
        ItemKind::Operator,
        {Definition, Owner, Comment},
        "SELECT quote_ident(n.nspname) || '.' || o.oprname || ' (' || " + operand("o.oprleft") + " || ', ' || "
            + operand("o.oprright") + " || ')', NULL, concat_ws(', ', " + routineClause("FUNCTION", "o.oprcode")
            + ", CASE WHEN o.oprleft <> 0 THEN 'LEFTARG = ' || format_type(o.oprleft, NULL) END, CASE WHEN"
              " o.oprright <> 0 THEN 'RIGHTARG = ' || format_type(o.oprright, NULL) END, 'COMMUTATOR = OPERATOR(' ||"
              " (SELECT quote_ident(m.nspname) || '.' || c.oprname FROM pg_operator c JOIN pg_namespace m ON m.oid ="
              " c.oprnamespace WHERE c.oid = o.oprcom) || ')', 'NEGATOR = OPERATOR(' || (SELECT"
              " quote_ident(m.nspname) || '.' || c.oprname FROM pg_operator c JOIN pg_namespace m ON m.oid ="
              " c.oprnamespace WHERE c.oid = o.oprnegate) || ')', "
            + routineClause("RESTRICT", "o.oprrest") + ", " + routineClause("JOIN", "o.oprjoin")
            + ", CASE WHEN o.oprcanhash THEN 'HASHES' END, CASE WHEN o.oprcanmerge THEN 'MERGES' END), "
            + owner("o.oprowner") + ", d.description FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace"
            + joinComment("pg_operator", "o.oid") + " WHERE" + isOurs("pg_operator", "o.oid")};
}

/// Operators and functions that belong to the family, or to one of its classes.
const QByteArray membersOfFamily
    = "(SELECT string_agg(y.line, ', ' ORDER BY y.line COLLATE \"C\") FROM (SELECT 'OPERATOR ' || ao.amopstrategy || ' "
      "' ||"
      " ao.amopopr::regoperator::text || CASE ao.amoppurpose WHEN 'o' THEN ' FOR ORDER BY' ELSE '' END AS line FROM"
      " pg_amop ao WHERE ao.amopfamily = f.oid UNION ALL SELECT 'FUNCTION ' || ap.amprocnum || ' (' ||"
      " format_type(ap.amproclefttype, NULL) || ', ' || format_type(ap.amprocrighttype, NULL) || ') ' ||"
      " ap.amproc::regprocedure::text FROM pg_amproc ap WHERE ap.amprocfamily = f.oid) y)";

InventoryQuery families()
{
    return {ItemKind::OperatorFamily,
            {Definition, Owner, Comment},
            "SELECT " + qualified("f.opfname") + " || ' USING ' || quote_ident(am.amname), NULL, " + membersOfFamily
                + ", " + owner("f.opfowner")
                + ", d.description FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am am ON"
                  " am.oid = f.opfmethod"
                + joinComment("pg_opfamily", "f.oid") + " WHERE" + isOurs("pg_opfamily", "f.oid")};
}

InventoryQuery classes()
{
    return {ItemKind::OperatorClass,
            {Definition, Owner, Comment},
            "SELECT " + qualified("o.opcname")
                + " || ' USING ' || quote_ident(am.amname), NULL, concat_ws(' ', CASE WHEN o.opcdefault THEN 'DEFAULT'"
                  " END, 'FOR TYPE ' || format_type(o.opcintype, NULL), 'FAMILY ' || (SELECT quote_ident(m.nspname) ||"
                  " '.' || quote_ident(f.opfname) FROM pg_opfamily f JOIN pg_namespace m ON m.oid = f.opfnamespace"
                  " WHERE f.oid = o.opcfamily), CASE WHEN o.opckeytype <> 0 THEN 'STORAGE ' ||"
                  " format_type(o.opckeytype, NULL) END), "
                + owner("o.opcowner")
                + ", d.description FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am am ON"
                  " am.oid = o.opcmethod"
                + joinComment("pg_opclass", "o.oid") + " WHERE" + isOurs("pg_opclass", "o.oid")};
}

/// Who made it is known by its number alone: a cast is in no schema.
InventoryQuery casts()
{
    return {ItemKind::Cast,
            {Definition, Comment},
            "SELECT '(' || format_type(k.castsource, NULL) || ' AS ' || format_type(k.casttarget, NULL) || ')', NULL,"
            " concat_ws(' ', CASE k.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || k.castfunc::regprocedure::text WHEN"
            " 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END, CASE k.castcontext WHEN 'a' THEN 'AS ASSIGNMENT' WHEN"
            " 'i' THEN 'AS IMPLICIT' END), d.description FROM pg_cast k"
                + joinComment("pg_cast", "k.oid")
                + " WHERE k.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_depend i WHERE i.classid ="
                  " 'pg_cast'::regclass AND i.objid = k.oid AND i.deptype = 'i') AND"
                + notOfExtension("pg_cast", "k.oid")};
}

InventoryQuery transforms()
{
    return {ItemKind::Transform,
            {Definition, Comment},
            "SELECT 'FOR ' || format_type(t.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname), NULL,"
            " concat_ws(', ', CASE WHEN t.trffromsql <> 0 THEN 'FROM SQL WITH FUNCTION ' ||"
            " t.trffromsql::regprocedure::text END, CASE WHEN t.trftosql <> 0 THEN 'TO SQL WITH FUNCTION ' ||"
            " t.trftosql::regprocedure::text END), d.description FROM pg_transform t JOIN pg_language l ON l.oid ="
            " t.trflang"
                + joinComment("pg_transform", "t.oid") + " WHERE" + notOfExtension("pg_transform", "t.oid")};
}

}  // namespace

InventoryQueries operatorQueries()
{
    return {operators(), families(), classes(), casts(), transforms()};
}

}  // namespace lockstep
