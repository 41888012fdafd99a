// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/tooltables.h"

#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isInSchema(MigrationState state)
{
    return state == MigrationState::Applied || state == MigrationState::Changed || state == MigrationState::Baseline;
}

/// Whose name a tool's table has: its own, or one that goes on after it (Liquibase's databasechangeloglock).
struct LedgerName
{
    explicit LedgerName(const LedgerStatus &ledger)
        : schema(ledgerSchema(ledger))
        , table(identifiersOf(ledger.table).value(identifiersOf(ledger.table).size() - 1))
    { }
    bool isTable(const QString &name) const
    {
        return name == table || name.startsWith(table + u'_')
            || name.compare(table + u"lock"_s, Qt::CaseInsensitive) == 0;
    }

    QString schema;
    QString table;
};

}  // namespace

QString ledgerSchema(const LedgerStatus &ledger)
{
    const QStringList names = identifiersOf(ledger.table);
    return names.size() > 1 ? names.constFirst() : u"public"_s;
}

std::vector<std::size_t> appliedOn(const TargetView &view)
{
    std::vector<std::size_t> applied;
    for (const MigrationStatus &status : view.status.migrations) {
        if (status.index && isInSchema(status.state))
            applied.push_back(*status.index);
    }
    std::ranges::sort(applied);
    return applied;
}

void dropLedger(Snapshot &catalog, const LedgerStatus &ledger, bool hasSchema)
{
    const LedgerName own(ledger);
    const auto isNamed = [&](const auto &entry) {
        return entry.first.schema == own.schema && (!hasSchema || own.isTable(entry.first.name));
    };
    std::erase_if(catalog.tables, isNamed);
    std::erase_if(catalog.views, isNamed);
    std::erase_if(catalog.sequences, isNamed);
    if (!hasSchema) {
        std::erase_if(catalog.types, isNamed);
        std::erase_if(catalog.functions, isNamed);
        catalog.schemas.remove(own.schema);
    }
}

void dropLedger(Inventory &inventory, const LedgerStatus &ledger, bool hasSchema)
{
    const LedgerName own(ledger);
    if (!hasSchema) {
        dropSchema(inventory, quotedIdentifier(own.schema));
        return;
    }
    std::erase_if(inventory.items, [&](const InventoryItem &item) {
        const QStringList names = identifiersOf(QString::fromUtf8(item.holder.isEmpty() ? item.name : item.holder));
        return names.size() == 2 && names.constFirst() == own.schema && own.isTable(names.constLast());
    });
}

void dropSchema(Inventory &inventory, const QByteArray &schema)
{
    const QByteArray within = schema + '.';
    std::erase_if(inventory.items, [&](const InventoryItem &item) {
        return (item.kind == ItemKind::Schema && item.name == schema) || item.name.startsWith(within)
            || item.holder.startsWith(within);
    });
}

}  // namespace lockstep
