// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/link.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace lockstep {
namespace {

locale_t english()
{
    // newlocale takes over the copy; both live as long as the program.
    static const locale_t locale = newlocale(LC_MESSAGES_MASK, "C", duplocale(LC_GLOBAL_LOCALE));
    return locale;
}

/// Defaults stand before the URL's own words and ours after them: libpq takes the last.
std::string connectionText(const QByteArray &conninfo)
{
    const QByteArray defaults = "connect_timeout=10 keepalives_idle=30 keepalives_interval=10 keepalives_count=3 ";
    return (defaults + conninfo + " application_name=lockstep client_encoding=UTF8").toStdString();
}

/// A connection in the making, owned by the thread that makes it and by the one that waits for it: whichever leaves
/// last destroys what came of it.
class Connecting
{
public:
    static std::shared_ptr<Connecting> begin(const std::string &conninfo)
    {
        auto connecting = std::make_shared<Connecting>();
        std::thread([connecting, conninfo] { connecting->connect(conninfo); }).detach();
        return connecting;
    }

    /// Null on a stop request; throws what connecting threw.
    std::unique_ptr<Link> wait(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_finished.wait(lock, stop, [this] { return m_connection || m_failure; }))
            return nullptr;
        if (m_failure)
            std::rethrow_exception(std::exchange(m_failure, nullptr));
        return std::move(m_connection);
    }

private:
    void connect(const std::string &conninfo)
    {
        const EnglishLabels labels;
        std::unique_ptr<Link> connection;
        std::exception_ptr failure;
        try {
            connection = std::make_unique<Link>(conninfo);
        } catch (...) {
            failure = std::current_exception();
        }
        const std::scoped_lock lock(m_mutex);
        m_connection = std::move(connection);
        m_failure = std::move(failure);
        m_finished.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable_any m_finished;
    std::unique_ptr<Link> m_connection;
    std::exception_ptr m_failure;
};

}  // namespace

EnglishLabels::EnglishLabels()
    : m_before(uselocale(english()))
{ }

EnglishLabels::~EnglishLabels()
{
    uselocale(m_before);
}

std::unique_ptr<Link> connected(const QByteArray &conninfo, const std::stop_token &stop)
{
    return Connecting::begin(connectionText(conninfo))->wait(stop);
}

}  // namespace lockstep
