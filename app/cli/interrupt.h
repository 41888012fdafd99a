// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace lockstep {

/// Turns Ctrl-C, SIGTERM and SIGHUP into a stop request, for as long as it lives; one at a time. A reader that closes
/// our standard output does not end the process either: a deploy ends by its own rules.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token stopToken() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_listener;
};

}  // namespace lockstep
