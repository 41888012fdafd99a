// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/compare.h"

#include "app/sql/parsetree.h"
#include "app/sql/script.h"
#include "app/sql/splitter.h"

#include <pg_query.h>

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QByteArray withPlainLineEnds(QByteArray text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    text.replace("\r\n", "\n").replace('\r', '\n');
    while (text.endsWith('\n'))
        text.chop(1);
    return text;
}

QByteArrayList wordsOf(const QByteArray &sql, const ScanResult &scanned, bool withComments)
{
    QByteArrayList words;
    for (const Token &token : scanned.tokens) {
        const bool isComment = token.kind == TokenKind::Comment;
        const QByteArray word = sql.mid(token.range.begin, token.range.length());
        if (isComment && withComments)
            words << word.simplified();
        else if (!isComment)
            words << word;
    }
    return words;
}

/// The statement as the library writes a tree: one text for every way to spell it. None when it cannot be read.
std::optional<QByteArray> canonical(const QByteArray &statement)
{
    if (parseTree(statement, [](std::span<PgQuery__RawStmt *const>) {}))
        return std::nullopt;
    const PgQueryProtobufParseResult parsed = pg_query_parse_protobuf(statement.constData());
    const PgQueryDeparseResult written = pg_query_deparse_protobuf(parsed.parse_tree);
    std::optional<QByteArray> text;
    if (!written.error)
        text = QByteArray(written.query);
    pg_query_free_deparse_result(written);
    pg_query_free_protobuf_parse_result(parsed);
    return text;
}

bool haveSameTrees(const QByteArray &before, const QByteArray &after)
{
    const Script left = readScript(before);
    const Script right = readScript(after);
    const auto sameTree = [&](const Statement &one, const Statement &other) {
        const QByteArray text = left.text(one);
        const QByteArray otherText = right.text(other);
        if (text == otherText)
            return true;
        const auto tree = canonical(text);
        return tree && tree == canonical(otherText);
    };
    return std::ranges::equal(left.statements, right.statements, sameTree);
}

/// The rows under every COPY … FROM stdin, of which each character counts.
QByteArrayList rowsIn(const QByteArray &sql)
{
    QByteArrayList rows;
    if (!sql.toLower().contains("stdin"))
        return rows;
    const auto ask
        = [](const Statement &, const QByteArray &, const std::vector<Token> &) { return std::optional<SqlProblem>(); };
    const Script script = splitScript(sql, ask);
    for (const Statement &statement : script.statements) {
        if (statement.rows)
            rows << script.rows(statement);
    }
    return rows;
}

}  // namespace

QLatin1StringView sqlDifferenceId(SqlDifference difference)
{
    static constexpr std::array ids{"none"_L1,     "lineEndings"_L1, "whitespace"_L1,
                                    "comments"_L1, "spelling"_L1,    "statements"_L1};
    return ids[std::size_t(difference)];
}

SqlDifference compareSql(const QByteArray &before, const QByteArray &after)
{
    if (before == after)
        return SqlDifference::None;
    const QByteArray left = withPlainLineEnds(before);
    const QByteArray right = withPlainLineEnds(after);
    if (left == right)
        return SqlDifference::LineEndings;
    const ScanResult leftScan = scan(left);
    const ScanResult rightScan = scan(right);
    // What the scanner cannot read to its end has tokens that nobody saw.
    if (leftScan.problem || rightScan.problem)
        return SqlDifference::Statements;
    if (rowsIn(left) != rowsIn(right))
        return SqlDifference::Statements;
    if (wordsOf(left, leftScan, true) == wordsOf(right, rightScan, true))
        return SqlDifference::Whitespace;
    if (wordsOf(left, leftScan, false) == wordsOf(right, rightScan, false))
        return SqlDifference::Comments;
    return haveSameTrees(left, right) ? SqlDifference::Spelling : SqlDifference::Statements;
}

}  // namespace lockstep
