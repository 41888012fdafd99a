// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <mutex>
#include <vector>

namespace lockstep {

/// Where a person says that a session in the way is to be ended; the run that waits behind it hears it there. What is
/// asked for is done only while that session blocks the run. Any thread.
class BlockerDesk
{
public:
    /// An empty `backendStart`: whichever session has that pid when it blocks the run.
    void ask(int pid, const QString &backendStart = {})
    {
        const std::lock_guard guard(m_mutex);
        m_wishes.push_back({pid, backendStart});
    }

    /// True when its end was asked for; the wish is then done with.
    bool take(int pid, const QString &backendStart)
    {
        const std::lock_guard guard(m_mutex);
        return std::erase_if(m_wishes,
                             [&](const Wish &wish) {
                                 return wish.pid == pid
                                     && (wish.backendStart.isEmpty() || wish.backendStart == backendStart);
                             })
            > 0;
    }

private:
    struct Wish
    {
        int pid = 0;
        QString backendStart{};
    };
    std::mutex m_mutex;
    std::vector<Wish> m_wishes{};
};

}  // namespace lockstep
