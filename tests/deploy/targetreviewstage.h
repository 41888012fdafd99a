// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A review for a target: sizes, catalog and version of a real server decide.

#include "app/deploy/targetreview.h"
#include "app/review/targetreview.h"
#include "tests/support/testdeploy.h"

namespace lockstep::test {

/// "create-index-blocking note", in order.
inline QStringList findings(const AnalysedScript &script)
{
    QStringList lines;
    for (const Finding &finding : script.findings)
        lines << finding.rule + QLatin1Char(' ') + severityId(finding.severity);
    return lines;
}

inline QString textOf(const AnalysedScript &script, const QString &rule)
{
    const auto found = std::ranges::find(script.findings, rule, &Finding::rule);
    return found == script.findings.end() ? QString() : englishText(*found);
}

/// One loose file against what the database has.
inline AnalysedScript against(const ConnectionUrl &url, const QByteArray &sql, const ReviewSettings &settings = {})
{
    std::vector<Migration> migrations{{QStringLiteral("a"), {QStringLiteral("a.sql"), sql, {}}}};
    migrations.front().revert = SqlFile{QStringLiteral("a.down.sql")};
    Workspace workspace;
    workspace.folder.migrations = migrations;
    workspace.reviews = {reviewScript(sql, QStringLiteral("a.sql"), {}, true)};
    workspace.config.review.conventions = settings.conventions;
    const auto facts = factsOf(url, workspace, {true}, FactsFor::WhatIsPending, {});
    if (!facts)
        qFatal("%s", qPrintable(describe(facts.error())));
    auto scripts = reviewForTarget(workspace.reviews, {migrations, false},
                                   TargetInput{std::make_shared<const TargetFacts>(*facts), std::vector<bool>(1, true)},
                                   {}, settings);
    if (!scripts)
        qFatal("%s", qPrintable(describe(scripts.error())));
    return scripts->front();
}

inline AnalysedScript against(const Database &database, const QByteArray &sql, const ReviewSettings &settings = {})
{
    return against(database.url(), sql, settings);
}

/// Of all that the database has.
inline Result<TargetFacts> allFacts(const Database &database)
{
    const auto session = Session::open(database.url(), {});
    return session ? readTargetFacts(**session, {}) : session.error();
}

/// For rows that only read it.
class SharedDatabase : public Database
{
public:
    explicit SharedDatabase(const QByteArray &setup) { (void)sql(setup); }
};

}  // namespace lockstep::test
