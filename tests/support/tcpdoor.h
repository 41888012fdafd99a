// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/project/connectionurl.h"

#include <list>
#include <mutex>
#include <thread>

namespace lockstep::test {

/// A TCP port of this computer that leads to a server's Unix socket, for programs that know no sockets. Closed, with
/// all that came through it, when the value dies.
class TcpDoor
{
public:
    explicit TcpDoor(const ConnectionUrl &url);
    ~TcpDoor();
    TcpDoor(const TcpDoor &) = delete;
    TcpDoor &operator=(const TcpDoor &) = delete;

    /// postgresql://USER:x@127.0.0.1:PORT/DATABASE?sslmode=disable; a password, because some tools insist on one.
    QString urlText() const;
    int port() const { return m_port; }
    /// What comes through from now on is led to this server; what came before stays where it is, until it is cut off.
    void leadTo(const ConnectionUrl &url);
    /// Ends every passage, as a network does.
    void cutOff();
    /// The same, and nobody comes in any more.
    void close();
    /// Ends a passage when a client says `words`, the `nth` time from now on that one does: whether or not they still
    /// reach the server, its answer does not come back.
    void cutAt(const QByteArray &words, int nth, bool reachServer);
    /// How often they were said since.
    int timesSaid();

private:
    struct Passage
    {
        int outside = -1;
        int inside = -1;
        std::jthread in{};
        std::jthread out{};
    };
    void welcome();
    enum class Passing { Through, OnlyTheWords, Nothing };
    Passing judge(QByteArrayView said);
    void carryIn(int outside, int inside);

    ConnectionUrl m_url;
    QByteArray m_path;  ///< guarded by the mutex, as what follows it
    int m_listener = -1;
    int m_port = 0;
    std::mutex m_mutex{};
    bool m_isClosing = false;
    QByteArray m_words{};
    int m_fatal = 0;
    int m_said = 0;
    bool m_wordsReachServer = false;
    std::list<Passage> m_passages{};
    std::jthread m_porter{};
};

}  // namespace lockstep::test
