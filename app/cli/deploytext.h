// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/blockerprompt.h"
#include "app/cli/deployview.h"

namespace lockstep {

/// A deploy in a terminal: what each step will do, what happens while it does it, and its evidence.
class DeployText : public DeployView
{
public:
    explicit DeployText(const Surroundings &surroundings);

    void stepBegins(const DeployRun &run, Step step) override;
    void confirmed(const DeployRun &run, Step step, const Confirmation &confirmation) override;
    void event(const QString &run, const RunEvent &event) override;
    void stepEnded(const StepRecord &record) override;
    void ended(const RunRecord &run, const RunEnd &end) override;

private:
    void statementFinished(const RunEvent &event);
    void blocked(const RunEvent &event);
    void note(Style style, const QString &text);

    const Surroundings m_surroundings;
    QString m_statement{};  ///< first line of the statement that runs
    QString m_blockers{};  ///< the last ones told of, so that they are told once
    std::shared_ptr<BlockerDesk> m_desk{};  ///< of the step that runs; null where nobody may have a session ended
    std::unique_ptr<BlockerPrompt> m_prompt{};  ///< from the first wait of a step to its end
};

}  // namespace lockstep
