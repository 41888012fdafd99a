// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/migrations/newfiles.h"
#include "app/migrations/optout.h"
#include "models/job.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lockstep {

/// Asks for a new migration's name, shows the files that it will be and writes them.
class NewMigrationDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NewMigrationDialog(WorkspacePtr workspace, QWidget *parent = nullptr);
    /// The migration is to hold this statement and, where it refuses a transaction, to opt out of its tool's.
    void setStep(const SaferForm::Step &step);

signals:
    /// Written; its name in the folder.
    void created(const QString &migration);

protected:
    void done(int result) override;

private:
    void createRows();
    Draft content() const;
    void draft();
    void showDraft(const Result<DraftedMigration> &drafted);
    void create();
    void tell(const QString &text, bool isBad);

    WorkspacePtr m_workspace;
    MigrationFolder m_folder;
    std::optional<SaferForm::Step> m_step;
    std::optional<DraftedMigration> m_drafted;
    bool m_draftAgain = false;
    bool m_isLeaving = false;
    QLineEdit *m_name;
    QCheckBox *m_expandContract;
    QLabel *m_outcome;
    QPushButton *m_create = nullptr;
    Job m_job;
};

}  // namespace lockstep
