// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/copyprogress.h"

namespace lockstep {
namespace {

constexpr qint64 pauseMs = 500;
constexpr int firstVersion = 140000;

}  // namespace

CopyProgress::CopyProgress(Session *observer, QString application, TableProgress &progress)
    : m_observer(observer && observer->serverVersion() >= firstVersion ? observer : nullptr)
    , m_application(std::move(application))
    , m_progress(progress)
{
    m_sinceLook.start();
}

void CopyProgress::look()
{
    if (!m_observer || m_sinceLook.elapsed() < pauseMs)
        return;
    m_sinceLook.start();
    // A transaction keeps what it once saw of other sessions until it is told to forget. None of this may fail or wait
    // for anything, so it needs no stop request.
    const auto forgotten = m_observer->execute("SELECT pg_stat_clear_snapshot()", {});
    const auto copies = !forgotten
        ? forgotten
        : m_observer->execute("SELECT relid, tuples_processed FROM pg_stat_progress_copy WHERE pid IN (SELECT pid FROM "
                              "pg_stat_activity WHERE application_name = $1)",
                              {m_application.toUtf8()}, {});
    if (!copies) {
        m_observer = nullptr;
        return;
    }
    for (const auto &row : copies->rows)
        m_progress.copied(row[0].toLongLong(), row[1].toDouble());
}

}  // namespace lockstep
