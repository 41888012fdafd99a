// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/runrecord.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lockstep {

/// What can happen to a step.
enum class StepEvent { Succeed, Confirm, Fail, Undo, LeaveEffects, Cancel, Skip };

struct Transition
{
    StepState from;
    StepEvent event;
    StepState to;
};

/// Every way a step may go; a pair that is not listed is refused. A step that ended without success, or was not yet
/// confirmed, may be performed again: Migrate first asks the server what is there already.
inline constexpr auto transitions = [] {
    using enum StepState;
    constexpr std::array performable{Waiting, Succeeded, Failed, Undone, Partial, Cancelled};
    constexpr std::array outcomes{
        std::pair{StepEvent::Succeed, Succeeded}, std::pair{StepEvent::Fail, Failed},
        std::pair{StepEvent::Undo, Undone},       std::pair{StepEvent::LeaveEffects, Partial},
        std::pair{StepEvent::Cancel, Cancelled},  std::pair{StepEvent::Skip, Skipped},
    };
    std::array<Transition, performable.size() * outcomes.size() + 1> table{};
    std::size_t row = 0;
    for (const StepState from : performable) {
        for (const auto &[event, to] : outcomes)
            table[row++] = {from, event, to};
    }
    table[row] = {Succeeded, StepEvent::Confirm, Confirmed};
    return table;
}();

constexpr std::optional<StepState> nextState(StepState from, StepEvent event)
{
    for (const Transition &row : transitions) {
        if (row.from == from && row.event == event)
            return row.to;
    }
    return std::nullopt;
}

/// The steps before it must stand so for the next one to run.
constexpr bool isSettled(StepState state)
{
    return state == StepState::Confirmed || state == StepState::Skipped;
}

static_assert(!nextState(StepState::Confirmed, StepEvent::Succeed), "what was confirmed is not done twice");
static_assert(!nextState(StepState::Failed, StepEvent::Confirm), "a failure cannot be confirmed away");

}  // namespace lockstep
