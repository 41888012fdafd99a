// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/index.h"

#include <algorithm>
#include <array>

namespace lockstep {

std::span<const Ledger *const> allLedgers()
{
    static constexpr std::array ledgers{&prismaLedger,   &graphileLedger,      &flywayLedger,     &atlasLedger,
                                        &dbmateLedger,   &sqitchLedger,        &liquibaseLedger,  &dieselLedger,
                                        &sqlxLedger,     &nodePgMigrateLedger, &postgratorLedger, &gooseLedger,
                                        &supabaseLedger, &golangMigrateLedger, &plainLedger,      &drizzleLedger};
    return ledgers;
}

const Ledger *ledgerOf(const QString &layout)
{
    const auto ledgers = allLedgers();
    const auto found = std::find_if(ledgers.begin(), ledgers.end(), [&layout](const Ledger *ledger) {
        return layout == QLatin1StringView(ledger->layout);
    });
    return found == ledgers.end() ? nullptr : *found;
}

}  // namespace lockstep
