// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/deployjson.h"

#include "app/report/json.h"

namespace lockstep {

using namespace Qt::StringLiterals;

DeployJson::DeployJson(Output &output, const QString &command)
    : m_output(output)
    , m_command(command)
{ }

void DeployJson::stepBegins(const DeployRun &, Step) { }

void DeployJson::confirmed(const DeployRun &run, Step step, const Confirmation &confirmation)
{
    QJsonObject data{{u"id"_s, confirmation.id}};
    for (const QJsonObject &given : run.record().confirmations) {
        if (given.value("id"_L1) == confirmation.id && given.contains("answer"_L1))
            data.insert(u"answer"_s, given.value("answer"_L1));
    }
    event(run.record().id,
          {.at = QDateTime::currentDateTimeUtc(),
           .kind = u"confirmation"_s,
           .step = step,
           .data = data,
           .text = confirmation.text.english()});
}

void DeployJson::event(const QString &run, const RunEvent &event)
{
    // The engine's own "finished" knows neither the exit status of this program nor where the record is.
    if (event.kind != "finished"_L1)
        m_output.jsonLine(eventJson(run, event, m_command));
}

void DeployJson::stepEnded(const StepRecord &) { }

void DeployJson::ended(const RunRecord &run, const RunEnd &end)
{
    const QJsonObject data{
        {u"outcome"_s, end.outcome},
        {u"exitCode"_s, end.exitStatus},
        {u"report"_s, end.records.isEmpty() ? QJsonValue() : QJsonValue(end.records.constLast())},
        {u"effects"_s, effectsText(run)},
        {u"error"_s, end.error ? QJsonValue(errorObject(*end.error)) : QJsonValue()},
    };
    m_output.jsonLine(eventJson(
        run.id, {.at = QDateTime::currentDateTimeUtc(), .kind = u"finished"_s, .step = Step::Record, .data = data},
        m_command));
}

}  // namespace lockstep
