// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/jobcontext.h"

#include <QCoreApplication>

namespace lockstep {

JobContext::JobContext(std::stop_token stop, ProgressSink onProgress)
    : m_stop(std::move(stop))
    , m_onProgress(std::move(onProgress))
{ }

Status JobContext::checkpoint() const
{
    if (stopRequested())
        return Error{ErrorCode::Cancelled, {QT_TRANSLATE_NOOP("app", "Stopped on request.")}};
    return Done{};
}

void JobContext::report(const Progress &progress) const
{
    if (m_onProgress)
        m_onProgress(progress);
}

}  // namespace lockstep
