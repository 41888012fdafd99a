// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/revert.h"

#include "app/core/files.h"
#include "app/deploy/edits.h"
#include "app/deploy/scriptform.h"
#include "app/migrations/sqlfile.h"
#include "app/review/settings.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Rows = std::vector<const MigrationStatus *>;

Error refused(Message message, Message hint)
{
    return {ErrorCode::BadRequest, std::move(message), {}, std::move(hint)};
}

bool isApplied(const MigrationStatus &row)
{
    return row.state == MigrationState::Applied || row.state == MigrationState::Changed
        || row.state == MigrationState::Missing;
}

const MigrationStatus *findRow(const Workspace &workspace, const LedgerStatus &status, const QString &meant)
{
    const auto isMeant = [&](const MigrationStatus &row) {
        const QString key = row.index ? workspace.folder.migrations[*row.index].ledgerKey()
            : row.entry               ? row.entry->ledgerKey()
                                      : QString();
        return row.name == meant || key == meant;
    };
    const auto found = std::ranges::find_if(status.migrations, isMeant);
    return found == status.migrations.end() ? nullptr : &*found;
}

/// What ran after it and still stands, the newest first.
Rows newerThan(const MigrationStatus &meant, const Workspace &workspace, const LedgerStatus &status)
{
    Rows newer;
    const std::span<const MigrationStatus> rows(status.migrations);
    for (const MigrationStatus &row : rows.subspan(std::size_t(&meant - rows.data()) + 1)) {
        const bool isOnce = !row.index || workspace.folder.migrations[*row.index].repeat == Repeat::Once;
        if (isApplied(row) && isOnce)
            newer.insert(newer.begin(), &row);
    }
    return newer;
}

Error notApplied(const MigrationStatus &row)
{
    if (row.state == MigrationState::Failed)
        return refused(
            {QT_TRANSLATE_NOOP("app",
                               "%1 began and did not finish, so what of it is there to be reverted is not known."),
             {row.name}},
            {QT_TRANSLATE_NOOP("app", "Look at what it left, then mark it in the ledger with “lockstep resolve”.")});
    if (row.state == MigrationState::Baseline)
        return refused(
            {QT_TRANSLATE_NOOP("app", "%1 describes the database as it was found: it was never run."), {row.name}},
            {QT_TRANSLATE_NOOP("app", "The way back before a baseline is a backup.")});
    return refused({QT_TRANSLATE_NOOP("app", "%1 is not applied: there is nothing to revert."), {row.name}},
                   {QT_TRANSLATE_NOOP("app", "“lockstep status” shows what is applied.")});
}

Error withoutScript(const MigrationStatus &row)
{
    if (!row.index)
        return refused({QT_TRANSLATE_NOOP("app", "%1 has no file in the folder, and so no revert script."), {row.name}},
                       {QT_TRANSLATE_NOOP("app", "Bring its files back from the version that was deployed.")});
    return refused(
        {QT_TRANSLATE_NOOP("app", "%1 has no revert script."), {row.name}},
        {QT_TRANSLATE_NOOP("app",
                           "“lockstep new --revert-of” writes one to start from; or restore a backup beside the "
                           "database with “lockstep restore”.")});
}

Error notTheNewest(const MigrationStatus &row, const Rows &newer, const Workspace &workspace)
{
    QStringList names;
    for (const MigrationStatus *each : newer)
        names << each->name;
    Error error = refused({QT_TRANSLATE_NOOP("app", "%1 is not the newest: %2 takes back the newest migration first."),
                           {row.name, QString::fromLatin1(findLayout(workspace.folder.layout)->title)}},
                          {QT_TRANSLATE_NOOP("app", "Revert all of them in this order with --to %1."), {row.name}});
    names << row.name;
    error.detail = names.join(u'\n');
    return error;
}

/// Where the text that was applied is known and says the same to PostgreSQL, the script still undoes it.
Status requireUnedited(const Rows &rows, const Workspace &workspace, const TargetView &view, const JobContext &context)
{
    const auto changed
        = std::ranges::find_if(rows, [](const MigrationStatus *row) { return row->state == MigrationState::Changed; });
    if (changed == rows.end())
        return Done{};
    const auto edits = explainEdits(workspace, view, context);
    for (const MigrationStatus *row : rows) {
        if (row->state != MigrationState::Changed)
            continue;
        const bool isHarmless
            = edits && edits->contains(row->name) && edits->value(row->name).difference < SqlDifference::Statements;
        if (!isHarmless)
            return refused(
                {QT_TRANSLATE_NOOP("app", "%1 is not as it was applied, so its revert script may undo something else."),
                 {row->name}},
                {QT_TRANSLATE_NOOP("app",
                                   "Bring back the file that was applied; “lockstep status” shows the change.")});
    }
    return Done{};
}

/// The rows to take back, the newest first.
Result<Rows> chosenRows(const Workspace &workspace, const LedgerStatus &status, const RevertChoice &choice)
{
    const MigrationStatus *meant = findRow(workspace, status, choice.migration);
    if (!meant)
        return refused(
            {QT_TRANSLATE_NOOP("app", "Neither the folder nor the ledger has a migration %1."), {choice.migration}},
            {QT_TRANSLATE_NOOP("app", "lockstep status lists them by the names that are wanted here.")});
    if (!isApplied(*meant))
        return notApplied(*meant);
    Rows rows = newerThan(*meant, workspace, status);
    const ToolRules &rules = ledgerOf(workspace.folder.layout)->rules;
    // One that was passed over for good would never be applied again.
    const bool isOrdered = rules.revertsNewest || rules.late == ToolRules::Late::NeverRun;
    if (!choice.downTo && isOrdered && !rows.empty())
        return notTheNewest(*meant, rows, workspace);
    if (!choice.downTo)
        rows.clear();
    rows.push_back(meant);
    for (const MigrationStatus *row : rows) {
        if (!row->index || !workspace.folder.migrations[*row->index].revert)
            return withoutScript(*row);
    }
    return rows;
}

/// As its file is run: its errors name the revert script.
Migration asForward(const Migration &migration)
{
    Migration reverting = migration;
    reverting.forward = *migration.revert;
    reverting.problem = encodingProblem(migration.revert->sql());
    return reverting;
}

PlannedMigration planned(const Migration &migration, std::size_t index, const AnalysedScript &script)
{
    return {.name = migration.name,
            .index = index,
            .file = migration.revert->path,
            .sha256 = migration.forward.sha256,
            .isTransactional = isTransactional(script),
            .statements = int(script.script.statements.size()),
            .revertFile = migration.revert->path,
            .revertSha256 = migration.revert->sha256,
            .risk = risk(script.findings)};
}

}  // namespace

Result<WorkspacePtr> workspaceFor(const WorkspacePtr &workspace, const Plan &plan, const JobContext &context)
{
    if (plan.direction == Direction::Forward)
        return workspace;
    const auto settings = reviewSettings(workspace->root, workspace->config.review, workspace->folder.layout);
    if (!settings)
        return settings.error();
    auto reverting = std::make_shared<Workspace>(*workspace);
    for (const PlannedMigration &each : plan.migrations) {
        if (Status going = context.checkpoint(); !going)
            return std::move(going).error();
        const Migration &migration = workspace->folder.migrations.at(each.index);
        if (migration.revert)
            reverting->reviews.at(each.index)
                = reviewScript(migration.revert->sql(), migration.revert->path, migration.name, true, *settings);
    }
    return WorkspacePtr(std::move(reverting));
}

Result<DeployRequest> makeRevertRequest(const WorkspacePtr &workspace, const TargetView &view,
                                        const RevertChoice &choice, const JobContext &context)
{
    if (!workspace->folder.problems.empty())
        return workspace->folder.problems.front();
    const auto rows = chosenRows(*workspace, view.status, choice);
    if (!rows)
        return rows.error();
    if (Status unedited = requireUnedited(*rows, *workspace, view, context); !unedited)
        return std::move(unedited).error();
    Plan plan{.target = view.identity, .direction = Direction::Revert};
    for (const MigrationStatus *row : *rows)
        plan.migrations.push_back({.name = row->name, .index = *row->index});
    auto reverting = workspaceFor(workspace, plan, context);
    if (!reverting)
        return std::move(reverting).error();
    for (PlannedMigration &each : plan.migrations) {
        const Migration &migration = workspace->folder.migrations[each.index];
        const AnalysedScript &script = (*reverting)->reviews[each.index];
        each = planned(migration, each.index, script);
        std::ranges::move(scriptObstacles(asForward(migration), script), std::back_inserter(plan.obstacles));
    }
    plan.digest = u"sha256:"_s + sha256Hex(canonicalPlan(plan));
    return DeployRequest{.workspace = *std::move(reverting), .view = view, .plan = std::move(plan)};
}

const Ledger *ledgerFor(const Workspace &workspace, const Plan &plan)
{
    const Ledger *tool = ledgerOf(workspace.folder.layout);
    return plan.direction == Direction::Revert ? revertingLedger(tool) : tool;
}

bool isSettledBy(const MigrationStatus *row, const Plan &plan)
{
    if (plan.direction == Direction::Revert)
        return !row || row->isToRun() || row->isPassedBy;
    return row && (row->state == MigrationState::Applied || row->state == MigrationState::Changed);
}

}  // namespace lockstep
