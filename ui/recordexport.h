// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

namespace lockstep {

/// Writes the run's record in the form that the file's ending names: .md, .html, .json or .pdf. BadRequest for any
/// other; DiskFull or FileUnreadable when it cannot be written. A PDF needs the GUI thread.
Status exportRecord(const RunRecord &run, const QString &path);

/// "deploy-shop-20261120T102030Z", without an ending.
QString recordName(const RunRecord &run);

}  // namespace lockstep
