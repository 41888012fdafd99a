// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: what a model and a history may write differently and mean the same, or near enough.

#include "app/schema/snapshot.h"

namespace lockstep {

enum class Likeness { Same, Close, Other };

/// Close: the same values, kept to another precision or length (text and varchar(20), timestamp and timestamp(3)).
Likeness likenessOf(const QString &oneType, const QString &otherType);

/// now() is CURRENT_TIMESTAMP, '{}' is ARRAY[], 0 is '0' and 0.0, any nextval() is any other.
bool isSameDefault(const QString &one, const QString &other);

/// The column counts by itself: by a sequence's default or as an identity.
bool isCounting(const ColumnShape &column);

/// Of an index whose keys are columns, nothing but columns: their names without order and operator class; empty for
/// expressions.
QStringList plainColumns(const IndexShape &index);

}  // namespace lockstep
