// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

namespace lockstep {

struct BackupOptions : ProjectOptions
{
    ConsentOptions consent{};
    QString folder{};
    QString existing{};
    QString format{};
    std::optional<int> jobs{};
    bool proves = false;
    bool copiesTables = false;
    bool onlyAtRisk = false;
    bool lists = false;
    bool prunes = false;
};

/// lockstep backup --list
Result<int> listKept(const BackupOptions &options, const Surroundings &surroundings);
/// lockstep backup --prune
Result<int> pruneKept(const BackupOptions &options, const Surroundings &surroundings);

}  // namespace lockstep
