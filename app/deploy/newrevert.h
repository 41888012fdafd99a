// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/schema/revertscript.h"

namespace lockstep {

/// A revert script for a migration that has none.
struct RevertDraft
{
    QString migration{};
    QString file{};  ///< where it goes, relative to the project; empty where the layout has no file of its own for it
    QByteArray sql{};
    RevertScript script{};
};

/// Writes it from the schema that the migrations before leave. Nothing is saved. BadRequest where there is no such
/// migration or it has a revert script.
Result<RevertDraft> draftRevert(const Workspace &workspace, const QString &migration);

/// Saves it where the layout looks for it; refuses what is there already.
Status saveRevert(const Workspace &workspace, const RevertDraft &draft, const JobContext &context);

}  // namespace lockstep
