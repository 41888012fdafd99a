// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/check.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

QLatin1StringView outcomeId(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return "pass"_L1;
    case Outcome::Warn:
        return "warn"_L1;
    case Outcome::Fail:
        return "fail"_L1;
    case Outcome::Skip:
        return "skip"_L1;
    }
    Q_UNREACHABLE();
}

QString onOneLine(const QString &text)
{
    QString line;
    for (const QChar each : text) {
        if (each == u'\n')
            line += u"\\n"_s;
        else if (each == u'\r')
            line += u"\\r"_s;
        else if (each == u'\t')
            line += u"\\t"_s;
        else if (each.category() == QChar::Other_Control || each == QChar::LineSeparator
                 || each == QChar::ParagraphSeparator)
            line += u"\\x%1"_s.arg(int(each.unicode()), 2, 16, QChar(u'0'));
        else
            line += each;
    }
    return line;
}

QString detailOf(const QStringList &lines)
{
    QStringList all;
    for (const QString &line : lines)
        all << onOneLine(line);
    return all.join(u'\n');
}

int count(const std::vector<Check> &checks, Outcome outcome)
{
    return int(std::ranges::count(checks, outcome, &Check::outcome));
}

}  // namespace lockstep
