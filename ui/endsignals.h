// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

namespace lockstep {

/// Turns Ctrl-C in the terminal, SIGTERM and a session's end (SIGHUP) into QCoreApplication::quit(), for as long as it
/// lives, so that windows may ask and main() comes to its end. One at a time.
class EndSignals
{
public:
    EndSignals();
    ~EndSignals();
    EndSignals(const EndSignals &) = delete;
    EndSignals &operator=(const EndSignals &) = delete;

private:
    QSocketNotifier m_arrived;
};

}  // namespace lockstep
