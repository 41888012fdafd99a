// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

namespace lockstep {

/// A restored database is to take the target's place.
struct SwapPlan
{
    QString target{};  ///< the name that both go by in turn
    QString restored{};
    QString kept{};  ///< what the target's present database is called afterwards
    QStringList statements{};  ///< to be run from another database of the server
    QStringList wayBack{};
    std::vector<Confirmation> confirmations{};
};

/// BadRequest where there is no such database, or it is the target itself.
Result<SwapPlan> planSwap(const TargetView &view, const QString &restored, const JobContext &context);

/// Identifies the target anew, keeps others from connecting, ends their connections and renames both in one
/// transaction. Where that fails both are as they were and may be connected to again. The journal has it as a deed
/// "swap".
Status swapDatabases(const WorkspacePtr &workspace, const TargetView &view, const SwapPlan &plan,
                     const QHash<QString, QString> &answers, const QString &journalPath, const JobContext &context);

}  // namespace lockstep
