// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/deploywizard.h"

#include "models/deploystate.h"
#include "ui/deploy/actionbar.h"
#include "ui/deploy/backuppage.h"
#include "ui/deploy/labels.h"
#include "ui/deploy/leavepanel.h"
#include "ui/deploy/migratepage.h"
#include "ui/deploy/planpage.h"
#include "ui/deploy/playbook.h"
#include "ui/deploy/preflightpage.h"
#include "ui/deploy/recordpage.h"
#include "ui/deploy/releasepage.h"
#include "ui/deploy/smokepage.h"
#include "ui/deploy/steplist.h"
#include "ui/deploy/verifypage.h"
#include "ui/environmentband.h"

#include <QAccessible>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString titleOf(const DeployRequest &request)
{
    const QString &environment = request.view.choice.environment;
    const QString &database = request.plan.target.database;
    if (request.plan.direction == Direction::Revert)
        return environment.isEmpty()
            ? DeployWizard::tr("Revert on %1", "a database").arg(database)
            : DeployWizard::tr("Revert on %1 – %2", "database, environment").arg(database, environment);
    if (environment.isEmpty())
        return DeployWizard::tr("Deploy to %1", "a database").arg(database);
    return DeployWizard::tr("Deploy to %1 – %2", "database, environment").arg(database, environment);
}

/// A page that is higher than the window scrolls; the foot stays.
QScrollArea *scrolled(QWidget *page)
{
    auto *area = new QScrollArea;
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

}  // namespace

DeployWizard::DeployWizard(DeployRequest request, const QString &resumeRun, QWidget *parent)
    : QDialog(parent)
    , m_state(std::make_unique<DeployState>())
    , m_steps(new StepList(*m_state, this))
    , m_pages(new QStackedWidget(this))
    , m_leavePanel(new LeavePanel(*m_state, this))
    , m_actions(new ActionBar(*m_state, this))
{
    setWindowTitle(titleOf(request));
    setWindowModality(Qt::WindowModal);
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    createPages();
    createLayout(request.view);
    connectState();
    m_state->open(std::move(request), resumeRun);
}

DeployWizard::~DeployWizard()
{
    // Pages refer to the state, which as a member would die before them.
    for (QWidget *child : std::initializer_list<QWidget *>{m_steps, m_pages, m_leavePanel, m_actions})
        delete child;
}

void DeployWizard::createPages()
{
    m_stepPages
        = {new PlanPage(*m_state),   new BackupPage(*m_state),  new PreflightPage(*m_state), new MigratePage(*m_state),
           new VerifyPage(*m_state), new ReleasePage(*m_state), new SmokePage(*m_state),     new RecordPage(*m_state)};
    for (StepPage *page : m_stepPages)
        m_pages->addWidget(scrolled(withPlaybook(page)));
    const auto playbooks = findChildren<PlaybookPanel *>();
    for (PlaybookPanel *playbook : playbooks)
        connect(playbook, &PlaybookPanel::wayChosen, this, &DeployWizard::takeWay);
}

/// After the migrations a failed step is an emergency, too; the page of Migrate has its own, beside its statements.
QWidget *DeployWizard::withPlaybook(StepPage *page)
{
    if (page->step() <= Step::Migrate)
        return page;
    auto *both = new QWidget;
    auto *layout = new QVBoxLayout(both);
    layout->setContentsMargins({});
    auto *playbook = new PlaybookPanel(*m_state, page->step(), both);
    playbook->setContentsMargins(page->layout()->contentsMargins());
    layout->addWidget(page, 1);
    layout->addWidget(playbook);
    m_playbooks.push_back(playbook);
    return both;
}

/// What needs another window begins when this one is gone. A revert needs the run ended: two cannot both be right.
void DeployWizard::takeWay(PlaybookWay::Kind kind, const QString &subject)
{
    if (m_state->isBusy())
        return;
    if (kind == PlaybookWay::Kind::Retry) {
        m_state->show(m_state->next().value_or(m_state->shown()));
        return m_state->canPerform() ? m_state->perform() : placeFocus();
    }
    m_way = {kind, subject};
    if (kind == PlaybookWay::Kind::Revert)
        return m_state->abandon();
    closeNow();
}

void DeployWizard::createLayout(const TargetView &view)
{
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_steps);
    middle->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *band = new EnvironmentBand(this);
    band->setTarget(view.choice, view, false);
    layout->addWidget(band);
    layout->addLayout(middle, 1);
    layout->addWidget(m_leavePanel);
    layout->addWidget(m_actions);
    resizeWithinScreen(this, 160, 46);
}

void DeployWizard::connectState()
{
    connect(m_state.get(), &DeployState::changed, this, &DeployWizard::mirror);
    connect(m_state.get(), &DeployState::answersChanged, this, [this] { m_actions->mirror(*page()); });
    connect(m_state.get(), &DeployState::sentenceChanged, m_actions, &ActionBar::mirrorSentence);
    connect(m_state.get(), &DeployState::stepEnded, this, &DeployWizard::showBeginning);
    connect(m_state.get(), &DeployState::stepEnded, this, &DeployWizard::targetTouched);
    connect(m_state.get(), &DeployState::abandoned, this, &DeployWizard::closeNow);
    connect(m_actions, &ActionBar::leaveAsked, this, &DeployWizard::reject);
    connect(m_actions, &ActionBar::closeAsked, this, &DeployWizard::closeNow);
    connect(m_leavePanel, &LeavePanel::leaveChosen, this, &DeployWizard::leave);
    connect(m_leavePanel, &LeavePanel::stayChosen, this, &DeployWizard::stay);
    connect(m_leavePanel, &LeavePanel::endChosen, m_state.get(), &DeployState::abandon);
}

StepPage *DeployWizard::page() const
{
    return m_stepPages[std::size_t(m_state->shown())];
}

void DeployWizard::mirror()
{
    if (m_isLeaving && !m_state->isBusy())
        return closeNow();
    // What is switched off below hands the keyboard on to them; then nobody walks there.
    m_isWalking = m_steps->hasFocus();
    m_pages->setCurrentIndex(int(m_state->shown()));
    m_steps->mirror();
    page()->mirror();
    for (PlaybookPanel *playbook : m_playbooks)
        playbook->mirror();
    m_actions->mirror(*page());
    m_leavePanel->mirror();
    if (m_leavePanel->isHidden())
        placeFocus();
}

/// After each step the keyboard stands where the person has something to do next.
void DeployWizard::placeFocus()
{
    if (std::exchange(m_isWalking, false))
        return;
    QWidget *first = page()->firstOpen();
    if (!first && m_actions->mainButton()->isEnabled())
        first = m_actions->mainButton();
    // While work runs the keyboard rests on the page: a key pressed twice must not reach Cancel.
    if (m_state->isBusy() || !first)
        first = page();
    first->setFocus(Qt::OtherFocusReason);
}

/// What a step came to stands at the top of its page.
void DeployWizard::showBeginning()
{
    auto *area = qobject_cast<QScrollArea *>(m_pages->currentWidget());
    area->verticalScrollBar()->setValue(0);
    QAccessibleEvent alert(page(), QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void DeployWizard::reject()
{
    const bool isFinished = !m_state->isBusy() && (!m_state->isOpen() || !m_state->record().isOpen());
    if (isFinished)
        return closeNow();
    const bool isUntouched = !m_state->isBusy() && m_state->record().at(Step::Plan).state == StepState::Waiting;
    if (isUntouched && !m_state->problem())
        return m_state->abandon();
    if (m_leavePanel->isVisible())
        return stay();
    m_leavePanel->ask();
}

void DeployWizard::leave()
{
    if (!m_state->isBusy())
        return closeNow();
    m_isLeaving = true;
    m_state->requestStop();
}

void DeployWizard::stay()
{
    m_isLeaving = false;
    m_isWalking = false;
    m_leavePanel->hide();
    placeFocus();
}

void DeployWizard::closeNow()
{
    QDialog::reject();
    if (m_way)
        emit wayTaken(m_way->first, m_way->second);
}

}  // namespace lockstep
