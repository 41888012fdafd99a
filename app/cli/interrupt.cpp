// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace lockstep {
namespace {

// A signal handler can reach nothing else; write() is on the short list of what it may call.
int pipeEnds[2] = {-1, -1};

void passOn(int)
{
    const char byte = 's';
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

// A handler that does nothing, unlike SIG_IGN, is not inherited by the programs we start.
void doNothing(int) { }

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt()
{
    if (::pipe2(pipeEnds, O_CLOEXEC) != 0)
        return;
    m_listener = std::jthread([this](const std::stop_token &ended) {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) == 1 && !ended.stop_requested())
            m_stop.request_stop();
    });
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        handle(signal, passOn);
    handle(SIGPIPE, doNothing);
}

Interrupt::~Interrupt()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE})
        handle(signal, SIG_DFL);
    m_listener.request_stop();
    passOn(0);
    if (m_listener.joinable())
        m_listener.join();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

}  // namespace lockstep
