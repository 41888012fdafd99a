// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/driftjson.h"

#include "app/report/json.h"
#include "app/report/jsonvalues.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// CLI.md knows three; the class tells more.
QString changeOf(const DriftItem &item)
{
    if (item.difference == DifferenceClass::Missing || item.difference == DifferenceClass::Extra)
        return differenceClassId(item.difference);
    return u"different"_s;
}

QJsonArray statements(const std::vector<SqlStep> &steps)
{
    QJsonArray out;
    for (const SqlStep &step : steps)
        out << step.sql;
    return out;
}

QJsonValue silenceOf(const DriftItem &item)
{
    if (item.silencedBecause.isEmpty())
        return {};
    return QJsonObject{{u"reason"_s, item.silencedBecause},
                       {u"until"_s, json::textOrNull(item.silencedUntil.toString(Qt::ISODate))}};
}

QJsonObject itemJson(const DriftItem &item)
{
    return {{u"kind"_s, item.kind},
            {u"object"_s, item.object},
            {u"change"_s, changeOf(item)},
            {u"class"_s, QString(differenceClassId(item.difference))},
            {u"property"_s, json::textOrNull(item.property)},
            {u"expected"_s, json::textOrNull(item.expected)},
            {u"actual"_s, json::textOrNull(item.actual)},
            {u"noise"_s, json::textOrNull(item.noise)},
            {u"silenced"_s, silenceOf(item)},
            {u"sql"_s, statements(item.sql)}};
}

Check comparisonCheck(const Drift &drift)
{
    QStringList lines;
    for (const Message &remark : drift.remarks)
        lines << remark.english();
    const char *how = drift.against == DriftAgainst::History
        ? QT_TRANSLATE_NOOP("app",
                            "The applied migrations were run in the private PostgreSQL, and the catalogs compared.")
        : drift.against == DriftAgainst::Files
        ? QT_TRANSLATE_NOOP("app",
                            "The catalog was compared with what the applied files tell; privileges, owners and "
                            "comments were not.")
        : QT_TRANSLATE_NOOP("app", "The catalog was compared with the declared model.");
    return {.id = u"comparison"_s,
            .title = {QT_TRANSLATE_NOOP("app", "Compared with")},
            .outcome = lines.isEmpty() ? Outcome::Pass : Outcome::Warn,
            .message = {how},
            .detail = lines.join(u'\n')};
}

Check driftCheck(const Drift &drift)
{
    const int counted = countDrift(drift);
    Check check{.id = u"drift"_s, .title = {QT_TRANSLATE_NOOP("app", "Drift")}};
    if (counted == 0) {
        check.message = {QT_TRANSLATE_NOOP("app", "Nothing that counts differs.")};
        return check;
    }
    check.outcome = Outcome::Fail;
    check.message = {QT_TRANSLATE_N_NOOP("app", "%n difference(s)."), {}, counted};
    check.hint = {QT_TRANSLATE_NOOP("app",
                                    "lockstep drift --write NAME makes a migration of the SQL; [[drift.ignore]] in "
                                    "lockstep.toml silences what is meant to be.")};
    return check;
}

}  // namespace

std::vector<Check> driftChecks(const Drift &drift)
{
    return {comparisonCheck(drift), driftCheck(drift)};
}

QJsonObject driftJson(const TargetView &view, const Drift &drift)
{
    QJsonObject out = checksJson(u"drift"_s, view, driftChecks(drift));
    QJsonArray differences;
    for (const DriftItem &item : drift.items)
        differences << itemJson(item);
    QJsonArray unresolved;
    for (const Message &message : drift.sql.missing)
        unresolved << message.english();
    out[u"against"_s] = QString(driftAgainstId(drift.against));
    out[u"differences"_s] = differences;
    out[u"sql"_s] = statements(drift.sql.steps);
    out[u"unresolved"_s] = unresolved;
    return out;
}

}  // namespace lockstep
