// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restore.h"

#include "app/cli/changeview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/restorecopies.h"
#include "app/cli/restoreview.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/deploy/guard.h"
#include "app/deploy/restorecompare.h"
#include "app/deploy/restoreinplace.h"
#include "app/deploy/restoreswap.h"

#include <optional>
#include <type_traits>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct RestoreOptions : ProjectOptions
{
    ConsentOptions consent{};
    CopiesOptions copies{};
    QString backup{};
    QString database{};
    QString existing{};
    QString backupFolder{};
    int jobs = 0;
    bool withoutOwners = false;
    bool swaps = false;
    bool isInPlace = false;
    bool isTrial = false;

    /// Without a backup to name, the first word is the project.
    ProjectOptions where() const
    {
        ProjectOptions where = *this;
        if ((!existing.isEmpty() || copies.isMeant) && !backup.isEmpty())
            where.project = backup;
        return where;
    }
};

struct Restoring
{
    const RestoreOptions &options;
    const RestoreOrder &order;
    const Surroundings &surroundings;
    RestoreView view;

    const JobContext &context() const { return view.context(); }
};

/// Exit status 1 where the two differ: done, and the answer is no.
Result<int> answerOf(const Restoring &restoring, const DatabaseComparison &comparison)
{
    return restoring.view.finished(comparison.isEqual() ? 0 : 1);
}

/// What the person types, or gave as an option, and then the renaming.
Result<int> swap(const Restoring &restoring, const QString &database, const DatabaseComparison &comparison)
{
    const auto plan = planSwap(restoring.order.view, database, restoring.context());
    restoring.surroundings.progress.giveWay();
    if (!plan)
        return plan.error();
    restoring.view.swap(*plan, restoring.options.swaps);
    if (!restoring.options.swaps)
        return answerOf(restoring, comparison);
    const auto answers = answersTo(plan->confirmations, restoring.options.consent, restoring.surroundings);
    if (!answers)
        return answers.error();
    restoring.view.begin(u"swap"_s);
    const Status swapped
        = swapDatabases(restoring.order.workspace, restoring.order.view, *plan, *answers, {}, restoring.context());
    restoring.surroundings.progress.giveWay();
    if (!swapped)
        return swapped.error();
    restoring.view.swapped(*plan);
    return restoring.view.finished(0);
}

Result<int> compareAndSwap(const Restoring &restoring, const QString &database)
{
    restoring.view.begin(u"compare"_s);
    const auto comparison
        = compareDatabases(besideTarget(restoring.order.view, database), restoring.order.view.url, restoring.context());
    restoring.surroundings.progress.giveWay();
    if (!comparison)
        return comparison.error();
    restoring.view.compared(database, *comparison);
    return swap(restoring, database, *comparison);
}

/// Shows the preview and, once that is agreed to, restores and shows what came of it; nothing where it is only a trial.
template <typename Preview, typename Restore>
auto restoreAgreed(const Restoring &restoring, const Preview &preview, Restore restore)
    -> Result<std::optional<std::decay_t<decltype(*restore(QHash<QString, QString>()))>>>
{
    restoring.view.preview(preview);
    if (restoring.options.isTrial)
        return {std::nullopt};
    const auto answers = answersTo(preview.confirmations, restoring.options.consent, restoring.surroundings);
    if (!answers)
        return answers.error();
    restoring.view.begin(u"restore"_s);
    auto restored = restore(*answers);
    restoring.surroundings.progress.giveWay();
    if (!restored)
        return std::move(restored).error();
    restoring.view.restored(*restored);
    return {*std::move(restored)};
}

Result<int> beside(const Restoring &restoring)
{
    restoring.view.begin(u"check"_s);
    const auto preview = previewRestore(restoring.order, restoring.context());
    restoring.surroundings.progress.giveWay();
    if (!preview)
        return preview.error();
    const auto restored = restoreAgreed(restoring, *preview, [&](const QHash<QString, QString> &answers) {
        return restoreBeside(restoring.order, *preview, answers, restoring.context());
    });
    if (!restored)
        return restored.error();
    return *restored ? compareAndSwap(restoring, (*restored)->database) : restoring.view.finished(0);
}

Result<int> inPlace(const Restoring &restoring)
{
    restoring.view.begin(u"check"_s);
    const auto preview = previewInPlace(restoring.order, restoring.options.backupFolder, restoring.context());
    restoring.surroundings.progress.giveWay();
    if (!preview)
        return preview.error();
    const auto restored = restoreAgreed(restoring, *preview, [&](const QHash<QString, QString> &answers) {
        return restoreInPlace(restoring.order, *preview, answers, restoring.context());
    });
    if (!restored)
        return restored.error();
    if (!*restored)
        return restoring.view.finished(0);
    restoring.view.begin(u"compare"_s);
    const auto comparison = compareWithBackup(preview->backup, restoring.order.view.url, restoring.context());
    restoring.surroundings.progress.giveWay();
    if (!comparison)
        return comparison.error();
    restoring.view.compared(restoring.order.view.identity.database, *comparison);
    return answerOf(restoring, *comparison);
}

/// What replaces a database is agreed to by its name, protected or not.
Status requireNamed(const RestoreOptions &options, const TargetView &view)
{
    const bool replaces = !options.isTrial && (options.swaps || options.isInPlace);
    if (!replaces || !options.consent.yes || !options.consent.typedDatabase.isEmpty())
        return Done{};
    return Error{ErrorCode::PolicyRefused,
                 {QT_TRANSLATE_NOOP("app", "This replaces %1: --yes alone is not enough."), {view.identity.display()}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Give --confirm %1 too, or leave --yes out and answer at a terminal."),
                  {view.identity.database}}};
}

Result<int> restore(const RestoreOptions &options, const Surroundings &surroundings)
{
    auto opened = openTarget(options.where(), surroundings.context);
    surroundings.progress.giveWay();
    if (!opened)
        return std::move(opened).error();
    if (const Status writable = requireWritable(opened->view.identity); !writable)
        return writable.error();
    const bool asks = surroundings.terminal.canAsk() && !surroundings.output.isJson();
    const bool isOnlyLooking = options.isTrial || (!options.existing.isEmpty() && !options.swaps);
    if (const Status allowed = requireConsent(options.consent, opened->view, asks); !isOnlyLooking && !allowed)
        return allowed.error();
    if (const Status named = requireNamed(options, opened->view); !named)
        return named.error();
    if (!surroundings.output.isJson())
        surroundings.output.line(targetLine(opened->view));
    if (options.copies.isMeant)
        return restoreCopies(options.copies, options.consent, options.isTrial, *opened, surroundings);
    const RestoreOrder order{.workspace = opened->workspace,
                             .view = opened->view,
                             .backup = options.backup,
                             .database = options.database,
                             .jobs = options.jobs,
                             .keepsOwners = !options.withoutOwners};
    const Restoring restoring{options, order, surroundings, RestoreView(surroundings)};
    if (!options.existing.isEmpty())
        return compareAndSwap(restoring, options.existing);
    return options.isInPlace ? inPlace(restoring) : beside(restoring);
}

void addWays(CLI::App &command, RestoreOptions &options)
{
    addText(command, "--database", options.database,
            QT_TRANSLATE_NOOP("app", "The new database's name; <target>_restored_<date> when left out"))
        ->type_name("NAME");
    CLI::Option *existing
        = addText(command, "--existing", options.existing,
                  QT_TRANSLATE_NOOP("app", "Restore nothing: compare this database, restored before, with the target"))
              ->type_name("NAME");
    CLI::Option *swaps = addFlag(
        command, "--swap", options.swaps,
        QT_TRANSLATE_NOOP("app", "Afterwards let the restored database take the target's place; asks for its name"));
    CLI::Option *inPlace = addFlag(
        command, "--in-place", options.isInPlace,
        QT_TRANSLATE_NOOP("app", "Into the target itself, after a backup of what is there now; in one transaction"));
    inPlace->excludes(swaps)->excludes(existing);
    addCopies(command, options.copies);
    for (CLI::Option *other : {existing, swaps, inPlace})
        other->excludes(command.get_option("--copies"));
}

void addDetails(CLI::App &command, RestoreOptions &options)
{
    command
        .add_option("--jobs", options.jobs,
                    said(QT_TRANSLATE_NOOP("app", "pg_restore's processes; as many as wrote the backup by default"))
                        .toStdString())
        ->check(CLI::Range(1, 64))
        ->type_name("N");
    addFlag(command, "--no-owner", options.withoutOwners,
            QT_TRANSLATE_NOOP("app", "Everything belongs to the role that restores, and nothing is granted"));
    addText(command, "--backup-dir", options.backupFolder,
            QT_TRANSLATE_NOOP("app", "With --in-place, where the backup of what is there now goes"))
        ->type_name("FOLDER");
    addFlag(command, "--dry-run", options.isTrial, QT_TRANSLATE_NOOP("app", "Check and show it, and write nothing"));
}

}  // namespace

void addRestore(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<RestoreOptions>();
    CLI::App *command
        = addCommand(app, invocation, "restore",
                     QT_TRANSLATE_NOOP("app", "Restore a backup into a new database, compare it with the target, swap"),
                     [options](const Surroundings &surroundings) { return restore(*options, surroundings); });
    addText(*command, "BACKUP", options->backup,
            QT_TRANSLATE_NOOP("app", "The backup's file or folder, as lockstep backup --list shows it"));
    addProject(*command, *options);
    addTarget(*command, *options);
    addWays(*command, *options);
    addDetails(*command, *options);
    command->parse_complete_callback([options] {
        if (options->backup.isEmpty() && options->existing.isEmpty() && !options->copies.isMeant)
            throw CLI::RequiredError("BACKUP, --existing or --copies");
    });
    addConsent(*command, options->consent);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
