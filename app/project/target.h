// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/project/connectionurl.h"
#include "app/project/projectconfig.h"

#include <optional>

namespace lockstep {

/// The target a person chose, before any connection is made.
struct TargetChoice
{
    QString environment{};  ///< name in lockstep.toml, "sandbox", or empty for a bare URL
    std::optional<ConnectionUrl> url{};  ///< none for the sandbox, whose address is known once it runs
    QString colour{};  ///< one of Environment's colours, never empty
    bool isProtected = false;
    Policy policy{};
    QString source{};  ///< where the address came from: "--target", "lockstep.toml", "DATABASE_URL in .env", …

    bool isSandbox() const { return !url.has_value(); }
};

/// CLI.md's order: `option` (a URL, an environment or "sandbox"; empty when not given), the environment chosen in
/// lockstep.toml, DATABASE_URL / POSTGRES_URL and PG* from the process, then from .env.local / .env.
/// TargetUnknown when nothing names one; the hint lists what would.
Result<TargetChoice> chooseTarget(const QString &root, const ProjectConfig &config, const QString &option);

}  // namespace lockstep
