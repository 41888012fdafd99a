// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace lockstep::bench {

/// Milliseconds of processor time, child processes included, of the fastest of several runs: what disturbs a run only
/// ever makes it slower.
double fastest(int runs, const std::function<void()> &work);

/// The same in the time that a person waits.
double shortest(int runs, const std::function<void()> &work);

/// The process's largest resident size so far, in MB.
double peakMemory();

/// One line: what was measured, its time, and how many times the other time that is.
void printRatio(const QString &what, double milliseconds, const QString &against, double otherMilliseconds);
void print(const QString &line);

}  // namespace lockstep::bench
