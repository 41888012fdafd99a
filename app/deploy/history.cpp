// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/history.h"

#include "app/deploy/guard.h"
#include "app/deploy/replay.h"
#include "app/deploy/runlock.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error noSuchRun(const QString &runId)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "The journal knows no run “%1”."), {runId}},
            {},
            {QT_TRANSLATE_NOOP("app", "“lockstep history” lists the runs.")}};
}

Result<QString> newestRun(const Journal &journal)
{
    const auto ids = journal.runs({});
    if (!ids)
        return ids.error();
    return ids->isEmpty() ? Result<QString>(noSuchRun(u"last"_s)) : Result<QString>(ids->front());
}

Result<std::vector<RunRecord>> readAll(const Journal &journal, const QStringList &ids)
{
    std::vector<RunRecord> records;
    for (const QString &id : ids) {
        auto record = readRun(journal, id);
        if (!record)
            return std::move(record).error();
        records.push_back(*std::move(record));
    }
    return records;
}

/// Begun, not finished, and the process is gone.
Result<std::vector<RunRecord>> readCutOff(const Journal &journal, const QString &project)
{
    auto ids = journal.openRuns(project);
    if (!ids)
        return std::move(ids).error();
    ids->removeIf([&journal](const QString &id) { return RunLock::isHeld(journal.path(), id); });
    return readAll(journal, *ids);
}

}  // namespace

Result<RunRecord> readRun(const Journal &journal, const QString &runId)
{
    if (runId == "last"_L1) {
        const auto newest = newestRun(journal);
        return newest ? readRun(journal, *newest) : newest.error();
    }
    const auto events = journal.events(runId);
    if (!events)
        return events.error();
    RunRecord record;
    for (const JournalEvent &event : *events)
        applyEvent(record, event);
    if (record.steps.empty())
        return noSuchRun(runId);
    return record;
}

Result<std::vector<RunRecord>> readRuns(const Journal &journal, const QString &project)
{
    const auto ids = journal.runs(project);
    return ids ? readAll(journal, *ids) : ids.error();
}

Result<std::vector<RunRecord>> interruptedRuns(const Journal &journal, const QString &project)
{
    auto records = readCutOff(journal, project);
    if (records)
        std::erase_if(*records, [](const RunRecord &record) { return !record.isStepwise(); });
    return records;
}

Result<std::optional<RunRecord>> interruptedRun(const Journal &journal, const DeployRequest &request)
{
    auto runs = interruptedRuns(journal, request.workspace->root);
    if (!runs)
        return std::move(runs).error();
    for (RunRecord &run : *runs) {
        if (requireSameDatabase(run.plan.target, request.view.identity))
            return std::optional(std::move(run));
    }
    return std::optional<RunRecord>();
}

Result<std::vector<RunRecord>> cutOffDeeds(const Journal &journal, const QString &project)
{
    auto records = readCutOff(journal, project);
    if (records)
        std::erase_if(*records, [](const RunRecord &record) { return record.isStepwise(); });
    return records;
}

Message doubtOf(const RunRecord &deed)
{
    if (deed.deed == "restore"_L1)
        return {QT_TRANSLATE_NOOP("app",
                                  "It was cut off: the new database may be there, half restored. “lockstep restore” "
                                  "names such a one.")};
    if (deed.deed == "swap"_L1)
        return {QT_TRANSLATE_NOOP("app",
                                  "It was cut off: whether the databases have changed names is told by the server. "
                                  "Both may refuse connections: ALTER DATABASE … ALLOW_CONNECTIONS true.")};
    if (deed.deed == "drop-index"_L1)
        return {
            QT_TRANSLATE_NOOP("app", "It was cut off: “lockstep preflight” tells whether the invalid index is there.")};
    if (deed.deed == "enrol"_L1)
        return {QT_TRANSLATE_NOOP("app", "It was cut off: “lockstep enrol” tells whether the target has its id.")};
    const QString name = deed.plan.migrations.empty() ? QString() : deed.plan.migrations.front().name;
    return {
        QT_TRANSLATE_NOOP("app",
                          "It was cut off: whether the ledger's row of %1 was written is in doubt. The next deploy, "
                          "resolve or baseline on this target looks at the ledger and settles it."),
        {name}};
}

Status abandonRun(Journal &journal, const QString &runId)
{
    const auto record = readRun(journal, runId);
    if (!record)
        return record.error();
    const auto lock = RunLock::take(journal.path(), record->id);
    if (!lock)
        return lock.error();
    if (!record->isOpen())
        return Done{};
    const auto written = journal.append(record->id, u"finished"_s, {{u"outcome"_s, u"abandoned"_s}});
    return written ? Status(Done{}) : Status(written.error());
}

}  // namespace lockstep
