// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/fleet/memberrun.h"

#include "app/deploy/history.h"
#include "app/deploy/replay.h"
#include "app/deploy/transitions.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isOfTheWave(const Confirmation &confirmation)
{
    return confirmation.id == "seen"_L1 || confirmation.id == "go"_L1 || confirmation.id == "database-name"_L1;
}

MemberState stateAfter(StepState state)
{
    switch (state) {
    case StepState::Undone:
        return MemberState::Undone;
    case StepState::Partial:
        return MemberState::Partial;
    case StepState::Cancelled:
        return MemberState::Cancelled;
    default:
        return MemberState::Failed;
    }
}

/// Says what is needed, as far as it may be said; what is left over holds the member.
std::optional<MemberEnd> say(DeployRun &run, Step step, const std::vector<Confirmation> &needed,
                             const FleetConsent &consent, const JobContext &context)
{
    if (needed.empty())
        return std::nullopt;
    std::vector<Confirmation> open;
    const QHash<QString, QString> answers = consent.answersTo(needed, open);
    if (!open.empty())
        return MemberEnd{.state = MemberState::Held, .questions = std::move(open)};
    const Status taken = run.confirm(step, answers, context);
    return taken ? std::nullopt : std::optional(endOf(taken.error()));
}

std::optional<MemberEnd> takeStep(DeployRun &run, Step step, const FleetConsent &consent, const EventSink &events,
                                  const JobContext &context)
{
    if (run.record().at(step).state != StepState::Succeeded) {
        if (auto held = say(run, step, run.before(step), consent, context))
            return held;
        const auto record = run.perform(step, events, context);
        if (!record)
            return endOf(record.error());
        if (isSettled(record->state))
            return std::nullopt;
        if (record->state != StepState::Succeeded)
            return MemberEnd{stateAfter(record->state), record->error};
    }
    return say(run, step, run.after(step), consent, context);
}

}  // namespace

MemberEnd endOf(const Error &error)
{
    const bool isStopped = error.code == ErrorCode::Cancelled;
    return {isStopped ? MemberState::Cancelled : MemberState::Failed, error};
}

QHash<QString, QString> FleetConsent::answersTo(const std::vector<Confirmation> &needed,
                                                std::vector<Confirmation> &open) const
{
    QHash<QString, QString> given;
    for (const Confirmation &confirmation : needed) {
        if (isWaveConfirmed && isOfTheWave(confirmation))
            given.insert(confirmation.id, confirmation.typed.isEmpty() ? u"yes"_s : confirmation.typed);
        else if (const auto answer = answers.constFind(confirmation.id); answer != answers.constEnd())
            given.insert(confirmation.id, *answer);
        else
            open.push_back(confirmation);
    }
    return given;
}

Result<std::shared_ptr<DeployRun>> openMember(const WorkspacePtr &workspace, const FleetStanding &standing,
                                              const FleetOptions &options, const QString &fleet,
                                              const JobContext &context)
{
    // Asked anew: between the survey and a late wave hours may pass.
    auto view = inspectTarget(*workspace, standing.member.choice, context);
    if (!view)
        return std::move(view).error();
    if (Status same = requireSameTarget(standing.view.identity, view->identity); !same)
        return std::move(same).error();
    DeployRequest request{.workspace = workspace, .view = *std::move(view)};
    request.fleet = fleet;
    request.backupFolder = options.backupFolder;
    request.noBackupBecause = options.noBackupBecause;
    request.lockTimeout = options.lockTimeout;
    request.statementTimeout = options.statementTimeout;
    request.journalPath = options.journalPath;
    const auto journal = Journal::open(request.journalPath);
    if (!journal)
        return journal.error();
    const auto interrupted = interruptedRun(**journal, request);
    if (!interrupted)
        return interrupted.error();
    if (interrupted->has_value())
        return DeployRun::resume((*interrupted)->id, std::move(request), context);
    auto plan = makePlan(*workspace, request.view, {});
    if (!plan)
        return std::move(plan).error();
    if (!plan->obstacles.empty())
        return plan->obstacles.front();
    if (plan->migrations.empty())
        return std::shared_ptr<DeployRun>();
    request.plan = *std::move(plan);
    return DeployRun::begin(std::move(request), context);
}

MemberEnd advance(DeployRun &run, const FleetConsent &consent, const EventSink &events, const JobContext &context)
{
    while (const auto step = run.next()) {
        auto end = takeStep(run, *step, consent, events, context);
        if (!end)
            continue;
        const bool isToClose = end->state != MemberState::Held && !hasLooseEffects(run.record());
        if (const Status closed = isToClose ? run.abandon({}) : Status(Done{}); !closed)
            end->error = closed.error();
        return *std::move(end);
    }
    return {MemberState::Done};
}

}  // namespace lockstep
