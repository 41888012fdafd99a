// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/verify.h"

#include "app/cli/checkview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/report/json.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Result<int> showVerification(const ProjectOptions &options, const Surroundings &surroundings)
{
    const auto opened = openTarget(options, surroundings.context);
    if (!opened)
        return opened.error();
    const auto checks = verifyHistory(*opened->workspace, opened->view, surroundings.context);
    surroundings.progress.giveWay();
    if (!checks)
        return checks.error();
    if (surroundings.output.isJson()) {
        surroundings.output.json(checksJson(u"verify"_s, opened->view, *checks));
    } else {
        surroundings.output.line(targetLine(opened->view));
        showChecks(*checks, surroundings);
    }
    return count(*checks, Outcome::Fail) > 0 ? 1 : 0;
}

}  // namespace

void addVerify(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<ProjectOptions>();
    CLI::App *command = addCommand(
        app, invocation, "verify", QT_TRANSLATE_NOOP("app", "Is the database what the history says it should be"),
        [options](const Surroundings &surroundings) { return showVerification(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
