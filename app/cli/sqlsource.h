// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/review/targetfacts.h"

namespace lockstep {

/// What review and effects look at: a project, or loose files.
struct SourceOptions
{
    QStringList paths{};  ///< empty: the project in the current folder
    QString layout{};
    QString target{};  ///< empty: no server is asked
    int version = 0;  ///< PostgreSQL's major version where there is no target; 0: as lockstep.toml says
    Changes changes = Changes::Kept;  ///< of loose files; see reviewFiles()
};

void addSource(CLI::App &command, SourceOptions &options);
/// --target and --pg.
void addReviewTarget(CLI::App &command, SourceOptions &options);

/// The project's workspace, or, for files, one that holds each as a migration without layout and name of its own in the
/// findings. FileMalformed names such a file that is not UTF-8; of a project the rest is read, see unreadableIn().
Result<WorkspacePtr> openSource(const SourceOptions &options, const JobContext &context);
/// What of a project cannot be used: migrations (not UTF-8, not there, a placeholder without a value) and what its tool
/// would not take of the folder (a broken changelog, two of one version). Everybody sees what the rest says, and these
/// beside it.
std::vector<Error> unreadableIn(const Workspace &workspace);
/// The migrations of them among the findings, each an error at its place; nothing silences it. In English unless it is
/// for people.
WorkspacePtr withUnreadable(const WorkspacePtr &workspace, bool isForPeople);
/// Says on standard error that not all could be read, and gives the exit status for that.
int reportUnreadable(const std::vector<Error> &unreadable, const Terminal &terminal);

/// The same judged by what --target's server says of what is to run there (of loose files: all), or for --pg's version.
struct JudgedSource
{
    WorkspacePtr workspace{};
    TargetInput target{};  ///< without facts where no target was asked for
    QString serverVersion{};  ///< empty without a target
};
/// A project judged again as for another version than lockstep.toml's.
Result<WorkspacePtr> judgedForVersion(const WorkspacePtr &project, int version, const JobContext &context);
Result<JudgedSource> openJudged(const SourceOptions &options, const JobContext &context);

}  // namespace lockstep
