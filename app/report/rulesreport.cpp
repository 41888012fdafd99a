// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/rulesreport.h"

#include "app/report/jsonvalues.h"
#include "app/report/text.h"
#include "app/report/words.h"

#include <QJsonArray>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString versionsOf(const RuleEntry &rule)
{
    if (rule.since > 0 && rule.until > 0)
        return text(QT_TRANSLATE_NOOP("app", "PostgreSQL %1 to %2"),
                    {QString::number(rule.since), QString::number(rule.until)});
    if (rule.since > 0)
        return text(QT_TRANSLATE_NOOP("app", "since PostgreSQL %1"), {QString::number(rule.since)});
    if (rule.until > 0)
        return text(QT_TRANSLATE_NOOP("app", "until PostgreSQL %1"), {QString::number(rule.until)});
    return {};
}

/// "hazard, error, off by default"
QString factsOf(const RuleEntry &rule)
{
    QStringList facts{words::bucket(rule.bucket), words::severity(rule.severity)};
    if (!rule.isOn)
        facts << text(QT_TRANSLATE_NOOP("app", "off by default"));
    if (const QString versions = versionsOf(rule); !versions.isEmpty())
        facts << versions;
    return facts.join(u", "_s);
}

void addRule(Document &document, const RuleEntry &rule)
{
    document.blocks.push_back(Paragraph{rule.title.translated() + u" ("_s + factsOf(rule) + u")."_s});
    document.blocks.push_back(Paragraph{rule.why.translated()});
    if (!rule.instead.isEmpty())
        document.blocks.push_back(Paragraph{text(QT_TRANSLATE_NOOP("app", "Safer: %1"), {rule.instead.translated()})});
    document.blocks.push_back(Paragraph{text(QT_TRANSLATE_NOOP("app", "It speaks here:"))});
    document.blocks.push_back(CodeBlock{u"sql"_s, rule.bad});
    document.blocks.push_back(Paragraph{text(QT_TRANSLATE_NOOP("app", "It is silent here:"))});
    document.blocks.push_back(CodeBlock{u"sql"_s, rule.good});
}

QJsonValue numberOrNull(int number)
{
    return number > 0 ? QJsonValue(number) : QJsonValue();
}

}  // namespace

Document ruleDocument(const RuleEntry &rule)
{
    Document document{rule.id};
    addRule(document, rule);
    return document;
}

Document rulesDocument(const std::vector<RuleEntry> &rules)
{
    Document document{text(QT_TRANSLATE_NOOP("app", "Review rules"))};
    DataTable table{{text(QT_TRANSLATE_NOOP("app", "Rule")), text(QT_TRANSLATE_NOOP("app", "Bucket")),
                     text(QT_TRANSLATE_NOOP("app", "Severity")), text(QT_TRANSLATE_NOOP("app", "By default")),
                     text(QT_TRANSLATE_NOOP("app", "What"))}};
    for (const RuleEntry &rule : rules)
        table.rows.push_back({rule.id, words::bucket(rule.bucket), words::severity(rule.severity),
                              rule.isOn ? text(QT_TRANSLATE_NOOP("app", "on")) : text(QT_TRANSLATE_NOOP("app", "off")),
                              rule.title.translated()});
    document.blocks.push_back(Paragraph{
        text(QT_TRANSLATE_NOOP("app",
                               "In the examples a comment “next file” parts two migrations, and “revert” a migration "
                               "from its revert script. A comment on top says what the file alone does not: whether "
                               "the tool wraps it in a transaction, whether it has a revert script, what the project "
                               "asks, or the server's version."))});
    document.blocks.push_back(std::move(table));
    for (const RuleEntry &rule : rules) {
        document.blocks.push_back(Heading{2, rule.id});
        addRule(document, rule);
    }
    return document;
}

QJsonObject rulesJson(const std::vector<RuleEntry> &rules)
{
    QJsonArray list;
    for (const RuleEntry &rule : rules)
        list << QJsonObject{{u"id"_s, rule.id},
                            {u"bucket"_s, bucketId(rule.bucket)},
                            {u"severity"_s, severityId(rule.severity)},
                            {u"default"_s, rule.isOn},
                            {u"title"_s, rule.title.english()},
                            {u"why"_s, rule.why.english()},
                            {u"instead"_s, json::messageOrNull(rule.instead)},
                            {u"since"_s, numberOrNull(rule.since)},
                            {u"until"_s, numberOrNull(rule.until)},
                            {u"bad"_s, rule.bad},
                            {u"good"_s, rule.good}};
    QJsonObject out = json::head(u"review"_s);
    out[u"rules"_s] = list;
    return out;
}

}  // namespace lockstep
