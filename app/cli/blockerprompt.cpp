// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/blockerprompt.h"

#include "app/cli/progressline.h"
#include "app/cli/text.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace lockstep {

using namespace Qt::StringLiterals;

BlockerPrompt::BlockerPrompt(const Surroundings &surroundings, std::shared_ptr<BlockerDesk> desk)
    : m_surroundings(surroundings)
    , m_desk(std::move(desk))
    , m_thread([this](std::stop_token stop) { ask(JobContext(stop)); })
{ }

void BlockerPrompt::offer(const QJsonArray &blockers)
{
    const std::lock_guard guard(m_mutex);
    for (const auto &blocker : blockers)
        m_starts.insert(blocker["pid"_L1].toInt(), blocker["backendStart"_L1].toString());
}

void BlockerPrompt::ask(const JobContext &context)
{
    const QString question
        = said(QT_TRANSLATE_NOOP("app", "To end a session that is in the way, type its pid; otherwise just wait."));
    while (true) {
        m_surroundings.progress.giveWay();
        const auto answer = m_surroundings.terminal.ask(question, context);
        if (!answer)
            return;
        if (const int pid = answer->toInt(); pid > 0)
            askAbout(pid, context);
    }
}

void BlockerPrompt::askAbout(int pid, const JobContext &context)
{
    const QString number = QString::number(pid);
    std::unique_lock lock(m_mutex);
    const bool isKnown = m_starts.contains(pid);
    const QString start = m_starts.value(pid);
    lock.unlock();
    if (!isKnown)
        return m_surroundings.terminal.note(
            said(QT_TRANSLATE_NOOP("app", "No session with pid %1 is in the way."), {number}));
    const auto sure = m_surroundings.terminal.ask(
        said(QT_TRANSLATE_NOOP("app", "End the session with pid %1? What it has not committed is lost to it. (y/n)"),
             {number}),
        context);
    if (sure && (*sure == "y"_L1 || *sure == said(QT_TRANSLATE_NOOP("app", "y"))))
        m_desk->ask(pid, start);
}

}  // namespace lockstep
