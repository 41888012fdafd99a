// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What statements do to a schema, as values: the grammar's tree without its library, for app/schema to replay. Names
// and types are as written (folded); who they mean is the replay's business.

#include "app/sql/change/code.h"
#include "app/sql/change/objects.h"
#include "app/sql/change/tables.h"
#include "app/sql/change/types.h"

namespace lockstep {

using SchemaChange
    = std::variant<change::CreateSchema, change::CreateTable, change::AlterTable, change::Rename, change::SetSchema,
                   change::CreateIndex, change::DropObject, change::CreateView, change::CreateType,
                   change::AddEnumValue, change::RenameEnumValue, change::AlterDomain, change::AlterComposite,
                   change::CreateFunction, change::CreateTrigger, change::CreatePolicy, change::CreateSequence,
                   change::CreateExtension, change::Grant, change::SetSearchPath, change::Unknown>;

struct LocatedChange
{
    SchemaChange change;
    ByteRange range{};  ///< the clause's extent in the file
    bool isConditional = false;  ///< it stands in a branch, loop or handler of a DO block
    bool isGuarded = false;  ///< an error there is caught (EXCEPTION WHEN …): what exists already stays as it is
};

}  // namespace lockstep
