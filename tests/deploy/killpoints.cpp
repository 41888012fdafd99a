// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/killpoints.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lockstep::test {

namespace {

enum class Kind : char {
    Send = 's',
    Write = 'w',
    Sync = 'f',
    Rename = 'r',
    Remove = 'u',
    Open = 'o',
    Start = 'x',
    End = 'e',
};

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
    if (!isArmed || (!chosen.kinds.empty() && chosen.kinds.find(char(kind)) == std::string::npos))
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

std::vector<int> spread(int count, int wanted)
{
    const char *asked = std::getenv("LOCKSTEP_KILL_ALL");
    const double stride = asked ? std::max(1, std::atoi(asked)) : std::max(1.0, double(count) / wanted);
    std::vector<int> numbers;
    for (double number = 1; number < count + 1; number += stride)
        numbers.push_back(int(number));
    return numbers;
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

int unlink(const char *path) noexcept
{
    static auto *const real = original<int(const char *)>("unlink");
    return through(Kind::Remove, [&] { return real(path); });
}

int open64(const char *path, int flags, ...)
{
    static auto *const real = original<int(const char *, int, mode_t)>("open64");
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    if (!std::strstr(path, "/backups/"))
        return real(path, flags, mode);
    return through(Kind::Open, [&] { return real(path, flags, mode); });
}

/// QProcess makes pipes for a program right before it starts it.
int pipe2(int ends[2], int flags) noexcept
{
    static auto *const real = original<int(int *, int)>("pipe2");
    return through(Kind::Start, [&] { return real(ends, flags); });
}

int waitid(idtype_t type, id_t process, siginfo_t *facts, int options)
{
    static auto *const real = original<decltype(::waitid)>("waitid");
    return through(Kind::End, [&] { return real(type, process, facts, options); });
}
}
