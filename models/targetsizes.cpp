// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targetsizes.h"

namespace lockstep {
namespace {

Result<RelationSizes> readSizes(const ConnectionUrl &url, const QStringList &names, const JobContext &context)
{
    const auto session = Session::open(url, context);
    if (!session)
        return session.error();
    return relationSizes(**session, names, context);
}

}  // namespace

void TargetSizes::ask(const ConnectionUrl &url, const QStringList &names)
{
    forget();
    if (names.isEmpty())
        return;
    if (m_job.isRunning())
        m_waiting = Question{url, names};
    else
        start({url, names});
}

void TargetSizes::forget()
{
    m_waiting.reset();
    m_isDropped = true;
    m_job.requestStop();
}

void TargetSizes::start(Question question)
{
    m_isDropped = false;
    m_job.start([question = std::move(question)](
                    const JobContext &context) { return readSizes(question.url, question.names, context); },
                [this](Result<RelationSizes> sizes) {
                    if (m_waiting)
                        start(*std::exchange(m_waiting, std::nullopt));
                    else if (sizes && !m_isDropped)
                        emit answered(*sizes);
                });
}

}  // namespace lockstep
