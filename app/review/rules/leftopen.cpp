// SPDX-License-Identifier: GPL-3.0-or-later

// What the whole history leaves open at its end.

#include "app/review/rules/history.h"

#include <QCoreApplication>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

std::vector<HistoryHit> checkConstraints(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (const auto &[name, table] : input.history.schema.tables) {
        for (const auto &[constraintName, constraint] : table.constraints) {
            if (constraint.isValid)
                continue;
            hits.push_back(hitAt(
                input, constraint.origin, name.display() + u'.' + constraintName,
                {QT_TRANSLATE_NOOP("app", "No later file validates %1 on %2."), {constraintName, name.display()}}));
        }
    }
    return hits;
}

std::vector<HistoryHit> checkRowSecurity(const HistoryInput &input, bool wantsPolicies)
{
    std::vector<HistoryHit> hits;
    for (const auto &[name, table] : input.history.schema.tables) {
        if (wantsPolicies && table.hasRowSecurity && table.policies.empty())
            hits.push_back(hitAt(input, table.origin, name.display(),
                                 {QT_TRANSLATE_NOOP("app",
                                                    "%1 has row level security on and no policy: nobody but its "
                                                    "owner sees a row."),
                                  {name.display()}}));
        if (wantsPolicies || table.hasRowSecurity || table.policies.empty())
            continue;
        const Origin where = table.policies.begin()->second.origin;
        hits.push_back(
            hitAt(input, where, name.display(),
                  {QT_TRANSLATE_NOOP("app", "%1 has policies and row level security is off: they do nothing."),
                   {name.display()}}));
    }
    return hits;
}

std::vector<HistoryHit> checkPolicies(const HistoryInput &input)
{
    return checkRowSecurity(input, true);
}

std::vector<HistoryHit> checkIdlePolicies(const HistoryInput &input)
{
    return checkRowSecurity(input, false);
}

}  // namespace

const HistoryRule constraintLeftNotValid{
    "constraint-left-not-valid",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A constraint that is never validated"),
    QT_TRANSLATE_NOOP("app", "Rows from before it may break it, and the planner does not rely on it."),
    QT_TRANSLATE_NOOP("app", "Add ALTER TABLE … VALIDATE CONSTRAINT in a later migration."),
    &checkConstraints,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (age int);
-- next file
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;)sql",
    R"sql(CREATE TABLE users (age int);
-- next file
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;
-- next file
ALTER TABLE users VALIDATE CONSTRAINT adult;)sql",
};

const HistoryRule rlsEnabledNoPolicy{
    "rls-enabled-no-policy",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Row level security without a policy"),
    QT_TRANSLATE_NOOP("app", "Without a policy every row is hidden, which is right only where it is meant."),
    QT_TRANSLATE_NOOP("app", "Create the policies in the same migration."),
    &checkPolicies,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(CREATE TABLE notes (owner text, words text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;)sql",
    R"sql(CREATE TABLE notes (owner text, words text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes USING (owner = current_user);)sql",
};

const HistoryRule policyWithoutRls{
    "policy-without-rls",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A policy without row level security"),
    QT_TRANSLATE_NOOP("app", "The table looks protected and is not."),
    QT_TRANSLATE_NOOP("app", "ALTER TABLE … ENABLE ROW LEVEL SECURITY."),
    &checkIdlePolicies,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE notes (owner text, words text);
CREATE POLICY own ON notes USING (owner = current_user);)sql",
    R"sql(CREATE TABLE notes (owner text, words text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes USING (owner = current_user);)sql",
};

}  // namespace lockstep::rules
