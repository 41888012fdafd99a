// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/report/claims.h"
#include "app/review/history.h"
#include "app/review/reverts.h"

namespace lockstep {

/// A statement of a migration that destroys rows or values that were there before the migration.
struct DataLoss
{
    std::size_t migration = 0;
    EffectKind kind{};
    QString object{};  ///< "orders", "orders.note"
    Place place{};
    std::optional<Place> copy{};  ///< a statement shortly before it that reads what goes into another place
};

/// Follows a replay and collects them. What the same migration made is no loss, nor is what is not there.
class DataLossReader
{
public:
    explicit DataLossReader(const Workspace &workspace);

    void look(Origin where, const Replay &schema);
    std::vector<DataLoss> take() { return std::move(m_found); }

private:
    /// A statement that may write what it reads into another place.
    struct Copier
    {
        Origin where{};
        QStringList reads{};  ///< relations whose rows it writes elsewhere, as resolved
        QStringList updates{};  ///< relations of an UPDATE, which may fill one column from another
        QStringList words{};  ///< identifiers that it reads, assigned ones left out
    };

    bool isLost(const Effect &effect, const Replay &schema, int migration) const;
    std::optional<Place> copyOf(const QString &table, const QString &column, Origin where) const;
    void rememberCopies(Origin where, const Replay &schema);
    Place placeOf(Origin where, qsizetype offset) const;

    const Workspace &m_workspace;
    std::vector<Copier> m_copiers;
    std::vector<DataLoss> m_found;
};

/// The line of a migration's forward script at an offset.
Place forwardPlace(const Workspace &workspace, std::size_t migration, qsizetype offset);
/// Where the revert script's SQL begins.
Place revertPlace(const Workspace &workspace, const std::vector<RevertReading> &reverts, std::size_t migration);

}  // namespace lockstep
