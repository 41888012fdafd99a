// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

namespace lockstep {

/// Why now is not the time: a protected environment outside of its deploy window wants a reason, in words, which
/// becomes part of the record. None where it may be deployed to.
std::optional<Confirmation> outsideWindow(const ProjectConfig &config, const TargetChoice &choice,
                                          const QDateTime &now);

inline constexpr QLatin1StringView outsideWindowId{"outside-window"};

}  // namespace lockstep
