// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interruptedrunbanner.h"

#include "app/deploy/history.h"
#include "models/format.h"
#include "models/runmodel.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Runs = std::vector<RunRecord>;

/// `abandonFirst`: the run to give up before reading, or empty.
Result<Runs> readInterrupted(const QString &root, const QString &abandonFirst)
{
    auto journal = Journal::open();
    if (!journal)
        return std::move(journal).error();
    if (!abandonFirst.isEmpty()) {
        if (Status abandoned = abandonRun(**journal, abandonFirst); !abandoned)
            return std::move(abandoned).error();
    }
    return interruptedRuns(**journal, root);
}

QPushButton *button(const QString &text, const QString &name, QWidget *parent)
{
    auto *result = new QPushButton(text, parent);
    result->setObjectName(name);
    result->setAutoDefault(false);
    return result;
}

}  // namespace

InterruptedRunBanner::InterruptedRunBanner(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_resume(button(tr("Res&ume…"), u"resume"_s, this))
    , m_look(button(tr("&Look at it"), u"look"_s, this))
    , m_abandon(button(tr("A&bandon…"), u"abandon"_s, this))
    , m_keep(button(tr("&Keep it"), u"keep"_s, this))
{
    setAccessibleName(tr("Interrupted deploy"));
    setAutoFillBackground(true);
    m_text->setObjectName(u"text"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_text, 1);
    for (QPushButton *each : {m_resume, m_look, m_keep, m_abandon})
        row->addWidget(each);
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeRequested(m_runs.front().id); });
    connect(m_look, &QPushButton::clicked, this, [this] { emit lookRequested(m_runs.front().id); });
    connect(m_keep, &QPushButton::clicked, this, &InterruptedRunBanner::showOffer);
    connect(m_abandon, &QPushButton::clicked, this, &InterruptedRunBanner::askToAbandon);
    applyPalette();
    hide();
}

void InterruptedRunBanner::setProject(const QString &root)
{
    m_root = root;
    hideAway();
    refresh();
}

void InterruptedRunBanner::refresh()
{
    m_isStale = true;
    read();
}

/// What was asked for during a reading waits for its end.
void InterruptedRunBanner::read()
{
    const bool hasQuestion = !m_root.isEmpty() || !m_toAbandon.isEmpty();
    if (!m_isStale || !hasQuestion || m_job.isRunning())
        return;
    m_isStale = false;
    m_job.start([root = m_root, abandonFirst = std::exchange(m_toAbandon, {})](
                    const JobContext &) { return readInterrupted(root, abandonFirst); },
                [this](Result<Runs> runs) {
                    setRuns(std::move(runs));
                    read();
                });
}

void InterruptedRunBanner::setRuns(Result<Runs> runs)
{
    if (!runs) {
        showError(runs.error());
        return;
    }
    m_runs = *std::move(runs);
    // An answer for the project before this one.
    std::erase_if(m_runs, [this](const RunRecord &run) { return run.project != m_root; });
    if (m_runs.empty())
        hideAway();
    else
        showOffer();
}

void InterruptedRunBanner::showOffer()
{
    const RunRecord &run = m_runs.front();
    m_isAsking = false;
    const QString what = run.deed == "revert"_L1
        ? tr("A revert on %1 was cut short; %2 had begun it on %3. %4 Resuming asks the database first what "
             "happened since.")
        : tr("A deploy to %1 was cut short; %2 had begun it on %3. %4 Resuming asks the database first what "
             "happened since.");
    m_text->setText(
        what.arg(run.plan.target.display(), run.person, dateTimeText(run.startedAt), effectSentence({run, true})));
    m_abandon->setText(tr("A&bandon…"));
    for (QPushButton *each : {m_resume, m_look, m_abandon})
        each->show();
    m_keep->hide();
    show();
    emit shown(true);
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void InterruptedRunBanner::askToAbandon()
{
    if (m_isAsking) {
        abandon();
        return;
    }
    m_isAsking = true;
    m_text->setText(tr("Abandoning changes nothing in the database and keeps the record, but this deploy cannot be "
                       "resumed afterwards."));
    m_abandon->setText(tr("A&bandon it"));
    m_resume->hide();
    m_look->hide();
    m_keep->show();
    m_keep->setFocus();
}

void InterruptedRunBanner::abandon()
{
    m_toAbandon = m_runs.front().id;
    refresh();
}

void InterruptedRunBanner::showError(const Error &error)
{
    m_runs.clear();
    m_text->setText(describe(error));
    for (QPushButton *each : {m_resume, m_look, m_abandon, m_keep})
        each->hide();
    show();
    emit shown(true);
}

void InterruptedRunBanner::hideAway()
{
    m_runs.clear();
    m_isAsking = false;
    hide();
    emit shown(false);
}

void InterruptedRunBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyPalette();
    QFrame::changeEvent(event);
}

void InterruptedRunBanner::applyPalette()
{
    QPalette own;
    own.setColor(QPalette::Window, tone(Tone::WarningBand, own));
    setPalette(own);
}

}  // namespace lockstep
