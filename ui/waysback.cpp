// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/waysback.h"

#include "models/projectstate.h"
#include "ui/deploy/deploywizard.h"
#include "ui/restoredialog.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

namespace lockstep {

WaysBack::WaysBack(ProjectState &state, QWidget *window)
    : QObject(window)
    , m_state(state)
    , m_window(window)
{ }

void WaysBack::revert(const QString &migration, bool downTo)
{
    if (!m_state.workspace() || !m_state.view() || m_job.isRunning())
        return;
    const RevertChoice choice{migration, downTo};
    m_job.start([workspace = m_state.workspace(), view = *m_state.view(),
                 choice](const JobContext &context) { return makeRevertRequest(workspace, view, choice, context); },
                [this](Result<DeployRequest> request) {
                    if (!request)
                        return emit failed(request.error());
                    if (!request->plan.obstacles.empty())
                        return emit failed(request->plan.obstacles.front());
                    open(*std::move(request));
                });
}

void WaysBack::open(DeployRequest request)
{
    auto *wizard = new DeployWizard(std::move(request), {}, m_window);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    follow(*wizard);
    emit wizardMade(wizard);
    wizard->open();
}

void WaysBack::restore(const QString &backup)
{
    if (!m_state.workspace() || !m_state.view())
        return;
    auto *dialog = new RestoreDialog(m_state.workspace(), *m_state.view(), backup, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RestoreDialog::swapped, &m_state, &ProjectState::refresh);
    dialog->open();
}

void WaysBack::follow(DeployWizard &wizard)
{
    // The wizard's own window goes first: two that are modal to one window would be in each other's way.
    connect(&wizard, &DeployWizard::wayTaken, this, [this](PlaybookWay::Kind kind, const QString &subject) {
        QTimer::singleShot(0, this, [this, kind, subject] { take(kind, subject); });
    });
}

void WaysBack::take(PlaybookWay::Kind kind, const QString &subject)
{
    if (kind == PlaybookWay::Kind::Restore)
        return restore(subject);
    if (kind == PlaybookWay::Kind::Tables)
        return putRowsBack(subject);
    if (kind == PlaybookWay::Kind::Resolve)
        return askHowToResolve(subject);
    if (kind == PlaybookWay::Kind::DropIndex)
        return emit leftIndexRequested(subject);
    if (kind != PlaybookWay::Kind::Revert)
        return;
    // What is applied was not known when the wizard began.
    connect(
        &m_state, &ProjectState::targetRead, this, [this, subject] { revert(subject, true); },
        Qt::SingleShotConnection);
    m_state.refresh();
}

void WaysBack::putRowsBack(const QString &run)
{
    QMessageBox question(QMessageBox::Question, tr("Put rows back"),
                         tr("Which rows are put back from the copies of their tables? The next window counts them and "
                            "shows exactly what is written."),
                         QMessageBox::Cancel, m_window);
    const QPushButton *gone = question.addButton(tr("Those that are &gone"), QMessageBox::AcceptRole);
    const QPushButton *all = question.addButton(tr("Also those that have &other values now"), QMessageBox::AcceptRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() == gone || question.clickedButton() == all)
        emit rowsRequested(run, question.clickedButton() == all);
}

void WaysBack::askHowToResolve(const QString &migration)
{
    QMessageBox question(
        QMessageBox::Question, tr("Put it right in the ledger"),
        tr("What does the database have of %1 now? The next window shows exactly what is written.").arg(migration),
        QMessageBox::Cancel, m_window);
    const QPushButton *applied = question.addButton(tr("&All of it"), QMessageBox::AcceptRole);
    const QPushButton *reverted = question.addButton(tr("&Nothing of it"), QMessageBox::AcceptRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() == applied || question.clickedButton() == reverted)
        emit resolveRequested(migration, question.clickedButton() == applied);
}

}  // namespace lockstep
