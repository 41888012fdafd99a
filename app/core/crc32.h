// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lockstep {

/// CRC-32 as in IEEE 802.3, ZIP and PNG (reflected, polynomial 0x04C11DB7): of "123456789" it is 0xCBF43926. A value
/// given as `begun` is continued.
quint32 crc32(QByteArrayView bytes, quint32 begun = 0);

}  // namespace lockstep
