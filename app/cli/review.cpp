// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"
#include "app/cli/reviewrules.h"
#include "app/cli/sqlsource.h"
#include "app/cli/text.h"
#include "app/report/excerpt.h"
#include "app/report/json.h"
#include "app/report/plaintext.h"
#include "app/report/reviewreport.h"
#include "app/report/words.h"
#include "app/sql/secrets.h"

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

void showStep(const QByteArray &sql, const char *where, Output &output)
{
    output.line(u"      "_s + said(where, {}));
    for (const QString &line : QString::fromUtf8(withoutPasswords(sql.trimmed())).split(u'\n'))
        output.line(u"        "_s + withVisibleControls(line));
}

/// Not a clause of one, which other clauses may follow.
bool isWholeStatement(const ByteRange &range, const Script &script)
{
    return std::ranges::find(script.statements, range, &Statement::range) != script.statements.end();
}

void showForm(const SaferForm &form, const Script &script, Output &output)
{
    for (const SaferForm::Step &step : form.before)
        showStep(step.sql + ';', QT_TRANSLATE_NOOP("app", "before, in a migration of its own:"), output);
    if (!form.replacement.isEmpty())
        showStep(isWholeStatement(form.range, script) ? form.replacement + ';' : form.replacement,
                 QT_TRANSLATE_NOOP("app", "here:"), output);
    for (const SaferForm::Step &step : form.after)
        showStep(step.sql + ';', QT_TRANSLATE_NOOP("app", "later, in a migration of its own:"), output);
}

/// A file's text without its passwords, and where its lines begin.
struct ShownText
{
    explicit ShownText(const Script &read)
        : script(read)
        , sql(withoutPasswords(read.sql))
        , map(sql)
    { }

    const Script &script;
    QByteArray sql;
    TextMap map;
};

/// The line and under it what of it is meant.
void showExcerpt(const Finding &finding, const ShownText &text, Output &output)
{
    const QString number = QString::number(finding.begin.line);
    const Excerpt excerpt = excerptAt(text.sql, text.map, finding.range);
    output.line(u"  %1 | %2"_s.arg(number, excerpt.line));
    output.line(u"  %1 | %2"_s.arg(QString(number.size(), u' '), excerpt.marks));
}

/// As compilers write it, so that editors jump to the place.
void showFinding(const Finding &finding, const ShownText &text, const Surroundings &surroundings)
{
    const QString place = u"%1:%2:%3:"_s.arg(finding.file).arg(finding.begin.line).arg(finding.begin.column);
    const QString severity = surroundings.terminal.styled(styleOf(finding.severity), words::severity(finding.severity));
    Output &output = surroundings.output;
    output.line(u"%1 %2 %3: %4"_s.arg(withVisibleControls(place), severity, finding.rule,
                                      withVisibleControls(translatedText(finding))));
    showExcerpt(finding, text, output);
    if (!finding.why.isEmpty())
        output.line(u"    "_s + said(QT_TRANSLATE_NOOP("app", "Why: %1"), {finding.why.translated()}));
    if (!finding.instead.isEmpty())
        output.line(u"    "_s + said(QT_TRANSLATE_NOOP("app", "Safer: %1"), {finding.instead.translated()}));
    if (finding.safer)
        showForm(*finding.safer, text.script, output);
}

int countOf(const Workspace &workspace, Severity severity)
{
    int count = 0;
    for (const ReviewedFile &file : reviewedFiles(workspace))
        count += int(std::ranges::count(file.review.findings, severity, &Finding::severity));
    return count;
}

int countSuppressed(const Workspace &workspace)
{
    int count = 0;
    for (const ReviewedFile &file : reviewedFiles(workspace))
        count += file.review.suppressed;
    return count;
}

void showText(const Workspace &workspace, const Surroundings &surroundings)
{
    for (const ReviewedFile &file : reviewedFiles(workspace)) {
        const AnalysedScript &analysed = file.review;
        if (analysed.findings.empty())
            continue;
        const ShownText text(analysed.script);
        for (const Finding &finding : analysed.findings)
            showFinding(finding, text, surroundings);
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

/// The weakest severity that makes the answer no; none for "never".
std::optional<Severity> thresholdOf(const QString &failOn)
{
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) {
        if (failOn == severityId(severity))
            return severity;
    }
    return std::nullopt;
}

bool isAtThreshold(const Workspace &workspace, std::optional<Severity> threshold)
{
    return threshold && std::ranges::any_of(reviewedFiles(workspace), [threshold](const ReviewedFile &file) {
               return risk(file.review.findings) >= *threshold;
           });
}

void show(const Workspace &workspace, std::optional<Severity> threshold, const Surroundings &surroundings)
{
    Output &output = surroundings.output;
    if (output.isJson())
        output.json(reviewJson(workspace));
    else if (output.format() == "markdown"_L1)
        output.write(pullRequestComment(workspace));
    else if (output.format() == "html"_L1)
        output.write(toHtml(reviewDocument(workspace)).toUtf8());
    else if (output.format() == "sarif"_L1)
        output.write(sarif(workspace));
    else if (output.format() == "junit"_L1)
        output.write(junit(workspace, threshold));
    else
        showText(workspace, surroundings);
}

/// The reports replay the files, and a target's facts are asked with what they do; all else shows findings alone.
SourceOptions sourceOf(const ReviewOptions &options, const Output &output)
{
    SourceOptions source = options;
    const bool isReport = output.format() == "markdown"_L1 || output.format() == "html"_L1;
    source.changes = isReport || !options.target.isEmpty() ? Changes::Kept : Changes::LeftOut;
    return source;
}

Result<int> review(const ReviewOptions &options, const Surroundings &surroundings)
{
    if (options.explained)
        return explainRules(*options.explained, surroundings.output);
    const auto source = openJudged(sourceOf(options, surroundings.output), surroundings.context);
    surroundings.progress.giveWay();
    if (!source)
        return source.error();
    const std::vector<Error> unreadable = unreadableIn(*source->workspace);
    if (options.writesBaseline)
        return unreadable.empty() ? writeBaseline(*source->workspace, surroundings.output, surroundings.context)
                                  : Result<int>(unreadable.front());
    const QString &format = surroundings.output.format();
    const bool isForPeople = format == "text"_L1 || format == "markdown"_L1 || format == "html"_L1;
    const WorkspacePtr shown = withUnreadable(source->workspace, isForPeople);
    const Workspace &workspace = *shown;
    const std::optional<Severity> threshold = thresholdOf(options.failOn);
    show(workspace, threshold, surroundings);
    if (!unreadable.empty())
        return reportUnreadable(unreadable, surroundings.terminal);
    return isAtThreshold(workspace, threshold) ? 1 : 0;
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
    addReviewTarget(*command, *options);
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
