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

/// Lines that start between two statements; what stands behind a statement on its own line belongs to that one.
void takeLines(const QByteArray &sql, ByteRange gap, std::size_t statement, std::vector<Suppression> &found)
{
    qsizetype begin = gap.begin == 0 ? 0 : sql.indexOf('\n', gap.begin) + 1;
    while (begin < gap.end && (begin > 0 || gap.begin == 0)) {
        const qsizetype lineEnd = sql.indexOf('\n', begin);
        const qsizetype end = lineEnd < 0 ? gap.end : std::min(lineEnd, gap.end);
        const QByteArray line = sql.mid(begin, end - begin).trimmed();
        if (std::optional<Suppression> suppression = parsed(line)) {
            const qsizetype at = sql.indexOf("--", begin);
            suppression->statement = statement;
            suppression->range = {at, at + line.size()};
            found.push_back(*suppression);
        }
        begin = end + 1;
    }
}

}  // namespace

std::vector<Suppression> suppressionsIn(const Script &script)
{
    std::vector<Suppression> found;
    if (!script.sql.contains("lockstep:"))
        return found;
    qsizetype from = 0;
    for (std::size_t i = 0; i < script.statements.size(); ++i) {
        takeLines(script.sql, {from, script.statements[i].range.begin}, i, found);
        from = script.statements[i].range.end;
    }
    return found;
}

}  // namespace lockstep
