// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"
#include "app/cli/sqlsource.h"
#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/deploy/targetreview.h"
#include "app/report/json.h"
#include "app/report/plaintext.h"

#include <QJsonArray>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString effectText(const Effect &effect)
{
    const QString what = effect.object.isEmpty() ? QString(effectKindId(effect.kind))
                                                 : u"%1 %2"_s.arg(effectKindId(effect.kind), effect.object);
    return effect.within == Within::Nothing ? what : u"%1 (%2)"_s.arg(what, withinId(effect.within));
}

QString lockText(const LockForecast &lock)
{
    return u"%1 %2"_s.arg(lockModeId(lock.mode), lock.relation);
}

void addRow(std::vector<QStringList> &rows, const QString &label, const QStringList &values)
{
    if (!values.isEmpty())
        rows.push_back({u"  "_s + label, values.join(u", "_s)});
}

/// Indexes that are locked beside their table are left to the JSON: they tell a person nothing more.
void showStatement(const StatementEffects &effects, const Forecast &forecast, Output &output)
{
    QStringList kinds;
    for (const Effect &effect : effects.effects)
        kinds << effectText(effect);
    QStringList locks;
    for (const LockForecast &lock : forecast.locks)
        locks << lockText(lock);
    std::vector<QStringList> rows;
    addRow(rows, said(QT_TRANSLATE_NOOP("app", "does")), kinds);
    addRow(rows, said(QT_TRANSLATE_NOOP("app", "locks")), locks);
    addRow(rows, said(QT_TRANSLATE_NOOP("app", "rewrites")), forecast.rewrites);
    addRow(rows, said(QT_TRANSLATE_NOOP("app", "scans")), forecast.scans);
    addRow(rows, said(QT_TRANSLATE_NOOP("app", "builds")), forecast.builds);
    if (effects.transaction == TransactionNeed::Outside)
        addRow(rows, said(QT_TRANSLATE_NOOP("app", "runs")),
               {said(QT_TRANSLATE_NOOP("app", "outside a transaction only"))});
    // A forecast begins with what syntax leaves open, and the schema may have settled that.
    if (!forecast.unknown.isEmpty())
        addRow(rows, said(QT_TRANSLATE_NOOP("app", "unknown")), {forecast.unknown.translated()});
    for (const QString &line : aligned(rows))
        output.line(line);
}

void showScript(const QString &file, const AnalysedScript &analysed, const Surroundings &surroundings)
{
    const TextMap map(analysed.script.sql);
    for (std::size_t i = 0; i < analysed.script.statements.size(); ++i) {
        const Statement &statement = analysed.script.statements[i];
        const QString place = u"%1:%2"_s.arg(withVisibleControls(file)).arg(map.at(statement.range.begin).line);
        surroundings.output.line(surroundings.terminal.styled(Style::Bold, place) + u"  "_s
                                 + withVisibleControls(analysed.effects[i].tag));
        showStatement(analysed.effects[i], forecastOf(analysed, i), surroundings.output);
    }
}

Result<int> showEffects(const SourceOptions &options, const Surroundings &surroundings)
{
    const auto source = openJudged(options, surroundings.context);
    const auto workspace
        = source ? withForecasts(source->workspace, source->target, surroundings.context) : source.error();
    surroundings.progress.giveWay();
    if (!workspace)
        return workspace.error();
    const std::vector<Error> unreadable = unreadableIn(**workspace);
    if (surroundings.output.isJson()) {
        QJsonObject out = effectsJson(**workspace, source->serverVersion);
        QJsonArray problems;
        for (const Error &error : unreadable)
            problems << errorObject(error);
        if (!problems.isEmpty())
            out[u"problems"_s] = problems;
        surroundings.output.json(out);
    }
    for (std::size_t i = 0; !surroundings.output.isJson() && i < (*workspace)->reviews.size(); ++i)
        showScript((*workspace)->folder.migrations[i].forward.path, (*workspace)->reviews[i], surroundings);
    return unreadable.empty() ? 0 : reportUnreadable(unreadable, surroundings.terminal);
}

}  // namespace

void addEffects(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<SourceOptions>();
    CLI::App *command
        = addCommand(app, invocation, "effects",
                     QT_TRANSLATE_NOOP("app", "What each statement touches, locks, rewrites, scans and builds"),
                     [options](const Surroundings &surroundings) { return showEffects(*options, surroundings); });
    addSource(*command, *options);
    addReviewTarget(*command, *options);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
