// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/postgres/session.h"
#include "app/project/aftercare.h"

namespace lockstep {

/// Asks each in a transaction of its own that can only read and is rolled back. What the server says against one is
/// that one's failure; an Error is a lost connection or a stop request. A check each, its id "assertion-NAME".
Result<std::vector<Check>> askAssertions(Session &session, const std::vector<SqlAssertion> &assertions,
                                         const JobContext &context);

/// "assertion-every-order-has-a-customer": the id of a check that the project has named.
QString namedCheckId(const QString &kind, const QString &name);

/// BEGIN, and ROLLBACK however `work` ends.
Status inReadOnly(Session &session, std::chrono::milliseconds timeout, const JobContext &context,
                  const std::function<Status()> &work);

}  // namespace lockstep
