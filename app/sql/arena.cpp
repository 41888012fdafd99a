// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/arena.h"

#include <algorithm>
#include <new>
#include <utility>

namespace lockstep {
namespace {

constexpr std::size_t blockSize = 16 * 1024;

std::size_t aligned(std::size_t size)
{
    constexpr std::size_t unit = alignof(std::max_align_t);
    return (size + unit - 1) / unit * unit;
}

}  // namespace

/// Called by a library in C, which understands null and no exception.
void *Arena::allocate(void *arena, std::size_t size)
{
    try {
        return static_cast<Arena *>(arena)->take(aligned(size));
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
}

std::byte *Arena::take(std::size_t size)
{
    if (size > m_left) {
        m_left = std::max(size, blockSize);
        m_blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(m_left));
        m_free = m_blocks.back().get();
    }
    m_left -= size;
    return std::exchange(m_free, m_free + size);
}

}  // namespace lockstep
