// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reportstate.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lockstep {

/// Writes the migration review or the hygiene report of the open project into a file, and opens it on demand.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    /// Without a view the report is of the files alone.
    ReportDialog(WorkspacePtr workspace, std::optional<TargetView> view, QWidget *parent = nullptr);

private:
    void createRows();
    QWidget *createFileRow();
    void createButtons();
    void proposeFile();
    void nameSave();
    void chooseFile();
    void save();
    void take(const ReportWish &wish, const Result<MadeReport> &made);
    void tell(const QString &text, bool isBad);

    WorkspacePtr m_workspace;
    std::optional<TargetView> m_view;
    QString m_folder;
    QComboBox *m_kind;
    QComboBox *m_format;
    QLineEdit *m_file;
    QLabel *m_outcome;
    QPushButton *m_save = nullptr;
    QPushButton *m_open = nullptr;
    QString m_written;
    Job m_job;
};

}  // namespace lockstep
