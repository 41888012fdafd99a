// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/liquibasechangelog.h"

#include <QFileInfo>

namespace lockstep {

/// What the changelog at this path says; nothing of one in SQL, or where it cannot be read.
std::vector<LiquibaseEntry> liquibaseEntries(const QString &path);

/// The folder's root changelog by its name, else the only one that there is, relative to the project; empty for none.
QString liquibaseRootIn(const QString &root, const QString &folder);

/// The folder's files in Liquibase's formatted SQL, by name.
QStringList formattedLiquibaseFiles(const QString &root, const QString &folder);

/// Does a changelog further up in the project include something of this folder? Then all begins there and not here.
bool isIncludedFromAbove(const QString &root, const QString &folder);

/// The folders of resources (src/main/resources) of the modules up to two levels below the project, by path. A Java
/// build puts them on one class path, so that a changelog of one module includes those of the others.
QStringList resourceFolders(const QString &root);

/// Where all begins on a class path: the one changelog that no other on it includes; empty where that is not told.
QString liquibaseRootOn(const QString &root, const QStringList &classPath);

/// Is it a changelog, a file of SQL, or a folder with either in it?
bool holdsLiquibase(const QFileInfo &entry);

}  // namespace lockstep
