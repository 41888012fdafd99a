// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/constraints.h"
#include "app/sql/names.h"
#include "app/sql/reader.h"
#include "app/sql/words.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// A subcommand that says all by its kind. Locks: PostgreSQL 15, AlterTableGetLockLevel in tablecmds.c.
struct CommandRow
{
    PgQuery__AlterTableType type;
    EffectKind kind;
    const char *objectKind;
    LockMode lock = LockMode::AccessExclusive;
};

#define AT(name) PG_QUERY__ALTER_TABLE_TYPE__AT_##name
constexpr CommandRow commandRows[] = {
    {AT(DropColumn), EffectKind::DropColumn, "column"},
    {AT(DropConstraint), EffectKind::DropConstraint, "constraint"},
    {AT(SetNotNull), EffectKind::SetNotNull, "column"},
    {AT(DropNotNull), EffectKind::DropNotNull, "column"},
    {AT(ValidateConstraint), EffectKind::ValidateConstraint, "constraint", LockMode::ShareUpdateExclusive},
    {AT(SetUnLogged), EffectKind::SetUnlogged, "table"},
    {AT(SetLogged), EffectKind::SetLogged, "table"},
    {AT(SetTableSpace), EffectKind::Rewrite, "table"},
    {AT(SetAccessMethod), EffectKind::Rewrite, "table"},
    {AT(EnableTrig), EffectKind::EnableTrigger, "trigger", LockMode::ShareRowExclusive},
    {AT(EnableAlwaysTrig), EffectKind::EnableTrigger, "trigger", LockMode::ShareRowExclusive},
    {AT(EnableReplicaTrig), EffectKind::EnableTrigger, "trigger", LockMode::ShareRowExclusive},
    {AT(EnableTrigAll), EffectKind::EnableTrigger, "trigger", LockMode::ShareRowExclusive},
    {AT(EnableTrigUser), EffectKind::EnableTrigger, "trigger", LockMode::ShareRowExclusive},
    {AT(DisableTrig), EffectKind::DisableTrigger, "trigger", LockMode::ShareRowExclusive},
    {AT(DisableTrigAll), EffectKind::DisableTrigger, "trigger", LockMode::ShareRowExclusive},
    {AT(DisableTrigUser), EffectKind::DisableTrigger, "trigger", LockMode::ShareRowExclusive},
    {AT(EnableRowSecurity), EffectKind::EnableRls, "table"},
    {AT(DisableRowSecurity), EffectKind::DisableRls, "table"},
    {AT(AddIdentity), EffectKind::Other, "column"},
    {AT(SetIdentity), EffectKind::Other, "column"},
    {AT(DropIdentity), EffectKind::Other, "column"},
    {AT(DropExpression), EffectKind::Other, "column"},
    {AT(SetStorage), EffectKind::Other, "column"},
    {AT(SetCompression), EffectKind::Other, "column"},
    {AT(EnableRule), EffectKind::Other, "rule"},
    {AT(EnableAlwaysRule), EffectKind::Other, "rule"},
    {AT(EnableReplicaRule), EffectKind::Other, "rule"},
    {AT(DisableRule), EffectKind::Other, "rule"},
    {AT(SetStatistics), EffectKind::Other, "column", LockMode::ShareUpdateExclusive},
    {AT(SetOptions), EffectKind::Other, "column", LockMode::ShareUpdateExclusive},
    {AT(ResetOptions), EffectKind::Other, "column", LockMode::ShareUpdateExclusive},
    {AT(SetRelOptions), EffectKind::Other, "table", LockMode::ShareUpdateExclusive},
    {AT(ResetRelOptions), EffectKind::Other, "table", LockMode::ShareUpdateExclusive},
    {AT(ClusterOn), EffectKind::Other, "table", LockMode::ShareUpdateExclusive},
    {AT(DropCluster), EffectKind::Other, "table", LockMode::ShareUpdateExclusive},
};
constexpr CommandRow otherCommand{AT(DropOf), EffectKind::Other, "table"};

const CommandRow &rowFor(PgQuery__AlterTableType type)
{
    for (const CommandRow &row : commandRows) {
        if (row.type == type)
            return row;
    }
    return otherCommand;
}

/// One subcommand on its way to an effect.
struct Command
{
    const PgQuery__AlterTableCmd &tree;
    QString relation;
    ByteRange range;
    bool isType;  ///< of ALTER TYPE: attributes instead of columns
};

Effect &addCommand(Reader &reader, const Command &command, EffectKind kind, const char *objectKind)
{
    const bool named = *command.tree.name != '\0';
    Effect &effect
        = reader.add(kind, objectKind, named ? memberOf(command.relation, command.tree.name) : command.relation);
    effect.relation = command.isType ? QString() : command.relation;
    effect.range = command.range;
    effect.cascade = command.tree.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
    effect.ifExists = command.tree.missing_ok;
    return effect;
}

/// Rewritten when rows that exist need a value of their own (ATExecAddColumn, tablecmds.c).
bool needsRewrite(Traits traits)
{
    return traits & (Traits(Trait::Serial) | Trait::Identity | Trait::VolatileDefault | Trait::GeneratedStored);
}

void readInlineConstraints(Reader &reader, const Command &command, const PgQuery__ColumnDef &column)
{
    for (const PgQuery__Node *node : nodes(column.constraints, column.n_constraints)) {
        if (node->node_case != PG_QUERY__NODE__NODE_CONSTRAINT || !isTableConstraint(node->constraint->contype))
            continue;
        const bool hasDefault = columnTraits(column).testFlag(Trait::HasDefault);
        const bool isForeign = node->constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN;
        forecastConstraint(reader, *node->constraint, command.relation, !isForeign || hasDefault);
    }
}

void readAddColumn(Reader &reader, const Command &command)
{
    const PgQuery__ColumnDef &column = *command.tree.def->column_def;
    Effect &effect = addCommand(reader, command, command.isType ? EffectKind::AddAttribute : EffectKind::AddColumn,
                                command.isType ? "attribute" : "column");
    effect.object = memberOf(command.relation, column.colname);
    effect.detail = typeText(column.type_name);
    effect.traits = columnTraits(column);
    const Traits traits = effect.traits;
    if (command.isType)
        return;
    reader.lock(command.relation, LockMode::AccessExclusive);
    if (needsRewrite(traits))
        reader.rewrites(command.relation);
    else if (traits & Trait::UserDefault)
        reader.out().unknown
            = Message{QT_TRANSLATE_NOOP("app",
                                        "Whether the default of %1 is volatile, which would rewrite the "
                                        "table, depends on a function that syntax does not tell."),
                      {memberOf(command.relation, column.colname)}};
    // Rows that exist would have no value: the table is read to see whether there are any.
    if (traits.testFlag(Trait::NotNull) && !traits.testFlag(Trait::HasDefault))
        reader.scans(command.relation);
    readInlineConstraints(reader, command, column);
}

void readAddConstraint(Reader &reader, const Command &command)
{
    const PgQuery__Constraint &constraint = *command.tree.def->constraint;
    Effect &effect = addCommand(reader, command, EffectKind::AddConstraint, "constraint");
    const bool named = *constraint.conname != '\0';
    effect.object = named ? memberOf(command.relation, constraint.conname) : command.relation;
    effect.detail = constraintWords(constraint.contype);
    effect.notValid = constraint.skip_validation;
    effect.traits.setFlag(Trait::UsingIndex, *constraint.indexname != '\0');
    forecastConstraint(reader, constraint, command.relation, true);
}

/// Whether the rows are written anew depends on the type before. To a type without a length, or with one that grew,
/// they are not when it was of the same family (manual, ALTER TABLE, Notes; measured on PostgreSQL 13 to 18).
void forecastTypeChange(Reader &reader, const Effect &effect, const PgQuery__ColumnDef &column)
{
    static const QStringList boundless{u"text"_s, u"varchar"_s, u"numeric"_s};
    const bool mayBeFree = !column.raw_default && boundless.contains(effect.detail);
    if (!mayBeFree)
        reader.rewrites(effect.relation);
    if (column.coll_clause)
        reader.scans(effect.relation);
    if (!column.raw_default)
        reader.out().unknown = Message{QT_TRANSLATE_NOOP("app",
                                                         "Whether the rows of %1 are written anew depends on the type "
                                                         "that %2 has before."),
                                       {effect.relation, effect.object}};
}

void readColumnType(Reader &reader, const Command &command)
{
    const bool hasColumn = command.tree.def && command.tree.def->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF;
    Effect &effect = addCommand(reader, command, EffectKind::AlterColumnType, command.isType ? "attribute" : "column");
    if (!hasColumn)
        return;
    const PgQuery__ColumnDef &column = *command.tree.def->column_def;
    effect.detail = typeText(column.type_name);
    effect.traits.setFlag(Trait::Converted, column.raw_default != nullptr);
    if (command.isType)
        return;
    reader.lock(command.relation, LockMode::AccessExclusive);
    forecastTypeChange(reader, effect, column);
}

/// The parent is watched for changes to its columns, the child is locked.
void readInheritance(Reader &reader, const Command &command)
{
    addCommand(reader, command, EffectKind::Other, "table");
    reader.lock(command.relation, LockMode::AccessExclusive);
    if (command.tree.def)
        reader.lock(nameOf(command.tree.def), LockMode::ShareUpdateExclusive);
}

void readPartition(Reader &reader, const Command &command)
{
    const PgQuery__PartitionCmd &partition = *command.tree.def->partition_cmd;
    const bool attaches = command.tree.subtype == AT(AttachPartition);
    const QString name = nameOf(partition.name);
    Effect &effect
        = addCommand(reader, command, attaches ? EffectKind::AttachPartition : EffectKind::DetachPartition, "table");
    effect.object = name;
    effect.traits.setFlag(Trait::Concurrently, partition.concurrent);
    const bool gentle = attaches || partition.concurrent;
    reader.lock(command.relation, gentle ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
    reader.lock(name, LockMode::AccessExclusive);
    if (attaches)
        reader.scans(name);
    if (partition.concurrent)
        reader.runsOutside();
}

void forecastCommand(Reader &reader, const Effect &effect, LockMode mode)
{
    const QString relation = effect.relation;
    reader.lock(relation, mode);
    if (effect.kind == EffectKind::SetNotNull || effect.kind == EffectKind::ValidateConstraint)
        reader.scans(relation);
    if (effect.kind == EffectKind::SetUnlogged || effect.kind == EffectKind::SetLogged
        || effect.kind == EffectKind::Rewrite)
        reader.rewrites(relation);
}

QString identityText(const PgQuery__ReplicaIdentityStmt &identity)
{
    switch (*identity.identity_type) {
    case 'f':
        return u"FULL"_s;
    case 'n':
        return u"NOTHING"_s;
    case 'i':
        return u"USING INDEX "_s + nameOf(identity.name);
    default:
        return u"DEFAULT"_s;
    }
}

/// Settings of the whole table that name something: what the name is of is no column.
QString tableSetting(const PgQuery__AlterTableCmd &command)
{
    switch (command.subtype) {
    case AT(SetTableSpace):
        return u"TABLESPACE "_s + nameOf(command.name);
    case AT(SetAccessMethod):
        return u"ACCESS METHOD "_s + nameOf(command.name);
    case AT(ClusterOn):
        return u"CLUSTER ON "_s + nameOf(command.name);
    case AT(ChangeOwner):
        return u"OWNER TO "_s + (command.newowner ? nameOf(command.newowner->rolename) : QString());
    case AT(ReplicaIdentity):
        return u"REPLICA IDENTITY "_s + identityText(*command.def->replica_identity_stmt);
    default:
        return {};
    }
}

void readPlainCommand(Reader &reader, const Command &command)
{
    const CommandRow &row = rowFor(command.tree.subtype);
    const bool dropsAttribute = command.isType && row.kind == EffectKind::DropColumn;
    Effect &effect = dropsAttribute ? addCommand(reader, command, EffectKind::DropAttribute, "attribute")
                                    : addCommand(reader, command, row.kind, row.objectKind);
    const auto type = command.tree.subtype;
    effect.traits.setFlag(Trait::All, type == AT(DisableTrigAll) || type == AT(EnableTrigAll));
    if (effect.kind == EffectKind::DisableTrigger && *command.tree.name == '\0')
        effect.detail = effect.traits.testFlag(Trait::All) ? QStringLiteral("ALL") : QStringLiteral("USER");
    if (const QString setting = tableSetting(command.tree); !setting.isEmpty()) {
        effect.object = command.relation;
        effect.detail = setting;
    }
    const Effect copy = effect;
    if (!command.isType)
        forecastCommand(reader, copy, row.lock);
}

void readColumnDefault(Reader &reader, const Command &command)
{
    addCommand(reader, command, command.tree.def ? EffectKind::SetDefault : EffectKind::DropDefault, "column");
    reader.lock(command.relation, LockMode::AccessExclusive);
}

void readCommand(Reader &reader, const Command &command)
{
    switch (command.tree.subtype) {
    case AT(AddColumn):
        return readAddColumn(reader, command);
    case AT(AddConstraint):
        return readAddConstraint(reader, command);
    case AT(AlterColumnType):
        return readColumnType(reader, command);
    case AT(ColumnDefault):
        return readColumnDefault(reader, command);
    case AT(AddInherit):
    case AT(DropInherit):
        return readInheritance(reader, command);
    case AT(AttachPartition):
    case AT(DetachPartition):
        return readPartition(reader, command);
    default:
        return readPlainCommand(reader, command);
    }
}

/// The first token behind ALTER TABLE [IF EXISTS] [ONLY] name [*].
std::size_t firstClause(Reader &reader)
{
    const std::vector<Token> &tokens = reader.tokens();
    const QByteArray &text = reader.piece().text;
    std::size_t at = reader.word(1) == "MATERIALIZED" || reader.word(1) == "FOREIGN" ? 3 : 2;
    if (reader.word(at) == "IF" && reader.word(at + 1) == "EXISTS")
        at += 2;
    if (reader.word(at) == "ONLY")
        ++at;
    const bool inParentheses = at < tokens.size() && isSign(text, tokens[at], '(');
    at += inParentheses ? 2 : 1;
    while (at + 1 < tokens.size() && isSign(text, tokens[at], '.'))
        at += 2;
    at += inParentheses ? 1 : 0;
    return at < tokens.size() && isSign(text, tokens[at], '*') ? at + 1 : at;
}
#undef AT

}  // namespace

void readAlterTable(Reader &reader, const PgQuery__AlterTableStmt &statement)
{
    const auto clauses = commaSeparated(reader, firstClause(reader), reader.tokens().size());
    const bool isType = statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE;
    for (std::size_t i = 0; i < statement.n_cmds; ++i) {
        const ByteRange range = clauses.size() == statement.n_cmds ? reader.placed(clauses[i].first, clauses[i].second)
                                                                   : reader.piece().range();
        readCommand(reader, {*statement.cmds[i]->alter_table_cmd, nameOf(statement.relation), range, isType});
    }
}

}  // namespace lockstep
