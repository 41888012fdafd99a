// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/journal.h"
#include "app/deploy/run.h"

#include <mutex>

namespace lockstep {

/// Who runs this process, by the kernel's word.
QString personName();

/// The one way in which a run says what it does: to the journal, then to the record, then to whoever watches.
///
/// write() belongs to the thread that made the journal; tell() may come from any thread.
class RunLog
{
public:
    RunLog(Journal &journal, RunRecord &record, EventSink sink);

    const RunRecord &record() const { return m_record; }
    /// On disk when it returns; what a transaction's own end decides follows with the next. JournalUnusable: then
    /// nothing may be done that was to be announced. Kinds that are not CLI.md's reach the sink as "progress" with the
    /// kind as "phase".
    Status write(const QString &kind, const QJsonObject &data, const QString &text = {});
    /// Takes over an event of this run that another thread wrote to the journal.
    void adopt(const JournalEvent &event);
    /// For whoever watches only; not kept.
    void tell(const QString &kind, const QJsonObject &data, const QString &text = {});

private:
    void announce(RunEvent event, const QString &kind, const QJsonObject &data);

    Journal &m_journal;
    RunRecord &m_record;
    EventSink m_sink;
    std::mutex m_sinkMutex;
};

}  // namespace lockstep
