// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reviewreport.h"
#include "app/review/catalogue.h"
#include "version.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QJsonObject textObject(const QString &text)
{
    return {{u"text"_s, text}};
}

QJsonArray ruleList()
{
    QJsonArray out;
    for (const RuleEntry &rule : ruleCatalogue())
        out << QJsonObject{{u"id"_s, rule.id},
                           {u"shortDescription"_s, textObject(rule.title.english())},
                           {u"fullDescription"_s, textObject(rule.why.english())}};
    return out;
}

QJsonObject resultJson(const Finding &finding)
{
    // SARIF's end column is the one after the last character.
    const QJsonObject region{{u"startLine"_s, finding.begin.line},
                             {u"startColumn"_s, finding.begin.column},
                             {u"endLine"_s, finding.end.line},
                             {u"endColumn"_s, finding.end.column + 1}};
    const QJsonObject place{{u"artifactLocation"_s, QJsonObject{{u"uri"_s, finding.file}}}, {u"region"_s, region}};
    return {
        {u"ruleId"_s, finding.rule},
        {u"level"_s, severityId(finding.severity)},
        {u"message"_s, textObject(finding.message.english())},
        {u"locations"_s, QJsonArray{QJsonObject{{u"physicalLocation"_s, place}}}},
    };
}

}  // namespace

QByteArray sarif(const Workspace &workspace)
{
    QJsonArray results;
    for (const AnalysedScript &script : workspace.reviews) {
        for (const Finding &finding : script.findings)
            results << resultJson(finding);
    }
    const QJsonObject driver{
        {u"name"_s, u"Lockstep"_s}, {u"version"_s, QStringLiteral(LOCKSTEP_VERSION)}, {u"rules"_s, ruleList()}};
    const QJsonObject run{{u"tool"_s, QJsonObject{{u"driver"_s, driver}}},
                          {u"results"_s, results},
                          {u"columnKind"_s, u"unicodeCodePoints"_s}};
    return QJsonDocument(QJsonObject{{u"$schema"_s, u"https://json.schemastore.org/sarif-2.1.0.json"_s},
                                     {u"version"_s, u"2.1.0"_s},
                                     {u"runs"_s, QJsonArray{run}}})
        .toJson();
}

}  // namespace lockstep
