// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/lockwords.h"

#include "app/deploy/scriptform.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A queue of hundreds says no more than its first few.
constexpr std::size_t shownParties = 8;

QString say(const char *source, const QStringList &arguments, int count = -1)
{
    return Message{source, arguments, count}.translated();
}

QJsonObject partyJson(const LockParty &party)
{
    const QJsonValue since = party.since.isValid() ? QJsonValue(party.since.toString(Qt::ISODateWithMs)) : QJsonValue();
    return {{u"pid"_s, party.pid},
            {u"backendStart"_s, party.backendStart},
            {u"user"_s, party.user},
            {u"application"_s, party.application},
            {u"client"_s, party.client.isEmpty() ? QJsonValue() : QJsonValue(party.client)},
            {u"state"_s, party.state},
            {u"query"_s, shownSql(party.query.toUtf8())},
            {u"since"_s, since},
            {u"ageMs"_s, party.ageMs}};
}

QJsonArray partiesJson(const std::vector<LockParty> &parties)
{
    QJsonArray array;
    for (const LockParty &party : parties)
        array.append(partyJson(party));
    return array;
}

QStringList linesOf(const std::vector<LockParty> &parties)
{
    QStringList lines;
    for (std::size_t i = 0; i < std::min(parties.size(), shownParties); ++i)
        lines << u"  "_s + describe(parties[i]);
    if (parties.size() > shownParties)
        lines << u"  …"_s;
    return lines;
}

}  // namespace

QJsonObject toJson(const LockWait &wait)
{
    const QJsonObject lock{{u"mode"_s, wait.mode}, {u"object"_s, wait.object}};
    return {{u"lock"_s, wait.mode.isEmpty() ? QJsonValue() : QJsonValue(lock)},
            {u"blockers"_s, partiesJson(wait.blockers)},
            {u"waiting"_s, partiesJson(wait.waiting)}};
}

QString describe(const LockParty &party)
{
    const QString from = party.client.isEmpty() ? say(QT_TRANSLATE_NOOP("app", "the local socket"), {}) : party.client;
    const QString since = party.since.toString(u"HH:mm:ss 'UTC'"_s);
    return say(QT_TRANSLATE_NOOP("app", "pid %1, %2 (%3) from %4, %5 since %6: %7"),
               {QString::number(party.pid), party.user, party.application, from, party.state, since,
                shownSql(party.query.toUtf8()).simplified().left(200)});
}

QString describe(const LockWait &wait)
{
    QStringList lines;
    if (!wait.mode.isEmpty())
        lines << say(QT_TRANSLATE_NOOP("app", "It waits for %1 on %2, held up by"), {wait.mode, wait.object});
    lines << linesOf(wait.blockers);
    if (!wait.waiting.empty())
        lines << say(QT_TRANSLATE_N_NOOP("app", "%n session(s) wait behind it in turn:"), {}, int(wait.waiting.size()))
              << linesOf(wait.waiting);
    return lines.join(u'\n');
}

}  // namespace lockstep
