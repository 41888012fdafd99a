// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scriptviews.h"

#include "app/core/files.h"
#include "models/projectstate.h"
#include "models/scriptfile.h"

#include <QDir>

#include <algorithm>

namespace lockstep {
namespace {

ScriptView viewOf(const QString &root, const SqlFile &file, const MigrationRow &row)
{
    return {.path = QDir(root).filePath(file.path),
            .file = file.path,
            .migration = row.name,
            .bytes = file.bytes,
            .sha256 = file.sha256,
            .hasRevert = row.hasRevert};
}

FolderRequest requestOf(const Workspace &workspace)
{
    return {workspace.root, workspace.folder.folder, workspace.config.placeholders};
}

/// The line of a file where that begins which runs of it.
qsizetype firstThatRuns(const SqlFile &file)
{
    if (!file.section)
        return 0;
    const auto isBlank = [](char byte) { return byte == ' ' || byte == '\n' || byte == '\r'; };
    const QByteArray &section = file.sql();
    const auto first = std::ranges::find_if_not(section, isBlank);
    const int line = first == section.end() ? 1 : TextMap(section).at(first - section.begin()).line;
    const TextMap map(file.bytes);
    return map.byteOfLine(std::min(line, map.lineCount()));
}

/// The migration's revert script, or what is to be it.
ScriptView viewOfRevert(const ProjectState &state, const SqlFile &file, const MigrationRow &row)
{
    ScriptView view = viewOf(state.root(), file, row);
    view.hasRevert = true;
    view.workspace = state.workspace();
    view.index = row.index;
    view.isRevert = true;
    return view;
}

}  // namespace

ScriptView forwardView(const ProjectState &state, const MigrationRow &row)
{
    const Workspace &workspace = *state.workspace();
    const Migration &migration = workspace.folder.migrations[*row.index];
    ScriptView view = viewOf(workspace.root, migration.forward, row);
    view.workspace = state.workspace();
    view.index = row.index;
    view.readOnlyReason = readOnlyReason(row, state.view().has_value());
    view.section = sectionOf(requestOf(workspace), workspace.folder.layout, migration, false);
    view.begin = firstThatRuns(migration.forward);
    if (*row.index < workspace.reviews.size())
        view.review = inFile(withModelFindings(workspace, *row.index), migration.forward.bytes);
    return view;
}

ScriptView revertView(const ProjectState &state, const MigrationRow &row)
{
    const Workspace &workspace = *state.workspace();
    const Migration &migration = workspace.folder.migrations[*row.index];
    ScriptView view = viewOfRevert(state, *migration.revert, row);
    view.section = sectionOf(requestOf(workspace), workspace.folder.layout, migration, true);
    if (migration.revert->path == migration.forward.path) {  // an edit here is one of the migration's file
        view.readOnlyReason = readOnlyReason(row, state.view().has_value());
        view.begin = firstThatRuns(*migration.revert);
    }
    return view;
}

ScriptView proposedView(const ProjectState &state, const MigrationRow &row, const QString &file)
{
    return viewOfRevert(state, {file}, row);
}

ScriptView strayView(const ProjectState &state, const MigrationRow &row, const QByteArray &bytes)
{
    ScriptView view = viewOf(state.root(), {row.file, bytes, sha256Hex(bytes)}, row);
    view.hasRevert = true;
    view.workspace = state.workspace();
    view.readOnlyReason = readOnlyReason(row, true) + u' ' + row.problem.translated();
    return view;
}

ScriptView modelView(const ProjectState &state, const MigrationRow &row, const AnalysedScript &review)
{
    const QByteArray &bytes = review.script.sql;
    ScriptView view = viewOf(state.root(), {row.file, bytes, sha256Hex(bytes)}, row);
    view.hasRevert = true;
    view.readOnlyReason = readOnlyReason(row, true);
    view.review = review;
    return view;
}

}  // namespace lockstep
