// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/journal.h"
#include "app/deploy/run.h"

#include <mutex>

namespace lockstep {

/// Who runs this process, by the kernel's word.
QString personName();

/// The one way in which a run says what it does: to the journal, then to the record, then to whoever watches. That
/// something inside a migration's transaction went well is told at once and written with what follows.
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
    /// The same for what announces no act: a power cut may take it until the next that is written.
    Status note(const QString &kind, const QJsonObject &data, const QString &text = {});
    /// From now on events are kept back, until commit() writes them at once. For what follows at once, with no act
    /// between.
    void gather() { m_isGathering = true; }
    /// All that was kept back is on disk when it returns.
    Status commit();
    /// Takes over an event of this run that another thread wrote to the journal.
    void adopt(const JournalEvent &event);
    /// For whoever watches only; not kept.
    void tell(const QString &kind, const QJsonObject &data, const QString &text = {});

private:
    /// When an event reaches the journal.
    enum class When { Now, WithoutSync, WithNext };
    When whenOf(const QString &kind, const QJsonObject &data) const;
    Status put(const QString &kind, const QJsonObject &data, const QString &text, When when);
    Status flush(Durability durability);
    RunEvent toldAs(RunEvent event, const QString &kind, const QJsonObject &data) const;
    void announce(const RunEvent &event);

    Journal &m_journal;
    RunRecord &m_record;
    EventSink m_sink;
    std::vector<NewEvent> m_kept{};  ///< back, in order
    std::vector<RunEvent> m_untold{};  ///< of those that are gathered
    bool m_isGathering = false;
    std::mutex m_sinkMutex;
};

}  // namespace lockstep
