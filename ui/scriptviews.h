// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/migrationrow.h"
#include "ui/editor/scripteditor.h"

namespace lockstep {

class ProjectState;

// What an editor is to show of a row. The row is one of the state's; forwardView() and revertView() want its migration.

ScriptView forwardView(const ProjectState &state, const MigrationRow &row);
/// Of a migration that has a revert script.
ScriptView revertView(const ProjectState &state, const MigrationRow &row);
/// A revert script that is to be this file, and is not saved yet.
ScriptView proposedView(const ProjectState &state, const MigrationRow &row, const QString &file);
ScriptView strayView(const ProjectState &state, const MigrationRow &row, const QByteArray &bytes);
/// A file that declares the schema.
ScriptView modelView(const ProjectState &state, const MigrationRow &row, const AnalysedScript &review);

}  // namespace lockstep
