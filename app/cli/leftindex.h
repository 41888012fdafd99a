// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/consent.h"

namespace lockstep {

/// `deploy --drop-invalid-index`: shows the index that a CREATE INDEX CONCURRENTLY of this run left invalid (`run`
/// empty: of the newest such run), and drops it once that is confirmed. Says so where there is none.
Status dropIndexLeftBy(const QString &run, const DeployRequest &request, const ConsentOptions &options,
                       const Surroundings &surroundings);

}  // namespace lockstep
