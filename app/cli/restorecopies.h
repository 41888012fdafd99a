// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/cli/restoreview.h"

namespace lockstep {

/// Rows put back from the copies of tables, instead of a backup restored.
struct CopiesOptions
{
    bool isMeant = false;
    std::vector<std::string> tables{};
    QString run{};
    bool overwrites = false;
};
void addCopies(CLI::App &command, CopiesOptions &options);

Result<int> restoreCopies(const CopiesOptions &options, const ConsentOptions &consent, bool isTrial,
                          const OpenedTarget &opened, const Surroundings &surroundings);

}  // namespace lockstep
