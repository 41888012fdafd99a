// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/deed.h"

#include "app/deploy/deedsettle.h"
#include "app/deploy/enrolment.h"
#include "app/deploy/guard.h"
#include "app/deploy/recordjson.h"
#include "app/deploy/runlock.h"
#include "app/deploy/runlog.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>
#include <QUuid>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto lockPatience = 10s;

Plan planOf(const Deed &deed)
{
    Plan plan{.target = deed.view.identity};
    plan.migrations.push_back(
        {.name = deed.migration.name, .file = deed.migration.forward.path, .sha256 = deed.migration.forward.sha256});
    return plan;
}

QJsonObject startData(const Deed &deed)
{
    return {{u"deed"_s, deed.kind},
            {u"project"_s, deed.workspace->root},
            {u"environment"_s, deed.view.choice.environment},
            {u"person"_s, personName()},
            {u"protected"_s, deed.view.choice.isProtected},
            {u"plan"_s, toJson(planOf(deed))},
            {u"expected"_s, toJsonArray(deed.expected)}};
}

Status requireAnswers(const Deed &deed, const QHash<QString, QString> &answers)
{
    for (const Confirmation &each : deed.confirmations) {
        const auto answer = answers.constFind(each.id);
        if (answer == answers.constEnd() || (!each.typed.isEmpty() && *answer != each.typed))
            return unconfirmed(each);
    }
    return Done{};
}

Status writeBeginning(RunLog &log, const Deed &deed)
{
    const QJsonObject step{{u"step"_s, stepId(Step::Migrate)}};
    if (Status written = log.write(u"runStarted"_s, startData(deed)); !written)
        return written;
    for (const Confirmation &each : deed.confirmations) {
        QJsonObject data = step;
        data.insert(u"id"_s, each.id);
        data.insert(u"text"_s, each.text.english());
        data.insert(u"message"_s, toJson(each.text));
        if (Status written = log.write(u"confirmation"_s, data); !written)
            return written;
    }
    return log.write(u"stepStarted"_s, step);
}

std::vector<Fact> factsOf(const LedgerChange &change)
{
    std::vector<Fact> facts;
    for (const Message &sentence : sentencesOf(change))
        facts.push_back({{QT_TRANSLATE_NOOP("app", "Ledger")}, sentence.english()});
    for (const QString &row : rowTexts(change, change.removed))
        facts.push_back({{QT_TRANSLATE_NOOP("app", "Row before")}, row});
    for (const QString &row : rowTexts(change, change.added))
        facts.push_back({{QT_TRANSLATE_NOOP("app", "Row after")}, row});
    for (const QString &statement : change.statements)
        facts.push_back({{QT_TRANSLATE_NOOP("app", "Statement")}, statement});
    return facts;
}

Status writeEnd(RunLog &log, const Result<LedgerChange> &outcome)
{
    const StepState state = outcome ? StepState::Confirmed : StepState::Undone;
    QJsonObject data{{u"step"_s, stepId(Step::Migrate)}, {u"state"_s, stepStateId(state)}};
    if (outcome)
        data.insert(u"facts"_s, toJsonArray(factsOf(*outcome)));
    else
        data.insert(u"error"_s, toJson(outcome.error()));
    if (Status written = log.write(u"stepFinished"_s, data); !written)
        return written;
    return log.write(u"finished"_s,
                     {{u"outcome"_s, outcome ? u"done"_s : u"undone"_s},
                      {u"exitCode"_s, outcome ? 0 : exitStatus(outcome.error().code)}});
}

/// A lock that nobody gives up would hold the ledger's own readers behind us.
Status limitWaiting(Session &session, const Deed &deed, const JobContext &context)
{
    const auto limit = deed.view.choice.policy.lockTimeout.count();
    const auto set = session.execute("SET lock_timeout = " + QByteArray::number(qint64(limit)), context);
    return set ? Status(Done{}) : Status(set.error());
}

Result<LedgerChange> actUnderLock(const Deed &deed, const Act &act, const JobContext &context)
{
    const auto session = openFor(deed, context);
    if (!session)
        return session.error();
    const Ledger &ledger = *ledgerOf(deed.workspace->folder.layout);
    const auto place = settledPlace(**session, ledger, ledgerPlace(*deed.workspace, deed.view.url), context);
    if (!place)
        return place.error();
    const auto lock = LedgerLock::take(deed.view.url, ledger, *place, lockPatience, context);
    if (!lock)
        return lock.error();
    return act(**session);
}

}  // namespace

std::vector<Confirmation> confirmationsFor(const TargetView &view, const Message &sentence)
{
    std::vector<Confirmation> confirmations;
    if (view.choice.isProtected)
        confirmations.push_back(databaseNameOf(view.identity));
    confirmations.push_back({u"go"_s, sentence});
    return confirmations;
}

Result<std::unique_ptr<Session>> openFor(const Deed &deed, const JobContext &context)
{
    auto session = openTarget(deed.view.url, context);
    if (!session)
        return session;
    const auto identity = identify(**session, context);
    if (!identity)
        return identity.error();
    for (const Status &required : {requireSameTarget(deed.view.identity, *identity), requireWritable(*identity),
                                   limitWaiting(**session, deed, context)}) {
        if (!required)
            return required.error();
    }
    return session;
}

Result<LedgerChange> perform(const Deed &deed, const QHash<QString, QString> &answers, const Act &act,
                             const JobContext &context)
{
    if (Status confirmed = requireAnswers(deed, answers); !confirmed)
        return std::move(confirmed).error();
    const auto journal = Journal::open(deed.journalPath);
    if (!journal)
        return journal.error();
    if (deed.kind != "enrol"_L1) {
        if (Status same = requireKnownEnrolment(**journal, *deed.workspace, deed.view, false); !same)
            return std::move(same).error();
    }
    if (Status closed = settleCutOffDeeds(**journal, *deed.workspace, deed.view, context); !closed)
        return std::move(closed).error();
    RunRecord record{.id = QUuid::createUuid().toString(QUuid::WithoutBraces)};
    const auto lock = RunLock::take((*journal)->path(), record.id);
    if (!lock)
        return lock.error();
    RunLog log(**journal, record, {});
    if (Status begun = writeBeginning(log, deed); !begun)
        return std::move(begun).error();
    auto outcome = actUnderLock(deed, act, context);
    if (Status written = writeEnd(log, outcome); !written)
        return std::move(written).error();
    return outcome;
}

std::vector<Message> sentencesOf(const LedgerChange &change)
{
    std::vector<Message> sentences;
    if (change.makesTable)
        sentences.push_back({QT_TRANSLATE_NOOP("app", "The ledger's table is made: there is none yet.")});
    for (const LedgerChange::StateChange &each : change.states)
        sentences.push_back(
            {QT_TRANSLATE_NOOP("app", "%1: %2 → %3"), {each.migration, stateText(each.before), stateText(each.after)}});
    return sentences;
}

QStringList rowTexts(const LedgerChange &change, const std::vector<QStringList> &rows)
{
    QStringList texts;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells << change.columns.value(i) + u" = "_s + (row[i].isNull() ? u"NULL"_s : row[i]);
        texts << cells.join(u", "_s);
    }
    return texts;
}

}  // namespace lockstep
