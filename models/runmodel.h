// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace lockstep {

/// How a run ended, or that it has not.
enum class RunOutcome { Running, Interrupted, Done, Failed, Undone, Partial, Cancelled, Abandoned };

/// One row of the history.
struct PastRun
{
    RunRecord record{};
    bool isInterrupted = false;  ///< begun, not finished, and its process is gone

    RunOutcome outcome() const;
};

/// "Deploy", "Revert", "Resolve", "Baseline" for people; `deed` as RunRecord has it.
QString deedText(const QString &deed);

/// "Done", "Undone", … for people.
QString runOutcomeText(RunOutcome outcome);

/// In one sentence what the run did to the database, as far as it is known without asking it.
QString effectSentence(const PastRun &run);

/// The runs of a project, one a row.
class RunModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Deed, Person, Environment, Target, Migrations, Outcome, Took, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        OutcomeRole,  ///< RunOutcome as int; a delegate draws its icon
        SearchRole,  ///< everything a text may be looked for in: people, places, migrations and their statements
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(std::vector<PastRun> runs);
    const PastRun &at(int row) const { return m_runs[std::size_t(row)]; }
    /// -1 when there is no such run.
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<PastRun> m_runs;
};

/// The runs that hold a text and ended in a way.
class RunFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit RunFilterModel(QObject *parent = nullptr);

    /// Every word must occur somewhere in the run, in any case of letters.
    void setText(const QString &text);
    /// Nothing: all outcomes.
    void setOutcome(std::optional<RunOutcome> outcome);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    std::optional<RunOutcome> m_outcome;
};

}  // namespace lockstep
