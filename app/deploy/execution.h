// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/blockwatch.h"
#include "app/deploy/run.h"
#include "app/deploy/runlog.h"
#include "app/ledgers/ledger.h"

namespace lockstep {

/// One planned migration with all that running it needs.
struct MigrationItem
{
    const PlannedMigration &planned;
    const Migration &migration;
    const AnalysedScript &script;
    TextMap map;  ///< of the script's text
};

/// The connections of a Migrate step: one that runs the SQL, one that holds the ledger's lock, one that watches who
/// blocks. Sends statements one by one, each with its intent in the journal before and its outcome after.
class Execution
{
public:
    /// Connects and takes the lock. LedgerBusy, WrongTarget, or what connecting gives.
    static Result<std::unique_ptr<Execution>> open(const DeployRequest &request, RunLog &log,
                                                   const JobContext &context);

    /// A new connection in place of one that broke; the lock is not renewed. WrongTarget when it leads elsewhere.
    Status reconnect(const JobContext &context);
    /// What the session is prepared with.
    enum class Opening { Nothing, Begin };
    /// A clean session (DISCARD ALL; with a tool that keeps one for the whole run, for its first migration) with the
    /// request's timeouts and, where wanted, BEGIN; and the migration's beginning in the journal.
    Status prepare(const MigrationItem &item, Opening opening, const JobContext &context);
    /// Has the tool conditions of its own, what it makes of the migration now. Prepares the session for it.
    Result<Turn> turnOf(const MigrationItem &item, const JobContext &context);
    /// ConnectionLost where the ledger's lock is no longer held: nothing may be written then.
    Status requireLock(const JobContext &context) { return m_lock->verify(context); }
    /// A statement of ours: BEGIN, COMMIT, ROLLBACK.
    Status send(const QByteArray &sql, const JobContext &context);
    /// Runs one statement of the file. Its error carries the statement's number, file and line.
    Status runStatement(const MigrationItem &item, std::size_t index, const JobContext &context);
    /// The same in a transaction around this statement alone, whose id is in the journal before its COMMIT.
    Status runAlone(const MigrationItem &item, std::size_t index, const JobContext &context);
    /// Writes the ledger's table when there is none yet, then the begun row; its id, empty where the tool has none.
    Result<QString> beginLedger(const MigrationItem &item, const JobContext &context);
    Status finishLedger(const MigrationItem &item, const QString &begunId, const JobContext &context);
    /// Puts the transaction's id into the journal: with it the server can say later whether it committed.
    Status announceCommit(const MigrationItem &item, const JobContext &context);
    /// The same where no ledger row commits with it, so that the id is all there is to ask by: it is made to outlive a
    /// crash of the server first.
    Status announceCommitWithoutRow(const MigrationItem &item, const JobContext &context);
    /// The migration's outcome, to the journal.
    Status conclude(const MigrationItem &item, StatementState state);
    /// What became of one statement in the end, to the journal.
    Status conclude(const MigrationItem &item, std::size_t index, StatementState state);

    Session &session() { return *m_session; }
    LedgerLock &lock() { return *m_lock; }
    RunLog &log() { return m_log; }
    const DeployRequest &request() const { return m_request; }
    const Ledger &ledger() const { return m_ledger; }
    const LedgerPlace &place() const { return m_ledgerPlace; }
    std::chrono::milliseconds lockTimeout() const;

private:
    Execution(const DeployRequest &request, RunLog &log, const Ledger &ledger);
    enum class Way { AsItIs, Alone };
    Status run(const MigrationItem &item, std::size_t index, Way way, const JobContext &context);
    Status announceUnderLock(const MigrationItem &item, std::size_t index, Way way, const JobContext &context);
    QByteArrayList cleaning();
    Status noteBeginning(const MigrationItem &item);
    Status announce(const MigrationItem &item, std::size_t index, Way way, const JobContext &context);
    Result<Answer> sendAlone(const MigrationItem &item, std::size_t index, const JobContext &context);
    Result<Answer> sendStatement(const MigrationItem &item, std::size_t index, const JobContext &context);
    Status announceCommit(QJsonObject data, const JobContext &context);
    Status announceKept(const QJsonObject &data, const JobContext &context);
    Result<QString> currentTransaction(const JobContext &context);
    Progress progressOf(const MigrationItem &item, std::size_t index) const;
    Status report(qint64 durationMs, const Result<Answer> &answer);
    Status reportBlockers();
    void showNotice(const Notice &notice);
    void showBlockers(const LockWait &wait);
    void endBlockers(Session &session, const LockWait &wait);
    Error located(Error error, const MigrationItem &item, std::size_t index) const;

    const DeployRequest &m_request;
    RunLog &m_log;
    const Ledger &m_ledger;
    LedgerPlace m_ledgerPlace{};  ///< as the session settled it
    QJsonObject m_place{};  ///< step, migration and statement, for events
    QStringList m_notices{};  ///< of the statement that runs
    QByteArray m_sessionStart{};  ///< when its server process began, as pg_stat_activity says it
    QString m_transaction{};  ///< its id, once asked for, until its COMMIT is announced
    bool m_hasLedger = false;  ///< a table that an earlier migration of this connection found there
    bool m_isUsed = false;  ///< the session, by an earlier migration
    bool m_isPrepared = false;  ///< the session, for the migration whose turn was asked about
    std::chrono::nanoseconds m_took{};  ///< by the statements of the migration that runs
    std::vector<JournalEvent> m_acts{};  ///< of the watching thread, until its statement has ended
    std::unique_ptr<Session> m_session{};
    std::unique_ptr<LedgerLock> m_lock{};
    std::unique_ptr<BlockWatch> m_watch{};
};

}  // namespace lockstep
