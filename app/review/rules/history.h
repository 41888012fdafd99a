// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/history.h"

namespace lockstep::rules {

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

}  // namespace lockstep::rules
