// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

namespace lockstep {

/// The error of a rehearsed statement, with a hint where it is the rehearsal that stood in its way: rights that its
/// role has not, a role or an extension that is not there, a limit.
Error explained(Error error);

}  // namespace lockstep
