// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/blockerpanel.h"

#include "models/deploystate.h"
#include "ui/deploy/fittedtext.h"
#include "ui/deploy/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// A prepared transaction has no session that could be ended; one whose end was asked for is on its way.
const DeployState::Blocker *firstToEnd(const DeployState &state)
{
    const auto found = std::ranges::find_if(
        state.blockers(), [](const DeployState::Blocker &one) { return one.pid > 0 && !one.isEndAsked; });
    return found == state.blockers().end() ? nullptr : &*found;
}

}  // namespace

BlockerPanel::BlockerPanel(DeployState &state, QWidget *parent)
    : BandFrame(Mood::Warning, parent)
    , m_state(state)
    , m_wait(new FittedText(tr("Who is in the way"), this))
    , m_question(wrappedLabel(this))
    , m_end(new QPushButton(this))
    , m_keep(new QPushButton(tr("&Keep waiting"), this))
{
    auto *title = sectionLabel(this, tr("&Waiting for a lock"));
    title->setBuddy(m_wait);
    m_wait->setObjectName(u"wait"_s);
    m_question->setObjectName(u"endQuestion"_s);
    m_end->setObjectName(u"endBlocker"_s);
    m_keep->setObjectName(u"keepWaiting"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {m_keep, m_end}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addWidget(m_wait);
    layout->addWidget(m_question);
    layout->addLayout(buttons);
    connect(m_end, &QPushButton::clicked, this, &BlockerPanel::press);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        m_asking = 0;
        mirror();
    });
    connect(&state, &DeployState::blockersChanged, this, &BlockerPanel::mirror);
    mirror();
}

void BlockerPanel::mirror()
{
    setVisible(!m_state.blockers().empty());
    if (m_state.blockers().empty())
        m_asking = 0;
    m_wait->setCode(m_state.waitText());
    mirrorButtons();
}

/// The question stays while the session it is about stays in the way, and goes with it.
void BlockerPanel::mirrorButtons()
{
    const DeployState::Blocker *blocker = firstToEnd(m_state);
    if (!blocker || blocker->pid != m_asking)
        m_asking = 0;
    const bool isOffered = blocker && m_state.mayEndBlockers();
    m_end->setVisible(isOffered);
    m_keep->setVisible(m_asking != 0);
    m_question->setVisible(m_asking != 0);
    if (!isOffered)
        return;
    const QString pid = QString::number(blocker->pid);
    m_end->setText(m_asking != 0 ? tr("E&nd it") : tr("E&nd session %1…").arg(pid));
    m_question->setText(tr("End the session %1 of %2? The server closes its connection; what it has not committed is "
                           "rolled back. That you asked for it goes into the journal.")
                            .arg(pid, blocker->who));
}

void BlockerPanel::press()
{
    const DeployState::Blocker *blocker = firstToEnd(m_state);
    if (!blocker)
        return;
    if (m_asking == blocker->pid) {
        m_asking = 0;
        m_state.endBlocker(blocker->pid);
        return;
    }
    m_asking = blocker->pid;
    mirrorButtons();
    m_keep->setFocus(Qt::OtherFocusReason);
}

}  // namespace lockstep
