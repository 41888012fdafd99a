// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/tokenstream.h"

#include "app/sql/characters.h"
#include "app/sql/handover.h"

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <span>

namespace lockstep {
namespace {

constexpr qsizetype shortestStretch = 1024;
constexpr qsizetype longestStretch = 256 * 1024;

TokenKind kindOf(const PgQuery__ScanToken &token, char first, char second)
{
    switch (token.token) {
    case PG_QUERY__TOKEN__IDENT:
    case PG_QUERY__TOKEN__UIDENT: {
        const bool quoted = first == '"' || ((first == 'u' || first == 'U') && second == '&');
        return quoted ? TokenKind::QuotedIdentifier : TokenKind::Identifier;
    }
    case PG_QUERY__TOKEN__SCONST:
        return first == '$' ? TokenKind::DollarString : TokenKind::String;
    case PG_QUERY__TOKEN__USCONST:
    case PG_QUERY__TOKEN__BCONST:
    case PG_QUERY__TOKEN__XCONST:
        return TokenKind::String;
    case PG_QUERY__TOKEN__FCONST:
    case PG_QUERY__TOKEN__ICONST:
        return TokenKind::Number;
    case PG_QUERY__TOKEN__PARAM:
        return TokenKind::Parameter;
    case PG_QUERY__TOKEN__SQL_COMMENT:
    case PG_QUERY__TOKEN__C_COMMENT:
        return TokenKind::Comment;
    default:
        return token.keyword_kind == PG_QUERY__KEYWORD_KIND__NO_KEYWORD ? TokenKind::Operator : TokenKind::Keyword;
    }
}

/// What one call of the library's scanner gives: all tokens, or the place and the words of its complaint.
struct Stretch
{
    std::vector<Token> tokens{};
    std::optional<SqlProblem> problem{};
};

std::vector<Token> tokensOf(const PgQuery__ScanResult &scan, const QByteArray &text, qsizetype offset)
{
    std::vector<Token> tokens;
    tokens.reserve(scan.n_tokens);
    for (const PgQuery__ScanToken *token : std::span(scan.tokens, scan.n_tokens)) {
        const char second = token->start + 1 < text.size() ? text[token->start + 1] : '\0';
        tokens.push_back({{offset + token->start, offset + token->end}, kindOf(*token, text[token->start], second)});
    }
    return tokens;
}

/// What the library packed all the same.
std::vector<Token> unpacked(const PgQueryProtobuf &packed, const QByteArray &text, qsizetype offset)
{
    std::vector<Token> tokens;
    auto *scan = pg_query__scan_result__unpack(nullptr, packed.len, reinterpret_cast<const uint8_t *>(packed.data));
    if (scan)
        tokens = tokensOf(*scan, text, offset);
    pg_query__scan_result__free_unpacked(scan, nullptr);
    return tokens;
}

/// What never ends is quoted to the end of the text, which may be long and hold a password; the place tells enough.
QString wordsOf(const PgQueryError &error)
{
    const QByteArrayView words(error.message);
    const qsizetype quoted = words.startsWith("unterminated") ? words.indexOf(" at or near ") : -1;
    return QString::fromUtf8(quoted < 0 ? words : words.first(quoted));
}

Stretch scanned(const QByteArray &text, qsizetype offset)
{
    Stretch stretch;
    PgQueryScanResult result{};
    const bool isHandedOver
        = handOverTokens([&] { result = pg_query_scan(text.constData()); },
                         [&](const PgQuery__ScanResult &scan) { stretch.tokens = tokensOf(scan, text, offset); });
    if (result.error)
        stretch.problem
            = {wordsOf(*result.error), offset + byteOfCharacter(text, std::max(result.error->cursorpos - 1, 0))};
    else if (!isHandedOver)
        stretch.tokens = unpacked(result.pbuf, text, offset);
    pg_query_free_scan_result(result);
    return stretch;
}

/// The scanner reads to a NUL byte, which no SQL text may contain.
qsizetype readableLength(const QByteArray &sql)
{
    const qsizetype nul = sql.indexOf('\0');
    return nul < 0 ? sql.size() : nul;
}

}  // namespace

TokenStream::TokenStream(QByteArray sql, qsizetype begin)
    : m_sql(std::move(sql))
    , m_begin(begin)
{ }

std::optional<Token> TokenStream::next()
{
    if (m_next == m_tokens.size())
        fill();
    if (m_next == m_tokens.size())
        return {};
    return m_tokens[m_next++];
}

void TokenStream::seek(qsizetype byteOffset)
{
    // What was read ahead stands where no token reaches over the place: many short jumps must not read all anew.
    const auto ahead = std::find_if(m_tokens.begin() + qsizetype(m_next), m_tokens.end(),
                                    [byteOffset](const Token &token) { return token.range.end > byteOffset; });
    if (!m_problem && ahead != m_tokens.end() && ahead->range.begin >= byteOffset) {
        m_next = std::size_t(ahead - m_tokens.begin());
        return;
    }
    m_begin = byteOffset;
    m_tokens.clear();
    m_next = 0;
    m_stretch = shortestStretch;
    m_problem.reset();
}

/// A stretch ends behind a line's end, where no token but a quote or a comment can go on; within a line that is longer
/// than a stretch behind a sign that is a token by itself.
qsizetype TokenStream::stretchEnd(qsizetype length) const
{
    if (length >= m_sql.size() - m_begin)
        return m_sql.size();
    const QByteArrayView rest = QByteArrayView(m_sql).sliced(m_begin + length);
    const QByteArrayView near = rest.first(std::min(rest.size(), longestStretch));
    if (const qsizetype lineEnd = near.indexOf('\n'); lineEnd >= 0)
        return m_begin + length + lineEnd + 1;
    const auto sign
        = std::ranges::find_if(near, [](char one) { return one == ',' || one == ';' || one == '(' || one == ')'; });
    if (sign != near.end())
        return m_begin + length + (sign - near.begin()) + 1;
    const qsizetype lineEnd = m_sql.indexOf('\n', m_begin + length);
    return lineEnd < 0 ? m_sql.size() : lineEnd + 1;
}

/// The stretch was cut within a line, and its last token is a comment that goes on to the line's end.
bool TokenStream::endsInComment(qsizetype end) const
{
    if (m_tokens.empty() || end == m_sql.size() || m_sql.at(end - 1) == '\n')
        return false;
    const ByteRange last = m_tokens.back().range;
    return m_tokens.back().kind == TokenKind::Comment && last.end == end && m_sql.at(last.begin) == '-';
}

void TokenStream::fill()
{
    m_tokens.clear();
    m_next = 0;
    for (qsizetype length = m_stretch; m_tokens.empty() && !m_problem && m_begin < m_sql.size(); length *= 2)
        scanStretch(stretchEnd(length));
    m_stretch = std::min(m_stretch * 2, longestStretch);
}

void TokenStream::scanStretch(qsizetype end)
{
    const QByteArray text = m_sql.mid(m_begin, end - m_begin);
    const qsizetype readable = readableLength(text);
    Stretch stretch = scanned(readable == text.size() ? text : text.left(readable), m_begin);
    if (!stretch.problem && readable < text.size() && stretch.tokens.empty()) {
        m_problem = {QStringLiteral("a NUL byte"), m_begin + readable};
    } else if (!stretch.problem) {
        m_tokens = std::move(stretch.tokens);
        m_begin += readable;
        if (readable == text.size() && endsInComment(end)) {
            m_begin = m_tokens.back().range.begin;
            m_tokens.pop_back();
        }
    } else if (const qsizetype sound = stretch.problem->byteOffset - m_begin; sound > 0) {
        // What stands before the complaint is handed out first; the rest becomes a stretch of its own.
        m_tokens = scanned(text.left(sound), m_begin).tokens;
        m_begin += sound;
    } else if (readable < text.size() || end == m_sql.size() || !stretch.problem->text.startsWith(u"unterminated")) {
        m_problem = std::move(stretch.problem);
    }
}

}  // namespace lockstep
