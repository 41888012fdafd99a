// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace lockstep {

/// Every action of the main window, with its shortcut, in one menu bar. What an action does is connected by the window.
class MainMenu : public QObject
{
    Q_OBJECT

public:
    explicit MainMenu(QMenuBar *bar);

    void setRecentProjects(const QStringList &folders);
    void setColourScheme(ColourScheme scheme);
    void setLanguage(const QString &language);
    /// Off while no project is open.
    void setProjectOpen(bool isOpen);
    QMenu *migrationMenu() const { return m_migration; }

    QAction *open = nullptr;
    QAction *sample = nullptr;
    QAction *save = nullptr;
    QAction *reload = nullptr;
    QAction *reports = nullptr;
    QAction *quit = nullptr;
    QAction *undo = nullptr;
    QAction *redo = nullptr;
    QAction *find = nullptr;
    QAction *findNext = nullptr;
    QAction *findPrevious = nullptr;
    QAction *replace = nullptr;
    QAction *goToLine = nullptr;
    QAction *filter = nullptr;
    QAction *showTree = nullptr;
    QAction *showScript = nullptr;
    QAction *showFindings = nullptr;
    QAction *explain = nullptr;
    QAction *fold = nullptr;
    QAction *expandAll = nullptr;
    QAction *collapseAll = nullptr;
    QAction *nextFinding = nullptr;
    QAction *saferForm = nullptr;
    QAction *previousFinding = nullptr;
    QAction *showChanges = nullptr;
    QAction *newMigration = nullptr;
    QAction *markApplied = nullptr;
    QAction *markRolledBack = nullptr;
    QAction *revert = nullptr;
    QAction *revertDownTo = nullptr;
    QAction *copyName = nullptr;
    QAction *deployUpTo = nullptr;
    QAction *refresh = nullptr;
    QAction *target = nullptr;
    QAction *sandbox = nullptr;
    QAction *deploy = nullptr;
    QAction *rehearse = nullptr;
    QAction *fleet = nullptr;
    QAction *history = nullptr;
    QAction *backups = nullptr;
    QAction *restore = nullptr;
    QAction *restoreRows = nullptr;
    QAction *adopt = nullptr;
    QAction *enrol = nullptr;
    QAction *repairJournal = nullptr;
    QAction *rehash = nullptr;
    QAction *about = nullptr;

signals:
    void recentChosen(const QString &folder);
    void colourSchemeChosen(lockstep::ColourScheme scheme);
    void languageChosen(const QString &language);

private:
    void createFile(QMenuBar *bar);
    void createEdit(QMenuBar *bar);
    void createView(QMenuBar *bar);
    void createMigration(QMenuBar *bar);
    void createDeploy(QMenuBar *bar);
    void createSchemes(QMenu *menu);
    void createLanguages(QMenu *menu);

    QMenu *m_recent = nullptr;
    QMenu *m_schemes = nullptr;
    QMenu *m_languages = nullptr;
    QMenu *m_migration = nullptr;
};

}  // namespace lockstep
