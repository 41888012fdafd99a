// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/targetreview.h"

#include "app/review/hits.h"
#include "app/review/judge.h"
#include "app/review/rules/history.h"

#include <algorithm>
#include <functional>

namespace lockstep {
namespace {

bool isPending(const TargetInput &target, std::size_t index)
{
    return target.facts && index < target.isPending.size() && target.isPending[index];
}

/// What is pending, judged in the order in which it would run on the target.
class TargetJudge
{
public:
    TargetJudge(const Judge &judge, const TargetFacts &target)
        : m_judge(judge)
        , m_target(target)
        , m_schema(target.catalog)
    { }

    void run(int index, const Migration &migration, const AnalysedScript &script, std::vector<Finding> &findings)
    {
        const ScriptFacts facts(script.effects);
        m_schema.begin(index);
        for (std::size_t i = 0; i < script.effects.size(); ++i) {
            RuleInput input{script.script,
                            script.effects,
                            i,
                            facts,
                            migration.revert.has_value(),
                            kindsIn(script.effects[i]),
                            &m_schema,
                            m_judge.version(),
                            migration.isWithoutTransaction};
            input.target = &m_target;
            input.filledBefore = &m_filled;
            m_judge.judge(input, findings);
            (void)m_schema.apply(script.effects[i], int(i));
        }
        for (const StatementEffects &statement : script.effects)
            takeRows(statement);
    }

private:
    void takeRows(const StatementEffects &statement)
    {
        for (const Effect &effect : statement.effects) {
            if (effect.kind >= EffectKind::Truncate && effect.kind <= EffectKind::Insert)
                m_filled << effect.relation;
        }
    }

    const Judge &m_judge;
    const TargetFacts &m_target;
    Replay m_schema;
    QStringList m_filled;
};

bool isOfLedger(const Finding &finding)
{
    return finding.rule == QLatin1StringView(rules::baselineEdited.id);
}

/// What the rules over all files say of one that is not pending and is judged by its history: of those, only what a
/// ledger tells, in the place of what it told before.
void addFromLedger(AnalysedScript &script, std::vector<Finding> found, const Judge &judge, const Migration &migration)
{
    std::erase_if(script.findings, &isOfLedger);
    std::erase_if(found, std::not_fn(&isOfLedger));
    if (found.empty())
        return;
    AnalysedScript told{script.script, script.effects, std::move(found)};
    judge.settle(told, migration.forward.path, migration.name, false);
    std::erase_if(told.findings, std::not_fn(&isOfLedger));
    std::ranges::move(told.findings, std::back_inserter(script.findings));
    std::ranges::stable_sort(script.findings, {}, [](const Finding &one) { return one.range.begin; });
}

/// One schema after the other: statement by statement, each forecast before it is applied.
class Forecaster
{
public:
    Forecaster(Snapshot start, const TargetFacts *target, int version)
        : m_schema(std::move(start))
        , m_target(target)
        , m_version(version)
    { }

    std::vector<Forecast> run(int index, const AnalysedScript &script, bool isWanted)
    {
        const ScriptFacts facts(script.effects);
        std::vector<Forecast> forecasts;
        m_schema.begin(index);
        for (std::size_t i = 0; i < script.effects.size(); ++i) {
            const bool isUtc = facts.isUtcAt(i) || (m_target && m_target->isUtc() && !facts.setsTimeZone());
            if (isWanted)
                forecasts.push_back(
                    forecast({script.effects[i], &m_schema, m_target, m_version, isUtc, script.script.sql}));
            for (ReplayNote &note : m_schema.apply(script.effects[i], int(i))) {
                if (isWanted && note.wouldFail && forecasts.back().unknown.isEmpty())
                    forecasts.back().unknown = std::move(note.why);
            }
        }
        return forecasts;
    }

private:
    Replay m_schema;
    const TargetFacts *m_target;
    int m_version;
};

std::vector<Forecast> bySyntax(const AnalysedScript &script)
{
    std::vector<Forecast> forecasts;
    for (const StatementEffects &statement : script.effects)
        forecasts.push_back(forecast({statement}));
    return forecasts;
}

}  // namespace

Forecast forecastOf(const AnalysedScript &script, std::size_t statement)
{
    return statement < script.forecasts.size() ? script.forecasts[statement] : forecast({script.effects[statement]});
}

Result<std::vector<AnalysedScript>> reviewForTarget(std::vector<AnalysedScript> scripts, const ReviewedFiles &files,
                                                    const TargetInput &target, const JobContext &context,
                                                    const ReviewSettings &settings)
{
    ReviewSettings forTarget = settings;
    forTarget.version = target.facts->major();
    const Judge judge(forTarget);
    std::vector<std::vector<Finding>> findings(scripts.size());
    TargetJudge live(judge, *target.facts);
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        if (Status going = context.checkpoint(); !going)
            return std::move(going).error();
        if (isPending(target, i))
            live.run(int(i), files.migrations[i], scripts[i], findings[i]);
    }
    if (files.isHistory) {
        const auto history = replayHistory(scripts, context);
        if (!history)
            return history.error();
        judge.judge(HistoryInput{files.migrations, scripts, *history, nullptr, &target}, findings);
    }
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        if (!isPending(target, i)) {
            addFromLedger(scripts[i], std::move(findings[i]), judge, files.migrations[i]);
            continue;
        }
        const Migration &migration = files.migrations[i];
        scripts[i].findings = std::move(findings[i]);
        judge.settle(scripts[i], migration.forward.path, files.isHistory ? migration.name : QString(), files.isHistory);
    }
    return scripts;
}

Status forecastScripts(std::vector<AnalysedScript> &scripts, const ReviewedFiles &files, const TargetInput &target,
                       int version, const JobContext &context)
{
    Forecaster history(Replay().snapshot(), nullptr, version);
    std::optional<Forecaster> live;
    if (target.facts)
        live.emplace(target.facts->catalog, target.facts.get(), target.facts->major());
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        if (Status going = context.checkpoint(); !going)
            return going;
        const bool byCatalog = isPending(target, i);
        auto byHistory = files.isHistory ? history.run(int(i), scripts[i], !byCatalog) : std::vector<Forecast>();
        if (byCatalog)
            scripts[i].forecasts = live->run(int(i), scripts[i], true);
        else
            scripts[i].forecasts = files.isHistory ? std::move(byHistory) : bySyntax(scripts[i]);
    }
    return Done{};
}

}  // namespace lockstep
