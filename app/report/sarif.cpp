// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/report/reviewreport.h"
#include "app/report/sourceuri.h"
#include "app/review/catalogue.h"
#include "app/sql/secrets.h"
#include "version.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Whoever applies a fix writes it into the file: one with a password in it is neither shown nor written masked.
bool isFix(const Finding &finding)
{
    const auto &safer = finding.safer;
    return safer && !safer->replacement.isEmpty() && safer->before.empty() && passwordTexts(safer->replacement).empty();
}

/// What GitHub's code scanning takes of one run.
constexpr std::size_t mostResults = 25'000;

QJsonObject textObject(const QString &text)
{
    return {{u"text"_s, text}};
}

QJsonObject helpOf(const RuleEntry &rule)
{
    QStringList paragraphs{rule.why.english()};
    if (!rule.instead.isEmpty())
        paragraphs << rule.instead.english();
    const auto example = [](const QString &label, const QString &sql) {
        return label + u"\n\n```sql\n"_s + sql.trimmed() + u"\n```"_s;
    };
    QStringList page = paragraphs;
    if (!rule.bad.isEmpty())
        page << example(u"Found:"_s, rule.bad);
    if (!rule.good.isEmpty())
        page << example(u"Not found:"_s, rule.good);
    return {{u"text"_s, paragraphs.join(u"\n\n"_s)}, {u"markdown"_s, page.join(u"\n\n"_s)}};
}

QJsonObject ruleJson(const RuleEntry &rule)
{
    const QString severity = rule.severity == Severity::Note ? u"recommendation"_s : QString(severityId(rule.severity));
    return {{u"id"_s, rule.id},
            {u"shortDescription"_s, textObject(rule.title.english())},
            {u"fullDescription"_s, textObject(rule.why.english())},
            {u"help"_s, helpOf(rule)},
            {u"defaultConfiguration"_s, QJsonObject{{u"level"_s, severityId(rule.severity)}}},
            {u"properties"_s,
             QJsonObject{{u"tags"_s, QJsonArray{bucketId(rule.bucket)}}, {u"problem.severity"_s, severity}}}};
}

/// The results of one file: what they need of its text is looked up once.
class FileResults
{
public:
    FileResults(const AnalysedScript &analysed, const QHash<QString, int> &rules, const SourceUri &place)
        : m_analysed(analysed)
        , m_map(analysed.script.sql)
        , m_rules(rules)
        , m_place(place)
    { }

    QJsonObject result(const Finding &finding)
    {
        const QJsonObject artifact = m_place.location(finding.file);
        const QJsonObject physical{{u"artifactLocation"_s, artifact}, {u"region"_s, region(finding.range)}};
        QJsonObject result{
            {u"ruleId"_s, finding.rule},
            {u"ruleIndex"_s, m_rules.value(finding.rule, -1)},
            {u"level"_s, severityId(finding.severity)},
            {u"message"_s, textObject(englishText(finding))},
            {u"locations"_s, QJsonArray{QJsonObject{{u"physicalLocation"_s, physical}}}},
            {u"partialFingerprints"_s, QJsonObject{{u"primaryLocationLineHash"_s, fingerprint(finding)}}},
        };
        // A fix is what can be put there and be right: nothing that has to run in another migration first.
        if (isFix(finding))
            result.insert(u"fixes"_s, QJsonArray{fix(finding, artifact)});
        return result;
    }

private:
    /// Columns in UTF-16 units from 1, the end column behind the last character; a byte order mark is no character.
    int column(qsizetype byteOffset) const
    {
        const QByteArray &sql = m_analysed.script.sql;
        qsizetype begin = m_map.byteOfLine(m_map.at(byteOffset).line);
        if (begin == 0 && sql.startsWith("\xEF\xBB\xBF"))
            begin = std::min<qsizetype>(3, byteOffset);
        return int(QString::fromUtf8(QByteArrayView(sql).sliced(begin, byteOffset - begin)).size()) + 1;
    }

    QJsonObject region(ByteRange range) const
    {
        const qsizetype size = m_analysed.script.sql.size();
        const qsizetype begin = std::clamp<qsizetype>(range.begin, 0, size);
        const qsizetype end = std::clamp(range.end, begin, size);
        return {{u"startLine"_s, m_map.at(begin).line},
                {u"startColumn"_s, column(begin)},
                {u"endLine"_s, m_map.at(end).line},
                {u"endColumn"_s, column(end)}};
    }

    /// The same when lines move or the file does; the number tells equal statements of one file apart.
    QString fingerprint(const Finding &finding)
    {
        const QString identity = sha256Hex(baselineLine(finding, {}, m_analysed.script).toUtf8()).left(16);
        return identity + u':' + QString::number(++m_seen[identity]);
    }

    QJsonObject fix(const Finding &finding, const QJsonObject &artifact) const
    {
        const SaferForm &form = *finding.safer;
        const QJsonObject replacement{{u"deletedRegion"_s, region(form.range)},
                                      {u"insertedContent"_s, textObject(QString::fromUtf8(form.replacement))}};
        const QJsonObject change{{u"artifactLocation"_s, artifact}, {u"replacements"_s, QJsonArray{replacement}}};
        return {{u"description"_s, textObject(finding.instead.english())}, {u"artifactChanges"_s, QJsonArray{change}}};
    }

    const AnalysedScript &m_analysed;
    TextMap m_map;
    const QHash<QString, int> &m_rules;
    const SourceUri &m_place;
    QHash<QString, int> m_seen;
};

/// How many findings of each severity may be written: the worst first, for as long as there is room.
std::array<std::size_t, 4> roomOf(const Workspace &workspace)
{
    std::array<std::size_t, 4> counts{};
    for (const ReviewedFile &file : reviewedFiles(workspace)) {
        for (const Finding &finding : file.review.findings)
            ++counts[std::size_t(finding.severity)];
    }
    std::size_t room = mostResults;
    for (std::size_t severity = counts.size(); severity-- > 0;) {
        counts[severity] = std::min(counts[severity], room);
        room -= counts[severity];
    }
    return counts;
}

struct Results
{
    QJsonArray list{};
    qint64 leftOut = 0;
};

Results resultsOf(const Workspace &workspace, const QHash<QString, int> &rules)
{
    const SourceUri place(workspace.root);
    std::array<std::size_t, 4> room = roomOf(workspace);
    Results results;
    for (const ReviewedFile &reviewed : reviewedFiles(workspace)) {
        FileResults file(reviewed.review, rules, place);
        for (const Finding &finding : reviewed.review.findings) {
            std::size_t &left = room[std::size_t(finding.severity)];
            if (left == 0) {
                ++results.leftOut;
                continue;
            }
            --left;
            results.list << file.result(finding);
        }
    }
    return results;
}

QJsonObject invocation(qint64 leftOut)
{
    QJsonObject invocation{{u"executionSuccessful"_s, true}};
    if (leftOut > 0)
        invocation.insert(
            u"toolExecutionNotifications"_s,
            QJsonArray{QJsonObject{{u"level"_s, u"warning"_s},
                                   {u"message"_s,
                                    textObject(u"%1 findings are left out, the least severe: %2 is the most that "
                                               "code hosts take."_s.arg(leftOut)
                                                   .arg(mostResults))}}});
    return invocation;
}

}  // namespace

QByteArray sarif(const Workspace &workspace)
{
    QJsonArray rules;
    QHash<QString, int> indexes;
    for (const RuleEntry &rule : ruleCatalogue()) {
        indexes.insert(rule.id, int(rules.size()));
        rules << ruleJson(rule);
    }
    const Results results = resultsOf(workspace, indexes);
    const QJsonObject driver{
        {u"name"_s, u"Lockstep"_s}, {u"semanticVersion"_s, QStringLiteral(LOCKSTEP_VERSION)}, {u"rules"_s, rules}};
    const QJsonObject root{{u"description"_s, textObject(u"The root of the source tree."_s)}};
    const QJsonObject run{{u"tool"_s, QJsonObject{{u"driver"_s, driver}}},
                          {u"invocations"_s, QJsonArray{invocation(results.leftOut)}},
                          {u"originalUriBaseIds"_s, QJsonObject{{u"%SRCROOT%"_s, root}}},
                          {u"automationDetails"_s, QJsonObject{{u"id"_s, u"lockstep-review/"_s}}},
                          {u"results"_s, results.list},
                          {u"columnKind"_s, u"utf16CodeUnits"_s}};
    return QJsonDocument(QJsonObject{{u"$schema"_s, u"https://json.schemastore.org/sarif-2.1.0.json"_s},
                                     {u"version"_s, u"2.1.0"_s},
                                     {u"runs"_s, QJsonArray{run}}})
        .toJson();
}

}  // namespace lockstep
