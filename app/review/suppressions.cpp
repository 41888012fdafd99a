// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/suppressions.h"

#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

std::optional<Suppression> parsed(const QByteArray &line)
{
    static const QRegularExpression form(u"^--\\s*lockstep:\\s*allow\\s+([a-z0-9-]+)(?:\\s+because\\s+(\\S.*))?"_s);
    const QRegularExpressionMatch match = form.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return {};
    return Suppression{0, match.captured(1), !match.captured(2).isEmpty()};
}

/// Lines that start in the stretch; what stands behind something on its own line belongs to that.
std::vector<Suppression> linesIn(const QByteArray &sql, ByteRange stretch, std::size_t statement)
{
    std::vector<Suppression> found;
    qsizetype begin = stretch.begin == 0 ? 0 : sql.indexOf('\n', stretch.begin) + 1;
    while (begin < stretch.end && (begin > 0 || stretch.begin == 0)) {
        const qsizetype lineEnd = sql.indexOf('\n', begin);
        const qsizetype end = lineEnd < 0 ? stretch.end : std::min(lineEnd, stretch.end);
        const QByteArray line = sql.mid(begin, end - begin).trimmed();
        if (std::optional<Suppression> suppression = parsed(line)) {
            // A byte order mark may stand before it.
            const qsizetype at = sql.indexOf("--", begin);
            suppression->statement = statement;
            suppression->range = {at, at + line.size() - line.indexOf("--")};
            found.push_back(*suppression);
        }
        begin = end + 1;
    }
    return found;
}

/// To the end of the statement in a body, which a semicolon ends, or else of the clause, which a comma ends.
ByteRange scopeBehind(const QByteArray &sql, qsizetype begin, qsizetype end)
{
    const QByteArray text = sql.mid(begin, end - begin);
    int depth = 0;
    qsizetype comma = text.size();
    for (const Token &token : scan(text).tokens) {
        const char sign = text[token.range.begin];
        depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
        if (sign == ';')
            return {begin, begin + token.range.begin};
        if (sign == ',' && depth == 0)
            comma = std::min(comma, token.range.begin);
    }
    return {begin, begin + comma};
}

}  // namespace

std::vector<Suppression> suppressionsIn(const Script &script)
{
    std::vector<Suppression> found;
    if (!script.sql.contains("lockstep:"))
        return found;
    qsizetype from = 0;
    for (std::size_t i = 0; i < script.statements.size(); ++i) {
        const ByteRange range = script.statements[i].range;
        std::ranges::move(linesIn(script.sql, {from, range.begin}, i), std::back_inserter(found));
        for (Suppression &inside : linesIn(script.sql, range, i)) {
            inside.scope = scopeBehind(script.sql, inside.range.end, range.end);
            found.push_back(std::move(inside));
        }
        from = range.end;
    }
    std::ranges::move(linesIn(script.sql, {from, script.sql.size()}, script.statements.size()),
                      std::back_inserter(found));
    return found;
}

}  // namespace lockstep
