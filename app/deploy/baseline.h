// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/deed.h"
#include "app/migrations/newfiles.h"

namespace lockstep {

/// An existing database, which a project without migrations is to take over as it is.
struct BaselineRequest
{
    WorkspacePtr workspace{};
    TargetView view{};
    QString name = QStringLiteral("baseline");
    QDateTime at{};  ///< UTC, for the migration's name
    QString journalPath{};  ///< empty: the state folder's journal
};

/// What adopting it does, before it does it.
struct BaselinePreview
{
    MigrationFolder folder{};  ///< where the migration goes
    DraftedMigration drafted{};
    bool isWritten = false;  ///< the file is there from a run that broke off; only the ledger is written
    bool isAdopted = false;  ///< and so is its row: nothing is to be done
    Migration migration{};
    LedgerChange change{};
    std::vector<Message> sentences{};
    std::vector<Confirmation> confirmations{};
};

/// Reads the database's schema (without the ledger's tables and Lockstep's) and drafts the tool's first migration from
/// it. Nothing is written. BadRequest where the ledger has rows or the folder migrations that this would be mixed up
/// with, or the database has nothing to adopt; the hint says what to do instead.
Result<BaselinePreview> previewBaseline(const BaselineRequest &request, const JobContext &context);

/// Writes the file, then marks it as applied, as perform() does a deed. Where the ledger cannot be written the file is
/// taken away again; what breaks off in between is taken up by doing all of it once more.
Result<LedgerChange> adopt(const BaselineRequest &request, const BaselinePreview &preview,
                           const QHash<QString, QString> &answers, const JobContext &context);

}  // namespace lockstep
