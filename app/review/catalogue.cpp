// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/catalogue.h"

#include "app/review/history.h"
#include "app/review/modelreview.h"

#include <algorithm>

namespace lockstep {
namespace {

template <typename AnyRule>
RuleEntry entryOf(const AnyRule &rule, bool isOfHistory)
{
    return {QString::fromLatin1(rule.id),
            rule.bucket,
            rule.severity,
            {rule.title},
            {rule.why},
            {rule.instead},
            rule.isOn,
            rule.since,
            rule.until,
            QString::fromUtf8(rule.bad),
            QString::fromUtf8(rule.good),
            isOfHistory};
}

}  // namespace

std::vector<RuleEntry> ruleCatalogue()
{
    std::vector<RuleEntry> entries;
    for (const Rule *rule : allRules())
        entries.push_back(entryOf(*rule, false));
    for (const HistoryRule *rule : allHistoryRules())
        entries.push_back(entryOf(*rule, true));
    entries.push_back(entryOf(declaredModelMismatch, true));
    std::ranges::stable_sort(entries, {}, &RuleEntry::bucket);
    return entries;
}

}  // namespace lockstep
