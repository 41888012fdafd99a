// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: names that a migration gave, and how they are taken back.

#include "app/schema/migrationsql.h"
#include "app/schema/replay.h"

namespace lockstep {

/// Something that was there before and got another name or schema.
struct Renaming
{
    SchemaChange back{};  ///< from the new name to the old one
    QString sql{};
    ObjectName occupant{};  ///< the relation's old name, which something else may have taken since; empty for parts
};

/// Replays the statements with `replay` and collects what they rename of that which is there before.
std::vector<Renaming> renamingsIn(const Snapshot &before, const std::vector<StatementEffects> &statements,
                                  Replay &replay, std::vector<ReplayNote> &notes);

/// Gives the old names back, the last one first; what is gone by the end is left out.
std::vector<SqlStep> takeBackNames(const std::vector<Renaming> &renamings, Replay &replay);

}  // namespace lockstep
