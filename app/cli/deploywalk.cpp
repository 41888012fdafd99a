// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/deploywalk.h"

#include "app/cli/text.h"
#include "app/deploy/journal.h"
#include "app/deploy/replay.h"
#include "app/report/record.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct Walk
{
    DeployRun &run;
    const Consent &consent;
    DeployView &view;
    const JobContext &context;
};

Status confirmAll(const Walk &walk, Step step, const std::vector<Confirmation> &needed)
{
    if (needed.empty())
        return Done{};
    const RunRecord &record = walk.run.record();
    if (Status answerable = walk.consent.requireAnswers(needed, record.plan.target, record.isProtected); !answerable)
        return answerable;
    QHash<QString, QString> answers;
    for (const Confirmation &confirmation : needed) {
        const auto answer = walk.consent.answer(confirmation, walk.context);
        if (!answer)
            return answer.error();
        answers.insert(confirmation.id, *answer);
    }
    if (Status taken = walk.run.confirm(step, answers, walk.context); !taken)
        return taken;
    for (const Confirmation &confirmation : needed)
        walk.view.confirmed(walk.run, step, confirmation);
    return Done{};
}

bool hasEnded(StepState state)
{
    return state == StepState::Succeeded || state == StepState::Confirmed || state == StepState::Skipped;
}

/// Performs the step until it succeeds or the person wants no other attempt.
Status perform(const Walk &walk, Step step)
{
    while (true) {
        const auto record = walk.run.perform(
            step, [&walk](const RunEvent &event) { walk.view.event(walk.run.record().id, event); }, walk.context);
        if (!record)
            return record.error();
        walk.view.stepEnded(*record);
        if (hasEnded(record->state))
            return Done{};
        const Error failure = record->error.value_or(
            Error{ErrorCode::CheckFailed, {QT_TRANSLATE_NOOP("app", "The step did not succeed.")}});
        if (walk.context.stopRequested())
            return failure;
        const auto again = walk.consent.wants(
            describe(failure) + u'\n' + said(QT_TRANSLATE_NOOP("app", "Try this step again?")), walk.context);
        if (!again || !*again)
            return failure;
    }
}

Status takeStep(const Walk &walk, Step step)
{
    walk.view.stepBegins(walk.run, step);
    if (walk.run.record().at(step).state != StepState::Succeeded) {
        if (Status confirmed = confirmAll(walk, step, walk.run.before(step)); !confirmed)
            return confirmed;
        if (Status performed = perform(walk, step); !performed)
            return performed;
    }
    if (walk.run.record().at(step).state != StepState::Succeeded)
        return Done{};
    return confirmAll(walk, step, walk.run.after(step));
}

Status takeAllSteps(const Walk &walk)
{
    while (const auto step = walk.run.next()) {
        if (Status taken = takeStep(walk, *step); !taken)
            return taken;
    }
    return Done{};
}

bool hasFailedStep(const RunRecord &record)
{
    return std::ranges::any_of(record.steps, [](const StepRecord &step) { return step.error.has_value(); });
}

/// What stopped an open run was not the step that failed once, but that nobody confirmed another try.
bool isRefusal(const RunRecord &record, const Error &error)
{
    return record.isOpen() && error.code == ErrorCode::PolicyRefused;
}

QString outcomeOf(const RunRecord &record, const Status &taken)
{
    if (taken)
        return record.outcome;
    if (record.isOpen() && hasLooseEffects(record))
        return u"partial"_s;
    for (const StepRecord &step : record.steps) {
        if (step.error && !isRefusal(record, taken.error()))
            return record.isOpen() ? QString(stepStateId(step.state)) : record.outcome;
    }
    return taken.error().code == ErrorCode::Cancelled ? u"cancelled"_s : u"refused"_s;
}

/// Migrated and verified, with the project's own commands to come: another deploy would have nothing to do.
bool isBeforeRelease(const DeployRun &run)
{
    return run.next() == Step::Release || run.next() == Step::Smoke;
}

/// A run that left statements behind, or its release undone, stays open, so that it can be taken up when the cause is
/// gone; any other ends here. Not stopped by the request that ended the steps: the journal must still learn how they
/// ended.
Status close(DeployRun &run)
{
    return hasLooseEffects(run.record()) || isBeforeRelease(run) ? Status(Done{}) : run.abandon({});
}

}  // namespace

int walk(DeployRun &run, const Consent &consent, DeployView &view, const JobContext &context)
{
    // Held to the end: SQLite folds its log into the file whenever the last connection closes, and each call has one
    // of its own. One that does not open is reported by those.
    const auto journal = Journal::open(run.request().journalPath);
    const Status taken = takeAllSteps({run, consent, view, context});
    RunEnd end;
    if (!taken) {
        end.error = taken.error();
        if (const Status closed = close(run); !closed)
            end.error = closed.error();
    }
    const RunRecord &record = run.record();
    end.outcome = outcomeOf(record, taken);
    const bool hasFailed = !taken && hasFailedStep(record) && !isRefusal(record, taken.error());
    end.exitStatus = taken ? 0 : hasFailed ? exitStatus(record) : exitStatus(taken.error().code);
    if (auto written = writeRecord(record, defaultRecordFolder()); written)
        end.records = *std::move(written);
    else if (!end.error)
        end.error = written.error();
    view.ended(record, end);
    return end.exitStatus;
}

}  // namespace lockstep
