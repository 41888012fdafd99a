// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/inventory.h"

#include <QByteArrayList>

namespace lockstep {

/// What takes ItemProperty::Options from one to the other; `from` is null where the object is new.
QByteArrayList alterOptions(const InventoryItem *from, const InventoryItem &to);

}  // namespace lockstep
