// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/inventory.h"

namespace lockstep {

/// How statements name an object: "TABLE public.orders", "TRIGGER t ON public.orders"; empty for what has no such name.
QByteArray nounOf(const InventoryItem &item);
/// Its own name, without that of what it hangs from.
QByteArray memberName(const InventoryItem &item);
/// "ALTER VIEW public.v", and of a column "ALTER TABLE public.t ALTER COLUMN c ".
QByteArray alterTable(const InventoryItem &item);
QByteArray alterColumn(const InventoryItem &column);
bool isProcedure(const InventoryItem &item);

}  // namespace lockstep
