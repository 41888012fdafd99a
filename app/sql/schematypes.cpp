// SPDX-License-Identifier: GPL-3.0-or-later

// CREATE and ALTER of types and domains as changes of a schema.

#include "app/sql/schemareader.h"
#include "app/sql/written.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using change::CreateType;

CreateType createDomain(const PgQuery__CreateDomainStmt &statement)
{
    CreateType domain{CreateType::Kind::Domain, writtenName(nodes(statement.domainname, statement.n_domainname))};
    domain.base = writtenType(statement.type_name);
    domain.constraints = writtenConstraints(nodes(statement.constraints, statement.n_constraints));
    return domain;
}

CreateType createRange(const PgQuery__CreateRangeStmt &statement)
{
    CreateType range{CreateType::Kind::Range, writtenName(nodes(statement.type_name, statement.n_type_name))};
    for (const PgQuery__Node *node : nodes(statement.params, statement.n_params)) {
        const PgQuery__DefElem &parameter = *node->def_elem;
        if (qstrcmp(parameter.defname, "subtype") == 0 && parameter.arg->node_case == PG_QUERY__NODE__NODE_TYPE_NAME)
            range.base = writtenType(parameter.arg->type_name);
    }
    return range;
}

std::vector<SchemaChange> alterEnum(const PgQuery__AlterEnumStmt &statement)
{
    const WrittenName name = writtenName(nodes(statement.type_name, statement.n_type_name));
    if (*statement.old_val)
        return {change::RenameEnumValue{name, nameOf(statement.old_val), nameOf(statement.new_val)}};
    return {change::AddEnumValue{name, nameOf(statement.new_val), nameOf(statement.new_val_neighbor),
                                 bool(statement.new_val_is_after), bool(statement.skip_if_new_val_exists)}};
}

/// The letters of AlterDomainStmt in parsenodes.h.
std::vector<SchemaChange> alterDomain(const PgQuery__AlterDomainStmt &statement)
{
    change::AlterDomain domain{writtenName(nodes(statement.type_name, statement.n_type_name))};
    const QString name = nameOf(statement.name);
    switch (*statement.subtype) {
    case 'T':
        domain.command = change::SetDefault{{}, sqlOf(statement.def)};
        return {domain};
    case 'N':
    case 'O':
        domain.command = change::SetNotNull{{}, *statement.subtype == 'O'};
        return {domain};
    case 'C':
        domain.command = change::AddConstraint{writtenConstraint(*statement.def->constraint)};
        return {domain};
    case 'X':
        domain.command = change::DropConstraint{name, bool(statement.missing_ok)};
        return {domain};
    case 'V':
        domain.command = change::ValidateConstraint{name};
        return {domain};
    default:
        return {};
    }
}

}  // namespace

std::vector<SchemaChange> typeChangesOf(const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT: {
        const PgQuery__CreateEnumStmt &statement = *node.create_enum_stmt;
        CreateType type{CreateType::Kind::Enum, writtenName(nodes(statement.type_name, statement.n_type_name))};
        type.labels = stringsOf(nodes(statement.vals, statement.n_vals));
        return {type};
    }
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT: {
        const PgQuery__CompositeTypeStmt &statement = *node.composite_type_stmt;
        CreateType type{CreateType::Kind::Composite, writtenName(statement.typevar)};
        for (const PgQuery__Node *column : nodes(statement.coldeflist, statement.n_coldeflist))
            type.attributes.push_back(writtenColumn(*column->column_def));
        return {type};
    }
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
        return {createDomain(*node.create_domain_stmt)};
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
        return {createRange(*node.create_range_stmt)};
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
        return alterEnum(*node.alter_enum_stmt);
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT:
        return alterDomain(*node.alter_domain_stmt);
    default:
        return {};
    }
}

}  // namespace lockstep
