// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/finding.h"

#include <functional>

class QMenu;

namespace lockstep {

/// What may be done about a finding.
struct FindingChoices
{
    std::function<void(const Finding &)> write;  ///< the safer form; null where the text may not be edited
    std::function<void(const Finding &)> silence;  ///< null likewise
    std::function<void(const Finding &)> explain;
    std::function<void(const SaferForm::Step &)> make;  ///< a migration of its own
};

/// Adds what may be done about each of the findings, the worst first; nothing for none.
void addChoices(QMenu &menu, const std::vector<Finding> &findings, const FindingChoices &choices);

/// What, why and what instead, with the SQL where it is mechanical: for a tool tip.
QString hoverText(const std::vector<Finding> &findings);

}  // namespace lockstep
