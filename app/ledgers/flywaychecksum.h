// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lockstep {

/// Flyway's checksum of a file: CRC-32 over its lines without their ends and without a byte order mark, as a signed
/// number. LEDGERS.md, section 2.10.
QString flywayChecksum(const QByteArray &bytes);

/// Java's String.hashCode(), which Flyway adds to a fixed number for the key of its lock.
qint32 javaHashCode(const QString &text);

}  // namespace lockstep
