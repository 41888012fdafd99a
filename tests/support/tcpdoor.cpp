// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tcpdoor.h"

#include <array>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace lockstep::test {

namespace {

int connected(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return -1;
    std::copy(path.begin(), path.end(), address.sun_path);
    const int inside = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(inside, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return inside;
    ::close(inside);
    return -1;
}

QByteArray socketPath(const ConnectionUrl &url)
{
    return QStringLiteral("%1/.s.PGSQL.%2").arg(url.host).arg(url.port).toUtf8();
}

bool sendAll(int to, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(to, bytes.data(), std::size_t(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

/// One direction, until either end closes or `pass` says false; then the other direction ends as well.
template <typename Pass>
void carry(int from, int to, const Pass &pass)
{
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t size = ::recv(from, buffer.data(), buffer.size(), 0);
        if (size <= 0 || !pass(QByteArrayView(buffer.data(), size)))
            break;
    }
    ::shutdown(from, SHUT_RDWR);
    ::shutdown(to, SHUT_RDWR);
}

}  // namespace

TcpDoor::TcpDoor(const ConnectionUrl &url)
    : m_url(url)
    , m_path(socketPath(url))
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const plain = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, 16) != 0
        || ::getsockname(m_listener, plain, &size) != 0)
        qFatal("No port to listen at");
    m_port = ntohs(address.sin_port);
    m_porter = std::jthread([this] { welcome(); });
}

TcpDoor::~TcpDoor()
{
    close();
    ::shutdown(m_listener, SHUT_RDWR);
    m_porter.join();
    for (Passage &passage : m_passages) {
        passage.in.join();
        passage.out.join();
        ::close(passage.outside);
        ::close(passage.inside);
    }
    ::close(m_listener);
}

void TcpDoor::welcome()
{
    for (;;) {
        const int outside = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (outside < 0)
            return;
        const std::lock_guard lock(m_mutex);
        const int inside = connected(m_path);
        if (inside < 0 || m_isClosing) {
            ::close(outside);
            if (inside >= 0)
                ::close(inside);
            continue;
        }
        Passage &passage = m_passages.emplace_back(Passage{outside, inside});
        passage.in = std::jthread([this, outside, inside] { carryIn(outside, inside); });
        passage.out = std::jthread([outside, inside] {
            carry(inside, outside, [outside](QByteArrayView bytes) { return sendAll(outside, bytes); });
        });
    }
}

void TcpDoor::carryIn(int outside, int inside)
{
    carry(outside, inside, [this, outside, inside](QByteArrayView bytes) {
        const Passing passing = judge(bytes);
        // The way back first, or the answer might be quicker.
        if (passing != Passing::Through)
            ::shutdown(outside, SHUT_RDWR);
        return passing != Passing::Nothing && sendAll(inside, bytes);
    });
}

TcpDoor::Passing TcpDoor::judge(QByteArrayView said)
{
    const std::lock_guard lock(m_mutex);
    if (m_words.isEmpty() || said.indexOf(m_words) < 0 || ++m_said != m_fatal)
        return Passing::Through;
    return m_wordsReachServer ? Passing::OnlyTheWords : Passing::Nothing;
}

void TcpDoor::cutAt(const QByteArray &words, int nth, bool reachServer)
{
    const std::lock_guard lock(m_mutex);
    m_words = words;
    m_fatal = nth;
    m_said = 0;
    m_wordsReachServer = reachServer;
}

int TcpDoor::timesSaid()
{
    const std::lock_guard lock(m_mutex);
    return m_said;
}

void TcpDoor::leadTo(const ConnectionUrl &url)
{
    const std::lock_guard lock(m_mutex);
    m_path = socketPath(url);
}

void TcpDoor::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
    }
    cutOff();
}

void TcpDoor::cutOff()
{
    const std::lock_guard lock(m_mutex);
    for (const Passage &passage : m_passages) {
        ::shutdown(passage.outside, SHUT_RDWR);
        ::shutdown(passage.inside, SHUT_RDWR);
    }
}

QString TcpDoor::urlText() const
{
    return QStringLiteral("postgresql://%1:x@127.0.0.1:%2/%3?sslmode=disable")
        .arg(m_url.user, QString::number(m_port), m_url.database);
}

}  // namespace lockstep::test
