// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/names.h"
#include "app/sql/reader.h"
#include "app/sql/treewalk.h"
#include "app/sql/unknownpart.h"
#include "app/sql/words.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool isConstant(const PgQuery__Node *node)
{
    return node && node->node_case == PG_QUERY__NODE__NODE_A_CONST && !node->a_const->isnull;
}

/// Written alike: 1 and 1.0 are not.
bool isSameConstant(const PgQuery__Node *left, const PgQuery__Node *right)
{
    if (!isConstant(left) || !isConstant(right) || left->a_const->val_case != right->a_const->val_case)
        return false;
    switch (left->a_const->val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL:
        return left->a_const->ival->ival == right->a_const->ival->ival;
    case PG_QUERY__A__CONST__VAL_BOOLVAL:
        return left->a_const->boolval->boolval == right->a_const->boolval->boolval;
    case PG_QUERY__A__CONST__VAL_SVAL:
        return QByteArrayView(left->a_const->sval->sval) == QByteArrayView(right->a_const->sval->sval);
    default:
        return false;
    }
}

bool isBoolean(const PgQuery__Node &node, bool value)
{
    return isConstant(&node) && node.a_const->val_case == PG_QUERY__A__CONST__VAL_BOOLVAL
        && bool(node.a_const->boolval->boolval) == value;
}

/// TRUE, 1 = 1, NOT FALSE, and what AND and OR make of them.
bool isAlwaysTrue(const PgQuery__Node &node)
{
    if (node.node_case == PG_QUERY__NODE__NODE_A_EXPR)
        return node.a_expr->kind == PG_QUERY__A__EXPR__KIND__AEXPR_OP && node.a_expr->n_name == 1
            && stringOf(node.a_expr->name[0]) == "="_L1 && isSameConstant(node.a_expr->lexpr, node.a_expr->rexpr);
    if (node.node_case != PG_QUERY__NODE__NODE_BOOL_EXPR)
        return isBoolean(node, true);
    const auto parts = nodes(node.bool_expr->args, node.bool_expr->n_args);
    const auto isTrue = [](const PgQuery__Node *part) { return isAlwaysTrue(*part); };
    if (node.bool_expr->boolop == PG_QUERY__BOOL_EXPR_TYPE__NOT_EXPR)
        return isBoolean(*parts.front(), false);
    return node.bool_expr->boolop == PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR ? std::ranges::all_of(parts, isTrue)
                                                                        : std::ranges::any_of(parts, isTrue);
}

/// No condition, or one that holds for all, which is a way to quieten a linter and changes nothing.
bool touchesEveryRow(const PgQuery__Node *condition)
{
    return !condition || isAlwaysTrue(*condition);
}

/// What stands in the parentheses of a WITH query whose name starts there.
ByteRange insideParentheses(Reader &reader, qsizetype location)
{
    const std::vector<Token> &tokens = reader.tokens();
    std::size_t at = 0;
    while (at < tokens.size() && (tokens[at].range.begin < location || reader.word(at) != "AS"))
        ++at;
    while (at < tokens.size() && !isSign(reader.piece().text, tokens[at], '('))
        ++at;
    int depth = 1;
    const std::size_t first = at + 1;
    for (at = first; at < tokens.size(); ++at) {
        depth += isSign(reader.piece().text, tokens[at], '(') ? 1 : 0;
        depth -= isSign(reader.piece().text, tokens[at], ')') ? 1 : 0;
        if (depth == 0)
            return reader.placed(first, at - 1);
    }
    return reader.piece().range();
}

void readCommonTables(Reader &reader, const PgQuery__WithClause *with)
{
    if (!with)
        return;
    for (const PgQuery__Node *table : nodes(with->ctes, with->n_ctes)) {
        const std::size_t before = reader.out().effects.size();
        if (table->common_table_expr->ctequery)
            readDataChange(reader, *table->common_table_expr->ctequery);
        for (std::size_t i = before; i < reader.out().effects.size(); ++i) {
            Effect &effect = reader.out().effects[i];
            if (effect.range == reader.piece().range())
                effect.range = insideParentheses(reader, table->common_table_expr->location);
        }
    }
}

Effect &addChange(Reader &reader, EffectKind kind, const PgQuery__RangeVar *relation)
{
    const QString name = nameOf(relation);
    reader.lock(name, LockMode::RowExclusive);
    Effect &effect = reader.add(kind, "table", name);
    effect.relation = name;
    return effect;
}

/// Names that WITH gives are no tables.
QSet<QString> commonNames(const PgQuery__Node &query)
{
    QSet<QString> names;
    walk(query, [&names](const PgQuery__Node &node) {
        if (node.node_case == PG_QUERY__NODE__NODE_COMMON_TABLE_EXPR)
            names.insert(nameOf(node.common_table_expr->ctename));
        return true;
    });
    return names;
}

/// UPDATE … FROM, DELETE … USING, and what a condition asks elsewhere. The table that changes keeps its stronger lock.
void lockWhatIsRead(Reader &reader, const PgQuery__Node &change)
{
    const QSet<QString> common = commonNames(change);
    walkRelations(change, [&](const PgQuery__RangeVar &relation) {
        if (const QString name = nameOf(&relation); !common.contains(name))
            reader.lock(name, LockMode::AccessShare);
    });
}

/// "a, b": what an UPDATE assigns to, or an INSERT names.
QString targetColumns(std::span<PgQuery__Node *const> targets)
{
    QStringList columns;
    for (const PgQuery__Node *target : targets) {
        if (target->node_case == PG_QUERY__NODE__NODE_RES_TARGET)
            columns.append(nameOf(target->res_target->name));
    }
    return columns.join(u", "_s);
}

/// Where the text of an EXECUTE goes on with something unknown, that may be the condition: at its end, glued to the
/// table's name, or where the grammar takes it for an alias.
bool mayHaveCondition(Reader &reader, const PgQuery__Node &change, const PgQuery__RangeVar &relation, bool takesMore)
{
    if (reader.piece().within != Within::Execute)
        return false;
    const QByteArrayView name(relation.relname);
    const bool atEnd = takesMore && reader.piece().text.endsWith(unknownText);
    return atEnd || (name != unknownText && name.endsWith(unknownText)) || hasAlias(change, unknownText);
}

void conditionUnknown(Reader &reader)
{
    reader.notAnalysable(reader.piece().range(),
                         {QT_TRANSLATE_NOOP("app", "What this EXECUTE runs is known only when it runs.")});
}

void readDelete(Reader &reader, const PgQuery__Node &node)
{
    const PgQuery__DeleteStmt &statement = *node.delete_stmt;
    const bool takesMore = statement.n_using_clause > 0 && statement.n_returning_list == 0;
    const bool all = touchesEveryRow(statement.where_clause);
    const bool open = all && mayHaveCondition(reader, node, *statement.relation, takesMore);
    addChange(reader, all && !open ? EffectKind::DeleteAll : EffectKind::DeleteWhere, statement.relation);
    if (all)
        reader.scans(nameOf(statement.relation));
    if (open)
        conditionUnknown(reader);
    lockWhatIsRead(reader, node);
    readCommonTables(reader, statement.with_clause);
}

void readUpdate(Reader &reader, const PgQuery__Node &node)
{
    const PgQuery__UpdateStmt &statement = *node.update_stmt;
    const bool all = touchesEveryRow(statement.where_clause);
    const bool open = all && mayHaveCondition(reader, node, *statement.relation, statement.n_returning_list == 0);
    Effect &effect
        = addChange(reader, all && !open ? EffectKind::UpdateAll : EffectKind::UpdateWhere, statement.relation);
    effect.detail = targetColumns(nodes(statement.target_list, statement.n_target_list));
    if (all)
        reader.scans(nameOf(statement.relation));
    if (open)
        conditionUnknown(reader);
    lockWhatIsRead(reader, node);
    readCommonTables(reader, statement.with_clause);
}

void readInsert(Reader &reader, const PgQuery__InsertStmt &statement)
{
    Effect &effect = addChange(reader, EffectKind::Insert, statement.relation);
    effect.detail = targetColumns(nodes(statement.cols, statement.n_cols));
    readCommonTables(reader, statement.with_clause);
    if (statement.select_stmt)
        readDataChange(reader, *statement.select_stmt);
}

void readMerge(Reader &reader, const PgQuery__Node &merge)
{
    const PgQuery__MergeStmt &statement = *merge.merge_stmt;
    lockWhatIsRead(reader, merge);
    readCommonTables(reader, statement.with_clause);
    for (const PgQuery__Node *node : nodes(statement.merge_when_clauses, statement.n_merge_when_clauses)) {
        const PgQuery__CmdType command = node->merge_when_clause->command_type;
        if (command == PG_QUERY__CMD_TYPE__CMD_DELETE)
            addChange(reader, EffectKind::DeleteWhere, statement.relation);
        else if (command == PG_QUERY__CMD_TYPE__CMD_UPDATE)
            addChange(reader, EffectKind::UpdateWhere, statement.relation);
        else if (command == PG_QUERY__CMD_TYPE__CMD_INSERT)
            addChange(reader, EffectKind::Insert, statement.relation);
    }
}

void noteCalls(Reader &reader, const PgQuery__Node &query)
{
    walk(query, [&reader](const PgQuery__Node &node) {
        if (node.node_case == PG_QUERY__NODE__NODE_FUNC_CALL)
            reader.calls(nameOf(nodes(node.func_call->funcname, node.func_call->n_funcname)));
        return true;
    });
}

void readSelect(Reader &reader, const PgQuery__Node &node)
{
    const PgQuery__SelectStmt &statement = *node.select_stmt;
    readCommonTables(reader, statement.with_clause);
    noteCalls(reader, node);
    const QString made = statement.into_clause ? nameOf(statement.into_clause->rel) : QString();
    if (!made.isEmpty())
        reader.add(EffectKind::CreateTable, "table", made).relation = made;
    const QSet<QString> common = commonNames(node);
    const LockMode mode = statement.n_locking_clause > 0 ? LockMode::RowShare : LockMode::AccessShare;
    walkRelations(node, [&](const PgQuery__RangeVar &relation) {
        const QString name = nameOf(&relation);
        if (!common.contains(name))
            reader.lock(name, name == made ? LockMode::AccessExclusive : mode);
    });
}

void readCopy(Reader &reader, const PgQuery__CopyStmt &statement)
{
    if (statement.is_program)
        reader.add(EffectKind::Other, "program", {});
    if (statement.is_from)
        addChange(reader, EffectKind::Insert, statement.relation);
    else if (statement.query)
        readDataChange(reader, *statement.query);
    else
        reader.lock(nameOf(statement.relation), LockMode::AccessShare);
}

}  // namespace

bool readDataChange(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_DELETE_STMT:
        return readDelete(reader, node), true;
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
        return readUpdate(reader, node), true;
    case PG_QUERY__NODE__NODE_INSERT_STMT:
        return readInsert(reader, *node.insert_stmt), true;
    case PG_QUERY__NODE__NODE_MERGE_STMT:
        return readMerge(reader, node), true;
    case PG_QUERY__NODE__NODE_SELECT_STMT:
        return readSelect(reader, node), true;
    case PG_QUERY__NODE__NODE_COPY_STMT:
        return readCopy(reader, *node.copy_stmt), true;
    default:
        return false;
    }
}

}  // namespace lockstep
