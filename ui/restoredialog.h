// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/restorestate.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace lockstep {

class ErrorPanel;

/// A backup into a new database beside the target: chosen, shown, agreed to, restored, compared table by table, and
/// then the swap of both for whoever types the name.
class RestoreDialog : public QDialog
{
    Q_OBJECT

public:
    /// `backup`: the one to begin with; empty: the person chooses.
    RestoreDialog(WorkspacePtr workspace, TargetView view, const QString &backup = {}, QWidget *parent = nullptr);

signals:
    /// The target's name leads to another database now.
    void swapped();

protected:
    void done(int result) override;

private:
    void createRows();
    QWidget *createChoice();
    QWidget *createButtons();
    void connectState(const QString &backup);
    void follow();
    void followButtons();
    void fillChoice();
    void showPreview();
    void showComparison();
    void showProgress(const Progress &progress);
    void ask(const std::vector<Confirmation> &confirmations);

    RestoreState m_state;
    QComboBox *m_choice = nullptr;
    QLabel *m_words;
    QPlainTextEdit *m_details;
    QTableWidget *m_differences;
    QWidget *m_confirmations;
    QProgressBar *m_bar;
    QLabel *m_progress;
    ErrorPanel *m_errors;
    QPushButton *m_act = nullptr;
    QPushButton *m_close = nullptr;
    RestoreState::Phase m_asked = RestoreState::Phase::Listing;  ///< for which phase is asked
};

}  // namespace lockstep
