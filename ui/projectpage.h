// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/ledgerchange.h"
#include "models/migrationrow.h"
#include "models/projectstate.h"

#include <QWidget>

class QSplitter;

namespace lockstep {

class EnvironmentBand;
class ErrorBanner;
class FindingPanel;
class InterruptedRunBanner;
class MainMenu;
class MigrationPanel;
class ScriptPanel;
class Settings;
class TargetBar;

/// An open project: target above, migrations at the side, script and findings beside them.
class ProjectPage : public QWidget
{
    Q_OBJECT

public:
    /// State, menu and settings must outlive the page.
    ProjectPage(ProjectState &state, MainMenu &menu, Settings &settings, QWidget *parent = nullptr);

    ScriptPanel *scripts() const { return m_scripts; }
    MigrationPanel *migrations() const { return m_migrations; }
    TargetBar *targetBar() const { return m_targetBar; }
    InterruptedRunBanner *interrupted() const { return m_interrupted; }
    /// An action's failure; nothing takes the message away again.
    void showError(const std::optional<Error> &error);
    void saveLayout();

signals:
    void deployUpToRequested(const QString &migration);
    void resolveRequested(const QString &migration, lockstep::LedgerMark mark);
    void revertRequested(const QString &migration, bool downTo);

private:
    QSplitter *createSplitters();
    void connectParts();
    void connectEdit(MainMenu &menu);
    void connectView(MainMenu &menu);
    void connectMigration(MainMenu &menu);
    void connectResolve(MainMenu &menu);
    void showTarget();
    void chooseRow(const std::optional<MigrationRow> &row);
    void copyName();
    void explainRule(const QString &rule);

    ProjectState &m_state;
    MainMenu &m_menu;
    Settings &m_settings;
    TargetBar *m_targetBar;
    EnvironmentBand *m_band;
    ErrorBanner *m_errors;
    InterruptedRunBanner *m_interrupted;
    MigrationPanel *m_migrations;
    ScriptPanel *m_scripts;
    FindingPanel *m_findings;
    QSplitter *m_sides;
    QSplitter *m_stacked;
};

}  // namespace lockstep
