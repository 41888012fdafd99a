// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/journal.h"
#include "models/job.h"
#include "models/runmodel.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QTableView;

namespace lockstep {

class RunView;
class Settings;

/// The deploys of a project: a table that can be searched, and the chosen one opened below it. A window of its own.
class HistoryWindow : public QWidget
{
    Q_OBJECT

public:
    /// `project`: its root folder; empty: the runs of all projects. `settings` must outlive the window.
    HistoryWindow(Settings &settings, const QString &project, QWidget *parent = nullptr);
    ~HistoryWindow() override;

    /// Opens this run as soon as it is read.
    void showRun(const QString &runId);
    /// Reads the journal again and keeps the chosen run.
    void refresh();

signals:
    /// The person wants an interrupted run taken up again.
    void resumeRequested(const QString &runId);
    /// A run was given up: whoever offers to resume it should look again.
    void runAbandoned();

private:
    QWidget *createFilters();
    QWidget *createTable();
    void fillOutcomes();
    void abandon(const QString &runId);
    void read();
    void setRuns(Result<std::vector<PastRun>> runs);
    void openCurrent();
    void selectWanted();
    void checkChain();
    void showChain(const Result<ChainCheck> &check);
    /// Who has something to say in the status line. Each has a line of its own: answers arrive in any order, and none
    /// may take the place of another.
    enum Teller { Reading, Events, Action };
    void tell(Teller teller, const QString &text);
    QString emptyReason() const;

    Settings &m_settings;
    QString m_project;
    QString m_wanted;  ///< the run to select once it is there
    bool m_isStale = false;  ///< the journal is to be read, again if it is being read
    QStringList m_toAbandon;  ///< runs to give up with the next reading
    std::array<QString, 3> m_told;  ///< by Teller
    RunModel m_runs;
    RunFilterModel m_filtered;
    QLineEdit *m_filter = nullptr;
    QComboBox *m_outcome = nullptr;
    QPushButton *m_check = nullptr;
    QTableView *m_table = nullptr;
    RunView *m_view = nullptr;
    QSplitter *m_splitter = nullptr;
    QLabel *m_status = nullptr;
    Job m_reading;
    Job m_checking;
};

}  // namespace lockstep
