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

/// The same by the same measure, one by one.
bool isSame(const ColumnShape &one, const ColumnShape &other);
bool isSame(const ConstraintShape &one, const ConstraintShape &other);
bool isSame(const IndexShape &one, const IndexShape &other);
bool isSame(const TriggerShape &one, const TriggerShape &other);  ///< whether enabled or not
bool isSame(const PolicyShape &one, const PolicyShape &other);
bool isSame(const FunctionShape &one, const FunctionShape &other);
bool isSameExpression(const QString &one, const QString &other);

}  // namespace lockstep
