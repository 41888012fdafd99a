// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <utility>

namespace lockstep {
namespace {

/// Below this many a second thread costs more than it brings.
constexpr std::size_t worthwhile = 8;

thread_local bool isShared = false;

/// While a thread does its part of what several share: what that part would share out again, it does by itself. Every
/// core has its thread by then.
class Part
{
public:
    explicit Part(std::size_t count)
        : m_before(std::exchange(isShared, isShared || count >= worthwhile))
    { }
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;
    ~Part() { isShared = m_before; }

private:
    bool m_before;
};

/// How many indexes a thread takes at once: few enough that none is left alone with a long rest.
std::size_t handfulOf(std::size_t count)
{
    return std::clamp<std::size_t>(count / 64, 1, 16);
}

std::vector<std::jthread> helpers(std::size_t count, const std::function<void()> &work)
{
    std::vector<std::jthread> threads;
    const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
    try {
        while (!isShared && count >= worthwhile && threads.size() + 1 < cores)
            threads.emplace_back(work);
    } catch (const std::system_error &) {
        // No more threads to be had: those that are there do the work.
    }
    return threads;
}

}  // namespace

Status forEachIndex(std::size_t count, const std::function<void(std::size_t)> &work, const JobContext &context,
                    const std::function<void(std::size_t)> &onProgress)
{
    const std::size_t handful = handfulOf(count);
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;
    std::size_t told = 0;
    const auto tell = [&] {
        if (onProgress && told != done) {
            told = done;
            onProgress(told);
        }
    };
    const auto takeTurns = [&](const std::function<void()> &report) {
        const Part part(count);
        while (!context.stopRequested()) {
            const std::size_t begin = next.fetch_add(handful);
            if (begin >= count)
                return;
            const std::size_t end = std::min(begin + handful, count);
            for (std::size_t index = begin; index < end; ++index)
                work(index);
            done += end - begin;
            if (report)
                report();
        }
    };
    {
        const auto threads = helpers(count, [&] { takeTurns({}); });
        takeTurns(tell);
    }
    tell();  // of what the others finished last
    return context.checkpoint();
}

Status forEachInOrder(std::size_t count, const std::function<void(std::size_t)> &work,
                      const std::function<void(std::size_t)> &then, const JobContext &context)
{
    std::vector<std::atomic<bool>> ready(count);
    std::atomic<std::size_t> next = 0;
    const auto takeTurn = [&] {
        const std::size_t index = next.fetch_add(1);
        if (index >= count)
            return false;
        const Part part(count);
        work(index);
        ready[index] = true;
        ready[index].notify_one();
        return true;
    };
    const auto threads = helpers(count, [&] {
        while (!context.stopRequested() && takeTurn()) { }
    });
    for (std::size_t index = 0; index < count && !context.stopRequested(); ++index) {
        // Whoever took it finishes it.
        while (!ready[index]) {
            if (!takeTurn())
                ready[index].wait(false);
        }
        then(index);
    }
    return context.checkpoint();
}

}  // namespace lockstep
