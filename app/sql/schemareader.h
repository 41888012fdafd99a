// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: one statement's node as changes of a schema.

#include "app/sql/reader.h"
#include "app/sql/schemachange.h"

namespace lockstep {

/// All that the statement does to a schema; nothing where it does none of what a snapshot holds.
std::vector<SchemaChange> schemaChangesOf(Reader &reader, const PgQuery__Node &node);

std::vector<SchemaChange> tableChangesOf(Reader &reader, const PgQuery__Node &node);
std::vector<SchemaChange> typeChangesOf(const PgQuery__Node &node);
std::vector<SchemaChange> codeChangesOf(Reader &reader, const PgQuery__Node &node);
std::vector<SchemaChange> namingChangesOf(const PgQuery__Node &node);

/// The word for a kind of object, as in Effect::objectKind.
QString objectKindOf(PgQuery__ObjectType type);

}  // namespace lockstep
