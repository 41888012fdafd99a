// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/baseline.h"

#include "app/cli/changeview.h"
#include "app/cli/draftview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/report/changejson.h"
#include "app/report/json.h"
#include "app/report/jsonvalues.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct BaselineOptions : ProjectOptions
{
    ConsentOptions consent{};
    QString name = u"baseline"_s;
    bool isTrial = false;
};

QJsonObject baselineJson(const BaselineRequest &request, const BaselinePreview &preview, const LedgerChange &change,
                         bool isDone)
{
    QJsonObject object = json::head(u"baseline"_s);
    object.insert(u"project"_s, json::projectJson(*request.workspace));
    object.insert(u"target"_s, targetJson(request.view.identity, request.view.choice.environment));
    object.insert(u"migration"_s, preview.migration.name);
    object.insert(u"files"_s, draftFilesJson(preview.drafted));
    object.insert(u"done"_s, isDone);
    insertChange(object, change);
    return object;
}

Result<int> end(const BaselineRequest &request, const BaselinePreview &preview, const LedgerChange &change, bool isDone,
                const QString &text, const Surroundings &surroundings)
{
    if (surroundings.output.isJson())
        surroundings.output.json(baselineJson(request, preview, change, isDone));
    else if (!text.isEmpty())
        surroundings.output.line(text);
    return 0;
}

Result<int> adopt(const BaselineOptions &options, const BaselineRequest &request, const BaselinePreview &preview,
                  const Surroundings &surroundings)
{
    const auto answers = answersTo(preview.confirmations, options.consent, surroundings);
    if (!answers)
        return answers.error();
    const auto change = lockstep::adopt(request, preview, *answers, surroundings.context);
    surroundings.progress.giveWay();
    if (!change)
        return change.error();
    return end(request, preview, *change, true,
               said(QT_TRANSLATE_NOOP("app", "Adopted. Commit %1 with the project."), {preview.migration.forward.path}),
               surroundings);
}

Result<int> makeBaseline(const BaselineOptions &options, const Surroundings &surroundings)
{
    auto opened = openTarget(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!opened)
        return std::move(opened).error();
    if (const Status settled = requireOneLayout(opened->workspace->folder); !settled)
        return settled.error();
    const bool asks = surroundings.terminal.canAsk() && !surroundings.output.isJson();
    if (const Status allowed = requireConsent(options.consent, opened->view, asks); !options.isTrial && !allowed)
        return allowed.error();
    const BaselineRequest request{.workspace = opened->workspace,
                                  .view = opened->view,
                                  .name = options.name,
                                  .at = QDateTime::currentDateTimeUtc()};
    const auto preview = previewBaseline(request, surroundings.context);
    surroundings.progress.giveWay();
    if (!preview)
        return preview.error();
    if (preview->isAdopted)
        return end(request, *preview, {}, true,
                   said(QT_TRANSLATE_NOOP("app", "%1 is adopted already, by %2."),
                        {request.view.identity.display(), preview->migration.name}),
                   surroundings);
    if (!surroundings.output.isJson()) {
        surroundings.output.line(targetLine(request.view));
        showChange(preview->sentences, preview->change, surroundings.output);
    }
    return options.isTrial ? end(request, *preview, preview->change, false, {}, surroundings)
                           : adopt(options, request, *preview, surroundings);
}

}  // namespace

void addBaseline(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<BaselineOptions>();
    CLI::App *command = addCommand(
        app, invocation, "baseline",
        QT_TRANSLATE_NOOP("app", "Adopt an existing database: write its schema as a migration and mark it applied"),
        [options](const Surroundings &surroundings) { return makeBaseline(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addText(*command, "--name", options->name, QT_TRANSLATE_NOOP("app", "The migration's name, in words"));
    addFlag(*command, "--dry-run", options->isTrial,
            QT_TRANSLATE_NOOP("app", "Show what would be written, and write nothing"));
    addConsent(*command, options->consent);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
