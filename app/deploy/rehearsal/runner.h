// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/digests.h"
#include "app/deploy/rehearsal/pass.h"
#include "app/deploy/rehearsal/references.h"

namespace lockstep {

/// Takes a plan's migrations through forward, revert and forward again, one after the other, on a clone that is kept as
/// the plan makes it.
class RehearsalRunner
{
public:
    /// `workspace` has the forecasts of what is rehearsed.
    RehearsalRunner(const RehearsalRequest &request, WorkspacePtr workspace, RehearsalPlace &place, EventSink events,
                    const JobContext &context);

    /// The files that the copy must have first, on the base itself.
    Status apply(const std::vector<std::size_t> &applied);
    Status begin();
    /// False: it did not run, and what comes after it has nothing to run on.
    Result<bool> rehearse(std::size_t index, MigrationRehearsal &migration);
    /// Everything once more over itself.
    Status runAgain(std::vector<MigrationRehearsal> &migrations);
    const Inventory &inventory() const { return m_state.inventory; }

private:
    struct State
    {
        Inventory inventory{};
        TableDigests digests{};
        std::vector<ForeignKey> keys{};
    };
    PassScript forward(std::size_t index) const;
    Result<PassOutcome> run(const PassScript &script, Pass pass, bool isTraced);
    Result<State> look(const Touched &touched);
    Status revert(std::size_t index, const State &before, const PassOutcome &forward, MigrationRehearsal &migration);
    Result<bool> judgeRevert(const State &before, const PassOutcome &reverted, MigrationRehearsal &migration);
    Status again(std::size_t index, bool isRestored, MigrationRehearsal &migration);
    Status rebuild();
    void tell(const QString &kind, const QString &migration, int statement, const QJsonObject &data,
              const QString &text = {}) const;
    StatementSink teller(const QString &migration, Pass pass) const;

    const RehearsalRequest &m_request;
    const WorkspacePtr m_workspace;
    RehearsalPlace &m_place;
    const EventSink m_events;
    const JobContext &m_context;
    RehearsalWatch m_watch;
    SandboxCopy m_work{};
    State m_state{};
    std::vector<std::size_t> m_since{};  ///< what has run since the base was as it is
};

}  // namespace lockstep
