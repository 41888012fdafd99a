// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace lockstep {

/// Liquibase's checksum, version 9, of a changeset with these changes; empty for none. LEDGERS.md, section 2.9.
QString liquibaseChecksum(const std::vector<QByteArray> &changes);

}  // namespace lockstep
