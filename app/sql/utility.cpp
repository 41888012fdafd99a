// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/names.h"
#include "app/sql/quoting.h"
#include "app/sql/reader.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool hasOption(std::span<PgQuery__Node *const> options, const char *name)
{
    return std::ranges::any_of(options, [name](const PgQuery__Node *node) {
        return node->node_case == PG_QUERY__NODE__NODE_DEF_ELEM
            && nameOf(node->def_elem->defname) == QLatin1StringView(name);
    });
}

TransactionControl controlOf(const PgQuery__TransactionStmt &statement)
{
    if (statement.chain)
        return TransactionControl::Other;
    switch (statement.kind) {
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_BEGIN:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_START:
        return TransactionControl::Begin;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT:
        return TransactionControl::Commit;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK:
        return TransactionControl::Rollback;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_PREPARE:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT_PREPARED:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_PREPARED:
        return TransactionControl::Other;
    default:
        return TransactionControl::Savepoint;
    }
}

/// Inside a block or a body COMMIT is an order of the language, not the file's.
void readTransaction(Reader &reader, const PgQuery__TransactionStmt &statement)
{
    reader.add(EffectKind::Transaction, "transaction", {});
    if (reader.piece().within == Within::Nothing)
        reader.out().control = controlOf(statement);
}

void readSet(Reader &reader, const PgQuery__VariableSetStmt &statement)
{
    Effect &effect = reader.add(EffectKind::Set, "setting", nameOf(statement.name));
    effect.traits.setFlag(Trait::Local, statement.is_local);
    for (const PgQuery__Node *argument : nodes(statement.args, statement.n_args)) {
        if (argument->node_case != PG_QUERY__NODE__NODE_A_CONST)
            continue;
        if (argument->a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL)
            effect.detail = nameOf(argument->a_const->sval->sval);
        else if (argument->a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL)
            effect.detail = QString::number(argument->a_const->ival->ival);
    }
}

void readVacuum(Reader &reader, const PgQuery__VacuumStmt &statement)
{
    const bool full = statement.is_vacuumcmd && hasOption(nodes(statement.options, statement.n_options), "full");
    if (statement.is_vacuumcmd)
        reader.runsOutside();
    if (statement.n_rels == 0)
        reader.add(full ? EffectKind::Rewrite : EffectKind::Other, "database", {});
    for (const PgQuery__Node *node : nodes(statement.rels, statement.n_rels)) {
        const QString relation = nameOf(node->vacuum_relation->relation);
        reader.add(full ? EffectKind::Rewrite : EffectKind::Other, "table", relation).relation = relation;
        reader.lock(relation, full ? LockMode::AccessExclusive : LockMode::ShareUpdateExclusive);
        if (full)
            reader.rewrites(relation);
    }
}

void readCluster(Reader &reader, const PgQuery__ClusterStmt &statement)
{
    const QString relation = nameOf(statement.relation);
    reader.add(EffectKind::Rewrite, "table", relation).relation = relation;
    reader.lock(relation, LockMode::AccessExclusive);
    reader.rewrites(relation);
    if (relation.isEmpty())
        reader.runsOutside();
}

void readReindex(Reader &reader, const PgQuery__ReindexStmt &statement)
{
    const bool concurrently = hasOption(nodes(statement.params, statement.n_params), "concurrently");
    const bool isIndex = statement.kind == PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX;
    const bool isTable = statement.kind == PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE;
    const QString name = statement.relation ? nameOf(statement.relation) : nameOf(statement.name);
    Effect &effect = reader.add(EffectKind::Rewrite, isIndex ? "index" : isTable ? "table" : "database", name);
    effect.detail = u"REINDEX"_s;
    effect.traits.setFlag(Trait::Concurrently, concurrently);
    effect.relation = isTable ? name : QString();
    const LockMode blocking = isIndex ? LockMode::AccessExclusive : LockMode::Share;
    if (statement.relation)
        reader.lock(name, concurrently ? LockMode::ShareUpdateExclusive : blocking);
    if (isTable)
        reader.scans(name);
    if (concurrently || !(isIndex || isTable))
        reader.runsOutside();
}

void readRefresh(Reader &reader, const PgQuery__RefreshMatViewStmt &statement)
{
    const QString view = nameOf(statement.relation);
    Effect &effect = reader.add(EffectKind::Rewrite, "materialized view", view);
    effect.relation = view;
    effect.traits.setFlag(Trait::Concurrently, statement.concurrent);
    effect.traits.setFlag(Trait::ReadsData, !statement.skip_data);
    reader.lock(view, statement.concurrent ? LockMode::Exclusive : LockMode::AccessExclusive);
    if (statement.concurrent)
        reader.scans(view);
    else
        reader.rewrites(view);
}

void readLock(Reader &reader, const PgQuery__LockStmt &statement)
{
    reader.add(EffectKind::Other, "lock", {});
    for (const PgQuery__Node *relation : nodes(statement.relations, statement.n_relations))
        reader.lock(nameOf(relation), LockMode(std::clamp(statement.mode - 1, 0, int(LockMode::AccessExclusive))));
}

void readComment(Reader &reader, const PgQuery__CommentStmt &statement)
{
    const QString name = nameOf(statement.object);
    reader.add(EffectKind::Other, "comment", name);
    if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE)
        reader.lock(name, LockMode::ShareUpdateExclusive);
    else if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN)
        reader.lock(holderOf(name), LockMode::ShareUpdateExclusive);
}

/// A grant to everybody of what everybody has by default (functions, types, …) adds nothing and has no trait.
Traits grantTraits(const PgQuery__GrantStmt &statement)
{
    const bool isTable = statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE;
    const bool isKept = isTable || statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE
        || statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA;
    const bool isForAll
        = std::ranges::any_of(nodes(statement.grantees, statement.n_grantees), [](const PgQuery__Node *role) {
              return role->role_spec->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC;
          });
    Traits traits;
    traits.setFlag(Trait::GrantOption, statement.grant_option);
    traits.setFlag(Trait::AllPrivileges, isTable && statement.n_privileges == 0);
    traits.setFlag(Trait::ToPublic, isKept && isForAll);
    return traits;
}

void readGrant(Reader &reader, const PgQuery__GrantStmt &statement)
{
    const EffectKind kind = statement.is_grant ? EffectKind::Grant : EffectKind::Revoke;
    for (const PgQuery__Node *object : nodes(statement.objects, statement.n_objects))
        reader.add(kind, "privilege", nameOf(object)).traits = grantTraits(statement);
}

/// For what is made later: no object has a name yet.
void readDefaultPrivileges(Reader &reader, const PgQuery__AlterDefaultPrivilegesStmt &statement)
{
    const PgQuery__GrantStmt *action = statement.action;
    const bool isGrant = action && action->is_grant;
    Effect &effect = reader.add(isGrant ? EffectKind::Grant : EffectKind::Other, "default privilege", {});
    if (isGrant)
        effect.traits = grantTraits(*action);
}

void readExplain(Reader &reader, const PgQuery__ExplainStmt &statement)
{
    const bool runs = hasOption(nodes(statement.options, statement.n_options), "analyze");
    if (runs && statement.query)
        readStatement(reader, *statement.query);
    else
        reader.add(EffectKind::Other, "other", {});
}

bool readMaintenance(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
        return readVacuum(reader, *node.vacuum_stmt), true;
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
        return readCluster(reader, *node.cluster_stmt), true;
    case PG_QUERY__NODE__NODE_REINDEX_STMT:
        return readReindex(reader, *node.reindex_stmt), true;
    case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
        return readRefresh(reader, *node.refresh_mat_view_stmt), true;
    case PG_QUERY__NODE__NODE_LOCK_STMT:
        return readLock(reader, *node.lock_stmt), true;
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT:
        reader.add(EffectKind::Set, "server setting", nameOf(node.alter_system_stmt->setstmt->name));
        reader.runsOutside();
        return true;
    default:
        return false;
    }
}

}  // namespace

bool readUtility(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT:
        return readTransaction(reader, *node.transaction_stmt), true;
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
        return readSet(reader, *node.variable_set_stmt), true;
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
        return readComment(reader, *node.comment_stmt), true;
    case PG_QUERY__NODE__NODE_GRANT_STMT:
        return readGrant(reader, *node.grant_stmt), true;
    case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
        return readDefaultPrivileges(reader, *node.alter_default_privileges_stmt), true;
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
        reader.add(node.grant_role_stmt->is_grant ? EffectKind::Grant : EffectKind::Revoke, "role", {})
            .traits.setFlag(Trait::GrantOption, node.grant_role_stmt->admin_opt);
        return true;
    case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
        return readExplain(reader, *node.explain_stmt), true;
    case PG_QUERY__NODE__NODE_PREPARE_STMT:
        // Nobody prepares in a migration what is not executed in it.
        return node.prepare_stmt->query ? readStatement(reader, *node.prepare_stmt->query) : void(), true;
    case PG_QUERY__NODE__NODE_CALL_STMT:
        reader.add(EffectKind::Other, "call", {});
        reader.calls(nameOf(nodes(node.call_stmt->funccall->funcname, node.call_stmt->funccall->n_funcname)));
        return true;
    case PG_QUERY__NODE__NODE_DO_STMT:
        return readDo(reader, *node.do_stmt), true;
    default:
        return readMaintenance(reader, node);
    }
}

void readStatement(Reader &reader, const PgQuery__Node &node)
{
    if (node.node_case == PG_QUERY__NODE__NODE_DROP_STMT)
        return readDrop(reader, *node.drop_stmt);
    if (node.node_case == PG_QUERY__NODE__NODE_TRUNCATE_STMT)
        return readTruncate(reader, *node.truncate_stmt);
    const bool known = readLesserDrop(reader, node) || readAlteration(reader, node) || readCreation(reader, node)
        || readDataChange(reader, node) || readUtility(reader, node);
    if (!known)
        reader.add(EffectKind::Other, "other", {});
}

}  // namespace lockstep
