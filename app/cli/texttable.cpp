// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/texttable.h"

#include "app/report/plaintext.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What is wider is rare, a path or a name without end, and would push every other row off the screen.
constexpr int widestPadding = 60;

/// A line's end stays to be seen: names that differ in nothing else are two.
QString cellText(const QString &cell)
{
    return withVisibleControls(cell).replace(u'\n', u'⏎').replace(u'\t', u' ');
}

std::vector<int> columnWidths(const std::vector<QStringList> &rows)
{
    std::vector<int> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), std::size_t(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (const int width = displayWidth(cellText(row[i])); width <= widestPadding)
                widths[std::size_t(i)] = std::max(widths[std::size_t(i)], width);
        }
    }
    return widths;
}

}  // namespace

QStringList aligned(const std::vector<QStringList> &rows)
{
    const std::vector<int> widths = columnWidths(rows);
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line = u"  "_s;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString cell = cellText(row[i]);
            line += cell + QString(std::max(0, widths[std::size_t(i)] - displayWidth(cell)) + 2, u' ');
        }
        while (line.endsWith(u' '))
            line.chop(1);
        lines << line;
    }
    return lines;
}

}  // namespace lockstep
