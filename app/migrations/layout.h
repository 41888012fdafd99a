// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The migrations room: folders become migrations. One file a layout, registered in index.cpp; a layout states in its
// own file, with its source, what its tool runs, in which order, and what it leaves alone. No server here.

#include "app/core/jobcontext.h"
#include "app/migrations/migration.h"

#include <QDateTime>
#include <QHash>

#include <span>

namespace lockstep {

/// A layout that was seen in a folder.
struct Candidate
{
    QString layout{};  ///< layout id
    QString folder{};  ///< relative to the project
    std::vector<Message> reasons{};
};

/// Which folder is to be read.
struct FolderRequest
{
    QString root{};  ///< the project, absolute
    QString folder{};  ///< the migrations folder relative to it, "" when it is the root itself
    QHash<QString, QString> placeholders{};  ///< [placeholders] of lockstep.toml, for tools that fill them in
};

/// A migration to be written, as `lockstep new` and `lockstep baseline` want it.
struct Draft
{
    QString name{};  ///< in the person's words: "add note to orders"
    QDateTime at{};  ///< UTC; the layout makes its version of it, or takes the next number
    QByteArray forward{};
    QByteArray revert{};
    bool isBaseline = false;
};

/// A file as it is to be after a draft was written.
struct DraftFile
{
    QString path{};  ///< relative to the project
    QByteArray bytes{};
    bool replaces = false;  ///< it is there already and is the tool's list (a journal, a plan, atlas.sum)
    QByteArray replaced{};  ///< with `replaces`, what the draft was made from; null: what newDraft() found there
};

/// A draft in its tool's form.
struct DraftedMigration
{
    QString name{};  ///< Migration::name once it is written
    std::vector<DraftFile> files{};  ///< forward first
};

/// How one tool lays migrations out. A row of functions, not a class: no layout has state.
struct Layout
{
    const char *id;  ///< "prisma"; stable, --layout and JSON use it
    const char *title;  ///< "Prisma Migrate"; a product's name, not translated
    std::span<const char *const>
        places;  ///< folders under the project where it is looked for, besides the project itself
    /// The tool's order of execution, by Migration::ledgerKey(); null where only the folder's own list tells (Sqitch).
    bool (*before)(const QString &left, const QString &right);
    /// Why `folder` (relative to `root`, "" for it itself) looks like this layout; empty when it does not. Cheap.
    std::vector<Message> (*reasons)(const QString &root, const QString &folder);
    Result<MigrationFolder> (*read)(const FolderRequest &request, const JobContext &context);
    /// The draft in the tool's own names and form, numbered after what the folder has. Writes nothing. BadRequest where
    /// the name gives no file name, or the tool has no such thing.
    Result<DraftedMigration> (*draft)(const MigrationFolder &folder, const Draft &draft);
    /// What would run of the migration's file, as SqlFile::section, if it held `bytes`: of its forward direction, or of
    /// its revert. None: all of it. Looks at no file but the settings that fill in placeholders. Null where the files
    /// of a layout have one direction and run whole.
    std::optional<QByteArray> (*section)(const FolderRequest &request, const Migration &migration, bool isRevert,
                                         const QByteArray &bytes)
        = nullptr;
    /// The folders that the tool's own settings in the project name, relative to it; where there are any they are
    /// looked in instead of `places`. Null where no settings do.
    QStringList (*named)(const QString &root) = nullptr;
};

/// Every layout, in order of detection.
std::span<const Layout *const> allLayouts();
/// The layout with this id, or null.
const Layout *findLayout(const QString &id);

/// Every layout seen in `root`, with reasons; FolderMissing when there is no such folder.
Result<std::vector<Candidate>> detectLayouts(const QString &root, const QString &folder = {});

/// Opens a project's migrations. `layout` and the request's folder come from options or lockstep.toml; both may be
/// empty. Several layouts in one folder give the first, with the others as MigrationFolder::alternatives.
/// FolderMissing, LayoutUnknown (the hint says what was looked for), LayoutAmbiguous (the hint lists the candidates),
/// FileUnreadable. A folder without any migration is LayoutUnknown unless the layout was named.
Result<MigrationFolder> openMigrations(const FolderRequest &request, const QString &layout, const JobContext &context);

}  // namespace lockstep
