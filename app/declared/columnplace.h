// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/textmap.h"

#include <QString>

namespace lockstep {

/// Where within a CREATE TABLE the column's definition begins: its name. The whole statement where it is not found,
/// such as in ALTER TABLE.
ByteRange columnPlace(const QByteArray &sql, ByteRange statement, const QString &column);

}  // namespace lockstep
