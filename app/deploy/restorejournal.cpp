// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restorejournal.h"

#include "app/deploy/guard.h"
#include "app/deploy/recordjson.h"

#include <QUuid>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QJsonObject startData(const SideDeed::Beginning &beginning)
{
    return {{u"deed"_s, beginning.kind},
            {u"project"_s, beginning.workspace.root},
            {u"environment"_s, beginning.view.choice.environment},
            {u"person"_s, personName()},
            {u"protected"_s, beginning.view.choice.isProtected},
            {u"plan"_s, toJson(Plan{.target = beginning.view.identity})}};
}

Status writeBeginning(RunLog &log, const SideDeed::Beginning &beginning)
{
    const QJsonObject step{{u"step"_s, stepId(Step::Migrate)}};
    if (Status written = log.write(u"runStarted"_s, startData(beginning)); !written)
        return written;
    for (const Confirmation &each : beginning.confirmations) {
        QJsonObject data = step;
        data.insert(u"id"_s, each.id);
        data.insert(u"text"_s, each.text.english());
        data.insert(u"message"_s, toJson(each.text));
        if (Status written = log.write(u"confirmation"_s, data); !written)
            return written;
    }
    return log.write(u"stepStarted"_s, step);
}

Status requireAnswers(const std::vector<Confirmation> &confirmations, const QHash<QString, QString> &answers)
{
    for (const Confirmation &each : confirmations) {
        const auto answer = answers.constFind(each.id);
        if (answer == answers.constEnd() || !each.accepts(*answer))
            return unconfirmed(each);
    }
    return Done{};
}

}  // namespace

SideDeed::SideDeed(std::unique_ptr<Journal> journal, std::unique_ptr<RunLock> lock, RunRecord record)
    : m_journal(std::move(journal))
    , m_lock(std::move(lock))
    , m_record(std::move(record))
    , m_log(*m_journal, m_record, {})
{ }

Result<std::unique_ptr<SideDeed>> SideDeed::begin(const Beginning &beginning, const QHash<QString, QString> &answers)
{
    if (Status confirmed = requireAnswers(beginning.confirmations, answers); !confirmed)
        return std::move(confirmed).error();
    auto journal = Journal::open(beginning.journalPath);
    if (!journal)
        return std::move(journal).error();
    RunRecord record{.id = QUuid::createUuid().toString(QUuid::WithoutBraces)};
    auto lock = RunLock::take((*journal)->path(), record.id);
    if (!lock)
        return std::move(lock).error();
    std::unique_ptr<SideDeed> deed(new SideDeed(*std::move(journal), *std::move(lock), std::move(record)));
    deed->m_facts = beginning.facts;
    if (Status written = writeBeginning(deed->m_log, beginning); !written)
        return std::move(written).error();
    return deed;
}

Status SideDeed::end(const Status &outcome, std::vector<Fact> facts)
{
    std::ranges::move(facts, std::back_inserter(m_facts));
    const bool isCancelled = !outcome && outcome.error().code == ErrorCode::Cancelled;
    const StepState state = outcome ? StepState::Confirmed : isCancelled ? StepState::Cancelled : StepState::Undone;
    QJsonObject data{
        {u"step"_s, stepId(Step::Migrate)}, {u"state"_s, stepStateId(state)}, {u"facts"_s, toJsonArray(m_facts)}};
    if (!outcome)
        data.insert(u"error"_s, toJson(outcome.error()));
    if (Status written = m_log.write(u"stepFinished"_s, data); !written)
        return written;
    const QString word = outcome ? u"done"_s : isCancelled ? u"cancelled"_s : u"undone"_s;
    const Status written = m_log.write(
        u"finished"_s, {{u"outcome"_s, word}, {u"exitCode"_s, outcome ? 0 : exitStatus(outcome.error().code)}});
    return written ? outcome : written;
}

}  // namespace lockstep
