// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/measured.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <sys/resource.h>
#include <vector>

namespace lockstep::bench {

using namespace Qt::StringLiterals;

namespace {

double milliseconds(const timeval &time)
{
    return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
}

/// Of this process and of those it has waited for.
double processorTime()
{
    double time = 0;
    for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        getrusage(who, &usage);
        time += milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    }
    return time;
}

}  // namespace

double fastest(int runs, const Action &work, const Action &tidy)
{
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < runs; ++run) {
        const double before = processorTime();
        work();
        best = std::min(best, processorTime() - before);
        tidy();
    }
    return best;
}

double shortest(int runs, const Action &work, const Action &tidy)
{
    double best = std::numeric_limits<double>::max();
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer clock;
        clock.start();
        work();
        best = std::min(best, double(clock.nsecsElapsed()) / 1e6);
        tidy();
    }
    return best;
}

double usual(int runs, const Action &work, const Action &tidy)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run)
        times.push_back(shortest(1, work, tidy));
    const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

double peakMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

void print(const QString &line)
{
    std::puts(qUtf8Printable(line));
    std::fflush(stdout);
}

void printRatio(const QString &what, double milliseconds, const QString &against, double otherMilliseconds)
{
    print(u"  %1 %2 ms = %3 x %4"_s.arg(what, -28)
              .arg(milliseconds, 9, 'f', 1)
              .arg(milliseconds / otherMilliseconds, 6, 'f', 2)
              .arg(against));
}

}  // namespace lockstep::bench
