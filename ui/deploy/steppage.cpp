// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/steppage.h"

#include "models/deploystate.h"
#include "ui/deploy/confirmationpanel.h"
#include "ui/deploy/errorpanel.h"
#include "ui/deploy/fittedtext.h"
#include "ui/deploy/labels.h"
#include "ui/deploy/progresspanel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep {

using namespace Qt::StringLiterals;

StepPage::StepPage(DeployState &state, Step step, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_step(step)
    , m_summary(mutedLabel(this))
    , m_error(new ErrorPanel(this))
    , m_briefToggle(new QPushButton(this))
    , m_brief(new QWidget(this))
    , m_sentences(wrappedLabel(m_brief))
    , m_commands(new FittedText(tr("Exactly what will run"), m_brief))
    , m_progress(new ProgressPanel(state, this))
    , m_evidence(new QVBoxLayout)
    , m_confirmations(new ConfirmationPanel(state, step, this))
{
    createLayout();
    connect(m_briefToggle, &QPushButton::toggled, this, &StepPage::showBrief);
    connect(&state, &DeployState::progressed, m_progress, &ProgressPanel::setProgress);
}

void StepPage::createLayout()
{
    m_briefToggle->setCheckable(true);
    makeLink(m_briefToggle);
    m_briefToggle->setObjectName(u"briefToggle"_s);
    m_sentences->setObjectName(u"brief"_s);
    m_summary->setObjectName(u"summary"_s);
    m_commands->setObjectName(u"commands"_s);
    auto *brief = new QVBoxLayout(m_brief);
    brief->setContentsMargins({});
    brief->addWidget(m_sentences);
    brief->addWidget(m_commands);
    auto *layout = new QVBoxLayout(this);
    const int gap = largeGap(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(smallGap(this));
    layout->addWidget(titleLabel(this, stepTitle(m_step).translated()));
    layout->addWidget(m_summary);
    layout->addWidget(m_error);
    layout->addWidget(m_brief);
    layout->addWidget(m_progress);
    layout->addLayout(m_evidence, 1);
    layout->addWidget(m_briefToggle, 0, Qt::AlignLeft);
    layout->addWidget(m_confirmations);
    layout->addStretch(0);
}

const StepRecord &StepPage::record() const
{
    return m_state.record().at(m_step);
}

bool StepPage::isBriefOptional() const
{
    const bool isRunning = m_state.activity() == DeployState::Activity::Performing && m_state.next() == m_step;
    return hasRun() || (isRunning && !keepsBriefWhileRunning());
}

bool StepPage::hasRun() const
{
    return record().state != StepState::Waiting;
}

void StepPage::mirror()
{
    mirrorBrief();
    m_progress->mirror();
    m_summary->setText(summary());
    setAccessibleName(hasRun() ? u"%1: %2"_s.arg(stepTitle(m_step).translated(), m_summary->text())
                               : stepTitle(m_step).translated());
    m_summary->setVisible(hasRun() && !m_summary->text().isEmpty());
    m_error->setError(m_state.problem() ? m_state.problem() : errorToShow());
    m_confirmations->mirror();
    mirrorEvidence();
}

QWidget *StepPage::firstOpen() const
{
    // A failure is read from its beginning before anything is agreed to.
    const bool hasError = m_state.problem() || errorToShow();
    return m_confirmations->isEnabled() && !hasError ? m_confirmations->firstOpen() : nullptr;
}

std::optional<Error> StepPage::errorToShow() const
{
    return record().error;
}

void StepPage::addEvidence(QWidget *widget, int stretch)
{
    m_evidence->addWidget(widget, stretch);
}

std::vector<std::pair<QString, QString>> StepPage::facts() const
{
    std::vector<std::pair<QString, QString>> shown;
    for (const Fact &fact : record().facts)
        shown.emplace_back(fact.label.translated(), fact.value);
    return shown;
}

/// Before the step the brief is the page; afterwards the evidence is, and the brief can be looked up.
void StepPage::mirrorBrief()
{
    const StepBrief brief = m_state.brief(m_step);
    QStringList sentences;
    for (const Message &sentence : brief.sentences)
        sentences << sentence.translated();
    m_sentences->setText(sentences.join(u'\n'));
    m_commands->setCode(brief.commands.join(u'\n'));
    m_commands->setVisible(!brief.commands.isEmpty());
    m_briefToggle->setVisible(isBriefOptional() && !sentences.isEmpty());
    showBrief(m_briefToggle->isChecked());
}

void StepPage::showBrief(bool shown)
{
    m_briefToggle->setText(shown ? tr("Hide the &details") : tr("Show the &details"));
    m_brief->setVisible(shown || !isBriefOptional());
}

}  // namespace lockstep
