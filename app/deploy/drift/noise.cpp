// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/noise.h"

#include "app/sql/canonical.h"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isSilencedBy(const DriftItem &item, const DriftIgnore &ignore)
{
    const QRegularExpression pattern(QRegularExpression::wildcardToRegularExpression(
        ignore.object, QRegularExpression::UnanchoredWildcardConversion));
    const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern.pattern()));
    const bool isMeant = ignore.kinds.isEmpty() || ignore.kinds.contains(item.kind)
        || ignore.kinds.contains(item.property) || ignore.kinds.contains(item.noise)
        || ignore.kinds.contains(QString(differenceClassId(item.difference)));
    return isMeant && whole.match(item.object).hasMatch();
}

/// Of a check what it checks.
QString expressionOf(const QString &text)
{
    return text.startsWith("CHECK "_L1) ? text.mid(6) : text;
}

bool isSameExpression(const QString &one, const QString &other)
{
    return !one.isEmpty() && !other.isEmpty()
        && canonicalExpression(one.toUtf8()) == canonicalExpression(other.toUtf8());
}

}  // namespace

QString noiseOf(const InventoryDifference &difference)
{
    if (difference.difference == DifferenceClass::ColumnOrder)
        return u"columnOrder"_s;
    if (difference.kind == ItemKind::DatabaseSetting)
        return u"databaseSetting"_s;
    const bool isMember = difference.kind == ItemKind::Column || difference.kind == ItemKind::Constraint;
    if (isMember && difference.property == ItemProperty::Parents)
        return u"localDefinition"_s;
    if (difference.property == ItemProperty::Version)
        return u"extensionVersion"_s;
    const bool isExpression = difference.property == ItemProperty::Default || difference.kind == ItemKind::Constraint;
    if (isExpression && isSameExpression(expressionOf(difference.expected), expressionOf(difference.actual)))
        return u"impliedDefaults"_s;
    return {};
}

void silence(Drift &drift, const std::vector<DriftIgnore> &ignores, const QDate &today)
{
    for (const DriftIgnore &ignore : ignores) {
        const bool hasEnded = ignore.until.isValid() && ignore.until < today;
        int count = 0;
        for (DriftItem &item : drift.items) {
            if (!isSilencedBy(item, ignore))
                continue;
            ++count;
            if (hasEnded)
                continue;
            item.silencedBecause = ignore.reason;
            item.silencedUntil = ignore.until;
        }
        if (hasEnded && count > 0)
            drift.remarks.push_back(
                {QT_TRANSLATE_N_NOOP("app",
                                     "lockstep.toml, line %1: the silence about %2 ended on %3; %n difference(s) "
                                     "count again."),
                 {QString::number(ignore.line), ignore.object, ignore.until.toString(Qt::ISODate)},
                 count});
    }
}

QByteArray commonOwner(const Inventory &inventory)
{
    QMap<QByteArray, int> counts;
    QByteArray most;
    for (const InventoryItem &item : inventory.items) {
        const QByteArray owner = item.kind == ItemKind::Schema ? QByteArray() : item.value(ItemProperty::Owner);
        if (!owner.isEmpty() && ++counts[owner] > counts.value(most))
            most = owner;
    }
    return most;
}

void changeOwner(Inventory &inventory, const QByteArray &role, const QByteArray &owner)
{
    for (InventoryItem &item : inventory.items) {
        for (ItemValue &value : item.values) {
            if (value.property == ItemProperty::Owner && value.text == role)
                value.text = owner;
        }
        if (owner.isEmpty())
            std::erase_if(item.values, [](const ItemValue &value) { return value.text.isEmpty(); });
    }
}

}  // namespace lockstep
