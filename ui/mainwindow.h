// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/deedstate.h"
#include "models/projectstate.h"
#include "models/rehearsalstate.h"
#include "models/sampleloader.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;

namespace lockstep {

class DeployWizard;
class MainMenu;
class ProjectPage;
class RehearsalWindow;
class Settings;
class StartPage;
enum class ColourScheme;
class WaysBack;

/// The console's window: the start page until a project is open, then the project.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `settings` must outlive the window.
    explicit MainWindow(Settings &settings, QWidget *parent = nullptr);

    void openProject(const QString &root, const QString &target = {});
    ProjectState &state() { return m_state; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void createPages();
    void createStatusBar();
    void connectFile();
    void connectDeploy();
    void connectWaysBack();
    void watch(DeployWizard *wizard);
    void connectSample();
    void chooseFolder();
    void chooseTarget();
    void tryOpen(const QString &folder);
    bool mayLeaveTexts();
    void startDeploy(const Plan &plan, const QString &resumeRun = {});
    void resolve(const QString &migration, LedgerMark mark);
    void adoptDatabase();
    void openFleet();
    void openRehearsal();
    void connectRehearsal();
    void repairJournal();
    void rehash();
    void enrolTarget();
    void dropLeftIndex(const QString &run);
    void putRowsBack(const QString &run, bool overwrites);
    void showLayoutActions();
    void openDeed(const QString &title, const QString &action, DeedWork work);
    /// `step`: what it holds; none: what the person writes.
    void makeMigration(const std::optional<SaferForm::Step> &step);
    void openReports();
    void openHistory(const QString &runId = {});
    void openBackups();
    void chooseScheme(ColourScheme scheme);
    void chooseLanguage(const QString &language);
    void showRecent();
    void showTitle();
    void showStatus();

    Settings &m_settings;
    ProjectState m_state;
    RehearsalState m_rehearsal;
    SampleLoader m_sample;
    MainMenu *m_menu;
    QStackedWidget *m_pages;
    StartPage *m_start = nullptr;
    ProjectPage *m_project = nullptr;
    QLabel *m_counts;
    QLabel *m_read;
    WaysBack *m_waysBack;
    RehearsalWindow *m_rehearsalWindow = nullptr;
};

}  // namespace lockstep
