// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/snapshot.h"

namespace lockstep {

/// One thing in which two snapshots differ; CLI.md's drift has the same words.
struct SchemaDifference
{
    enum class Change { Missing, Extra, Different };
    QString kind{};  ///< "table", "column", "constraint", "index", "type", …
    QString object{};  ///< "public.users.email"
    Change change{};
    QString expected{};  ///< empty where it is extra
    QString actual{};  ///< empty where it is missing
};

/// What has to change in `actual` for it to be `expected`, by kind and name. What hangs from a missing or an extra
/// object is not told apart from it.
std::vector<SchemaDifference> compareSnapshots(const Snapshot &expected, const Snapshot &actual);

}  // namespace lockstep
