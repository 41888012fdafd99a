// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/blockerdesk.h"

#include <QHash>
#include <QJsonArray>

#include <mutex>
#include <thread>

namespace lockstep {

/// Asks, beside a deploy that waits for a lock, whether a session that is in the way is to be ended. On a thread of its
/// own: the deploy goes on as soon as it can, whatever is being typed.
class BlockerPrompt
{
public:
    BlockerPrompt(const Surroundings &surroundings, std::shared_ptr<BlockerDesk> desk);

    /// Those in the way now, as the event "blocked" has them. Any thread.
    void offer(const QJsonArray &blockers);

private:
    void ask(const JobContext &context);
    void askAbout(int pid, const JobContext &context);

    const Surroundings m_surroundings;
    const std::shared_ptr<BlockerDesk> m_desk;
    std::mutex m_mutex;
    QHash<int, QString> m_starts{};  ///< of every session seen in the way, by its pid
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace lockstep
