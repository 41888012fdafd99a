// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/rule.h"

namespace lockstep::rules {

extern const Rule dropTable;
extern const Rule dropMaterializedView;
extern const Rule dropColumn;
extern const Rule dropSchema;
extern const Rule dropDatabase;
extern const Rule dropOwned;
extern const Rule truncate;
extern const Rule dropCascade;
extern const Rule dropTypeCascade;
extern const Rule truncateCascade;
extern const Rule dropNotNull;
extern const Rule dropConstraint;
extern const Rule disableTriggerAll;
extern const Rule sessionReplicationRole;
extern const Rule setUnlogged;
extern const Rule sequenceRestart;
extern const Rule createIndexBlocking;
extern const Rule dropIndexBlocking;
extern const Rule reindexBlocking;
extern const Rule refreshBlocking;
extern const Rule storageRewrite;
extern const Rule detachBlocking;
extern const Rule setNotNullScan;
extern const Rule addCheckBlocking;
extern const Rule addForeignKeyBlocking;
extern const Rule addUniqueDirect;
extern const Rule addPrimaryKeyDirect;
extern const Rule addExclusion;
extern const Rule validateInSameTransaction;
extern const Rule addColumnVolatileDefault;
extern const Rule addColumnSerial;
extern const Rule addColumnGenerated;
extern const Rule addColumnRequired;
extern const Rule renameTable;
extern const Rule renameColumn;
extern const Rule renameType;
extern const Rule renameEnumValue;
extern const Rule renameSchema;
extern const Rule setSchema;
extern const Rule deleteOrUpdateAll;
extern const Rule alterTypeRewrite;
extern const Rule backfillUnderLock;
extern const Rule concurrentInTransaction;
extern const Rule mixedTransactions;
extern const Rule uncommittedTransaction;
extern const Rule enumValueUsed;
extern const Rule destructiveWithoutRevert;
extern const Rule syntaxError;
extern const Rule notAnalysable;
extern const Rule ddlInDoBlock;
extern const Rule unusedIgnore;

}  // namespace lockstep::rules
