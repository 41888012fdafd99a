// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/history.h"

#include "app/cli/historyview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/runchoice.h"
#include "app/cli/text.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct HistoryOptions
{
    QString run{};
    bool check = false;
    bool abandon = false;
};

Result<int> showChain(const Journal &journal, const Surroundings &surroundings)
{
    const auto chain = journal.checkChain();
    if (!chain)
        return chain.error();
    if (surroundings.output.isJson())
        surroundings.output.json(chainJson(*chain));
    else
        surroundings.output.line(chainText(*chain));
    return chain->isIntact ? 0 : 1;
}

Result<int> showRuns(const Journal &journal, const Surroundings &surroundings)
{
    const auto runs = readRuns(journal, {});
    const auto cutOff = cutOffDeeds(journal, {});
    if (!runs || !cutOff)
        return runs ? cutOff.error() : runs.error();
    if (surroundings.output.isJson())
        surroundings.output.json(runsJson(*runs));
    else
        showRunList(*runs, *cutOff, surroundings.output);
    return 0;
}

Result<int> showRun(const Journal &journal, const QString &text, const Surroundings &surroundings)
{
    const auto run = chosenRun(journal, text);
    if (!run)
        return run.error();
    const auto events = journal.events(run->id);
    const auto cutOff = cutOffDeeds(journal, {});
    if (!events || !cutOff)
        return events ? cutOff.error() : events.error();
    const bool isInDoubt = std::ranges::find(*cutOff, run->id, &RunRecord::id) != cutOff->end();
    if (surroundings.output.isJson())
        surroundings.output.json(runJson(*run, *events));
    else
        showRunEvents(*run, isInDoubt ? doubtOf(*run) : Message{}, *events, surroundings.output);
    return 0;
}

Result<int> abandon(Journal &journal, const QString &text, const Surroundings &surroundings)
{
    const auto run = chosenRun(journal, text);
    if (!run)
        return run.error();
    if (const Status abandoned = abandonRun(journal, run->id); !abandoned)
        return abandoned.error();
    surroundings.terminal.note(said(QT_TRANSLATE_NOOP("app", "The run %1 is abandoned."), {run->id}));
    return showRun(journal, run->id, surroundings);
}

Result<int> showHistory(const HistoryOptions &options, const Surroundings &surroundings)
{
    const auto journal = Journal::open();
    if (!journal)
        return journal.error();
    surroundings.progress.giveWay();
    if (options.check)
        return showChain(**journal, surroundings);
    if (options.run.isEmpty())
        return showRuns(**journal, surroundings);
    return options.abandon ? abandon(**journal, options.run, surroundings)
                           : showRun(**journal, options.run, surroundings);
}

}  // namespace

void addHistory(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<HistoryOptions>();
    CLI::App *command
        = addCommand(app, invocation, "history", QT_TRANSLATE_NOOP("app", "Past runs; with RUN, every event of one"),
                     [options](const Surroundings &surroundings) { return showHistory(*options, surroundings); });
    CLI::Option *run
        = addText(*command, "RUN", options->run, QT_TRANSLATE_NOOP("app", "A run's id, the beginning of one, or last"));
    addFlag(*command, "--check", options->check,
            QT_TRANSLATE_NOOP("app", "Check that no event of the journal was changed or removed"))
        ->excludes(run);
    addFlag(*command, "--abandon", options->abandon,
            QT_TRANSLATE_NOOP("app", "End the interrupted run where it stands, so that another can begin"))
        ->needs(run);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
