// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/sandbox.h"
#include "app/postgres/session.h"

#include <QCoreApplication>

#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

namespace {

using namespace lockstep;

/// Several runs of ctest may share the server: then the last one stops it. A test's database without a session counts
/// while it is young; older ones were left by tests that crashed.
constexpr auto usersQuery = R"(
SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())
     + (SELECT count(*) FROM pg_database WHERE datname LIKE 't\_%'
        AND (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification > now() - interval '1 minute')
)";

bool isInUse()
{
    const auto state = sandboxState({});
    const auto session = Session::open(state ? state->url : ConnectionUrl(), {});
    const auto users = session ? (*session)->execute(usersQuery, {}) : Result<Answer>(session.error());
    return users && users->rows[0][0] != "0";
}

int failed(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(describe(error)));
    return 1;
}

}  // namespace

/// Starts and stops the tests' PostgreSQL: CTest's fixture.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    // ThreadSanitizer stops seeing the locks of a thread that forks while it is the only one; two stay in its sight.
    const std::jthread company([](const std::stop_token &ended) {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        wake.wait(lock, ended, [] { return false; });
    });
    const bool start = argc > 1 && qstrcmp(argv[1], "start") == 0;
    if (start) {
        const auto state = keepSandbox({});
        return state ? 0 : failed(state.error());
    }
    if (isInUse())
        return 0;
    const Status removed = resetSandbox({});
    return removed ? 0 : failed(removed.error());
}
