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

QJsonObject fixJson(const Finding &finding, const QJsonObject &place)
{
    const SaferForm &form = *finding.safer;
    const QJsonObject replacement{
        {u"deletedRegion"_s, QJsonObject{{u"byteOffset"_s, form.range.begin}, {u"byteLength"_s, form.range.length()}}},
        {u"insertedContent"_s, textObject(QString::fromUtf8(form.replacement))}};
    const QJsonObject change{{u"artifactLocation"_s, place.value("artifactLocation"_L1)},
                             {u"replacements"_s, QJsonArray{replacement}}};
    return {{u"description"_s, textObject(finding.instead.english())}, {u"artifactChanges"_s, QJsonArray{change}}};
}

QJsonObject resultJson(const Finding &finding)
{
    // SARIF's end column is the one after the last character.
    const QJsonObject region{{u"startLine"_s, finding.begin.line},
                             {u"startColumn"_s, finding.begin.column},
                             {u"endLine"_s, finding.end.line},
                             {u"endColumn"_s, finding.end.column + 1}};
    const QJsonObject place{{u"artifactLocation"_s, QJsonObject{{u"uri"_s, finding.file}}}, {u"region"_s, region}};
    QJsonObject result{
        {u"ruleId"_s, finding.rule},
        {u"level"_s, severityId(finding.severity)},
        {u"message"_s, textObject(englishText(finding))},
        {u"locations"_s, QJsonArray{QJsonObject{{u"physicalLocation"_s, place}}}},
    };
    // A fix is what can be put there and be right: nothing that has to run in another migration first.
    if (finding.safer && !finding.safer->replacement.isEmpty() && finding.safer->before.empty())
        result.insert(u"fixes"_s, QJsonArray{fixJson(finding, place)});
    return result;
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
