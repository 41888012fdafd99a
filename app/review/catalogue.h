// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/rule.h"

namespace lockstep {

/// A rule as people are told of it, whether it looks at one statement or at the whole history.
struct RuleEntry
{
    QString id{};
    Bucket bucket{};
    Severity severity{};
    Message title{};
    Message why{};
    Message instead{};  ///< may be empty
    bool isOn = true;  ///< in the default set
    int since = 0;  ///< PostgreSQL's major versions; 0: all
    int until = 0;
    QString bad{};  ///< SQL that fires it
    QString good{};  ///< SQL that does not
    bool isOfHistory = false;  ///< the SQL is several files, parted by a line "-- next file"
};

/// Every rule there is, by bucket and then in the order of the tables.
std::vector<RuleEntry> ruleCatalogue();

}  // namespace lockstep
