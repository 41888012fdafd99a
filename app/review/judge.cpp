// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/judge.h"

#include "app/review/extent.h"
#include "app/review/modelreview.h"
#include "app/review/places.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace lockstep {
namespace {

/// A rule's id, which very many findings share.
QString sharedId(const char *id)
{
    thread_local QHash<const void *, QString> ids;
    QString &text = ids[id];
    if (text.isNull())
        text = QString::fromLatin1(id);
    return text;
}

template <typename AnyRule>
Finding findingOf(const AnyRule &rule, std::optional<Severity> severity, int statement, RuleHit hit)
{
    Finding finding;
    finding.rule = sharedId(rule.id);
    finding.severity = severity.value_or(hit.severity.value_or(rule.severity));
    finding.statement = statement;
    finding.range = hit.range;
    finding.object = std::move(hit.object);
    finding.within = hit.within;
    finding.message = std::move(hit.message);
    finding.why = {hit.why ? hit.why : rule.why};
    finding.instead = {hit.instead ? hit.instead : rule.instead};
    return finding;
}

/// Whether a comment in the file allows this finding; marks the comment as used.
bool isAllowed(const Finding &finding, std::vector<Suppression> &suppressions)
{
    bool allowed = false;
    for (Suppression &suppression : suppressions) {
        const bool matches = suppression.hasReason && suppression.rule == finding.rule
            && int(suppression.statement) + 1 == finding.statement && suppression.covers(finding.range);
        suppression.used = suppression.used || matches;
        allowed = allowed || matches;
    }
    return allowed;
}

qsizetype placeOf(const Finding &finding)
{
    return finding.range.begin;
}

/// Those of a text by itself stand that way already; sorting takes half their room again.
void sortByPlace(std::vector<Finding> &findings)
{
    if (!std::ranges::is_sorted(findings, {}, &placeOf))
        std::ranges::stable_sort(findings, {}, &placeOf);
}

bool isOfHistory(const QString &rule)
{
    return std::ranges::any_of(allHistoryRules(),
                               [&rule](const HistoryRule *one) { return rule == QLatin1StringView(one->id); });
}

}  // namespace

Judge::Judge(const ReviewSettings &settings)
    : m_settings(settings)
{
    for (const Rule *rule : allRules()) {
        if (const auto verdict = verdictOn(*rule, settings))
            m_rules.push_back({rule, verdict->fixed});
    }
    for (const HistoryRule *rule : allHistoryRules()) {
        if (const auto verdict = verdictOn(*rule, settings))
            m_historyRules.push_back({rule, verdict->fixed});
    }
}

void Judge::judge(const RuleInput &asked, std::vector<Finding> &findings) const
{
    const auto before = std::ptrdiff_t(findings.size());
    RuleInput input = asked;
    input.settings = &m_settings;
    for (const auto &[rule, severity] : m_rules) {
        for (RuleHit &hit : rule->check(input)) {
            const Toll toll = hit.toll;
            const auto extent = toll == Toll::None ? std::nullopt : extentOf(input, hit.relation);
            Message lastWrite = rule == &rules::dropTable ? lastWriteOf(input, hit.relation) : Message();
            Finding finding = findingOf(*rule, severity, int(input.statement) + 1, std::move(hit));
            if (!lastWrite.isEmpty())
                finding.lastWrite = std::move(lastWrite);
            if (!severity)
                finding.severity = weighed(finding.severity, toll, extent, m_settings.sizes);
            finding.extent = extent;
            finding.safer = saferForm(finding, input);
            findings.push_back(std::move(finding));
        }
    }
    std::ranges::stable_sort(findings.begin() + before, findings.end(), {}, &placeOf);
}

void Judge::judge(const HistoryInput &input, std::vector<std::vector<Finding>> &findings) const
{
    for (const auto &[rule, severity] : m_historyRules) {
        for (HistoryHit &found :
             rule->check({input.migrations, input.scripts, input.history, &m_settings, input.target})) {
            if (found.where.migration < 0)
                continue;  // what no file made has no place in one
            findings[std::size_t(found.where.migration)].push_back(
                findingOf(*rule, severity, found.where.statement + 1, std::move(found.hit)));
        }
    }
}

void Judge::settle(AnalysedScript &script, const QString &file, const QString &migration, bool knowsHistory) const
{
    script.suppressed = silence(script, file, knowsHistory);
    sortByPlace(script.findings);
    placeFindings(script.script.sql, script.findings);
    for (Finding &finding : script.findings) {
        finding.file = file;
        finding.migration = migration;
    }
}

int Judge::silence(AnalysedScript &script, const QString &file, bool knowsHistory) const
{
    std::vector<Suppression> suppressions = suppressionsIn(script.script);
    auto count
        = std::erase_if(script.findings, [&](const Finding &finding) { return isAllowed(finding, suppressions); });
    std::ranges::move(idleSuppressions(suppressions, knowsHistory), std::back_inserter(script.findings));
    if (!m_settings.baseline.isEmpty())
        count += std::erase_if(script.findings, [&](const Finding &finding) {
            return m_settings.baseline.contains(baselineLine(finding, file, script.script));
        });
    return int(count);
}

std::vector<Finding> Judge::idleSuppressions(const std::vector<Suppression> &suppressions, bool knowsHistory) const
{
    std::vector<Finding> findings;
    const auto verdict = verdictOn(rules::unusedIgnore, m_settings);
    for (const Suppression &suppression : suppressions) {
        const bool isOfModel = suppression.rule == QLatin1StringView(declaredModelMismatch.id);  // asked later
        const bool mayBeUsed = suppression.hasReason && (isOfModel || (!knowsHistory && isOfHistory(suppression.rule)));
        if (!verdict || suppression.used || mayBeUsed)
            continue;
        const char *text = suppression.hasReason
            ? QT_TRANSLATE_NOOP("app", "Nothing here needs the permission for %1.")
            : QT_TRANSLATE_NOOP("app", "The permission for %1 gives no reason, so it silences nothing.");
        findings.push_back(findingOf(rules::unusedIgnore, verdict->fixed, int(suppression.statement) + 1,
                                     {suppression.range, {}, Within::Nothing, {text, {suppression.rule}}}));
    }
    return findings;
}

}  // namespace lockstep
