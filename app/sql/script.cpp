// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/script.h"

#include "app/sql/parsetree.h"
#include "app/sql/splitter.h"
#include "app/sql/tokenstream.h"
#include "app/sql/words.h"

#include <QByteArrayList>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// What has been read of the statement under way.
struct Open
{
    ByteRange range{};
    QByteArrayList words{};  ///< its first words in upper case, enough to tell what it is
    int parentheses = 0;
    int blocks = 0;  ///< BEGIN ATOMIC and the CASEs inside it that still want their END
    QByteArray previous{};  ///< the word before, in upper case
    bool fromStdin = false;

    bool isEmpty() const { return range.isEmpty(); }
    bool is(const char *first, const char *last) const { return words.startsWith(first) && words.contains(last); }
    bool hasBody() const { return is("CREATE", "FUNCTION") || is("CREATE", "PROCEDURE"); }
    /// Words further on matter too: FROM STDIN, BEGIN ATOMIC.
    bool wantsWords() const { return words.size() < wordsKept || words.startsWith("COPY") || hasBody(); }

    static constexpr qsizetype wordsKept = 6;
};

class Splitter
{
public:
    Splitter(QByteArray sql, Judge judge);
    Script run();

private:
    void take(const Token &token);
    void extend(const Token &token);
    void count(const Token &token);
    void takeWord(const QByteArray &word);
    void close();
    bool endsStatement(const Token &token) const;
    void finish();
    void finish(SqlProblem problem);
    void takeClientCommand(const Token &token);
    void takeRows(qsizetype from);
    qsizetype endOfRows(qsizetype begin) const;
    bool recover();
    qsizetype lineEnd(qsizetype from) const;

    Script m_script;
    Judge m_judge;
    TokenStream m_tokens;
    Open m_open;
    std::vector<Token> m_openTokens;  ///< of the statement under way, comments left out
    bool m_openWantsWords = true;
};

qsizetype behindByteOrderMark(const QByteArray &sql)
{
    return sql.startsWith("\xEF\xBB\xBF") ? 3 : 0;
}

/// Comments by which other tools cut a file, also where the semicolon before them was forgotten: Drizzle, dbmate,
/// goose.
bool isBoundary(const QByteArray &sql, const Token &token)
{
    const QByteArray comment = sql.mid(token.range.begin, std::min<qsizetype>(token.range.length(), 24));
    return comment.startsWith("--> statement-breakpoint") || comment.startsWith("-- migrate:")
        || comment.startsWith("-- +goose ");
}

Splitter::Splitter(QByteArray sql, Judge judge)
    : m_script{std::move(sql)}
    , m_judge(std::move(judge))
    , m_tokens(m_script.sql, behindByteOrderMark(m_script.sql))
{
    m_script.statements.reserve(roomForStatements(m_script.sql));
}

Script Splitter::run()
{
    do {
        while (const std::optional<Token> token = m_tokens.next())
            take(*token);
    } while (recover());
    finish();
    return std::move(m_script);
}

void Splitter::take(const Token &token)
{
    if (token.kind == TokenKind::Comment)
        return isBoundary(m_script.sql, token) ? finish() : void();
    // at(), here and below: [] would first copy a text that is shared.
    if (m_script.sql.at(token.range.begin) == '\\')
        return takeClientCommand(token);
    if (!endsStatement(token))
        return extend(token);
    const bool copies = m_open.fromStdin;
    finish();
    if (copies)
        takeRows(token.range.end);
}

void Splitter::extend(const Token &token)
{
    if (m_open.isEmpty())
        m_open.range.begin = token.range.begin;
    m_open.range.end = token.range.end;
    // Nobody reads on in what is nested so deeply, and it may be nothing but brackets.
    if (m_open.parentheses <= deepestTree)
        m_openTokens.push_back(token);
    count(token);
}

void Splitter::count(const Token &token)
{
    if (token.kind == TokenKind::Operator) {
        const char sign = m_script.sql.at(token.range.begin);
        m_open.parentheses += sign == '(' ? 1 : sign == ')' ? -1 : 0;
    }
    const bool isWord = token.kind == TokenKind::Keyword || token.kind == TokenKind::Identifier;
    if (m_openWantsWords && isWord)
        takeWord(wordAt(m_script.sql, token));
    else
        m_open.previous.clear();
}

void Splitter::takeWord(const QByteArray &word)
{
    if (m_open.words.size() < Open::wordsKept)
        m_open.words.append(word);
    if (word == "STDIN" && m_open.previous == "FROM" && m_open.words.startsWith("COPY"))
        m_open.fromStdin = true;
    if (word == "ATOMIC" && m_open.previous == "BEGIN" && m_open.hasBody())
        m_open.blocks = 1;
    else if (m_open.blocks > 0)
        m_open.blocks += word == "CASE" ? 1 : word == "END" ? -1 : 0;
    m_open.previous = word;
    m_openWantsWords = m_open.wantsWords();
}

/// Only CREATE RULE has semicolons within parentheses; anywhere else a parenthesis was forgotten, and what follows is
/// read all the same.
bool Splitter::endsStatement(const Token &token) const
{
    if (token.kind != TokenKind::Operator || m_script.sql.at(token.range.begin) != ';')
        return false;
    return m_open.blocks == 0 && (m_open.parentheses <= 0 || !m_open.is("CREATE", "RULE"));
}

void Splitter::finish()
{
    if (m_open.isEmpty())
        return;
    const qsizetype begin = m_open.range.begin;
    for (Token &token : m_openTokens)
        token.range = {token.range.begin - begin, token.range.end - begin};
    Statement statement{int(m_script.statements.size()) + 1, m_open.range};
    if (m_open.fromStdin)
        statement.rows = ByteRange{m_script.sql.size(), m_script.sql.size()};
    statement.problem = m_judge(statement, m_script.text(statement), m_openTokens);
    if (statement.problem)
        statement.problem->byteOffset += begin;
    m_script.statements.push_back(std::move(statement));
    close();
}

void Splitter::finish(SqlProblem problem)
{
    m_script.statements.push_back(
        {.number = int(m_script.statements.size()) + 1, .range = m_open.range, .problem = std::move(problem)});
    close();
}

void Splitter::close()
{
    m_open = {};
    m_openTokens.clear();
    m_openWantsWords = true;
}

qsizetype Splitter::lineEnd(qsizetype from) const
{
    qsizetype end = m_script.sql.indexOf('\n', from);
    end = end < 0 ? m_script.sql.size() : end;
    return end > from && m_script.sql.at(end - 1) == '\r' ? end - 1 : end;
}

/// No SQL has a bare backslash; for psql it starts a command that ends with the line.
void Splitter::takeClientCommand(const Token &token)
{
    const qsizetype begin = token.range.begin;
    const qsizetype end = lineEnd(begin);
    const QByteArray line = m_script.sql.mid(begin, end - begin).trimmed();
    m_tokens.seek(end);
    const bool ignorable = m_open.isEmpty() && (line.startsWith("\\restrict") || line.startsWith("\\unrestrict"));
    if (ignorable)
        return;
    if (m_open.isEmpty())
        m_open.range.begin = begin;
    m_open.range.end = begin + line.size();
    finish({u"a command of psql, which is no SQL"_s, begin});
}

/// Where the line begins that ends the rows: "\\." alone, whatever the rows' format, as psql has it (handleCopyIn).
qsizetype Splitter::endOfRows(qsizetype begin) const
{
    const QByteArray &sql = m_script.sql;
    for (qsizetype at = sql.indexOf("\n\\.", begin - 1); at >= 0; at = sql.indexOf("\n\\.", at + 1)) {
        if (lineEnd(at + 1) == at + 3)
            return at + 1;
    }
    return sql.size();
}

/// psql reads the rest of the COPY's own line after the rows; only comments stand there in any file worth its name.
void Splitter::takeRows(qsizetype from)
{
    const QByteArray &sql = m_script.sql;
    const qsizetype newline = sql.indexOf('\n', from);
    if (newline < 0)
        return;
    Statement &copy = m_script.statements.back();
    const QByteArray rest = sql.mid(from, newline - from).trimmed();
    const bool isComment = rest.startsWith("--") || (rest.startsWith("/*") && rest.indexOf("*/") == rest.size() - 2);
    if (!rest.isEmpty() && !isComment)
        copy.problem = SqlProblem{u"rows for COPY below a line that goes on behind the statement"_s, from};
    const qsizetype end = endOfRows(newline + 1);
    copy.rows = ByteRange{newline + 1, end};
    m_tokens.seek(lineEnd(end));
}

/// After a complaint that a quote or a comment never ends there is nothing more to cut. After any other, and behind a
/// NUL byte, the text goes on at the next semicolon.
bool Splitter::recover()
{
    if (!m_tokens.problem())
        return false;
    const SqlProblem problem = *m_tokens.problem();
    const bool endless = problem.text.startsWith(u"unterminated");
    const qsizetype semicolon = endless ? -1 : m_script.sql.indexOf(';', problem.byteOffset);
    if (m_open.isEmpty())
        m_open.range.begin = problem.byteOffset;
    m_open.range.end = semicolon < 0 ? m_script.sql.size() : semicolon;
    finish(problem);
    m_tokens.seek(semicolon < 0 ? m_script.sql.size() : semicolon + 1);
    return semicolon >= 0;
}

}  // namespace

std::size_t roomForStatements(const QByteArray &sql)
{
    constexpr qsizetype shortStatement = 8;
    if (sql.size() <= longText)
        return 0;
    return std::size_t(std::min(sql.count(';') + sql.count('\n') + 1, sql.size() / shortStatement));
}

Script splitScript(QByteArray sql, Judge judge)
{
    return Splitter(std::move(sql), std::move(judge)).run();
}

Script readScript(QByteArray sql)
{
    const auto ask
        = [](const Statement &, const QByteArray &text, const std::vector<Token> &) { return grammarProblem(text); };
    return splitScript(std::move(sql), ask);
}

}  // namespace lockstep
