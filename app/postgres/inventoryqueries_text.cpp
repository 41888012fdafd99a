// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryqueries.h"
#include "app/postgres/inventorysql.h"

namespace lockstep {

using namespace inventorysql;
using enum ItemProperty;

namespace {

/// The locale of a provider other than libc was in other columns in each of these versions.
QByteArray collationLocale(int serverVersion)
{
    if (serverVersion >= 170000)
        return "'LOCALE = ' || quote_literal(l.colllocale), 'RULES = ' || quote_literal(l.collicurules)";
    if (serverVersion >= 160000)
        return "'LOCALE = ' || quote_literal(l.colliculocale), 'RULES = ' || quote_literal(l.collicurules)";
    return serverVersion >= 150000 ? "'LOCALE = ' || quote_literal(l.colliculocale)" : "NULL";
}

InventoryQuery collations(int serverVersion)
{
    return {ItemKind::Collation,
            {Definition, Owner, Comment},
            "SELECT " + qualified("l.collname")
                + ", NULL, concat_ws(', ', CASE l.collprovider WHEN 'c' THEN 'PROVIDER = libc' WHEN 'i' THEN 'PROVIDER"
                  " = icu' WHEN 'b' THEN 'PROVIDER = builtin' END, CASE WHEN NOT l.collisdeterministic THEN"
                  " 'DETERMINISTIC = false' END, 'LC_COLLATE = ' || quote_literal(l.collcollate), 'LC_CTYPE = ' ||"
                  " quote_literal(l.collctype), "
                + collationLocale(serverVersion) + "), " + owner("l.collowner")
                + ", d.description FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace"
                + joinComment("pg_collation", "l.oid") + " WHERE" + isOurs("pg_collation", "l.oid")};
}

InventoryQuery conversions()
{
    return {ItemKind::Conversion,
            {Definition, Owner, Comment},
            "SELECT " + qualified("v.conname")
                + ", NULL, concat_ws(' ', CASE WHEN v.condefault THEN 'DEFAULT' END, 'FOR ' ||"
                  " quote_literal(pg_encoding_to_char(v.conforencoding)) || ' TO ' ||"
                  " quote_literal(pg_encoding_to_char(v.contoencoding)) || ' FROM ' || v.conproc::regproc::text), "
                + owner("v.conowner")
                + ", d.description FROM pg_conversion v JOIN pg_namespace n ON n.oid = v.connamespace"
                + joinComment("pg_conversion", "v.oid") + " WHERE" + isOurs("pg_conversion", "v.oid")};
}

InventoryQuery configurations()
{
    return {
        ItemKind::TextSearchConfiguration,
        {Definition, Owner, Comment},
        "SELECT " + qualified("f.cfgname")
            + ", NULL, 'PARSER = ' || (SELECT quote_ident(m.nspname) || '.' || quote_ident(p.prsname) FROM"
              " pg_ts_parser p JOIN pg_namespace m ON m.oid = p.prsnamespace WHERE p.oid = f.cfgparser) ||"
              " coalesce((SELECT string_agg(E'\\nFOR ' || (SELECT t.alias FROM ts_token_type(f.cfgparser) t WHERE"
              " t.tokid = y.maptokentype) || ' WITH ' || y.dictionaries, '' ORDER BY y.maptokentype) FROM (SELECT"
              " g.maptokentype, string_agg(g.mapdict::regdictionary::text, ', ' ORDER BY g.mapseqno) AS dictionaries"
              " FROM pg_ts_config_map g WHERE g.mapcfg = f.oid GROUP BY g.maptokentype) y), ''), "
            + owner("f.cfgowner") + ", d.description FROM pg_ts_config f JOIN pg_namespace n ON n.oid = f.cfgnamespace"
            + joinComment("pg_ts_config", "f.oid") + " WHERE" + isOurs("pg_ts_config", "f.oid")};
}

InventoryQuery dictionaries()
{
    return {ItemKind::TextSearchDictionary,
            {Definition, Owner, Comment},
            "SELECT " + qualified("f.dictname")
                + ", NULL, concat_ws(', ', 'TEMPLATE = ' || (SELECT quote_ident(m.nspname) || '.' ||"
                  " quote_ident(t.tmplname) FROM pg_ts_template t JOIN pg_namespace m ON m.oid = t.tmplnamespace WHERE"
                  " t.oid = f.dicttemplate), f.dictinitoption), "
                + owner("f.dictowner")
                + ", d.description FROM pg_ts_dict f JOIN pg_namespace n ON n.oid = f.dictnamespace"
                + joinComment("pg_ts_dict", "f.oid") + " WHERE" + isOurs("pg_ts_dict", "f.oid")};
}

InventoryQuery parsers()
{
    return {ItemKind::TextSearchParser,
            {Definition, Comment},
            "SELECT " + qualified("f.prsname") + ", NULL, concat_ws(', ', " + routineClause("START", "f.prsstart")
                + ", " + routineClause("GETTOKEN", "f.prstoken") + ", " + routineClause("END", "f.prsend") + ", "
                + routineClause("HEADLINE", "f.prsheadline") + ", " + routineClause("LEXTYPES", "f.prslextype")
                + "), d.description FROM pg_ts_parser f JOIN pg_namespace n ON n.oid = f.prsnamespace"
                + joinComment("pg_ts_parser", "f.oid") + " WHERE" + isOurs("pg_ts_parser", "f.oid")};
}

InventoryQuery templates()
{
    return {ItemKind::TextSearchTemplate,
            {Definition, Comment},
            "SELECT " + qualified("f.tmplname") + ", NULL, concat_ws(', ', " + routineClause("INIT", "f.tmplinit")
                + ", " + routineClause("LEXIZE", "f.tmpllexize")
                + "), d.description FROM pg_ts_template f JOIN pg_namespace n ON n.oid = f.tmplnamespace"
                + joinComment("pg_ts_template", "f.oid") + " WHERE" + isOurs("pg_ts_template", "f.oid")};
}

}  // namespace

InventoryQueries textQueries(int serverVersion)
{
    return {collations(serverVersion), conversions(), configurations(), dictionaries(), parsers(), templates()};
}

}  // namespace lockstep
