// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup.h"
#include "app/deploy/guard.h"
#include "app/deploy/steps.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Message counted(const char *source, const RunRecord &record, const QStringList &arguments = {})
{
    return {source, arguments, int(record.plan.migrations.size())};
}

StepBrief planBrief(const DeployRequest &request, const RunRecord &record)
{
    StepBrief brief{
        {counted(QT_TRANSLATE_N_NOOP("app",
                                     "Check once more that files, ledger and server are those that the plan "
                                     "of %n migration(s) was made from."),
                 record),
         {QT_TRANSLATE_NOOP("app", "Target: %1. Nothing is written there."), {record.plan.target.display()}}}};
    for (const PlannedMigration &planned : request.plan.migrations) {
        if (!brief.commands.contains(planned.file))  // of Liquibase's changesets, many are in one
            brief.commands << planned.file;
    }
    return brief;
}

StepBrief backupBrief(const DeployRequest &request, const RunRecord &record)
{
    if (!request.noBackupBecause.isEmpty())
        return {{{QT_TRANSLATE_NOOP("app", "No backup is taken, because: %1"), {request.noBackupBecause}}}};
    if (request.view.choice.policy.backup == BackupPolicy::None)
        return {{{QT_TRANSLATE_NOOP("app", "No backup is taken, because the policy asks for none.")}}};
    const QString path = backupPathOf(request, record);
    const ClientProgram program{u"pg_dump"_s, {}, 0};
    return {{{QT_TRANSLATE_NOOP("app", "pg_dump writes the whole database to the new file %1."), {path}},
             {QT_TRANSLATE_NOOP(
                 "app", "The file is synced, listed with pg_restore and hashed before it counts as a backup.")}},
            {dumpCommand(request.view.url, path, program).join(u' ')}};
}

StepBrief preflightBrief(const DeployRequest &, const RunRecord &record)
{
    return {{{QT_TRANSLATE_NOOP("app", "Ask %1 and the files everything that could go wrong. Nothing is written."),
              {record.plan.target.display()}},
             {QT_TRANSLATE_NOOP("app", "A failed check stops the deploy; each warning is confirmed by itself.")}}};
}

QStringList commandsOf(const DeployRequest &request, const PlannedMigration &planned)
{
    const QString &ledger = request.view.status.table;
    const Message statements{
        QT_TRANSLATE_N_NOOP("app", "-- %n statement(s) of %1, one by one"), {planned.file}, planned.statements};
    if (!planned.isTransactional)
        return {statements.translated(), u"INSERT INTO %1 …; -- %2"_s.arg(ledger, planned.name)};
    return {u"BEGIN;"_s, statements.translated(), u"INSERT INTO %1 …; -- %2"_s.arg(ledger, planned.name), u"COMMIT;"_s};
}

StepBrief migrateBrief(const DeployRequest &request, const RunRecord &record)
{
    const auto lockTimeout = request.lockTimeout.value_or(request.view.choice.policy.lockTimeout);
    StepBrief brief{
        {counted(QT_TRANSLATE_N_NOOP("app", "Apply %n migration(s) to %1."), record, {record.plan.target.display()}),
         {QT_TRANSLATE_NOOP("app",
                            "Each waits at most %1 s for a lock; where nothing had committed it is tried again."),
          {QString::number(double(lockTimeout.count()) / 1000)}}}};
    for (const PlannedMigration &planned : request.plan.migrations) {
        if (!planned.isTransactional)
            brief.sentences.push_back(
                {QT_TRANSLATE_NOOP("app",
                                   "%1 cannot run in a transaction: each of its statements stays, "
                                   "even if a later one fails."),
                 {planned.name}});
        brief.commands << commandsOf(request, planned);
    }
    return brief;
}

StepBrief verifyBrief(const DeployRequest &, const RunRecord &record)
{
    return {{{QT_TRANSLATE_NOOP("app",
                                "Ask %1 whether ledger and catalog are what the migrations say. Nothing is written."),
              {record.plan.target.display()}}}};
}

StepBrief recordBrief(const DeployRequest &, const RunRecord &)
{
    return {{{QT_TRANSLATE_NOOP("app", "Close the run in the journal.")}}};
}

std::vector<Confirmation> preflightConfirmations(const RunRecord &record)
{
    std::vector<Confirmation> confirmations;
    for (const Check &check : record.at(Step::Preflight).checks) {
        if (check.outcome == Outcome::Warn)
            confirmations.push_back({u"acknowledge:"_s + check.id, check.message});
    }
    confirmations.push_back({u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have looked at every check.")}});
    return confirmations;
}

}  // namespace

StepBrief briefOf(Step step, const DeployRequest &request, const RunRecord &record)
{
    static constexpr std::array briefs{planBrief, backupBrief, preflightBrief, migrateBrief, verifyBrief, recordBrief};
    return briefs[std::size_t(step)](request, record);
}

std::vector<Confirmation> confirmationsBefore(Step step, const RunRecord &record)
{
    if (step != Step::Migrate)
        return {};
    const TargetIdentity &target = record.plan.target;
    std::vector<Confirmation> confirmations;
    if (record.isProtected)
        confirmations.push_back(databaseNameOf(target));
    confirmations.push_back(
        {u"go"_s, counted(QT_TRANSLATE_N_NOOP("app", "Apply %n migration(s) to %1."), record, {target.display()})});
    return confirmations;
}

std::vector<Confirmation> confirmationsAfter(Step step, const RunRecord &record)
{
    switch (step) {
    case Step::Plan:
        return {{u"seen"_s,
                 counted(QT_TRANSLATE_N_NOOP("app", "I have seen the %n migration(s) and their order."), record)}};
    case Step::Backup:
        return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen the backup's file and its hash.")}}};
    case Step::Preflight:
        return preflightConfirmations(record);
    case Step::Verify:
        return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen the result of every check.")}}};
    case Step::Migrate:
    case Step::Record:
        return {};
    }
    Q_UNREACHABLE();
}

}  // namespace lockstep
