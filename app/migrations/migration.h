// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace lockstep {

/// A file, read once: what was hashed and shown is what runs.
struct SqlFile
{
    QString path{};  ///< relative to the project, with '/'
    QByteArray bytes{};
    QString sha256{};  ///< of the bytes, lower-case hex
};

/// One forward change with a name, and the script that undoes it when there is one.
struct Migration
{
    QString name{};  ///< as the ledger writes it
    SqlFile forward{};
    std::optional<SqlFile> revert{};
    bool isBaseline = false;  ///< describes an existing database; never run
    Message problem{};  ///< why it cannot be run as it is (not UTF-8, no migration.sql); empty when it can
    Message note{};  ///< worth knowing and no hindrance (a placeholder for a name); mostly empty
};

/// A file or folder that the owning tool would never run, and why.
struct Stray
{
    QString path{};
    Message why{};
};

/// A layout's folder as values, in order of execution.
struct MigrationFolder
{
    QString root{};  ///< the project, absolute
    QString layout{};  ///< layout id: "prisma", "plain"
    QString folder{};  ///< the migrations folder relative to `root`, "" when it is the root itself
    std::vector<Message> reasons{};  ///< why it is this layout
    std::vector<Migration> migrations{};
    std::vector<Stray> strays{};
};

}  // namespace lockstep
