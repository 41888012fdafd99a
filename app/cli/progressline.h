// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"

#include <QElapsedTimer>

#include <mutex>

namespace lockstep {

/// The one line at the bottom of a terminal that says what is being done. On anything but a terminal it is silent.
/// Any thread: a deploy's blockers are told of beside its statements. Call giveWay() before another line is written to
/// either stream.
class ProgressLine
{
public:
    explicit ProgressLine(const Terminal &terminal);
    ~ProgressLine() { giveWay(); }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(const Progress &progress);
    /// Takes the line away.
    void giveWay();

private:
    const Terminal &m_terminal;
    std::mutex m_mutex;
    QElapsedTimer m_sinceShown;
    bool m_isShown = false;
};

/// "Dumping public.orders, 12 of 40".
QString progressText(const Progress &progress);

}  // namespace lockstep
