// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lockstep {

/// Of the folders that a tool's settings name, from the project on, those that exist in the project, relative to it.
QStringList foldersInProject(const QString &root, const QStringList &named);

/// The folder that a pattern looks in: "db/migrations" of "db/migrations/*.sql".
QString folderOfPattern(const QString &pattern);

/// As foldersInProject(), what a variable of the environment, or of the project's .env, names: one folder or several,
/// separated by commas.
QStringList foldersOfVariable(const QString &root, const QString &variable);

}  // namespace lockstep
