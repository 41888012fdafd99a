// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupted.h"

#include "app/cli/text.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

Result<Way> askAboutRun(const RunRecord &run, const Terminal &terminal, const JobContext &context)
{
    terminal.note(said(
        QT_TRANSLATE_NOOP("app", "A deploy of this project to %1 was interrupted: run %2, begun %3 by %4."),
        {run.plan.target.display(), run.id, run.startedAt.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s), run.person}));
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
