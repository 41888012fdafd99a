// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/job.h"
#include "models/rundetailmodel.h"
#include "models/runeventmodel.h"
#include "models/runmodel.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTableView;
class QTextBrowser;
class QTreeView;

namespace lockstep {

class Settings;

/// One run opened: its steps with their evidence, its journal events, and the record as it is exported.
class RunView : public QWidget
{
    Q_OBJECT

public:
    /// `settings` must outlive the view.
    explicit RunView(Settings &settings, QWidget *parent = nullptr);
    ~RunView() override;

    void setRun(const PastRun &run);
    /// Shows that no run is chosen, and why.
    void clear(const QString &why);

signals:
    void resumeRequested(const QString &runId);
    void abandonRequested(const QString &runId);
    /// Something worth a line in the status bar, such as where an export went.
    void told(const QString &text);
    /// `problem`: why the run's events could not be read; empty when they are there.
    void eventsRead(const QString &problem);

private:
    QWidget *createHeader();
    QWidget *createSteps();
    QWidget *createEvents();
    void showEvents(const QString &run, Result<std::vector<JournalEvent>> events);
    void readEvents();
    void showDetail(const QModelIndex &row);
    void exportRun();

    Settings &m_settings;
    PastRun m_run;
    RunDetailModel m_steps;
    RunEventModel m_events;
    QString m_eventsOf;  ///< the run whose events are read or being read
    QLabel *m_title = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_abandon = nullptr;
    QPushButton *m_export = nullptr;
    QTreeView *m_stepView = nullptr;
    QPlainTextEdit *m_detail = nullptr;
    QTableView *m_eventView = nullptr;
    QTextBrowser *m_record = nullptr;
    QTabWidget *m_tabs = nullptr;
    Job m_reading;
};

}  // namespace lockstep
