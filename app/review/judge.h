// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: asks the rules that the settings leave on, and turns what they say into findings.

#include "app/review/facts.h"
#include "app/review/history.h"
#include "app/review/suppressions.h"

namespace lockstep {

/// Shared by all files of a review; holds no state of one.
class Judge
{
public:
    explicit Judge(const ReviewSettings &settings);

    /// What the rules say of one statement.
    void judge(const RuleInput &input, std::vector<Finding> &findings) const;
    /// What the rules over all files say, by migration.
    void judge(const HistoryInput &input, std::vector<std::vector<Finding>> &findings) const;
    /// Sorts and places a file's findings, and takes those out that a comment or the baseline allows. A comment that
    /// allows nothing is one more; where only this file is known, rules over all files are given the benefit of doubt.
    void settle(AnalysedScript &script, const QString &file, const QString &migration, bool knowsHistory) const;
    int version() const { return m_settings.version; }

private:
    template <typename AnyRule>
    struct Active
    {
        const AnyRule *rule;
        std::optional<Severity> severity;
    };
    int silence(AnalysedScript &script, const QString &file, bool knowsHistory) const;
    std::vector<Finding> idleSuppressions(const std::vector<Suppression> &suppressions, bool knowsHistory) const;

    const ReviewSettings &m_settings;
    std::vector<Active<Rule>> m_rules;
    std::vector<Active<HistoryRule>> m_historyRules;
};

}  // namespace lockstep
