// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For tools that keep both directions in one file, each under a line that names it ("-- migrate:up").

#include "app/migrations/migration.h"

#include <QRegularExpression>

namespace lockstep {

/// A line that begins a part of a file or says something about it.
struct Marker
{
    qsizetype begin = 0;  ///< offset of the line in the file
    qsizetype end = 0;  ///< behind its line end
    int line = 1;
    QRegularExpressionMatch match{};
};

/// The lines of a file that `form` matches. It sees one line at a time, without its line end, its bytes as Latin-1, so
/// that a file in a wrong encoding is still taken apart where its tool would.
std::vector<Marker> markersIn(const QByteArray &bytes, const QRegularExpression &form);

/// The first .sql file by name, of those that `isNamed` takes, whose beginning has such a line; none is empty. Looks
/// into the first few alone.
QString firstMarked(const QString &folder, const QRegularExpression &form, bool (*isNamed)(const QString &));

/// The file with only the part from `begin` to `end` (offsets, end excluded) to be run.
SqlFile partOf(const SqlFile &file, qsizetype begin, qsizetype end);

/// What of a file that was taken apart into `migration` runs in a direction, as Layout::section says it: none of it
/// where the file has no such direction.
std::optional<QByteArray> sectionOf(const Migration &migration, bool isRevert);

/// Whether the part has anything but white space and comments that begin with "--", as the tools look for it.
bool holdsSql(QByteArrayView part);

}  // namespace lockstep
