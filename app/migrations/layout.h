// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The migrations room: folders become migrations. One file a layout, registered in index.cpp; a layout states in its
// own file, with its source, what its tool runs, in which order, and what it leaves alone. No server here.

#include "app/core/jobcontext.h"
#include "app/migrations/migration.h"

#include <span>

namespace lockstep {

/// A layout that was seen in a folder.
struct Candidate
{
    QString layout{};  ///< layout id
    QString folder{};  ///< relative to the project
    std::vector<Message> reasons{};
};

/// How one tool lays migrations out. A row of functions, not a class: no layout has state.
struct Layout
{
    const char *id;  ///< "prisma"; stable, --layout and JSON use it
    const char *title;  ///< "Prisma Migrate"; a product's name, not translated
    std::span<const char *const>
        places;  ///< folders under the project where it is looked for, besides the project itself
    bool (*before)(const QString &left, const QString &right);  ///< the tool's order of execution, by name
    /// Why `folder` (relative to `root`, "" for it itself) looks like this layout; empty when it does not. Cheap.
    std::vector<Message> (*reasons)(const QString &root, const QString &folder);
    Result<MigrationFolder> (*read)(const QString &root, const QString &folder, const JobContext &context);
};

/// Every layout, in order of detection.
std::span<const Layout *const> allLayouts();
/// The layout with this id, or null.
const Layout *findLayout(const QString &id);

/// Every layout seen in `root`, with reasons; FolderMissing when there is no such folder.
Result<std::vector<Candidate>> detectLayouts(const QString &root, const QString &folder = {});

/// Opens a project's migrations. `layout` and `folder` come from options or lockstep.toml; both may be empty.
/// FolderMissing, LayoutUnknown (the hint says what was looked for), LayoutAmbiguous (the hint lists the candidates),
/// FileUnreadable. A folder without any migration is LayoutUnknown unless the layout was named.
Result<MigrationFolder> openMigrations(const QString &root, const QString &layout, const QString &folder,
                                       const JobContext &context);

}  // namespace lockstep
