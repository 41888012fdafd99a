// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/run.h"

namespace lockstep {

/// How a run ended, for whoever started it.
struct RunEnd
{
    QString outcome{};  ///< CLI.md, finished: done, failed, undone, partial, cancelled, refused
    int exitStatus = 0;
    QStringList records{};  ///< paths of the record: markdown, HTML, JSON; empty when none was written
    std::optional<Error> error{};
};

/// Shows a deploy while it happens. event() may be called on another thread, never twice at once.
class DeployView
{
public:
    virtual ~DeployView() = default;
    virtual void stepBegins(const DeployRun &run, Step step) = 0;
    virtual void confirmed(const DeployRun &run, Step step, const Confirmation &confirmation) = 0;
    /// `run` is the run's id, empty for a trial.
    virtual void event(const QString &run, const RunEvent &event) = 0;
    virtual void stepEnded(const StepRecord &record) = 0;
    virtual void ended(const RunRecord &run, const RunEnd &end) = 0;
};

/// For a person at a terminal, or JSON Lines of this command.
std::unique_ptr<DeployView> makeDeployView(const Surroundings &surroundings,
                                           const QString &command = QStringLiteral("deploy"));

/// What the run left in the database, in words: which migrations are applied, which statements took effect.
QString effectsText(const RunRecord &run);

}  // namespace lockstep
