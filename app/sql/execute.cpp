// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/literal.h"
#include "app/sql/reader.h"
#include "app/sql/script.h"
#include "app/sql/unknownpart.h"
#include "app/sql/words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Tokens [begin, end) of an expression.
struct Part
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Template
{
public:
    Template(const Piece &piece)
        : m_reader(piece, m_ignored)
    { }

    QByteArray text();
    /// Something of the text is known; otherwise nothing can be said of it.
    bool hasLiteral() const { return m_hasLiteral; }

private:
    bool sign(std::size_t at, char one);
    bool isString(std::size_t at);
    bool isName(Part part);
    QByteArray stringAt(std::size_t at);
    std::vector<Part> concatenated(Part whole);
    QByteArray expression(Part whole);
    QByteArray valueOf(Part part);
    QByteArray filled(const QByteArray &format);

    StatementEffects m_ignored;
    Reader m_reader;
    bool m_hasLiteral = false;
};

QByteArray Template::text()
{
    return expression({0, m_reader.tokens().size()});
}

bool Template::sign(std::size_t at, char one)
{
    return at < m_reader.tokens().size() && isSign(m_reader.piece().text, m_reader.tokens()[at], one);
}

bool Template::isString(std::size_t at)
{
    const TokenKind kind = m_reader.tokens()[at].kind;
    return kind == TokenKind::String || kind == TokenKind::DollarString;
}

QByteArray Template::stringAt(std::size_t at)
{
    m_hasLiteral = true;
    return literalAt(m_reader.piece().text, m_reader.tokens()[at]).text;
}

/// The operands of || outside parentheses.
std::vector<Part> Template::concatenated(Part whole)
{
    std::vector<Part> parts{{whole.begin, whole.begin}};
    int depth = 0;
    for (std::size_t at = whole.begin; at < whole.end; ++at) {
        const ByteRange range = m_reader.tokens()[at].range;
        depth += sign(at, '(') || sign(at, '[') ? 1 : sign(at, ')') || sign(at, ']') ? -1 : 0;
        if (depth == 0 && m_reader.piece().text.mid(range.begin, range.length()) == "||")
            parts.push_back({at + 1, at + 1});
        else
            parts.back().end = at + 1;
    }
    return parts;
}

QByteArray Template::expression(Part whole)
{
    QByteArray text;
    for (const Part &part : concatenated(whole))
        text += valueOf(part);
    return text;
}

/// quote_ident() and the text of a regclass are a name and nothing else.
bool Template::isName(Part part)
{
    bool named = m_reader.word(part.begin) == "QUOTE_IDENT";
    for (std::size_t at = part.begin; at < part.end; ++at)
        named = named || m_reader.word(at) == "REGCLASS";
    return named;
}

QByteArray Template::valueOf(Part part)
{
    if (part.begin >= part.end)
        return unknownText;
    const QByteArray word = m_reader.word(part.begin);
    if (part.end - part.begin == 1 && isString(part.begin))
        return stringAt(part.begin);
    if (word == "FORMAT" && sign(part.begin + 1, '(') && part.begin + 2 < part.end && isString(part.begin + 2))
        return filled(stringAt(part.begin + 2));
    if (word == "QUOTE_LITERAL" || word == "QUOTE_NULLABLE")
        return "'" + QByteArray(unknownText) + "'";
    if (sign(part.begin, '(') && sign(part.end - 1, ')'))
        return expression({part.begin + 1, part.end - 1});
    return isName(part) ? unknownName : unknownText;
}

QByteArray unknownFor(char specifier)
{
    switch (specifier) {
    case '%':
        return "%";
    case 'L':
        return "'" + QByteArray(unknownText) + "'";
    case 'I':
        return unknownName;
    default:
        return unknownText;
    }
}

/// format()'s template: %I becomes a name, %L a string, %s whatever; positions and widths are left out.
QByteArray Template::filled(const QByteArray &format)
{
    QByteArray text;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 == format.size()) {
            text += format[i];
            continue;
        }
        ++i;
        while (i + 1 < format.size() && (QByteArray("0123456789$-").contains(format[i])))
            ++i;
        text += unknownFor(format[i]);
    }
    return text;
}

/// The text once more with numbers where a value stands alone: START WITH wants one, and takes no name.
QByteArray withNumbers(const QByteArray &text)
{
    static const QRegularExpression alone(
        u"(?<=[\\s(,=])(?:%1|%2)(?=[\\s),;]|$)"_s.arg(QLatin1StringView(unknownName), QLatin1StringView(unknownText)));
    return QString::fromUtf8(text).replace(alone, u"0"_s).toUtf8();
}

QString forPeople(const QString &text)
{
    static const QRegularExpression unknown(
        u"(?:%1|%2)+"_s.arg(QLatin1StringView(unknownName), QLatin1StringView(unknownText)));
    return QString(text).replace(unknown, u"…"_s);
}

void makeReadable(StatementEffects &found)
{
    for (Effect &effect : found.effects) {
        effect.object = forPeople(effect.object);
        effect.relation = forPeople(effect.relation);
        effect.detail = forPeople(effect.detail);
        effect.nameIsUnknown = effect.object.section(u'.', -1) == u"…";
    }
    for (LockForecast &lock : found.locks.edit())
        lock.relation = forPeople(lock.relation);
    for (Sparse<QStringList> *list : {&found.rewrites, &found.scans, &found.builds}) {
        if (!list->isEmpty())
            std::ranges::transform(list->read(), list->edit().begin(), &forPeople);
    }
}

/// Each statement of the text for itself, so that its tokens are its own. False when the grammar refuses one.
bool readText(const Piece &piece, StatementEffects &found)
{
    bool isGrammatical = true;
    const Script script = readScript(piece.text);
    for (const Statement &statement : script.statements) {
        Piece one = piece;
        one.text = script.text(statement);
        if (!statement.problem)
            readPiece(one, found);
        isGrammatical = isGrammatical && !statement.problem;
    }
    return isGrammatical;
}

/// What the text does as far as it is known; false when it may do more than that.
bool readTemplate(Piece piece, StatementEffects &found)
{
    bool isKnown = readText(piece, found);
    if (!isKnown) {
        StatementEffects again;
        piece.text = withNumbers(piece.text);
        isKnown = readText(piece, again);
        found = isKnown ? again : found;
    }
    const auto open
        = std::erase_if(found.effects, [](const Effect &effect) { return effect.kind == EffectKind::NotAnalysable; });
    makeReadable(found);
    return isKnown && open == 0;
}

void merge(const StatementEffects &found, Reader &reader)
{
    std::ranges::copy(found.effects, std::back_inserter(reader.out().effects));
    for (const LockForecast &lock : found.locks)
        reader.lock(lock.relation, lock.mode);
    for (const QString &relation : found.rewrites)
        reader.rewrites(relation);
    for (const QString &relation : found.scans)
        reader.scans(relation);
    for (const QString &index : found.builds)
        reader.builds(index);
    if (found.transaction == TransactionNeed::Outside)
        reader.runsOutside();
    if (!reader.piece().deferred)
        std::ranges::copy(found.changes, std::back_inserter(reader.out().changes.edit()));
}

/// A schema that is partly unknown cannot be replayed: what would be named by a placeholder is one thing not known.
void forgetUnknown(const Piece &piece, bool isKnown, StatementEffects &found)
{
    const bool isWhole = isKnown && !piece.text.contains(unknownName) && !piece.text.contains(unknownText);
    if (isWhole || piece.deferred)
        return;
    found.changes = std::vector<LocatedChange>{
        {change::Unknown{{QT_TRANSLATE_NOOP("app", "What this EXECUTE runs is known only when it runs.")}},
         piece.range(), piece.isConditional, piece.isGuarded}};
}

}  // namespace

void readExecute(const Piece &body, ByteRange statement, ByteRange expression, StatementEffects &out)
{
    Piece piece = body;
    piece.within = Within::Execute;
    piece.depth = body.depth + 1;
    if (!piece.whole)
        piece.whole = {body.begin + statement.begin, body.begin + statement.end};
    piece.text = body.text.mid(expression.begin, expression.length());
    Template dynamic(piece);
    piece.text = dynamic.text();
    Reader reader(piece, out);
    StatementEffects found;
    const bool isKnown = dynamic.hasLiteral() && readTemplate(piece, found);
    forgetUnknown(piece, isKnown, found);
    merge(found, reader);
    if (!isKnown)
        reader.notAnalysable(piece.range(),
                             {QT_TRANSLATE_NOOP("app", "What this EXECUTE runs is known only when it runs.")});
}

}  // namespace lockstep
