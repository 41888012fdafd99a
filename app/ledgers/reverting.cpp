// SPDX-License-Identifier: GPL-3.0-or-later

// The same tables, read in the other direction.

#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"

#include <array>

namespace lockstep {
namespace {

template <const Ledger &tool>
Status takeBack(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
                std::chrono::nanoseconds took, const JobContext &context)
{
    return tool.revert ? tool.revert(session, place, migration, took, context)
                       : tool.markReverted(session, place, migration, context);
}

template <const Ledger &tool>
Ledger reverting()
{
    Ledger ledger = tool;
    ledger.begin = beginNothing;
    ledger.finish = takeBack<tool>;
    ledger.fail = failSilently;
    ledger.turn = nullptr;
    ledger.markPassedBy = nullptr;
    ledger.progress = nullptr;
    return ledger;
}

}  // namespace

const Ledger *revertingLedger(const Ledger *tool)
{
    static const std::array ledgers{
        reverting<prismaLedger>(),        reverting<graphileLedger>(),      reverting<flywayLedger>(),
        reverting<atlasLedger>(),         reverting<dbmateLedger>(),        reverting<sqitchLedger>(),
        reverting<liquibaseLedger>(),     reverting<dieselLedger>(),        reverting<sqlxLedger>(),
        reverting<nodePgMigrateLedger>(), reverting<postgratorLedger>(),    reverting<gooseLedger>(),
        reverting<supabaseLedger>(),      reverting<golangMigrateLedger>(), reverting<plainLedger>(),
        reverting<drizzleLedger>()};
    for (const Ledger &ledger : ledgers) {
        if (tool && ledger.id == tool->id)
            return &ledger;
    }
    return nullptr;
}

}  // namespace lockstep
