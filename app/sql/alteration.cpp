// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/names.h"
#include "app/sql/reader.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

struct RenameRow
{
    PgQuery__ObjectType type;
    EffectKind kind;
    const char *objectKind;
};

constexpr RenameRow renameRows[] = {
    {PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, EffectKind::RenameTable, "table"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN, EffectKind::RenameColumn, "column"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, EffectKind::RenameType, "type"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN, EffectKind::RenameType, "domain"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_INDEX, EffectKind::RenameOther, "index"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_VIEW, EffectKind::RenameOther, "view"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, EffectKind::RenameOther, "materialized view"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, EffectKind::RenameOther, "sequence"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, EffectKind::RenameOther, "schema"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT, EffectKind::RenameOther, "constraint"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT, EffectKind::RenameOther, "constraint"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE, EffectKind::RenameOther, "attribute"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, EffectKind::RenameOther, "function"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE, EffectKind::RenameOther, "procedure"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER, EffectKind::RenameOther, "trigger"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_POLICY, EffectKind::RenameOther, "policy"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_ROLE, EffectKind::RenameOther, "role"},
};

const RenameRow &rowFor(PgQuery__ObjectType type)
{
    static constexpr RenameRow other{PG_QUERY__OBJECT_TYPE__OBJECT_TYPE_UNDEFINED, EffectKind::RenameOther, "other"};
    for (const RenameRow &row : renameRows) {
        if (row.type == type)
            return row;
    }
    return other;
}

bool hasSubname(PgQuery__ObjectType type)
{
    return type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN || type == PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT
        || type == PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE || type == PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT
        || type == PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER || type == PG_QUERY__OBJECT_TYPE__OBJECT_POLICY;
}

/// Only ALTER INDEX … RENAME itself is gentle; ALTER TABLE on an index is not (renameatt.c, PostgreSQL 12).
void forecastRename(Reader &reader, const PgQuery__RenameStmt &statement, const QString &relation)
{
    const bool isIndex = statement.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_INDEX;
    const bool isMadeOfColumns = statement.rename_type != PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE;
    if (isMadeOfColumns)
        reader.lock(relation, isIndex ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
}

void readEnum(Reader &reader, const PgQuery__AlterEnumStmt &statement)
{
    const QString type = nameOf(nodes(statement.type_name, statement.n_type_name));
    const bool renames = *statement.old_val != '\0';
    Effect &effect = reader.add(renames ? EffectKind::RenameEnumValue : EffectKind::AddEnumValue, "enum value",
                                memberOf(type, renames ? statement.old_val : statement.new_val));
    effect.ifExists = statement.skip_if_new_val_exists;
    effect.detail = renames ? nameOf(statement.new_val) : QString();
}

void readSetSchema(Reader &reader, const PgQuery__AlterObjectSchemaStmt &statement)
{
    const QString name = statement.relation ? nameOf(statement.relation) : nameOf(statement.object);
    const bool isTable = statement.object_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE;
    Effect &effect = reader.add(EffectKind::SetSchema, isTable ? "table" : "other", name);
    effect.detail = nameOf(statement.newschema);
    effect.ifExists = statement.missing_ok;
    effect.relation = statement.relation ? name : QString();
    if (statement.relation)
        reader.lock(name, LockMode::AccessExclusive);
}

/// gram.y: 'T' default, 'N' drop not null, 'O' set not null, 'C' add, 'X' drop, 'V' validate a constraint.
void readDomain(Reader &reader, const PgQuery__AlterDomainStmt &statement)
{
    const QString domain = nameOf(nodes(statement.type_name, statement.n_type_name));
    const char what = *statement.subtype;
    if (what == 'X') {
        Effect &effect = reader.add(EffectKind::DropConstraint, "constraint", memberOf(domain, statement.name));
        effect.cascade = statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
        effect.ifExists = statement.missing_ok;
    } else if (what == 'C' || what == 'V') {
        const bool isNamed = what == 'C' && *statement.def->constraint->conname;
        reader.add(what == 'C' ? EffectKind::AddConstraint : EffectKind::ValidateConstraint, "constraint",
                   isNamed ? memberOf(domain, statement.def->constraint->conname) : domain);
    } else if (what == 'T') {
        reader.add(statement.def ? EffectKind::SetDefault : EffectKind::DropDefault, "domain", domain);
    } else {
        reader.add(what == 'N' ? EffectKind::DropNotNull : EffectKind::SetNotNull, "domain", domain);
    }
}

void readSequence(Reader &reader, const PgQuery__AlterSeqStmt &statement)
{
    const QString sequence = nameOf(statement.sequence);
    bool restarts = false;
    for (const PgQuery__Node *option : nodes(statement.options, statement.n_options)) {
        if (option->node_case == PG_QUERY__NODE__NODE_DEF_ELEM)
            restarts = restarts || nameOf(option->def_elem->defname) == u"restart"_s;
    }
    reader.add(restarts ? EffectKind::SequenceRestart : EffectKind::Other, "sequence", sequence);
    reader.lock(sequence, LockMode::ShareRowExclusive);
    if (restarts)
        reader.rewrites(sequence);
}

/// What moves the files of a whole database cannot be taken back.
void readDatabase(Reader &reader, const PgQuery__AlterDatabaseStmt &statement)
{
    reader.add(EffectKind::Other, "database", nameOf(statement.dbname));
    for (const PgQuery__Node *option : nodes(statement.options, statement.n_options)) {
        if (option->node_case == PG_QUERY__NODE__NODE_DEF_ELEM && nameOf(option->def_elem->defname) == u"tablespace"_s)
            reader.runsOutside();
    }
}

void readOwner(Reader &reader, const PgQuery__AlterOwnerStmt &statement)
{
    reader.add(EffectKind::Other, "owner", statement.relation ? nameOf(statement.relation) : nameOf(statement.object));
}

}  // namespace

void readRename(Reader &reader, const PgQuery__RenameStmt &statement)
{
    const RenameRow &row = rowFor(statement.rename_type);
    const QString relation = nameOf(statement.relation);
    QString name = relation.isEmpty() ? nameOf(statement.object) : relation;
    if (name.isEmpty())
        name = objectNameOf(statement.subname);
    else if (hasSubname(statement.rename_type))
        name = memberOf(name, statement.subname);
    Effect &effect = reader.add(row.kind, row.objectKind, name);
    effect.relation = relation;
    effect.detail = nameOf(statement.newname);
    effect.ifExists = statement.missing_ok;
    forecastRename(reader, statement, relation);
}

bool readAlteration(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
        return readAlterTable(reader, *node.alter_table_stmt), true;
    case PG_QUERY__NODE__NODE_RENAME_STMT:
        return readRename(reader, *node.rename_stmt), true;
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
        return readEnum(reader, *node.alter_enum_stmt), true;
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
        return readSetSchema(reader, *node.alter_object_schema_stmt), true;
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT:
        return readDomain(reader, *node.alter_domain_stmt), true;
    case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT:
        return readSequence(reader, *node.alter_seq_stmt), true;
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT:
        return readDatabase(reader, *node.alter_database_stmt), true;
    case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT:
        return readOwner(reader, *node.alter_owner_stmt), true;
    default:
        return false;
    }
}

}  // namespace lockstep
