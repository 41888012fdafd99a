// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "app/migrations/rehash.h"
#include "ui/about.h"
#include "ui/backupsdialog.h"
#include "ui/deeddialog.h"
#include "ui/deploy/deploywizard.h"
#include "ui/deploy/labels.h"
#include "ui/fleetwindow.h"
#include "ui/historywindow.h"
#include "ui/interruptedrunbanner.h"
#include "ui/mainmenu.h"
#include "ui/migrationpanel.h"
#include "ui/newmigrationdialog.h"
#include "ui/projectpage.h"
#include "ui/rehearsalwindow.h"
#include "ui/reportdialog.h"
#include "ui/scriptpanel.h"
#include "ui/settings.h"
#include "ui/startpage.h"
#include "ui/targetbar.h"
#include "ui/targetdialog.h"
#include "ui/waysback.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>

using namespace Qt::StringLiterals;

namespace lockstep {

MainWindow::MainWindow(Settings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_rehearsal(m_state)
    , m_menu(new MainMenu(menuBar()))
    , m_pages(new QStackedWidget(this))
    , m_counts(new QLabel(this))
    , m_read(new QLabel(this))
    , m_waysBack(new WaysBack(m_state, this))
{
    setCentralWidget(m_pages);
    createPages();
    createStatusBar();
    connectFile();
    connectDeploy();
    connectRehearsal();
    connectSample();
    showRecent();
    showTitle();
    m_menu->setProjectOpen(false);
    m_menu->setColourScheme(settings.colourScheme());
    m_menu->setLanguage(settings.language());
    resizeWithinScreen(this, 190, 54);
    restoreGeometry(settings.layout(u"mainwindow/geometry"_s));
}

void MainWindow::createPages()
{
    m_start = new StartPage(m_settings, this);
    m_project = new ProjectPage(m_state, *m_menu, m_settings, this);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_project);
    connect(m_start, &StartPage::openRequested, this, [this](const QString &folder) { tryOpen(folder); });
    connect(m_project->targetBar(), &TargetBar::projectChosen, this, &MainWindow::tryOpen);
    connect(m_project->targetBar(), &TargetBar::openRequested, this, &MainWindow::chooseFolder);
    connect(m_project->targetBar(), &TargetBar::otherTargetRequested, this, &MainWindow::chooseTarget);
}

void MainWindow::createStatusBar()
{
    statusBar()->addWidget(m_counts, 1);
    statusBar()->addPermanentWidget(m_read);
    statusBar()->setSizeGripEnabled(false);
    connect(&m_state, &ProjectState::workspaceChanged, this, &MainWindow::showStatus);
    connect(&m_state, &ProjectState::targetChanged, this, &MainWindow::showStatus);
    connect(&m_state, &ProjectState::targetRead, this, &MainWindow::showStatus);
    connect(&m_state, &ProjectState::busyChanged, this, &MainWindow::showStatus);
    connect(&m_state, &ProjectState::targetChanged, this, &MainWindow::showTitle);
}

void MainWindow::connectFile()
{
    connect(m_menu->open, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(m_menu->reports, &QAction::triggered, this, &MainWindow::openReports);
    connect(m_menu->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_menu->about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_menu, &MainMenu::recentChosen, this, &MainWindow::tryOpen);
    connect(m_menu, &MainMenu::colourSchemeChosen, this, &MainWindow::chooseScheme);
    connect(m_menu, &MainMenu::languageChosen, this, &MainWindow::chooseLanguage);
}

void MainWindow::connectDeploy()
{
    connect(m_menu->deploy, &QAction::triggered, &m_state, [this] { m_state.makePlanTo(); });
    connect(m_menu->target, &QAction::triggered, this, &MainWindow::chooseTarget);
    connect(m_menu->sandbox, &QAction::triggered, this, [this] { m_state.setTarget(u"sandbox"_s); });
    connect(m_menu->history, &QAction::triggered, this, [this] { openHistory(); });
    connect(m_menu->backups, &QAction::triggered, this, &MainWindow::openBackups);
    connect(m_menu->newMigration, &QAction::triggered, this, [this] { makeMigration({}); });
    connect(m_project->scripts(), &ScriptPanel::migrationRequested, this,
            [this](const SaferForm::Step &step) { makeMigration(step); });
    connect(m_menu->adopt, &QAction::triggered, this, &MainWindow::adoptDatabase);
    connect(m_menu->enrol, &QAction::triggered, this, &MainWindow::enrolTarget);
    connect(m_menu->fleet, &QAction::triggered, this, &MainWindow::openFleet);
    connect(m_menu->repairJournal, &QAction::triggered, this, &MainWindow::repairJournal);
    connect(m_menu->rehash, &QAction::triggered, this, &MainWindow::rehash);
    connect(&m_state, &ProjectState::workspaceChanged, this, &MainWindow::showLayoutActions);
    connect(m_project, &ProjectPage::resolveRequested, this, &MainWindow::resolve);
    connectWaysBack();
    connect(&m_state, &ProjectState::targetChanged, this, [this] {
        m_menu->adopt->setEnabled(m_state.view().has_value());
        m_menu->enrol->setEnabled(m_state.view().has_value());
        m_menu->fleet->setEnabled(m_state.choice().has_value());
    });
    connect(m_project, &ProjectPage::deployUpToRequested, &m_state, &ProjectState::makePlanTo);
    connect(&m_state, &ProjectState::planned, this, [this](const Plan &plan) { startDeploy(plan); });
    InterruptedRunBanner *interrupted = m_project->interrupted();
    connect(interrupted, &InterruptedRunBanner::resumeRequested, this,
            [this](const QString &run) { startDeploy({}, run); });
    connect(interrupted, &InterruptedRunBanner::lookRequested, this, &MainWindow::openHistory);
}

void MainWindow::connectWaysBack()
{
    connect(m_project, &ProjectPage::revertRequested, m_waysBack, &WaysBack::revert);
    connect(m_menu->restore, &QAction::triggered, m_waysBack, [this] { m_waysBack->restore(); });
    connect(m_menu->restoreRows, &QAction::triggered, m_waysBack, [this] { m_waysBack->putRowsBack(); });
    connect(m_waysBack, &WaysBack::rowsRequested, this, &MainWindow::putRowsBack);
    connect(m_waysBack, &WaysBack::leftIndexRequested, this, &MainWindow::dropLeftIndex);
    connect(m_waysBack, &WaysBack::failed, m_project, [this](const Error &error) { m_project->showError(error); });
    connect(m_waysBack, &WaysBack::wizardMade, this, &MainWindow::watch);
    connect(m_waysBack, &WaysBack::resolveRequested, this, [this](const QString &migration, bool asApplied) {
        resolve(migration, asApplied ? LedgerMark::Applied : LedgerMark::Reverted);
    });
    connect(&m_state, &ProjectState::targetChanged, this, [this] {
        m_menu->restore->setEnabled(m_state.view().has_value());
        m_menu->restoreRows->setEnabled(m_state.view().has_value());
    });
}

void MainWindow::watch(DeployWizard *wizard)
{
    connect(wizard, &DeployWizard::targetTouched, &m_state, &ProjectState::refresh);
    connect(wizard, &QDialog::finished, m_project->interrupted(), &InterruptedRunBanner::refresh);
}

void MainWindow::connectSample()
{
    connect(m_menu->sample, &QAction::triggered, &m_sample, &SampleLoader::load);
    connect(m_start, &StartPage::sampleRequested, &m_sample, &SampleLoader::load);
    connect(&m_sample, &SampleLoader::progressed, m_start, &StartPage::showProgress);
    connect(&m_sample, &SampleLoader::progressed, this,
            [this](const Progress &progress) { statusBar()->showMessage(progress.step.translated()); });
    connect(&m_sample, &SampleLoader::failed, m_start,
            [this](const Error &error) { m_start->showSampleOutcome(error); });
    connect(&m_sample, &SampleLoader::failed, m_project, [this](const Error &error) { m_project->showError(error); });
    connect(&m_sample, &SampleLoader::ready, this, [this](const QString &root) {
        m_start->showSampleOutcome(Done());
        statusBar()->clearMessage();
        openProject(root);
    });
}

void MainWindow::openProject(const QString &root, const QString &target)
{
    m_project->scripts()->discardAll();
    m_project->showError({});
    m_state.open(root, target);
    m_settings.addRecentProject(m_state.root());
    m_project->interrupted()->setProject(m_state.root());
    m_pages->setCurrentWidget(m_project);
    m_menu->setProjectOpen(true);
    showRecent();
    showTitle();
}

void MainWindow::tryOpen(const QString &folder)
{
    if (mayLeaveTexts())
        openProject(folder);
}

void MainWindow::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a project's folder"), m_state.root());
    if (!folder.isEmpty())
        tryOpen(folder);
}

void MainWindow::chooseTarget()
{
    if (!m_state.workspace())
        return;
    const std::optional<QString> target = TargetDialog::ask(m_state.workspace(), m_state.targetOption(), this);
    if (target)
        m_state.setTarget(*target);
}

void MainWindow::startDeploy(const Plan &plan, const QString &resumeRun)
{
    if (!m_state.workspace() || !m_state.view())
        return;
    auto *wizard
        = new DeployWizard({.workspace = m_state.workspace(), .view = *m_state.view(), .plan = plan}, resumeRun, this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    m_waysBack->follow(*wizard);
    watch(wizard);
    wizard->open();
}

void MainWindow::resolve(const QString &migration, LedgerMark mark)
{
    if (!m_state.workspace() || !m_state.view())
        return;
    const bool isApplied = mark == LedgerMark::Applied;
    openDeed(isApplied ? tr("Mark as applied: %1").arg(migration) : tr("Mark as rolled back: %1").arg(migration),
             isApplied ? tr("&Mark as applied") : tr("&Mark as rolled back"),
             workOf(ResolveRequest{m_state.workspace(), *m_state.view(), migration, mark}));
}

void MainWindow::adoptDatabase()
{
    if (!m_state.workspace() || !m_state.view())
        return;
    openDeed(tr("Adopt this database"), tr("&Write the baseline and mark it as applied"),
             workOf(BaselineRequest{
                 .workspace = m_state.workspace(), .view = *m_state.view(), .at = QDateTime::currentDateTimeUtc()}));
}

void MainWindow::openFleet()
{
    if (!m_state.workspace() || !m_state.choice())
        return;
    auto *window = new FleetWindow(m_state.workspace(), *m_state.choice(), this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    connect(window, &FleetWindow::targetTouched, &m_state, &ProjectState::refresh);
    connect(window, &FleetWindow::runChosen, this, [this](const QString &run) { openHistory(run); });
    window->open();
}

void MainWindow::connectRehearsal()
{
    connect(m_menu->rehearse, &QAction::triggered, this, &MainWindow::openRehearsal);
    const auto follow = [this] { m_menu->rehearse->setEnabled(m_rehearsal.isRunning() || m_rehearsal.canRehearse()); };
    connect(&m_rehearsal, &RehearsalState::changed, this, follow);
    connect(&m_rehearsal, &RehearsalState::progressed, this, [this](const Progress &progress) {
        statusBar()->showMessage(tr("Rehearsing: %1").arg(progress.step.translated()));
    });
    connect(&m_rehearsal, &RehearsalState::ended, this, [this] {
        const QString words = m_rehearsal.problem() ? tr("The rehearsal failed.") : tr("The rehearsal was stopped.");
        statusBar()->showMessage(m_rehearsal.result() ? m_rehearsal.summary() : words, 20000);
        if (m_rehearsal.result())
            m_state.reload();  // what the reverts were shown to do stands in the tree
    });
    m_project->scripts()->setRehearsal(m_rehearsal);
    follow();
}

void MainWindow::openRehearsal()
{
    if (!m_rehearsalWindow) {
        m_rehearsalWindow = new RehearsalWindow(m_rehearsal, this);
        connect(m_rehearsalWindow, &RehearsalWindow::migrationChosen, m_project->migrations(), &MigrationPanel::choose);
    }
    m_rehearsalWindow->show();
    m_rehearsalWindow->raise();
    m_rehearsalWindow->activateWindow();
}

void MainWindow::repairJournal()
{
    if (m_state.workspace())
        openDeed(tr("Put Drizzle's journal right"), tr("&Write the journal"),
                 journalRepairOf(m_state.workspace(), m_state.view()));
}

void MainWindow::rehash()
{
    if (m_state.workspace())
        openDeed(tr("Write the hashes anew"), tr("&Write the hashes"), rehashOf(m_state.workspace()));
}

void MainWindow::enrolTarget()
{
    if (m_state.workspace() && m_state.view())
        openDeed(tr("Enrol this target"), tr("&Enrol it"),
                 workOf(EnrolOrder{m_state.workspace(), *m_state.view(), {}}));
}

void MainWindow::dropLeftIndex(const QString &run)
{
    if (m_state.workspace() && m_state.view())
        openDeed(tr("Drop the invalid index"), tr("&Drop the index"),
                 workOf(LeftIndexOrder{m_state.workspace(), *m_state.view(), run, {}}));
}

void MainWindow::putRowsBack(const QString &run, bool overwrites)
{
    if (m_state.workspace() && m_state.view())
        openDeed(tr("Put rows back from copies"), tr("&Put these rows back"),
                 workOf(TablesOrder{
                     .workspace = m_state.workspace(), .view = *m_state.view(), .run = run, .overwrites = overwrites}));
}

/// What only some tools have.
void MainWindow::showLayoutActions()
{
    const WorkspacePtr workspace = m_state.workspace();
    const auto isDrizzles = [](const MigrationFolder &folder) {
        return folder.layout == u"drizzle"_s || folder.alternatives.contains(u"drizzle"_s);
    };
    m_menu->repairJournal->setVisible(workspace && isDrizzles(workspace->folder));
    m_menu->rehash->setVisible(workspace && keepsHashes(workspace->folder));
}

void MainWindow::openDeed(const QString &title, const QString &action, DeedWork work)
{
    QString target;
    if (const auto &view = m_state.view(); view && view->choice.isProtected)
        target = tr("%1, protected: %2").arg(view->choice.environment, view->identity.display());
    else if (view)
        target = view->identity.display();
    auto *dialog = new DeedDialog(title, action, target, std::move(work), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeedDialog::finishedWell, &m_state, &ProjectState::reload);
    dialog->open();
}

void MainWindow::makeMigration(const std::optional<SaferForm::Step> &step)
{
    if (!m_state.workspace())
        return;
    auto *dialog = new NewMigrationDialog(m_state.workspace(), this);
    if (step)
        dialog->setStep(*step);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewMigrationDialog::created, m_project, [this](const QString &name) {
        m_project->migrations()->chooseWhenThere(name);
        m_state.reload();
    });
    dialog->open();
}

void MainWindow::openReports()
{
    if (!m_state.workspace())
        return;
    auto *dialog = new ReportDialog(m_state.workspace(), m_state.view(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::openBackups()
{
    if (!m_state.workspace())
        return;
    const auto choice = m_state.choice();
    const BackupRules rules = choice ? choice->policy.backups : m_state.workspace()->config.policy.backups;
    auto *backups = new BackupsDialog(backupFolderFor({}, rules, m_state.root()), rules, this);
    backups->setAttribute(Qt::WA_DeleteOnClose);
    connect(backups, &BackupsDialog::restoreRequested, m_waysBack, &WaysBack::restore);
    backups->show();
}

void MainWindow::openHistory(const QString &runId)
{
    auto *history = new HistoryWindow(m_settings, m_state.root());
    history->setAttribute(Qt::WA_DeleteOnClose);
    connect(history, &HistoryWindow::resumeRequested, this, [this](const QString &run) { startDeploy({}, run); });
    connect(history, &HistoryWindow::runAbandoned, m_project->interrupted(), &InterruptedRunBanner::refresh);
    connect(this, &QObject::destroyed, history, &QWidget::close);
    if (!runId.isEmpty())
        history->showRun(runId);
    history->show();
}

void MainWindow::chooseScheme(ColourScheme scheme)
{
    m_settings.setColourScheme(scheme);
    applyTheme(*qApp, scheme);
}

void MainWindow::chooseLanguage(const QString &language)
{
    m_settings.setLanguage(language);
    statusBar()->showMessage(tr("The language changes with the next start."), 8000);
}

void MainWindow::showRecent()
{
    const QStringList folders = m_settings.recentProjects();
    m_menu->setRecentProjects(folders);
    m_project->targetBar()->setRecentProjects(folders);
}

void MainWindow::showTitle()
{
    if (m_state.root().isEmpty())
        return setWindowTitle(tr("Lockstep"));
    const QString target = m_state.choice() ? m_state.choice()->environment : QString();
    setWindowTitle(target.isEmpty() ? m_state.projectName() : u"%1 · %2"_s.arg(m_state.projectName(), target));
}

void MainWindow::showStatus()
{
    if (m_state.isBusy())
        m_read->setText(tr("Reading …"));
    else if (m_state.view())
        m_read->setText(
            tr("read at %1").arg(locale().toString(m_state.view()->readAt.toLocalTime().time(), QLocale::ShortFormat)));
    else
        m_read->clear();
    if (!m_state.view()) {
        m_counts->setText(m_state.workspace() ? tr("State unknown: no target answers") : QString());
        return;
    }
    const auto &migrations = m_state.view()->status.migrations;
    const int pending = m_state.pendingCount();
    const int attention = int(std::ranges::count_if(migrations, &MigrationStatus::needsAttention));
    QStringList parts{tr("%n pending", nullptr, pending),
                      tr("%n applied", nullptr, m_state.view()->status.count(MigrationState::Applied))};
    if (attention > 0)
        parts << tr("%n need(s) attention", nullptr, attention);
    if (!m_state.view()->status.obstacle.isEmpty())
        parts << m_state.view()->status.obstacle.translated();
    m_counts->setText(parts.join(u"  ·  "_s));
}

/// Asks once when texts would be lost.
bool MainWindow::mayLeaveTexts()
{
    const QStringList unsaved = m_project->scripts()->unsaved();
    if (unsaved.isEmpty())
        return true;
    QMessageBox question(QMessageBox::Question, tr("Unsaved scripts"),
                         tr("%n script(s) were edited and not saved.", nullptr, int(unsaved.size())),
                         QMessageBox::NoButton, this);
    question.setInformativeText(unsaved.join(u'\n'));
    QPushButton *discard = question.addButton(tr("&Discard the changes"), QMessageBox::DestructiveRole);
    question.setDefaultButton(question.addButton(tr("&Go back"), QMessageBox::RejectRole));
    question.exec();
    return question.clickedButton() == discard;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayLeaveTexts())
        return event->ignore();
    m_settings.setLayout(u"mainwindow/geometry"_s, saveGeometry());
    m_project->saveLayout();
    event->accept();
}

}  // namespace lockstep
