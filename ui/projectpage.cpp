// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projectpage.h"

#include "ui/editor/findbar.h"
#include "ui/editor/scripteditor.h"
#include "ui/editor/sqleditor.h"
#include "ui/environmentband.h"
#include "ui/errorbanner.h"
#include "ui/findingpanel.h"
#include "ui/interruptedrunbanner.h"
#include "ui/mainmenu.h"
#include "ui/migrationpanel.h"
#include "ui/ruledialog.h"
#include "ui/scriptpanel.h"
#include "ui/settings.h"
#include "ui/targetbar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {

ProjectPage::ProjectPage(ProjectState &state, MainMenu &menu, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_menu(menu)
    , m_settings(settings)
    , m_targetBar(new TargetBar(state, {menu.refresh, menu.history, menu.rehearse, menu.deploy}, this))
    , m_band(new EnvironmentBand(this))
    , m_errors(new ErrorBanner(this))
    , m_interrupted(new InterruptedRunBanner(this))
    , m_migrations(new MigrationPanel(state, this))
    , m_scripts(new ScriptPanel(state, this))
    , m_findings(new FindingPanel(this))
    , m_sides(new QSplitter(Qt::Horizontal, this))
    , m_stacked(new QSplitter(Qt::Vertical, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_targetBar, m_band, m_errors, m_interrupted})
        layout->addWidget(widget);
    layout->addWidget(createSplitters(), 1);
    connectParts();
    connectEdit(menu);
    connectView(menu);
    connectMigration(menu);
    connectResolve(menu);
    showTarget();
}

QSplitter *ProjectPage::createSplitters()
{
    m_stacked->addWidget(m_scripts);
    m_stacked->addWidget(m_findings);
    m_stacked->setStretchFactor(0, 3);
    m_stacked->setStretchFactor(1, 1);
    m_sides->addWidget(m_migrations);
    m_sides->addWidget(m_stacked);
    m_sides->setStretchFactor(1, 1);
    const int character = fontMetrics().averageCharWidth();
    m_sides->setSizes({character * 90, character * 104});
    m_stacked->setSizes({character * 60, character * 26});
    for (QSplitter *splitter : {m_sides, m_stacked}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    m_sides->restoreState(m_settings.layout(u"project/sides"_s));
    m_stacked->restoreState(m_settings.layout(u"project/stacked"_s));
    m_migrations->tree()->header()->restoreState(m_settings.layout(u"project/migrations"_s));
    return m_sides;
}

void ProjectPage::saveLayout()
{
    m_settings.setLayout(u"project/sides"_s, m_sides->saveState());
    m_settings.setLayout(u"project/stacked"_s, m_stacked->saveState());
    m_settings.setLayout(u"project/migrations"_s, m_migrations->tree()->header()->saveState());
}

void ProjectPage::connectParts()
{
    connect(&m_state, &ProjectState::workspaceChanged, this, &ProjectPage::showTarget);
    connect(&m_state, &ProjectState::targetChanged, this, &ProjectPage::showTarget);
    connect(&m_state, &ProjectState::busyChanged, this, &ProjectPage::showTarget);
    connect(&m_state, &ProjectState::planFailed, this, [this](const Error &error) { showError(error); });
    connect(m_migrations, &MigrationPanel::rowChosen, this, &ProjectPage::chooseRow);
    connect(m_migrations->tree(), &QTreeView::activated, this, [this] { m_scripts->current()->setFocus(); });
    connect(m_migrations, &MigrationPanel::contextMenuRequested, this,
            [this](const QPoint &position) { m_menu.migrationMenu()->popup(position); });
    connect(m_scripts, &ScriptPanel::findingsChanged, m_findings, &FindingPanel::setFindings);
    connect(m_scripts, &ScriptPanel::failed, this, [this](const Error &error) { showError(error); });
    connect(m_scripts, &ScriptPanel::saved, this, [this] { showError({}); });
    connect(m_scripts, &ScriptPanel::saved, &m_state, &ProjectState::reload);
    connect(m_scripts, &ScriptPanel::findingReached, m_findings, &FindingPanel::choose);
    connect(m_scripts, &ScriptPanel::explanationRequested, this, &ProjectPage::explainRule);
    connect(m_findings, &FindingPanel::explanationRequested, this, &ProjectPage::explainRule);
    connect(m_findings, &FindingPanel::placeChosen, m_scripts, &ScriptPanel::reveal);
}

void ProjectPage::connectEdit(MainMenu &menu)
{
    const auto onEditor = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this,
                [this, act] { std::invoke(act, m_scripts->showScript()->editor()); });
    };
    const auto onFindBar = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, [this, act] { act(m_scripts->showScript()->findBar()); });
    };
    onEditor(menu.undo, &SqlEditor::undo);
    onEditor(menu.fold, &SqlEditor::toggleFold);
    onEditor(menu.redo, &SqlEditor::redo);
    onFindBar(menu.find, [](FindBar *bar) { bar->open(false); });
    onFindBar(menu.replace, [](FindBar *bar) { bar->open(true); });
    onFindBar(menu.findNext, [](FindBar *bar) { bar->findNext(); });
    onFindBar(menu.findPrevious, [](FindBar *bar) { bar->findPrevious(); });
    connect(menu.goToLine, &QAction::triggered, this, [this] { m_scripts->showScript()->goToLine(); });
    connect(menu.save, &QAction::triggered, m_scripts, &ScriptPanel::save);
    connect(menu.filter, &QAction::triggered, m_migrations, &MigrationPanel::focusFilter);
    connect(menu.reload, &QAction::triggered, &m_state, &ProjectState::reload);
    connect(menu.refresh, &QAction::triggered, &m_state, &ProjectState::refresh);
}

void ProjectPage::connectView(MainMenu &menu)
{
    connect(menu.showTree, &QAction::triggered, this,
            [this] { m_migrations->tree()->setFocus(Qt::ShortcutFocusReason); });
    connect(menu.showScript, &QAction::triggered, this,
            [this] { m_scripts->showScript()->setFocus(Qt::ShortcutFocusReason); });
    connect(menu.showFindings, &QAction::triggered, this,
            [this] { m_findings->table()->setFocus(Qt::ShortcutFocusReason); });
    connect(menu.explain, &QAction::toggled, m_scripts, &ScriptPanel::setExplained);
    connect(menu.expandAll, &QAction::triggered, this, [this] { m_migrations->setAllExpanded(true); });
    connect(menu.collapseAll, &QAction::triggered, this, [this] { m_migrations->setAllExpanded(false); });
}

void ProjectPage::connectMigration(MainMenu &menu)
{
    connect(menu.nextFinding, &QAction::triggered, m_scripts, &ScriptPanel::goToNext);
    connect(menu.previousFinding, &QAction::triggered, m_scripts, &ScriptPanel::goToPrevious);
    connect(menu.saferForm, &QAction::triggered, this, [this] { m_scripts->showScript()->showChoices(); });
    connect(menu.showChanges, &QAction::triggered, m_scripts, &ScriptPanel::showChanges);
    connect(menu.copyName, &QAction::triggered, this, &ProjectPage::copyName);
    connect(menu.deployUpTo, &QAction::triggered, this, [this] {
        if (const std::optional<MigrationRow> row = m_migrations->chosen())
            emit deployUpToRequested(row->name);
    });
}

void ProjectPage::connectResolve(MainMenu &menu)
{
    const auto connectMark = [this](QAction *action, LedgerMark mark) {
        connect(action, &QAction::triggered, this, [this, mark] {
            if (const std::optional<MigrationRow> row = m_migrations->chosen())
                emit resolveRequested(row->name, mark);
        });
    };
    connectMark(menu.markApplied, LedgerMark::Applied);
    connectMark(menu.markRolledBack, LedgerMark::Reverted);
    const auto connectRevert = [this](QAction *action, bool downTo) {
        connect(action, &QAction::triggered, this, [this, downTo] {
            if (const std::optional<MigrationRow> row = m_migrations->chosen())
                emit revertRequested(row->name, downTo);
        });
    };
    connectRevert(menu.revert, false);
    connectRevert(menu.revertDownTo, true);
}

void ProjectPage::explainRule(const QString &rule)
{
    auto *dialog = new RuleDialog(rule, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ProjectPage::showError(const std::optional<Error> &error)
{
    m_errors->setPassing(error);
}

void ProjectPage::showTarget()
{
    m_band->setTarget(m_state.choice(), m_state.view(), m_state.isBusy());
    m_errors->setStanding(m_state.workspaceError() ? m_state.workspaceError() : m_state.targetError());
}

void ProjectPage::chooseRow(const std::optional<MigrationRow> &row)
{
    m_scripts->setRow(row);
    const bool isToRun = row
        && (row->state == RowState::Pending || row->state == RowState::OutOfOrder
            || row->state == RowState::RolledBack);
    m_menu.deployUpTo->setEnabled(m_state.canDeploy() && isToRun);
    const bool isRecorded = row
        && (row->state == RowState::Applied || row->state == RowState::Changed || row->state == RowState::Missing
            || row->state == RowState::Failed);
    const bool isFailed = row && row->state == RowState::Failed;
    m_menu.markApplied->setEnabled(m_state.view() && (isToRun || isFailed));
    m_menu.markRolledBack->setEnabled(m_state.view() && isRecorded);
    const bool isRevertible
        = row && row->hasRevert && (row->state == RowState::Applied || row->state == RowState::Changed);
    m_menu.revert->setEnabled(m_state.view() && isRevertible);
    m_menu.revertDownTo->setEnabled(m_state.view() && isRevertible);
    m_menu.showChanges->setEnabled(row && row->state == RowState::Changed);
    m_menu.copyName->setEnabled(row.has_value());
}

void ProjectPage::copyName()
{
    if (const std::optional<MigrationRow> row = m_migrations->chosen())
        QGuiApplication::clipboard()->setText(row->name);
}

}  // namespace lockstep
