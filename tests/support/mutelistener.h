// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/project/connectionurl.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lockstep::test {

/// A port of this computer that takes connections and never says a word, as a server does whose network died.
class MuteListener
{
public:
    MuteListener()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof m_address;
        auto *const address = reinterpret_cast<sockaddr *>(&m_address);
        // Listening is enough: the system completes the handshake of what nobody accepts.
        if (::bind(m_socket, address, size) != 0 || ::listen(m_socket, 8) != 0
            || ::getsockname(m_socket, address, &size) != 0)
            qFatal("No port to listen at");
    }
    ~MuteListener() { ::close(m_socket); }
    MuteListener(const MuteListener &) = delete;
    MuteListener &operator=(const MuteListener &) = delete;

    QString urlText() const
    {
        return QStringLiteral("postgresql://someone@127.0.0.1:%1/nothing").arg(ntohs(m_address.sin_port));
    }
    ConnectionUrl url() const { return *parseConnectionUrl(urlText()); }

private:
    int m_socket;
    sockaddr_in m_address = {};
};

}  // namespace lockstep::test
