// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/killpoints.h"

#include <atomic>
#include <csignal>
#include <dlfcn.h>
#include <mutex>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep::test {

namespace {

enum class Kind : char { Send = 's', Write = 'w', Sync = 'f', Rename = 'r' };

KillPoint chosen;
std::atomic<bool> isArmed = false;
std::mutex mutex;
std::string passed;  // guarded by the mutex

void strike()
{
    if (chosen.postmaster == 0)
        ::kill(::getpid(), SIGKILL);
    ::kill(chosen.postmaster, SIGQUIT);
}

int count(Kind kind)
{
    const std::lock_guard guard(mutex);
    passed += char(kind);
    return int(passed.size());
}

/// Does `act` as one point.
template <typename Act>
auto through(Kind kind, const Act &act)
{
    if (!isArmed || (chosen.onlySends && kind != Kind::Send))
        return act();
    const bool isIt = count(kind) == chosen.number;
    if (isIt && chosen.moment == KillMoment::Before)
        strike();
    const auto result = act();
    if (isIt && chosen.moment == KillMoment::After)
        strike();
    return result;
}

template <typename Function>
Function *original(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

bool isFile(int descriptor)
{
    struct stat status
    { };
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

void armKillPoint(const KillPoint &point)
{
    chosen = point;
    isArmed = true;
}

std::string killPointsPassed()
{
    const std::lock_guard guard(mutex);
    return passed;
}

}  // namespace lockstep::test

using namespace lockstep::test;

extern "C" {

ssize_t send(int socket, const void *data, size_t size, int flags)
{
    static auto *const real = original<decltype(::send)>("send");
    return through(Kind::Send, [&] { return real(socket, data, size, flags); });
}

ssize_t write(int file, const void *data, size_t size)
{
    static auto *const real = original<decltype(::write)>("write");
    if (!isFile(file))
        return real(file, data, size);
    return through(Kind::Write, [&] { return real(file, data, size); });
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset)
{
    static auto *const real = original<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    return through(Kind::Write, [&] { return real(file, data, size, offset); });
}

ssize_t pwrite(int file, const void *data, size_t size, off_t offset)
{
    static auto *const real = original<ssize_t(int, const void *, size_t, off_t)>("pwrite");
    return through(Kind::Write, [&] { return real(file, data, size, offset); });
}

int fsync(int file)
{
    static auto *const real = original<int(int)>("fsync");
    return through(Kind::Sync, [&] { return real(file); });
}

int fdatasync(int file)
{
    static auto *const real = original<int(int)>("fdatasync");
    return through(Kind::Sync, [&] { return real(file); });
}

int rename(const char *from, const char *to) noexcept
{
    static auto *const real = original<int(const char *, const char *)>("rename");
    return through(Kind::Rename, [&] { return real(from, to); });
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    static auto *const real = original<int(int, const char *, int, const char *, unsigned)>("renameat2");
    return through(Kind::Rename, [&] { return real(fromFolder, from, toFolder, to, flags); });
}
}
