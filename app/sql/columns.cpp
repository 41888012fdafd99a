// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/names.h"
#include "app/sql/reader.h"
#include "app/sql/treewalk.h"

#include <algorithm>

namespace lockstep {
namespace {

/// Functions that PostgreSQL 15 itself (pg_proc.provolatile = 'v') or a bundled extension marks VOLATILE and that
/// make sense as a default.
constexpr const char *volatileFunctions[] = {
    "random",   "gen_random_uuid", "clock_timestamp",  "timeofday",          "nextval",          "setval",
    "currval",  "lastval",         "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "gen_random_bytes",
    "gen_salt", "uuidv7",          "uuidv4",           "random_normal",
};

/// Functions that the same sources mark STABLE or IMMUTABLE: evaluated once for all rows that exist.
constexpr const char *steadyFunctions[] = {
    "now",
    "transaction_timestamp",
    "statement_timestamp",
    "timezone",
    "date_trunc",
    "to_char",
    "to_timestamp",
    "make_date",
    "make_interval",
    "lower",
    "upper",
    "concat",
    "coalesce",
    "md5",
    "sha256",
    "array_fill",
    "to_jsonb",
    "to_json",
    "jsonb_build_object",
    "jsonb_build_array",
    "json_build_object",
    "json_build_array",
    "current_setting",
    "current_schema",
    "current_database",
    "date_part",
    "extract",
    "length",
    "replace",
    "to_tsvector",
    "encode",
    "decode",
    "pg_current_xact_id",
    "txid_current",
    "current_user",
    "session_user",
    "date",
    "round",
    "floor",
    "abs",
};

bool isAmong(std::span<const char *const> names, const QString &name)
{
    return std::ranges::any_of(names, [&name](const char *one) { return name == QLatin1StringView(one); });
}

Traits defaultTraits(const PgQuery__Node *expression)
{
    Traits traits = Trait::HasDefault;
    if (!expression)
        return traits;
    walk(*expression, [&traits](const PgQuery__Node &node) {
        if (node.node_case == PG_QUERY__NODE__NODE_FUNC_CALL && node.func_call->n_funcname > 0) {
            const QString name = stringOf(node.func_call->funcname[node.func_call->n_funcname - 1]);
            const bool isVolatile = isAmong(volatileFunctions, name);
            traits.setFlag(Trait::VolatileDefault, traits.testFlag(Trait::VolatileDefault) || isVolatile);
            if (!isVolatile && !isAmong(steadyFunctions, name))
                traits |= Trait::UserDefault;
        }
        return true;
    });
    return traits;
}

Traits constraintTraits(const PgQuery__Constraint &constraint)
{
    switch (constraint.contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
        return Trait::NotNull;
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
        return defaultTraits(constraint.raw_expr);
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
        return Trait::Identity;
    case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
        return Trait::GeneratedStored;
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
        return Traits(Trait::Unique) | Trait::NotNull;
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
        return Trait::Unique;
    default:
        return {};
    }
}

}  // namespace

Traits columnTraits(const PgQuery__ColumnDef &column)
{
    const QString type = bareTypeName(column.type_name);
    Traits traits;
    if (isAmong(std::to_array<const char *>({"serial", "serial2", "serial4", "serial8", "bigserial", "smallserial"}),
                type))
        traits |= Trait::Serial;
    for (const PgQuery__Node *node : nodes(column.constraints, column.n_constraints)) {
        if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
            traits |= constraintTraits(*node->constraint);
    }
    return traits;
}

}  // namespace lockstep
