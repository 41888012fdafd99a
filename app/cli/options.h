// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/consent.h"
#include "app/deploy/workspace.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <optional>

namespace lockstep {

/// The options that most subcommands share.
struct ProjectOptions
{
    QString project = QStringLiteral(".");
    QString layout{};
    QString target{};
};

/// `help` is marked with QT_TRANSLATE_NOOP("app", …), here and below.
CLI::Option *addText(CLI::App &command, const char *name, QString &value, const char *help);
CLI::Option *addFlag(CLI::App &command, const char *name, bool &value, const char *help);
/// A number from `least` to `most`; anything else is refused by the parser.
void addNumber(CLI::App &command, const char *name, std::optional<int> &value, int least, int most, const char *help);
/// "5s", "250ms", "2min", "0"; anything else is refused by the parser.
void addDuration(CLI::App &command, const char *name, std::optional<std::chrono::milliseconds> &value,
                 const char *help);

/// Adds the subcommand and, once it is chosen, makes `action` the invocation's.
CLI::App *addCommand(CLI::App &app, Invocation &invocation, const char *name, const char *help, Action action);
void addProject(CLI::App &command, ProjectOptions &options);
void addLayout(CLI::App &command, ProjectOptions &options);
void addTarget(CLI::App &command, ProjectOptions &options);
/// --yes and --confirm.
void addConsent(CLI::App &command, ConsentOptions &options);
/// --answer, once for each question of the checklist: "watcher=Anna".
void addAnswers(CLI::App &command, ConsentOptions &options);
/// --format with these values, the first being the default, and --output.
void addResult(CLI::App &command, Invocation &invocation, const QStringList &formats);

/// The project, and a target as its server says.
struct OpenedTarget
{
    WorkspacePtr workspace;
    TargetView view;
};
Result<WorkspacePtr> openProject(const ProjectOptions &options, const JobContext &context);
Result<OpenedTarget> openTarget(const ProjectOptions &options, const JobContext &context);
/// The target of a project that is open already.
Result<OpenedTarget> openTarget(const WorkspacePtr &workspace, const QString &target, const JobContext &context);

}  // namespace lockstep
