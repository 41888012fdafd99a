// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reviewrules.h"

#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/core/files.h"
#include "app/report/rulesreport.h"
#include "app/report/words.h"
#include "app/review/settings.h"

#include <QDir>
#include <QFileInfo>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A page of the manual in a terminal.
void showRule(const Document &document, Output &output)
{
    output.line(document.title);
    for (const DocumentBlock &block : document.blocks) {
        if (const auto *paragraph = std::get_if<Paragraph>(&block))
            output.line(paragraph->text);
        if (const auto *code = std::get_if<CodeBlock>(&block))
            output.line(u"    "_s + QString(code->text).replace(u"\n"_s, u"\n    "_s));
    }
}

void showRuleList(const std::vector<RuleEntry> &rules, Output &output)
{
    std::vector<QStringList> rows;
    for (const RuleEntry &rule : rules) {
        const QString isOn = rule.isOn ? said(QT_TRANSLATE_NOOP("app", "on")) : said(QT_TRANSLATE_NOOP("app", "off"));
        rows.push_back(
            {rule.id, words::bucket(rule.bucket), words::severity(rule.severity), isOn, rule.title.translated()});
    }
    for (const QString &line : aligned(rows))
        output.line(line);
}

Status showRules(const std::vector<RuleEntry> &rules, bool isOne, Output &output)
{
    const Document document = isOne ? ruleDocument(rules.front()) : rulesDocument(rules);
    if (output.isJson())
        output.json(rulesJson(rules));
    else if (output.format() == "markdown"_L1)
        output.write(toMarkdown(document).toUtf8());
    else if (output.format() == "html"_L1)
        output.write(toHtml(document).toUtf8());
    else if (output.format() != "text"_L1)
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "Rules are explained as text, json, markdown or html.")}};
    else if (isOne)
        showRule(document, output);
    else
        showRuleList(rules, output);
    return Done{};
}

}  // namespace

Result<int> explainRules(const QString &id, Output &output)
{
    std::vector<RuleEntry> rules = ruleCatalogue();
    if (!id.isEmpty())
        std::erase_if(rules, [&id](const RuleEntry &rule) { return rule.id != id; });
    if (rules.empty())
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "There is no rule \"%1\"."), {id}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "lockstep review --explain lists them all.")}};
    const Status shown = showRules(rules, !id.isEmpty(), output);
    return shown ? Result<int>(0) : shown.error();
}

Result<int> writeBaseline(const Workspace &workspace, Output &output, const JobContext &context)
{
    if (workspace.folder.layout.isEmpty())
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "A baseline belongs to a project, not to single files.")}};
    ReviewConfig config = workspace.config.review;
    const QString path = QDir(workspace.root).filePath(config.baseline);
    config.baseline.clear();
    const auto settings = reviewSettings(workspace.root, config, workspace.folder.layout);
    if (!settings)
        return settings.error();
    const auto review = reviewMigrations(workspace.folder.migrations, context, *settings);
    if (!review)
        return review.error();
    QStringList lines;
    if (workspace.declared) {
        const auto models
            = reviewModel(*workspace.declared, workspace.folder.migrations, review->scripts, *settings, context);
        if (!models)
            return models.error();
        for (const ModelFile &file : *models) {
            for (const Finding &finding : file.review.findings)
                lines << baselineLine(finding, finding.file, file.review.script);
        }
    }
    for (const AnalysedScript &script : review->scripts) {
        for (const Finding &finding : script.findings)
            lines << baselineLine(finding, finding.file, script.script);
    }
    if (!QDir().mkpath(QFileInfo(path).path()))
        return Error{ErrorCode::FileUnreadable, {QT_TRANSLATE_NOOP("app", "%1 cannot be written."), {path}}};
    if (Status written = writeFileDurably(path, baselineText(lines)); !written)
        return written.error();
    output.line(counted(QT_TRANSLATE_N_NOOP("app", "%n finding(s) written to the baseline"), lines.size()) + u": "_s
                + workspace.config.review.baseline);
    return 0;
}

}  // namespace lockstep
