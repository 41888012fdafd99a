// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/fleet.h"

#include "app/report/json.h"

#include <QCoreApplication>

#include <map>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

std::map<MemberState, int> countsOf(const std::vector<FleetRow> &rows)
{
    std::map<MemberState, int> counts;
    for (const FleetRow &row : rows)
        ++counts[row.state];
    return counts;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

}  // namespace

QString fleetSummary(const std::vector<FleetRow> &rows)
{
    QStringList parts;
    for (const auto &[state, count] : countsOf(rows))
        parts << QString::number(count) + u' ' + memberStateTitle(state).translated();
    const Message all{QT_TRANSLATE_N_NOOP("app", "%n database(s): %1"), {parts.join(u", "_s)}, int(rows.size())};
    return all.translated();
}

QJsonObject memberJson(const FleetRow &row)
{
    QJsonArray questions;
    for (const Confirmation &question : row.questions)
        questions.append(QJsonObject{{u"id"_s, question.id}, {u"text"_s, question.text.english()}});
    return {{u"name"_s, row.name},
            {u"target"_s, orNull(row.target)},
            {u"state"_s, memberStateId(row.state)},
            {u"wave"_s, row.wave < 0 ? QJsonValue() : QJsonValue(row.wave + 1)},
            {u"pending"_s, row.pending},
            {u"run"_s, orNull(row.run)},
            {u"step"_s, row.step ? QJsonValue(stepId(*row.step)) : QJsonValue()},
            {u"durationMs"_s, row.durationMs},
            {u"error"_s, row.error ? QJsonValue(errorObject(*row.error)) : QJsonValue()},
            {u"questions"_s, questions}};
}

QJsonObject fleetEvent(const QString &fleet, const QString &kind)
{
    return {{u"lockstep"_s, 1},
            {u"command"_s, u"fleet"_s},
            {u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
            {u"fleet"_s, fleet},
            {u"kind"_s, kind}};
}

QJsonObject fleetJson(const FleetRun &fleet, const QString &kind)
{
    QJsonObject object = fleetEvent(fleet.id(), kind);
    QJsonArray members;
    for (const FleetRow &row : fleet.rows())
        members.append(memberJson(row));
    QJsonObject summary;
    for (const auto &[state, count] : countsOf(fleet.rows()))
        summary.insert(memberStateId(state), count);
    object.insert(u"members"_s, members);
    object.insert(u"summary"_s, summary);
    object.insert(u"waves"_s, fleet.waves());
    return object;
}

}  // namespace lockstep
