// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What goose makes of a file: its annotations, and where it ends a statement. From goose's parser
// (internal/sqlparser of 3.19 and later); LEDGERS.md, section 2.12.

#include "app/migrations/markers.h"

namespace lockstep {

/// A part of a file, offsets, end excluded.
struct FilePart
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

/// A line behind which goose ends a statement because it ends in a semicolon.
struct GooseCut
{
    qsizetype end = 0;  ///< offset behind the line's text
    int line = 0;
};

struct GooseScript
{
    std::optional<FilePart> up{};
    std::optional<FilePart> down{};
    bool isWithoutTransaction = false;  ///< "NO TRANSACTION" counts for both directions
    std::vector<FilePart> substituted{};  ///< lines in which goose puts environment variables
    std::vector<GooseCut> cuts{};
    int unfinished = 0;  ///< the line of a statement without its final semicolon, 0: none
    Message problem{};  ///< why goose refuses the file whatever its SQL
};

GooseScript readGooseScript(const QByteArray &bytes);

/// The version that a file's name begins with; nothing where goose would find none.
std::optional<qint64> gooseVersion(const QString &fileName);

}  // namespace lockstep
