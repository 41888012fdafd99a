// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/names.h"
#include "app/sql/quoting.h"
#include "app/sql/reader.h"

namespace lockstep {
namespace {

struct DropRow
{
    PgQuery__ObjectType type;
    EffectKind kind;
    const char *objectKind;
};

constexpr DropRow dropRows[] = {
    {PG_QUERY__OBJECT_TYPE__OBJECT_TABLE, EffectKind::DropTable, "table"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE, EffectKind::DropOther, "foreign table"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA, EffectKind::DropSchema, "schema"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_VIEW, EffectKind::DropView, "view"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, EffectKind::DropMaterializedView, "materialized view"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_INDEX, EffectKind::DropIndex, "index"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE, EffectKind::DropSequence, "sequence"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION, EffectKind::DropFunction, "function"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE, EffectKind::DropFunction, "procedure"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE, EffectKind::DropFunction, "routine"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE, EffectKind::DropFunction, "aggregate"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER, EffectKind::DropTrigger, "trigger"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_POLICY, EffectKind::DropPolicy, "policy"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_RULE, EffectKind::DropOther, "rule"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_TYPE, EffectKind::DropType, "type"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN, EffectKind::DropDomain, "domain"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION, EffectKind::DropExtension, "extension"},
    {PG_QUERY__OBJECT_TYPE__OBJECT_STATISTIC_EXT, EffectKind::DropStatistics, "statistics"},
};

const DropRow &rowFor(PgQuery__ObjectType type)
{
    static constexpr DropRow other{PG_QUERY__OBJECT_TYPE__OBJECT_TYPE_UNDEFINED, EffectKind::DropOther, "other"};
    for (const DropRow &row : dropRows) {
        if (row.type == type)
            return row;
    }
    return other;
}

/// The first token behind DROP, the kind of object, CONCURRENTLY and IF EXISTS.
std::size_t firstName(Reader &reader)
{
    std::size_t at = 1;
    if (const QByteArray word = reader.word(at); word == "MATERIALIZED" || word == "FOREIGN" || word == "EVENT")
        ++at;
    ++at;
    if (reader.word(at) == "CONCURRENTLY")
        ++at;
    return reader.word(at) == "IF" && reader.word(at + 1) == "EXISTS" ? at + 2 : at;
}

/// Each of several objects has the extent of its own name; a single one that of the statement.
std::vector<ByteRange> extents(Reader &reader, std::size_t from, std::size_t count)
{
    if (count < 2)
        return {};
    std::size_t to = reader.tokens().size();
    while (to > from && (reader.word(to - 1) == "CASCADE" || reader.word(to - 1) == "RESTRICT"))
        --to;
    std::vector<ByteRange> ranges;
    for (const auto &[first, last] : commaSeparated(reader, from, to))
        ranges.push_back(reader.placed(first, last));
    return ranges.size() == count ? ranges : std::vector<ByteRange>();
}

void forecastDrop(Reader &reader, const Effect &effect, bool concurrently)
{
    switch (effect.kind) {
    case EffectKind::DropTable:
    case EffectKind::DropView:
    case EffectKind::DropMaterializedView:
    case EffectKind::DropSequence:
        return reader.lock(effect.object, LockMode::AccessExclusive);
    case EffectKind::DropIndex:
        return reader.lock(effect.object, concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
    case EffectKind::DropTrigger:
    case EffectKind::DropPolicy:
        return reader.lock(effect.relation, LockMode::AccessExclusive);
    default:
        return;
    }
}

Effect &addDrop(Reader &reader, const DropRow &row, const QString &name)
{
    Effect &effect = reader.add(row.kind, row.objectKind, name);
    // Triggers, policies and rules are named behind their table.
    const bool isMember = row.kind == EffectKind::DropTrigger || row.kind == EffectKind::DropPolicy;
    const bool isRelation = row.kind == EffectKind::DropTable || row.kind == EffectKind::DropMaterializedView;
    effect.relation = isMember ? holderOf(name) : isRelation ? name : QString();
    return effect;
}

void readRoles(Reader &reader, const PgQuery__DropRoleStmt &statement)
{
    for (const PgQuery__Node *role : nodes(statement.roles, statement.n_roles))
        reader.add(EffectKind::DropRole, "role", nameOf(role)).ifExists = statement.missing_ok;
}

void readOwned(Reader &reader, const PgQuery__DropOwnedStmt &statement)
{
    for (const PgQuery__Node *role : nodes(statement.roles, statement.n_roles))
        reader.add(EffectKind::DropOwned, "role", nameOf(role)).cascade
            = statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
}

}  // namespace

void readDrop(Reader &reader, const PgQuery__DropStmt &statement)
{
    const DropRow &row = rowFor(statement.remove_type);
    const std::vector<ByteRange> ranges = extents(reader, firstName(reader), statement.n_objects);
    for (std::size_t i = 0; i < statement.n_objects; ++i) {
        Effect &effect = addDrop(reader, row, nameOf(statement.objects[i]));
        effect.range = ranges.empty() ? effect.range : ranges[i];
        effect.cascade = statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
        effect.ifExists = statement.missing_ok;
        effect.traits.setFlag(Trait::Concurrently, statement.concurrent);
        forecastDrop(reader, effect, statement.concurrent);
    }
    if (statement.concurrent)
        reader.runsOutside();
}

void readTruncate(Reader &reader, const PgQuery__TruncateStmt &statement)
{
    const std::size_t from = reader.word(1) == "TABLE" ? 2 : 1;
    std::size_t to = reader.tokens().size();
    for (std::size_t i = from; i < to; ++i) {
        const QByteArray word = reader.word(i);
        const bool isOption = word == "RESTART" || word == "CONTINUE" || word == "CASCADE" || word == "RESTRICT";
        to = isOption && i > from ? i : to;
    }
    const auto clauses = commaSeparated(reader, from, to);
    for (std::size_t i = 0; i < statement.n_relations; ++i) {
        Effect &effect = reader.add(EffectKind::Truncate, "table", nameOf(statement.relations[i]));
        if (statement.n_relations > 1 && clauses.size() == statement.n_relations)
            effect.range = reader.placed(clauses[i].first, clauses[i].second);
        effect.relation = effect.object;
        effect.cascade = statement.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
        reader.lock(effect.object, LockMode::AccessExclusive);
        reader.rewrites(effect.object);
    }
}

bool readLesserDrop(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_DROPDB_STMT:
        reader.add(EffectKind::DropDatabase, "database", objectNameOf(node.dropdb_stmt->dbname)).ifExists
            = node.dropdb_stmt->missing_ok;
        reader.runsOutside();
        return true;
    case PG_QUERY__NODE__NODE_DROP_OWNED_STMT:
        readOwned(reader, *node.drop_owned_stmt);
        return true;
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
        readRoles(reader, *node.drop_role_stmt);
        return true;
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT:
        reader.add(EffectKind::DropOther, "tablespace", objectNameOf(node.drop_table_space_stmt->tablespacename));
        reader.runsOutside();
        return true;
    case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT:
        reader.add(EffectKind::DropOther, "subscription", objectNameOf(node.drop_subscription_stmt->subname));
        reader.runsOutside();
        return true;
    case PG_QUERY__NODE__NODE_DROP_USER_MAPPING_STMT:
        reader.add(EffectKind::DropOther, "user mapping", nameOf(node.drop_user_mapping_stmt->servername));
        return true;
    default:
        return false;
    }
}

}  // namespace lockstep
