// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rules/history.h"

#include <array>

namespace lockstep {

HistoryHit rules::hitOnFile(std::size_t migration, Message message)
{
    HistoryHit hit{{int(migration), 0}};
    hit.hit.message = std::move(message);
    return hit;
}

std::span<const HistoryRule *const> allHistoryRules()
{
    static constexpr std::array table{
        &rules::duplicateTableDivergent,
        &rules::orderingHazard,
        &rules::typeChangeLosesData,
        &rules::constraintLeftNotValid,
        &rules::rlsEnabledNoPolicy,
        &rules::policyWithoutRls,
        &rules::partitionsRunOut,
        &rules::noPrimaryKey,
        &rules::foreignKeyWithoutIndex,
        &rules::redundantIndex,
        &rules::emptyMigration,
        &rules::prefixesMixed,
        &rules::nameTooVague,
        &rules::byteOrderMark,
        &rules::revertRunForward,
        &rules::revertNotInverse,
        &rules::orphanRevert,
        &rules::missingRevert,
        &rules::revertLosesNewData,
        &rules::expandMigrateContract,
        &rules::contractBeforeWindow,
        &rules::numberingGap,
        &rules::helperQuery,
        &rules::hotTable,
        &rules::commentRequired,
        &rules::columnOrder,
        &rules::policyIncomplete,
        &rules::baselineEdited,
    };
    return table;
}

}  // namespace lockstep
