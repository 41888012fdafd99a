// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalog.h"
#include "app/sql/quoting.h"

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What an object's name is unique in.
enum class Scope {
    Relation,  ///< a relation: to_regclass knows the way
    Type,  ///< a type: to_regtype knows the way
    Schema,  ///< the schema in `parent`
    Table,  ///< the table in `parent`
    TableOrDomain,  ///< the table in `parent`, or a domain
    Catalog,  ///< nothing: one of its name in database or cluster
};

/// How objects of one kind are found: the catalog, its columns, and a condition of the kind's own.
struct LookUp
{
    QLatin1StringView kind;
    const char *catalog;
    Scope scope;
    const char *condition = "true";
    const char *name = "";
    const char *parent = "";
};

// Source: the manual's chapter "System Catalogs".
constexpr std::array lookUps{
    LookUp{"table"_L1, "pg_class", Scope::Relation, "relkind IN ('r', 'p', 'f')"},
    LookUp{"foreign table"_L1, "pg_class", Scope::Relation, "relkind = 'f'"},
    LookUp{"view"_L1, "pg_class", Scope::Relation, "relkind = 'v'"},
    LookUp{"materialized view"_L1, "pg_class", Scope::Relation, "relkind = 'm'"},
    LookUp{"index"_L1, "pg_class", Scope::Relation, "relkind IN ('i', 'I')"},
    LookUp{"sequence"_L1, "pg_class", Scope::Relation, "relkind = 'S'"},
    LookUp{"type"_L1, "pg_type", Scope::Type},
    LookUp{"domain"_L1, "pg_type", Scope::Type, "typtype = 'd'"},
    LookUp{"enum"_L1, "pg_type", Scope::Type, "typtype = 'e'"},
    LookUp{"function"_L1, "pg_proc", Scope::Schema, "prokind IN ('f', 'w')", "proname", "pronamespace"},
    LookUp{"procedure"_L1, "pg_proc", Scope::Schema, "prokind = 'p'", "proname", "pronamespace"},
    LookUp{"aggregate"_L1, "pg_proc", Scope::Schema, "prokind = 'a'", "proname", "pronamespace"},
    LookUp{"routine"_L1, "pg_proc", Scope::Schema, "true", "proname", "pronamespace"},
    LookUp{"statistics"_L1, "pg_statistic_ext", Scope::Schema, "true", "stxname", "stxnamespace"},
    LookUp{"collation"_L1, "pg_collation", Scope::Schema, "true", "collname", "collnamespace"},
    LookUp{"column"_L1, "pg_attribute", Scope::Table, "attnum > 0 AND NOT attisdropped", "attname", "attrelid"},
    LookUp{"constraint"_L1, "pg_constraint", Scope::TableOrDomain, "true", "conname", "conrelid"},
    LookUp{"trigger"_L1, "pg_trigger", Scope::Table, "NOT tgisinternal", "tgname", "tgrelid"},
    LookUp{"policy"_L1, "pg_policy", Scope::Table, "true", "polname", "polrelid"},
    LookUp{"rule"_L1, "pg_rewrite", Scope::Table, "true", "rulename", "ev_class"},
    LookUp{"schema"_L1, "pg_namespace", Scope::Catalog, "true", "nspname"},
    LookUp{"extension"_L1, "pg_extension", Scope::Catalog, "true", "extname"},
    LookUp{"role"_L1, "pg_roles", Scope::Catalog, "true", "rolname"},
    LookUp{"database"_L1, "pg_database", Scope::Catalog, "true", "datname"},
    LookUp{"tablespace"_L1, "pg_tablespace", Scope::Catalog, "true", "spcname"},
    LookUp{"publication"_L1, "pg_publication", Scope::Catalog, "true", "pubname"},
    LookUp{"subscription"_L1, "pg_subscription", Scope::Catalog, "true", "subname"},
};

const LookUp *lookUpOf(const QString &kind)
{
    for (const LookUp &lookUp : lookUps) {
        if (kind == lookUp.kind)
            return &lookUp;
    }
    return nullptr;
}

/// True for a routine's name with its parameter types: "f(integer, text)".
bool hasSignature(const LookUp &lookUp, const QString &name)
{
    return qstrcmp(lookUp.catalog, "pg_proc") == 0 && hasParameterTypes(name);
}

/// The name's place as a condition; $1 is the name, `parts` its identifiers, `owner` the table before its last dot.
QByteArray placeOf(const LookUp &lookUp)
{
    const QByteArray named = QByteArray(lookUp.name) + " = parts[cardinality(parts)]";
    switch (lookUp.scope) {
    case Scope::Relation:
        return "o.oid = to_regclass($1)";
    case Scope::Type:
        return "o.oid = to_regtype($1)";
    case Scope::Schema:
        return named + " AND " + lookUp.parent
            + " IN (SELECT oid FROM pg_namespace WHERE CASE cardinality(parts)"
              " WHEN 1 THEN nspname = ANY (current_schemas(true)) ELSE nspname = parts[cardinality(parts) - 1] END)";
    case Scope::Table:
        return named + " AND " + lookUp.parent + " = owner";
    case Scope::TableOrDomain:
        return named + " AND (" + lookUp.parent + " = owner OR contypid = domain)";
    case Scope::Catalog:
        return named + " AND cardinality(parts) = 1";
    }
    Q_UNREACHABLE();
}

constexpr auto written = R"(
(SELECT parts, to_regclass(before) AS owner, to_regtype(before) AS domain
 FROM (SELECT parts, (SELECT string_agg(quote_ident(part), '.' ORDER BY place)
                      FROM unnest(parts[:cardinality(parts) - 1]) WITH ORDINALITY AS p (part, place)) AS before
       FROM (SELECT parse_ident($1) AS parts OFFSET 0) AS name OFFSET 0) AS named) AS written
)";

QByteArray queryOf(const LookUp &lookUp, const QString &name)
{
    const QByteArray from = QByteArray("SELECT EXISTS (SELECT FROM pg_catalog.") + lookUp.catalog + " AS o";
    if (hasSignature(lookUp, name))
        return from + " WHERE o.oid = to_regprocedure($1) AND " + lookUp.condition + ")";
    if (lookUp.scope == Scope::Relation || lookUp.scope == Scope::Type)
        return from + " WHERE " + placeOf(lookUp) + " AND " + lookUp.condition + ")";
    return from + ", " + written + " WHERE " + placeOf(lookUp) + " AND " + lookUp.condition + ")";
}

}  // namespace

Result<std::optional<bool>> objectExists(Session &session, const QString &kind, const QString &name,
                                         const JobContext &context)
{
    const LookUp *lookUp = lookUpOf(kind);
    if (!lookUp)
        return std::optional<bool>();
    const auto answer = session.execute(queryOf(*lookUp, name), {quotedName(name)}, context);
    if (answer)
        return std::optional<bool>(answer->rows[0][0] == "t");
    // A parameter's type or schema that does not exist: then neither does the routine.
    const QByteArray state = answer.error().sql.value_or(SqlErrorInfo()).sqlState;
    if (hasSignature(*lookUp, name) && (state == "42704" || state == "3F000"))
        return std::optional(false);
    return answer.error();
}

}  // namespace lockstep
