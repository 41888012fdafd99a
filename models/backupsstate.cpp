// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/backupsstate.h"

#include "app/deploy/backup/prove.h"

namespace lockstep {

BackupsState::BackupsState(QString folder, BackupRules rules, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_rules(std::move(rules))
{
    connect(&m_job, &Job::progressed, this, &BackupsState::progressed);
}

Result<BackupsState::Found> BackupsState::look(const QString &folder, const BackupRules &rules)
{
    auto list = listBackups(folder);
    if (!list)
        return std::move(list).error();
    const auto open = openRunIds();
    if (!open)
        return open.error();
    Retention retention = judgeRetention(list->backups, rules, QDateTime::currentDateTimeUtc(), *open);
    return Found{*std::move(list), std::move(retention)};
}

/// Whatever was done, the folder is read anew after it; what failed is told beside.
template <typename Work>
void BackupsState::start(Activity activity, Work work)
{
    if (isBusy())
        return;
    m_activity = activity;
    m_error.reset();
    emit changed();
    m_job.start(
        [folder = m_folder, rules = m_rules, work = std::move(work)](const JobContext &context) {
            const Status done = work(context);
            return std::pair(done, look(folder, rules));
        },
        [this](std::pair<Status, Result<Found>> outcome) {
            m_activity = Activity::Idle;
            if (!outcome.first)
                m_error = outcome.first.error();
            take(std::move(outcome.second));
        });
}

void BackupsState::take(Result<Found> found)
{
    if (found) {
        m_problems = std::move(found->list.problems);
        m_retention = std::move(found->retention);
        m_model.setBackups(std::move(found->list.backups));
    } else if (!m_error) {
        m_error = found.error();
    }
    emit changed();
}

void BackupsState::read()
{
    start(Activity::Reading, [](const JobContext &) -> Status { return Done{}; });
}

void BackupsState::prove(int row)
{
    start(Activity::Proving, [path = m_model.at(row).dump.path](const JobContext &context) -> Status {
        auto backup = readBackup(path, context);
        if (!backup)
            return std::move(backup).error();
        const auto proven = proveBackup(*std::move(backup), AfterProof::Drop, context);
        return proven ? requireProven(proven->backup) : proven.error();
    });
}

void BackupsState::removeOld()
{
    start(Activity::Removing, [removable = m_retention.removable](const JobContext &context) -> Status {
        for (const Backup &backup : removable) {
            if (Status go = context.checkpoint(); !go)
                return go;
            if (Status removed = removeBackup(backup); !removed)
                return removed;
        }
        return Done{};
    });
}

}  // namespace lockstep
