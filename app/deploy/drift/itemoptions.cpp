// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/itemoptions.h"

#include "app/deploy/drift/itemnoun.h"
#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {
namespace {

using enum ItemProperty;

/// One of the things that stand in Options: "fillfactor=70", "STATISTICS 5", "CLUSTER".
QByteArray optionSql(const InventoryItem &item, const QByteArray &option, bool isGone)
{
    const bool isColumn = item.kind == ItemKind::Column;
    if (option.startsWith("REPLICA IDENTITY "))
        return "ALTER TABLE " + item.name + (isGone ? " REPLICA IDENTITY DEFAULT" : ' ' + option);
    if (option.startsWith("TABLESPACE "))
        return alterTable(item) + " SET TABLESPACE " + (isGone ? "pg_default" : option.mid(11));
    if (option == "CLUSTER")
        return "ALTER TABLE " + item.holder
            + (isGone ? QByteArray(" SET WITHOUT CLUSTER")
                      : " CLUSTER ON " + ownName(QString::fromUtf8(item.name)).toUtf8());
    if (option.startsWith("STATISTICS "))
        return (isColumn ? alterColumn(item) : "ALTER STATISTICS " + item.name + ' ') + "SET "
            + (isGone ? "STATISTICS -1" : option);
    if (!option.contains('='))
        return {};
    const QByteArray subject = isColumn ? alterColumn(item)
        : item.kind == ItemKind::Constraint
        ? "ALTER INDEX " + item.holder.left(item.holder.lastIndexOf('.') + 1) + memberName(item) + ' '
        : alterTable(item) + ' ';
    return subject + (isGone ? "RESET (" + option.left(option.indexOf('=')) + ')' : "SET (" + option + ')');
}

QByteArray optionName(const QByteArray &option)
{
    return option.left(option.indexOf(option.contains('=') ? '=' : ' '));
}

QByteArrayList optionsOf(const InventoryItem *item)
{
    const QString text = QString::fromUtf8(item ? item->value(Options) : QByteArray());
    QByteArrayList options;
    for (const QString &option : text.split(QStringLiteral(", "), Qt::SkipEmptyParts))
        options << option.toUtf8();
    return options;
}

/// Of what leads to other servers: "host=a" of a list.
QByteArrayList alterForeignOptions(const QByteArrayList &before, const QByteArrayList &after, const InventoryItem &to)
{
    QByteArrayList changes;
    const auto named = [](const QByteArrayList &options, const QByteArray &name) {
        return std::ranges::any_of(options, [&name](const QByteArray &one) { return optionName(one) == name; });
    };
    for (const QByteArray &option : before) {
        if (option.contains('=') && !named(after, optionName(option)))
            changes << "DROP " + optionName(option);
    }
    for (const QByteArray &option : after) {
        if (!option.contains('=') || before.contains(option))
            continue;
        const QByteArray value = quotedLiteral(QString::fromUtf8(option.mid(option.indexOf('=') + 1)));
        changes << (named(before, optionName(option)) ? "SET " : "ADD ") + optionName(option) + ' ' + value;
    }
    return changes.isEmpty() ? QByteArrayList()
                             : QByteArrayList{"ALTER " + nounOf(to) + " OPTIONS (" + changes.join(", ") + ')'};
}

bool isForeign(const InventoryItem &item)
{
    return item.kind == ItemKind::ForeignServer || item.kind == ItemKind::ForeignDataWrapper
        || item.value(Type).startsWith("foreign");
}

}  // namespace

QByteArrayList alterOptions(const InventoryItem *from, const InventoryItem &to)
{
    const QByteArrayList before = optionsOf(from);
    const QByteArrayList after = optionsOf(&to);
    if (isForeign(to))
        return from ? alterForeignOptions(before, after, to) : QByteArrayList();
    QByteArrayList statements;
    for (const QByteArray &option : before) {
        const auto isReplaced = [&option](const QByteArray &other) { return optionName(other) == optionName(option); };
        if (std::ranges::none_of(after, isReplaced))
            statements << optionSql(to, option, true);
    }
    for (const QByteArray &option : after) {
        if (!before.contains(option))
            statements << optionSql(to, option, false);
    }
    statements.removeAll("");
    return statements;
}

}  // namespace lockstep
