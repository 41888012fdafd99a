// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/history.h"

namespace lockstep::rules {

/// A hit that belongs to no statement.
HistoryHit hitOnFile(std::size_t migration, Message message);

extern const HistoryRule duplicateTableDivergent;
extern const HistoryRule orderingHazard;
extern const HistoryRule typeChangeLosesData;
extern const HistoryRule constraintLeftNotValid;
extern const HistoryRule rlsEnabledNoPolicy;
extern const HistoryRule policyWithoutRls;
extern const HistoryRule partitionsRunOut;
extern const HistoryRule noPrimaryKey;
extern const HistoryRule foreignKeyWithoutIndex;
extern const HistoryRule redundantIndex;
extern const HistoryRule emptyMigration;
extern const HistoryRule prefixesMixed;
extern const HistoryRule nameTooVague;
extern const HistoryRule byteOrderMark;
extern const HistoryRule revertRunForward;
extern const HistoryRule revertNotInverse;
extern const HistoryRule orphanRevert;
extern const HistoryRule missingRevert;
extern const HistoryRule revertLosesNewData;
extern const HistoryRule expandMigrateContract;
extern const HistoryRule contractBeforeWindow;
extern const HistoryRule numberingGap;
extern const HistoryRule helperQuery;
extern const HistoryRule hotTable;
extern const HistoryRule commentRequired;
extern const HistoryRule columnOrder;
extern const HistoryRule policyIncomplete;
extern const HistoryRule baselineEdited;

}  // namespace lockstep::rules
