// SPDX-License-Identifier: GPL-3.0-or-later

// An INSERT of very many rows. Its tree takes some forty times the text's bytes, and all rows are alike to those who
// ask what the statement does: so it is parsed as several INSERTs of fewer rows.

#include "app/sql/reader.h"
#include "app/sql/words.h"

namespace lockstep {
namespace {

/// Below it the tree of the whole is small enough.
constexpr qsizetype longInsert = 1024 * 1024;
constexpr qsizetype longestPart = 256 * 1024;

/// Token numbers, each one past the last.
struct Rows
{
    std::size_t begin = 0;  ///< behind VALUES
    std::vector<std::size_t> ends{};  ///< of each row, so that a comma or what follows the rows stands there
};

/// The token behind the bracket that this one opens.
std::size_t behindBracket(const QByteArray &sql, const std::vector<Token> &tokens, std::size_t at)
{
    int depth = 0;
    for (; at < tokens.size(); ++at) {
        depth += isSign(sql, tokens[at], '(') ? 1 : isSign(sql, tokens[at], ')') ? -1 : 0;
        if (depth == 0)
            return at + 1;
    }
    return at;
}

/// The token behind VALUES, outside brackets; past the end where there is none.
std::size_t behindValues(const QByteArray &sql, const std::vector<Token> &tokens)
{
    for (std::size_t at = 0; at < tokens.size();) {
        if (isSign(sql, tokens[at], '('))
            at = behindBracket(sql, tokens, at);
        else if (wordAt(sql, tokens[at++]) == "VALUES")
            return at;
    }
    return tokens.size();
}

Rows rowsOf(const QByteArray &sql, const std::vector<Token> &tokens)
{
    Rows rows{behindValues(sql, tokens)};
    std::size_t at = rows.begin;
    while (at < tokens.size() && isSign(sql, tokens[at], '(')) {
        at = behindBracket(sql, tokens, at);
        rows.ends.push_back(at);
        if (at == tokens.size() || !isSign(sql, tokens[at], ','))
            break;
        ++at;
    }
    return rows;
}

/// Some of the rows, with what stands before and behind all of them.
class Part
{
public:
    Part(const QByteArray &sql, const std::vector<Token> &tokens)
        : m_sql(sql)
        , m_all(tokens)
    { }

    void append(std::size_t from, std::size_t to)
    {
        if (from == to)
            return;
        const qsizetype begin = m_all[from].range.begin;
        const qsizetype shift = m_text.size() - begin;
        for (std::size_t at = from; at < to; ++at) {
            const Token &token = m_all[at];
            m_tokens.push_back({{token.range.begin + shift, token.range.end + shift}, token.kind});
        }
        m_text += QByteArrayView(m_sql).sliced(begin, m_all[to - 1].range.end - begin);
        m_text += ' ';
    }
    const QByteArray &text() const { return m_text; }
    const std::vector<Token> &tokens() const { return m_tokens; }

private:
    const QByteArray &m_sql;
    const std::vector<Token> &m_all;
    QByteArray m_text;
    std::vector<Token> m_tokens;
};

/// The row, by number, behind the last that fits into one part with this one.
std::size_t lastOfPart(const Rows &rows, const std::vector<Token> &tokens, std::size_t row)
{
    const auto startOf = [&](std::size_t one) { return tokens[one == 0 ? rows.begin : rows.ends[one - 1] + 1].range; };
    const qsizetype end = startOf(row).begin + longestPart;
    std::size_t last = row + 1;
    while (last < rows.ends.size() && tokens[rows.ends[last] - 1].range.end <= end)
        ++last;
    return last;
}

}  // namespace

bool readLongInsert(const Piece &piece, StatementEffects &out, const std::vector<Token> &tokens)
{
    const QByteArray &sql = piece.text;
    if (sql.size() < longInsert || tokens.empty() || wordAt(sql, tokens.front()) != "INSERT")
        return false;
    const Rows rows = rowsOf(sql, tokens);
    StatementEffects found;
    for (std::size_t row = 0; row < rows.ends.size();) {
        const std::size_t next = lastOfPart(rows, tokens, row);
        Part part(sql, tokens);
        part.append(0, rows.begin);
        part.append(row == 0 ? rows.begin : rows.ends[row - 1] + 1, rows.ends[next - 1]);
        part.append(rows.ends.back(), tokens.size());
        Piece one = piece;
        one.text = part.text();
        one.whole = piece.range();
        const std::size_t known = found.effects.size();
        if (tryPiece(one, found, &part.tokens()))
            return false;  // the whole says where
        if (row > 0)  // it does what the first part does
            found.effects.erase(found.effects.begin() + std::ptrdiff_t(known), found.effects.end());
        row = next;
    }
    if (rows.ends.empty())
        return false;
    found.tag = out.tag;
    out = std::move(found);
    return true;
}

}  // namespace lockstep
