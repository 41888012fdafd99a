// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scriptanalysis.h"

namespace lockstep {
namespace {

AnalysedScript review(const ScriptAnalysis::Request &request)
{
    const auto section = request.section ? request.section(request.sql) : std::nullopt;
    return inFile(reviewScript(section.value_or(request.sql), request.file, request.migration, request.hasRevert),
                  request.sql);
}

}  // namespace

void ScriptAnalysis::analyse(Request request)
{
    if (m_job.isRunning())
        m_waiting = std::move(request);
    else
        start(std::move(request));
}

void ScriptAnalysis::start(Request request)
{
    m_job.start([request = std::move(request)](const JobContext &) { return review(request); },
                [this](AnalysedScript script) {
                    if (m_waiting)
                        start(*std::exchange(m_waiting, std::nullopt));
                    else
                        emit analysed(script);
                });
}

}  // namespace lockstep
