// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/rehearsal.h"

#include "app/deploy/rehearsal/estimate.h"
#include "app/deploy/rehearsal/generator.h"
#include "app/deploy/rehearsal/record.h"
#include "app/deploy/rehearsal/runner.h"
#include "app/deploy/targetreview.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The workspace with forecasts of what is rehearsed, for the copy as it is.
Result<WorkspacePtr> foretold(const RehearsalRequest &request, const RehearsalPlace &place, const JobContext &context)
{
    std::vector<bool> isPending(request.workspace->folder.migrations.size());
    for (const std::size_t index : request.migrations)
        isPending.at(index) = true;
    auto facts = factsOf(place.base().url, *request.workspace, isPending, FactsFor::WhatIsPending, context);
    if (!facts)
        return std::move(facts).error();
    return withForecasts(request.workspace,
                         {std::make_shared<const TargetFacts>(*std::move(facts)), std::move(isPending), {}}, context);
}

/// Where the schema alone was copied, a row in each table shows more than none.
Status fillTables(RehearsalPlace &place, const JobContext &context)
{
    const auto session = Session::open(place.base().url, context);
    if (!session)
        return session.error();
    if (auto begun = (*session)->execute("BEGIN", context); !begun)
        return begun.error();
    const auto filled = putRows(**session, context);
    if (!filled)
        return filled.error();
    if (auto ended = (*session)->execute("COMMIT", context); !ended)
        return ended.error();
    if (*filled > 0)
        place.noteUnlike(
            {QT_TRANSLATE_N_NOOP("app", "In %n table(s) a row of made-up values stands for theirs."), {}, *filled});
    return Done{};
}

/// The base with all that must be there before the first migration is tried.
Status prepare(const RehearsalRequest &request, RehearsalPlace &place, const JobContext &context)
{
    if (request.source == RehearsalSource::Schema)
        return fillTables(place, context);
    if (request.source != RehearsalSource::History || request.applied.empty())
        return Done{};
    RehearsalRunner runner(request, request.workspace, place, {}, context);
    return runner.apply(request.applied);
}

Status goThrough(const RehearsalRequest &request, RehearsalRunner &runner, const EventSink &events,
                 Rehearsal &rehearsal, const JobContext &context)
{
    if (Status begun = runner.begin(); !begun)
        return begun;
    for (const std::size_t index : request.migrations) {
        if (Status going = context.checkpoint(); !going)
            return going;
        const QString &name = request.workspace->folder.migrations.at(index).name;
        context.report({{QT_TRANSLATE_NOOP("app", "Rehearsing %1"), {name}},
                        qint64(rehearsal.migrations.size()),
                        qint64(rehearsal.planned)});
        MigrationRehearsal migration;
        const auto goesOn = runner.rehearse(index, migration);
        if (!goesOn)
            return goesOn.error();
        if (events)
            events({.at = QDateTime::currentDateTimeUtc(),
                    .kind = u"migrationRehearsed"_s,
                    .migration = name,
                    .data = migrationJson(migration)});
        rehearsal.migrations.push_back(std::move(migration));
        if (!*goesOn)
            return Done{};
    }
    rehearsal.end = runner.inventory();
    return runner.runAgain(rehearsal.migrations);
}

/// Of tables and materialized views, without their indexes.
Result<TableSizes> sizesAt(const ConnectionUrl &url, const JobContext &context)
{
    const auto session = Session::open(url, context);
    if (!session)
        return session.error();
    const auto answer = (*session)->execute("SELECT n.nspname, c.relname, pg_table_size(c.oid) FROM pg_class AS c JOIN "
                                            "pg_namespace AS n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'm') "
                                            "AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'",
                                            context);
    if (!answer)
        return answer.error();
    TableSizes sizes;
    for (const auto &row : answer->rows)
        sizes[joinedIdentifiers({QString::fromUtf8(row[0]), QString::fromUtf8(row[1])})] = row[2].toLongLong();
    return sizes;
}

Status estimate(const RehearsalRequest &request, const TableSizes &here, Rehearsal &rehearsal,
                const JobContext &context)
{
    if (!request.target)
        return Done{};
    const auto there = sizesAt(request.target->url, context);
    if (!there)
        return there.error();
    rehearsal.costs = estimateCosts(rehearsal.migrations, *there, here);
    return Done{};
}

}  // namespace

QLatin1StringView rehearsalSourceId(RehearsalSource source)
{
    static constexpr std::array words{"backup"_L1, "schema"_L1, "history"_L1};
    return words.at(std::size_t(source));
}

QLatin1StringView rollbackVerdictId(RollbackVerdict verdict)
{
    static constexpr std::array words{"proven"_L1, "differs"_L1, "failed"_L1, "none"_L1};
    return words.at(std::size_t(verdict));
}

QLatin1StringView agreementId(Agreement agreement)
{
    static constexpr std::array words{"confirmed"_L1, "mismatch"_L1, "onlyInTrace"_L1, "notTraceable"_L1};
    return words.at(std::size_t(agreement));
}

QLatin1StringView passId(Pass pass)
{
    static constexpr std::array words{"forward"_L1, "revert"_L1, "again"_L1};
    return words.at(std::size_t(pass));
}

bool hasRun(const Rehearsal &rehearsal)
{
    return rehearsal.migrations.size() == rehearsal.planned
        && std::ranges::all_of(rehearsal.migrations,
                               [](const MigrationRehearsal &each) { return each.forward.isDone; });
}

bool isProven(const Rehearsal &rehearsal)
{
    return hasRun(rehearsal) && std::ranges::all_of(rehearsal.migrations, [](const MigrationRehearsal &each) {
               const bool goesAgain = each.verdict != RollbackVerdict::Proven || each.again.isDone;
               return goesAgain && each.broken.empty()
                   && (each.verdict == RollbackVerdict::Proven || each.verdict == RollbackVerdict::None);
           });
}

Result<Rehearsal> rehearse(const RehearsalRequest &request, const EventSink &events, const JobContext &context)
{
    QElapsedTimer clock;
    clock.start();
    const auto place = RehearsalPlace::make(request, context);
    if (!place)
        return place.error();
    if (Status prepared = prepare(request, **place, context); !prepared)
        return std::move(prepared).error();
    const auto workspace = foretold(request, **place, context);
    if (!workspace)
        return workspace.error();
    const auto sizes = sizesAt((*place)->base().url, context);
    if (!sizes)
        return sizes.error();
    Rehearsal rehearsal{.source = request.source,
                        .server = (*place)->base().server,
                        .unlike = (*place)->unlike(),
                        .planned = request.migrations.size()};
    RehearsalRunner runner(request, *workspace, **place, events, context);
    if (Status gone = goThrough(request, runner, events, rehearsal, context); !gone)
        return std::move(gone).error();
    if (Status estimated = estimate(request, *sizes, rehearsal, context); !estimated)
        return std::move(estimated).error();
    rehearsal.durationMs = clock.elapsed();
    return rehearsal;
}

}  // namespace lockstep
