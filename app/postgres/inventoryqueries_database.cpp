// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

namespace {

InventoryQuery schemas()
{
    return {ItemKind::Schema,
            {Owner, Privileges, Comment},
            "SELECT quote_ident(n.nspname), NULL, " + owner("n.nspowner") + ", "
                + privileges("n.nspacl", "'n'", "n.nspowner") + ", d.description FROM pg_namespace n"
                + joinComment("pg_namespace", "n.oid") + " WHERE" + isOurs("pg_namespace", "n.oid")};
}

InventoryQuery extensions()
{
    return {ItemKind::Extension,
            {Definition, Version, Comment},
            "SELECT quote_ident(x.extname), NULL, 'SCHEMA ' || quote_ident(n.nspname), x.extversion, d.description FROM"
            " pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace"
                + joinComment("pg_extension", "x.oid") + " WHERE x.extname <> 'plpgsql'"};
}

InventoryQuery languages()
{
    return {ItemKind::Language,
            {Definition, Owner, Privileges, Comment},
            "SELECT quote_ident(l.lanname), NULL, concat_ws(' ', CASE WHEN l.lanpltrusted THEN 'TRUSTED' END, 'HANDLER"
            " ' || l.lanplcallfoid::regproc::text, CASE WHEN l.laninline <> 0 THEN 'INLINE ' ||"
            " l.laninline::regproc::text END, CASE WHEN l.lanvalidator <> 0 THEN 'VALIDATOR ' ||"
            " l.lanvalidator::regproc::text END), "
                + owner("l.lanowner") + ", " + privileges("l.lanacl", "'l'", "l.lanowner")
                + ", d.description FROM pg_language l" + joinComment("pg_language", "l.oid") + " WHERE l.lanispl AND"
                + notOfExtension("pg_language", "l.oid")};
}

InventoryQuery accessMethods()
{
    return {ItemKind::AccessMethod,
            {Definition, Comment},
            "SELECT quote_ident(m.amname), NULL, 'TYPE ' || CASE m.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END || '"
            " HANDLER ' || m.amhandler::regproc::text, d.description FROM pg_am m"
                + joinComment("pg_am", "m.oid") + " WHERE m.oid >= 16384 AND" + notOfExtension("pg_am", "m.oid")};
}

InventoryQuery eventTriggers()
{
    return {ItemKind::EventTrigger,
            {Definition, IsEnabled, Owner, Comment},
            "SELECT quote_ident(v.evtname), NULL, concat_ws(' ', 'ON', v.evtevent, 'WHEN TAG IN (' || (SELECT"
            " string_agg(quote_literal(o.item), ', ' ORDER BY o.item COLLATE \"C\") FROM unnest(v.evttags) o(item)) ||"
            " ')', 'EXECUTE FUNCTION ' || v.evtfoid::regproc::text || '()'), CASE v.evtenabled WHEN 'D' THEN 'DISABLED'"
            " WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' END, "
                + owner("v.evtowner") + ", d.description FROM pg_event_trigger v"
                + joinComment("pg_event_trigger", "v.oid") + " WHERE" + notOfExtension("pg_event_trigger", "v.oid")};
}

/// Those of a schema add to what holds everywhere, which takes the place of what the server implies.
InventoryQuery defaultPrivileges()
{
    const QByteArray implied = "CASE WHEN a.defaclnamespace = 0 THEN CASE a.defaclobjtype WHEN 'S' THEN 's' ELSE"
                               " a.defaclobjtype END ELSE 'c' END";
    return {ItemKind::DefaultPrivileges,
            {Privileges},
            "SELECT 'FOR ROLE ' || quote_ident(pg_get_userbyid(a.defaclrole)) || coalesce(' IN SCHEMA ' ||"
            " quote_ident(n.nspname), '') || ' ON ' || CASE a.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN"
            " 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS'"
            " END, NULL, "
                + privileges("a.defaclacl", implied, "a.defaclrole")
                + " FROM pg_default_acl a LEFT JOIN pg_namespace n ON n.oid = a.defaclnamespace"};
}

InventoryQuery securityLabels()
{
    return {ItemKind::SecurityLabel,
            {Definition},
            "SELECT l.objtype || ' ' || l.objname || ' ' || quote_ident(l.provider), NULL, l.label FROM pg_seclabels l"
            " WHERE l.objtype NOT IN ('database', 'tablespace', 'role', 'large object')"};
}

/// ALTER DATABASE … SET and ALTER ROLE … IN DATABASE … SET.
InventoryQuery settings()
{
    return {ItemKind::DatabaseSetting,
            {Definition},
            "SELECT coalesce((SELECT quote_ident(r.rolname) FROM pg_roles r WHERE r.oid = s.setrole) || '.', '') ||"
            " split_part(o.item, '=', 1), NULL, substr(o.item, strpos(o.item, '=') + 1) FROM pg_db_role_setting s JOIN"
            " pg_database b ON b.oid = s.setdatabase AND b.datname = current_database(), unnest(s.setconfig) o(item)"};
}

}  // namespace

InventoryQueries databaseQueries()
{
    return {schemas(),       extensions(),        languages(),      accessMethods(),
            eventTriggers(), defaultPrivileges(), securityLabels(), settings()};
}

}  // namespace lockstep
