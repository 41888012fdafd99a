// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/names.h"
#include "app/sql/quoting.h"
#include "app/sql/reader.h"
#include "app/sql/treewalk.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool isTemporary(const PgQuery__RangeVar *relation)
{
    return relation && nameOf(relation->relpersistence) == u"t"_s;
}

/// A new table locks the tables that it references, inherits from or becomes a partition of.
void forecastNeighbours(Reader &reader, const PgQuery__CreateStmt &statement)
{
    const auto lockReferenced = [&reader](const PgQuery__Node &node) {
        if (node.node_case == PG_QUERY__NODE__NODE_CONSTRAINT && node.constraint->pktable)
            reader.lock(nameOf(node.constraint->pktable), LockMode::ShareRowExclusive);
        return true;
    };
    for (const PgQuery__Node *element : nodes(statement.table_elts, statement.n_table_elts))
        walk(*element, lockReferenced);
    for (const PgQuery__Node *element : nodes(statement.table_elts, statement.n_table_elts)) {
        if (element->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
            reader.lock(nameOf(element->table_like_clause->relation), LockMode::AccessShare);
    }
    for (const PgQuery__Node *parent : nodes(statement.inh_relations, statement.n_inh_relations))
        reader.lock(nameOf(parent), statement.partbound ? LockMode::AccessExclusive : LockMode::ShareUpdateExclusive);
}

/// A query without a condition reads its tables whole.
void scanSources(Reader &reader, const PgQuery__SelectStmt &query)
{
    for (const PgQuery__Node *source : nodes(query.from_clause, query.n_from_clause)) {
        if (source->node_case == PG_QUERY__NODE__NODE_RANGE_VAR)
            reader.scans(nameOf(source));
    }
}

void readTableAs(Reader &reader, const PgQuery__CreateTableAsStmt &statement)
{
    const bool isTable = statement.objtype != PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW;
    const QString name = nameOf(statement.into->rel);
    Effect &effect = reader.add(isTable ? EffectKind::CreateTable : EffectKind::CreateMaterializedView,
                                isTable ? "table" : "materialized view", name);
    effect.relation = name;
    effect.ifExists = statement.if_not_exists;
    effect.traits.setFlag(Trait::Temporary, isTemporary(statement.into->rel));
    effect.traits.setFlag(Trait::ReadsData, !statement.into->skip_data);
    reader.lock(name, LockMode::AccessExclusive);
    if (!statement.query)
        return;
    readDataChange(reader, *statement.query);
    const bool isSelect = statement.query->node_case == PG_QUERY__NODE__NODE_SELECT_STMT;
    if (isSelect && !statement.into->skip_data && !statement.query->select_stmt->where_clause)
        scanSources(reader, *statement.query->select_stmt);
}

void readTrigger(Reader &reader, const PgQuery__CreateTrigStmt &statement)
{
    const QString relation = nameOf(statement.relation);
    Effect &effect = reader.add(EffectKind::CreateTrigger, "trigger", memberOf(relation, statement.trigname));
    effect.relation = relation;
    reader.lock(relation, LockMode::ShareRowExclusive);
}

void readPolicy(Reader &reader, const PgQuery__CreatePolicyStmt &statement)
{
    const QString relation = nameOf(statement.table);
    Effect &effect = reader.add(EffectKind::CreatePolicy, "policy", memberOf(relation, statement.policy_name));
    effect.relation = relation;
    reader.lock(relation, LockMode::AccessExclusive);
}

/// The name in the schema, where it has none of its own; `depth` is the number of identifiers it has without.
QString placedIn(const QString &schema, const QString &name, int depth)
{
    const QStringList parts = identifiersOf(name);
    return name.isEmpty() || parts.size() > depth ? name : joinedIdentifiers(identifiersOf(schema) + parts);
}

/// What CREATE SCHEMA makes in the same statement is in that schema; an index is where its table is.
void readSchemaElement(Reader &reader, const PgQuery__Node &element, const QString &schema)
{
    const std::size_t before = reader.out().effects.size();
    readStatement(reader, element);
    for (std::size_t i = before; i < reader.out().effects.size(); ++i) {
        Effect &effect = reader.out().effects[i];
        effect.relation = placedIn(schema, effect.relation, 1);
        if (effect.kind != EffectKind::CreateIndex)
            effect.object = placedIn(schema, effect.object, effect.kind == EffectKind::CreateTrigger ? 2 : 1);
    }
}

void readSchema(Reader &reader, const PgQuery__CreateSchemaStmt &statement)
{
    const PgQuery__RoleSpec *owner = statement.authrole;
    const QString name = *statement.schemaname ? objectNameOf(statement.schemaname)
        : owner                                ? objectNameOf(owner->rolename)
                                               : QString();
    reader.add(EffectKind::CreateSchema, "schema", name).ifExists = statement.if_not_exists;
    for (const PgQuery__Node *element : nodes(statement.schema_elts, statement.n_schema_elts))
        readSchemaElement(reader, *element, name);
}

void readView(Reader &reader, const PgQuery__ViewStmt &statement)
{
    const QString name = nameOf(statement.view);
    Effect &effect = reader.add(statement.replace ? EffectKind::ReplaceView : EffectKind::CreateView, "view", name);
    effect.relation = name;
    effect.traits.setFlag(Trait::Temporary, isTemporary(statement.view));
    reader.lock(name, LockMode::AccessExclusive);
    if (statement.query)
        walkRelations(*statement.query, [&reader](const PgQuery__RangeVar &relation) {
            reader.lock(nameOf(&relation), LockMode::AccessShare);
        });
}

void readStatistics(Reader &reader, const PgQuery__CreateStatsStmt &statement)
{
    reader.add(EffectKind::CreateStatistics, "statistics", nameOf(nodes(statement.defnames, statement.n_defnames)));
    for (const PgQuery__Node *relation : nodes(statement.relations, statement.n_relations))
        reader.lock(nameOf(relation), LockMode::ShareUpdateExclusive);
}

bool readNewType(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
        reader.add(EffectKind::CreateType, "type",
                   nameOf(nodes(node.create_enum_stmt->type_name, node.create_enum_stmt->n_type_name)));
        return true;
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
        reader.add(EffectKind::CreateType, "type",
                   nameOf(nodes(node.create_range_stmt->type_name, node.create_range_stmt->n_type_name)));
        return true;
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
        reader.add(EffectKind::CreateType, "type", nameOf(node.composite_type_stmt->typevar));
        return true;
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
        reader.add(EffectKind::CreateDomain, "domain",
                   nameOf(nodes(node.create_domain_stmt->domainname, node.create_domain_stmt->n_domainname)));
        return true;
    case PG_QUERY__NODE__NODE_DEFINE_STMT:
        reader.add(EffectKind::CreateOther, "other",
                   nameOf(nodes(node.define_stmt->defnames, node.define_stmt->n_defnames)));
        return true;
    default:
        return false;
    }
}

void readPublication(Reader &reader, const PgQuery__CreatePublicationStmt &statement)
{
    reader.add(EffectKind::CreateOther, "publication", objectNameOf(statement.pubname));
    for (const PgQuery__Node *object : nodes(statement.pubobjects, statement.n_pubobjects)) {
        const bool isSpec = object->node_case == PG_QUERY__NODE__NODE_PUBLICATION_OBJ_SPEC;
        if (isSpec && object->publication_obj_spec->pubtable)
            reader.lock(nameOf(object->publication_obj_spec->pubtable->relation), LockMode::ShareUpdateExclusive);
    }
}

/// What a rule does happens when someone touches its table.
void readRule(Reader &reader, const PgQuery__RuleStmt &statement)
{
    const QString relation = nameOf(statement.relation);
    reader.add(EffectKind::CreateOther, "rule", memberOf(relation, statement.rulename)).relation = relation;
    reader.lock(relation, LockMode::AccessExclusive);
    Piece piece = reader.piece();
    piece.deferred = true;
    piece.within = Within::Function;
    Reader actions(piece, reader.out());
    for (const PgQuery__Node *action : nodes(statement.actions, statement.n_actions))
        readStatement(actions, *action);
}

void readExtension(Reader &reader, const PgQuery__CreateExtensionStmt &statement)
{
    Effect &effect = reader.add(EffectKind::CreateExtension, "extension", objectNameOf(statement.extname));
    effect.ifExists = statement.if_not_exists;
    for (const PgQuery__Node *option : nodes(statement.options, statement.n_options)) {
        if (QByteArrayView(option->def_elem->defname) == "new_version")
            effect.detail = stringOf(option->def_elem->arg);
    }
}

Traits roleTraits(std::span<PgQuery__Node *const> options)
{
    Traits traits;
    for (const PgQuery__Node *node : options) {
        const PgQuery__DefElem &option = *node->def_elem;
        const bool isTrue
            = option.arg && option.arg->node_case == PG_QUERY__NODE__NODE_BOOLEAN && option.arg->boolean->boolval;
        if (QByteArrayView(option.defname) == "superuser" && isTrue)
            traits |= Trait::Superuser;
        if (QByteArrayView(option.defname) == "password" && !stringOf(option.arg).isEmpty())
            traits |= Trait::Password;
    }
    return traits;
}

bool readNewRole(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
        reader.add(EffectKind::CreateRole, "role", objectNameOf(node.create_role_stmt->role)).traits
            = roleTraits(nodes(node.create_role_stmt->options, node.create_role_stmt->n_options));
        return true;
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT:
        reader.add(EffectKind::Other, "role", objectNameOf(node.alter_role_stmt->role->rolename)).traits
            = roleTraits(nodes(node.alter_role_stmt->options, node.alter_role_stmt->n_options));
        return true;
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
        readExtension(reader, *node.create_extension_stmt);
        return true;
    case PG_QUERY__NODE__NODE_CREATEDB_STMT:
        reader.add(EffectKind::CreateOther, "database", objectNameOf(node.createdb_stmt->dbname));
        reader.runsOutside();
        return true;
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT:
        reader.add(EffectKind::CreateOther, "tablespace", objectNameOf(node.create_table_space_stmt->tablespacename));
        reader.runsOutside();
        return true;
    default:
        return false;
    }
}

}  // namespace

void readCreateTable(Reader &reader, const PgQuery__CreateStmt &statement)
{
    const QString name = nameOf(statement.relation);
    Effect &effect = reader.add(EffectKind::CreateTable, "table", name);
    effect.relation = name;
    effect.ifExists = statement.if_not_exists;
    effect.traits.setFlag(Trait::Partition, statement.partbound != nullptr);
    effect.traits.setFlag(Trait::Temporary, isTemporary(statement.relation));
    reader.lock(name, LockMode::AccessExclusive);
    forecastNeighbours(reader, statement);
}

void readCreateIndex(Reader &reader, const PgQuery__IndexStmt &statement)
{
    const QString relation = nameOf(statement.relation);
    Effect &effect = reader.add(EffectKind::CreateIndex, "index", objectNameOf(statement.idxname));
    effect.relation = relation;
    effect.ifExists = statement.if_not_exists;
    effect.traits.setFlag(Trait::Concurrently, statement.concurrent);
    effect.traits.setFlag(Trait::Unique, statement.unique);
    reader.lock(relation, statement.concurrent ? LockMode::ShareUpdateExclusive : LockMode::Share);
    reader.scans(relation);
    reader.builds(objectNameOf(statement.idxname));
    if (statement.concurrent)
        reader.runsOutside();
}

bool readCreation(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT:
        return readCreateTable(reader, *node.create_stmt), true;
    case PG_QUERY__NODE__NODE_INDEX_STMT:
        return readCreateIndex(reader, *node.index_stmt), true;
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
        return readTableAs(reader, *node.create_table_as_stmt), true;
    case PG_QUERY__NODE__NODE_VIEW_STMT:
        return readView(reader, *node.view_stmt), true;
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
        return readTrigger(reader, *node.create_trig_stmt), true;
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
        return readPolicy(reader, *node.create_policy_stmt), true;
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
        return readSchema(reader, *node.create_schema_stmt), true;
    case PG_QUERY__NODE__NODE_CREATE_STATS_STMT:
        return readStatistics(reader, *node.create_stats_stmt), true;
    case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT:
        return readPublication(reader, *node.create_publication_stmt), true;
    case PG_QUERY__NODE__NODE_RULE_STMT:
        return readRule(reader, *node.rule_stmt), true;
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
        reader.add(EffectKind::CreateSequence, "sequence", nameOf(node.create_seq_stmt->sequence))
            .traits.setFlag(Trait::Temporary, isTemporary(node.create_seq_stmt->sequence));
        return true;
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
        return readFunction(reader, *node.create_function_stmt), true;
    default:
        return readNewType(reader, node) || readNewRole(reader, node);
    }
}

}  // namespace lockstep
