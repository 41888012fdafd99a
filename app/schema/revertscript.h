// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/migrationsql.h"
#include "app/sql/effects.h"

namespace lockstep {

/// A revert script as it can be told from the files.
struct RevertScript
{
    MigrationSql migration{};  ///< what takes the schema back; `missing` says what of it could not be written
    std::vector<Message> losses{};  ///< what no script brings back: rows, what a script's own SQL does not tell
    QByteArray sql() const;  ///< all of it, the losses as comments at its head; ends with a line feed

    bool isEmpty() const { return migration.steps.empty(); }
};

/// What takes back what the statements do to the schema `before`: what was renamed gets its old name, what was made is
/// dropped, what was dropped or altered is as it was.
RevertScript writeRevert(const Snapshot &before, const std::vector<StatementEffects> &statements);

}  // namespace lockstep
