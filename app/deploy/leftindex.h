// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/deed.h"

namespace lockstep {

/// The statement of a run that may have left an INVALID index: a CREATE INDEX CONCURRENTLY that did not come to its
/// end. Null for none.
const StatementRun *unfinishedBuild(const RunRecord &run);

/// An index that a CREATE INDEX CONCURRENTLY of this run left invalid is to be dropped.
struct LeftIndexOrder
{
    WorkspacePtr workspace{};
    TargetView view{};
    QString run{};  ///< its id; empty: the project's newest on this target that has such a statement
    QString journalPath{};  ///< empty: the state folder's journal
};

/// What would be done, before it is.
struct LeftIndexPreview
{
    Migration migration{};
    StatementEffects effects{};  ///< of the statement that left it
    QString index{};  ///< as SQL, with its schema; empty: there is no such index, or no longer
    QString statement{};  ///< DROP INDEX CONCURRENTLY …
    std::vector<Message> sentences{};
    std::vector<Confirmation> confirmations{};
};

/// Asks the server; writes nothing. LedgerBusy while somebody still builds the index.
Result<LeftIndexPreview> previewLeftIndex(const LeftIndexOrder &order, const JobContext &context);

/// Looks again, under the ledger's lock, and drops it: PlanChanged where it is no longer that one, or is valid now. The
/// journal has it as a deed "drop-index".
Status dropLeftIndex(const LeftIndexOrder &order, const LeftIndexPreview &preview,
                     const QHash<QString, QString> &answers, const JobContext &context);

}  // namespace lockstep
