// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QString>

namespace lockstep {

/// A file's bytes, or a folder's entries, are on the disk when it returns. DiskFull or FileUnreadable on failure.
Status syncFile(const QString &path);

}  // namespace lockstep
