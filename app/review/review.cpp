// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/review.h"

#include "app/core/parallel.h"
#include "app/review/facts.h"
#include "app/review/history.h"
#include "app/review/places.h"
#include "app/review/rules/index.h"
#include "app/review/suppressions.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

Finding findingOf(const Rule &rule, RuleHit hit)
{
    Finding finding;
    finding.rule = QString::fromLatin1(rule.id);
    finding.severity = hit.severity.value_or(rule.severity);
    finding.range = hit.range;
    finding.object = std::move(hit.object);
    finding.within = hit.within;
    finding.message = std::move(hit.message);
    finding.why = {rule.why};
    finding.instead = {rule.instead};
    return finding;
}

std::vector<Finding> findingsOf(const AnalysedScript &analysed, bool hasRevert)
{
    std::vector<Finding> findings;
    const ScriptFacts facts(analysed.effects);
    for (std::size_t i = 0; i < analysed.script.statements.size(); ++i) {
        const RuleInput input{analysed.script, analysed.effects, i, facts, hasRevert, kindsIn(analysed.effects[i])};
        for (const Rule *rule : allRules()) {
            for (RuleHit &hit : rule->check(input)) {
                findings.push_back(findingOf(*rule, std::move(hit)));
                findings.back().statement = int(i) + 1;
            }
        }
    }
    return findings;
}

/// Takes silenced findings out and marks what silenced them.
int silence(std::vector<Finding> &findings, std::vector<Suppression> &suppressions)
{
    return int(std::erase_if(findings, [&suppressions](const Finding &finding) {
        bool silenced = false;
        for (Suppression &suppression : suppressions) {
            const bool matches = suppression.hasReason && suppression.rule == finding.rule
                && int(suppression.statement) + 1 == finding.statement;
            suppression.used = suppression.used || matches;
            silenced = silenced || matches;
        }
        return silenced;
    }));
}

std::vector<Finding> idleSuppressions(const std::vector<Suppression> &suppressions)
{
    std::vector<Finding> findings;
    for (const Suppression &suppression : suppressions) {
        // What a rule over all files says of this one is not known here.
        const bool isOfHistory = std::ranges::any_of(allHistoryRules(), [&suppression](const HistoryRule *rule) {
            return suppression.rule == QLatin1StringView(rule->id);
        });
        if (suppression.used || (isOfHistory && suppression.hasReason))
            continue;
        const char *text = suppression.hasReason
            ? QT_TRANSLATE_NOOP("app", "Nothing here needs the permission for %1.")
            : QT_TRANSLATE_NOOP("app", "The permission for %1 gives no reason, so it silences nothing.");
        findings.push_back(
            findingOf(rules::unusedIgnore, {suppression.range, {}, Within::Nothing, {text, {suppression.rule}}}));
        findings.back().statement = int(suppression.statement) + 1;
    }
    return findings;
}

}  // namespace

Severity risk(const std::vector<Finding> &findings)
{
    Severity worst = Severity::None;
    for (const Finding &finding : findings)
        worst = std::max(worst, finding.severity);
    return worst;
}

QLatin1StringView severityId(Severity severity)
{
    static constexpr const char *ids[] = {"none", "note", "warning", "error"};
    return QLatin1StringView(ids[std::size_t(severity)]);
}

AnalysedScript reviewScript(const QByteArray &sql, const QString &file, const QString &migration, bool hasRevert)
{
    ScriptEffects read = readEffects(sql);
    AnalysedScript analysed{std::move(read.script), std::move(read.effects)};
    analysed.findings = findingsOf(analysed, hasRevert);
    std::vector<Suppression> suppressions = suppressionsIn(analysed.script);
    analysed.suppressed = silence(analysed.findings, suppressions);
    std::ranges::move(idleSuppressions(suppressions), std::back_inserter(analysed.findings));
    std::ranges::stable_sort(analysed.findings, {}, [](const Finding &finding) { return finding.range.begin; });
    placeFindings(sql, analysed.findings);
    for (Finding &finding : analysed.findings) {
        finding.file = file;
        finding.migration = migration;
    }
    return analysed;
}

Result<std::vector<AnalysedScript>> reviewMigrations(const std::vector<Migration> &migrations,
                                                     const JobContext &context)
{
    const auto review = [&migrations](std::size_t index) -> Result<AnalysedScript> {
        const Migration &migration = migrations[index];
        return reviewScript(migration.forward.sql(), migration.forward.path, migration.name,
                            migration.revert.has_value());
    };
    return mapInParallel<AnalysedScript>(migrations.size(), review, context, [&](std::size_t done) {
        context.report({{QT_TRANSLATE_NOOP("app", "Reviewing %1"), {migrations[done - 1].name}},
                        qint64(done),
                        qint64(migrations.size())});
    });
}

}  // namespace lockstep
