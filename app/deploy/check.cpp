// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/check.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

QLatin1StringView outcomeId(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return "pass"_L1;
    case Outcome::Warn:
        return "warn"_L1;
    case Outcome::Fail:
        return "fail"_L1;
    case Outcome::Skip:
        return "skip"_L1;
    }
    Q_UNREACHABLE();
}

int count(const std::vector<Check> &checks, Outcome outcome)
{
    return int(std::ranges::count(checks, outcome, &Check::outcome));
}

}  // namespace lockstep
