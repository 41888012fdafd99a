// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/revertview.h"

#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/report/json.h"
#include "app/report/jsonvalues.h"
#include "app/report/plaintext.h"
#include "app/report/words.h"

#include <QJsonArray>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString effectsOf(const StatementEffects &statement)
{
    QStringList parts;
    for (const Effect &effect : statement.effects)
        parts << (effect.object.isEmpty() ? QString(effectKindId(effect.kind))
                                          : u"%1 %2"_s.arg(effectKindId(effect.kind), effect.object));
    for (const LockForecast &lock : statement.locks)
        parts << u"%1 %2"_s.arg(lockModeId(lock.mode), lock.relation);
    return parts.join(u", "_s);
}

void showScript(const PlannedMigration &planned, const AnalysedScript &script, const Surroundings &surroundings)
{
    Output &output = surroundings.output;
    output.line(said(QT_TRANSLATE_NOOP("app", "Revert %1 with %2"),
                     {withVisibleControls(planned.name), withVisibleControls(planned.file)}));
    const TextMap map(script.script.sql);
    std::vector<QStringList> rows;
    for (std::size_t i = 0; i < script.effects.size(); ++i)
        rows.push_back({u"  "_s + QString::number(map.at(script.script.statements[i].range.begin).line),
                        withVisibleControls(script.effects[i].tag), withVisibleControls(effectsOf(script.effects[i]))});
    for (const QString &line : aligned(rows))
        output.line(line);
    for (const Finding &finding : script.findings)
        output.line(u"  %1:%2  %3  %4"_s.arg(withVisibleControls(finding.file), QString::number(finding.begin.line),
                                             words::severity(finding.severity), translatedText(finding)));
}

void showText(const DeployRequest &request, const std::vector<Loss> &losses, const Surroundings &surroundings)
{
    for (const PlannedMigration &planned : request.plan.migrations)
        showScript(planned, request.workspace->reviews[planned.index], surroundings);
    Output &output = surroundings.output;
    if (losses.empty())
        output.line(said(QT_TRANSLATE_NOOP("app", "Nothing is lost by it, as far as the scripts tell.")));
    else
        output.line(surroundings.terminal.styled(
            Style::Bad,
            counted(QT_TRANSLATE_N_NOOP("app", "Lost by it (%n operation(s)):"), qsizetype(losses.size()))));
    for (const Loss &loss : losses)
        output.line(u"  "_s + withVisibleControls(sentenceOf(loss).translated()));
    output.line(said(QT_TRANSLATE_NOOP("app", "Plan digest: %1"), {request.plan.digest}));
}

QJsonObject lossJson(const Loss &loss)
{
    return {{u"file"_s, loss.file},
            {u"line"_s, loss.line},
            {u"kind"_s, loss.what},
            {u"object"_s, loss.object},
            {u"rows"_s, loss.rows ? QJsonValue(*loss.rows) : QJsonValue()},
            {u"rowsAtLeast"_s, loss.isAtLeast},
            {u"bytes"_s, loss.bytes},
            {u"appliedAt"_s, json::timeOrNull(loss.since)}};
}

QJsonObject findingJson(const Finding &finding)
{
    return {{u"rule"_s, finding.rule},
            {u"severity"_s, severityId(finding.severity)},
            {u"file"_s, finding.file},
            {u"line"_s, finding.begin.line},
            {u"message"_s, finding.message.english()}};
}

QJsonObject planJson(const DeployRequest &request, const std::vector<Loss> &losses)
{
    QJsonArray migrations;
    QJsonArray findings;
    for (const PlannedMigration &planned : request.plan.migrations) {
        migrations << QJsonObject{
            {u"name"_s, planned.name},
            {u"revert"_s, QJsonObject{{u"file"_s, planned.revertFile}, {u"sha256"_s, planned.revertSha256}}},
            {u"transactional"_s, planned.isTransactional},
            {u"statements"_s, planned.statements}};
        for (const Finding &finding : request.workspace->reviews[planned.index].findings)
            findings << findingJson(finding);
    }
    QJsonArray lost;
    for (const Loss &loss : losses)
        lost << lossJson(loss);
    return {{u"migrations"_s, migrations},
            {u"digest"_s, request.plan.digest},
            {u"losses"_s, lost},
            {u"findings"_s, findings}};
}

}  // namespace

void showRevert(const DeployRequest &request, const std::vector<Loss> &losses, const Surroundings &surroundings)
{
    if (!surroundings.output.isJson())
        return showText(request, losses, surroundings);
    const RunEvent event{.at = QDateTime::currentDateTimeUtc(),
                         .kind = u"notice"_s,
                         .step = Step::Plan,
                         .data = planJson(request, losses)};
    surroundings.output.jsonLine(eventJson({}, event, u"revert"_s));
}

}  // namespace lockstep
