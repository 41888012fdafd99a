// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backupkeeping.h"
#include "app/cli/backupview.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/deploy/backup/atrisk.h"
#include "app/deploy/backup/prove.h"
#include "app/deploy/backup/take.h"
#include "app/deploy/targetsession.h"
#include "app/report/backupjson.h"

#include <QDir>
#include <QFileInfo>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The policy's rules with what the command line says over them.
BackupRules rulesOf(const BackupOptions &options, const Policy &policy)
{
    static const QHash<QString, BackupFormat> formats{{u"auto"_s, BackupFormat::BySize},
                                                      {u"custom"_s, BackupFormat::Custom},
                                                      {u"directory"_s, BackupFormat::Directory}};
    BackupRules rules = policy.backups;
    rules.format = formats.value(options.format, rules.format);
    rules.jobs = options.jobs.value_or(rules.jobs);
    rules.copiesTables = rules.copiesTables || options.copiesTables;
    return rules;
}

struct PlannedBackup
{
    OpenedTarget opened{};
    BackupRequest request{};
    std::vector<TableCopy> copies{};
};

Result<Risks> risksOf(const OpenedTarget &opened, const JobContext &context)
{
    const auto plan = makePlan(*opened.workspace, opened.view, {});
    if (!plan)
        return plan.error();
    const auto session = openTarget(opened.view.url, context);
    return session ? tablesAtRisk(**session, *opened.workspace, *plan, context) : session.error();
}

/// What will be done, asked of the target and the project; nothing is written.
Result<PlannedBackup> planBackup(const BackupOptions &options, const Surroundings &surroundings)
{
    auto opened = openTarget(options, surroundings.context);
    if (!opened)
        return std::move(opened).error();
    const Policy &policy = opened->view.choice.policy;
    const bool proves = options.proves || policy.backup == BackupPolicy::Proven;
    PlannedBackup planned{.opened = *std::move(opened)};
    const TargetView &view = planned.opened.view;
    planned.request = {.folder = backupFolderFor(options.folder, policy.backups, planned.opened.workspace->root),
                       .at = QDateTime::currentDateTimeUtc(),
                       .rules = rulesOf(options, view.choice.policy),
                       .depth = proves ? Depth::Checksums : Depth::Rows,
                       .project = planned.opened.workspace->root};
    if (!options.onlyAtRisk && !planned.request.rules.copiesTables)
        return planned;
    const auto risks = risksOf(planned.opened, surroundings.context);
    if (!risks)
        return risks.error();
    for (const Message &unknown : risks->unknown)
        surroundings.terminal.note(unknown.translated());
    if (options.onlyAtRisk)
        planned.request.onlyRowsOf = risks->names();
    if (!planned.request.rules.copiesTables)
        return planned;
    const auto session = openTarget(view.url, surroundings.context);
    auto copies = session ? planCopies(**session, risks->names(), planned.request.at, {}, surroundings.context)
                          : Result<std::vector<TableCopy>>(session.error());
    if (!copies)
        return std::move(copies).error();
    planned.copies = *std::move(copies);
    return planned;
}

/// The commands and statements, before any of them runs.
void announce(const PlannedBackup &planned, const Surroundings &surroundings)
{
    const TargetView &view = planned.opened.view;
    const QStringList commands = backupCommands(view.url, planned.request, view.identity);
    for (const QString &command : commands)
        surroundings.terminal.note(command);
    if (planned.copies.empty())
        return;
    const auto statements = copyStatements(planned.copies, view.choice.policy.lockTimeout);
    for (const QByteArray &statement : statements)
        surroundings.terminal.note(QString::fromUtf8(statement) + u';');
}

/// Copies are written into the target, so they are confirmed; a dump only reads.
Status makeAgreedCopies(const BackupOptions &options, const PlannedBackup &planned, const Surroundings &surroundings)
{
    if (planned.copies.empty())
        return Done{};
    const TargetView &view = planned.opened.view;
    const bool asks = surroundings.terminal.canAsk() && !surroundings.output.isJson();
    if (Status allowed = requireConsent(options.consent, view, asks); !allowed)
        return allowed;
    const Consent consent(options.consent, surroundings.terminal, surroundings.progress);
    const Confirmation question{u"copies"_s,
                                {QT_TRANSLATE_N_NOOP("app", "Make %n copy(s) of tables in %1."),
                                 {view.identity.display()},
                                 int(planned.copies.size())}};
    if (const auto answer = consent.answer(question, surroundings.context); !answer)
        return answer.error();
    const auto session = openTarget(view.url, surroundings.context);
    return session ? makeCopies(**session, planned.copies, view.choice.policy.lockTimeout, surroundings.context)
                   : session.error();
}

/// Exit status 1 where it was restored and differs.
Result<int> show(const TargetView *view, const Backup &backup, const std::vector<TableCopy> &copies,
                 const Surroundings &surroundings)
{
    surroundings.progress.giveWay();
    if (surroundings.output.isJson()) {
        const TargetView source{.identity = backup.source};
        surroundings.output.json(backupJson(view ? *view : source, backup, copies));
    } else {
        if (view)
            surroundings.output.line(targetLine(*view));
        showBackup(backup, copies, surroundings);
    }
    return backup.proof && !backup.proof->isProven() ? 1 : 0;
}

Result<int> take(const BackupOptions &options, const Surroundings &surroundings)
{
    const auto planned = planBackup(options, surroundings);
    surroundings.progress.giveWay();
    if (!planned)
        return planned.error();
    const TargetView &view = planned->opened.view;
    if (options.onlyAtRisk && planned->request.onlyRowsOf.isEmpty()) {
        surroundings.terminal.note(
            said(QT_TRANSLATE_NOOP("app", "Nothing that is pending puts a table at risk, so there is nothing to do.")));
        return 0;
    }
    announce(*planned, surroundings);
    if (Status copied = makeAgreedCopies(options, *planned, surroundings); !copied)
        return std::move(copied).error();
    auto backup = takeBackup(view, planned->request, surroundings.context);
    if (!backup)
        return std::move(backup).error();
    if (planned->request.depth == Depth::Rows || !backup->isWhole())
        return show(&view, *backup, planned->copies, surroundings);
    const auto proven = proveBackup(*std::move(backup), AfterProof::Drop, surroundings.context);
    return proven ? show(&view, proven->backup, planned->copies, surroundings) : proven.error();
}

Result<int> proveExisting(const BackupOptions &options, const Surroundings &surroundings)
{
    auto backup = readBackup(QDir::current().absoluteFilePath(options.existing), surroundings.context);
    if (!backup)
        return std::move(backup).error();
    const auto proven = proveBackup(*std::move(backup), AfterProof::Drop, surroundings.context);
    return proven ? show(nullptr, proven->backup, {}, surroundings) : proven.error();
}

Result<int> backUp(const BackupOptions &options, const Surroundings &surroundings)
{
    if (options.lists)
        return listKept(options, surroundings);
    if (options.prunes)
        return pruneKept(options, surroundings);
    return options.existing.isEmpty() ? take(options, surroundings) : proveExisting(options, surroundings);
}

void addWays(CLI::App &command, BackupOptions &options)
{
    CLI::Option *const prove
        = addFlag(command, "--prove", options.proves,
                  QT_TRANSLATE_NOOP("app", "Restore it into the private PostgreSQL and compare it with the target"));
    CLI::Option *const existing
        = addText(command, "--existing", options.existing,
                  QT_TRANSLATE_NOOP("app", "With --prove: that backup, compared with what was recorded of its source"))
              ->type_name("BACKUP")
              ->needs(prove);
    CLI::Option *const lists = addFlag(command, "--list", options.lists,
                                       QT_TRANSLATE_NOOP("app", "List the backups there are; needs no server"));
    CLI::Option *const prunes = addFlag(
        command, "--prune", options.prunes,
        QT_TRANSLATE_NOOP("app", "Remove what backup_keep and backup_keep_for no longer keep, once confirmed"));
    lists->excludes(prunes)->excludes(prove)->excludes(existing);
    prunes->excludes(prove)->excludes(existing);
}

void addWhat(CLI::App &command, BackupOptions &options)
{
    addText(command, "--backup-dir", options.folder,
            QT_TRANSLATE_NOOP("app", "The folder for backups; the policy's or the state folder's when left out"))
        ->type_name("FOLDER");
    addText(command, "--backup-format", options.format,
            QT_TRANSLATE_NOOP("app", "auto (by size), custom (one file) or directory"))
        ->check(CLI::IsMember({"auto", "custom", "directory"}))
        ->type_name("FORMAT");
    addNumber(command, "--jobs", options.jobs, 0, 64,
              QT_TRANSLATE_NOOP("app", "pg_dump's processes for a directory; 0: one a processor"));
    addFlag(command, "--copy-tables", options.copiesTables,
            QT_TRANSLATE_NOOP("app", "Also copy each table that what is pending puts at risk, in the target"));
    addFlag(command, "--only-tables-at-risk", options.onlyAtRisk,
            QT_TRANSLATE_NOOP("app", "Dump just the rows of the tables that what is pending puts at risk"));
}

}  // namespace

void addBackup(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<BackupOptions>();
    CLI::App *command
        = addCommand(app, invocation, "backup", QT_TRANSLATE_NOOP("app", "Take a backup and check that it is whole"),
                     [options](const Surroundings &surroundings) { return backUp(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addWays(*command, *options);
    addWhat(*command, *options);
    addConsent(*command, options->consent);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
