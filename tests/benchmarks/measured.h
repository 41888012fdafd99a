// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace lockstep::bench {

using Action = std::function<void()>;

/// Milliseconds of processor time, child processes included, of the fastest of several runs: what disturbs a run only
/// ever makes it slower. `tidy` lets go what a run has made, and is not measured.
double fastest(
    int runs, const Action &work, const Action &tidy = [] {});

/// The same in the time that a person waits.
double shortest(
    int runs, const Action &work, const Action &tidy = [] {});

/// The same in the middle of several runs, as it usually is.
double usual(
    int runs, const Action &work, const Action &tidy = [] {});

/// The process's largest resident size so far, in MB.
double peakMemory();

/// One line: what was measured, its time, and how many times the other time that is.
void printRatio(const QString &what, double milliseconds, const QString &against, double otherMilliseconds);
void print(const QString &line);

}  // namespace lockstep::bench
