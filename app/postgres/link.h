// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: libpqxx's connection as a Session holds it.

#include <pqxx/pqxx>

#include <QByteArray>

#include <locale.h>
#include <memory>
#include <stop_token>

namespace lockstep {

/// Keeps libpq's own words ("LINE 1:", "DETAIL:") in English on this thread while it lives, so that they can be read.
class EnglishLabels
{
public:
    EnglishLabels();
    ~EnglishLabels();
    Q_DISABLE_COPY_MOVE(EnglishLabels)

private:
    locale_t m_before;
};

/// As pqxx::connection; but libpq's handle, which libpqxx keeps for itself, is known, for what libpqxx has no call for.
class Link final : public pqxx::connection_base
{
public:
    explicit Link(const std::string &conninfo)
        : pqxx::connection_base(m_policy)
        , m_policy(conninfo)
    {
        init();
    }
    Q_DISABLE_COPY_MOVE(Link)
    ~Link() { close(); }

    pg_conn *handle() const { return m_policy.known; }

private:
    struct Policy : pqxx::connect_direct
    {
        using pqxx::connect_direct::connect_direct;
        handle do_startconnect(handle before) override { return known = pqxx::connect_direct::do_startconnect(before); }
        handle known = nullptr;
    };
    Policy m_policy;
};

/// Connects on a thread of its own, so that a stop need not wait for a host that does not answer: null then. Throws
/// what connecting throws.
std::unique_ptr<Link> connected(const QByteArray &conninfo, const std::stop_token &stop);

}  // namespace lockstep
