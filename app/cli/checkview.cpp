// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkview.h"

#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/report/plaintext.h"
#include "app/report/words.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString symbolOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return u"✓"_s;
    case Outcome::Warn:
        return u"⚠"_s;
    case Outcome::Fail:
        return u"⛔"_s;
    case Outcome::Skip:
        return u"–"_s;
    }
    Q_UNREACHABLE();
}

Style styleOf(Outcome outcome)
{
    return outcome == Outcome::Fail ? Style::Bad : outcome == Outcome::Warn ? Style::Warning : Style::Plain;
}

void showMore(const Check &check, const Surroundings &surroundings)
{
    for (const QString &text : {check.detail, check.hint.translated()}) {
        for (const QString &line : withVisibleControls(text).split(u'\n', Qt::SkipEmptyParts))
            surroundings.output.line(u"        "_s + line);
    }
}

}  // namespace

void showChecks(const std::vector<Check> &checks, const Surroundings &surroundings)
{
    std::vector<QStringList> rows;
    for (const Check &check : checks)
        rows.push_back({surroundings.terminal.symbol(symbolOf(check.outcome)) + words::outcome(check.outcome),
                        check.title.translated(), check.message.translated()});
    const QStringList lines = aligned(rows);
    QString theme;
    for (std::size_t i = 0; i < checks.size(); ++i) {
        if (const QString next = checks[i].theme.translated(); next != theme) {
            theme = next;
            surroundings.output.line(surroundings.terminal.styled(Style::Bold, theme));
        }
        surroundings.output.line(surroundings.terminal.styled(styleOf(checks[i].outcome), lines[qsizetype(i)]));
        if (checks[i].outcome != Outcome::Pass)
            showMore(checks[i], surroundings);
    }
    const auto number = [&checks](Outcome outcome) { return QString::number(count(checks, outcome)); };
    surroundings.output.line(
        said(QT_TRANSLATE_NOOP("app", "  %1 passed, %2 with a warning, %3 failed, %4 skipped"),
             {number(Outcome::Pass), number(Outcome::Warn), number(Outcome::Fail), number(Outcome::Skip)}));
}

}  // namespace lockstep
