// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/leftindex.h"

#include "app/deploy/evidence.h"
#include "app/deploy/history.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool buildsConcurrently(const StatementEffects &effects)
{
    return std::ranges::any_of(effects.effects, [](const Effect &effect) {
        return effect.kind == EffectKind::CreateIndex && effect.traits.testFlag(Trait::Concurrently);
    });
}

Error noSuchBuild()
{
    return {
        ErrorCode::BadRequest,
        {QT_TRANSLATE_NOOP("app", "No CREATE INDEX CONCURRENTLY of such a run was left unfinished.")},
        {},
        {QT_TRANSLATE_NOOP("app", "“lockstep history” lists the runs, “lockstep preflight” names invalid indexes.")}};
}

/// The run that is meant, if it is one of this project on this target.
Result<RunRecord> runOf(const LeftIndexOrder &order)
{
    const auto journal = Journal::open(order.journalPath);
    if (!journal)
        return journal.error();
    if (!order.run.isEmpty())
        return readRun(**journal, order.run);
    auto runs = readRuns(**journal, order.workspace->root);
    if (!runs)
        return std::move(runs).error();
    const auto found = std::ranges::find_if(*runs, [&order](const RunRecord &run) {
        return requireSameDatabase(run.plan.target, order.view.identity) && unfinishedBuild(run);
    });
    return found == runs->end() ? Result<RunRecord>(noSuchBuild()) : Result<RunRecord>(std::move(*found));
}

/// Fills in the statement's migration and effects, as the folder has them.
Status findStatement(const LeftIndexOrder &order, const StatementRun &run, LeftIndexPreview &preview)
{
    const auto &migrations = order.workspace->folder.migrations;
    const auto found = std::ranges::find(migrations, run.migration, &Migration::name);
    if (found == migrations.end())
        return noSuchBuild();
    preview.migration = *found;
    const auto &effects = order.workspace->reviews[std::size_t(found - migrations.begin())].effects;
    const auto index = std::size_t(run.statement - 1);
    if (index >= effects.size() || !buildsConcurrently(effects[index]))
        return Error{ErrorCode::PlanChanged,
                     {QT_TRANSLATE_NOOP("app", "Statement %1 of %2 is another one now."),
                      {QString::number(run.statement), run.migration}},
                     run.text,
                     {QT_TRANSLATE_NOOP("app", "Look at the table's indexes and drop the invalid one by hand.")}};
    preview.effects = effects[index];
    return Done{};
}

/// A build outlives the client that began it.
Status requireNobodyBuilds(Session &session, const QString &index, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT pid FROM pg_stat_progress_create_index WHERE index_relid = to_regclass($1)", {index.toUtf8()}, context);
    if (!answer)
        return answer.error();
    if (answer->rows.empty())
        return Done{};
    return Error{ErrorCode::LedgerBusy,
                 {QT_TRANSLATE_NOOP("app", "The index %1 is still being built, by the session with pid %2."),
                  {index, QString::fromLatin1(answer->rows[0][0])}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Wait until it is done, then look again.")}};
}

Deed deedOf(const LeftIndexOrder &order, const LeftIndexPreview &preview)
{
    return {u"drop-index"_s, order.workspace, order.view, preview.migration, preview.confirmations, order.journalPath};
}

Status requireSameIndex(Session &session, const LeftIndexPreview &preview, const JobContext &context)
{
    const auto left = invalidIndexLeft(session, preview.effects, context);
    if (!left)
        return left.error();
    if (*left == preview.index)
        return requireNobodyBuilds(session, preview.index, context);
    return Error{ErrorCode::PlanChanged,
                 {QT_TRANSLATE_NOOP("app", "The index %1 is no longer there, or is valid now."), {preview.index}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Nothing was dropped. Take the run up again.")}};
}

}  // namespace

const StatementRun *unfinishedBuild(const RunRecord &run)
{
    const auto &all = run.at(Step::Migrate).statements;
    const auto found = std::find_if(all.rbegin(), all.rend(), [](const StatementRun &statement) {
        if (statement.state == StatementState::Applied || statement.state == StatementState::Waiting)
            return false;
        return std::ranges::any_of(readEffects(statement.text.toUtf8()).effects, buildsConcurrently);
    });
    return found == all.rend() ? nullptr : &*found;
}

Result<LeftIndexPreview> previewLeftIndex(const LeftIndexOrder &order, const JobContext &context)
{
    const auto run = runOf(order);
    if (!run)
        return run.error();
    const StatementRun *statement = unfinishedBuild(*run);
    if (!statement)
        return noSuchBuild();
    LeftIndexPreview preview;
    if (Status found = findStatement(order, *statement, preview); !found)
        return std::move(found).error();
    const auto session = openFor(deedOf(order, preview), context);
    if (!session)
        return session.error();
    const auto left = invalidIndexLeft(**session, preview.effects, context);
    if (!left)
        return left.error();
    preview.index = *left;
    if (left->isEmpty())
        return preview;
    if (Status free = requireNobodyBuilds(**session, *left, context); !free)
        return std::move(free).error();
    preview.statement = u"DROP INDEX CONCURRENTLY "_s + *left;
    preview.sentences
        = {{QT_TRANSLATE_NOOP("app", "Statement %1 of %2 left the invalid index %3."),
            {QString::number(statement->statement), statement->migration, *left}},
           {QT_TRANSLATE_NOOP("app",
                              "It serves no read and costs every write. Dropping it blocks neither, and waits for "
                              "transactions that still use the table.")},
           {QT_TRANSLATE_NOOP("app", "When the run is taken up again, the index is built anew.")}};
    preview.confirmations = confirmationsFor(
        order.view, {QT_TRANSLATE_NOOP("app", "Run “%1” on %2."), {preview.statement, order.view.identity.display()}});
    return preview;
}

Status dropLeftIndex(const LeftIndexOrder &order, const LeftIndexPreview &preview,
                     const QHash<QString, QString> &answers, const JobContext &context)
{
    const auto act = [&](Session &session) -> Result<LedgerChange> {
        if (Status same = requireSameIndex(session, preview, context); !same)
            return std::move(same).error();
        if (auto dropped = session.execute(preview.statement.toUtf8(), context); !dropped)
            return std::move(dropped).error();
        return LedgerChange{.statements = {preview.statement}};
    };
    const auto done = perform(deedOf(order, preview), answers, act, context);
    return done ? Status(Done{}) : Status(done.error());
}

}  // namespace lockstep
