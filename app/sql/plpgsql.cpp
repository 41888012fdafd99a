// SPDX-License-Identifier: GPL-3.0-or-later

// PL/pgSQL by its tokens. The language's own parser hands out line numbers only, and findings need the exact place;
// where a statement starts and ends the tokens tell, and what it means PostgreSQL's grammar does.

#include "app/sql/reader.h"
#include "app/sql/words.h"

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

/// First words of SQL statements, as opposed to the language's own and to the variables of assignments.
constexpr std::array sqlVerbs{"ALTER",    "ANALYZE", "CALL",     "CLUSTER",  "COMMENT", "COPY",   "CREATE",
                              "DELETE",   "DO",      "DROP",     "GRANT",    "IMPORT",  "INSERT", "LOCK",
                              "MERGE",    "NOTIFY",  "REASSIGN", "REFRESH",  "REINDEX", "RESET",  "REVOKE",
                              "SECURITY", "SELECT",  "SET",      "TRUNCATE", "UPDATE",  "VACUUM", "WITH"};

/// Words after which the next statement starts.
constexpr std::array openers{"BEGIN", "ELSE", "LOOP", "THEN", "EXCEPTION"};

class BlockReader
{
public:
    BlockReader(const Piece &body, StatementEffects &out)
        : m_reader(body, out)
        , m_out(out)
    { }

    void run();

private:
    std::size_t count() { return m_reader.tokens().size(); }
    bool sign(std::size_t at, char one);
    std::size_t find(std::size_t from, const char *word);
    std::size_t end(std::size_t from);
    std::size_t statementAt(std::size_t at);
    std::size_t conditionAt(std::size_t at);
    std::size_t loopAt(std::size_t at);
    std::size_t queryAt(std::size_t at, std::size_t from);
    std::size_t executeAt(std::size_t statement, std::size_t keyword, std::size_t to);
    std::size_t sqlAt(std::size_t from, std::size_t to);
    std::size_t transactionEndAt(std::size_t at);
    bool isAssignment(std::size_t at);
    void blankTargets(QByteArray &text, std::size_t from, std::size_t to);
    std::size_t targetsEnd(std::size_t at, std::size_t to);

    void countBranches(std::size_t at);

    Reader m_reader;
    StatementEffects &m_out;
    int m_branches = 0;  ///< IF, CASE and loops around the statement
    bool m_isHandler = false;
    bool m_hasHandlers = false;
};

void BlockReader::run()
{
    for (std::size_t at = 0; at + 1 < count(); ++at)
        m_hasHandlers = m_hasHandlers || (m_reader.word(at) == "EXCEPTION" && m_reader.word(at + 1) == "WHEN");
    for (std::size_t at = 0; at < count();) {
        countBranches(at);
        at = std::max(statementAt(at), at + 1);
    }
}

void BlockReader::countBranches(std::size_t at)
{
    const QByteArray word = m_reader.word(at);
    const QByteArray next = m_reader.word(at + 1);
    if (word == "END" && (next == "IF" || next == "LOOP" || next == "CASE"))
        --m_branches;
    else if (word == "IF" || word == "CASE" || word == "LOOP")
        ++m_branches;
    m_isHandler = m_isHandler || (word == "EXCEPTION" && next == "WHEN");
}

bool BlockReader::sign(std::size_t at, char one)
{
    return at < count() && isSign(m_reader.piece().text, m_reader.tokens()[at], one);
}

/// The word outside parentheses and CASE expressions, or the statement's end.
std::size_t BlockReader::find(std::size_t from, const char *word)
{
    int depth = 0;
    for (std::size_t at = from; at < count(); ++at) {
        const QByteArray here = m_reader.word(at);
        if (depth <= 0 && (here == word || sign(at, ';')))
            return at;
        if (sign(at, '(') || here == "CASE")
            ++depth;
        else if (sign(at, ')') || (here == "END" && depth > 0))
            --depth;
    }
    return count();
}

std::size_t BlockReader::end(std::size_t from)
{
    return find(from, ";");
}

std::size_t BlockReader::statementAt(std::size_t at)
{
    const QByteArray word = m_reader.word(at);
    if (word.isEmpty() || isAmong(openers, word))
        return at + 1;
    if (word == "DECLARE") {
        while (at < count() && m_reader.word(at) != "BEGIN")
            ++at;
        return at;
    }
    if (isAssignment(at))
        return end(at);
    if (word == "END") {
        while (at < count() && !sign(at, ';'))
            ++at;
        return at;
    }
    if (word == "IF" || word == "ELSIF" || word == "ELSEIF" || word == "WHEN" || word == "CASE")
        return conditionAt(at);
    if (word == "WHILE" || word == "FOR" || word == "FOREACH")
        return loopAt(at);
    if (word == "RETURN" && m_reader.word(at + 1) == "QUERY")
        return queryAt(at, at + 2);
    if (word == "OPEN")
        return queryAt(at, find(at, "FOR") + 1);
    if (word == "EXECUTE")
        return executeAt(at, at, end(at));
    if (word == "COMMIT" || word == "ROLLBACK")
        return transactionEndAt(at);
    return isAmong(sqlVerbs, word) || word == "PERFORM" ? sqlAt(at, end(at)) : end(at);
}

/// Up to the THEN; of a CASE up to its first WHEN.
std::size_t BlockReader::conditionAt(std::size_t at)
{
    return find(at + 1, m_reader.word(at) == "CASE" ? "WHEN" : "THEN");
}

std::size_t BlockReader::loopAt(std::size_t at)
{
    const std::size_t loop = find(at, "LOOP");
    const std::size_t in = m_reader.word(at) == "FOR" ? find(at, "IN") : loop;
    if (in + 1 < loop && m_reader.word(in + 1) == "EXECUTE")
        executeAt(in + 1, in + 1, loop);
    else if (in + 1 < loop && isAmong(sqlVerbs, m_reader.word(in + 1)))
        sqlAt(in + 1, loop);
    return loop;
}

std::size_t BlockReader::queryAt(std::size_t at, std::size_t from)
{
    const std::size_t to = end(at);
    if (from >= to)
        return to;
    return m_reader.word(from) == "EXECUTE" ? executeAt(at, from, to) : sqlAt(from, to);
}

std::size_t BlockReader::executeAt(std::size_t statement, std::size_t keyword, std::size_t to)
{
    const std::size_t expressionEnd = std::min({find(keyword, "INTO"), find(keyword, "USING"), to});
    if (keyword + 1 >= expressionEnd)
        return to;
    const std::vector<Token> &tokens = m_reader.tokens();
    Piece body = m_reader.piece();
    body.isConditional = m_branches > 0 || m_isHandler;
    body.isGuarded = m_hasHandlers && !m_isHandler;
    readExecute(body, {tokens[statement].range.begin, tokens[to - 1].range.end},
                {tokens[keyword + 1].range.begin, tokens[expressionEnd - 1].range.end}, m_out);
    return to;
}

/// Code that ends transactions runs where no block around it has begun one.
std::size_t BlockReader::transactionEndAt(std::size_t at)
{
    if (m_reader.piece().within == Within::Do && !m_reader.piece().deferred) {
        m_reader.runsOutside();
        m_reader.add(EffectKind::Transaction, "transaction", {});
    }
    return end(at);
}

bool BlockReader::isAssignment(std::size_t at)
{
    const std::vector<Token> &tokens = m_reader.tokens();
    if (at + 1 >= tokens.size())
        return false;
    const Token &next = tokens[at + 1];
    return m_reader.piece().text.mid(next.range.begin, next.range.length()) == ":=" || sign(at + 1, '=');
}

std::size_t BlockReader::sqlAt(std::size_t from, std::size_t to)
{
    const std::vector<Token> &tokens = m_reader.tokens();
    const ByteRange range{tokens[from].range.begin, tokens[to - 1].range.end};
    Piece piece = m_reader.piece();
    blankTargets(piece.text, from, to);
    piece.text = piece.text.mid(range.begin, range.length());
    piece.begin += range.begin;
    piece.isConditional = m_branches > 0 || m_isHandler;
    piece.isGuarded = m_hasHandlers && !m_isHandler;
    if (m_reader.word(from) == "PERFORM")
        piece.text.replace(0, 7, "SELECT ");
    readPiece(piece, m_out);
    return to;
}

/// SELECT … INTO variable and RETURNING … INTO variable are the language's; spaces instead keep every offset.
void BlockReader::blankTargets(QByteArray &text, std::size_t from, std::size_t to)
{
    const QByteArray verb = m_reader.word(from);
    const bool canHaveTargets = verb == "SELECT" || verb == "INSERT" || verb == "UPDATE" || verb == "DELETE"
        || verb == "WITH" || verb == "MERGE";
    if (!canHaveTargets)
        return;
    std::size_t into = find(from, "INTO");
    while (into < to && (m_reader.word(into - 1) == "INSERT" || m_reader.word(into - 1) == "MERGE"))
        into = find(into + 1, "INTO");
    if (into >= to)
        return;
    const std::vector<Token> &tokens = m_reader.tokens();
    const qsizetype begin = tokens[into].range.begin;
    const qsizetype length = tokens[targetsEnd(into + 1, to) - 1].range.end - begin;
    text.replace(begin, length, QByteArray(length, ' '));
}

/// Behind [STRICT] name[.field] {, name[.field]}.
std::size_t BlockReader::targetsEnd(std::size_t at, std::size_t to)
{
    if (m_reader.word(at) == "STRICT")
        ++at;
    ++at;
    while (at < to && (sign(at, '.') || sign(at, ',') || sign(at, '['))) {
        const bool subscript = sign(at, '[');
        while (subscript && at < to && !sign(at, ']'))
            ++at;
        at += subscript ? 1 : 2;
    }
    return std::min(at, to);
}

}  // namespace

void readPlpgsql(const Piece &body, StatementEffects &out)
{
    BlockReader(body, out).run();
}

}  // namespace lockstep
