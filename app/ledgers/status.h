// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

/// CLI.md, status.
enum class MigrationState { Applied, Pending, Failed, Changed, Missing, OutOfOrder, RolledBack, Baseline };
QLatin1StringView migrationStateId(MigrationState state);  ///< "applied", "outOfOrder", …

/// One row a migration: what folder and ledger say together. The only truth that views show.
struct MigrationStatus
{
    QString name{};
    MigrationState state{};
    std::optional<std::size_t> index{};  ///< into MigrationFolder::migrations; none when missing on disk
    std::optional<LedgerEntry> entry{};  ///< the row that decides, none when there is none
    QString checksum{};  ///< the file's, as the tool would write it, or its SHA-256 where it keeps none
    Message problem{};  ///< what is wrong, empty when nothing is
    bool isPassedBy = false;  ///< out of order, and the tool would never run it: neither does a deploy
    bool stops = false;  ///< the tool would stop here and apply nothing; the problem says why

    bool isToRun() const
    {
        const bool isOpen = state == MigrationState::Pending || state == MigrationState::OutOfOrder
            || state == MigrationState::RolledBack;
        return isOpen && !isPassedBy;
    }
    bool needsAttention() const;  ///< failed, changed, missing, out of order, or a problem
};

struct LedgerStatus
{
    QString tool{};
    QString table{};
    bool exists = false;
    std::vector<MigrationStatus> migrations{};  ///< in order of execution; missing ones where their name sorts
    Message obstacle{};  ///< Ledger::obstacle

    int count(MigrationState state) const;
};

/// Folder and rows to status; a pure function.
LedgerStatus compareWithLedger(const MigrationFolder &folder, const Ledger &ledger, const LedgerPlace &place,
                               bool exists, const std::vector<LedgerEntry> &entries);

/// Where the ledger is on this session: what readStatus() looks at, and what is to be written to.
Result<LedgerPlace> settledPlace(Session &session, const Ledger &ledger, const LedgerPlace &place,
                                 const JobContext &context);

/// Reads the ledger and compares. A read-only role without rights on the table is PrivilegeMissing.
Result<LedgerStatus> readStatus(Session &session, const MigrationFolder &folder, const LedgerPlace &place,
                                const JobContext &context);

}  // namespace lockstep
