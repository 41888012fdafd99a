// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

#include <QJsonArray>

namespace lockstep {

/// The files that a draft writes: [{"file": …, "replaced": false}].
QJsonArray draftFilesJson(const DraftedMigration &drafted);

}  // namespace lockstep
