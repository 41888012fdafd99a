// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/parsetree.h"

#include "app/sql/characters.h"
#include "app/sql/words.h"

#include <pg_query.h>

#include <algorithm>
#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// The library packs and unpacks trees recursively, with some 1.6 KB of stack a level: 5 000 levels end the program.
constexpr int deepestTree = 1000;

/// Words that make a list lean to the left whatever commas stand between.
bool chains(const QByteArray &word)
{
    static constexpr std::array words{"UNION", "EXCEPT", "INTERSECT", "JOIN", "CASE", "NOT"};
    return std::ranges::any_of(words, [&word](const char *one) { return word == one; });
}

/// Levels that the operators of one pair of parentheses can add.
struct Level
{
    int chained = 0;
    int sinceComma = 0;
};

SqlProblem problemOf(const PgQueryError &error, const QByteArray &sql)
{
    return {QString::fromUtf8(error.message), byteOfCharacter(sql, std::max(error.cursorpos - 1, 0))};
}

}  // namespace

int possibleDepth(const QByteArray &sql)
{
    std::vector<Level> levels{{}};
    int total = 0;
    int deepest = 0;
    for (const Token &token : scan(sql).tokens) {
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
        } else if (chains(wordAt(sql, token))) {
            ++levels.back().chained;
            ++total;
        }
        deepest = std::max(deepest, total);
    }
    return deepest;
}

ParseTree ParseTree::parse(const QByteArray &sql)
{
    ParseTree parsed;
    if (sql.size() > deepestTree && possibleDepth(sql) > deepestTree) {
        parsed.m_problem = {u"nested too deeply"_s, 0};
        return parsed;
    }
    const PgQueryProtobufParseResult result = pg_query_parse_protobuf(sql.constData());
    parsed.m_memory = std::make_unique<Arena>();
    if (result.error)
        parsed.m_problem = problemOf(*result.error, sql);
    else
        parsed.m_tree = pg_query__parse_result__unpack(parsed.m_memory->allocator(), result.parse_tree.len,
                                                       reinterpret_cast<const uint8_t *>(result.parse_tree.data));
    pg_query_free_protobuf_parse_result(result);
    return parsed;
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
