// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/planview.h"

#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/deploy/rehearsal/record.h"
#include "app/report/words.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QStringList plannedRow(const Workspace &workspace, const PlannedMigration &planned, const Terminal &terminal)
{
    const QString runs = planned.isTransactional ? said(QT_TRANSLATE_NOOP("app", "one transaction"))
                                                 : said(QT_TRANSLATE_NOOP("app", "statement by statement"));
    const QString symbol = planned.risk == Severity::Error ? u"⛔"_s
        : planned.risk == Severity::Warning                ? u"⚠"_s
                                                           : u"●"_s;
    return {terminal.symbol(symbol) + planned.name,
            counted(QT_TRANSLATE_N_NOOP("app", "%n statement(s)"), planned.statements), runs,
            said(QT_TRANSLATE_NOOP("app", "risk: %1"), {words::severity(planned.risk)}),
            revertWord(workspace.folder.migrations[planned.index])};
}

}  // namespace

QString revertWord(const Migration &migration)
{
    if (!migration.revert)
        return said(QT_TRANSLATE_NOOP("app", "no revert script"));
    const QString tested = testedRevert(migration);
    if (tested == rollbackVerdictId(RollbackVerdict::Proven))
        return said(QT_TRANSLATE_NOOP("app", "revert tested"));
    return tested.isEmpty() ? said(QT_TRANSLATE_NOOP("app", "revert script present"))
                            : said(QT_TRANSLATE_NOOP("app", "revert tested: does not restore"));
}

void showPlanned(const Workspace &workspace, const Plan &plan, const Surroundings &surroundings)
{
    Output &output = surroundings.output;
    if (plan.migrations.empty())
        output.line(said(QT_TRANSLATE_NOOP("app", "Nothing is pending.")));
    std::vector<QStringList> rows;
    for (const PlannedMigration &planned : plan.migrations)
        rows.push_back(plannedRow(workspace, planned, surroundings.terminal));
    for (const QString &line : aligned(rows))
        output.line(line);
    output.line(said(QT_TRANSLATE_NOOP("app", "Plan digest: %1"), {plan.digest}));
    for (const Error &obstacle : plan.obstacles) {
        const QString text = said(QT_TRANSLATE_NOOP("app", "In the way: %1"), {describe(obstacle)});
        output.line(surroundings.terminal.styled(Style::Bad, text));
    }
}

}  // namespace lockstep
