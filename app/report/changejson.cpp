// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/changejson.h"

#include <QJsonArray>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QJsonValue stateOrNull(std::optional<MigrationState> state)
{
    return state ? QJsonValue(migrationStateId(*state)) : QJsonValue();
}

QJsonArray rowList(const LedgerChange &change, const std::vector<QStringList> &rows)
{
    QJsonArray list;
    for (const QStringList &row : rows) {
        QJsonObject object;
        for (qsizetype i = 0; i < row.size(); ++i)
            object.insert(change.columns.value(i), row[i].isNull() ? QJsonValue() : QJsonValue(row[i]));
        list << object;
    }
    return list;
}

}  // namespace

void insertChange(QJsonObject &object, const LedgerChange &change)
{
    QJsonArray changes;
    for (const LedgerChange::StateChange &each : change.states)
        changes << QJsonObject{{u"migration"_s, each.migration},
                               {u"before"_s, stateOrNull(each.before)},
                               {u"after"_s, stateOrNull(each.after)}};
    object.insert(u"tableMade"_s, change.makesTable);
    object.insert(u"changes"_s, changes);
    object.insert(u"rowsBefore"_s, rowList(change, change.removed));
    object.insert(u"rowsAfter"_s, rowList(change, change.added));
    object.insert(u"statements"_s, QJsonArray::fromStringList(change.statements));
}

}  // namespace lockstep
