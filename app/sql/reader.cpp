// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/reader.h"

#include "app/sql/notunderstood.h"
#include "app/sql/schemareader.h"
#include "app/sql/words.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace lockstep {
namespace {

/// Bodies within bodies: deeper than anyone writes, and far from the stack's end.
constexpr int deepest = 16;

/// So many of the last names are looked through for one that is there already, however many a statement has: the rest
/// is left to onlyOnce().
constexpr std::ptrdiff_t lookedBack = 64;

template <typename List>
auto lookBack(List &list)
{
    return list.end() - std::min<std::ptrdiff_t>(lookedBack, std::ptrdiff_t(list.size()));
}

void addOnce(Sparse<QStringList> &list, const QString &name)
{
    const QStringList &known = list.read();
    if (!name.isEmpty() && std::find(lookBack(known), known.end(), name) == known.end())
        list.edit().append(name);
}

std::vector<LockForecast> strongestOnly(const std::vector<LockForecast> &locks)
{
    std::vector<LockForecast> strongest;
    QHash<QString, std::size_t> places;
    for (const LockForecast &lock : locks) {
        const std::size_t place = places.value(lock.relation, strongest.size());
        if (place == strongest.size()) {
            places.insert(lock.relation, place);
            strongest.push_back(lock);
        }
        strongest[place].mode = std::max(strongest[place].mode, lock.mode);
    }
    return strongest;
}

/// One of the few words for what a thing is, each of which very many effects hold.
QString shared(const char *word)
{
    thread_local QHash<const void *, QString> words;
    QString &text = words[word];
    if (text.isNull())
        text = QString::fromLatin1(word);
    return text;
}

}  // namespace

Reader::Reader(Piece piece, StatementEffects &out, const std::vector<Token> *tokens)
    : m_piece(std::move(piece))
    , m_out(out)
    , m_given(tokens)
{ }

const std::vector<Token> &Reader::tokens()
{
    if (m_given)
        return *m_given;
    m_tokens = scan(m_piece.text).tokens;
    std::erase_if(m_tokens, [](const Token &token) { return token.kind == TokenKind::Comment; });
    m_given = &m_tokens;
    return m_tokens;
}

QByteArray Reader::word(std::size_t token)
{
    return token < tokens().size() ? wordAt(m_piece.text, tokens()[token]) : QByteArray();
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
    effect.objectKind = shared(objectKind);
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
    std::vector<LockForecast> &locks = m_out.locks.edit();
    const auto known = std::find_if(lookBack(locks), locks.end(),
                                    [&relation](const LockForecast &lock) { return lock.relation == relation; });
    if (known == locks.end())
        locks.push_back({relation, mode});
    else
        known->mode = std::max(known->mode, mode);
}

void onlyOnce(StatementEffects &effects)
{
    for (Sparse<QStringList> *list : {&effects.rewrites, &effects.scans, &effects.builds, &effects.calls}) {
        if (list->size() > lookedBack)
            list->edit().removeDuplicates();
    }
    if (effects.locks.size() > std::size_t(lookedBack))
        effects.locks = strongestOnly(effects.locks);
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

namespace {

void readTree(Reader &reader, const PgQuery__Node &statement)
{
    readStatement(reader, statement);
    const Piece &piece = reader.piece();
    if (piece.deferred)
        return;
    for (SchemaChange &change : schemaChangesOf(reader, statement))
        reader.out().changes.edit().push_back({std::move(change), piece.range(), piece.isConditional, piece.isGuarded});
}

}  // namespace

std::optional<SqlProblem> tryPiece(const Piece &piece, StatementEffects &out, const std::vector<Token> *tokens)
{
    Reader reader(piece, out, tokens);
    const auto readAll = [&reader](std::span<PgQuery__RawStmt *const> statements) {
        for (const PgQuery__RawStmt *statement : statements) {
            if (statement->stmt)
                readTree(reader, *statement->stmt);
        }
    };
    return parseTree(piece.text, readAll, tokens);
}

void readPiece(const Piece &piece, StatementEffects &out)
{
    if (piece.depth > deepest)
        Reader(piece, out)
            .notAnalysable(piece.range(), {QT_TRANSLATE_NOOP("app", "Code is nested too deeply to follow.")});
    else if (const auto problem = tryPiece(piece, out))
        Reader(piece, out).notAnalysable(piece.range(), whyNotUnderstood(piece.text, *problem));
}

}  // namespace lockstep
