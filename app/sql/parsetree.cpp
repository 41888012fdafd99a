// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/parsetree.h"

#include "app/sql/characters.h"
#include "app/sql/handover.h"
#include "app/sql/secrets.h"
#include "app/sql/words.h"

#include <pg_query.h>

#include <algorithm>
#include <array>
#include <memory>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Words that make a list lean to the left whatever commas stand between.
bool chains(const QByteArray &word)
{
    static constexpr std::array words{"UNION", "EXCEPT", "INTERSECT", "JOIN", "CASE", "NOT"};
    return isAmong(words, word);
}

/// Operators that are words.
bool isOperator(const QByteArray &word)
{
    static constexpr std::array words{"IS", "ISNULL", "NOTNULL", "COLLATE", "AT", "OPERATOR"};
    return isAmong(words, word);
}

/// Levels that the operators of one pair of parentheses can add.
struct Level
{
    int chained = 0;
    int sinceComma = 0;
};

SqlProblem problemOf(const PgQueryError &error, const QByteArray &sql)
{
    return {withoutPasswords(QString::fromUtf8(error.message), sql),
            byteOfCharacter(sql, std::max(error.cursorpos - 1, 0))};
}

bool isTooDeep(const QByteArray &sql, const std::vector<Token> *tokens)
{
    if (sql.size() <= deepestTree)
        return false;
    return (tokens ? possibleDepth(sql, *tokens) : possibleDepth(sql, scan(sql).tokens)) > deepestTree;
}

/// What the library packed all the same.
void visitPacked(const PgQueryProtobuf &packed, const TreeVisit &visit)
{
    using Tree = std::unique_ptr<PgQuery__ParseResult, decltype([](PgQuery__ParseResult *tree) {
                                     pg_query__parse_result__free_unpacked(tree, nullptr);
                                 })>;
    const Tree tree(
        pg_query__parse_result__unpack(nullptr, packed.len, reinterpret_cast<const uint8_t *>(packed.data)));
    if (tree)
        visit({tree->stmts, tree->n_stmts});
}

}  // namespace

int possibleDepth(const QByteArray &sql, const std::vector<Token> &tokens)
{
    std::vector<Level> levels{{}};
    int total = 0;
    int deepest = 0;
    for (const Token &token : tokens) {
        const char sign = token.kind == TokenKind::Operator ? sql[token.range.begin] : ' ';
        if (sign == '(' || sign == '[') {
            levels.push_back({1, 0});
            ++total;
        } else if ((sign == ')' || sign == ']') && levels.size() > 1) {
            total -= levels.back().chained + levels.back().sinceComma;
            levels.pop_back();
        } else if (sign == ',') {
            total -= std::exchange(levels.back().sinceComma, 0);
        } else if (sign != ' ' && sign != '.' && sign != ';') {
            ++levels.back().sinceComma;
            ++total;
        } else if (const QByteArray word = wordAt(sql, token); chains(word)) {
            ++levels.back().chained;
            ++total;
        } else if (isOperator(word)) {
            ++levels.back().sinceComma;
            ++total;
        } else if (word == "AND" || word == "OR") {
            // However many there are, the grammar makes one list of them.
            total -= std::exchange(levels.back().sinceComma, 0);
        }
        deepest = std::max(deepest, total);
    }
    return deepest;
}

std::optional<SqlProblem> parseTree(const QByteArray &sql, const TreeVisit &visit, const std::vector<Token> *tokens)
{
    if (isTooDeep(sql, tokens))
        return SqlProblem{tooDeep, 0};
    PgQueryProtobufParseResult result{};
    const bool isHandedOver = handOverTree([&] { result = pg_query_parse_protobuf(sql.constData()); },
                                           [&visit](const PgQuery__ParseResult &tree) {
                                               if (tree.n_stmts > 0)  // none where the text could not be read, too
                                                   visit({tree.stmts, tree.n_stmts});
                                           });
    std::optional<SqlProblem> problem;
    if (result.error)
        problem = problemOf(*result.error, sql);
    else if (!isHandedOver)
        visitPacked(result.parse_tree, visit);
    pg_query_free_protobuf_parse_result(result);
    return problem;
}

std::optional<SqlProblem> grammarProblem(const QByteArray &sql)
{
    std::optional<SqlProblem> problem;
    const PgQuerySplitResult result = pg_query_split_with_parser(sql.constData());
    if (result.error)
        problem = problemOf(*result.error, sql);
    pg_query_free_split_result(result);
    return problem;
}

}  // namespace lockstep
