// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/survey.h"
#include "app/review/review.h"

namespace lockstep {

/// The truth of a migration whose statements commit by themselves: one after the other, each by what the record has of
/// it, and the one at which the run broke off by what the server says.
Result<MigrationTruth> autocommitTruth(Session &session, const AnalysedScript &script, const RunRecord &record,
                                       const QString &name, const JobContext &context);

/// pg_xact_status's word: "committed", "aborted", "in progress"; empty where the server has forgotten it.
Result<QString> transactionStatus(Session &session, const QString &transaction, const JobContext &context);

/// `evidence`: what was looked at, for the error's detail.
MigrationTruth doubtful(Message message, const QString &evidence, Message hint);

}  // namespace lockstep
