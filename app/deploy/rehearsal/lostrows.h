// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/pass.h"

namespace lockstep {

/// Tries the revert once more in a transaction that is rolled back, with a row put into each of the tables that the
/// migration touched, and names what of those rows is gone then; and the error, where it is the rows that make the
/// revert fail. A sentence each.
Result<std::vector<Message>> findLostRows(const PassScript &revert, PassRequest request, const QSet<QString> &tables,
                                          const JobContext &context);

}  // namespace lockstep
