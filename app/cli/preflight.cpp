// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/preflight.h"

#include "app/cli/checkview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/deploy/backup/backup.h"
#include "app/report/json.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct PreflightOptions : ProjectOptions
{
    QString upTo{};
    QString backupFolder{};
};

Result<std::vector<Check>> check(const PreflightOptions &options, const OpenedTarget &opened, const JobContext &context)
{
    const auto plan = makePlan(*opened.workspace, opened.view, options.upTo);
    if (!plan)
        return plan.error();
    const QString folder
        = backupFolderFor(options.backupFolder, opened.view.choice.policy.backups, opened.workspace->root);
    return preflight(*opened.workspace, opened.view, *plan, folder, context);
}

Result<int> showPreflight(const PreflightOptions &options, const Surroundings &surroundings)
{
    const auto opened = openTarget(options, surroundings.context);
    if (!opened)
        return opened.error();
    const auto checks = check(options, *opened, surroundings.context);
    surroundings.progress.giveWay();
    if (!checks)
        return checks.error();
    if (surroundings.output.isJson()) {
        surroundings.output.json(checksJson(u"preflight"_s, opened->view, *checks));
    } else {
        surroundings.output.line(targetLine(opened->view));
        showChecks(*checks, surroundings);
    }
    return count(*checks, Outcome::Fail) > 0 ? 1 : 0;
}

}  // namespace

void addPreflight(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<PreflightOptions>();
    CLI::App *command
        = addCommand(app, invocation, "preflight",
                     QT_TRANSLATE_NOOP("app", "Every check that runs before a deploy, none of which writes"),
                     [options](const Surroundings &surroundings) { return showPreflight(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addText(*command, "--to", options->upTo, QT_TRANSLATE_NOOP("app", "The last migration to run; all when left out"))
        ->type_name("NAME");
    addText(*command, "--backup-dir", options->backupFolder,
            QT_TRANSLATE_NOOP("app", "The folder for backups; the state folder's when left out"))
        ->type_name("FOLDER");
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
