// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endsignals.h"

#include <QCoreApplication>

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

void handle(void (*handler)(int))
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, handler);
}

int openedPipe()
{
    return ::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) == 0 ? pipeEnds[0] : -1;
}

}  // namespace

EndSignals::EndSignals()
    : m_arrived(openedPipe(), QSocketNotifier::Read)
{
    QObject::connect(&m_arrived, &QSocketNotifier::activated, &m_arrived, [] {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) == 1) { }
        // Not quit(), which asks every window first: one that would ask back has nobody to answer it.
        QCoreApplication::exit();
    });
    handle(passOn);
}

EndSignals::~EndSignals()
{
    handle(SIG_DFL);
    m_arrived.setEnabled(false);
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

}  // namespace lockstep
