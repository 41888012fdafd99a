// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/leavepanel.h"

#include "models/deploystate.h"
#include "ui/deploy/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep {

using namespace Qt::StringLiterals;

LeavePanel::LeavePanel(DeployState &state, QWidget *parent)
    : BandFrame(Mood::Neutral, parent)
    , m_state(state)
    , m_text(wrappedLabel(this))
    , m_stay(new QPushButton(tr("&Stay here"), this))
    , m_leave(new QPushButton(this))
    , m_end(new QPushButton(tr("&End this run for good"), this))
{
    m_text->setObjectName(u"leaveText"_s);
    m_stay->setObjectName(u"stay"_s);
    m_leave->setObjectName(u"leaveNow"_s);
    m_end->setObjectName(u"endRun"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {m_stay, m_leave, m_end}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    connect(m_stay, &QPushButton::clicked, this, &LeavePanel::stayChosen);
    connect(m_leave, &QPushButton::clicked, this, &LeavePanel::leaveChosen);
    connect(m_end, &QPushButton::clicked, this, &LeavePanel::endChosen);
    setVisible(false);
}

void LeavePanel::ask()
{
    setVisible(true);
    mirror();
    m_stay->setFocus(Qt::OtherFocusReason);
}

void LeavePanel::mirror()
{
    if (isHidden())
        return;
    if (m_state.isStopping()) {
        m_text->setText(tr("Stopping what runs. This window closes as soon as the server has answered."));
    } else if (m_state.isBusy()) {
        m_text->setText(
            tr("Work is running. Leaving asks the server to cancel it, waits for the answer and then closes. What "
               "was done until then is in the journal."));
    } else {
        m_text->setText(
            tr("%1 The run stays open: the next start offers to take it up again, and asks the database first "
               "what happened meanwhile. Ended for good, it cannot be taken up again; its record stays.",
               "a sentence about the database")
                .arg(m_state.databaseSentence()));
    }
    m_leave->setText(m_state.isBusy() ? tr("Cancel and leave, res&ume later") : tr("Leave, res&ume later"));
    m_leave->setEnabled(!m_state.isStopping());
    m_end->setVisible(!m_state.isBusy());
}

}  // namespace lockstep
