// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/project/connectionurl.h"

#include <QString>

#include <memory>

namespace lockstep::test {

/// A database of its own on the tests' server, dropped when the value dies. The server is the product's sandbox in
/// $LOCKSTEP_STATE_DIR, started when it does not run yet.
class Database
{
public:
    /// Fails the process with a message when no PostgreSQL can be had: a skipped server test would pass for nothing.
    Database();
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    const ConnectionUrl &url() const { return m_url; }
    /// postgresql://… for --target and DATABASE_URL.
    QString urlText() const;
    /// Runs SQL that must succeed, several statements at once allowed; returns the first cell of the last answer as
    /// text.
    QString sql(const QByteArray &statements) const;

private:
    QString m_name;
    ConnectionUrl m_url;
};

}  // namespace lockstep::test
