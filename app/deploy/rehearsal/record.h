// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A rehearsal on its way out: as CLI.md's JSON, and as a file of the state folder by its plan's digest, which a deploy
// of that very plan can be asked for.

#include "app/deploy/rehearsal/rehearsal.h"

#include <QJsonObject>

namespace lockstep {

/// What a statementFinished event carries.
QJsonObject statementJson(const StatementTrace &trace, Pass pass, const std::optional<Error> &error);
/// What a migrationRehearsed event carries.
QJsonObject migrationJson(const MigrationRehearsal &migration);

/// A rehearsal as it was kept.
struct RehearsalRecord
{
    QString plan{};  ///< digest: "sha256:…"
    QDateTime at{};  ///< UTC
    QString source{};  ///< rehearsalSourceId()
    QString server{};
    bool hasRun = false;
    bool isProven = false;
    QHash<QString, QString> verdicts{};  ///< rollbackVerdictId() by migration
    qint64 durationMs = 0;
    Inventory end{};
};

/// In the state folder, over an earlier one of that plan; of very many the newest stay. And each revert script's
/// verdict, by what is in the files.
Status keepRehearsal(const Workspace &workspace, const QString &digest, const Rehearsal &rehearsal);
/// None where that plan was not rehearsed, or what was kept cannot be read.
std::optional<RehearsalRecord> rehearsalOf(const QString &digest);
/// PolicyRefused where the policy wants a rehearsal that there is not, or that showed something else.
Status requireRehearsal(const Plan &plan, const Policy &policy);
/// RollbackVerdict's word of the newest rehearsal of these very bytes, forward and revert; empty: there was none.
QString testedRevert(const Migration &migration);

}  // namespace lockstep
