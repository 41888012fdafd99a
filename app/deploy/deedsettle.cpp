// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/deedsettle.h"

#include "app/deploy/guard.h"
#include "app/deploy/history.h"
#include "app/deploy/recordjson.h"
#include "app/deploy/runlock.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The server rolls back what a killed client left as soon as it notices.
constexpr auto lockPatience = 5s;

QString stateIn(const LedgerStatus &ledger, const QString &migration)
{
    const auto found = std::ranges::find(ledger.migrations, migration, &MigrationStatus::name);
    return stateText(found == ledger.migrations.end() ? std::nullopt : std::optional(found->state));
}

/// "done", "undone", or "abandoned" where the ledger is neither as it was before the deed nor as it was to be.
QString outcomeBy(const LedgerStatus &ledger, const QJsonArray &expected)
{
    const auto isAs = [&](QLatin1StringView when) {
        return std::all_of(expected.begin(), expected.end(), [&](const QJsonValue &each) {
            return stateIn(ledger, each["migration"_L1].toString()) == each[when].toString();
        });
    };
    if (expected.isEmpty())
        return u"abandoned"_s;
    return isAs("after"_L1) ? u"done"_s : isAs("before"_L1) ? u"undone"_s : u"abandoned"_s;
}

std::vector<Fact> factsOf(const LedgerStatus &ledger, const RunRecord &record)
{
    std::vector<Fact> facts;
    for (const PlannedMigration &planned : record.plan.migrations)
        facts.push_back({{QT_TRANSLATE_NOOP("app", "The ledger, looked at later")},
                         u"%1: %2"_s.arg(planned.name, stateIn(ledger, planned.name))});
    return facts;
}

StepState stepStateFor(const QString &outcome)
{
    if (outcome == "done"_L1)
        return StepState::Confirmed;
    return outcome == "undone"_L1 ? StepState::Undone : StepState::Cancelled;
}

Status close(Journal &journal, const RunRecord &record, const LedgerStatus &ledger)
{
    const auto lock = RunLock::take(journal.path(), record.id);
    if (!lock)  // whoever holds it settles it
        return lock.error().code == ErrorCode::LedgerBusy ? Status(Done{}) : Status(lock.error());
    const auto events = journal.events(record.id);
    if (!events)
        return events.error();
    // Another console may have settled it since the open runs were listed.
    if (std::ranges::any_of(*events, [](const JournalEvent &event) { return event.kind == "finished"_L1; }))
        return Done{};
    const QString outcome
        = outcomeBy(ledger, events->empty() ? QJsonArray() : events->front().data["expected"_L1].toArray());
    const auto finished = journal.append(record.id, u"stepFinished"_s,
                                         {{u"step"_s, stepId(Step::Migrate)},
                                          {u"state"_s, stepStateId(stepStateFor(outcome))},
                                          {u"basis"_s, u"ledger"_s},
                                          {u"facts"_s, toJsonArray(factsOf(ledger, record))}});
    if (!finished)
        return finished.error();
    const auto ended = journal.append(record.id, u"finished"_s, {{u"outcome"_s, outcome}, {u"basis"_s, u"ledger"_s}});
    return ended ? Status(Done{}) : Status(ended.error());
}

/// With the ledger's lock held, so that nobody is changing it.
Result<LedgerStatus> lookAtLedger(const Workspace &workspace, const TargetView &view, const JobContext &context)
{
    auto session = openTarget(view.url, context);
    if (!session)
        return std::move(session).error();
    const Ledger &ledger = *ledgerOf(workspace.folder.layout);
    const auto place = settledPlace(**session, ledger, ledgerPlace(workspace, view.url), context);
    if (!place)
        return place.error();
    const auto lock = LedgerLock::take(view.url, ledger, *place, lockPatience, context);
    if (!lock)
        return lock.error();
    return readStatus(**session, workspace.folder, ledgerPlace(workspace, view.url), context);
}

/// A deed whose target the journal does not know was cut off before anything was sent.
bool concerns(const RunRecord &record, const TargetView &view)
{
    return record.plan.target.systemIdentifier.isEmpty()
        || bool(requireSameDatabase(record.plan.target, view.identity));
}

}  // namespace

QJsonArray toJsonArray(const std::vector<LedgerChange::StateChange> &changes)
{
    QJsonArray array;
    for (const LedgerChange::StateChange &each : changes)
        array.append(QJsonObject{{u"migration"_s, each.migration},
                                 {u"before"_s, stateText(each.before)},
                                 {u"after"_s, stateText(each.after)}});
    return array;
}

Status settleCutOffDeeds(Journal &journal, const Workspace &workspace, const TargetView &view,
                         const JobContext &context)
{
    auto cutOff = cutOffDeeds(journal, workspace.root);
    if (!cutOff)
        return std::move(cutOff).error();
    std::erase_if(*cutOff, [&view](const RunRecord &record) { return !concerns(record, view); });
    if (cutOff->empty())
        return Done{};
    const auto ledger = lookAtLedger(workspace, view, context);
    if (!ledger)
        return ledger.error().code == ErrorCode::Cancelled ? Status(ledger.error()) : Status(Done{});
    for (const RunRecord &record : *cutOff) {
        if (Status closed = close(journal, record, *ledger); !closed)
            return closed;
    }
    return Done{};
}

}  // namespace lockstep
