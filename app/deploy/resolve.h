// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/deed.h"

namespace lockstep {

/// A migration whose row in the ledger is to be put right, because what it says is not what the database has.
struct ResolveRequest
{
    WorkspacePtr workspace{};
    TargetView view{};
    QString migration{};  ///< its name, or the ledger's key for it
    LedgerMark mark{};
    QString journalPath{};  ///< empty: the state folder's journal
};

/// What a resolve does, before it does it.
struct ResolvePreview
{
    Migration migration{};  ///< from the folder, or, where its file is gone, as the ledger knows it
    LedgerChange change{};
    std::vector<Message> sentences{};
    std::vector<Confirmation> confirmations{};
};

/// Nothing is written. BadRequest where the request makes no sense, with the tool's own reason: nobody knows the
/// migration, it is applied already, it never was.
Result<ResolvePreview> previewResolve(const ResolveRequest &request, const JobContext &context);

/// What the preview shows, as perform() does a deed.
Result<LedgerChange> resolve(const ResolveRequest &request, const ResolvePreview &preview,
                             const QHash<QString, QString> &answers, const JobContext &context);

}  // namespace lockstep
