// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How node-pg-migrate 9 takes the names of its files: utils/fileNameUtils and utils/comparators of its source.

#include <QString>

#include <optional>

namespace lockstep::nodepgmigrate {

/// The number that a file's name begins with, by which files are ordered; 17 digits are a time in UTC and count as its
/// milliseconds. None where the tool stops at the name.
std::optional<double> prefixOf(const QString &fileName);

/// The tool's order of files: by number, then by JavaScript's localeCompare without punctuation.
bool before(const QString &left, const QString &right);

/// .js, .ts and their kin: the tool imports them, and what they do is known when they have run.
bool isProgram(const QString &fileName);

/// What the ledger knows a file by: its name without the extension.
QString nameOf(const QString &fileName);

}  // namespace lockstep::nodepgmigrate
