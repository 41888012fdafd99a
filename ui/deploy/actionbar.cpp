// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/actionbar.h"

#include "models/deploystate.h"
#include "ui/deploy/labels.h"
#include "ui/deploy/steppage.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

Step neighbour(Step step, int distance)
{
    return allSteps[std::size_t(std::clamp(int(step) + distance, 0, int(allSteps.size()) - 1))];
}

/// A step that only looks may be repeated before it is confirmed: what it saw may be out of date.
bool mayLookAgain(Step step)
{
    return step == Step::Preflight || step == Step::Verify || step == Step::Smoke;
}

}  // namespace

ActionBar::ActionBar(DeployState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_leave(new QPushButton(tr("&Leave safely…"), this))
    , m_sentence(wrappedLabel(this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_again(new QPushButton(this))
    , m_main(new QPushButton(this))
{
    createLayout();
    connect(m_leave, &QPushButton::clicked, this, &ActionBar::leaveAsked);
    connect(m_back, &QPushButton::clicked, this, &ActionBar::goBack);
    connect(m_again, &QPushButton::clicked, this, &ActionBar::performStep);
    connect(m_main, &QPushButton::clicked, this, [this] { (this->*m_action)(); });
}

void ActionBar::createLayout()
{
    m_leave->setObjectName(u"leave"_s);
    m_leave->setToolTip(tr("Closes the deploy where it stands; it can be taken up again later"));
    m_sentence->setObjectName(u"databaseSentence"_s);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_back->setObjectName(u"back"_s);
    m_again->setObjectName(u"again"_s);
    m_main->setObjectName(u"main"_s);
    makePrimary(m_main);
    auto *layout = new QHBoxLayout(this);
    const int gap = smallGap(this);
    layout->setContentsMargins(gap * 2, gap, gap * 2, gap);
    layout->addWidget(m_leave);
    layout->addSpacing(gap);
    layout->addWidget(m_sentence, 1);
    for (QPushButton *button : {m_back, m_again, m_main})
        layout->addWidget(button);
    for (QPushButton *button : {m_leave, m_back, m_again, m_main})
        button->setAutoDefault(false);
}

void ActionBar::mirror(const StepPage &page)
{
    const bool isClosed = m_state.isOpen() && !m_state.record().isOpen();
    m_leave->setVisible(!isClosed);
    m_back->setEnabled(m_state.isOpen() && m_state.shown() != Step::Plan);
    const bool canLookAgain = m_state.next() == page.step() && mayLookAgain(page.step())
        && m_state.record().at(page.step()).state == StepState::Succeeded;
    m_again->setVisible(canLookAgain);
    m_again->setEnabled(m_state.canPerform());
    m_again->setText(page.actionText());
    mirrorMain(page);
    mirrorSentence();
}

void ActionBar::mirrorSentence()
{
    m_sentence->setText(m_state.databaseSentence());
}

void ActionBar::mirrorMain(const StepPage &page)
{
    const bool isDangerous = page.isDangerous() && m_state.next() == page.step()
        && m_state.record().at(page.step()).state != StepState::Succeeded;
    m_main->setDefault(!isDangerous);
    if (!m_state.isOpen())
        setMain(tr("&Close"), !m_state.isBusy(), &ActionBar::askToClose);
    else if (!m_state.record().isOpen() && page.step() == Step::Record)
        setMain(tr("&Close"), true, &ActionBar::askToClose);
    else if (m_state.next() == page.step())
        mirrorOnTurn(page);
    else
        mirrorLookingBack(page);
}

void ActionBar::mirrorLookingBack(const StepPage &page)
{
    const Step forward = neighbour(page.step(), 1);
    const QString text = forward == m_state.next() ? tr("&Next: %1") : tr("&Forward: %1");
    setMain(text.arg(stepTitle(forward).translated()), m_state.canShow(forward), &ActionBar::goForward);
}

void ActionBar::mirrorOnTurn(const StepPage &page)
{
    if (m_state.record().at(page.step()).state != StepState::Succeeded)
        return setMain(page.actionText(), m_state.canPerform(), &ActionBar::performStep);
    Step following = neighbour(page.step(), 1);
    while (!m_state.hasWork(following))
        following = neighbour(following, 1);
    const QString title = stepTitle(following).translated();
    setMain(tr("&Next: %1").arg(title), m_state.canConfirm(), &ActionBar::confirmStep);
}

void ActionBar::setMain(const QString &text, bool enabled, void (ActionBar::*action)())
{
    m_main->setText(text);
    m_main->setEnabled(enabled);
    m_action = action;
}

void ActionBar::goBack()
{
    for (int step = int(m_state.shown()) - 1; step >= 0; --step) {
        if (m_state.canShow(allSteps[std::size_t(step)]))
            return m_state.show(allSteps[std::size_t(step)]);
    }
}

void ActionBar::goForward()
{
    for (std::size_t step = std::size_t(m_state.shown()) + 1; step < allSteps.size(); ++step) {
        if (m_state.canShow(allSteps[step]))
            return m_state.show(allSteps[step]);
    }
}

void ActionBar::performStep()
{
    m_state.perform();
}

void ActionBar::confirmStep()
{
    m_state.confirm();
}

void ActionBar::askToClose()
{
    emit closeAsked();
}

}  // namespace lockstep
