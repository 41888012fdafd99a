// SPDX-License-Identifier: GPL-3.0-or-later

// CREATE TABLE, ALTER TABLE, CREATE INDEX, views and sequences as changes of a schema.

#include "app/sql/schemareader.h"
#include "app/sql/treewalk.h"
#include "app/sql/written.h"

#include <QSet>

#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool isTemporary(const PgQuery__RangeVar *relation)
{
    return relation && *relation->relpersistence == 't';
}

/// The bits of TableLikeOption in parsenodes.h, in order.
QStringList likeOptions(uint32_t options)
{
    static constexpr std::array words{"comments", "compression", "constraints", "defaults", "generated",
                                      "identity", "indexes",     "statistics",  "storage"};
    QStringList including;
    for (std::size_t bit = 0; bit < words.size(); ++bit) {
        if (options & (1U << bit))
            including << QString::fromLatin1(words[bit]);
    }
    return including;
}

change::CreateTable createTable(const PgQuery__CreateStmt &statement)
{
    change::CreateTable table{writtenName(statement.relation), bool(statement.if_not_exists)};
    table.isTemporary = isTemporary(statement.relation);
    table.isUnlogged = *statement.relation->relpersistence == 'u';
    for (const PgQuery__Node *element : nodes(statement.table_elts, statement.n_table_elts)) {
        if (element->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
            table.columns.push_back(writtenColumn(*element->column_def));
        if (element->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
            table.constraints.push_back(writtenConstraint(*element->constraint));
        if (element->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
            table.likes.push_back(
                {writtenName(element->table_like_clause->relation), likeOptions(element->table_like_clause->options)});
    }
    for (const PgQuery__Node *parent : nodes(statement.inh_relations, statement.n_inh_relations))
        table.parents.push_back(writtenName(parent->range_var));
    if (statement.partbound && !table.parents.empty()) {
        table.partitionOf = table.parents.front();
        table.parents.clear();
        table.partitionBound = partitionBoundOf(*statement.partbound);
    }
    if (statement.partspec)
        table.partitionKey = partitionKeyOf(*statement.partspec);
    return table;
}

/// Relations that a query reads; the names of its own WITH queries are none.
std::vector<WrittenName> relationsOf(const PgQuery__Node &query)
{
    QSet<QString> own;
    walk(query, [&own](const PgQuery__Node &node) {
        if (node.node_case == PG_QUERY__NODE__NODE_COMMON_TABLE_EXPR)
            own.insert(nameOf(node.common_table_expr->ctename));
        return true;
    });
    std::vector<WrittenName> names;
    walkRelations(query, [&](const PgQuery__RangeVar &relation) {
        const WrittenName name = writtenName(&relation);
        if (!name.schema.isEmpty() || !own.contains(name.name))
            names.push_back(name);
    });
    return names;
}

SchemaChange createAs(const PgQuery__CreateTableAsStmt &statement)
{
    const PgQuery__IntoClause &into = *statement.into;
    const QStringList columns = stringsOf(nodes(into.col_names, into.n_col_names));
    if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW) {
        change::CreateView view{writtenName(into.rel)};
        view.ifNotExists = statement.if_not_exists;
        view.isMaterialized = true;
        view.isWithoutRows = into.skip_data;
        view.columns = columns;
        view.query = sqlOf(statement.query);
        view.uses = relationsOf(*statement.query);
        return view;
    }
    change::CreateTable table{writtenName(into.rel), bool(statement.if_not_exists)};
    table.isTemporary = isTemporary(into.rel);
    table.query = sqlOf(statement.query);
    table.columnNames = columns;
    return table;
}

change::CreateView createView(const PgQuery__ViewStmt &statement)
{
    change::CreateView view{writtenName(statement.view), bool(statement.replace)};
    view.isTemporary = isTemporary(statement.view);
    view.columns = stringsOf(nodes(statement.aliases, statement.n_aliases));
    view.query = sqlOf(statement.query);
    view.uses = relationsOf(*statement.query);
    return view;
}

change::CreateIndex createIndex(const PgQuery__IndexStmt &statement)
{
    change::CreateIndex index{nameOf(statement.idxname), writtenName(statement.relation)};
    index.isOnly = !statement.relation->inh;
    index.ifNotExists = statement.if_not_exists;
    index.isUnique = statement.unique;
    index.nullsNotDistinct = statement.nulls_not_distinct;
    index.method = *statement.access_method ? nameOf(statement.access_method) : u"btree"_s;
    for (const PgQuery__Node *key : nodes(statement.index_params, statement.n_index_params))
        index.keys.push_back(writtenIndexKey(*key->index_elem));
    for (const PgQuery__Node *key : nodes(statement.index_including_params, statement.n_index_including_params))
        index.included << nameOf(key->index_elem->name);
    index.predicate = sqlOf(statement.where_clause);
    return index;
}

change::CreateSequence createSequence(const PgQuery__RangeVar *name, std::span<PgQuery__Node *const> options)
{
    change::CreateSequence sequence{writtenName(name)};
    for (const PgQuery__Node *node : options) {
        const PgQuery__DefElem &option = *node->def_elem;
        if (qstrcmp(option.defname, "as") == 0)
            sequence.type = bareTypeName(option.arg->type_name);
        if (qstrcmp(option.defname, "owned_by") != 0 || option.arg->node_case != PG_QUERY__NODE__NODE_LIST)
            continue;
        const auto parts = nodes(option.arg->list->items, option.arg->list->n_items);
        if (parts.size() < 2)
            continue;  // NONE
        sequence.ownedBy = writtenName(parts.first(parts.size() - 1));
        sequence.ownedColumn = stringOf(parts.back());
    }
    return sequence;
}

std::optional<change::TableCommand> columnCommand(const PgQuery__AlterTableCmd &command)
{
    const QString name = nameOf(command.name);
    const bool cascades = command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
        return change::AddColumn{writtenColumn(*command.def->column_def), bool(command.missing_ok)};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
        return change::DropColumn{name, bool(command.missing_ok), cascades};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType: {
        const WrittenColumn column = writtenColumn(*command.def->column_def);
        return change::AlterColumnType{name, column.type, column.collation};
    }
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
        return change::SetDefault{name, sqlOf(command.def)};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
        return change::SetNotNull{name, true};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
        return change::SetNotNull{name, false};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
        return change::SetIdentity{name, writtenConstraint(*command.def->constraint).identity};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
        return change::SetIdentity{name, {}, bool(command.missing_ok)};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression:
        return change::DropExpression{name, bool(command.missing_ok)};
    default:
        return std::nullopt;
    }
}

std::optional<change::TableCommand> constraintCommand(const PgQuery__AlterTableCmd &command)
{
    const QString name = nameOf(command.name);
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
        return change::AddConstraint{writtenConstraint(*command.def->constraint)};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
        return change::DropConstraint{name, bool(command.missing_ok),
                                      command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
        return change::ValidateConstraint{name};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterConstraint: {
        const WrittenConstraint constraint = writtenConstraint(*command.def->constraint);
        return change::AlterConstraint{constraint.name, constraint.isDeferrable, constraint.isInitiallyDeferred};
    }
    default:
        return std::nullopt;
    }
}

std::optional<change::TableCommand> switchCommand(const PgQuery__AlterTableCmd &command)
{
    const QString name = nameOf(command.name);
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity:
        return change::SetRowSecurity{.isOn = true};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity:
        return change::SetRowSecurity{.isOn = false};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
        return change::SetRowSecurity{.isForced = true};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity:
        return change::SetRowSecurity{.isForced = false};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig:
        return change::EnableTrigger{name, true};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig:
        return change::EnableTrigger{name, false};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser:
        return change::EnableTrigger{{}, true};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser:
        return change::EnableTrigger{{}, false};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged:
        return change::SetLogged{true};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged:
        return change::SetLogged{false};
    default:
        return std::nullopt;
    }
}

std::optional<change::TableCommand> relationCommand(const PgQuery__AlterTableCmd &command, bool isIndex)
{
    switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition: {
        const PgQuery__PartitionCmd &partition = *command.def->partition_cmd;
        if (isIndex || !partition.bound)
            return change::AttachIndex{writtenName(partition.name)};
        return change::AttachPartition{writtenName(partition.name), partitionBoundOf(*partition.bound)};
    }
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
        return change::DetachPartition{writtenName(command.def->partition_cmd->name)};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit:
        return change::Inherit{writtenName(command.def->range_var), true};
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropInherit:
        return change::Inherit{writtenName(command.def->range_var), false};
    default:
        return std::nullopt;
    }
}

change::AlterTable alterTable(Reader &reader, const PgQuery__AlterTableStmt &statement)
{
    change::AlterTable table{objectKindOf(statement.objtype), writtenName(statement.relation),
                             bool(statement.missing_ok)};
    for (const PgQuery__Node *node : nodes(statement.cmds, statement.n_cmds)) {
        const PgQuery__AlterTableCmd &command = *node->alter_table_cmd;
        auto written = columnCommand(command);
        if (!written)
            written = constraintCommand(command);
        if (!written)
            written = switchCommand(command);
        if (!written)
            written = relationCommand(command, statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_INDEX);
        if (written)
            table.commands.emplace_back(*std::move(written), reader.piece().range());
    }
    return table;
}

change::AlterComposite alterComposite(const PgQuery__AlterTableStmt &statement)
{
    change::AlterComposite type{writtenName(statement.relation)};
    for (const PgQuery__Node *node : nodes(statement.cmds, statement.n_cmds)) {
        const auto command = columnCommand(*node->alter_table_cmd);
        if (!command)
            continue;
        if (const auto *added = std::get_if<change::AddColumn>(&*command))
            type.commands.emplace_back(*added);
        if (const auto *dropped = std::get_if<change::DropColumn>(&*command))
            type.commands.emplace_back(*dropped);
        if (const auto *altered = std::get_if<change::AlterColumnType>(&*command))
            type.commands.emplace_back(*altered);
    }
    return type;
}

}  // namespace

std::vector<SchemaChange> tableChangesOf(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT:
        return {createTable(*node.create_stmt)};
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT: {
        change::CreateTable table = createTable(*node.create_foreign_table_stmt->base_stmt);
        table.isForeign = true;
        return {table};
    }
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
        return {createAs(*node.create_table_as_stmt)};
    case PG_QUERY__NODE__NODE_VIEW_STMT:
        return {createView(*node.view_stmt)};
    case PG_QUERY__NODE__NODE_INDEX_STMT:
        return {createIndex(*node.index_stmt)};
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
        if (node.alter_table_stmt->objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE)
            return {alterComposite(*node.alter_table_stmt)};
        return {alterTable(reader, *node.alter_table_stmt)};
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT: {
        const PgQuery__CreateSeqStmt &statement = *node.create_seq_stmt;
        change::CreateSequence sequence
            = createSequence(statement.sequence, nodes(statement.options, statement.n_options));
        sequence.ifNotExists = statement.if_not_exists;
        return {sequence};
    }
    case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT: {
        const PgQuery__AlterSeqStmt &statement = *node.alter_seq_stmt;
        change::CreateSequence sequence
            = createSequence(statement.sequence, nodes(statement.options, statement.n_options));
        sequence.isAlter = true;
        return {sequence};
    }
    default:
        return {};
    }
}

}  // namespace lockstep
