// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/deploytrial.h"

#include "app/cli/deployview.h"
#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "app/deploy/dryrun.h"
#include "app/report/json.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

void showEnd(const Surroundings &surroundings, const QString &command, const QString &outcome, int status,
             const std::optional<Error> &error)
{
    const QJsonObject data{{u"outcome"_s, outcome},
                           {u"exitCode"_s, status},
                           {u"report"_s, QJsonValue()},
                           {u"dryRun"_s, true},
                           {u"error"_s, error ? QJsonValue(errorObject(*error)) : QJsonValue()}};
    surroundings.output.jsonLine(eventJson(
        {}, {.at = QDateTime::currentDateTimeUtc(), .kind = u"finished"_s, .step = Step::Migrate, .data = data},
        command));
}

Error undone(const Error &cause)
{
    Error error = cause;
    const QString said = cause.message.english();
    error.code = ErrorCode::StepUndone;
    error.message = {QT_TRANSLATE_NOOP("app", "The dry run failed and was rolled back; the database is as it was.")};
    error.detail = error.detail.isEmpty() ? said : said + u'\n' + error.detail;
    return error;
}

}  // namespace

Result<int> tryDeploy(const DeployRequest &request, const Surroundings &surroundings)
{
    const QString command = request.plan.direction == Direction::Revert ? u"revert"_s : u"deploy"_s;
    const auto view = makeDeployView(surroundings, command);
    const auto found = dryRun(
        request, [&view](const RunEvent &event) { view->event({}, event); }, surroundings.context);
    surroundings.progress.giveWay();
    if (!found)
        return found.error();
    const bool isCause
        = found->error && found->error->code != ErrorCode::Cancelled && found->error->code != ErrorCode::ConnectionLost;
    if (found->error && !surroundings.output.isJson())
        return isCause ? undone(*found->error) : *found->error;
    if (surroundings.output.isJson()) {
        const std::optional<Error> error = isCause ? undone(*found->error) : found->error;
        const int status = error ? exitStatus(error->code) : 0;
        const bool isCancelled = error && error->code == ErrorCode::Cancelled;
        const QString failure = isCancelled ? u"cancelled"_s : u"undone"_s;
        showEnd(surroundings, command, error ? failure : u"done"_s, status, error);
        return status;
    }
    surroundings.output.line(counted(
        QT_TRANSLATE_N_NOOP("app", "Dry run: %n statement(s) ran and were rolled back; the database is as it was."),
        found->statements));
    return 0;
}

}  // namespace lockstep
