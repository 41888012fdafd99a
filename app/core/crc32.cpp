// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/crc32.h"

#include <array>

namespace lockstep {
namespace {

constexpr std::array<quint32, 256> makeTable()
{
    std::array<quint32, 256> table{};
    for (quint32 index = 0; index < table.size(); ++index) {
        quint32 value = index;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? (value >> 1) ^ 0xEDB88320U : value >> 1;
        table[index] = value;
    }
    return table;
}

constexpr std::array<quint32, 256> table = makeTable();

}  // namespace

quint32 crc32(QByteArrayView bytes, quint32 begun)
{
    quint32 value = ~begun;
    for (const char byte : bytes)
        value = table[(value ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (value >> 8);
    return ~value;
}

}  // namespace lockstep
