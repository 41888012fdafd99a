// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/runner.h"

#include "app/deploy/rehearsal/lostrows.h"
#include "app/deploy/rehearsal/record.h"
#include "app/deploy/scriptform.h"
#include "app/postgres/dump.h"
#include "app/postgres/inventoryreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// That stay free on the disk whatever the limit.
constexpr qint64 spareBytes = qint64(256) << 20;

/// What guards and limits the copy is no part of what is rehearsed.
void forgetGuard(Inventory &inventory)
{
    std::erase_if(inventory.items, [](const InventoryItem &item) {
        const bool isGuard = item.name == guardSchema || item.name.startsWith(QByteArray(guardSchema) + '.');
        return isGuard || item.kind == ItemKind::DatabaseSetting;
    });
}

ConnectionUrl maintenanceUrl(const RehearsalPlace &place)
{
    return withDatabase(asSuperuser(place.base()), u"postgres"_s);
}

}  // namespace

RehearsalRunner::RehearsalRunner(const RehearsalRequest &request, WorkspacePtr workspace, RehearsalPlace &place,
                                 EventSink events, const JobContext &context)
    : m_request(request)
    , m_workspace(std::move(workspace))
    , m_place(place)
    , m_events(std::move(events))
    , m_context(context)
    , m_watch(maintenanceUrl(place), place.folder(),
              RehearsalWatch::Limits{request.statementTimeout, place.databaseLimit(), spareBytes}, context)
{ }

PassScript RehearsalRunner::forward(std::size_t index) const
{
    const Migration &migration = m_workspace->folder.migrations.at(index);
    const AnalysedScript &script = m_workspace->reviews.at(index);
    return {.migration = migration.name,
            .file = migration.forward.path,
            .script = script,
            .isTransactional = !migration.isWithoutTransaction && isTransactional(script),
            .isForetold = !script.forecasts.empty()};
}

void RehearsalRunner::tell(const QString &kind, const QString &migration, int statement, const QJsonObject &data,
                           const QString &text) const
{
    if (m_events)
        m_events({.at = QDateTime::currentDateTimeUtc(),
                  .kind = kind,
                  .migration = migration,
                  .statement = statement,
                  .data = data,
                  .text = text});
}

StatementSink RehearsalRunner::teller(const QString &migration, Pass pass) const
{
    return [this, migration, pass](const StatementTrace &trace, const std::optional<Error> &error) {
        tell(u"statementFinished"_s, migration, trace.statement, statementJson(trace, pass, error));
    };
}

Result<PassOutcome> RehearsalRunner::run(const PassScript &script, Pass pass, bool isTraced)
{
    const PassRequest request{.place = m_place,
                              .copy = m_work,
                              .watch = m_watch,
                              .isTraced = isTraced,
                              .onStatement = isTraced ? teller(script.migration, pass) : StatementSink()};
    return runPass(script, request, m_context);
}

Status RehearsalRunner::apply(const std::vector<std::size_t> &applied)
{
    m_work = m_place.base();
    qint64 done = 0;
    for (const std::size_t index : applied) {
        const PassScript script = forward(index);
        m_context.report(
            {{QT_TRANSLATE_NOOP("app", "Making the copy: %1"), {script.migration}}, done++, qint64(applied.size())});
        const auto outcome = run(script, Pass::Forward, false);
        if (!outcome)
            return outcome.error();
        if (outcome->result.isDone)
            continue;
        Error error = *outcome->result.error;
        error.detail = error.message.english() + (error.detail.isEmpty() ? QString() : u'\n' + error.detail);
        error.code = ErrorCode::CheckFailed;
        error.message
            = {QT_TRANSLATE_NOOP("app", "The history cannot be run on an empty database: %1, which is applied, fails."),
               {script.migration}};
        if (m_request.target)
            error.hint = {QT_TRANSLATE_NOOP("app", "Rehearse on the target's schema instead: --from schema.")};
        return error;
    }
    return Done{};
}

Result<RehearsalRunner::State> RehearsalRunner::look(const Touched &touched)
{
    const auto session = Session::open(m_work.url, m_context);
    if (!session)
        return session.error();
    const Ledger *ledger = ledgerOf(m_workspace->folder.layout);
    const ConnectionUrl &url = m_request.target ? m_request.target->url : m_work.url;
    const QStringList apart = ledger ? QStringList{ledger->table(ledgerPlace(*m_workspace, url))} : QStringList();
    auto keys = readForeignKeys(**session, m_context);
    if (!keys)
        return std::move(keys).error();
    auto inventory = readInventory(**session, apart, m_context);
    if (!inventory)
        return std::move(inventory).error();
    forgetGuard(*inventory);
    auto digests = readDigests(**session, m_state.digests, touched, m_context);
    if (!digests)
        return std::move(digests).error();
    return State{*std::move(inventory), *std::move(digests), *std::move(keys)};
}

Status RehearsalRunner::begin()
{
    auto work = m_place.clone(m_context);
    if (!work)
        return std::move(work).error();
    m_work = *std::move(work);
    auto state = look({.any = true});
    if (!state)
        return std::move(state).error();
    m_state = *std::move(state);
    return Done{};
}

Result<bool> RehearsalRunner::rehearse(std::size_t index, MigrationRehearsal &migration)
{
    const PassScript script = forward(index);
    migration.migration = script.migration;
    const State before = m_state;
    auto forwarded = run(script, Pass::Forward, true);
    if (!forwarded)
        return std::move(forwarded).error();
    migration.forward = std::move(forwarded->result);
    if (!migration.forward.isDone)
        return false;
    m_since.push_back(index);
    auto after = look({forwarded->touched, forwarded->touchedAny});
    if (!after)
        return std::move(after).error();
    m_state = *std::move(after);
    if (m_workspace->folder.migrations.at(index).revert) {
        if (Status reverted = revert(index, before, *forwarded, migration); !reverted)
            return std::move(reverted).error();
    }
    return true;
}

/// What of the target's the migration touched may be where people write; what it made is.
Status RehearsalRunner::revert(std::size_t index, const State &before, const PassOutcome &forward,
                               MigrationRehearsal &migration)
{
    const SqlFile &file = *m_workspace->folder.migrations.at(index).revert;
    const AnalysedScript script = readAlone(file.sql());
    const PassScript revert{.migration = migration.migration,
                            .file = file.path,
                            .script = script,
                            .isTransactional = !m_workspace->folder.migrations.at(index).isWithoutTransaction
                                && isTransactional(script)};
    if (revert.isTransactional && !script.effects.empty()) {
        auto lost
            = findLostRows(revert, {.place = m_place, .copy = m_work, .watch = m_watch}, forward.touched, m_context);
        if (!lost)
            return std::move(lost).error();
        migration.lostRows = *std::move(lost);
    }
    auto reverted = run(revert, Pass::Revert, true);
    if (!reverted)
        return std::move(reverted).error();
    migration.revert = std::move(reverted->result);
    if (!migration.revert.isDone) {
        migration.verdict = RollbackVerdict::Failed;
        return migration.revert.leftEffects ? rebuild() : Status(Done{});
    }
    reverted->touched |= forward.touched;
    reverted->touchedAny = reverted->touchedAny || forward.touchedAny;
    const auto isRestored = judgeRevert(before, *reverted, migration);
    return isRestored ? again(index, *isRestored, migration) : Status(isRestored.error());
}

/// Whether the rows are as they were, so that going forward again comes to the same end.
Result<bool> RehearsalRunner::judgeRevert(const State &before, const PassOutcome &reverted,
                                          MigrationRehearsal &migration)
{
    const auto after = look({reverted.touched, reverted.touchedAny});
    if (!after)
        return after.error();
    migration.differences = compareInventories(before.inventory, after->inventory);
    const auto data = compareDigests(before.digests, after->digests);
    migration.differences.insert(migration.differences.end(), data.begin(), data.end());
    const auto session = Session::open(m_work.url, m_context);
    if (!session)
        return session.error();
    auto orphans = findOrphans(**session, before.keys, m_context);
    if (!orphans)
        return std::move(orphans).error();
    migration.broken = *std::move(orphans);
    migration.verdict = migration.differences.empty() ? RollbackVerdict::Proven : RollbackVerdict::Differs;
    return data.empty();
}

Status RehearsalRunner::again(std::size_t index, bool isRestored, MigrationRehearsal &migration)
{
    auto once = run(forward(index), Pass::Again, true);
    if (!once)
        return std::move(once).error();
    migration.again = std::move(once->result);
    if (!migration.again.isDone || !isRestored)
        return rebuild();
    auto state = look({once->touched, true});
    if (!state)
        return std::move(state).error();
    if (!compareInventories(m_state.inventory, state->inventory).empty())
        return rebuild();
    m_state.digests = std::move(state->digests);
    return Done{};
}

/// A database as the plan makes it up to this migration, without what was tried out. The base then is one as well, so
/// that what comes before is not run a third time.
Status RehearsalRunner::rebuild()
{
    if (Status dropped = m_place.drop(m_work); !dropped)
        return dropped;
    if (!m_since.empty()) {
        const std::vector<std::size_t> since = std::exchange(m_since, {});
        if (Status applied = apply(since); !applied)
            return applied;
    }
    auto work = m_place.clone(m_context);
    if (!work)
        return std::move(work).error();
    m_work = *std::move(work);
    auto state = look({.any = true});
    if (!state)
        return std::move(state).error();
    m_state.digests = std::move(state->digests);
    return Done{};
}

Status RehearsalRunner::runAgain(std::vector<MigrationRehearsal> &migrations)
{
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        if (!migrations[i].forward.isDone)
            continue;
        const auto once = run(forward(m_request.migrations.at(i)), Pass::Again, false);
        if (!once)
            return once.error();
        migrations[i].isIdempotent = false;
        if (!once->result.isDone && !once->result.leftEffects)
            continue;
        auto state = look({.any = true});
        if (!state)
            return std::move(state).error();
        migrations[i].isIdempotent = once->result.isDone
            && compareInventories(m_state.inventory, state->inventory).empty()
            && compareDigests(m_state.digests, state->digests).empty();
        m_state = *std::move(state);
    }
    return Done{};
}

}  // namespace lockstep
