// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/reader.h"

#include "app/sql/schemareader.h"
#include "app/sql/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

/// Bodies within bodies: deeper than anyone writes, and far from the stack's end.
constexpr int deepest = 16;

void addOnce(QStringList &list, const QString &name)
{
    if (!name.isEmpty() && !list.contains(name))
        list.append(name);
}

}  // namespace

Reader::Reader(Piece piece, StatementEffects &out)
    : m_piece(std::move(piece))
    , m_out(out)
{ }

const std::vector<Token> &Reader::tokens()
{
    if (m_tokens.empty()) {
        m_tokens = scan(m_piece.text).tokens;
        std::erase_if(m_tokens, [](const Token &token) { return token.kind == TokenKind::Comment; });
    }
    return m_tokens;
}

QByteArray Reader::word(std::size_t token)
{
    return token < tokens().size() ? wordAt(m_piece.text, m_tokens[token]) : QByteArray();
}

ByteRange Reader::placed(ByteRange inPiece) const
{
    return m_piece.whole.value_or(ByteRange{m_piece.begin + inPiece.begin, m_piece.begin + inPiece.end});
}

ByteRange Reader::placed(std::size_t firstToken, std::size_t lastToken)
{
    return placed({tokens()[firstToken].range.begin, tokens()[lastToken].range.end});
}

Effect &Reader::add(EffectKind kind, const char *objectKind, const QString &object)
{
    Effect effect;
    effect.kind = kind;
    effect.objectKind = QString::fromLatin1(objectKind);
    effect.object = object;
    effect.range = m_piece.range();
    effect.within = m_piece.within;
    effect.deferred = m_piece.deferred;
    m_out.effects.push_back(std::move(effect));
    return m_out.effects.back();
}

void Reader::notAnalysable(ByteRange range, const Message &why)
{
    add(EffectKind::NotAnalysable, "", {}).range = range;
    if (m_out.unknown.isEmpty())
        m_out.unknown = why;
}

void Reader::lock(const QString &relation, LockMode mode)
{
    if (relation.isEmpty() || m_piece.deferred)
        return;
    const auto known = std::ranges::find(m_out.locks, relation, &LockForecast::relation);
    if (known == m_out.locks.end())
        m_out.locks.push_back({relation, mode});
    else
        known->mode = std::max(known->mode, mode);
}

void Reader::rewrites(const QString &relation)
{
    if (!m_piece.deferred)
        addOnce(m_out.rewrites, relation);
}

void Reader::scans(const QString &relation)
{
    if (!m_piece.deferred)
        addOnce(m_out.scans, relation);
}

void Reader::builds(const QString &index)
{
    if (!m_piece.deferred)
        addOnce(m_out.builds, index);
}

void Reader::calls(const QString &function)
{
    if (!m_piece.deferred)
        addOnce(m_out.calls, function);
}

void Reader::runsOutside()
{
    if (!m_piece.deferred)
        m_out.transaction = TransactionNeed::Outside;
}

std::vector<std::pair<std::size_t, std::size_t>> commaSeparated(Reader &reader, std::size_t from, std::size_t to)
{
    std::vector<std::pair<std::size_t, std::size_t>> clauses;
    int depth = 0;
    std::size_t begin = from;
    for (std::size_t i = from; i < to; ++i) {
        const Token &token = reader.tokens()[i];
        const char sign = token.kind == TokenKind::Operator ? reader.piece().text[token.range.begin] : ' ';
        depth += sign == '(' || sign == '[' ? 1 : sign == ')' || sign == ']' ? -1 : 0;
        if (sign != ',' || depth > 0)
            continue;
        if (i > begin)
            clauses.emplace_back(begin, i - 1);
        begin = i + 1;
    }
    if (begin < to)
        clauses.emplace_back(begin, to - 1);
    return clauses;
}

void readPiece(const Piece &piece, StatementEffects &out)
{
    Reader reader(piece, out);
    if (piece.depth > deepest)
        return reader.notAnalysable(piece.range(), {QT_TRANSLATE_NOOP("app", "Code is nested too deeply to follow.")});
    const ParseTree tree = ParseTree::parse(piece.text);
    if (tree.problem())
        return reader.notAnalysable(
            piece.range(),
            {QT_TRANSLATE_NOOP("app", "The checker does not understand this SQL: %1"), {tree.problem()->text}});
    for (std::size_t i = 0; i < tree.count(); ++i) {
        if (!tree.statement(i))
            continue;
        readStatement(reader, *tree.statement(i));
        if (piece.deferred)
            continue;
        for (SchemaChange &change : schemaChangesOf(reader, *tree.statement(i)))
            out.changes.push_back({std::move(change), piece.range(), piece.isConditional, piece.isGuarded});
    }
}

}  // namespace lockstep
