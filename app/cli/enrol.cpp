// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changeview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/deploy/enrolment.h"
#include "app/report/json.h"
#include "app/report/jsonvalues.h"
#include "app/report/plaintext.h"

#include <QJsonArray>
#include <QUuid>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct EnrolOptions : ProjectOptions
{
    ConsentOptions consent{};
    bool isShown = false;
};

QJsonObject enrolJson(const EnrolOrder &order, const EnrolPreview &preview, bool isDone)
{
    QJsonObject object = json::head(u"enrol"_s);
    object.insert(u"target"_s, targetJson(order.view.identity, order.view.choice.environment));
    object.insert(u"enrolment"_s, preview.id);
    object.insert(u"statements"_s, QJsonArray::fromStringList(preview.statements));
    object.insert(u"done"_s, isDone);
    return object;
}

/// A script that the database's owner can run as it is.
QString scriptOf(const QStringList &statements)
{
    return u"BEGIN;\n"_s + statements.join(u";\n"_s) + u";\nCOMMIT;"_s;
}

/// Needs no server: the id is new each time.
Result<int> showStatements(const Surroundings &surroundings)
{
    const QStringList statements = enrolmentStatements(QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (surroundings.output.isJson()) {
        QJsonObject object = json::head(u"enrol"_s);
        object.insert(u"statements"_s, QJsonArray::fromStringList(statements));
        object.insert(u"done"_s, false);
        surroundings.output.json(object);
    } else {
        surroundings.output.line(scriptOf(statements));
    }
    return 0;
}

Result<int> nothingToDo(const EnrolOrder &order, const EnrolPreview &preview, Output &output)
{
    if (output.isJson())
        output.json(enrolJson(order, preview, true));
    else
        output.line(said(QT_TRANSLATE_NOOP("app", "Enrolled already, as %1."), {preview.id}));
    return 0;
}

Result<int> enrolTarget(const EnrolOptions &options, const Surroundings &surroundings)
{
    if (options.isShown)
        return showStatements(surroundings);
    const auto opened = openTarget(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!opened)
        return opened.error();
    const bool asks = surroundings.terminal.canAsk() && !surroundings.output.isJson();
    if (const Status allowed = requireConsent(options.consent, opened->view, asks); !allowed)
        return allowed.error();
    const EnrolOrder order{opened->workspace, opened->view, {}};
    const auto preview = previewEnrolment(order, surroundings.context);
    if (!preview)
        return preview.error();
    Output &output = surroundings.output;
    if (preview->isNothing())
        return nothingToDo(order, *preview, output);
    if (!output.isJson()) {
        output.line(targetLine(order.view));
        for (const Message &sentence : preview->sentences)
            output.line(withVisibleControls(sentence.translated()));
        if (!preview->statements.isEmpty())
            output.line(scriptOf(preview->statements));
    }
    const auto answers = answersTo(preview->confirmations, options.consent, surroundings);
    if (!answers)
        return answers.error();
    if (const Status done = enrol(order, *preview, *answers, surroundings.context); !done)
        return done.error();
    if (output.isJson())
        output.json(enrolJson(order, *preview, true));
    else
        output.line(said(QT_TRANSLATE_NOOP("app", "Enrolled as %1. History has it."), {preview->id}));
    return 0;
}

}  // namespace

void addEnrol(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<EnrolOptions>();
    CLI::App *command
        = addCommand(app, invocation, "enrol",
                     QT_TRANSLATE_NOOP("app", "Give the target an id of its own, by which it is known from then on"),
                     [options](const Surroundings &surroundings) { return enrolTarget(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addFlag(*command, "--show", options->isShown,
            QT_TRANSLATE_NOOP("app", "Print the SQL that would run; ask no server"));
    addConsent(*command, options->consent);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
