// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace lockstep::bench {

/// Every .sql below a folder, sorted.
QStringList sqlBelow(const QString &folder);

/// A long script of short statements, the same at each call: mostly rows, among them what a migration does to a schema.
QByteArray longScript(qsizetype bytes);

/// Plain migrations with revert scripts, as many as asked for; false when they cannot be written.
bool writeMigrations(const QString &folder, int count);

/// Small files of short statements (twenty a file, some sixty bytes each), as many as asked for: their paths, in order;
/// none when they cannot be written.
QStringList writeSmallFiles(const QString &folder, int count);

enum class SampleLayout { Prisma, Plain };
/// Migrations as the public histories have them in the mean, four statements and a kilobyte each, in that layout; the
/// plain ones with a revert script for every third. False when they cannot be written.
bool writeHistory(const QString &folder, SampleLayout layout, int count);

}  // namespace lockstep::bench
