// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The ledgers room: the tables in which tools record what was applied. One file a tool, registered in index.cpp; each
// states, with its source, the rows it reads and writes. LEDGERS.md has what the real tools were seen to do.

#include "app/migrations/migration.h"
#include "app/postgres/session.h"

#include <QDateTime>

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
    QDateTime finishedAt{};  ///< UTC; invalid: not finished
    QDateTime rolledBackAt{};  ///< UTC; invalid: not rolled back
    QString logs{};  ///< what the tool kept of a failure
};

/// Where a ledger's table is.
struct LedgerPlace
{
    QString schema{};  ///< empty: the tool's default
};

/// How one tool keeps its ledger. A row of functions, not a class: no ledger has state.
///
/// Every write is one or more plain statements on the session given, without BEGIN or COMMIT, so that the caller
/// decides what commits together.
struct Ledger
{
    const char *id;  ///< "prisma", "plain"
    const char *layout;  ///< the layout id it belongs to
    std::optional<qint64> lockKey;  ///< the tool's own session-level advisory lock; none when it takes none
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
    /// Records it as applied: completes the begun row, or writes the whole row when `begunId` is empty.
    Status (*finish)(Session &, const LedgerPlace &, const Migration &, const QString &begunId, const JobContext &);
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
    /// run.
    Status (*markReverted)(Session &, const LedgerPlace &, const QString &name, const JobContext &);
};

/// Lockstep's own advisory lock for the database with this OID: the bytes "lockstep" as a number, plus the OID.
qint64 ownLockKey(qint64 databaseOid);

std::span<const Ledger *const> allLedgers();
/// The ledger of a layout, or null.
const Ledger *ledgerOf(const QString &layout);

/// Holds the tool's own lock and Lockstep's for this database on a session of its own, taken by polling
/// pg_try_advisory_lock (a session that waits in pg_advisory_lock deadlocks CREATE INDEX CONCURRENTLY, see SAFETY.md).
class LedgerLock
{
public:
    /// LedgerBusy when it is not to be had within `patience`; detail says who holds it.
    static Result<std::unique_ptr<LedgerLock>> take(const ConnectionUrl &url, const Ledger &ledger,
                                                    std::chrono::milliseconds patience, const JobContext &context);
    /// Ask before every statement: a restart or a pooler drops the lock silently. ConnectionLost when it is gone.
    Status verify(const JobContext &context);

private:
    LedgerLock(std::unique_ptr<Session> session, std::vector<qint64> keys);
    std::unique_ptr<Session> m_session;
    std::vector<qint64> m_keys;
};

}  // namespace lockstep
