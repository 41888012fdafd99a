// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/blockerend.h"

#include "app/deploy/lockwords.h"
#include "app/deploy/recordjson.h"
#include "app/deploy/runlog.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QJsonObject partyData(const HeldUp &run, const LockParty &blocker)
{
    QJsonObject data = run.place;
    data.insert(u"pid"_s, blocker.pid);
    data.insert(u"backendStart"_s, blocker.backendStart);
    data.insert(u"user"_s, blocker.user);
    data.insert(u"application"_s, blocker.application);
    data.insert(u"person"_s, personName());
    return data;
}

Result<JournalEvent> announce(Journal &journal, const HeldUp &run, const LockParty &blocker)
{
    const Message text{QT_TRANSLATE_NOOP("app", "End the session that is in the way: %1"), {describe(blocker)}};
    QJsonObject data = partyData(run, blocker);
    data.insert(u"id"_s, u"end-blocker"_s);
    data.insert(u"text"_s, text.english());
    data.insert(u"message"_s, toJson(text));
    return journal.append(run.run, u"confirmation"_s, data);
}

Message sentenceOf(const LockParty &blocker, const Result<bool> &ended)
{
    const QString pid = QString::number(blocker.pid);
    if (!ended)
        return {QT_TRANSLATE_NOOP("app", "The session with pid %1 could not be ended: %2"),
                {pid, ended.error().message.english() + u' ' + ended.error().detail}};
    if (*ended)
        return {QT_TRANSLATE_NOOP("app", "The session with pid %1 was ended."), {pid}};
    return {QT_TRANSLATE_NOOP("app", "The session with pid %1 was not ended: it is no longer in the way."), {pid}};
}

}  // namespace

BlockerEnd endForPerson(Session &session, const LockParty &blocker, const HeldUp &run)
{
    const auto journal = Journal::open(run.journalPath);
    if (!journal)
        return {.sentence = describe(journal.error())};
    BlockerEnd end;
    const auto intent = announce(**journal, run, blocker);
    if (!intent)
        return {.sentence = describe(intent.error())};
    end.events.push_back(*intent);
    const Result<bool> ended = endBlocker(session, blocker, run.backendPid, {});
    const Message sentence = sentenceOf(blocker, ended);
    QJsonObject data = partyData(run, blocker);
    data.insert(u"ended"_s, ended && *ended);
    data.insert(u"text"_s, sentence.english());
    if (const auto outcome = (*journal)->append(run.run, u"blockerEnded"_s, data))
        end.events.push_back(*outcome);
    end.sentence = sentence.translated();
    return end;
}

}  // namespace lockstep
