// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/deploy/plan.h"

#include <QDateTime>
#include <QJsonObject>

#include <array>

namespace lockstep {

enum class Step { Plan, Backup, Preflight, Migrate, Verify, Release, Smoke, Record };
inline constexpr std::array allSteps{Step::Plan,   Step::Backup,  Step::Preflight, Step::Migrate,
                                     Step::Verify, Step::Release, Step::Smoke,     Step::Record};
QLatin1StringView stepId(Step step);  ///< "plan", "backup", …
Message stepTitle(Step step);

/// How a step stands. Undone: it failed and its effects were rolled back. Partial: it failed and left effects.
enum class StepState { Waiting, Succeeded, Confirmed, Failed, Undone, Partial, Cancelled, Skipped };
QLatin1StringView stepStateId(StepState state);

/// A label and a value of a step's evidence, for people: "File", "/var/…/shop.dump".
struct Fact
{
    Message label;
    QString value;
};

/// PassedBy, of a migration alone: conditions of its tool's kept it from running (Liquibase's preconditions).
enum class StatementState { Waiting, Running, Applied, Undone, Failed, InDoubt, PassedBy };
QLatin1StringView statementStateId(StatementState state);

/// Whether an object that a statement makes or drops was there right before it ran: the evidence by which an
/// interrupted statement is judged.
struct ObjectState
{
    QString kind{};  ///< as Effect::objectKind
    QString name{};
    bool exists = false;
};

/// What became of one statement.
struct StatementRun
{
    QString migration{};
    int statement = 0;  ///< from 1, in the file
    int line = 0;  ///< where it starts
    QString text{};  ///< its SQL for people: passwords masked, cut when very long
    StatementState state{};
    qint64 durationMs = 0;
    qint64 rows = 0;
    QStringList notices{};
    std::optional<Error> error{};
    std::vector<ObjectState> before{};  ///< taken down only where a statement commits by itself
    bool isAlone = false;  ///< it ran in a transaction of its own, so that the server can tell of it
    QString transaction{};  ///< that transaction's id, taken down before its COMMIT; empty before that
    Message evidence{};  ///< by what its state is known where its answer was not seen; mostly empty
};

/// What a step leaves to be looked at.
struct StepRecord
{
    Step step{};
    StepState state{};
    QDateTime startedAt{};  ///< UTC; invalid while it waits
    QDateTime finishedAt{};
    std::vector<Fact> facts{};
    std::vector<Check> checks{};
    std::vector<StatementRun> statements{};
    std::optional<Error> error{};
};

/// How far a run came with one migration: what is asked of the server when the run is taken up again.
struct MigrationRun
{
    QString name{};
    StatementState state{};  ///< of the migration as a whole
    bool isTransactional = true;
    int backendPid = 0;  ///< the session that ran it last; 0 before it began
    QString backendStart{};  ///< that session's start as the server prints it: a pid alone is used again
    QString ledgerId{};  ///< the begun row's key, where the tool has such a state
    QString transaction{};  ///< pg_current_xact_id() taken down before COMMIT; empty before that
    Message evidence{};  ///< by what its state is known where it broke off; mostly empty
};

/// A run as the journal has it: enough to show, report and resume it.
struct RunRecord
{
    QString id{};  ///< UUID
    QString deed{};  ///< empty: a deploy; "revert"; "resolve" or "baseline": only the ledger was changed, in Migrate
    QString fleet{};  ///< id that the runs of one fleet share; empty: of none
    QString project{};  ///< root folder
    QString environment{};
    QString person{};  ///< OS user
    bool isProtected = false;
    Plan plan{};
    QDateTime startedAt{};
    QDateTime finishedAt{};  ///< invalid while it is open
    QString outcome{};  ///< "done", "failed", "undone", "partial", "cancelled", "abandoned"; empty while open
    std::vector<StepRecord> steps{};  ///< in the order of allSteps
    std::vector<MigrationRun> migrations{};  ///< in the plan's order
    std::vector<QJsonObject> confirmations{};  ///< {at, step, id, text}
    QJsonObject before{};  ///< the target right before Migrate, as beforeMigrateOf() reads it; empty before that
    QString chainHead{};  ///< hash of its newest journal event

    const StepRecord &at(Step step) const { return steps[std::size_t(step)]; }
    StepRecord &at(Step step) { return steps[std::size_t(step)]; }
    bool isOpen() const { return outcome.isEmpty(); }
    /// A deploy or a revert, not a change of the ledger alone.
    bool isStepwise() const { return deed.isEmpty() || deed == QLatin1StringView("revert"); }
};

/// The command line's exit status of a run that ended as it did.
int exitStatus(const RunRecord &record);

}  // namespace lockstep
