// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/deployview.h"

namespace lockstep {

/// A deploy as JSON Lines: one event a line as it happens, the last of kind "finished".
class DeployJson : public DeployView
{
public:
    DeployJson(Output &output, const QString &command);

    void stepBegins(const DeployRun &run, Step step) override;
    void confirmed(const DeployRun &run, Step step, const Confirmation &confirmation) override;
    void event(const QString &run, const RunEvent &event) override;
    void stepEnded(const StepRecord &record) override;
    void ended(const RunRecord &run, const RunEnd &end) override;

private:
    Output &m_output;
    QString m_command;
};

}  // namespace lockstep
