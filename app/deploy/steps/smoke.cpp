// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/assertions.h"
#include "app/deploy/projectcommand.h"
#include "app/deploy/steps/steps.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const SmokeConfig &smokeOf(const DeployRequest &request)
{
    return request.workspace->config.smoke;
}

QString lacks(const DeployRequest &request)
{
    const SmokeConfig &smoke = smokeOf(request);
    if (smoke.assertions.empty() && smoke.commands.empty())
        return u"[smoke]"_s;
    return isMeantFor(smoke.environments, request.view.choice) ? QString() : u"[smoke] environments"_s;
}

/// Also what cannot start is one test's failure: the others are made all the same.
Result<Check> tryCommand(const ProjectCommand &command, const StepInput &input)
{
    Check check{
        .id = namedCheckId(u"command"_s, command.name), .title = verbatim(command.name), .outcome = Outcome::Pass};
    const auto end = runCommand(command, Step::Smoke, input);
    if (!end && end.error().code != ErrorCode::ProgramMissing)
        return end.error();
    const std::optional<Error> failure = end ? failureOf(*end, command) : end.error();
    if (failure) {
        check.outcome = Outcome::Fail;
        check.message = failure->message;
        check.detail = failure->detail;
        check.hint = failure->hint;
        return check;
    }
    check.message = {QT_TRANSLATE_NOOP("app", "%1 ended well after %2 ms."),
                     {commandLine(command), QString::number(end->durationMs)}};
    check.detail = QString::fromUtf8(end->lastWords).trimmed();
    return check;
}

Result<StepResult> perform(const StepInput &input)
{
    const SmokeConfig &smoke = smokeOf(input.request);
    // Asked of the target that was migrated, wherever its URL leads now.
    if (const auto view = freshView(input.request, input.request.plan.target, input.context); !view)
        return view.error();
    const auto session = openTarget(input.request.view.url, input.context);
    if (!session)
        return session.error();
    auto checks = askAssertions(**session, smoke.assertions, input.context);
    if (!checks)
        return std::move(checks).error();
    for (const ProjectCommand &command : smoke.commands) {
        auto check = tryCommand(command, input);
        if (!check)
            return std::move(check).error();
        checks->push_back(*std::move(check));
    }
    StepResult result = checkedStep(*std::move(checks));
    if (result.error)
        result.error->hint = {QT_TRANSLATE_NOOP(
            "app",
            "The migrations are applied and what was released runs on them. Put right what each test names and "
            "test again; where it cannot be put right soon, take the release back, and the migrations after it.")};
    return result;
}

StepBrief brief(const DeployRequest &request, const RunRecord &record)
{
    const SmokeConfig &smoke = smokeOf(request);
    if (!lacks(request).isEmpty())
        return {{{QT_TRANSLATE_NOOP("app", "No smoke test is made: lockstep.toml has no [smoke] for this target.")}}};
    StepBrief brief{{{QT_TRANSLATE_N_NOOP("app", "Ask %1 %n question(s), in transactions that can only read."),
                      {record.plan.target.display()},
                      int(smoke.assertions.size())},
                     {QT_TRANSLATE_N_NOOP("app", "Run %n command(s); each must end with exit status 0."),
                      {},
                      int(smoke.commands.size())}}};
    for (const SqlAssertion &assertion : smoke.assertions)
        brief.commands << QString::fromUtf8(assertion.sql) + u';';
    for (const ProjectCommand &command : smoke.commands)
        brief.commands << commandLine(command);
    return brief;
}

std::vector<Confirmation> after(const DeployRequest &request, const RunRecord &)
{
    if (!lacks(request).isEmpty())
        return {};
    return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen the result of every test.")}}};
}

}  // namespace

const StepWork smokeStep{.perform = perform, .brief = brief, .after = after, .lacks = lacks};

}  // namespace lockstep
