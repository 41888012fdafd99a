// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/footprint.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr double hotWritesASecond = 50;
/// Counted over a shorter time, a burst looks like a habit.
constexpr double shortestCount = 60;

/// A name as a forecast has it, or as it is written.
std::optional<ObjectName> present(const PlannedRelations &planned, const QString &name)
{
    const QStringList parts = identifiersOf(name);
    if (parts.size() > 1) {
        const ObjectName found{parts[parts.size() - 2], parts.back()};
        return planned.loads.contains(found) ? std::optional(found) : std::nullopt;
    }
    for (const QString &schema : planned.searchPath) {
        if (!parts.isEmpty() && planned.loads.contains({schema, parts.back()}))
            return ObjectName{schema, parts.back()};
    }
    return std::nullopt;
}

void take(std::set<ObjectName> &set, const PlannedRelations &planned, const QStringList &names)
{
    for (const QString &name : names) {
        if (const auto found = present(planned, name))
            set.insert(*found);
    }
}

void take(Footprint &print, const PlannedRelations &planned, const Forecast &forecast)
{
    for (const LockForecast &lock : forecast.locks) {
        if (const auto found = present(planned, lock.relation)) {
            LockMode &mode = print.locks.try_emplace(*found, lock.mode).first->second;
            mode = std::max(mode, lock.mode);
        }
    }
    take(print.rewrites, planned, forecast.rewrites);
    take(print.scans, planned, forecast.scans);
}

/// Which table an index is built on is the statement's to say.
void takeBuilds(Footprint &print, const PlannedRelations &planned, const StatementEffects &statement)
{
    for (const Effect &effect : statement.effects) {
        const bool mayBuild = effect.kind == EffectKind::CreateIndex || effect.kind == EffectKind::AddConstraint;
        if (mayBuild && !effect.deferred && !effect.traits.testFlag(Trait::UsingIndex))
            take(print.indexed, planned, {effect.relation});
    }
}

}  // namespace

Footprint footprintOf(const CheckInput &input, const PlannedRelations &planned)
{
    Footprint print;
    for (const PlannedForecasts &forecasts : planned.forecasts) {
        const AnalysedScript &script = input.script(input.plan.migrations[forecasts.planned]);
        for (std::size_t i = 0; i < forecasts.statements.size(); ++i) {
            take(print, planned, forecasts.statements[i]);
            if (!forecasts.statements[i].builds.isEmpty())
                takeBuilds(print, planned, script.effects[i]);
        }
    }
    return print;
}

const RelationLoad *loadOf(const PlannedRelations &planned, const ObjectName &relation)
{
    const auto found = planned.loads.find(relation);
    return found == planned.loads.end() ? nullptr : &found->second;
}

bool isBig(const CheckInput &input, const RelationLoad &load)
{
    const SizeLimits &limits = input.workspace.config.review.sizes;
    return load.rows >= limits.bigRows || load.bytes >= limits.bigBytes;
}

bool isHot(const PlannedRelations &planned, const RelationLoad &load)
{
    return double(load.writes) / std::max(planned.secondsCounted, shortestCount) >= hotWritesASecond;
}

QString described(const RelationLoad &load)
{
    const QString size = load.isSizeKnown ? byteSize(load.bytes) : u"?"_s;
    return u"%1 (%2, ~%3 rows)"_s.arg(load.display, size, QString::number(load.rows));
}

}  // namespace lockstep
