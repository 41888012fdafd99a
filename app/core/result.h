// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QtGlobal>

#include <utility>
#include <variant>

namespace lockstep {

/// A value, or the Error that explains why there is none.
///
/// Shaped like std::expected, which GCC 12 offers in C++23 mode only.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    { }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    { }

    explicit operator bool() const noexcept { return m_state.index() == 0; }

    const T &operator*() const &
    {
        Q_ASSERT(*this);
        return *std::get_if<0>(&m_state);
    }
    T &operator*() &
    {
        Q_ASSERT(*this);
        return *std::get_if<0>(&m_state);
    }
    T &&operator*() &&
    {
        Q_ASSERT(*this);
        return std::move(*std::get_if<0>(&m_state));
    }
    const T *operator->() const
    {
        Q_ASSERT(*this);
        return std::get_if<0>(&m_state);
    }
    T *operator->()
    {
        Q_ASSERT(*this);
        return std::get_if<0>(&m_state);
    }

    const Error &error() const &
    {
        Q_ASSERT(!*this);
        return *std::get_if<1>(&m_state);
    }
    Error &error() &
    {
        Q_ASSERT(!*this);
        return *std::get_if<1>(&m_state);
    }
    Error &&error() &&
    {
        Q_ASSERT(!*this);
        return std::move(*std::get_if<1>(&m_state));
    }

private:
    std::variant<T, Error> m_state;
};

/// What a step returns when it has nothing to hand back but may fail.
struct Done
{ };
using Status = Result<Done>;

}  // namespace lockstep
