// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/resolve.h"

#include "app/cli/changeview.h"
#include "app/cli/journalrepair.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/report/changejson.h"
#include "app/report/json.h"
#include "app/report/jsonvalues.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct ResolveOptions : ProjectOptions
{
    ConsentOptions consent{};
    QString migration{};
    bool applied = false;
    bool rolledBack = false;
    bool journal = false;
    bool isTrial = false;
};

QJsonObject resolveJson(const ResolveRequest &request, const QString &migration, const LedgerChange &change,
                        bool isDone)
{
    QJsonObject object = json::head(u"resolve"_s);
    object.insert(u"project"_s, json::projectJson(*request.workspace));
    object.insert(u"target"_s, targetJson(request.view.identity, request.view.choice.environment));
    object.insert(u"migration"_s, migration);
    object.insert(u"mark"_s, request.mark == LedgerMark::Applied ? u"applied"_s : u"rolledBack"_s);
    object.insert(u"done"_s, isDone);
    insertChange(object, change);
    return object;
}

Result<int> show(const ResolveRequest &request, const ResolvePreview &preview, const Surroundings &surroundings)
{
    if (surroundings.output.isJson())
        surroundings.output.json(resolveJson(request, preview.migration.name, preview.change, false));
    return 0;
}

Result<int> doIt(const ResolveOptions &options, const ResolveRequest &request, const ResolvePreview &preview,
                 const Surroundings &surroundings)
{
    const auto answers = answersTo(preview.confirmations, options.consent, surroundings);
    if (!answers)
        return answers.error();
    const auto change = resolve(request, preview, *answers, surroundings.context);
    surroundings.progress.giveWay();
    if (!change)
        return change.error();
    if (surroundings.output.isJson())
        surroundings.output.json(resolveJson(request, preview.migration.name, *change, true));
    else
        surroundings.output.line(said(QT_TRANSLATE_NOOP("app", "Done. History has it.")));
    return 0;
}

Result<int> resolveMigration(const ResolveOptions &options, const Surroundings &surroundings)
{
    if (options.journal) {
        // There is no migration to name: the first word is the project.
        ProjectOptions project = options;
        if (!options.migration.isEmpty())
            project.project = options.migration;
        return repairJournalOf(project, options.consent, options.isTrial, surroundings);
    }
    auto opened = openTarget(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!opened)
        return std::move(opened).error();
    const bool asks = surroundings.terminal.canAsk() && !surroundings.output.isJson();
    if (const Status allowed = requireConsent(options.consent, opened->view, asks); !options.isTrial && !allowed)
        return allowed.error();
    const ResolveRequest request{.workspace = opened->workspace,
                                 .view = opened->view,
                                 .migration = options.migration,
                                 .mark = options.applied ? LedgerMark::Applied : LedgerMark::Reverted};
    const auto preview = previewResolve(request, surroundings.context);
    surroundings.progress.giveWay();
    if (!preview)
        return preview.error();
    if (!surroundings.output.isJson()) {
        surroundings.output.line(targetLine(request.view));
        showChange(preview->sentences, preview->change, surroundings.output);
    }
    return options.isTrial ? show(request, *preview, surroundings) : doIt(options, request, *preview, surroundings);
}

}  // namespace

void addResolve(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<ResolveOptions>();
    CLI::App *command = addCommand(
        app, invocation, "resolve",
        QT_TRANSLATE_NOOP("app", "Say in the ledger that a migration is applied, or that it is not; runs none of it"),
        [options](const Surroundings &surroundings) { return resolveMigration(*options, surroundings); });
    addText(*command, "MIGRATION", options->migration,
            QT_TRANSLATE_NOOP("app", "The migration's name, or what the ledger knows it by"));
    addProject(*command, *options);
    addTarget(*command, *options);
    CLI::Option *applied = addFlag(*command, "--applied", options->applied,
                                   QT_TRANSLATE_NOOP("app", "The database has what it does: record it as applied"));
    CLI::Option *rolledBack = addFlag(*command, "--rolled-back", options->rolledBack,
                                      QT_TRANSLATE_NOOP("app", "The database has nothing of it: take its record back"));
    applied->excludes(rolledBack);
    addFlag(*command, "--journal", options->journal,
            QT_TRANSLATE_NOOP("app", "Put Drizzle's journal right: null hashes, missing entries (no MIGRATION)"))
        ->excludes(applied)
        ->excludes(rolledBack);
    command->parse_complete_callback([options] {
        if (options->journal)
            return;
        if (options->migration.isEmpty())
            throw CLI::RequiredError("MIGRATION");
        if (!options->applied && !options->rolledBack)
            throw CLI::RequiredError("--applied or --rolled-back");
    });
    addFlag(*command, "--dry-run", options->isTrial,
            QT_TRANSLATE_NOOP("app", "Show what would be written, and write nothing"));
    addConsent(*command, options->consent);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
