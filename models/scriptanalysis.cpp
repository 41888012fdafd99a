// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scriptanalysis.h"

namespace lockstep {

void ScriptAnalysis::analyse(Request request)
{
    if (m_job.isRunning())
        m_waiting = std::move(request);
    else
        start(std::move(request));
}

void ScriptAnalysis::start(Request request)
{
    m_job.start(
        [request = std::move(request)](const JobContext &) {
            return reviewScript(request.sql, request.file, request.migration, request.hasRevert);
        },
        [this](AnalysedScript script) {
            if (m_waiting)
                start(*std::exchange(m_waiting, std::nullopt));
            else
                emit analysed(script);
        });
}

}  // namespace lockstep
