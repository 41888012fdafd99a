// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"
#include "app/cli/planview.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/deploy/targetreview.h"
#include "app/report/json.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct PlanOptions : ProjectOptions
{
    QString upTo{};
};

Result<int> showPlan(const PlanOptions &options, const Surroundings &surroundings)
{
    const auto opened = openTarget(options, surroundings.context);
    const auto judged = opened ? judgedOnTarget(opened->workspace, opened->view, surroundings.context)
                               : Result<WorkspacePtr>(opened.error());
    surroundings.progress.giveWay();
    if (!judged)
        return judged.error();
    const auto plan = makePlan(**judged, opened->view, options.upTo);
    if (!plan)
        return plan.error();
    if (surroundings.output.isJson()) {
        surroundings.output.json(planJson(**judged, opened->view, *plan));
    } else {
        surroundings.output.line(targetLine(opened->view));
        showPlanned(**judged, *plan, surroundings);
    }
    return plan->obstacles.empty() ? 0 : 1;
}

}  // namespace

void addPlan(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<PlanOptions>();
    CLI::App *command = addCommand(
        app, invocation, "plan", QT_TRANSLATE_NOOP("app", "What a deploy would do, with the plan's digest"),
        [options](const Surroundings &surroundings) { return showPlan(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addText(*command, "--to", options->upTo, QT_TRANSLATE_NOOP("app", "The last migration to run; all when left out"))
        ->type_name("NAME");
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
