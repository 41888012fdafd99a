// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleetstate.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableView;

namespace lockstep {

class ConfirmationList;
class ErrorPanel;

/// One plan over many databases on one screen: a row each, the canaries first, then wave after wave, each confirmed.
class FleetWindow : public QDialog
{
    Q_OBJECT

public:
    FleetWindow(WorkspacePtr workspace, TargetChoice base, QWidget *parent = nullptr);

    /// Esc and the close button: what runs comes to its end first, what waits for an answer is ended.
    void reject() override;

signals:
    /// A row was opened: its run is to be shown.
    void runChosen(const QString &run);
    void targetTouched();

private:
    QWidget *createSource();
    QWidget *createPace();
    QWidget *createBackup();
    QWidget *createTable();
    bool mayAsk() const;
    QWidget *createButtons();
    void showConfigured();
    void ask();
    void follow();
    void mirrorButtons();

    FleetState m_state;
    QComboBox *m_kind;
    QLineEdit *m_source;
    QSpinBox *m_canaries;
    QSpinBox *m_wave;
    QSpinBox *m_parallel;
    QCheckBox *m_noBackup;
    QLineEdit *m_because;
    QTableView *m_table;
    QLabel *m_summary;
    ConfirmationList *m_confirmations;
    ErrorPanel *m_errors;
    QPushButton *m_ask;
    QPushButton *m_deploy;
    QPushButton *m_stop;
    QPushButton *m_close;
    bool m_isLeaving = false;
};

}  // namespace lockstep
