// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/volatility.h"

#include "app/sql/effects.h"
#include "app/sql/quoting.h"
#include "app/sql/words.h"

#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestWrapping = 8;

/// Names directly before an opening parenthesis, without their schema.
QStringList functionsIn(const QByteArray &expression)
{
    const ScanResult scanned = scan(expression);
    QStringList names;
    for (std::size_t i = 0; i + 1 < scanned.tokens.size(); ++i) {
        const Token &token = scanned.tokens[i];
        const bool isName = token.kind == TokenKind::Identifier || token.kind == TokenKind::QuotedIdentifier;
        if (!isName || !isSign(expression, scanned.tokens[i + 1], '('))
            continue;
        const QString text = QString::fromUtf8(expression.mid(token.range.begin, token.range.length()));
        names << (token.kind == TokenKind::QuotedIdentifier ? text.sliced(1, text.size() - 2) : text.toLower());
    }
    return names;
}

/// What the engine makes of the expression as a column's default.
Traits traitsOf(const QByteArray &expression)
{
    const ScriptEffects read = readEffects("ALTER TABLE t ADD COLUMN c text DEFAULT (" + expression + ')');
    const bool isRead = read.effects.size() == 1 && !read.effects.front().effects.empty();
    return isRead ? read.effects.front().effects.front().traits : Traits(Trait::UserDefault);
}

/// "select 1", "select lower($1);": the one expression of a body that can be inlined.
std::optional<QByteArray> inlinedExpression(const FunctionShape &function)
{
    static const QRegularExpression form(u"^\\s*select\\s+(.+?)\\s*;?\\s*$"_s,
                                         QRegularExpression::CaseInsensitiveOption
                                             | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression clause(u"\\b(from|where|limit|union|into)\\b"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(function.body);
    const bool isPlain = function.language.toLower() == "sql"_L1 && match.hasMatch() && !function.isSecurityDefiner
        && function.settings.isEmpty() && !match.captured(1).contains(clause);
    return isPlain ? std::optional(match.captured(1).toUtf8()) : std::nullopt;
}

class Weigher
{
public:
    Weigher(const Snapshot &schema, const TargetFacts *target)
        : m_schema(schema)
        , m_target(target)
    { }

    Volatility ofExpression(const QByteArray &expression, int depth)
    {
        const Traits traits = traitsOf(expression);
        if (traits.testFlag(Trait::VolatileDefault))
            return Volatility::Volatile;
        if (!traits.testFlag(Trait::UserDefault))
            return Volatility::Steady;
        Volatility worst = Volatility::Steady;
        for (const QString &name : functionsIn(expression)) {
            const Volatility one = ofFunction(name, depth);
            if (one == Volatility::Volatile)
                return one;
            worst = one == Volatility::Unknown ? one : worst;
        }
        return worst;
    }

private:
    Volatility ofFunction(const QString &name, int depth)
    {
        bool isKnown = false;
        for (const auto &[key, function] : m_schema.functions) {
            if (key.name.section(u'(', 0, 0) != name)
                continue;
            isKnown = true;
            if (const Volatility one = ofShape(function, depth); one != Volatility::Steady)
                return one;
        }
        if (isKnown)
            return Volatility::Steady;
        const QString told = m_target ? m_target->volatility.value(name) : QString();
        if (!told.isEmpty())
            return told == "volatile"_L1 ? Volatility::Volatile : Volatility::Steady;
        // Neither the schema's nor an extension's: one of PostgreSQL's own, if syntax knows it to be steady.
        const Traits traits = traitsOf(quotedIdentifier(name) + "()");
        return traits.testFlag(Trait::UserDefault) ? Volatility::Unknown : Volatility::Steady;
    }
    Volatility ofShape(const FunctionShape &function, int depth)
    {
        if (function.volatility != "volatile"_L1 && !function.volatility.isEmpty())
            return Volatility::Steady;
        const auto wrapped = depth < deepestWrapping ? inlinedExpression(function) : std::nullopt;
        return wrapped ? ofExpression(*wrapped, depth + 1) : Volatility::Volatile;
    }

    const Snapshot &m_schema;
    const TargetFacts *m_target;
};

}  // namespace

Volatility volatilityOf(const QByteArray &expression, const Snapshot &schema, const TargetFacts *target)
{
    return Weigher(schema, target).ofExpression(expression, 0);
}

}  // namespace lockstep
