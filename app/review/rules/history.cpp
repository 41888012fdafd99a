// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rules/history.h"

#include <array>

namespace lockstep {

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
    };
    return table;
}

}  // namespace lockstep
