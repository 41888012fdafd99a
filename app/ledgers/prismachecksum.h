// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lockstep {

/// The text as Node reads the file: every invalid UTF-8 sequence becomes U+FFFD, once a maximal subpart (Unicode 15,
/// section 3.9; the WHATWG encoding standard); a byte order mark stays.
QByteArray readAsNode(const QByteArray &bytes);

/// Prisma's checksum of a migration.sql: SHA-256 of the text as Node reads it, lower-case hex.
QString prismaChecksum(const QByteArray &bytes);

/// Would Prisma take the file for the one with this checksum? It also accepts the text with CR LF made LF and with LF
/// made CR LF, and compares a checksum that is not 64 characters long in an old form without leading zeros
/// (schema-engine, checksum.rs).
bool prismaChecksumMatches(const QByteArray &bytes, const QString &checksum);

}  // namespace lockstep
