// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"
#include "app/postgres/sandbox.h"
#include "app/postgres/sandboxcopy.h"

namespace lockstep {

/// A copy of what is to be rehearsed on, and what of the target came with it.
struct SourceCopy
{
    SandboxCopy copy{};
    std::vector<Message> unlike{};
    QByteArrayList settings{};  ///< SET statements for every session
};

/// By the request's source: a backup restored, the target's schema restored, or a database with nothing in it, on which
/// the files are to run.
Result<SourceCopy> makeSourceCopy(const RehearsalRequest &request, const QString &name, const SandboxState &sandbox,
                                  const JobContext &context);

}  // namespace lockstep
