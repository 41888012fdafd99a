// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupted.h"

#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "app/report/interruptedjson.h"
#include "app/report/plaintext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
}

}  // namespace

void tellState(const Result<QStringList> &state, const Terminal &terminal)
{
    if (!state)
        return terminal.note(terminal.styledError(Style::Warning, describe(state.error())));
    for (const QString &line : *state)
        terminal.note(u"  "_s + withVisibleControls(line));
}

Result<Way> askAboutRun(const RunRecord &run, const Result<QStringList> &state, const Terminal &terminal,
                        const JobContext &context)
{
    terminal.note(
        said(QT_TRANSLATE_NOOP("app", "A deploy of this project to %1 was interrupted: run %2, begun %3 by %4."),
             {run.plan.target.display(), run.id, timeText(run.startedAt), run.person}));
    tellState(state, terminal);
    const QString question
        = said(QT_TRANSLATE_NOOP("app", "Resume it (r), abandon it and begin anew (a), or leave it as it is (l)?"));
    while (true) {
        const auto answer = terminal.ask(terminal.styledError(Style::Bold, question), context);
        if (!answer)
            return answer.error();
        if (*answer == "r"_L1)
            return Way::Resume;
        if (*answer == "a"_L1)
            return Way::Abandon;
        if (*answer == "l"_L1)
            return Way::Leave;
    }
}

std::optional<Interrupted> interruptedOn(const OpenedTarget &opened, const JobContext &context)
{
    const DeployRequest request{.workspace = opened.workspace, .view = opened.view};
    const auto journal = Journal::open();
    auto run = journal ? interruptedRun(**journal, request) : Result<std::optional<RunRecord>>(std::nullopt);
    if (!run || !*run)
        return std::nullopt;
    auto truths = truthsOfRun(**run, request, context);
    return Interrupted{**std::move(run), std::move(truths)};
}

void showInterrupted(const Interrupted &interrupted, const Surroundings &surroundings)
{
    const RunRecord &run = interrupted.run;
    const StepRecord &step = brokenStep(run);
    const QString id = run.id.left(8);
    Output &output = surroundings.output;
    surroundings.progress.giveWay();
    output.line();
    output.line(
        surroundings.terminal.styled(Style::Warning,
                                     said(QT_TRANSLATE_NOOP("app", "Interrupted: the run %1 of %2, begun by %3"),
                                          {id, timeText(run.startedAt), run.person})));
    output.line(u"  "_s
                + said(QT_TRANSLATE_NOOP("app", "It stopped at: %1 (since %2)"),
                       {stepTitle(step.step).translated(),
                        timeText(step.startedAt.isValid() ? step.startedAt : run.startedAt)}));
    const auto &truths = interrupted.truths;
    for (const QString &line : truths ? verdictLines(run, *truths) : QStringList{describe(truths.error())})
        output.line(u"  "_s + withVisibleControls(line));
    const QString command = run.deed.isEmpty() ? u"deploy"_s : run.deed;
    output.line(said(QT_TRANSLATE_NOOP("app",
                                       "  “lockstep %1 --resume %2” goes on with it, “lockstep history %2 --abandon” "
                                       "ends it."),
                     {command, id}));
}

Error cannotResume(const RunRecord &run, const Error &reason)
{
    return {.code = ErrorCode::StepPartial,
            .message = {QT_TRANSLATE_NOOP("app", "The interrupted run %1 cannot be taken up by itself."), {run.id}},
            .detail = describe(reason),
            .hint = {QT_TRANSLATE_NOOP(
                         "app",
                         "lockstep history %1 shows what it did. When that is settled, --resume %1 goes on with "
                         "it, and lockstep history %1 --abandon ends it, so that a new deploy can begin."),
                     {run.id.left(8)}}};
}

}  // namespace lockstep
