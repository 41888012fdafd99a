// SPDX-License-Identifier: GPL-3.0-or-later

// DROP, RENAME and SET SCHEMA as changes of a schema, and the one entry to all files of this kind.

#include "app/sql/schemareader.h"
#include "app/sql/written.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool isMember(PgQuery__ObjectType type)
{
    return type == PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER || type == PG_QUERY__OBJECT_TYPE__OBJECT_POLICY
        || type == PG_QUERY__OBJECT_TYPE__OBJECT_RULE;
}

/// A trigger, policy or rule: the relation's name and its own in one list.
change::DropObject memberOf(change::DropObject object, const PgQuery__Node &node)
{
    const auto parts = nodes(node.list->items, node.list->n_items);
    object.name = {{}, stringOf(parts.back())};
    const WrittenName relation = writtenName(parts.first(parts.size() - 1));
    object.relation = relation.name;
    object.relationSchema = relation.schema;
    return object;
}

std::vector<SchemaChange> dropsOf(const PgQuery__DropStmt &statement)
{
    std::vector<SchemaChange> changes;
    for (const PgQuery__Node *node : nodes(statement.objects, statement.n_objects)) {
        change::DropObject object{objectKindOf(statement.remove_type)};
        object.ifExists = statement.missing_ok;
        object.cascade = statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
        if (isMember(statement.remove_type) && node->node_case == PG_QUERY__NODE__NODE_LIST) {
            changes.push_back(memberOf(std::move(object), *node));
            continue;
        }
        object.name = writtenName(node);
        if (node->node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS) {
            object.hasArguments = !node->object_with_args->args_unspecified;
            object.arguments = writtenTypes(nodes(node->object_with_args->objargs, node->object_with_args->n_objargs));
        }
        changes.push_back(std::move(object));
    }
    return changes;
}

change::Rename renameOf(const PgQuery__RenameStmt &statement)
{
    change::Rename rename{objectKindOf(statement.rename_type)};
    rename.name = statement.relation ? writtenName(statement.relation) : writtenName(statement.object);
    // A schema's or a role's name stands where others have a part's.
    const bool isWhole = !statement.relation && !statement.object;
    rename.part = isWhole ? QString() : nameOf(statement.subname);
    if (isWhole)
        rename.name = {{}, nameOf(statement.subname)};
    rename.newName = nameOf(statement.newname);
    rename.ifExists = statement.missing_ok;
    return rename;
}

change::SetSchema setSchemaOf(const PgQuery__AlterObjectSchemaStmt &statement)
{
    change::SetSchema set{objectKindOf(statement.object_type)};
    set.name = statement.relation ? writtenName(statement.relation) : writtenName(statement.object);
    if (statement.object && statement.object->node_case == PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS) {
        const PgQuery__ObjectWithArgs &object = *statement.object->object_with_args;
        set.hasArguments = !object.args_unspecified;
        set.arguments = writtenTypes(nodes(object.objargs, object.n_objargs));
    }
    set.schema = nameOf(statement.newschema);
    set.ifExists = statement.missing_ok;
    return set;
}

}  // namespace

QString objectKindOf(PgQuery__ObjectType type)
{
    static constexpr std::pair<PgQuery__ObjectType, QLatin1StringView> kinds[] = {
        {PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, "table"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE, "foreign table"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN, "column"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE, "attribute"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT, "constraint"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT, "domain constraint"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, "schema"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_VIEW, "view"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, "materialized view"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_INDEX, "index"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, "sequence"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, "function"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE, "procedure"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE, "routine"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE, "aggregate"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER, "trigger"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_POLICY, "policy"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_RULE, "rule"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, "type"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN, "domain"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION, "extension"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_ROLE, "role"_L1},
        {PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE, "database"_L1},
    };
    for (const auto &[known, word] : kinds) {
        if (known == type)
            return word;
    }
    return u"other"_s;
}

std::vector<SchemaChange> namingChangesOf(const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_DROP_STMT:
        return dropsOf(*node.drop_stmt);
    case PG_QUERY__NODE__NODE_RENAME_STMT:
        return {renameOf(*node.rename_stmt)};
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
        return {setSchemaOf(*node.alter_object_schema_stmt)};
    default:
        return {};
    }
}

std::vector<SchemaChange> schemaChangesOf(Reader &reader, const PgQuery__Node &node)
{
    std::vector<SchemaChange> changes = namingChangesOf(node);
    if (changes.empty())
        changes = tableChangesOf(reader, node);
    if (changes.empty())
        changes = typeChangesOf(node);
    return changes.empty() ? codeChangesOf(reader, node) : changes;
}

}  // namespace lockstep
