// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"
#include "app/deploy/printedtexts.h"
#include "app/deploy/schemaexpectation.h"
#include "app/postgres/sandboxcopy.h"

namespace lockstep {

/// What the printing needs.
struct PrintRequest
{
    CopyRequest copy{};  ///< a database like the target
    const SchemaExpectation &expected;
    const Snapshot &catalog;  ///< of the target; the queries of all views that the names stand on
    std::set<ObjectName> names{};  ///< tables, types, views and functions of the expectation
};

/// Has the private PostgreSQL print the expected texts of these objects as it would keep them: makes them, and of what
/// they stand on as much as their texts need, in a database of its own that is dropped again. Nothing is sent to the
/// target. What cannot be made (a function in C, an extension that is not installed here) is in `why`; an Error only
/// where there is no private PostgreSQL of that version.
Result<PrintedTexts> printTexts(const PrintRequest &request, const JobContext &context);

}  // namespace lockstep
