// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rehearsalstate.h"
#include "models/tracemodel.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTabWidget;
class QTreeView;

namespace lockstep {

class ErrorPanel;
class TraceChart;

/// A rehearsal: from what it is made, each migration's verdict, and what its statements locked, as a table and over
/// time. Closing it stops nothing: the rehearsal goes on behind it.
class RehearsalWindow : public QDialog
{
    Q_OBJECT

public:
    /// `state` must outlive it.
    explicit RehearsalWindow(RehearsalState &state, QWidget *parent = nullptr);

signals:
    /// A migration was opened: it is to be shown in the main window.
    void migrationChosen(const QString &name);

private:
    QWidget *createSource();
    QWidget *createProgress();
    QWidget *createResult();
    QWidget *createTree();
    QWidget *createTabs();
    QWidget *createButtons();
    void start();
    void follow();
    void followSources();
    void showProgress(const Progress &progress);
    void showChosen();
    QString wordsOf() const;

    RehearsalState &m_state;
    TraceModel m_trace;
    QComboBox *m_source;
    QPushButton *m_start;
    QPushButton *m_stop;
    QWidget *m_progress = nullptr;
    QLabel *m_doing;
    QProgressBar *m_bar;
    QLabel *m_summary;
    ErrorPanel *m_errors;
    QWidget *m_result = nullptr;
    QTreeView *m_tree = nullptr;
    QTabWidget *m_tabs = nullptr;
    QTableView *m_table = nullptr;
    TraceChart *m_chart = nullptr;
    QLabel *m_unlike = nullptr;
};

}  // namespace lockstep
