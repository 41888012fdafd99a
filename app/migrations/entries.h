// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/migration.h"

#include <QFileInfoList>

namespace lockstep {

/// All that stands in a folder, hidden files too, by name.
QFileInfoList entriesOf(const QString &path);
/// The names alone of what is of some kind there (links are followed), in order: a small part of the time where there
/// are thousands.
enum class EntryKind {
    Directory,
    File,
    NoDirectory,  ///< a file, and what should be one: a pipe, a link that leads nowhere
};
QStringList entryNames(const QString &path, EntryKind kind);
/// The folder holds nothing that is a directory or not named so.
bool holdsOnly(const QString &path, const QStringList &names);

/// What belongs to the project and not to its migrations, where the migrations `folder` is the project itself: folders,
/// hidden files and files that are no SQL. Nothing does where they have a folder of their own.
bool isOfProject(const QFileInfo &entry, const QString &folder);

/// Where a variable of the project's .env puts the ledger: a table, or schema and table.
void readLedgerTable(MigrationFolder &folder, const QString &variable);

/// What makes a migrations folder unusable to its tool, at a file; FileMalformed. `path` is relative to the project.
Error folderProblem(const QString &root, const QString &path, Message message, Message hint, int line = 0);

}  // namespace lockstep
