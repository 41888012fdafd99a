// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/plan.h"

#include "app/core/files.h"
#include "app/deploy/scriptform.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

PlannedMigration planned(const Workspace &workspace, std::size_t index)
{
    const Migration &migration = workspace.folder.migrations[index];
    const AnalysedScript &script = workspace.reviews[index];
    return {.name = migration.name,
            .index = index,
            .file = migration.forward.path,
            .sha256 = migration.forward.sha256,
            .isTransactional = !migration.isWithoutTransaction && isTransactional(script),
            .statements = int(script.script.statements.size()),
            .revertFile = migration.revert ? migration.revert->path : QString(),
            .revertSha256 = migration.revert ? migration.revert->sha256 : QString(),
            .risk = risk(script.findings)};
}

Error noSuchMigration(const QString &name)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "“%1” is no pending migration."), {name}},
            {},
            {QT_TRANSLATE_NOOP("app", "“lockstep status” lists the pending ones.")}};
}

/// The tool itself would stop here. What it deploys past is no obstacle; preflight warns of it.
Error toolStops(const MigrationStatus &row)
{
    Error error{.code = ErrorCode::CheckFailed, .message = row.problem, .detail = row.name};
    if (row.state == MigrationState::OutOfOrder)
        error.hint = {QT_TRANSLATE_NOOP("app",
                                        "Give it a later version, or let it run where it stands with "
                                        "out_of_order = \"run\" under [policy] in lockstep.toml.")};
    else
        error.hint = {QT_TRANSLATE_NOOP("app",
                                        "Restore the file as it was applied, or mark the migration in the ledger with "
                                        "“lockstep resolve”.")};
    return error;
}

std::vector<Error> ledgerObstacles(const LedgerStatus &status, const Policy &policy)
{
    std::vector<Error> obstacles;
    for (const MigrationStatus &row : status.migrations) {
        if (row.stops && !(row.state == MigrationState::OutOfOrder && policy.runsOutOfOrder))
            obstacles.push_back(toolStops(row));
        if (row.state != MigrationState::Failed)
            continue;
        obstacles.push_back(
            {.code = ErrorCode::CheckFailed,
             .message = {QT_TRANSLATE_NOOP("app", "The ledger says that %1 began and did not finish."), {row.name}},
             .detail = row.entry ? row.entry->logs : QString(),
             .hint = {QT_TRANSLATE_NOOP(
                 "app",
                 "Make sure that nobody is running it now. Then look at what it left in the database and mark it with "
                 "“lockstep resolve”.")}});
    }
    if (obstacles.empty() && !status.obstacle.isEmpty())
        obstacles.push_back({.code = ErrorCode::CheckFailed, .message = status.obstacle});
    return obstacles;
}

QJsonObject canonicalMigration(const PlannedMigration &migration)
{
    const QJsonValue revert = migration.revertSha256.isEmpty() ? QJsonValue() : QJsonValue(migration.revertSha256);
    return {{u"name"_s, migration.name}, {u"revertSha256"_s, revert}, {u"sha256"_s, migration.sha256}};
}

}  // namespace

QByteArray canonicalPlan(const Plan &plan)
{
    QJsonArray migrations;
    for (const PlannedMigration &migration : plan.migrations)
        migrations.append(canonicalMigration(migration));
    // QJsonObject keeps its keys sorted by UTF-16 code unit, as RFC 8785 asks; there are no numbers in it.
    QJsonObject canonical{{u"database"_s, plan.target.database},
                          {u"migrations"_s, migrations},
                          {u"systemIdentifier"_s, plan.target.systemIdentifier}};
    if (plan.direction == Direction::Revert)
        canonical.insert(u"direction"_s, u"revert"_s);
    return QJsonDocument(canonical).toJson(QJsonDocument::Compact);
}

Result<Plan> makePlan(const Workspace &workspace, const TargetView &view, const QString &to)
{
    Plan plan{.target = view.identity, .obstacles = workspace.folder.problems};
    std::ranges::move(ledgerObstacles(view.status, view.choice.policy), std::back_inserter(plan.obstacles));
    bool isReached = to.isEmpty();
    for (const MigrationStatus &row : view.status.migrations) {
        if (!row.isToRun() || !row.index)
            continue;
        plan.migrations.push_back(planned(workspace, *row.index));
        const auto obstacles = scriptObstacles(workspace.folder.migrations[*row.index], workspace.reviews[*row.index]);
        plan.obstacles.insert(plan.obstacles.end(), obstacles.begin(), obstacles.end());
        isReached = isReached || row.name == to;
        if (row.name == to)
            break;
    }
    if (!isReached)
        return noSuchMigration(to);
    plan.digest = u"sha256:"_s + sha256Hex(canonicalPlan(plan));
    return plan;
}

}  // namespace lockstep
