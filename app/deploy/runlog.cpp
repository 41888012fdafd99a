// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/runlog.h"

#include "app/deploy/replay.h"

#include <algorithm>
#include <pwd.h>
#include <unistd.h>
#include <utility>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array contractKinds{
    "stepStarted"_L1, "statementStarted"_L1, "statementFinished"_L1, "progress"_L1, "notice"_L1,
    "blocked"_L1,     "confirmation"_L1,     "stepFinished"_L1,      "finished"_L1,
};

Step stepNamed(const QString &id)
{
    const auto found = std::ranges::find_if(allSteps, [&id](Step step) { return stepId(step) == id; });
    return found == allSteps.end() ? Step::Migrate : *found;
}

}  // namespace

QString personName()
{
    // Rather than $USER, which anybody may set.
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::geteuid());
}

RunLog::RunLog(Journal &journal, RunRecord &record, EventSink sink)
    : m_journal(journal)
    , m_record(record)
    , m_sink(std::move(sink))
{ }

/// What is done inside a migration's transaction takes effect with its COMMIT or not at all: the intent to commit alone
/// must be on disk before the act, and a run that is taken up again asks the server for the rest. That a statement
/// begins is written, so that a process that is killed leaves what it was doing; that all went well follows with that.
RunLog::When RunLog::whenOf(const QString &kind, const QJsonObject &data) const
{
    const bool isEnd = kind == "statementFinished"_L1 || kind == "migrationFinished"_L1;
    if (!isEnd && kind != "statementStarted"_L1 && kind != "migrationStarted"_L1)
        return When::Now;
    const MigrationRun *migration = findMigration(m_record, data.value("migration"_L1).toString());
    if (!migration || !migration->isTransactional)
        return When::Now;
    const bool isGood = !isEnd || data.value("state"_L1).toString() == statementStateId(StatementState::Applied);
    return isGood && kind != "statementStarted"_L1 ? When::WithNext : When::WithoutSync;
}

Status RunLog::write(const QString &kind, const QJsonObject &data, const QString &text)
{
    return put(kind, data, text, whenOf(kind, data));
}

Status RunLog::note(const QString &kind, const QJsonObject &data, const QString &text)
{
    return put(kind, data, text, When::WithoutSync);
}

Status RunLog::put(const QString &kind, const QJsonObject &data, const QString &text, When when)
{
    m_kept.push_back({kind, data});
    const QDateTime at = m_kept.back().at;
    if (when != When::WithNext && !m_isGathering) {
        if (Status written = flush(when == When::Now ? Durability::Now : Durability::WithNext); !written) {
            m_kept.pop_back();
            return written;
        }
    }
    applyEvent(m_record, {.run = m_record.id, .at = at, .kind = kind, .data = data});
    RunEvent told = toldAs({.at = at, .text = text}, kind, data);
    if (m_isGathering)
        m_untold.push_back(std::move(told));
    else
        announce(told);
    return Done{};
}

Status RunLog::commit()
{
    m_isGathering = false;
    return m_kept.empty() ? Status(Done{}) : flush(Durability::Now);
}

Status RunLog::flush(Durability durability)
{
    const auto written = m_journal.append(m_record.id, m_kept, durability);
    if (!written)
        return written.error();
    m_kept.clear();
    m_record.chainHead = written->back().hash;
    for (const RunEvent &event : std::exchange(m_untold, {}))
        announce(event);
    return Done{};
}

void RunLog::adopt(const JournalEvent &event)
{
    applyEvent(m_record, event);
}

void RunLog::tell(const QString &kind, const QJsonObject &data, const QString &text)
{
    announce(toldAs({.at = QDateTime::currentDateTimeUtc(), .text = text}, kind, data));
}

RunEvent RunLog::toldAs(RunEvent event, const QString &kind, const QJsonObject &data) const
{
    if (!m_sink)
        return event;
    // What Verify will compare with is the journal's: long, and nothing to watch.
    if (kind != "targetSeen"_L1)
        event.data = data;
    event.kind = kind;
    if (std::ranges::find(contractKinds, kind) == contractKinds.end()) {
        event.kind = u"progress"_s;
        event.data.insert(u"phase"_s, kind);
    }
    event.step = stepNamed(data.value("step"_L1).toString());
    event.migration = data.value("migration"_L1).toString();
    event.statement = data.value("statement"_L1).toInt();
    for (const QLatin1StringView key : {"step"_L1, "migration"_L1, "statement"_L1})
        event.data.remove(key);
    return event;
}

void RunLog::announce(const RunEvent &event)
{
    if (!m_sink)
        return;
    const std::lock_guard guard(m_sinkMutex);
    m_sink(event);
}

}  // namespace lockstep
