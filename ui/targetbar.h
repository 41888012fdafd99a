// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QComboBox;
class QPushButton;

namespace lockstep {

class ProjectState;

/// Which project, which target, and the next step.
class TargetBar : public QWidget
{
    Q_OBJECT

public:
    /// What the buttons do; their texts and icons are the actions' own.
    struct Actions
    {
        QAction *refresh;
        QAction *history;
        QAction *rehearse;
        QAction *deploy;
    };

    TargetBar(ProjectState &state, const Actions &actions, QWidget *parent = nullptr);

    void setRecentProjects(const QStringList &folders);

signals:
    void projectChosen(const QString &folder);
    void openRequested();
    void otherTargetRequested();

private:
    QPushButton *createButton(QAction *action);
    void fillTargets();
    void chooseProject(int index);
    void chooseTarget(int index);
    void showDeploy();

    ProjectState &m_state;
    Actions m_actions;
    QComboBox *m_projects;
    QComboBox *m_targets;
    QPushButton *m_deploy;
    QStringList m_recent;
};

}  // namespace lockstep
