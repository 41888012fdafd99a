// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rules/index.h"

#include <array>

namespace lockstep {

std::span<const Rule *const> allRules()
{
    static constexpr std::array table{
        &rules::dropTable,
        &rules::dropMaterializedView,
        &rules::dropColumn,
        &rules::dropSchema,
        &rules::dropDatabase,
        &rules::dropOwned,
        &rules::truncate,
        &rules::dropCascade,
        &rules::dropTypeCascade,
        &rules::truncateCascade,
        &rules::dropNotNull,
        &rules::dropConstraint,
        &rules::disableTriggerAll,
        &rules::sessionReplicationRole,
        &rules::setUnlogged,
        &rules::sequenceRestart,
        &rules::createIndexBlocking,
        &rules::dropIndexBlocking,
        &rules::reindexBlocking,
        &rules::refreshBlocking,
        &rules::storageRewrite,
        &rules::detachBlocking,
        &rules::setNotNullScan,
        &rules::addCheckBlocking,
        &rules::addForeignKeyBlocking,
        &rules::addUniqueDirect,
        &rules::addPrimaryKeyDirect,
        &rules::addExclusion,
        &rules::validateInSameTransaction,
        &rules::addColumnVolatileDefault,
        &rules::addColumnSerial,
        &rules::addColumnGenerated,
        &rules::addColumnRequired,
        &rules::renameTable,
        &rules::renameColumn,
        &rules::renameType,
        &rules::renameEnumValue,
        &rules::renameSchema,
        &rules::setSchema,
        &rules::deleteOrUpdateAll,
        &rules::alterTypeRewrite,
        &rules::backfillUnderLock,
        &rules::concurrentInTransaction,
        &rules::mixedTransactions,
        &rules::uncommittedTransaction,
        &rules::enumValueUsed,
        &rules::destructiveWithoutRevert,
        &rules::syntaxError,
        &rules::notAnalysable,
        &rules::ddlInDoBlock,
        &rules::unusedIgnore,
    };
    return table;
}

}  // namespace lockstep
