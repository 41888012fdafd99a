// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/deploytext.h"

#include "app/cli/checkview.h"
#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/deploy/targetwords.h"
#include "app/report/plaintext.h"
#include "app/report/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype shownSqlLength = 70;

QString oneLine(const QString &sql)
{
    const QString line = withVisibleControls(sql.simplified());
    return line.size() > shownSqlLength ? line.left(shownSqlLength) + u'…' : line;
}

QString placeText(const RunEvent &event)
{
    return u"%1:%2"_s.arg(event.migration).arg(event.statement);
}

QString headline(Step step)
{
    const auto number = qsizetype(step) + 1;
    return said(QT_TRANSLATE_NOOP("app", "Step %1 of %2: %3"),
                {QString::number(number), QString::number(allSteps.size()), stepTitle(step).translated()});
}

bool hasFailed(StepState state)
{
    return state == StepState::Failed || state == StepState::Undone || state == StepState::Partial
        || state == StepState::Cancelled;
}

}  // namespace

DeployText::DeployText(const Surroundings &surroundings)
    : m_surroundings(surroundings)
{ }

void DeployText::stepBegins(const DeployRun &run, Step step)
{
    const StepBrief brief = run.brief(step);
    const bool mayEndBlockers = run.request().view.choice.policy.mayEndBlockers && m_surroundings.terminal.canAsk();
    m_desk = mayEndBlockers ? run.request().desk : nullptr;
    Output &output = m_surroundings.output;
    m_surroundings.progress.giveWay();
    output.line();
    output.line(m_surroundings.terminal.styled(Style::Bold, headline(step)));
    output.line(
        u"  "_s
        + m_surroundings.terminal.styled(Style::Dim, withVisibleControls(identityLine(run.record().plan.target))));
    for (const Message &sentence : brief.sentences)
        output.line(u"  "_s + withVisibleControls(sentence.translated()));
    for (const QString &command : brief.commands) {
        for (const QString &line : withVisibleControls(command).split(u'\n'))
            output.line(u"    "_s + m_surroundings.terminal.styled(Style::Dim, line));
    }
}

void DeployText::confirmed(const DeployRun &, Step, const Confirmation &) { }

void DeployText::event(const QString &, const RunEvent &event)
{
    if (event.kind == "statementStarted"_L1) {
        m_statement = oneLine(event.text);
        const QString step = said(QT_TRANSLATE_NOOP("app", "Running %1  %2"), {placeText(event), m_statement});
        m_surroundings.progress.show({verbatim(step)});
    } else if (event.kind == "statementFinished"_L1) {
        statementFinished(event);
    } else if (event.kind == "notice"_L1) {
        note(Style::Dim, event.text);
    } else if (event.kind == "blocked"_L1) {
        blocked(event);
    } else if (event.data["phase"_L1] == "retry"_L1) {
        note(Style::Dim,
             said(QT_TRANSLATE_NOOP("app", "Nothing had taken effect: trying again in %1 (attempt %2)."),
                  {durationText(event.data["pauseMs"_L1].toInteger()),
                   QString::number(event.data["attempt"_L1].toInt())}));
    }
}

void DeployText::blocked(const RunEvent &event)
{
    if (std::exchange(m_blockers, event.text) != event.text)
        note(Style::Warning, said(QT_TRANSLATE_NOOP("app", "Waiting: %1"), {event.text}));
    if (!m_desk)
        return;
    if (!m_prompt)
        m_prompt = std::make_unique<BlockerPrompt>(m_surroundings, m_desk);
    m_prompt->offer(event.data["blockers"_L1].toArray());
}

void DeployText::statementFinished(const RunEvent &event)
{
    if (event.data["state"_L1] == statementStateId(StatementState::Undone)) {
        m_surroundings.progress.giveWay();
        m_surroundings.output.line(
            u"  "_s + said(QT_TRANSLATE_NOOP("app", "%1 was undone with its transaction"), {placeText(event)}));
        return;
    }
    const bool failed = event.data.contains("error"_L1);
    const QString mark = failed ? m_surroundings.terminal.symbol(u"⛔"_s) + said(QT_TRANSLATE_NOOP("app", "failed"))
                                : m_surroundings.terminal.symbol(u"✓"_s) + said(QT_TRANSLATE_NOOP("app", "done"));
    const QString took = durationText(event.data["durationMs"_L1].toInteger());
    const QString rows = counted(QT_TRANSLATE_N_NOOP("app", "%n row(s)"), qsizetype(event.data["rows"_L1].toInteger()));
    m_surroundings.progress.giveWay();
    m_surroundings.output.line(
        u"  %1  %2  %3  (%4, %5)"_s.arg(m_surroundings.terminal.styled(failed ? Style::Bad : Style::Good, mark),
                                        placeText(event), m_statement, took, rows));
}

void DeployText::note(Style style, const QString &text)
{
    m_surroundings.progress.giveWay();
    m_surroundings.terminal.note(u"    "_s + m_surroundings.terminal.styledError(style, withVisibleControls(text)));
}

void DeployText::stepEnded(const StepRecord &record)
{
    m_prompt.reset();
    m_surroundings.progress.giveWay();
    std::vector<QStringList> rows;
    for (const Fact &fact : record.facts) {
        // What has several lines was shown line by line.
        if (!fact.value.contains(u'\n'))
            rows.push_back({fact.label.translated(), fact.value});
    }
    for (const QString &line : aligned(rows))
        m_surroundings.output.line(line);
    if (!record.checks.empty())
        showChecks(record.checks, m_surroundings);
    const QString took = durationText(record.startedAt.msecsTo(record.finishedAt));
    const bool failed = hasFailed(record.state);
    const bool isNamed = failed || record.state == StepState::Skipped;
    const QString state = isNamed ? words::stepState(record.state) : said(QT_TRANSLATE_NOOP("app", "done"));
    m_surroundings.output.line(m_surroundings.terminal.styled(
        failed ? Style::Bad : Style::Good,
        said(QT_TRANSLATE_NOOP("app", "  %1: %2, took %3"), {stepTitle(record.step).translated(), state, took})));
}

void DeployText::ended(const RunRecord &run, const RunEnd &end)
{
    m_surroundings.progress.giveWay();
    Output &output = m_surroundings.output;
    const Terminal &terminal = m_surroundings.terminal;
    if (end.error)
        terminal.note(u'\n' + terminal.styledError(Style::Bad, said(QT_TRANSLATE_NOOP("app", "Error:"))) + u' '
                      + withVisibleControls(describe(*end.error)));
    output.line();
    output.line(said(QT_TRANSLATE_NOOP("app", "Outcome: %1."), {words::runOutcome(end.outcome)}));
    output.line(effectsText(run));
    for (const QString &path : end.records)
        output.line(said(QT_TRANSLATE_NOOP("app", "Record: %1"), {path}));
}

}  // namespace lockstep
