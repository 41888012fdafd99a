// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The deploy room: plan, the steps, the run as a state machine, the journal. Everything a face (terminal, window) shows
// of a deploy is a value from here.

#include "app/ledgers/status.h"
#include "app/migrations/layout.h"
#include "app/postgres/identity.h"
#include "app/project/target.h"
#include "app/review/modelreview.h"
#include "app/review/targetfacts.h"
#include "app/schema/snapshot.h"

#include <memory>

namespace lockstep {

/// A project as its folder says: read once, shared read-only between views.
struct Workspace
{
    QString root{};  ///< absolute
    ProjectConfig config{};
    MigrationFolder folder{};
    std::vector<AnalysedScript> reviews{};  ///< index as folder.migrations
    Snapshot schema{};  ///< what all files together make of an empty database
    TargetInput judgedBy{};  ///< with facts where what is pending was judged by a server
    std::shared_ptr<const DeclaredModel> declared{};  ///< what the project says its schema is; null: nothing
    std::vector<ModelFile> models{};  ///< where the schema that the project declares is not the one that is made
};
using WorkspacePtr = std::shared_ptr<const Workspace>;

struct ReviewedFile
{
    const QString &path;
    const AnalysedScript &review;
};
/// All that has findings or may have: the migrations in their order, then where models and migrations differ.
std::vector<ReviewedFile> reviewedFiles(const Workspace &workspace);

/// Fills Workspace::models, where the project declares its schema: by its reviews as they are now.
Status judgeModels(Workspace &workspace, const ReviewSettings &settings, const JobContext &context);

/// Reads lockstep.toml and the migrations and reviews them. `layout` overrides both; empty: lockstep.toml, then
/// looking.
Result<WorkspacePtr> openWorkspace(const QString &root, const QString &layout, const JobContext &context);

/// A target as its server says.
struct TargetView
{
    TargetChoice choice{};
    ConnectionUrl url{};  ///< where it is; for the sandbox, its socket
    TargetIdentity identity{};
    LedgerStatus status{};
    QDateTime readAt{};  ///< UTC
};

/// Where the choice leads: its URL, or the running sandbox's database for this project (started when need be).
Result<ConnectionUrl> resolveUrl(const Workspace &workspace, const TargetChoice &choice, const JobContext &context);

/// The workspace as the target's ledger tells where its folder may be that of several tools
/// (MigrationFolder::alternatives): the one whose ledger is there, the first where none is. LayoutAmbiguous where
/// several are; --layout decides.
Result<WorkspacePtr> settleLayout(const WorkspacePtr &workspace, const TargetChoice &choice, const JobContext &context);
/// The same without a target to tell it: LayoutAmbiguous wherever there are several.
Status requireOneLayout(const MigrationFolder &folder);

/// Connects, identifies and reads the ledger.
Result<TargetView> inspectTarget(const Workspace &workspace, const TargetChoice &choice, const JobContext &context);

/// Where the workspace's ledger is on this target: lockstep.toml's [ledger], else what the tool's own settings say
/// (Prisma: the URL's schema), else the tool's default.
LedgerPlace ledgerPlace(const Workspace &workspace, const ConnectionUrl &url);

/// The name of the sandbox's database for a project: from its folder's name and path, a valid identifier.
QString sandboxDatabaseName(const QString &root);

}  // namespace lockstep
