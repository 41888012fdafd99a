// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/guard.h"

#include "app/deploy/replay.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error planChanged(Message message)
{
    return {.code = ErrorCode::PlanChanged,
            .message = std::move(message),
            .hint = {QT_TRANSLATE_NOOP("app", "Make a new plan and look at it before you deploy.")}};
}

bool isSame(const Migration &migration, const PlannedMigration &planned)
{
    const QString revert = migration.revert ? contentHash(*migration.revert) : QString();
    return migration.name == planned.name && contentHash(migration.forward) == planned.sha256
        && revert == planned.revertSha256;
}

/// States between which a row may move without another history: pending ones become out of order by what others apply.
QString historyWord(const MigrationStatus &row)
{
    return row.isToRun() ? u"to run"_s : QString(migrationStateId(row.state));
}

const MigrationStatus *rowOf(const LedgerStatus &status, const QString &name)
{
    const auto found = std::ranges::find(status.migrations, name, &MigrationStatus::name);
    return found == status.migrations.end() ? nullptr : &*found;
}

bool isOwnDoing(const RunRecord &record, const QString &name)
{
    const MigrationRun *run = findMigration(record, name);
    return run && run->state != StatementState::Waiting;
}

Error ledgerMoved(const QString &name, const QString &before, const QString &now)
{
    return planChanged(
        {QT_TRANSLATE_NOOP("app", "The ledger changed since the plan was made: %1 was “%2” and is “%3” now."),
         {name, before, now}});
}

}  // namespace

Status requireSameFiles(const Workspace &workspace, const Plan &plan)
{
    const auto &migrations = workspace.folder.migrations;
    for (const PlannedMigration &planned : plan.migrations) {
        if (planned.index >= migrations.size() || !isSame(migrations[planned.index], planned))
            return planChanged(
                {QT_TRANSLATE_NOOP("app", "The file %1 is not the one that the plan was made from."), {planned.file}});
    }
    return Done{};
}

Status requireSameLedger(const LedgerStatus &before, const LedgerStatus &now, const RunRecord &record)
{
    for (const MigrationStatus &row : now.migrations) {
        if (isOwnDoing(record, row.name))
            continue;
        const MigrationStatus *old = rowOf(before, row.name);
        const QString was = old ? historyWord(*old) : u"absent"_s;
        if (was != historyWord(row))
            return ledgerMoved(row.name, was, historyWord(row));
    }
    for (const MigrationStatus &row : before.migrations) {
        if (!rowOf(now, row.name))
            return ledgerMoved(row.name, historyWord(row), u"absent"_s);
    }
    return Done{};
}

Result<Plan> rebased(const Plan &plan, const Workspace &workspace)
{
    Plan moved = plan;
    const auto &migrations = workspace.folder.migrations;
    for (PlannedMigration &planned : moved.migrations) {
        const auto found = std::ranges::find(migrations, planned.name, &Migration::name);
        if (found == migrations.end())
            return planChanged(
                {QT_TRANSLATE_NOOP("app", "The migration %1 of the run is no longer in the folder."), {planned.name}});
        planned.index = std::size_t(found - migrations.begin());
    }
    return moved;
}

Status requireWritable(const TargetIdentity &target)
{
    if (!target.inRecovery && !target.readOnly)
        return Done{};
    return Error{.code = ErrorCode::ServerUnsuitable,
                 .message = target.inRecovery
                     ? Message{QT_TRANSLATE_NOOP("app", "%1 is a standby: it cannot be migrated."), {target.display()}}
                     : Message{QT_TRANSLATE_NOOP("app", "%1 is read-only: it cannot be migrated."), {target.display()}},
                 .hint = target.inRecovery
                     ? Message{QT_TRANSLATE_NOOP("app", "Give the primary as the target.")}
                     : Message{QT_TRANSLATE_NOOP("app",
                                                 "default_transaction_read_only is on for this role or database: "
                                                 "switch it off, or give another target.")}};
}

Error unconfirmed(const Confirmation &missing)
{
    const Message hint = missing.isFreeText ? Message{QT_TRANSLATE_NOOP("app", "Answer it in a word or more.")}
        : missing.typed.isEmpty()           ? Message{QT_TRANSLATE_NOOP("app", "Confirm it, or stop here.")}
                                  : Message{QT_TRANSLATE_NOOP("app", "Type exactly “%1”."), {missing.typed}};
    return {ErrorCode::PolicyRefused,
            {QT_TRANSLATE_NOOP("app", "A confirmation is missing: %1"), {missing.text.english()}},
            missing.id,
            hint};
}

Confirmation databaseNameOf(const TargetIdentity &target)
{
    return {u"database-name"_s,
            {QT_TRANSLATE_NOOP("app", "This target is protected. Type the name of the database that will be changed.")},
            target.database};
}

}  // namespace lockstep
