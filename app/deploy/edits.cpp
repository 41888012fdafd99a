// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/edits.h"

namespace lockstep {

Result<Edits> explainEdits(const Workspace &workspace, const TargetView &view, const JobContext &context)
{
    Edits edits;
    const Ledger *ledger = ledgerOf(workspace.folder.layout);
    for (const MigrationStatus &status : view.status.migrations) {
        if (!ledger || status.state != MigrationState::Changed)
            continue;
        auto found = findAppliedText(workspace.folder, *ledger, status, context);
        if (!found)
            return std::move(found).error();
        if (*found)
            edits.insert(status.name, **std::move(found));
    }
    return edits;
}

}  // namespace lockstep
