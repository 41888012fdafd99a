// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/runlog.h"

#include "app/deploy/replay.h"

#include <algorithm>
#include <pwd.h>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array contractKinds{
    "stepStarted"_L1, "statementStarted"_L1, "statementFinished"_L1, "progress"_L1, "notice"_L1,
    "blocked"_L1,     "confirmation"_L1,     "stepFinished"_L1,      "finished"_L1,
};

/// What is done inside a migration's transaction takes effect with its COMMIT or not at all: only its beginning and the
/// intent to commit need be on disk before the act. A run that is taken up again asks the server for the rest.
Durability durabilityOf(const RunRecord &record, const QString &kind, const QJsonObject &data)
{
    if (kind != "statementStarted"_L1 && kind != "statementFinished"_L1 && kind != "migrationFinished"_L1)
        return Durability::Now;
    const MigrationRun *migration = findMigration(record, data.value("migration"_L1).toString());
    return migration && migration->isTransactional ? Durability::WithNext : Durability::Now;
}

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

Status RunLog::write(const QString &kind, const QJsonObject &data, const QString &text)
{
    const auto event = m_journal.append(m_record.id, kind, data, durabilityOf(m_record, kind, data));
    if (!event)
        return event.error();
    applyEvent(m_record, *event);
    announce({.at = event->at, .text = text}, kind, data);
    return Done{};
}

void RunLog::adopt(const JournalEvent &event)
{
    applyEvent(m_record, event);
}

void RunLog::tell(const QString &kind, const QJsonObject &data, const QString &text)
{
    announce({.at = QDateTime::currentDateTimeUtc(), .text = text}, kind, data);
}

void RunLog::announce(RunEvent event, const QString &kind, const QJsonObject &data)
{
    if (!m_sink)
        return;
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
    const std::lock_guard guard(m_sinkMutex);
    m_sink(event);
}

}  // namespace lockstep
