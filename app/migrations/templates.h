// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

/// What a new migration and its revert script begin with: comments alone, which the person's SQL replaces.
/// `isExpandContract` has the checklist of a change in three migrations.
Draft draftFromTemplates(const QString &name, const QDateTime &at, bool isExpandContract);

}  // namespace lockstep
