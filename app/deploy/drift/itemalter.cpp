// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/itemnoun.h"
#include "app/deploy/drift/itemoptions.h"
#include "app/deploy/drift/itemsql.h"
#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {
namespace {

using enum ItemProperty;

/// "GRANT SELECT TO app" of an inventory as a statement, or the one that takes it back.
QByteArray privilegeSql(const InventoryItem &item, const QByteArray &line, bool isBack)
{
    const bool isGrant = line.startsWith("GRANT ");
    const qsizetype at = line.indexOf(isGrant ? " TO " : " FROM ");
    const qsizetype verb = isGrant ? 6 : 7;
    QByteArray what = line.mid(verb, at - verb);
    QByteArray whom = line.mid(at + (isGrant ? 4 : 6));
    const QByteArray option = " WITH GRANT OPTION";
    if (isGrant == isBack && whom.endsWith(option))
        whom.chop(option.size());
    if (whom.startsWith("OWNER"))
        whom.replace(0, 5, quotedIdentifier(QString::fromUtf8(item.value(Owner))));
    QByteArray where = item.kind == ItemKind::ForeignServer ? "FOREIGN " + nounOf(item) : nounOf(item);
    if (item.kind == ItemKind::Column) {
        what += " (" + memberName(item) + ')';
        where = item.holder;
    } else if (item.kind == ItemKind::View || item.kind == ItemKind::MaterializedView || item.kind == ItemKind::Table) {
        where = item.name;
    }
    QByteArray head;
    if (item.kind == ItemKind::DefaultPrivileges) {
        const qsizetype on = item.name.lastIndexOf(" ON ");
        head = "ALTER DEFAULT PRIVILEGES " + item.name.left(on) + ' ';
        where = item.name.mid(on + 4);
    }
    return head + (isGrant != isBack ? "GRANT " : "REVOKE ") + what + " ON " + where
        + (isGrant != isBack ? " TO " : " FROM ") + whom;
}

QByteArrayList lines(const InventoryItem *item, ItemProperty property)
{
    const QByteArray text = item ? item->value(property) : QByteArray();
    return text.isEmpty() ? QByteArrayList() : text.split('\n');
}

QByteArrayList alterPrivileges(const InventoryItem *from, const InventoryItem &to)
{
    const QByteArrayList before = lines(from, Privileges);
    const QByteArrayList after = lines(&to, Privileges);
    QByteArrayList statements;
    for (const QByteArray &line : before) {
        if (!after.contains(line))
            statements << privilegeSql(to.values.empty() && from ? *from : to, line, true);
    }
    for (const QByteArray &line : after) {
        if (!before.contains(line))
            statements << privilegeSql(to, line, false);
    }
    return statements;
}

QByteArrayList alterComment(const InventoryItem &to)
{
    const QByteArray text = to.value(Comment);
    const QByteArray noun = to.kind == ItemKind::Constraint && to.value(Definition).startsWith("CHECK ((VALUE")
        ? "CONSTRAINT " + memberName(to) + " ON DOMAIN " + to.holder
        : nounOf(to);
    return {"COMMENT ON " + noun + " IS " + (text.isEmpty() ? "NULL" : quotedLiteral(QString::fromUtf8(text)))};
}

QByteArrayList alterStorage(const InventoryItem *from, const InventoryItem &to)
{
    QByteArrayList statements;
    const QByteArray now = to.value(Storage);
    const QByteArray before = from ? from->value(Storage) : QByteArray();
    const auto storage
        = [](const QByteArray &text) { return text.left(text.indexOf("COMPRESSION")).replace(", ", ""); };
    const auto compression = [](const QByteArray &text) {
        const qsizetype at = text.indexOf("COMPRESSION ");
        return at < 0 ? QByteArray("default") : text.mid(at + 12);
    };
    const auto written = [&](const QByteArray &text) { return text.contains("COMPRESSION") ? storage(text) : text; };
    // What has no storage of its own has its type's, which is EXTENDED for all that can have another.
    if (written(now) != written(before))
        statements << alterColumn(to) + "SET STORAGE " + (written(now).isEmpty() ? "EXTENDED" : written(now));
    if (compression(now) != compression(before))
        statements << alterColumn(to) + "SET COMPRESSION " + compression(now);
    return statements;
}

QByteArrayList alterEnabled(const InventoryItem &to)
{
    const QByteArray state = to.value(IsEnabled);
    const QByteArray verb = state == "DISABLED" ? "DISABLE"
        : state.isEmpty()                       ? "ENABLE"
                                                : QByteArray("ENABLE ") + state;
    if (to.kind == ItemKind::EventTrigger)
        return {"ALTER " + nounOf(to) + ' ' + verb};
    return {"ALTER TABLE " + to.holder + ' ' + verb + (to.kind == ItemKind::Rule ? " RULE " : " TRIGGER ")
            + memberName(to)};
}

QByteArrayList alterSecurity(const InventoryItem &to)
{
    const QByteArray state = to.value(RowSecurity);
    const QByteArray alter = "ALTER TABLE " + to.name + ' ';
    return {alter + (state.startsWith("ENABLE") ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY",
            alter + (state.endsWith("FORCE") ? "FORCE" : "NO FORCE") + " ROW LEVEL SECURITY"};
}

QByteArrayList alterSequenceOwner(const InventoryItem &to)
{
    const QByteArray owner = to.value(Parents);
    return {"ALTER SEQUENCE " + to.name + (owner.isEmpty() ? QByteArray(" OWNED BY NONE") : ' ' + owner)};
}

/// What can only be made anew, or replaced as a whole.
QByteArrayList redefine(const InventoryItem *from, const InventoryItem &to)
{
    if (to.kind == ItemKind::Sequence)
        return {"ALTER SEQUENCE " + to.name + ' ' + to.value(Definition)
                + (to.value(Definition).endsWith("CYCLE") ? "" : " NO CYCLE")};
    if (to.kind == ItemKind::Extension)
        return {"ALTER EXTENSION " + to.name + " SET " + to.value(Definition)};
    if (to.kind == ItemKind::Routine)
        return createItem(to);
    if (to.kind == ItemKind::View)
        return {"CREATE OR REPLACE " + createItem(to).constFirst().mid(7)};
    const QByteArrayList made = createItem(to);
    return made.isEmpty() || !from ? QByteArrayList() : dropItem(*from) + made + dressItem(to);
}

}  // namespace

QByteArrayList alterItem(ItemProperty property, const InventoryItem *from, const InventoryItem &to)
{
    switch (property) {
    case Owner:
        return to.value(Owner).isEmpty() ? QByteArrayList()
                                         : QByteArrayList{"ALTER " + nounOf(to) + " OWNER TO "
                                                          + quotedIdentifier(QString::fromUtf8(to.value(Owner)))};
    case Comment:
        return nounOf(to).isEmpty() ? QByteArrayList() : alterComment(to);
    case Privileges:
        return alterPrivileges(from, to);
    case Options:
        return to.kind == ItemKind::Publication ? redefine(from, to) : alterOptions(from, to);
    case Storage:
        return alterStorage(from, to);
    case IsEnabled:
        return alterEnabled(to);
    case RowSecurity:
        return alterSecurity(to);
    case Persistence:
        return {(to.kind == ItemKind::Sequence ? "ALTER SEQUENCE " : "ALTER TABLE ") + to.name + " SET "
                + (to.value(Persistence).isEmpty() ? "LOGGED" : "UNLOGGED")};
    case Version:
        return {"ALTER EXTENSION " + to.name + " UPDATE TO " + quotedLiteral(QString::fromUtf8(to.value(Version)))};
    case Definition:
        return redefine(from, to);
    case Parents:
        return to.kind == ItemKind::Sequence ? alterSequenceOwner(to) : QByteArrayList();
    default:
        return {};
    }
}

}  // namespace lockstep
