// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/fleet/survey.h"

#include "app/deploy/fleet/pool.h"
#include "app/deploy/guard.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <set>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

FleetStanding standingOf(const Workspace &workspace, const FleetMember &member, const JobContext &context)
{
    FleetStanding standing{member};
    auto view = inspectTarget(workspace, member.choice, context);
    if (!view) {
        standing.error = std::move(view).error();
        return standing;
    }
    standing.view = *std::move(view);
    auto plan = makePlan(workspace, standing.view, {});
    if (!plan) {
        standing.error = std::move(plan).error();
        return standing;
    }
    standing.plan = *std::move(plan);
    if (!standing.plan.obstacles.empty())
        standing.error = standing.plan.obstacles.front();
    else if (Status writable = requireWritable(standing.view.identity); !writable && !standing.plan.migrations.empty())
        standing.error = writable.error();
    return standing;
}

Error sameDatabase(const FleetStanding &one, const FleetStanding &other)
{
    return {ErrorCode::WrongTarget,
            {QT_TRANSLATE_NOOP("app", "%1 and %2 are one database."), {one.member.name, other.member.name}},
            one.view.identity.display(),
            {QT_TRANSLATE_NOOP("app", "Name it once in the fleet.")}};
}

void findTwins(std::vector<FleetStanding> &fleet)
{
    std::map<std::pair<QString, qint64>, std::size_t> seen;
    for (std::size_t i = 0; i < fleet.size(); ++i) {
        const TargetIdentity &identity = fleet[i].view.identity;
        if (identity.systemIdentifier.isEmpty())
            continue;
        const auto [first, isNew] = seen.try_emplace({identity.systemIdentifier, identity.databaseOid}, i);
        if (!isNew)
            fleet[i].error = fleet[first->second].error = sameDatabase(fleet[first->second], fleet[i]);
    }
}

}  // namespace

QString FleetStanding::kind() const
{
    QStringList parts;
    for (const PlannedMigration &planned : plan.migrations)
        parts << planned.name + u' ' + planned.sha256;
    return parts.join(u'\n');
}

Result<std::vector<FleetStanding>> surveyFleet(const Workspace &workspace, const std::vector<FleetMember> &members,
                                               int parallel, const StandingSink &onOne, const JobContext &context)
{
    std::vector<FleetStanding> fleet(members.size());
    std::vector<std::size_t> all(members.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    std::mutex mutex;
    std::size_t known = 0;
    const auto ask = [&](std::size_t index) {
        fleet[index] = standingOf(workspace, members[index], context);
        const std::lock_guard guard(mutex);
        ++known;
        context.report(
            {{QT_TRANSLATE_NOOP("app", "Asking %1"), {members[index].name}}, qint64(known), qint64(members.size())});
        if (onOne)
            onOne(index, fleet[index]);
        return true;
    };
    forEachMember(all, parallel, ask, context);
    if (Status going = context.checkpoint(); !going)
        return std::move(going).error();
    findTwins(fleet);
    return fleet;
}

std::vector<std::vector<std::size_t>> wavesOf(const std::vector<FleetStanding> &fleet, const FleetPace &pace)
{
    std::vector<std::size_t> canaries;
    std::vector<std::size_t> others;
    std::set<QString> kinds;
    for (std::size_t i = 0; i < fleet.size(); ++i) {
        if (fleet[i].error || fleet[i].isUpToDate())
            continue;
        (kinds.insert(fleet[i].kind()).second ? canaries : others).push_back(i);
    }
    const std::size_t missing = std::size_t(std::max<std::ptrdiff_t>(pace.canaries - std::ssize(canaries), 0));
    const auto taken = others.begin() + std::ptrdiff_t(std::min(missing, others.size()));
    canaries.insert(canaries.end(), others.begin(), taken);
    std::ranges::sort(canaries);
    std::vector<std::vector<std::size_t>> waves;
    if (!canaries.empty())
        waves.push_back(canaries);
    const std::size_t size = std::size_t(std::max(pace.wave, 1));
    for (auto from = taken; from != others.end();) {
        const auto to = from + std::min(std::ptrdiff_t(size), others.end() - from);
        waves.emplace_back(from, to);
        from = to;
    }
    return waves;
}

}  // namespace lockstep
