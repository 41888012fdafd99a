// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

namespace {

const QByteArray signature = qualified("p.proname") + " || '(' || oidvectortypes(p.proargtypes) || ')'";
/// A range type's constructors are the type's.
const QByteArray isOwn = isOurs("pg_proc", "p.oid")
    + " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND"
      " e.deptype = 'i')";
const QByteArray fromRoutines = " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace";

InventoryQuery routines()
{
    return {ItemKind::Routine,
            {Definition, Owner, Privileges, Comment},
            "SELECT " + signature + ", NULL, pg_get_functiondef(p.oid), " + owner("p.proowner") + ", "
                + privileges("p.proacl", "'f'", "p.proowner") + ", d.description" + fromRoutines
                + joinComment("pg_proc", "p.oid") + " WHERE p.prokind IN ('f', 'p', 'w') AND" + isOwn};
}

QByteArray modifies(const char *label, const QByteArray &column)
{
    return QByteArray("CASE ") + column + " WHEN 's' THEN '" + label + " = SHAREABLE' WHEN 'w' THEN '" + label
        + " = READ_WRITE' WHEN 'r' THEN '" + label + " = READ_ONLY' END";
}

InventoryQuery aggregates()
{
    return {ItemKind::Aggregate,
            {Definition, Owner, Privileges, Comment},
            "SELECT " + signature + ", NULL, 'CREATE AGGREGATE ' || " + qualified("p.proname")
                + " || '(' || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') || ') (' || concat_ws(', ', "
                + routineClause("SFUNC", "a.aggtransfn") + ", 'STYPE = ' || format_type(a.aggtranstype, NULL), "
                + "CASE WHEN a.aggtransspace <> 0 THEN 'SSPACE = ' || a.aggtransspace END, "
                + routineClause("FINALFUNC", "a.aggfinalfn")
                + ", CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END, " + "CASE WHEN a.aggfinalfn <> 0 THEN "
                + modifies("FINALFUNC_MODIFY", "a.aggfinalmodify") + " END, "
                + routineClause("COMBINEFUNC", "a.aggcombinefn") + ", " + routineClause("SERIALFUNC", "a.aggserialfn")
                + ", " + routineClause("DESERIALFUNC", "a.aggdeserialfn")
                + ", 'INITCOND = ' || quote_literal(a.agginitval), " + routineClause("MSFUNC", "a.aggmtransfn") + ", "
                + routineClause("MINVFUNC", "a.aggminvtransfn")
                + ", CASE WHEN a.aggmtranstype <> 0 THEN 'MSTYPE = ' || format_type(a.aggmtranstype, NULL) END, "
                + "CASE WHEN a.aggmtransspace <> 0 THEN 'MSSPACE = ' || a.aggmtransspace END, "
                + routineClause("MFINALFUNC", "a.aggmfinalfn")
                + ", CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END, " + "CASE WHEN a.aggmfinalfn <> 0 THEN "
                + modifies("MFINALFUNC_MODIFY", "a.aggmfinalmodify")
                + " END, 'MINITCOND = ' || quote_literal(a.aggminitval), "
                + "CASE WHEN a.aggsortop <> 0 THEN 'SORTOP = OPERATOR(' || (SELECT quote_ident(opn.nspname) || '.' ||"
                  " op.oprname FROM pg_operator op JOIN pg_namespace opn ON opn.oid = op.oprnamespace WHERE op.oid ="
                  " a.aggsortop) || ')' END, CASE WHEN a.aggkind = 'h' THEN 'HYPOTHETICAL' END, CASE p.proparallel WHEN"
                  " 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END) || ')', "
                + owner("p.proowner") + ", " + privileges("p.proacl", "'f'", "p.proowner") + ", d.description"
                + fromRoutines + " JOIN pg_aggregate a ON a.aggfnoid = p.oid" + joinComment("pg_proc", "p.oid")
                + " WHERE" + isOwn};
}

}  // namespace

InventoryQueries routineQueries()
{
    return {routines(), aggregates()};
}

}  // namespace lockstep
