// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/run.h"

#include "app/deploy/deedsettle.h"
#include "app/deploy/enrolment.h"
#include "app/deploy/guard.h"
#include "app/deploy/history.h"
#include "app/deploy/recordjson.h"
#include "app/deploy/rehearsal/record.h"
#include "app/deploy/replay.h"
#include "app/deploy/revert.h"
#include "app/deploy/runlock.h"
#include "app/deploy/steps/steps.h"
#include "app/deploy/survey.h"
#include "app/deploy/windowguard.h"

#include <QCoreApplication>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

struct DeployRun::Private
{
    DeployRequest request{};
    RunRecord record{};
    std::unique_ptr<RunLock> lock{};
    QSet<QString> given{};  ///< ids of before() that were said to this very process; a resumed run asks again
};

namespace {

QJsonObject stepData(Step step)
{
    return {{u"step"_s, stepId(step)}};
}

QJsonObject resultData(Step step, StepState state, const StepResult &result)
{
    QJsonObject data = stepData(step);
    data.insert(u"state"_s, stepStateId(state));
    if (!result.facts.empty())
        data.insert(u"facts"_s, toJsonArray(result.facts));
    if (!result.checks.empty())
        data.insert(u"checks"_s, toJsonArray(result.checks));
    if (result.error)
        data.insert(u"error"_s, toJson(*result.error));
    return data;
}

Error notItsTurn(Step step)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "The step “%1” is not the next one of this run."), {stepId(step)}},
            {},
            {QT_TRANSLATE_NOOP("app", "Perform and confirm the steps before it first.")}};
}

QString outcomeOf(const RunRecord &record)
{
    for (const StepRecord &step : record.steps) {
        switch (step.state) {
        case StepState::Failed:
        case StepState::Undone:
        case StepState::Partial:
        case StepState::Cancelled:
            return stepStateId(step.state);
        default:
            break;
        }
    }
    return u"abandoned"_s;
}

Status finish(RunLog &log, const QString &outcome, int status)
{
    return log.write(u"finished"_s,
                     {{u"step"_s, stepId(Step::Record)}, {u"outcome"_s, outcome}, {u"exitCode"_s, status}}, outcome);
}

std::vector<Confirmation> said(decltype(StepWork::after) what, const DeployRequest &request, const RunRecord &record)
{
    return what ? what(request, record) : std::vector<Confirmation>();
}

/// What a step that changes something, or is to be done by hand, wants said first; and the reason for doing it now.
std::vector<Confirmation> saidBefore(const DeployRequest &request, const RunRecord &record, Step step)
{
    std::vector<Confirmation> needed = said(workOf(step).before, request, record);
    if (auto reason = outsideWindow(request.workspace->config, request.view.choice, QDateTime::currentDateTimeUtc());
        reason && step == Step::Migrate)
        needed.insert(needed.begin(), *std::move(reason));
    return needed;
}

/// By policy that a step has been looked at need not be said where it only looked and found nothing to say.
std::vector<Confirmation> saidAfter(const DeployRequest &request, const RunRecord &record, Step step)
{
    std::vector<Confirmation> needed = said(workOf(step).after, request, record);
    const bool acts = step == Step::Migrate || step == Step::Release;
    if (!request.view.choice.policy.confirmsEveryStep && !acts && count(record.at(step).checks, Outcome::Warn) == 0)
        std::erase_if(needed, [](const Confirmation &each) { return each.id == "seen"_L1; });
    return needed;
}

/// What the project does not configure, so that the step has nothing to do; empty where it has.
QString lackOf(const DeployRequest &request, Step step)
{
    const bool isOfDeploys = step == Step::Release || step == Step::Smoke;
    if (isOfDeploys && request.plan.direction == Direction::Revert)
        return QCoreApplication::translate("app", "not part of a revert");
    const StepWork &work = workOf(step);
    return work.lacks ? work.lacks(request) : QString();
}

Result<StepResult> performOrSkip(Step step, const StepInput &input)
{
    const QString lack = lackOf(input.request, step);
    if (lack.isEmpty())
        return workOf(step).perform(input);
    return StepResult{.event = StepEvent::Skip,
                      .facts = {fact(input.request.plan.direction == Direction::Revert
                                         ? QT_TRANSLATE_NOOP("app", "Skipped")
                                         : QT_TRANSLATE_NOOP("app", "Skipped, not in lockstep.toml"),
                                     lack)}};
}

/// A success of which nothing is to be confirmed stands by itself, and a run whose steps all stand is done. A run may
/// have broken off before that was taken down.
Status settleSteps(const DeployRequest &request, RunLog &log)
{
    for (const Step step : allSteps) {
        const bool isToSettle
            = log.record().at(step).state == StepState::Succeeded && saidAfter(request, log.record(), step).empty();
        if (!isToSettle)
            continue;
        if (Status written = log.write(u"stepConfirmed"_s, stepData(step)); !written)
            return written;
    }
    const bool isDone = std::ranges::all_of(log.record().steps, isSettled, &StepRecord::state);
    return isDone ? finish(log, u"done"_s, 0) : Status(Done{});
}

/// Where the step begins to act at once that is on disk before; Migrate says so of each act, the others only look.
Status beginStep(const DeployRequest &request, RunLog &log, Step step)
{
    const bool mayAct = step == Step::Backup || step == Step::Release || step == Step::Smoke;
    const bool acts = mayAct && lackOf(request, step).isEmpty();
    const QString title = stepTitle(step).english();
    return acts ? log.write(u"stepStarted"_s, stepData(step), title)
                : log.note(u"stepStarted"_s, stepData(step), title);
}

QJsonObject runData(const DeployRequest &request)
{
    QJsonObject data{{u"project"_s, request.workspace->root},
                     {u"environment"_s, request.view.choice.environment},
                     {u"person"_s, personName()},
                     {u"protected"_s, request.view.choice.isProtected},
                     {u"plan"_s, toJson(request.plan)}};
    if (request.plan.direction == Direction::Revert)
        data.insert(u"deed"_s, u"revert"_s);
    if (!request.fleet.isEmpty())
        data.insert(u"fleet"_s, request.fleet);
    return data;
}

/// Records that nobody works on any more are taken up; ended ones are not.
Status requireOpen(const RunRecord &record)
{
    if (record.isOpen() && record.isStepwise())
        return Done{};
    if (!record.isStepwise())
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "The run %1 was no deploy and cannot be resumed."), {record.id}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "lockstep status shows what the ledger has now.")}};
    return Error{
        ErrorCode::BadRequest,
        {QT_TRANSLATE_NOOP("app", "The run %1 has ended (%2) and cannot be resumed."), {record.id, record.outcome}},
        {},
        {QT_TRANSLATE_NOOP("app", "Start a new deploy.")}};
}

}  // namespace

bool Confirmation::accepts(const QString &answer) const
{
    if (isFreeText)
        return !answer.simplified().isEmpty();
    return typed.isEmpty() || answer == typed;
}

DeployRun::DeployRun(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{ }

DeployRun::~DeployRun() = default;

Result<std::shared_ptr<DeployRun>> DeployRun::begin(DeployRequest request, const JobContext &context)
{
    if (Status going = context.checkpoint(); !going)
        return std::move(going).error();
    if (Status rehearsed = requireRehearsal(request.plan, request.view.choice.policy); !rehearsed)
        return std::move(rehearsed).error();
    auto journal = Journal::open(request.journalPath);
    if (!journal)
        return std::move(journal).error();
    if (Status same = requireKnownEnrolment(**journal, *request.workspace, request.view, !request.fleet.isEmpty());
        !same)
        return std::move(same).error();
    if (Status settled = settleCutOffDeeds(**journal, *request.workspace, request.view, context); !settled)
        return std::move(settled).error();
    auto parts = std::make_unique<Private>();
    parts->record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto lock = RunLock::take((*journal)->path(), parts->record.id);
    if (!lock)
        return std::move(lock).error();
    parts->lock = *std::move(lock);
    parts->request = std::move(request);
    RunLog log(**journal, parts->record, {});
    if (Status written = log.write(u"runStarted"_s, runData(parts->request)); !written)
        return std::move(written).error();
    return std::shared_ptr<DeployRun>(new DeployRun(std::move(parts)));
}

Result<std::shared_ptr<DeployRun>> DeployRun::resume(const QString &runId, DeployRequest request,
                                                     const JobContext &context)
{
    auto journal = Journal::open(request.journalPath);
    if (!journal)
        return std::move(journal).error();
    auto record = readRun(**journal, runId);
    if (!record)
        return std::move(record).error();
    auto lock = RunLock::take((*journal)->path(), record->id);
    if (!lock)
        return std::move(lock).error();
    auto plan = rebased(record->plan, *request.workspace);
    if (!plan)
        return std::move(plan).error();
    request.plan = *std::move(plan);
    auto workspace = workspaceFor(request.workspace, request.plan, context);
    if (!workspace)
        return std::move(workspace).error();
    request.workspace = *std::move(workspace);
    for (const Status &required : {requireOpen(*record), requireSameTarget(record->plan.target, request.view.identity),
                                   requireSameFiles(*request.workspace, request.plan)}) {
        if (!required)
            return required.error();
    }
    auto parts = std::make_unique<Private>(Private{std::move(request), *std::move(record), *std::move(lock)});
    RunLog log(**journal, parts->record, {});
    if (Status certain = requireCertainty(parts->request, log, context); !certain)
        return std::move(certain).error();
    if (Status written = log.write(u"resumed"_s, {{u"person"_s, personName()}}); !written)
        return std::move(written).error();
    if (Status settled = settleSteps(parts->request, log); !settled)
        return std::move(settled).error();
    if (!parts->record.isOpen())
        parts->lock.reset();
    return std::shared_ptr<DeployRun>(new DeployRun(std::move(parts)));
}

const RunRecord &DeployRun::record() const
{
    return d->record;
}

const DeployRequest &DeployRun::request() const
{
    return d->request;
}

std::optional<Step> DeployRun::next() const
{
    for (const StepRecord &step : d->record.steps) {
        if (!isSettled(step.state))
            return step.step;
    }
    return std::nullopt;
}

bool DeployRun::hasWork(Step step) const
{
    return lackOf(d->request, step).isEmpty();
}

StepBrief DeployRun::brief(Step step) const
{
    return workOf(step).brief(d->request, d->record);
}

std::vector<Confirmation> DeployRun::before(Step step) const
{
    return saidBefore(d->request, d->record, step);
}

std::vector<Confirmation> DeployRun::after(Step step) const
{
    return saidAfter(d->request, d->record, step);
}

Result<StepRecord> DeployRun::perform(Step step, const EventSink &events, const JobContext &context)
{
    if (!d->record.isOpen() || next() != step)
        return notItsTurn(step);
    for (const Confirmation &needed : before(step)) {
        if (!d->given.contains(needed.id))
            return unconfirmed(needed);
    }
    auto journal = Journal::open(d->request.journalPath);
    if (!journal)
        return std::move(journal).error();
    RunLog log(**journal, d->record, events);
    if (Status written = beginStep(d->request, log, step); !written)
        return std::move(written).error();
    auto result = performOrSkip(step, {d->request, log, context});
    if (!result && result.error().code == ErrorCode::JournalUnusable)
        return std::move(result).error();
    const StepResult ended = result ? *std::move(result) : failedStep(result.error());
    const StepState state = nextState(d->record.at(step).state, ended.event).value_or(StepState::Failed);
    log.gather();
    if (Status written = log.write(u"stepFinished"_s, resultData(step, state, ended)); !written)
        return std::move(written).error();
    for (const Status &closed : {settleSteps(d->request, log), log.commit()}) {
        if (!closed)
            return closed.error();
    }
    if (!d->record.isOpen())
        d->lock.reset();
    return d->record.at(step);
}

Status DeployRun::confirm(Step step, const QHash<QString, QString> &answers, const JobContext &context)
{
    if (!d->record.isOpen() || next() != step)
        return notItsTurn(step);
    if (Status going = context.checkpoint(); !going)
        return going;
    const bool isAfter = d->record.at(step).state == StepState::Succeeded;
    const auto needed = isAfter ? after(step) : before(step);
    for (const Confirmation &each : needed) {
        const auto answer = answers.constFind(each.id);
        if (answer == answers.constEnd() || !each.accepts(*answer))
            return unconfirmed(each);
    }
    auto journal = Journal::open(d->request.journalPath);
    if (!journal)
        return std::move(journal).error();
    RunLog log(**journal, d->record, {});
    log.gather();
    for (const Confirmation &each : needed) {
        QJsonObject data = stepData(step);
        data.insert(u"id"_s, each.id);
        data.insert(u"text"_s, each.text.english());
        data.insert(u"message"_s, toJson(each.text));
        if (each.isFreeText)
            data.insert(u"answer"_s, answers.value(each.id).simplified());
        if (Status written = log.write(u"confirmation"_s, data); !written)
            return written;
        if (!isAfter)
            d->given.insert(each.id);
    }
    const Status confirmed = isAfter ? log.write(u"stepConfirmed"_s, stepData(step)) : Status(Done{});
    return confirmed ? log.commit() : confirmed;
}

Status DeployRun::abandon(const JobContext &)
{
    if (!d->record.isOpen())
        return Done{};
    auto journal = Journal::open(d->request.journalPath);
    if (!journal)
        return std::move(journal).error();
    RunLog log(**journal, d->record, {});
    const Status written = finish(log, outcomeOf(d->record), exitStatus(d->record));
    if (written)
        d->lock.reset();
    return written;
}

}  // namespace lockstep
