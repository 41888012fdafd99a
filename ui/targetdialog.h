// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "models/job.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace lockstep {

/// Chooses the server and database to work on: an environment of the project, the private PostgreSQL, or an address
/// typed here. Nothing typed here is stored.
class TargetDialog : public QDialog
{
    Q_OBJECT

public:
    /// What `--target` would take; nothing when the person thought better of it, empty for the project's own choice. A
    /// typed URL may hold a password: it is for chooseTarget() and must not be shown.
    static std::optional<QString> ask(WorkspacePtr workspace, const QString &current, QWidget *parent);

    TargetDialog(WorkspacePtr workspace, const QString &current, QWidget *parent = nullptr);

    QString target() const;
    void done(int result) override;

private:
    QWidget *createChoices(const QString &current);
    QWidget *createAddress();
    void addEnvironments();
    void addChoice(const QString &name, const QString &target, const QString &what);
    void setColour(int row, const QString &colour);
    void setObstacle(int row, const Error &error);
    void follow();
    void judgeAddress();
    bool isTyped() const;
    void test();
    void showView(const Result<TargetView> &view);
    void tell(const QString &text, bool isBad);

    WorkspacePtr m_workspace;
    QListWidget *m_choices = nullptr;
    QWidget *m_address = nullptr;
    QLineEdit *m_url = nullptr;
    QLineEdit *m_password = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_use = nullptr;
    QLabel *m_outcome = nullptr;
    bool m_isLeaving = false;  ///< closes as soon as the connection test ends
    Job m_testing;
};

}  // namespace lockstep
