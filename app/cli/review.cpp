// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"
#include "app/cli/reviewrules.h"
#include "app/cli/sqlsource.h"
#include "app/cli/text.h"
#include "app/report/json.h"
#include "app/report/plaintext.h"
#include "app/report/reviewreport.h"
#include "app/report/words.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct ReviewOptions : SourceOptions
{
    QString failOn = u"error"_s;
    std::optional<QString> explained{};  ///< a rule's id; empty: all of them
    bool writesBaseline = false;
};

Style styleOf(Severity severity)
{
    return severity == Severity::Error ? Style::Bad : severity == Severity::Warning ? Style::Warning : Style::Plain;
}

void showStep(const SaferForm::Step &step, const char *where, Output &output)
{
    output.line(u"      "_s + said(where, {}));
    for (const QString &line : QString::fromUtf8(step.sql + ';').split(u'\n'))
        output.line(u"        "_s + withVisibleControls(line));
}

void showForm(const SaferForm &form, Output &output)
{
    for (const SaferForm::Step &step : form.before)
        showStep(step, QT_TRANSLATE_NOOP("app", "before, in a migration of its own:"), output);
    if (!form.replacement.isEmpty())
        showStep({form.replacement}, QT_TRANSLATE_NOOP("app", "here:"), output);
    for (const SaferForm::Step &step : form.after)
        showStep(step, QT_TRANSLATE_NOOP("app", "later, in a migration of its own:"), output);
}

/// As compilers write it, so that editors jump to the place.
void showFinding(const Finding &finding, const Surroundings &surroundings)
{
    const QString place = u"%1:%2:%3:"_s.arg(finding.file).arg(finding.begin.line).arg(finding.begin.column);
    const QString severity = surroundings.terminal.styled(styleOf(finding.severity), words::severity(finding.severity));
    Output &output = surroundings.output;
    output.line(u"%1 %2 %3: %4"_s.arg(withVisibleControls(place), severity, finding.rule,
                                      withVisibleControls(translatedText(finding))));
    if (!finding.why.isEmpty())
        output.line(u"    "_s + said(QT_TRANSLATE_NOOP("app", "Why: %1"), {finding.why.translated()}));
    if (!finding.instead.isEmpty())
        output.line(u"    "_s + said(QT_TRANSLATE_NOOP("app", "Safer: %1"), {finding.instead.translated()}));
    if (finding.safer)
        showForm(*finding.safer, output);
}

int countOf(const Workspace &workspace, Severity severity)
{
    int count = 0;
    for (const AnalysedScript &script : workspace.reviews)
        count += int(std::ranges::count(script.findings, severity, &Finding::severity));
    return count;
}

int countSuppressed(const Workspace &workspace)
{
    int count = 0;
    for (const AnalysedScript &script : workspace.reviews)
        count += script.suppressed;
    return count;
}

void showText(const Workspace &workspace, const Surroundings &surroundings)
{
    for (const AnalysedScript &script : workspace.reviews) {
        for (const Finding &finding : script.findings)
            showFinding(finding, surroundings);
    }
    QStringList counts{
        counted(QT_TRANSLATE_N_NOOP("app", "%n error(s)"), countOf(workspace, Severity::Error)),
        counted(QT_TRANSLATE_N_NOOP("app", "%n warning(s)"), countOf(workspace, Severity::Warning)),
        counted(QT_TRANSLATE_N_NOOP("app", "%n note(s)"), countOf(workspace, Severity::Note)),
    };
    if (const int suppressed = countSuppressed(workspace); suppressed > 0)
        counts << counted(QT_TRANSLATE_N_NOOP("app", "%n silenced by a comment or the baseline"), suppressed);
    surroundings.output.line(counts.join(u", "_s));
}

bool isAtThreshold(const Workspace &workspace, const QString &failOn)
{
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) {
        if (failOn != "never"_L1 && countOf(workspace, severity) > 0)
            return true;
        if (failOn == severityId(severity))
            return false;
    }
    return false;
}

void show(const Workspace &workspace, const Surroundings &surroundings)
{
    Output &output = surroundings.output;
    if (output.isJson())
        output.json(reviewJson(workspace));
    else if (output.format() == "markdown"_L1)
        output.write(toMarkdown(reviewDocument(workspace)).toUtf8());
    else if (output.format() == "html"_L1)
        output.write(toHtml(reviewDocument(workspace)).toUtf8());
    else if (output.format() == "sarif"_L1)
        output.write(sarif(workspace));
    else if (output.format() == "junit"_L1)
        output.write(junit(workspace));
    else
        showText(workspace, surroundings);
}

Result<int> review(const ReviewOptions &options, const Surroundings &surroundings)
{
    if (options.explained)
        return explainRules(*options.explained, surroundings.output);
    const auto workspace = openSource(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!workspace)
        return workspace.error();
    if (options.writesBaseline)
        return writeBaseline(**workspace, surroundings.output, surroundings.context);
    show(**workspace, surroundings);
    return isAtThreshold(**workspace, options.failOn) ? 1 : 0;
}

}  // namespace

void addReview(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<ReviewOptions>();
    CLI::App *command
        = addCommand(app, invocation, "review",
                     QT_TRANSLATE_NOOP("app", "Findings over the SQL of a project or of files; needs no server"),
                     [options](const Surroundings &surroundings) { return review(*options, surroundings); });
    addSource(*command, *options);
    addText(*command, "--fail-on", options->failOn,
            QT_TRANSLATE_NOOP("app", "The weakest finding that makes the exit status 1; error when left out"))
        ->check(CLI::IsMember({"error", "warning", "note", "never"}))
        ->type_name("SEVERITY");
    command
        ->add_option_function<std::vector<std::string>>(
            "--explain",
            [options](const std::vector<std::string> &rules) {
                options->explained = rules.empty() ? QString() : QString::fromStdString(rules.front());
            },
            said(QT_TRANSLATE_NOOP("app", "What a rule finds, why, and its SQL; without RULE, the list of all"))
                .toStdString())
        ->expected(0, 1)
        ->type_name("[RULE]");
    addFlag(*command, "--write-baseline", options->writesBaseline,
            QT_TRANSLATE_NOOP("app", "Take what is found now for known: only new findings are shown from then on"));
    addResult(*command, invocation, {u"text"_s, u"json"_s, u"sarif"_s, u"markdown"_s, u"html"_s, u"junit"_s});
}

}  // namespace lockstep
