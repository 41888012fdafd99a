// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/inventory.h"

#include <QByteArrayList>

namespace lockstep {

/// Statements that make, drop or change one object by what inventories tell of it, without semicolons. Empty: it cannot
/// be written from that alone.

/// What takes one property from `from` to `to`; either may be null, where the object is new or the property gone.
QByteArrayList alterItem(ItemProperty property, const InventoryItem *from, const InventoryItem &to);
QByteArrayList createItem(const InventoryItem &item);
QByteArrayList dropItem(const InventoryItem &item);

/// What of an object is not said where it is created: its owner, privileges, comment, options.
QByteArrayList dressItem(const InventoryItem &item);

}  // namespace lockstep
