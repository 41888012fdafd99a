// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"
#include "app/core/result.h"

#include <QMetaType>

#include <functional>
#include <stop_token>

namespace lockstep {

/// How far a long piece of work has come.
struct Progress
{
    enum class Unit { Items, Bytes };

    Message step;  ///< what is being done now
    qint64 done = 0;
    qint64 total = 0;  ///< in the same unit as `done` (bytes, tables, statements); 0 means unknown
    Unit unit = Unit::Items;
    double perSecond = 0;  ///< how much of the unit a second, of late; 0 means unknown
    qint64 secondsLeft = -1;  ///< at that pace; -1 means unknown
};

/// What a long-running engine call needs from whoever started it.
///
/// Command line, worker thread and test each build their own; the engine cannot tell them apart.
class JobContext
{
public:
    using ProgressSink = std::function<void(const Progress &)>;

    JobContext() = default;
    explicit JobContext(std::stop_token stop, ProgressSink onProgress = {});

    std::stop_token stopToken() const { return m_stop; }
    bool stopRequested() const { return m_stop.stop_requested(); }

    /// Call between units of work; returns ErrorCode::Cancelled once a stop was asked for.
    Status checkpoint() const;
    /// Called on the working thread.
    void report(const Progress &progress) const;

private:
    std::stop_token m_stop;
    ProgressSink m_onProgress;
};

}  // namespace lockstep

Q_DECLARE_METATYPE(lockstep::Progress)
