// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/checkview.h"
#include "app/cli/draftview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/report/driftjson.h"
#include "app/report/plaintext.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct DriftOptions : ProjectOptions
{
    QString against = u"history"_s;
    QString name{};  ///< of the migration to be written; empty: none
};

DriftAgainst againstOf(const QString &word)
{
    return word == "model"_L1 ? DriftAgainst::Model : word == "files"_L1 ? DriftAgainst::Files : DriftAgainst::History;
}

QString headOf(const DriftItem &item)
{
    const QString what = item.property.isEmpty() ? item.kind : item.kind + u' ' + item.property;
    const QString change = item.difference == DifferenceClass::Missing ? said(QT_TRANSLATE_NOOP("app", "missing"))
        : item.difference == DifferenceClass::Extra                    ? said(QT_TRANSLATE_NOOP("app", "extra"))
                                                                       : said(QT_TRANSLATE_NOOP("app", "different"));
    return u"%1: %2 (%3)"_s.arg(item.object, change, what);
}

QString restOf(const DriftItem &item)
{
    if (!item.silencedBecause.isEmpty())
        return u" · "_s + said(QT_TRANSLATE_NOOP("app", "silenced: %1"), {item.silencedBecause});
    return item.noise.isEmpty() ? QString() : u" · "_s + said(QT_TRANSLATE_NOOP("app", "noise: %1"), {item.noise});
}

void showSide(const QString &label, const QString &text, Output &output)
{
    const QStringList lines = withVisibleControls(text).split(u'\n');
    for (qsizetype at = 0; at < lines.size(); ++at)
        output.line(u"      "_s + (at == 0 ? label : QString(label.size(), u' ')) + u' ' + lines[at]);
}

void showItem(const DriftItem &item, const Surroundings &surroundings)
{
    const Style style = item.counts() ? Style::Bad : Style::Dim;
    surroundings.output.line(u"  "_s
                             + surroundings.terminal.styled(style, withVisibleControls(headOf(item) + restOf(item))));
    if (!item.counts() || item.property.isEmpty())
        return;
    const QString none = said(QT_TRANSLATE_NOOP("app", "(none)"));
    showSide(said(QT_TRANSLATE_NOOP("app", "expected:")), item.expected.isEmpty() ? none : item.expected,
             surroundings.output);
    showSide(said(QT_TRANSLATE_NOOP("app", "actual:  ")), item.actual.isEmpty() ? none : item.actual,
             surroundings.output);
}

void showText(const OpenedTarget &opened, const Drift &drift, const Surroundings &surroundings)
{
    Output &output = surroundings.output;
    output.line(targetLine(opened.view));
    for (const DriftItem &item : drift.items)
        showItem(item, surroundings);
    if (!drift.sql.steps.empty()) {
        output.line();
        output.write(scriptOf(drift.sql));
        output.line();
    }
    for (const Message &missing : drift.sql.missing)
        output.line(u"  "_s + withVisibleControls(missing.translated()));
    showChecks(driftChecks(drift), surroundings);
}

/// The migration that would resolve it; deploying it is another command.
Result<DraftedMigration> write(const DriftOptions &options, const OpenedTarget &opened, const Drift &drift)
{
    auto drafted = draftResolution(drift, opened.workspace->folder, options.name, QDateTime::currentDateTimeUtc());
    if (!drafted)
        return drafted;
    if (Status written = writeDraft(withFolderForNew(opened.workspace->folder), *drafted); !written)
        return std::move(written).error();
    return drafted;
}

Result<int> showDrift(const DriftOptions &options, const Surroundings &surroundings)
{
    const auto opened = openTarget(options, surroundings.context);
    if (!opened)
        return opened.error();
    const auto drift = findDrift({opened->workspace, opened->view, againstOf(options.against), QDate::currentDate()},
                                 surroundings.context);
    surroundings.progress.giveWay();
    if (!drift)
        return drift.error();
    DraftedMigration drafted;
    if (!options.name.isEmpty() && countDrift(*drift) > 0) {
        auto written = write(options, *opened, *drift);
        if (!written)
            return std::move(written).error();
        drafted = *std::move(written);
    }
    if (surroundings.output.isJson()) {
        QJsonObject object = driftJson(opened->view, *drift);
        object[u"files"_s] = draftFilesJson(drafted);
        surroundings.output.json(object);
    } else {
        showText(*opened, *drift, surroundings);
        for (const DraftFile &file : drafted.files)
            surroundings.output.line(said(QT_TRANSLATE_NOOP("app", "written: %1"), {file.path}));
    }
    return countDrift(*drift) > 0 ? 1 : 0;
}

}  // namespace

void addDrift(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<DriftOptions>();
    CLI::App *command
        = addCommand(app, invocation, "drift",
                     QT_TRANSLATE_NOOP("app", "Where the database is not what it should be, as a list and as SQL"),
                     [options](const Surroundings &surroundings) { return showDrift(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addText(*command, "--against", options->against,
            QT_TRANSLATE_NOOP("app",
                              "What it should be: history (the applied migrations, run in the private PostgreSQL), "
                              "files (read only) or model (declared beside them)"))
        ->type_name("WHAT")
        ->check(CLI::IsMember({"history", "files", "model"}));
    addText(*command, "--write", options->name,
            QT_TRANSLATE_NOOP("app", "Make the SQL a new migration of this name; deploy applies it"))
        ->type_name("NAME");
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
