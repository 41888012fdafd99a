// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

namespace {

const QByteArray storageName
    = "CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END";

/// Since 18 NOT NULL has a name, which is told where nobody would guess it.
QByteArray notNull(int serverVersion)
{
    if (serverVersion < 180000)
        return "CASE WHEN a.attnotnull THEN 'NOT NULL' END";
    return "(SELECT CASE WHEN k.conname = c.relname || '_' || a.attname || '_not_null' THEN '' ELSE 'CONSTRAINT ' ||"
           " quote_ident(k.conname) || ' ' END || 'NOT NULL' || CASE WHEN k.connoinherit THEN ' NO INHERIT' ELSE ''"
           " END || CASE WHEN NOT k.convalidated THEN ' NOT VALID' ELSE '' END FROM pg_constraint k WHERE k.conrelid ="
           " c.oid AND k.contype = 'n' AND k.conkey[1] = a.attnum)";
}

/// What of a view's column is not its query's.
const QByteArray isRemarkable
    = "(c.relkind IN ('r', 'p', 'f', 'c') OR d.description IS NOT NULL OR a.attacl IS NOT NULL OR e.adbin IS NOT NULL"
      " OR a.attoptions IS NOT NULL OR a.attstattarget >= 0)";

QByteArray columns(int serverVersion)
{
    const QByteArray compression = serverVersion >= 140000
        ? "CASE a.attcompression WHEN 'p' THEN 'COMPRESSION pglz' WHEN 'l' THEN 'COMPRESSION lz4' END"
        : "NULL";
    const QByteArray isTable = "c.relkind IN ('r', 'p', 'f', 'c')";
    return "SELECT " + qualified("c.relname") + " || '.' || quote_ident(a.attname), " + qualified("c.relname")
        + ", CASE WHEN " + isTable + " THEN format_type(a.atttypid, a.atttypmod) END, " + notNull(serverVersion)
        + ", CASE WHEN a.attgenerated = '' THEN pg_get_expr(e.adbin, e.adrelid) END,"
          " CASE a.attgenerated WHEN 's' THEN pg_get_expr(e.adbin, e.adrelid) || ' STORED' WHEN 'v' THEN"
          " pg_get_expr(e.adbin, e.adrelid) || ' VIRTUAL' END,"
          " CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END,"
          " CASE WHEN a.attcollation <> t.typcollation AND "
        + isTable
        + " THEN (SELECT quote_ident(ln.nspname) || '.' || quote_ident(l.collname) FROM pg_collation l"
          " JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = a.attcollation) END,"
          " concat_ws(', ', CASE WHEN a.attstorage <> t.typstorage AND "
        + isTable + " THEN " + storageName + " END, " + compression + "), CASE WHEN " + isTable
        + " THEN a.attnum END, CASE WHEN NOT a.attislocal AND NOT c.relispartition THEN 'INHERITED' END,"
          " concat_ws(', ', "
        + sortedList("a.attoptions") + ", " + sortedList("a.attfdwoptions")
        + ", CASE WHEN a.attstattarget >= 0 THEN 'STATISTICS ' || a.attstattarget END), "
        + privileges("a.attacl", "'c'", "c.relowner")
        + ", d.description FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
          " JOIN pg_type t ON t.oid = a.atttypid"
          " LEFT JOIN pg_attrdef e ON e.adrelid = c.oid AND e.adnum = a.attnum"
        + joinComment("pg_class", "c.oid", "a.attnum")
        + " WHERE c.relkind IN ('r', 'p', 'f', 'c', 'v', 'm') AND c.relpersistence <> 't' AND " + isRemarkable
        + " AND c.oid <> ALL ($1::oid[]) AND"
        + isOurs("pg_class", "c.oid")
        // A composite type's relation belongs to the type, which belongs to the extension.
        + " AND (c.relkind <> 'c' OR" + notOfExtension("pg_type", "c.reltype") + ")";
}

}  // namespace

InventoryQueries columnQueries(int serverVersion)
{
    return {{ItemKind::Column,
             {Type, NotNull, Default, Generated, Identity, Collation, Storage, Position, Parents, Options, Privileges,
              Comment},
             columns(serverVersion)}};
}

}  // namespace lockstep
