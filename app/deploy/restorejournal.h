// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/journal.h"
#include "app/deploy/runlock.h"
#include "app/deploy/runlog.h"

namespace lockstep {

/// What is done beside the ledger (a restore, a swap of databases) as the journal keeps it: its beginning with what was
/// agreed to before the act, its end after it.
class SideDeed
{
public:
    struct Beginning
    {
        QString kind{};  ///< RunRecord::deed
        const Workspace &workspace;
        const TargetView &view;
        QString journalPath{};
        std::vector<Confirmation> confirmations{};
        std::vector<Fact> facts{};
    };
    /// PolicyRefused where an answer is missing, JournalUnusable before anything happened.
    static Result<std::unique_ptr<SideDeed>> begin(const Beginning &beginning, const QHash<QString, QString> &answers);

    /// The end, with what is to be known of it; returns `outcome` or why the journal could not be written.
    Status end(const Status &outcome, std::vector<Fact> facts);

private:
    SideDeed(std::unique_ptr<Journal> journal, std::unique_ptr<RunLock> lock, RunRecord record);

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<RunLock> m_lock;
    RunRecord m_record;
    RunLog m_log;
    std::vector<Fact> m_facts{};
};

}  // namespace lockstep
