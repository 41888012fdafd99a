// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Drift: in what a target's catalog is not what it should be, and the SQL that would make it so. Nothing here writes to
// the target: a migration is written where somebody asks for it, and the usual deploy applies it.

#include "app/deploy/workspace.h"
#include "app/migrations/newfiles.h"
#include "app/schema/inventory.h"
#include "app/schema/migrationsql.h"

namespace lockstep {

/// What the target should be like.
enum class DriftAgainst {
    History,  ///< what its applied files make of an empty database, run in the private PostgreSQL
    Files,  ///< the same, as far as the files alone tell
    Model,  ///< what the project declares beside its migrations
};
QLatin1StringView driftAgainstId(DriftAgainst against);  ///< "history", "files", "model"

/// One thing that differs, both definitions side by side.
struct DriftItem
{
    DifferenceClass difference{};
    QString kind{};  ///< CLI.md's word: "table", "column", "materializedView"
    QString object{};
    QString property{};  ///< "owner", "default"; empty where one side has no such object
    QString expected{};  ///< empty where it is extra
    QString actual{};  ///< empty where it is missing
    QString noise{};  ///< "columnOrder", …: harmless by its nature; empty: it is not
    QString silencedBecause{};  ///< the reason that lockstep.toml gives; empty: it is not silenced
    QDate silencedUntil{};  ///< invalid: for good
    std::vector<SqlStep> sql{};  ///< that would resolve it; empty where nothing here can, or another's SQL does

    bool counts() const { return noise.isEmpty() && silencedBecause.isEmpty(); }
};

struct Drift
{
    DriftAgainst against{};  ///< what it was compared with: the files where the history could not be run
    std::vector<DriftItem> items{};  ///< by kind and object
    MigrationSql
        sql{};  ///< that resolves those that count, in an order in which it can run, and takes none of the rest
    MigrationSql back{};  ///< the way back from there
    std::vector<Message> remarks{};  ///< what could not be compared, silences that have ended
};
/// How many differences count.
int countDrift(const Drift &drift);

struct DriftRequest
{
    WorkspacePtr workspace{};
    TargetView view{};
    DriftAgainst against{};
    QDate today{};  ///< that silences end by
};

/// An Error means that nothing could be compared. The sandbox is started where the history is run.
Result<Drift> findDrift(const DriftRequest &request, const JobContext &context);

/// A new migration of `sql`, which does nothing where there is no drift, with `back` as its revert script, in the
/// project's own layout. Nothing is written. BadRequest where there is nothing to resolve.
Result<DraftedMigration> draftResolution(const Drift &drift, const MigrationFolder &folder, const QString &name,
                                         const QDateTime &at);

}  // namespace lockstep
