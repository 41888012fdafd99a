// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/consoleprogram.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/runchoice.h"
#include "app/core/files.h"
#include "app/postgres/subprocess.h"
#include "app/report/json.h"
#include "app/report/playbook.h"
#include "app/report/projectreport.h"
#include "app/report/record.h"
#include "app/report/reviewreport.h"

#include <QFileInfo>
#include <QTemporaryDir>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The page and the object from which every format is made.
struct Report
{
    Document document{};
    QJsonObject json{};
};

struct ReportOptions : ProjectOptions
{
    QString kind{};
};

/// The target's part is there where one was named: a report needs no server by itself.
Result<Report> makeProjectReport(const ReportOptions &options, const QString &output, const JobContext &context)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto toReport = [&](const Result<ProjectFacts> &facts, const QString &root) -> Result<Report> {
        if (!facts)
            return facts.error();
        const QString base = output.isEmpty() ? QString() : linkBaseFor(output, root);
        return Report{toDocument(projectReport(*facts, options.kind), base), projectReportJson(*facts, options.kind)};
    };
    if (!options.target.isEmpty()) {
        const auto opened = openTarget(options, context);
        return opened ? toReport(readFacts(*opened->workspace, opened->view, now, context), opened->workspace->root)
                      : opened.error();
    }
    const auto workspace = openProject(options, context);
    return workspace ? toReport(readFacts(**workspace, now, context), (*workspace)->root) : workspace.error();
}

/// A folder is a project, anything else names a run.
Result<Report> makeReport(const ReportOptions &options, const QString &output, const JobContext &context)
{
    if (!options.kind.isEmpty() && options.kind != "playbook"_L1)
        return makeProjectReport(options, output, context);
    if (options.kind.isEmpty() && QFileInfo(options.project).isDir()) {
        const auto workspace = openProject(options, context);
        if (!workspace)
            return workspace.error();
        return Report{reviewDocument(**workspace), reviewJson(**workspace)};
    }
    const auto journal = Journal::open();
    if (!journal)
        return journal.error();
    const auto run = chosenRun(**journal, options.project);
    if (!run)
        return run.error();
    if (options.kind != "playbook"_L1)
        return Report{recordDocument(*run), recordJson(*run)};
    const auto events = (*journal)->events(run->id);
    return events ? Result<Report>(Report{playbookDocument(*run, *events), playbookJson(*run)}) : events.error();
}

/// PDF needs Qt Gui, which this program does not link: the console renders it.
Result<QByteArray> pdf(const Document &document, const JobContext &context)
{
    const auto console = findConsoleProgram();
    if (!console)
        return console.error();
    const QTemporaryDir folder;
    const QString page = folder.filePath(u"report.html"_s);
    const QString printed = folder.filePath(u"report.pdf"_s);
    if (const Status written = writeFileDurably(page, toHtml(document).toUtf8()); !written)
        return written.error();
    Subprocess render{.program = *console, .arguments = {u"--render-pdf"_s, page, printed}};
    render.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    if (const auto rendered = run(render, context); !rendered)
        return rendered.error();
    return readFile(printed);
}

Result<QByteArray> formatted(const Report &report, const QString &format, const JobContext &context)
{
    if (format == "json"_L1)
        return jsonText(report.json, QJsonDocument::Indented);
    if (format == "html"_L1)
        return toHtml(report.document).toUtf8();
    if (format == "pdf"_L1)
        return pdf(report.document, context);
    return toMarkdown(report.document).toUtf8();
}

Result<int> showReport(const ReportOptions &options, const Surroundings &surroundings)
{
    const auto report = makeReport(options, surroundings.output.file(), surroundings.context);
    if (!report)
        return report.error();
    const auto bytes = formatted(*report, surroundings.output.format(), surroundings.context);
    surroundings.progress.giveWay();
    if (!bytes)
        return bytes.error();
    surroundings.output.write(*bytes);
    return 0;
}

}  // namespace

void addReport(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<ReportOptions>();
    CLI::App *command
        = addCommand(app, invocation, "report",
                     QT_TRANSLATE_NOOP("app", "The review of a project, or the record of a deploy, as a document"),
                     [options](const Surroundings &surroundings) { return showReport(*options, surroundings); });
    addText(*command, "PROJECT|RUN", options->project,
            QT_TRANSLATE_NOOP("app", "A project's folder, or a run's id, the beginning of one, or last"));
    addText(*command, "--kind", options->kind,
            QT_TRANSLATE_NOOP("app",
                              "Of a project: review (reversibility, data, order, safety nets) or hygiene (names, "
                              "duplicates, linearity, drift); of a run: playbook (what failed, the ways on, a "
                              "post-mortem)"))
        ->check(CLI::IsMember({"review", "hygiene", "playbook"}))
        ->type_name("KIND");
    addTarget(*command, *options);
    addLayout(*command, *options);
    addResult(*command, invocation, {u"markdown"_s, u"html"_s, u"pdf"_s, u"json"_s});
}

}  // namespace lockstep
