// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/runlock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <sys/file.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString lockPath(const QString &journalPath, const QString &runId)
{
    return QFileInfo(journalPath).absolutePath() + u"/runs/"_s + runId + u".lock"_s;
}

}  // namespace

RunLock::RunLock(const QString &path)
    : m_file(path)
{ }

RunLock::~RunLock()
{
    if (m_file.isOpen())
        m_file.remove();
}

Result<std::unique_ptr<RunLock>> RunLock::take(const QString &journalPath, const QString &runId)
{
    const QString path = lockPath(journalPath, runId);
    std::unique_ptr<RunLock> lock(new RunLock(path));
    if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !lock->m_file.open(QIODevice::ReadWrite))
        return Error{ErrorCode::JournalUnusable,
                     {QT_TRANSLATE_NOOP("app", "The run's lock file %1 cannot be written."), {path}},
                     lock->m_file.errorString(),
                     {QT_TRANSLATE_NOOP("app", "Check the folder's rights and its room.")}};
    if (::flock(lock->m_file.handle(), LOCK_EX | LOCK_NB) == 0)
        return lock;
    lock->m_file.close();
    return Error{ErrorCode::LedgerBusy,
                 {QT_TRANSLATE_NOOP("app", "Another Lockstep is working on the run %1."), {runId}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Finish or close it there first.")}};
}

bool RunLock::isHeld(const QString &journalPath, const QString &runId)
{
    QFile file(lockPath(journalPath, runId));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    return ::flock(file.handle(), LOCK_SH | LOCK_NB) != 0;
}

}  // namespace lockstep
