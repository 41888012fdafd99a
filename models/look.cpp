// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/look.h"

namespace lockstep {

using namespace Qt::StringLiterals;

Look lookOf(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return {u"step-waiting"_s, u"muted"_s};
    case StepState::Succeeded:
        return {u"step-current"_s, u"warning"_s};
    case StepState::Confirmed:
        return {u"step-done"_s, u"success"_s};
    case StepState::Failed:
    case StepState::Undone:
    case StepState::Partial:
        return {u"step-failed"_s, u"danger"_s};
    case StepState::Cancelled:
        return {u"cancel"_s, u"warning"_s};
    case StepState::Skipped:
        return {u"check-skip"_s, u"muted"_s};
    }
    Q_UNREACHABLE();
}

Look lookOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return {u"check-pass"_s, u"success"_s};
    case Outcome::Warn:
        return {u"check-warn"_s, u"warning"_s};
    case Outcome::Fail:
        return {u"check-fail"_s, u"danger"_s};
    case Outcome::Skip:
        return {u"check-skip"_s, u"muted"_s};
    }
    Q_UNREACHABLE();
}

Look lookOf(StatementState state)
{
    switch (state) {
    case StatementState::Waiting:
        return {u"step-waiting"_s, u"muted"_s};
    case StatementState::Running:
        return {u"step-current"_s, {}};
    case StatementState::Applied:
        return {u"check-pass"_s, u"success"_s};
    case StatementState::Undone:
        return {u"state-rolledback"_s, u"warning"_s};
    case StatementState::Failed:
        return {u"check-fail"_s, u"danger"_s};
    case StatementState::InDoubt:
        return {u"check-warn"_s, u"danger"_s};
    case StatementState::PassedBy:
        return {u"check-skip"_s, u"muted"_s};
    }
    Q_UNREACHABLE();
}

}  // namespace lockstep
