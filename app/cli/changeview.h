// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/consent.h"
#include "app/deploy/deed.h"

namespace lockstep {

/// What will happen to the ledger: in sentences, row by row, and as SQL.
void showChange(const std::vector<Message> &sentences, const LedgerChange &change, Output &output);

/// Answers to confirmations, each asked for as a deploy asks.
Result<QHash<QString, QString>> answersTo(const std::vector<Confirmation> &confirmations, const ConsentOptions &options,
                                          const Surroundings &surroundings);

}  // namespace lockstep
