// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/json.h"
#include "app/report/jsonvalues.h"
#include "app/sql/secrets.h"

#include <QJsonArray>

#include <algorithm>

namespace lockstep {

using namespace json;
using namespace Qt::StringLiterals;

namespace {

QJsonArray stepList(const std::vector<SaferForm::Step> &steps)
{
    QJsonArray list;
    for (const SaferForm::Step &step : steps)
        list << QJsonObject{{u"sql"_s, QString::fromUtf8(withoutPasswords(step.sql))},
                            {u"outsideTransaction"_s, step.isOutsideTransaction}};
    return list;
}

/// What stands here instead of the clause, and what goes into migrations of its own.
QJsonObject formJson(const SaferForm &form)
{
    return {{u"replacement"_s, QString::fromUtf8(withoutPasswords(form.replacement))},
            {u"before"_s, stepList(form.before)},
            {u"after"_s, stepList(form.after)}};
}

QJsonObject findingJson(const Finding &finding)
{
    return {
        {u"rule"_s, finding.rule},
        {u"severity"_s, severityId(finding.severity)},
        {u"migration"_s, textOrNull(finding.migration)},
        {u"file"_s, finding.file},
        {u"line"_s, finding.begin.line},
        {u"column"_s, finding.begin.column},
        {u"endLine"_s, finding.end.line},
        {u"endColumn"_s, finding.end.column},
        {u"statement"_s, finding.statement > 0 ? QJsonValue(finding.statement) : QJsonValue()},
        {u"object"_s, textOrNull(finding.object)},
        {u"within"_s, textOrNull(withinId(finding.within))},
        {u"message"_s, englishText(finding)},
        {u"why"_s, finding.why.english()},
        {u"instead"_s, messageOrNull(finding.instead)},
        {u"safer"_s, finding.safer ? formJson(*finding.safer) : QJsonValue()},
    };
}

QJsonArray effectList(const std::vector<Effect> &effects, const TextMap &map)
{
    QJsonArray out;
    for (const Effect &effect : effects) {
        const LineColumn place = map.at(effect.range.begin);
        out << QJsonObject{{u"kind"_s, effectKindId(effect.kind)},
                           {u"objectKind"_s, textOrNull(effect.objectKind)},
                           {u"object"_s, textOrNull(effect.object)},
                           {u"line"_s, place.line},
                           {u"column"_s, place.column},
                           {u"within"_s, textOrNull(withinId(effect.within))}};
    }
    return out;
}

QJsonArray lockList(const std::vector<LockForecast> &locks)
{
    QJsonArray out;
    for (const LockForecast &lock : locks)
        out << QJsonObject{
            {u"relation"_s, lock.relation}, {u"mode"_s, lockModeId(lock.mode)}, {u"blocks"_s, lockBlocksId(lock.mode)}};
    return out;
}

QJsonObject statementJson(const QString &file, const Statement &statement, const StatementEffects &effects,
                          const Forecast &forecast, const TextMap &map)
{
    std::vector<LockForecast> locks = forecast.locks;
    std::ranges::copy(forecast.indexLocks, std::back_inserter(locks));
    const bool isOutside = effects.transaction == TransactionNeed::Outside;
    return {
        {u"file"_s, file},
        {u"statement"_s, statement.number},
        {u"line"_s, map.at(statement.range.begin).line},
        {u"endLine"_s, map.at(statement.range.end - 1).line},
        {u"transaction"_s, isOutside ? u"outside"_s : u"any"_s},
        {u"effects"_s, effectList(effects.effects, map)},
        {u"locks"_s, lockList(locks)},
        {u"rewrites"_s, QJsonArray::fromStringList(forecast.rewrites)},
        {u"scans"_s, QJsonArray::fromStringList(forecast.scans)},
        {u"builds"_s, QJsonArray::fromStringList(forecast.builds)},
        {u"basis"_s, basisId(forecast.basis)},
        {u"unknown"_s, messageOrNull(statement.problem ? effects.unknown.read() : forecast.unknown)},
    };
}

}  // namespace

QJsonObject reviewJson(const Workspace &workspace)
{
    QJsonArray findings;
    int suppressed = 0;
    std::array<int, 4> counts{};
    for (const ReviewedFile &file : reviewedFiles(workspace)) {
        suppressed += file.review.suppressed;
        for (const Finding &finding : file.review.findings) {
            findings << findingJson(finding);
            ++counts[std::size_t(finding.severity)];
        }
    }
    QJsonObject summary;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note})
        summary[severityId(severity)] = counts[std::size_t(severity)];
    QJsonObject out = head(u"review"_s);
    out[u"project"_s] = projectJson(workspace);
    out[u"findings"_s] = findings;
    out[u"suppressed"_s] = suppressed;
    out[u"summary"_s] = summary;
    return out;
}

QJsonObject effectsJson(const Workspace &workspace, const QString &serverVersion)
{
    QJsonArray statements;
    for (std::size_t i = 0; i < workspace.reviews.size(); ++i) {
        const AnalysedScript &analysed = workspace.reviews[i];
        const TextMap map(analysed.script.sql);
        for (std::size_t k = 0; k < analysed.script.statements.size(); ++k)
            statements << statementJson(workspace.folder.migrations[i].forward.path, analysed.script.statements[k],
                                        analysed.effects[k], forecastOf(analysed, k), map);
    }
    QJsonObject out = head(u"effects"_s);
    out[u"serverVersion"_s] = textOrNull(serverVersion);
    out[u"statements"_s] = statements;
    return out;
}

}  // namespace lockstep
