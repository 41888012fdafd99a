// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/postgres/session.h"
#include "app/review/review.h"

namespace lockstep {

/// Whether the comments that the scripts' COMMENT statements make are there. None where there is no such statement.
/// What a later statement drops or renames, and kinds that no plain name leads to, are left out.
Result<std::optional<Check>> commentsCheck(Session &session, const std::vector<const AnalysedScript *> &scripts,
                                           bool isCertain, const JobContext &context);

}  // namespace lockstep
