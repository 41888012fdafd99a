// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

namespace {

/// FOR what: all tables, each table with its columns and its WHERE, each schema.
QByteArray published(int serverVersion)
{
    const bool hasFilters = serverVersion >= 150000;
    const QByteArray columns
        = " || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a"
          " WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs::int2[])) || ')', '') || coalesce(' WHERE (' ||"
          " pg_get_expr(r.prqual, r.prrelid) || ')', '')";
    const QByteArray tables = "(SELECT string_agg('TABLE ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)"
        + (hasFilters ? columns : QByteArray())
        + ", ', ' ORDER BY n.nspname, c.relname) FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN"
          " pg_namespace n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid)";
    const QByteArray schemas
        = "(SELECT string_agg('TABLES IN SCHEMA ' || quote_ident(n.nspname), ', ' ORDER BY n.nspname) FROM"
          " pg_publication_namespace r JOIN pg_namespace n ON n.oid = r.pnnspid WHERE r.pnpubid = p.oid)";
    return "concat_ws(', ', CASE WHEN p.puballtables THEN 'ALL TABLES' END, " + tables
        + (hasFilters ? ", " + schemas : QByteArray()) + ")";
}

InventoryQuery publications(int serverVersion)
{
    return {ItemKind::Publication,
            {Definition, Options, Owner, Comment},
            "SELECT quote_ident(p.pubname), NULL, " + published(serverVersion)
                + ", concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,"
                  " CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END,"
                  " CASE WHEN p.pubviaroot THEN 'publish_via_partition_root' END), "
                + owner("p.pubowner") + ", d.description FROM pg_publication p" + joinComment("pg_publication", "p.oid")
                + " WHERE" + notOfExtension("pg_publication", "p.oid")};
}

/// Without the connection, which may have a password in it and which few may read.
InventoryQuery subscriptions()
{
    return {ItemKind::Subscription,
            {Definition, Options, Owner, Comment},
            "SELECT quote_ident(s.subname), NULL, 'PUBLICATION ' || (SELECT string_agg(quote_ident(o.item), ', ' ORDER"
            " BY o.item COLLATE \"C\") FROM unnest(s.subpublications) o(item)), concat_ws(', ', 'slot_name = ' ||"
            " quote_literal(s.subslotname), 'synchronous_commit = ' || s.subsynccommit), "
                + owner("s.subowner") + ", d.description FROM pg_subscription s"
                + joinComment("pg_subscription", "s.oid")
                + " WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())"};
}

}  // namespace

InventoryQueries replicationQueries(int serverVersion)
{
    return {publications(serverVersion), subscriptions()};
}

}  // namespace lockstep
