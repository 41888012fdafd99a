// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The ledgers room: the tables in which tools record what was applied. One file a tool, registered in index.cpp; each
// states, with its source, the rows it reads and writes. LEDGERS.md has what the real tools were seen to do.

#include "app/migrations/migration.h"
#include "app/postgres/session.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <span>

namespace lockstep {

/// One row as the tool wrote it.
struct LedgerEntry
{
    QString id{};  ///< the row's key, as text
    QString name{};  ///< the migration's name as the tool writes it
    QString checksum{};  ///< empty when the tool keeps none
    QDateTime startedAt{};  ///< UTC; invalid when the tool keeps none
    QDateTime finishedAt{};  ///< UTC; invalid: not finished, or the tool keeps none (`finished`)
    QDateTime rolledBackAt{};  ///< UTC; invalid: not rolled back
    QString logs{};  ///< what the tool kept of a failure
    QString key{};  ///< what a migration's ledgerKey() is compared with; empty: the name
    QByteArray sql{};  ///< the SQL that was applied, where the tool keeps it; null: it does not
    QVariantMap facts{};  ///< what its own ledger alone wants to know of the row again (Flyway's type)
    std::optional<bool> finished{};  ///< where the tool keeps no time of it; otherwise finishedAt says it
    bool wasRun = true;  ///< false: the tool wrote the row because its own conditions kept the migration from running

    bool isFinished() const { return finished.value_or(finishedAt.isValid()); }
    const QString &ledgerKey() const { return key.isEmpty() ? name : key; }
};

/// Where a ledger's table is.
struct LedgerPlace
{
    QString schema{};  ///< empty: the tool's default
    QString table{};  ///< empty: the tool's default
};

/// What a tool does where its users have to know it; LEDGERS.md has how each was found.
struct ToolRules
{
    /// With a pending migration that sorts before one that ran.
    enum class Late {
        Runs,  ///< applies it and says nothing
        Refused,  ///< stops until it is told to go on
        NeverRun,  ///< passes it by for ever and says nothing
    };
    /// What it puts into one transaction.
    enum class Wraps {
        Nothing,  ///< each statement commits by itself
        Migration,  ///< a migration, by BEGIN or as one simple query
        Run,  ///< all that is pending
    };
    Late late = Late::Runs;
    bool refusesEdited = false;  ///< stops when the file of an applied migration has changed
    bool refusesMissing = false;  ///< stops when an applied migration has no file
    bool keepsEveryRow = true;  ///< false: one row has the newest version, and all before it count as applied
    bool revertsNewest = false;  ///< its own revert takes back the newest migration and no other
    Wraps wraps = Wraps::Migration;
    bool keepsSession = false;  ///< what a migration sets for its session holds for those after it in the run
    const char *optOut = "";  ///< how a file opts out of the transaction: "-- no-transaction"
    const char *lock = "";  ///< the lock it holds while it migrates, in words; empty: none
    const char *source = "";  ///< where this is written: "LEDGERS.md 2.13"
};

/// A lock that is a row of a table and not the server's own: it survives its holder (Liquibase).
struct RowLock
{
    Result<bool> (*take)(Session &, const LedgerPlace &, const JobContext &);  ///< false: another holds it
    Result<bool> (*isHeld)(Session &, const LedgerPlace &, const JobContext &);  ///< by us
    Status (*release)(Session &, const LedgerPlace &, const JobContext &);
    Result<QString> (*holder)(Session &, const LedgerPlace &, const JobContext &);  ///< for people
};

/// What a tool does with a migration whose turn has come, by conditions of its own (Liquibase's preconditions).
struct Turn
{
    enum class Kind {
        Run,
        Mark,  ///< writes the row without running it
        PassBy,  ///< neither: it is asked again with the next deploy
    };
    Kind kind = Kind::Run;
    Message why{};  ///< it does not run, or what the tool warns of when it does; empty for nothing
};

struct LedgerStatus;

/// How one tool keeps its ledger. A row of functions, not a class: no ledger has state.
///
/// Every write is one or more plain statements on the session given, without BEGIN or COMMIT, so that the caller
/// decides what commits together.
struct Ledger
{
    const char *id;  ///< "prisma", "plain", …
    const char *layout;  ///< the layout id it belongs to
    ToolRules rules;
    /// The key of the advisory lock that the tool takes in this database; null where it takes none.
    Result<qint64> (*lockKey)(Session &, const LedgerPlace &, const JobContext &);
    const RowLock *rowLock;  ///< null where it has none
    bool keepsChecksum;
    QString (*table)(const LedgerPlace &place);  ///< "public._prisma_migrations", for people and SQL
    Result<bool> (*exists)(Session &, const LedgerPlace &, const JobContext &);
    Result<std::vector<LedgerEntry>> (*read)(Session &, const LedgerPlace &,
                                             const JobContext &);  ///< no table: no entry
    Status (*create)(Session &, const LedgerPlace &, const JobContext &);  ///< no error when it exists
    /// The checksum the tool would write for this file; empty when it keeps none.
    QString (*checksum)(const Migration &migration);
    /// Would the tool take the file for the one that was applied? True when it keeps no checksum.
    bool (*matches)(const Migration &migration, const LedgerEntry &entry);
    /// Records a migration as begun, where the tool has such a state; returns the row's id, empty where it has none.
    Result<QString> (*begin)(Session &, const LedgerPlace &, const Migration &, const JobContext &);
    /// Records it as applied: completes the begun row, or writes the whole row when `begunId` is empty. `took` is the
    /// time of the migration's own statements, for the tools that keep it.
    Status (*finish)(Session &, const LedgerPlace &, const Migration &, const QString &begunId,
                     std::chrono::nanoseconds took, const JobContext &);
    /// Records a failure where the tool does; `text` is the server's words.
    Status (*fail)(Session &, const LedgerPlace &, const Migration &, const QString &begunId, const QString &text,
                   const JobContext &);
    /// Why a deploy would go wrong with this ledger as it is (Prisma: a failed row, or no ledger in a schema that is
    /// not empty); empty when nothing stands in the way.
    Message (*obstacle)(const std::vector<LedgerEntry> &entries);
    /// Why a deploy would go wrong where the ledger does not exist yet (Prisma: tables are there already, P3005).
    Result<Message> (*obstacleToCreate)(Session &, const LedgerPlace &, const JobContext &);
    /// Marks a migration as applied without running it, as the tool's own command does; creates nothing.
    Status (*markApplied)(Session &, const LedgerPlace &, const Migration &, const JobContext &);
    /// Takes a migration back: a failed row is marked as rolled back where the tool has that state, the row of an
    /// applied one is deleted (the only way the tools know it as not applied). Also right after a revert script has
    /// run. Looks at the migration's ledgerKey() and facts alone: its file may be gone.
    Status (*markReverted)(Session &, const LedgerPlace &, const Migration &, const JobContext &);
    /// What only this tool makes of folder and rows, once everything above was compared (Flyway's baseline, Atlas's
    /// half-applied file); null where there is nothing.
    void (*judge)(const MigrationFolder &, const std::vector<LedgerEntry> &, LedgerStatus &);
    /// Gives the rows the keys of this folder's migrations before anything is compared, where no column has them
    /// (Drizzle's 0.x knows a row by its time); null where the rows as read have them.
    void (*align)(const MigrationFolder &, std::vector<LedgerEntry> &) = nullptr;
    /// Asks whether a pending migration is to run now; outside a transaction. Null where the tool has no conditions.
    Result<Turn> (*turn)(Session &, const LedgerPlace &, const Migration &, const JobContext &) = nullptr;
    /// Writes the row of one whose turn is Turn::Kind::Mark; null where the tool has no conditions.
    Status (*markPassedBy)(Session &, const LedgerPlace &, const Migration &, const JobContext &) = nullptr;
    bool followsSearchPath = false;  ///< a place without schema is the session's current schema, not "public"
    /// Notes in the begun row that all before the offset `until` of the migration's SQL took effect, where the tool
    /// goes on behind it (Atlas); null where it keeps no count.
    Status (*progress)(Session &, const LedgerPlace &, const Migration &, const QString &begunId, qsizetype until,
                       const JobContext &)
        = nullptr;
    /// Records that the migration's revert script has run, as the tool's own revert leaves it. Null where that is
    /// markReverted(), or the tool has none.
    Status (*revert)(Session &, const LedgerPlace &, const Migration &, std::chrono::nanoseconds took,
                     const JobContext &)
        = nullptr;
};

/// Lockstep's own advisory lock for the database with this OID: the bytes "lockstep" as a number, plus the OID.
qint64 ownLockKey(qint64 databaseOid);

std::span<const Ledger *const> allLedgers();
/// The ledger of a layout, or null.
const Ledger *ledgerOf(const QString &layout);
/// The tool's ledger as a run that reverts uses it: finish() takes the migration's row back as Ledger::revert says, and
/// nothing is written of a migration that began or failed, since its row says “applied” until then. Null for null.
const Ledger *revertingLedger(const Ledger *tool);

/// Holds the tool's own lock and Lockstep's for this database on a session of its own, taken by polling
/// pg_try_advisory_lock (a session that waits in pg_advisory_lock deadlocks CREATE INDEX CONCURRENTLY, see SAFETY.md).
class LedgerLock
{
public:
    /// LedgerBusy when it is not to be had within `patience`; detail says who holds it.
    static Result<std::unique_ptr<LedgerLock>> take(const ConnectionUrl &url, const Ledger &ledger,
                                                    const LedgerPlace &place, std::chrono::milliseconds patience,
                                                    const JobContext &context);
    ~LedgerLock();
    LedgerLock(const LedgerLock &) = delete;
    LedgerLock &operator=(const LedgerLock &) = delete;
    /// Ask before every statement: a restart or a pooler drops the lock silently. ConnectionLost when it is gone.
    Status verify(const JobContext &context);
    /// verify() in two halves: asks, so that the caller may do something else until it hears. Where that takes longer
    /// than a moment, hear() asks again.
    Status ask(const JobContext &context);
    Status hear(const JobContext &context);
    /// Has every transaction id that the server has given out so far outlive a crash of it: recovery goes on after the
    /// highest one in its log, so that one whose log was lost would be given to somebody else's transaction.
    Status keepTransactionIds(const JobContext &context);

private:
    LedgerLock(std::unique_ptr<Session> session, const LedgerPlace &place);
    Status takeKeys(const Ledger &ledger, const QDeadlineTimer &deadline, const JobContext &context);
    Status takeRow(const RowLock &lock, const QDeadlineTimer &deadline, const JobContext &context);
    Status verifyRow(const JobContext &context);
    Status prepareLook(const JobContext &context);

    std::unique_ptr<Session> m_session;
    LedgerPlace m_place;
    std::vector<qint64> m_keys{};
    qint64 m_databaseOid = 0;
    QByteArray m_look{};  ///< the name of the prepared question; empty until it is asked for the first time
    bool m_isAsked = false;
    QElapsedTimer m_sinceAsked{};
    const RowLock *m_row = nullptr;  ///< set once it is held
};

}  // namespace lockstep
