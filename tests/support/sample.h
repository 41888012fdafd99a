// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace lockstep::test {

/// Whether every case of one kind is to run, not only the chosen ones: LOCKSTEP_AGREE_ALL=1.
inline bool wantsAllCases()
{
    return qEnvironmentVariableIntValue("LOCKSTEP_AGREE_ALL") != 0;
}

}  // namespace lockstep::test
