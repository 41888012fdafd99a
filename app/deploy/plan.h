// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"

#include <QJsonObject>

namespace lockstep {

struct PlannedMigration
{
    QString name{};
    std::size_t index = 0;  ///< into Workspace::folder.migrations
    QString file{};  ///< what runs: of a plan that reverts, the revert script
    QString sha256{};  ///< of the forward script, whichever runs
    bool isTransactional = true;  ///< it and its ledger row commit together
    int statements = 0;
    QString revertFile{};  ///< empty: none
    QString revertSha256{};
    Severity risk{};
};

/// Which way a plan goes. Reverting runs each migration's revert script and takes its row in the ledger back.
enum class Direction { Forward, Revert };

/// The ordered migrations for one target. Values only; the bytes stay in the workspace it was made from.
struct Plan
{
    TargetIdentity target{};
    std::vector<PlannedMigration> migrations{};
    QString digest{};  ///< "sha256:…" over canonicalPlan()
    std::vector<Error> obstacles{};  ///< why this plan cannot be deployed as it is: one error each, worst first
    Direction direction = Direction::Forward;
};

/// What the digest covers: system identifier, database name and, in order, each migration's name, content hash and
/// revert hash, as canonical JSON (RFC 8785: sorted keys, no white space); of a plan that reverts, that too.
QByteArray canonicalPlan(const Plan &plan);

/// What a deploy would do, up to and with `to` (empty: all). BadRequest when `to` is no pending migration. Things that
/// stop a deploy (changed, failed or missing migrations, unreadable SQL, meta-commands) are obstacles, not errors: the
/// plan can still be looked at.
Result<Plan> makePlan(const Workspace &workspace, const TargetView &view, const QString &to);

}  // namespace lockstep
