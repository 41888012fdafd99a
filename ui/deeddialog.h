// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/deedstate.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace lockstep {

class ConfirmationList;
class ErrorPanel;

/// Shows what a change of the ledger will do, to the row and the statement, and does it when all of it is confirmed.
/// Closing while it works waits for the work to end.
class DeedDialog : public QDialog
{
    Q_OBJECT

public:
    /// `action` is the button's text, which says what happens; `target` the database in words.
    DeedDialog(const QString &title, const QString &action, const QString &target, DeedWork work,
               QWidget *parent = nullptr);

signals:
    /// The ledger was written.
    void finishedWell();

protected:
    void done(int result) override;

private:
    void createRows(const QString &title, const QString &target);
    QWidget *createButtons(const QString &action);
    void follow();
    void showPreview(const DeedPreview &preview);

    DeedState m_state;
    bool m_isShown = false;
    QLabel *m_words;
    QPlainTextEdit *m_details;
    ConfirmationList *m_confirmations;
    QLabel *m_progress;
    ErrorPanel *m_errors;
    QPushButton *m_act = nullptr;
    QPushButton *m_close = nullptr;
};

}  // namespace lockstep
