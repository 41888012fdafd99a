// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The command line room: one file a subcommand, each adding its options to the parser and returning an exit status of
// CLI.md's table. What they do is the engine's; here stands only how it is asked for and shown.

#include "app/cli/output.h"
#include "app/cli/terminal.h"
#include "app/core/jobcontext.h"

#include <functional>
#include <memory>

namespace CLI {
class App;
}

namespace lockstep {

class ProgressLine;

/// What a subcommand works with while it runs.
struct Surroundings
{
    Output &output;
    const Terminal &terminal;
    const JobContext &context;
    ProgressLine &progress;  ///< what `context` reports to; it gives way before another line is written
};

/// Does the subcommand's work and returns the exit status.
using Action = std::function<Result<int>(const Surroundings &)>;

/// What the command line asked for.
struct Invocation
{
    QString command{};  ///< the subcommand's name, for JSON
    ResultOptions result{};
    Action action{};
};

void addStatus(CLI::App &app, Invocation &invocation);
void addReview(CLI::App &app, Invocation &invocation);
void addEffects(CLI::App &app, Invocation &invocation);
void addEnrol(CLI::App &app, Invocation &invocation);
void addPlan(CLI::App &app, Invocation &invocation);
void addPreflight(CLI::App &app, Invocation &invocation);
void addBackup(CLI::App &app, Invocation &invocation);
void addRehearse(CLI::App &app, Invocation &invocation);
void addDeploy(CLI::App &app, Invocation &invocation);
void addVerify(CLI::App &app, Invocation &invocation);
void addDrift(CLI::App &app, Invocation &invocation);
void addHistory(CLI::App &app, Invocation &invocation);
void addReport(CLI::App &app, Invocation &invocation);
void addRevert(CLI::App &app, Invocation &invocation);
void addRestore(CLI::App &app, Invocation &invocation);
void addResolve(CLI::App &app, Invocation &invocation);
void addBaseline(CLI::App &app, Invocation &invocation);
void addNew(CLI::App &app, Invocation &invocation);
void addFleet(CLI::App &app, Invocation &invocation);
void addConfig(CLI::App &app, Invocation &invocation);
void addSandbox(CLI::App &app, Invocation &invocation);
/// Not a subcommand: what happens without one.
void addConsole(CLI::App &app, Invocation &invocation);

}  // namespace lockstep
