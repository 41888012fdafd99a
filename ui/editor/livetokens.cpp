// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/livetokens.h"

#include "app/sql/tokenstream.h"

#include <algorithm>

namespace lockstep {
namespace {

/// How far scanning goes on behind an edit before it gives way: a few milliseconds.
constexpr qsizetype budget = 64 * 1024;
constexpr int tellingWords = 3;  ///< before a quote, see holdsCode()

QByteArray wordAt(const QByteArray &sql, const std::vector<Token> &tokens, qsizetype index)
{
    if (index < 0)
        return {};
    const ByteRange range = tokens[std::size_t(index)].range;
    return sql.mid(range.begin, range.length()).toLower();
}

/// Code stands in a dollar quote after DO, DO LANGUAGE name, and after AS of CREATE FUNCTION.
bool holdsCode(const QByteArray &sql, const std::vector<Token> &before)
{
    const qsizetype last = qsizetype(before.size()) - 1;
    const QByteArray word = wordAt(sql, before, last);
    return word == "do" || word == "as" || wordAt(sql, before, last - 2) == "do";
}

CodeQuote codeIn(const QByteArray &sql, ByteRange quote)
{
    const qsizetype tag = sql.indexOf('$', quote.begin + 1) + 1 - quote.begin;
    return {quote, {quote.begin + tag, quote.end - tag}};
}

/// Behind the end of the line.
qsizetype lineEnd(const QByteArray &sql, qsizetype offset)
{
    const qsizetype end = sql.indexOf('\n', offset);
    return end < 0 ? sql.size() : end + 1;
}

/// The tokens of the code, or the quote itself where they cannot be told.
bool addCode(const QByteArray &sql, const Token &token, std::vector<Token> &tokens, std::vector<CodeQuote> &quotes)
{
    const CodeQuote quote = codeIn(sql, token.range);
    const ScanResult inner = scan(sql.mid(quote.code.begin, quote.code.length()));
    if (inner.problem) {
        tokens.push_back(token);
        return false;
    }
    for (Token one : inner.tokens) {
        one.range.begin += quote.code.begin;
        one.range.end += quote.code.begin;
        tokens.push_back(one);
    }
    quotes.push_back(quote);
    return true;
}

auto firstFrom(const std::vector<Token> &tokens, qsizetype offset)
{
    return std::ranges::lower_bound(tokens, offset, {}, [](const Token &token) { return token.range.begin; });
}

template <typename Item>
void moveBehind(std::vector<Item> &items, qsizetype end, qsizetype delta, ByteRange Item::*range)
{
    for (auto item = items.rbegin(); item != items.rend() && ((*item).*range).begin >= end; ++item) {
        ((*item).*range).begin += delta;
        ((*item).*range).end += delta;
    }
}

template <typename Item>
void spliceInto(std::vector<Item> &items, ByteRange stretch, const std::vector<Item> &fresh, ByteRange Item::*range)
{
    const auto begin
        = std::ranges::lower_bound(items, stretch.begin, {}, [&](const Item &one) { return (one.*range).begin; });
    const auto end
        = std::find_if(begin, items.end(), [&](const Item &one) { return (one.*range).begin >= stretch.end; });
    const auto at = items.erase(begin, end);
    items.insert(at, fresh.begin(), fresh.end());
}

}  // namespace

struct LiveTokens::Reading
{
    std::vector<Token> tokens{};
    std::vector<CodeQuote> quotes{};
    qsizetype end = 0;  ///< of what was read
    std::optional<qsizetype> openAt{};  ///< a quote or comment that does not end in the stretch
    bool hasMet = false;  ///< at `end` begins a token that was there before
};

ReadTokens readTokens(const QByteArray &sql)
{
    ReadTokens all;
    TokenStream stream(sql);
    while (const std::optional<Token> token = stream.next()) {
        if (token->kind == TokenKind::DollarString && holdsCode(sql, all.tokens))
            all.isCodeSound = addCode(sql, *token, all.tokens, all.quotes) && all.isCodeSound;
        else
            all.tokens.push_back(*token);
    }
    all.isSound = !stream.problem();
    return all;
}

void LiveTokens::clear()
{
    *this = LiveTokens();
}

void LiveTokens::edit(qsizetype begin, qsizetype removed, qsizetype added)
{
    const qsizetype end = begin + removed;
    const qsizetype delta = added - removed;
    forgetTouched(begin, end);
    if (added > budget) {  // a whole text, or a large part of one
        forgetFrom(begin);
        return;
    }
    moveBehind(m_known.tokens, end, delta, &Token::range);
    for (CodeQuote &quote : m_known.quotes) {
        const qsizetype atBegin = quote.quote.begin >= end ? delta : 0;
        const qsizetype atEnd = quote.code.end >= end ? delta : 0;
        quote = {{quote.quote.begin + atBegin, quote.quote.end + atEnd},
                 {quote.code.begin + atBegin, quote.code.end + atEnd}};
    }
    m_knownTo = m_knownTo >= end ? m_knownTo + delta : std::min(m_knownTo, begin);
    if (m_keptFrom)
        *m_keptFrom += *m_keptFrom >= end ? delta : 0;
    remember({begin, begin + added}, end, delta);
}

void LiveTokens::forgetFrom(qsizetype offset)
{
    m_known.tokens.erase(firstFrom(m_known.tokens, offset), m_known.tokens.cend());
    std::erase_if(m_known.quotes, [offset](const CodeQuote &one) { return one.quote.end > offset; });
    m_knownTo = std::min(m_knownTo, m_known.tokens.empty() ? 0 : m_known.tokens.back().range.end);
    m_edited.reset();
    m_keptFrom.reset();
    m_isBehind = true;
}

void LiveTokens::remember(ByteRange edited, qsizetype oldEnd, qsizetype delta)
{
    if (m_edited) {
        const qsizetype end = m_edited->end >= oldEnd ? m_edited->end + delta : m_edited->end;
        const ByteRange both{std::min(m_edited->begin, edited.begin), std::max(end, edited.end)};
        m_isBehind = m_isBehind || both.length() > budget;  // what is left behind waits for take()
        edited = both.length() > budget ? edited : both;
    }
    m_edited = edited;
}

/// What an edit touches, neighbours included, is no longer known.
void LiveTokens::forgetTouched(qsizetype begin, qsizetype end)
{
    auto first = firstFrom(m_known.tokens, begin);
    while (first != m_known.tokens.begin() && std::prev(first)->range.end >= begin)
        --first;
    const auto last
        = std::find_if(first, m_known.tokens.cend(), [end](const Token &one) { return one.range.begin > end; });
    m_known.tokens.erase(first, last);
    const auto isBroken = [&](const CodeQuote &one) {
        const bool isInside = begin >= one.code.begin && end <= one.code.end;
        return !isInside && begin < one.quote.end && end > one.quote.begin;
    };
    for (const CodeQuote &one : m_known.quotes) {
        if (isBroken(one))  // its code reads as something else now, from its very start
            m_edited
                = {std::min(one.quote.begin, m_edited ? m_edited->begin : begin), m_edited ? m_edited->end : begin};
    }
    std::erase_if(m_known.quotes, isBroken);
}

ByteRange LiveTokens::update(const QByteArray &sql, qsizetype wanted)
{
    if (m_edited && m_edited->begin >= m_knownTo)
        m_edited.reset();
    const ByteRange edited = m_edited ? rescan(sql) : ByteRange{wanted, wanted};
    const ByteRange read = m_knownTo < wanted ? readOn(sql, wanted) : edited;
    return {std::min(edited.begin, read.begin), std::max(edited.end, read.end)};
}

ByteRange LiveTokens::rescan(const QByteArray &sql)
{
    const ByteRange edited{m_edited->begin, std::min(m_edited->end, sql.size())};
    const std::optional<ByteRange> code = codeAround(sql, edited);
    const ByteRange world = code.value_or(ByteRange{0, sql.size()});
    const qsizetype from = restart(edited.begin, world);
    const qsizetype limit = std::min(world.end, lineEnd(sql, std::min(sql.size(), edited.end + budget)));
    Reading reading = read(sql, {from, limit}, code.has_value(), edited.end);
    if (reading.hasMet || (!reading.openAt && (limit == world.end || limit >= m_knownTo))) {
        const ByteRange fresh{from, reading.end};
        m_knownTo = std::max(m_knownTo, reading.end);
        replace(fresh, std::move(reading));
        m_edited.reset();
        m_keptFrom.reset();
        return fresh;
    }
    return keepBelow(sql, {from, world.end}, edited, std::move(reading));
}

/// Below the line in which somebody writes, all stays as it was.
ByteRange LiveTokens::keepBelow(const QByteArray &sql, ByteRange stretch, ByteRange edited, Reading reading)
{
    const qsizetype newline = sql.indexOf('\n', edited.end);
    const ByteRange shown{stretch.begin, std::min(stretch.end, newline < 0 ? sql.size() : newline)};
    if (reading.openAt)
        reading.tokens.push_back({{*reading.openAt, shown.end}, TokenKind::String});
    std::erase_if(reading.tokens, [&](const Token &token) { return token.range.begin >= shown.end; });
    std::erase_if(reading.quotes, [&](const CodeQuote &quote) { return quote.quote.end > shown.end; });
    if (!reading.tokens.empty())
        reading.tokens.back().range.end = std::min(reading.tokens.back().range.end, shown.end);
    m_keptFrom = shown.end;
    replace(shown, std::move(reading));
    return shown;
}

ByteRange LiveTokens::readOn(const QByteArray &sql, qsizetype wanted)
{
    const qsizetype from = restart(m_knownTo, {0, sql.size()});
    Reading reading;
    TokenStream stream(sql, from);
    std::optional<Token> token;
    while ((token = stream.next()) && token->range.begin < wanted)
        add(sql, *token, false, reading);
    m_knownTo = token ? token->range.begin : sql.size();
    const ByteRange fresh{from, m_knownTo};
    replace(fresh, std::move(reading));
    return fresh;
}

LiveTokens::Reading LiveTokens::read(const QByteArray &sql, ByteRange stretch, bool isCode, qsizetype meetFrom) const
{
    Reading reading;
    reading.end = stretch.end;
    int behind = 0;  // words tell of a quote that begins a few tokens behind them
    TokenStream stream(stretch.end < sql.size() ? sql.left(stretch.end) : sql, stretch.begin);
    while (const std::optional<Token> token = stream.next()) {
        if (token->range.begin >= meetFrom && ++behind > tellingWords && isMet(*token, isCode)) {
            reading.end = token->range.begin;
            reading.hasMet = true;
            return reading;
        }
        add(sql, *token, isCode, reading);
    }
    if (stream.problem())
        reading.openAt = stream.problem()->byteOffset;
    return reading;
}

void LiveTokens::add(const QByteArray &sql, const Token &token, bool isCode, Reading &reading) const
{
    const bool isQuote = token.kind == TokenKind::DollarString && !isCode;
    const CodeQuote *known = isQuote ? sameQuote(token.range) : nullptr;
    const bool isTold = qsizetype(reading.tokens.size()) < tellingWords || holdsCode(sql, reading.tokens);
    const bool isSame
        = known && isTold && (!m_edited || m_edited->end < known->quote.begin || m_edited->begin > known->quote.end);
    if (isSame) {
        const auto first = firstFrom(m_known.tokens, known->code.begin);
        const auto last = firstFrom(m_known.tokens, known->code.end);
        reading.tokens.insert(reading.tokens.end(), first, last);
        reading.quotes.push_back(*known);
    } else if (isQuote && holdsCode(sql, reading.tokens)) {
        addCode(sql, token, reading.tokens, reading.quotes);
    } else {
        reading.tokens.push_back(token);
    }
}

/// A token outside of code is not met by one inside: a quote that is new has turned code and quotes over.
bool LiveTokens::isMet(const Token &token, bool isCode) const
{
    if (!isCode && token.kind == TokenKind::DollarString && sameQuote(token.range))
        return true;
    const auto found = firstFrom(m_known.tokens, token.range.begin);
    return found != m_known.tokens.end() && found->range == token.range && found->kind == token.kind
        && (isCode || !quoteAround(token.range.begin, token.range.end));
}

/// Some tokens before, since words tell of the quote behind them, and quotes on several lines are one string.
qsizetype LiveTokens::restart(qsizetype at, ByteRange world) const
{
    const auto first = firstFrom(m_known.tokens, world.begin);
    auto token = firstFrom(m_known.tokens, at);
    for (int steps = 0; token > first;) {
        --token;
        const bool isPart = token->kind == TokenKind::String || token->kind == TokenKind::Comment;
        if (++steps >= (isPart ? 12 : 5))
            break;
    }
    if (token == m_known.tokens.end() || token->range.begin >= at)
        return world.begin;
    while (const CodeQuote *quote = world.begin == 0 ? quoteAround(token->range.begin, token->range.end) : nullptr) {
        token = firstFrom(m_known.tokens, quote->quote.begin);
        token -= std::min<std::ptrdiff_t>(tellingWords, token - first);
        if (token == first || token->range.begin >= quote->quote.begin)
            return quoteAround(token->range.begin, token->range.end) ? quote->quote.begin : token->range.begin;
    }
    return token->range.begin;
}

const CodeQuote *LiveTokens::quoteAround(qsizetype begin, qsizetype end) const
{
    const auto after
        = std::ranges::upper_bound(m_known.quotes, begin, {}, [](const CodeQuote &one) { return one.quote.begin; });
    if (after == m_known.quotes.begin())
        return nullptr;
    const CodeQuote &quote = *std::prev(after);
    return quote.code.begin <= begin && end <= quote.code.end ? &quote : nullptr;
}

const CodeQuote *LiveTokens::sameQuote(ByteRange quote) const
{
    const auto found = std::ranges::lower_bound(m_known.quotes, quote.begin, {},
                                                [](const CodeQuote &one) { return one.quote.begin; });
    return found != m_known.quotes.end() && found->quote == quote ? &*found : nullptr;
}

/// The code that an edit stays inside of; none where it may have written the tag that ends the quote.
std::optional<ByteRange> LiveTokens::codeAround(const QByteArray &sql, ByteRange edited) const
{
    const CodeQuote *quote = quoteAround(edited.begin, edited.end);
    if (!quote || edited.begin == quote->code.begin || edited.end == quote->code.end)
        return std::nullopt;
    const qsizetype length = quote->code.begin - quote->quote.begin;
    const QByteArray tag = sql.mid(quote->quote.begin, length);
    const qsizetype from = std::max(quote->code.begin, edited.begin - length);
    const qsizetype to = std::min(quote->code.end, edited.end + length);
    return sql.mid(from, to - from).contains(tag) ? std::nullopt : std::optional(quote->code);
}

void LiveTokens::replace(ByteRange stretch, Reading reading)
{
    spliceInto(m_known.tokens, stretch, reading.tokens, &Token::range);
    spliceInto(m_known.quotes, stretch, reading.quotes, &CodeQuote::quote);
}

void LiveTokens::take(ReadTokens all, qsizetype size)
{
    if (!all.isSound || (!all.isCodeSound && m_keptFrom))
        return;
    m_known = std::move(all);
    m_knownTo = size;
    m_edited.reset();
    m_keptFrom.reset();
    m_isBehind = false;
}

}  // namespace lockstep
