// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/historyview.h"

#include "app/cli/text.h"
#include "app/cli/texttable.h"
#include "app/deploy/history.h"
#include "app/report/jsonvalues.h"
#include "app/report/plaintext.h"
#include "app/report/record.h"
#include "app/report/words.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString minuteText(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
}

/// An event's data in one line: the journal's own keys, since what a run recorded is shown as it stands.
QString dataText(const QJsonObject &data)
{
    QStringList parts;
    for (auto value = data.begin(); value != data.end(); ++value) {
        if (value->isObject() || value->isArray() || value->isNull())
            continue;
        parts << u"%1=%2"_s.arg(value.key(), value->toVariant().toString());
    }
    return parts.join(u"  "_s);
}

/// A deed that was cut off has written no outcome, and is not one that goes on.
QString outcomeText(const RunRecord &run, bool isInDoubt)
{
    return isInDoubt ? said(QT_TRANSLATE_NOOP("app", "in doubt")) : words::runOutcome(run.outcome);
}

QJsonObject eventObject(const JournalEvent &event)
{
    return {{u"sequence"_s, event.sequence},
            {u"at"_s, rfc3339(event.at)},
            {u"kind"_s, event.kind},
            {u"data"_s, event.data},
            {u"hash"_s, event.hash}};
}

}  // namespace

QString chainText(const ChainCheck &chain)
{
    if (chain.isIntact)
        return counted(QT_TRANSLATE_N_NOOP("app", "The journal is intact: %n event(s), each in its place."),
                       chain.events);
    return said(QT_TRANSLATE_NOOP("app", "The journal was changed: event %1 does not follow from the ones before it."),
                {QString::number(chain.firstBadSequence)});
}

QJsonObject chainJson(const ChainCheck &chain)
{
    QJsonObject out = json::head(u"history"_s);
    out[u"chain"_s] = QJsonObject{{u"intact"_s, chain.isIntact},
                                  {u"events"_s, chain.events},
                                  {u"firstBad"_s, chain.isIntact ? QJsonValue() : QJsonValue(chain.firstBadSequence)}};
    return out;
}

void showRunList(const std::vector<RunRecord> &runs, const std::vector<RunRecord> &cutOff, Output &output)
{
    if (runs.empty())
        output.line(said(QT_TRANSLATE_NOOP("app", "No runs yet.")));
    const auto isInDoubt
        = [&cutOff](const RunRecord &run) { return std::ranges::find(cutOff, run.id, &RunRecord::id) != cutOff.end(); };
    std::vector<QStringList> rows;
    for (const RunRecord &run : runs)
        rows.push_back({run.id.left(8), minuteText(run.startedAt), words::runDeed(run.deed),
                        outcomeText(run, isInDoubt(run)), run.plan.target.display(),
                        counted(QT_TRANSLATE_N_NOOP("app", "%n migration(s)"), qsizetype(run.plan.migrations.size())),
                        run.person, run.project});
    for (const QString &line : aligned(rows))
        output.line(line);
    for (const RunRecord &run : cutOff)
        output.line(said(QT_TRANSLATE_NOOP("app", "Run %1: %2"), {run.id.left(8), doubtOf(run).translated()}));
}

QJsonObject runsJson(const std::vector<RunRecord> &runs)
{
    QJsonArray list;
    for (const RunRecord &run : runs)
        list << runSummaryJson(run);
    QJsonObject out = json::head(u"history"_s);
    out[u"runs"_s] = list;
    return out;
}

void showRunEvents(const RunRecord &run, const Message &doubt, const std::vector<JournalEvent> &events, Output &output)
{
    output.line(said(QT_TRANSLATE_NOOP("app", "Run %1: %2"), {run.id, outcomeText(run, !doubt.isEmpty())}));
    output.line(said(QT_TRANSLATE_NOOP("app", "On %1 by %2, begun %3"),
                     {run.plan.target.display(), run.person, minuteText(run.startedAt)}));
    if (!doubt.isEmpty())
        output.line(doubt.translated());
    for (const PlannedMigration &planned : run.plan.migrations)
        output.line(u"  "_s + withVisibleControls(planned.name));
    output.line();
    std::vector<QStringList> rows;
    for (const JournalEvent &event : events)
        rows.push_back({event.at.toUTC().toString(u"HH:mm:ss.zzz"_s), event.kind, dataText(event.data)});
    for (const QString &line : aligned(rows))
        output.line(line);
}

QJsonObject runJson(const RunRecord &run, const std::vector<JournalEvent> &events)
{
    QJsonArray list;
    for (const JournalEvent &event : events)
        list << eventObject(event);
    QJsonObject out = json::head(u"history"_s);
    out[u"run"_s] = runSummaryJson(run);
    out[u"events"_s] = list;
    return out;
}

}  // namespace lockstep
