// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace lockstep {

/// A file, read once: what was hashed and shown is what runs.
struct SqlFile
{
    QString path{};  ///< relative to the project, with '/'
    QByteArray bytes{};
    QString sha256{};  ///< of the bytes, lower-case hex; where isFilled, of what runs

    /// What of the file runs, where that is not all of it: as long as `bytes`, everything else (the other direction's
    /// section, a byte order mark) blanked, so that every offset, line and column is the file's.
    std::optional<QByteArray> section{};
    bool isFilled = false;  ///< placeholders in `section` were filled in: lines are the file's, offsets are not

    const QByteArray &sql() const { return section ? *section : bytes; }
};

/// When the tool runs a migration again.
enum class Repeat {
    Once,
    OnChange,  ///< whenever its file differs from what the ledger has (Flyway's R__, Liquibase's runOnChange)
    Always,  ///< with every deploy (Liquibase's runAlways)
};

/// One forward change with a name, and the script that undoes it when there is one.
struct Migration
{
    QString name{};  ///< unique in its folder; what the tool's own messages call it
    SqlFile forward{};
    std::optional<SqlFile> revert{};
    bool isBaseline = false;  ///< describes an existing database; never run
    Message problem{};  ///< why it cannot be run as it is (not UTF-8, no migration.sql); empty when it can
    Message note{};  ///< worth knowing and no hindrance (a placeholder for a name); mostly empty
    QString key{};  ///< what the ledger knows it by (a version, a hash); empty: the name
    bool isWithoutTransaction = false;  ///< the file opts out of the tool's transaction, by the tool's directive
    Repeat repeat = Repeat::Once;
    QVariantMap facts{};  ///< what its own ledger alone needs, by the tool's names for it ("when", "previous_hash")

    const QString &ledgerKey() const { return key.isEmpty() ? name : key; }
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
    QString layout{};  ///< layout id: "prisma", "plain", …
    QString folder{};  ///< the migrations folder relative to `root`, "" when it is the root itself
    std::vector<Message> reasons{};  ///< why it is this layout
    std::vector<Migration> migrations{};
    std::vector<Stray> strays{};
    QString ledgerSchema{};  ///< where the tool's own settings in the project put the ledger; empty: its default
    QString ledgerTable{};
    /// What makes the folder as a whole unusable to its tool (two files of one version, a journal that does not fit its
    /// files), with file and line. The rest is still shown, and nothing is written until it is resolved.
    std::vector<Error> problems{};
    /// Other layouts that this same folder may be; which it is, is told by the ledger that the target has.
    QStringList alternatives{};
    bool isLayoutNamed = false;  ///< by a person, in an option or lockstep.toml; otherwise it was found by looking
};

}  // namespace lockstep
