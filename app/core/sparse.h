// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace lockstep {

/// As std::optional, for what is large and seldom there: it takes a pointer where it is not.
template <typename T>
class Boxed
{
public:
    Boxed() = default;
    Boxed(T value)
        : m_held(std::make_unique<T>(std::move(value)))
    { }
    /// From what T consists of, as std::optional takes it in braces.
    template <typename... Parts>
    requires(sizeof...(Parts) > 1) Boxed(Parts &&...parts)
        : m_held(std::make_unique<T>(T{std::forward<Parts>(parts)...}))
    { }
    Boxed(std::optional<T> value)
        : m_held(value ? std::make_unique<T>(*std::move(value)) : nullptr)
    { }
    Boxed(const Boxed &other)
        : m_held(other.m_held ? std::make_unique<T>(*other.m_held) : nullptr)
    { }
    Boxed(Boxed &&other) noexcept = default;
    Boxed &operator=(const Boxed &other)
    {
        if (this != &other)
            m_held = Boxed(other).m_held;
        return *this;
    }
    Boxed &operator=(Boxed &&other) noexcept = default;
    ~Boxed() = default;

    bool has_value() const { return bool(m_held); }
    explicit operator bool() const { return bool(m_held); }
    const T &operator*() const { return *m_held; }
    T &operator*() { return *m_held; }
    const T *operator->() const { return m_held.get(); }
    T *operator->() { return m_held.get(); }
    void reset() { m_held.reset(); }

private:
    std::unique_ptr<T> m_held;
};

/// A value that is as T begins nearly always, an empty list say: it takes a pointer as long as nobody edits it. To
/// those who read it, it is a T.
template <typename T>
class Sparse
{
public:
    Sparse() = default;
    Sparse(T value)
        : m_held(std::move(value))
    { }

    operator const T &() const { return read(); }
    const T &read() const
    {
        static const T none{};
        return m_held ? *m_held : none;
    }
    const T *operator->() const { return &read(); }
    T &edit()
    {
        if (!m_held)
            m_held = T{};
        return *m_held;
    }

    auto begin() const { return read().begin(); }
    auto end() const { return read().end(); }
    bool empty() const { return read().empty(); }
    bool isEmpty() const { return read().isEmpty(); }
    auto size() const { return read().size(); }
    template <typename Value>
    bool contains(const Value &value) const
    {
        return read().contains(value);
    }
    const auto &front() const { return read().front(); }

private:
    Boxed<T> m_held;
};

}  // namespace lockstep
