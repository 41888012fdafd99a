// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/names.h"

#include "app/sql/quoting.h"

#include <utility>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// The names under which the grammar hands on the standard's types (gram.y, SystemTypeName).
QString spoken(const QString &name)
{
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> spellings[] = {
        {"int2"_L1, "smallint"_L1},
        {"int4"_L1, "integer"_L1},
        {"int8"_L1, "bigint"_L1},
        {"float4"_L1, "real"_L1},
        {"float8"_L1, "double precision"_L1},
        {"bool"_L1, "boolean"_L1},
        {"bpchar"_L1, "char"_L1},
    };
    for (const auto &[inside, outside] : spellings) {
        if (name == inside)
            return outside;
    }
    return name;
}

QString modifiersOf(const PgQuery__TypeName &type)
{
    QStringList modifiers;
    for (const PgQuery__Node *node : nodes(type.typmods, type.n_typmods)) {
        if (node->node_case == PG_QUERY__NODE__NODE_A_CONST && node->a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL)
            modifiers.append(QString::number(node->a_const->ival->ival));
    }
    return modifiers.isEmpty() ? QString() : u'(' + modifiers.join(u',') + u')';
}

}  // namespace

QString nameOf(const char *text)
{
    return QString::fromUtf8(text);
}

QString objectNameOf(const char *name)
{
    return *name ? joinedIdentifiers({nameOf(name)}) : QString();
}

QString nameOf(const PgQuery__RangeVar *relation)
{
    if (!relation)
        return {};
    const QString name = nameOf(relation->relname);
    return *relation->schemaname ? joinedIdentifiers({nameOf(relation->schemaname), name}) : joinedIdentifiers({name});
}

QString stringOf(const PgQuery__Node *node)
{
    return node && node->node_case == PG_QUERY__NODE__NODE_STRING ? nameOf(node->string->sval) : QString();
}

QString nameOf(std::span<PgQuery__Node *const> parts)
{
    QStringList names;
    for (const PgQuery__Node *part : parts)
        names.append(part->node_case == PG_QUERY__NODE__NODE_STRING ? stringOf(part) : nameOf(part));
    return joinedIdentifiers(names);
}

QString nameOf(const PgQuery__Node *object)
{
    if (!object)
        return {};
    switch (object->node_case) {
    case PG_QUERY__NODE__NODE_STRING:
        return objectNameOf(object->string->sval);
    case PG_QUERY__NODE__NODE_LIST:
        return nameOf(nodes(object->list->items, object->list->n_items));
    case PG_QUERY__NODE__NODE_TYPE_NAME:
        return nameOf(nodes(object->type_name->names, object->type_name->n_names));
    case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
        return nameOf(nodes(object->object_with_args->objname, object->object_with_args->n_objname));
    case PG_QUERY__NODE__NODE_RANGE_VAR:
        return nameOf(object->range_var);
    case PG_QUERY__NODE__NODE_ROLE_SPEC:
        return objectNameOf(object->role_spec->rolename);
    default:
        return {};
    }
}

QString memberOf(const QString &relation, const char *member)
{
    return joinedIdentifiers(identifiersOf(relation) << nameOf(member));
}

QString bareTypeName(const PgQuery__TypeName *type)
{
    return type && type->n_names > 0 ? stringOf(type->names[type->n_names - 1]) : QString();
}

QString typeText(const PgQuery__TypeName *type)
{
    if (!type || type->n_names == 0)
        return {};
    const bool isBuiltIn = type->n_names == 2 && stringOf(type->names[0]) == u"pg_catalog"_s;
    const QString name = isBuiltIn ? spoken(bareTypeName(type)) : nameOf(nodes(type->names, type->n_names));
    return name + modifiersOf(*type) + u"[]"_s.repeated(qsizetype(type->n_array_bounds));
}

}  // namespace lockstep
