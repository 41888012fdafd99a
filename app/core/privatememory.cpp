// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/privatememory.h"

#include <sys/prctl.h>

namespace lockstep {

void keepMemoryPrivate()
{
    // Rather than a limit of cores, which the children would inherit.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace lockstep
