// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/restorestate.h"

#include <algorithm>

namespace lockstep {

RestoreState::RestoreState(WorkspacePtr workspace, TargetView view, QObject *parent)
    : QObject(parent)
    , m_order{.workspace = std::move(workspace), .view = std::move(view)}
{
    connect(&m_job, &Job::progressed, this, &RestoreState::progressed);
}

void RestoreState::list(const QString &backup)
{
    enter(Phase::Listing);
    const QString folder = backupFolderFor({}, m_order.view.choice.policy.backups, m_order.workspace->root);
    m_job.start([folder](const JobContext &) { return listBackups(folder); },
                [this, backup](Result<BackupList> found) {
                    if (!found)
                        return fail(found.error(), Phase::Choosing);
                    m_backups = *std::move(found);
                    enter(Phase::Choosing);
                    if (!backup.isEmpty())
                        choose(backup);
                });
}

void RestoreState::choose(const QString &backup)
{
    if (m_job.isRunning() || m_restored)
        return;
    m_order.backup = backup;
    m_preview.reset();
    m_answers.clear();
    enter(Phase::Looking);
    m_job.start([order = m_order](const JobContext &context) { return previewRestore(order, context); },
                [this](Result<RestorePreview> preview) {
                    if (!preview)
                        return fail(preview.error(), Phase::Choosing);
                    m_preview = *std::move(preview);
                    enter(Phase::Shown);
                });
}

void RestoreState::answer(const QString &id, const std::optional<QString> &text)
{
    if (text)
        m_answers.insert(id, *text);
    else
        m_answers.remove(id);
    emit answersChanged();
}

bool RestoreState::isAnswered(const std::vector<Confirmation> &confirmations) const
{
    return std::ranges::all_of(confirmations, [this](const Confirmation &each) {
        const auto answer = m_answers.constFind(each.id);
        return answer != m_answers.constEnd() && each.accepts(*answer);
    });
}

bool RestoreState::canRestore() const
{
    return m_phase == Phase::Shown && m_preview && isAnswered(m_preview->confirmations);
}

bool RestoreState::canSwap() const
{
    return m_phase == Phase::Compared && m_swap && isAnswered(m_swap->confirmations);
}

void RestoreState::restore()
{
    if (!canRestore())
        return;
    enter(Phase::Restoring);
    m_job.start([order = m_order, preview = *m_preview, answers = m_answers](
                    const JobContext &context) { return restoreBeside(order, preview, answers, context); },
                [this](Result<Restored> restored) {
                    if (!restored)
                        return fail(restored.error(), Phase::Shown);
                    m_restored = *std::move(restored);
                    compare();
                });
}

void RestoreState::compare()
{
    enter(Phase::Comparing);
    m_job.start(
        [order = m_order, restored = *m_restored](const JobContext &context) -> Result<Compared> {
            auto comparison = compareDatabases(restored.url, order.view.url, context);
            if (!comparison)
                return std::move(comparison).error();
            auto swap = planSwap(order.view, restored.database, context);
            return swap ? Result<Compared>(Compared{*std::move(comparison), *std::move(swap)})
                        : std::move(swap).error();
        },
        [this](Result<Compared> compared) {
            if (!compared)
                return fail(compared.error(), Phase::Compared);
            m_comparison = std::move(compared->comparison);
            m_swap = std::move(compared->swap);
            m_answers.clear();
            enter(Phase::Compared);
        });
}

void RestoreState::swap()
{
    if (!canSwap())
        return;
    enter(Phase::Swapping);
    m_job.start(
        [order = m_order, plan = *m_swap, answers = m_answers](const JobContext &context) -> Result<Done> {
            Status swapped = swapDatabases(order.workspace, order.view, plan, answers, order.journalPath, context);
            return swapped ? Result<Done>(Done{}) : std::move(swapped).error();
        },
        [this](Result<Done> done) {
            if (!done)
                return fail(done.error(), Phase::Compared);
            enter(Phase::Swapped);
            emit swapped();
        });
}

void RestoreState::enter(Phase phase)
{
    m_phase = phase;
    m_error.reset();
    emit changed();
}

void RestoreState::fail(const Error &error, Phase back)
{
    m_phase = back;
    m_error = error;
    emit changed();
}

}  // namespace lockstep
