// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A rehearsal: a plan applied, taken back and applied again on a disposable copy in the private PostgreSQL, before the
// real server is touched. Nothing here writes to the target.

#include "app/deploy/backup/backup.h"
#include "app/deploy/run.h"
#include "app/schema/inventory.h"

namespace lockstep {

/// What the copy is made from.
enum class RehearsalSource {
    Backup,  ///< a backup of the target, restored
    Schema,  ///< the target's schema as pg_dump has it, without rows or with generated ones
    History,  ///< the files alone: no target is asked
};
QLatin1StringView rehearsalSourceId(RehearsalSource source);

/// What a revert script was shown to do. The words are CLI.md's: "proven", "differs", "failed", "none".
enum class RollbackVerdict { Proven, Differs, Failed, None };
QLatin1StringView rollbackVerdictId(RollbackVerdict verdict);

/// What one relation went through in one statement.
struct RelationTrace
{
    QString relation{};  ///< schema-qualified
    std::optional<LockMode> mode{};  ///< strongest lock; none was seen
    bool isRewritten = false;
    bool isScanned = false;
    bool isBuilt = false;  ///< an index, or a table that was not there
};

/// How what was seen agrees with what was foretold.
enum class Agreement { Confirmed, Mismatch, OnlyInTrace, NotTraceable };
QLatin1StringView agreementId(Agreement agreement);

struct StatementTrace
{
    int statement = 0;  ///< from 1, in the file
    int line = 0;
    QString tag{};  ///< the command in words, "ALTER TABLE"
    qint64 startMs = 0;  ///< since the pass began
    qint64 durationMs = 0;
    qint64 rows = 0;
    qint64 walBytes = 0;
    qint64 temporaryBytes = 0;
    qint64 heldMs = 0;  ///< from its strongest lock to the transaction's end
    std::vector<RelationTrace> relations{};
    Agreement agreement{};
    std::vector<Message> mismatches{};  ///< a sentence each: what was foretold and what was seen
};

enum class Pass { Forward, Revert, Again };
QLatin1StringView passId(Pass pass);  ///< "forward", "revert", "again"

/// One migration's go at one direction.
struct PassResult
{
    bool isDone = false;  ///< false: it was not tried, or it failed
    bool leftEffects = false;  ///< it failed, and part of it stayed: it does not run as one transaction
    std::optional<Error> error{};
    qint64 durationMs = 0;
    std::vector<StatementTrace> statements{};
};

struct MigrationRehearsal
{
    QString migration{};
    PassResult forward{};
    PassResult revert{};
    PassResult again{};
    RollbackVerdict verdict = RollbackVerdict::None;
    std::vector<InventoryDifference> differences{};  ///< after the revert, beside what was before the migration
    std::vector<Message> lostRows{};  ///< a sentence each: rows of after the migration that its revert takes
    std::vector<Message> broken{};  ///< a sentence each: references that lead nowhere once it was reverted
    std::optional<bool> isIdempotent{};  ///< run once more over itself, it changes nothing; none: not tried
};

/// What a migration will cost on the target, from what it did on the copy and what the target's tables hold.
struct CostEstimate
{
    QString migration{};
    qint64 leastMs = 0;
    qint64 mostMs = 0;
    qint64 diskBytes = 0;  ///< that it may need at once, beside what is there
    qint64 walBytes = 0;  ///< that standbys and archive have to take, about
    Message assumption{};
};

struct Rehearsal
{
    RehearsalSource source{};
    QString server{};  ///< version of the private PostgreSQL
    std::vector<Message> unlike{};  ///< what of the copy is not as it is at the target, and why
    std::vector<MigrationRehearsal> migrations{};  ///< in the plan's order, as far as it came
    std::vector<CostEstimate> costs{};  ///< of those that read or write a table of the target's whole
    std::size_t planned = 0;  ///< how many there were to rehearse
    Inventory end{};  ///< what the plan makes, to compare the target with afterwards
    qint64 durationMs = 0;
};

/// Every migration ran.
bool hasRun(const Rehearsal &rehearsal);
/// Everything held: each migration ran, and each revert that there is restores what was.
bool isProven(const Rehearsal &rehearsal);

struct RehearsalRequest
{
    WorkspacePtr workspace{};
    std::vector<std::size_t> migrations{};  ///< indexes into the workspace, in the plan's order
    std::vector<std::size_t> applied{};  ///< those that the copy must have first, where it is made from files
    RehearsalSource source{};
    std::optional<TargetView> target{};  ///< none: RehearsalSource::History
    std::optional<Backup> backup{};  ///< for RehearsalSource::Backup
    std::chrono::milliseconds statementTimeout{std::chrono::minutes(5)};
    qint64 diskLimitBytes = 0;  ///< that the copy may grow by; 0: half of what is free
};

/// Told as in a deploy: statementFinished with locks, rewrites and walBytes, and migrationRehearsed (CLI.md).
/// An Error means that it could not be rehearsed; what does not hold is in the result. The copy is gone afterwards.
Result<Rehearsal> rehearse(const RehearsalRequest &request, const EventSink &events, const JobContext &context);

}  // namespace lockstep
