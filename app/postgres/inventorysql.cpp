// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventorysql.h"

namespace lockstep::inventorysql {

QByteArray qualified(const QByteArray &nameColumn)
{
    return "quote_ident(n.nspname) || '.' || quote_ident(" + nameColumn + ")";
}

QByteArray inOurSchema()
{
    return " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";
}

QByteArray notOfExtension(const QByteArray &catalog, const QByteArray &oid)
{
    return " NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = '" + catalog + "'::regclass AND e.objid = " + oid
        + " AND e.deptype = 'e')";
}

QByteArray isOurs(const QByteArray &catalog, const QByteArray &oid)
{
    return inOurSchema() + " AND" + notOfExtension(catalog, oid);
}

QByteArray joinComment(const QByteArray &catalog, const QByteArray &oid, const QByteArray &part)
{
    return " LEFT JOIN pg_description d ON d.classoid = '" + catalog + "'::regclass AND d.objoid = " + oid
        + " AND d.objsubid = " + part;
}

QByteArray owner(const QByteArray &oid)
{
    return "pg_get_userbyid(" + oid + ")";
}

QByteArray privileges(const QByteArray &acl, const QByteArray &kind, const QByteArray &owner)
{
    const QByteArray explode = "SELECT x.grantee, x.privilege_type, x.is_grantable FROM aclexplode(";
    const QByteArray given = explode + acl + ") x";
    const QByteArray implied = explode + "acldefault(" + kind + ", " + owner + ")) x";
    const QByteArray whom = "CASE WHEN y.grantee = 0 THEN 'PUBLIC' WHEN y.grantee = " + owner
        + " THEN 'OWNER' ELSE quote_ident(pg_get_userbyid(y.grantee)) END";
    return "CASE WHEN " + acl
        + " IS NOT NULL THEN (SELECT string_agg(y.line, E'\\n' ORDER BY y.line COLLATE \"C\") FROM (SELECT 'GRANT ' ||"
          " y.privilege_type || ' TO ' || "
        + whom + " || CASE WHEN y.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS line FROM (" + given
        + " EXCEPT " + implied + ") y UNION ALL SELECT 'REVOKE ' || y.privilege_type || ' FROM ' || " + whom + " FROM ("
        + implied + " EXCEPT " + given + ") y) y) END";
}

QByteArray sortedList(const QByteArray &array)
{
    return "CASE WHEN " + array
        + " IS NOT NULL THEN (SELECT string_agg(o.item, ', ' ORDER BY o.item COLLATE \"C\") FROM unnest(" + array
        + ") o(item)) END";
}

QByteArray routineClause(const char *label, const QByteArray &oid)
{
    return QByteArray("CASE WHEN ") + oid + " <> 0 THEN '" + label + " = ' || " + oid + "::regproc::text END";
}

}  // namespace lockstep::inventorysql
