// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/backupsstate.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace lockstep {

class ErrorPanel;
class FittedText;

/// The backups of a folder with age, size, proof and where they are from; one is proven or restored from here, and old
/// ones go once the person has said so.
class BackupsDialog : public QDialog
{
    Q_OBJECT

public:
    BackupsDialog(QString folder, BackupRules rules, QWidget *parent = nullptr);

signals:
    void restoreRequested(const QString &path);

protected:
    void done(int result) override;

private:
    void createTable();
    QWidget *createRemoval();
    QWidget *createButtons();
    void connectState();
    void follow();
    void followButtons();
    void showChosen();
    void showRemoval();
    void showProgress(const Progress &progress);
    int chosen() const;
    QString stateText() const;

    BackupsState m_state;
    QString m_kept;  ///< the chosen backup's path, to be chosen again after a reading
    QTableView *m_table;
    FittedText *m_facts;
    QLabel *m_words;
    ErrorPanel *m_errors;
    QProgressBar *m_bar;
    QWidget *m_removal = nullptr;
    QLabel *m_removable = nullptr;
    QCheckBox *m_agree = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_prove = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_old = nullptr;
    QPushButton *m_close = nullptr;
};

}  // namespace lockstep
