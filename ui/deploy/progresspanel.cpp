// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/progresspanel.h"

#include "app/report/plaintext.h"
#include "app/report/progresswords.h"
#include "models/deploystate.h"
#include "ui/deploy/labels.h"

#include <QGridLayout>
#include <QProgressBar>
#include <QPushButton>

#include <chrono>

namespace lockstep {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int barSteps = 1000;  // a bar counts in int, bytes do not fit

QString activityText(const DeployState &state)
{
    if (state.isStopping())
        return ProgressPanel::tr("Stopping…");
    switch (state.activity()) {
    case DeployState::Activity::Opening:
        return ProgressPanel::tr("Opening the run…");
    case DeployState::Activity::Confirming:
        return ProgressPanel::tr("Writing the confirmation to the journal…");
    case DeployState::Activity::Abandoning:
        return ProgressPanel::tr("Closing the run…");
    default:
        return ProgressPanel::tr("Working…");
    }
}

}  // namespace

ProgressPanel::ProgressPanel(DeployState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_step(wrappedLabel(this))
    , m_pace(new QLabel(this))
    , m_elapsed(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("&Cancel"), this))
{
    m_pace->setObjectName(u"pace"_s);
    m_pace->setForegroundRole(QPalette::PlaceholderText);
    m_elapsed->setForegroundRole(QPalette::PlaceholderText);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(std::max(4, fontMetrics().height() / 3));
    m_cancel->setAutoDefault(false);
    m_cancel->setObjectName(u"cancel"_s);
    m_cancel->setAccessibleName(tr("Cancel what is running"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_step, 0, 0);
    layout->addWidget(m_pace, 0, 1);
    layout->addWidget(m_elapsed, 0, 2);
    layout->addWidget(m_cancel, 0, 3, 2, 1, Qt::AlignVCenter);
    layout->addWidget(m_bar, 1, 0, 1, 3);
    layout->setColumnStretch(0, 1);
    connect(m_cancel, &QPushButton::clicked, &m_state, &DeployState::requestStop);
    connect(&m_timer, &QTimer::timeout, this, &ProgressPanel::tick);
    m_timer.setInterval(200ms);
    setVisible(false);
}

void ProgressPanel::mirror()
{
    const bool running = m_state.isBusy();
    if (running && !m_timer.isActive()) {
        m_bar->setRange(0, 0);
        m_pace->clear();
        m_timer.start();
    } else if (!running) {
        m_timer.stop();
    }
    m_step->setText(activityText(m_state));
    m_cancel->setEnabled(running && !m_state.isStopping());
    m_cancel->setText(m_state.isStopping() ? tr("Stopping…") : tr("&Cancel"));
    setVisible(running);
    tick();
}

void ProgressPanel::setProgress(const Progress &progress)
{
    if (!m_state.isStopping() && !progress.step.isEmpty())
        m_step->setText(progress.step.translated());
    m_pace->setText(progressWords(progress));
    if (progress.total <= 0)
        return m_bar->setRange(0, 0);
    m_bar->setRange(0, barSteps);
    m_bar->setValue(int(barSteps * std::clamp(double(progress.done) / double(progress.total), 0.0, 1.0)));
}

void ProgressPanel::tick()
{
    m_elapsed->setText(durationText(m_state.elapsedMs()));
}

}  // namespace lockstep
