// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

InventoryQueries foreignQueries()
{
    const InventoryQuery wrappers{
        ItemKind::ForeignDataWrapper,
        {Definition, Options, Owner, Privileges, Comment},
        "SELECT quote_ident(w.fdwname), NULL, concat_ws(' ', CASE WHEN w.fdwhandler <> 0 THEN 'HANDLER ' ||"
        " w.fdwhandler::regproc::text END, CASE WHEN w.fdwvalidator <> 0 THEN 'VALIDATOR ' ||"
        " w.fdwvalidator::regproc::text END), "
            + sortedList("w.fdwoptions") + ", " + owner("w.fdwowner") + ", "
            + privileges("w.fdwacl", "'F'", "w.fdwowner") + ", d.description FROM pg_foreign_data_wrapper w"
            + joinComment("pg_foreign_data_wrapper", "w.oid") + " WHERE"
            + notOfExtension("pg_foreign_data_wrapper", "w.oid")};
    const InventoryQuery servers{
        ItemKind::ForeignServer,
        {Definition, Options, Owner, Privileges, Comment},
        "SELECT quote_ident(s.srvname), NULL, concat_ws(' ', 'TYPE ' || quote_literal(s.srvtype), 'VERSION ' ||"
        " quote_literal(s.srvversion), 'FOREIGN DATA WRAPPER ' || (SELECT quote_ident(w.fdwname) FROM"
        " pg_foreign_data_wrapper w WHERE w.oid = s.srvfdw)), "
            + sortedList("s.srvoptions") + ", " + owner("s.srvowner") + ", "
            + privileges("s.srvacl", "'S'", "s.srvowner") + ", d.description FROM pg_foreign_server s"
            + joinComment("pg_foreign_server", "s.oid") + " WHERE" + notOfExtension("pg_foreign_server", "s.oid")};
    // Passwords stand in the options' values, which are read by nobody.
    const InventoryQuery mappings{
        ItemKind::UserMapping,
        {Definition},
        "SELECT 'FOR ' || CASE WHEN u.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(u.usename) END || ' SERVER ' ||"
        " quote_ident(u.srvname), NULL, 'OPTIONS (' || (SELECT string_agg(split_part(o.item, '=', 1), ', ' ORDER BY"
        " o.item COLLATE \"C\") FROM unnest(u.umoptions) o(item)) || ')' FROM pg_user_mappings u"};
    return {wrappers, servers, mappings};
}

}  // namespace lockstep
