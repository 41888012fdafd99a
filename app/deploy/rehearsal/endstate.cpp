// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/endstate.h"

#include "app/deploy/rehearsal/record.h"
#include "app/postgres/inventoryreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What a copy has not got because the role that restores it may not make it, or because it is the server's.
constexpr std::array leftOut{
    ItemKind::Extension,         ItemKind::Language,         ItemKind::AccessMethod,       ItemKind::OperatorFamily,
    ItemKind::OperatorClass,     ItemKind::TextSearchParser, ItemKind::TextSearchTemplate, ItemKind::ForeignDataWrapper,
    ItemKind::UserMapping,       ItemKind::EventTrigger,     ItemKind::Publication,        ItemKind::Subscription,
    ItemKind::DefaultPrivileges, ItemKind::SecurityLabel,    ItemKind::DatabaseSetting,
};

Inventory comparable(Inventory inventory)
{
    std::erase_if(inventory.items,
                  [](const InventoryItem &item) { return std::ranges::find(leftOut, item.kind) != leftOut.end(); });
    for (InventoryItem &item : inventory.items)
        std::erase_if(item.values, [](const ItemValue &value) {
            return value.property == ItemProperty::Owner || value.property == ItemProperty::Privileges;
        });
    return inventory;
}

QString lineOf(const InventoryDifference &difference)
{
    const QString what = u"%1 %2"_s.arg(itemKindId(difference.kind), difference.object);
    switch (difference.difference) {
    case DifferenceClass::Missing:
        return QCoreApplication::translate("app", "%1 is missing").arg(what);
    case DifferenceClass::Extra:
        return QCoreApplication::translate("app", "%1 is there and was not in the rehearsal").arg(what);
    default:
        return QCoreApplication::translate("app", "%1: in the rehearsal “%2”, here “%3”")
            .arg(what, difference.expected, difference.actual);
    }
}

Check checkOf(const Inventory &expected, const Inventory &actual)
{
    Check check{.id = u"rehearsed"_s, .title = {QT_TRANSLATE_NOOP("app", "As rehearsed")}, .outcome = Outcome::Pass};
    if (expected.serverVersion / 10000 != actual.serverVersion / 10000) {
        check.outcome = Outcome::Skip;
        check.message = {QT_TRANSLATE_NOOP("app", "The rehearsal ran on another major version of PostgreSQL.")};
        return check;
    }
    const auto differences = compareInventories(comparable(expected), comparable(actual));
    if (differences.empty()) {
        check.message = {QT_TRANSLATE_N_NOOP("app", "The schema is as it was rehearsed, %n thing(s) compared."),
                         {},
                         int(comparable(actual).items.size())};
        return check;
    }
    QStringList lines;
    for (const InventoryDifference &difference : differences)
        lines << lineOf(difference);
    check.outcome = Outcome::Warn;
    check.message
        = {QT_TRANSLATE_N_NOOP("app", "%n thing(s) are not as they were rehearsed."), {}, int(differences.size())};
    check.detail = lines.join(u'\n');
    check.hint = {QT_TRANSLATE_NOOP(
        "app",
        "Somebody changed the schema since the rehearsal, or the files alone do not make it. See that each is "
        "wanted.")};
    return check;
}

}  // namespace

Result<std::optional<Check>> compareWithRehearsal(const Workspace &workspace, const TargetView &view, const Plan &plan,
                                                  const JobContext &context)
{
    const auto record = rehearsalOf(plan.digest);
    if (!record || !record->hasRun)
        return std::optional<Check>();
    const auto session = Session::open(view.url, context);
    if (!session)
        return session.error();
    const Ledger *ledger = ledgerOf(workspace.folder.layout);
    const QStringList apart = ledger ? QStringList{ledger->table(ledgerPlace(workspace, view.url))} : QStringList();
    const auto actual = readInventory(**session, apart, context);
    if (!actual)
        return actual.error();
    return std::optional(checkOf(record->end, *actual));
}

}  // namespace lockstep
