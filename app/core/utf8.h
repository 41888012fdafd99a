// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep {

/// Of UTF-8: any other byte goes on with the character before it.
constexpr bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

}  // namespace lockstep
