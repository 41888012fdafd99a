// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runmodel.h"

#include "app/deploy/history.h"
#include "models/deploywords.h"
#include "models/format.h"
#include "models/look.h"

#include <QLocale>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

qint64 tookMs(const RunRecord &run)
{
    return run.finishedAt.isValid() ? run.startedAt.msecsTo(run.finishedAt) : -1;
}

QString cell(const PastRun &run, int column)
{
    const RunRecord &record = run.record;
    switch (column) {
    case RunModel::When:
        return dateTimeText(record.startedAt);
    case RunModel::Deed:
        return deedText(record.deed);
    case RunModel::Person:
        return record.person;
    case RunModel::Environment:
        return record.environment;
    case RunModel::Target:
        return record.plan.target.display();
    case RunModel::Migrations:
        return QLocale().toString(record.plan.migrations.size());
    case RunModel::Outcome:
        return runOutcomeText(run.outcome());
    case RunModel::Took:
        return record.finishedAt.isValid() ? durationText(tookMs(record)) : QString();
    }
    return {};
}

QVariant sortKey(const PastRun &run, int column)
{
    switch (column) {
    case RunModel::When:
        return run.record.startedAt;
    case RunModel::Migrations:
        return qint64(run.record.plan.migrations.size());
    case RunModel::Took:
        return tookMs(run.record);
    default:
        return cell(run, column);
    }
}

/// Numbers end where their column ends, and so do their headings.
QVariant alignment(int column)
{
    const bool isNumber = column == RunModel::Migrations || column == RunModel::Took;
    return QVariant((isNumber ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
}

QString searchText(const RunRecord &run)
{
    QStringList parts{run.id, deedText(run.deed), run.person, run.environment, run.plan.target.display(), run.outcome};
    for (const PlannedMigration &migration : run.plan.migrations)
        parts += migration.name;
    for (const StepRecord &step : run.steps) {
        for (const StatementRun &statement : step.statements)
            parts += statement.text;
    }
    return parts.join(u'\n');
}

QString accessibleText(const PastRun &run, int column)
{
    if (column != RunModel::When)
        return cell(run, column);
    if (!run.record.deed.isEmpty())
        return RunModel::tr("%1, %2 on %3 by %4: %5", "when, what, target, person, outcome")
            .arg(cell(run, RunModel::When), deedText(run.record.deed), cell(run, RunModel::Target), run.record.person,
                 runOutcomeText(run.outcome()));
    return RunModel::tr("%1, %n migration(s) to %2 by %3: %4", "when, target, person, outcome",
                        int(run.record.plan.migrations.size()))
        .arg(cell(run, RunModel::When), cell(run, RunModel::Target), run.record.person, runOutcomeText(run.outcome()));
}

QString iconName(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Running:
        return u"step-current"_s;
    case RunOutcome::Interrupted:
        return u"check-warn"_s;
    case RunOutcome::Done:
        return u"check-pass"_s;
    case RunOutcome::Failed:
    case RunOutcome::Partial:
        return u"check-fail"_s;
    case RunOutcome::Undone:
        return u"state-rolledback"_s;
    case RunOutcome::Cancelled:
    case RunOutcome::Abandoned:
        return u"cancel"_s;
    }
    Q_UNREACHABLE();
}

QString deedIcon(const QString &deed)
{
    if (deed.isEmpty())
        return u"deploy"_s;
    if (deed == "revert"_L1)
        return u"state-rolledback"_s;
    return deed == "baseline"_L1 ? u"state-baseline"_s : u"check-skip"_s;
}

QString toneName(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Running:
        return {};
    case RunOutcome::Done:
        return u"success"_s;
    case RunOutcome::Failed:
    case RunOutcome::Partial:
        return u"danger"_s;
    case RunOutcome::Interrupted:
    case RunOutcome::Undone:
        return u"warning"_s;
    case RunOutcome::Cancelled:
    case RunOutcome::Abandoned:
        return u"muted"_s;
    }
    Q_UNREACHABLE();
}

RunOutcome closedOutcome(const QString &id)
{
    static const QHash<QString, RunOutcome> outcomes{
        {u"done"_s, RunOutcome::Done},           {u"failed"_s, RunOutcome::Failed},
        {u"undone"_s, RunOutcome::Undone},       {u"partial"_s, RunOutcome::Partial},
        {u"cancelled"_s, RunOutcome::Cancelled}, {u"abandoned"_s, RunOutcome::Abandoned}};
    return outcomes.value(id, RunOutcome::Failed);
}

}  // namespace

RunOutcome PastRun::outcome() const
{
    if (isInterrupted)
        return RunOutcome::Interrupted;
    return record.isOpen() ? RunOutcome::Running : closedOutcome(record.outcome);
}

QString deedText(const QString &deed)
{
    if (deed.isEmpty())
        return RunModel::tr("Deploy", "what a run was");
    if (deed == "revert"_L1)
        return RunModel::tr("Revert", "what a run was");
    if (deed == "restore"_L1)
        return RunModel::tr("Restore", "what a run was");
    if (deed == "drop-index"_L1)
        return RunModel::tr("Index dropped", "what a run was");
    if (deed == "enrol"_L1)
        return RunModel::tr("Enrolment", "what a run was");
    if (deed == "swap"_L1)
        return RunModel::tr("Swap", "what a run was");
    return deed == "baseline"_L1 ? RunModel::tr("Baseline", "what a run was")
                                 : RunModel::tr("Resolve", "what a run was");
}

QString runOutcomeText(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Running:
        return RunModel::tr("Running", "a run's outcome");
    case RunOutcome::Interrupted:
        return RunModel::tr("Interrupted", "a run's outcome");
    case RunOutcome::Done:
        return RunModel::tr("Done", "a run's outcome");
    case RunOutcome::Failed:
        return RunModel::tr("Failed", "a run's outcome");
    case RunOutcome::Undone:
        return RunModel::tr("Failed, undone", "a run's outcome");
    case RunOutcome::Partial:
        return RunModel::tr("Failed, left effects", "a run's outcome");
    case RunOutcome::Cancelled:
        return RunModel::tr("Cancelled", "a run's outcome");
    case RunOutcome::Abandoned:
        return RunModel::tr("Abandoned", "a run's outcome");
    }
    return {};
}

namespace {

/// Of what is done to databases as a whole.
QString besideSentence(const PastRun &run)
{
    const bool isSwap = run.record.deed == "swap"_L1;
    if (run.outcome() == RunOutcome::Running)
        return RunModel::tr("It is being done.");
    if (run.outcome() != RunOutcome::Done)
        return RunModel::tr("Nothing of it remains.");
    return isSwap ? RunModel::tr("Two databases have changed names.") : RunModel::tr("A backup was restored.");
}

QString deedSentence(const PastRun &run)
{
    if (run.isInterrupted)
        return doubtOf(run.record).translated();
    if (run.record.deed == "restore"_L1 || run.record.deed == "swap"_L1)
        return besideSentence(run);
    switch (run.outcome()) {
    case RunOutcome::Running:
        return RunModel::tr("The ledger is being changed; no migration runs.");
    case RunOutcome::Done:
        return RunModel::tr("Only the ledger was changed; no migration ran.");
    case RunOutcome::Abandoned:
        return RunModel::tr("Whether the ledger was changed is not known; no migration ran.");
    default:
        return RunModel::tr("Nothing has been changed.");
    }
}

}  // namespace

QString effectSentence(const PastRun &run)
{
    if (!run.record.isStepwise())
        return deedSentence(run);
    const StepRecord &migrate = run.record.at(Step::Migrate);
    if (run.isInterrupted && !migrate.statements.empty() && migrate.state == StepState::Waiting)
        return RunModel::tr("It was applying migrations then; only the database can say what took effect.");
    return databaseSentence(run.record);
}

void RunModel::setRuns(std::vector<PastRun> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

int RunModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find_if(m_runs, [&id](const PastRun &run) { return run.record.id == id; });
    return found == m_runs.end() ? -1 : int(found - m_runs.begin());
}

int RunModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PastRun &run = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(run, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(run, index.column());
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case SortRole:
        return sortKey(run, index.column());
    case OutcomeRole:
        return int(run.outcome());
    case SearchRole:
        return searchText(run.record);
    case IconNameRole:
        return index.column() == Outcome ? iconName(run.outcome())
            : index.column() == Deed     ? deedIcon(run.record.deed)
                                         : QString();
    case ToneNameRole:
        return index.column() == Outcome ? toneName(run.outcome()) : QString();
    default:
        return {};
    }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignment(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Deed:
        return tr("Deed", "column: a deploy, or a change of the ledger alone");
    case Person:
        return tr("Person");
    case Environment:
        return tr("Environment");
    case Target:
        return tr("Target");
    case Migrations:
        return tr("Migrations");
    case Outcome:
        return tr("Outcome");
    case Took:
        return tr("Took", "column: how long a run took");
    default:
        return {};
    }
}

RunFilterModel::RunFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(RunModel::SortRole);
}

void RunFilterModel::setText(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void RunFilterModel::setOutcome(std::optional<RunOutcome> outcome)
{
    m_outcome = outcome;
    invalidateFilter();
}

bool RunFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_outcome && index.data(RunModel::OutcomeRole).toInt() != int(*m_outcome))
        return false;
    const QString text = index.data(RunModel::SearchRole).toString();
    return std::ranges::all_of(m_words,
                               [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

}  // namespace lockstep
