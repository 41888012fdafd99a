// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <protobuf-c/protobuf-c.h>
#include <vector>

namespace lockstep {

/// Memory for one unpacked message, freed as a whole: a tree is thousands of small pieces that live and die together.
class Arena
{
public:
    Arena() = default;
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    /// For the library's unpack functions; what they make lives as long as the arena.
    ProtobufCAllocator *allocator() { return &m_allocator; }

private:
    static void *allocate(void *arena, std::size_t size);
    static void keep(void *, void *) { }
    std::byte *take(std::size_t size);

    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    std::byte *m_free = nullptr;
    std::size_t m_left = 0;
    ProtobufCAllocator m_allocator{&Arena::allocate, &Arena::keep, this};
};

}  // namespace lockstep
