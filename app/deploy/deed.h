// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/ledgerchange.h"
#include "app/deploy/run.h"

namespace lockstep {

/// A change of the ledger alone, of one migration: what `resolve` and `baseline` do, confirmed and kept as a deploy is.
struct Deed
{
    QString kind{};  ///< RunRecord::deed
    WorkspacePtr workspace{};
    TargetView view{};
    Migration migration{};
    std::vector<Confirmation> confirmations{};
    QString journalPath{};  ///< empty: the state folder's journal
    std::vector<LedgerChange::StateChange> expected{};  ///< of the ledger; by it one that is cut off is judged later
};

/// What a protected target wants typed, and the sentence that is agreed to.
std::vector<Confirmation> confirmationsFor(const TargetView &view, const Message &sentence);

/// A session on the deed's target, identified anew: WrongTarget when it leads elsewhere, ServerUnsuitable when it may
/// not be written.
Result<std::unique_ptr<Session>> openFor(const Deed &deed, const JobContext &context);

/// What is done, under the ledger's lock.
using Act = std::function<Result<LedgerChange>(Session &)>;

/// Does it: PolicyRefused while a confirmation is missing in `answers` (id → typed text), JournalUnusable before
/// anything happened, LedgerBusy while another migrates. The journal has it before and after, and history shows it.
Result<LedgerChange> perform(const Deed &deed, const QHash<QString, QString> &answers, const Act &act,
                             const JobContext &context);

/// The change in sentences: each migration's state before and after.
std::vector<Message> sentencesOf(const LedgerChange &change);
/// The ledger's rows before and after, one text a row: "id = 1, filename = 001_a.sql".
QStringList rowTexts(const LedgerChange &change, const std::vector<QStringList> &rows);

}  // namespace lockstep
