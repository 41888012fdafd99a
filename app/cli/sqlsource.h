// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

namespace lockstep {

/// What review and effects look at: a project, or loose files.
struct SourceOptions
{
    QStringList paths{};  ///< empty: the project in the current folder
    QString layout{};
};

void addSource(CLI::App &command, SourceOptions &options);

/// The project's workspace, or, for files, one that holds each as a migration without layout and name of its own in the
/// findings. FileMalformed names a file that is not UTF-8 or cannot be used otherwise.
Result<WorkspacePtr> openSource(const SourceOptions &options, const JobContext &context);

}  // namespace lockstep
