// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/runrecord.h"

#include <QString>

namespace lockstep {

/// How a cell is marked, by names that ui/lookdelegate.cpp turns into an icon and a colour; the word stands in the
/// cell.
enum LookRole {
    IconNameRole = Qt::UserRole + 100,  ///< QString: an icon of resources/icons, or empty
    ToneNameRole,  ///< QString: "success", "warning", "danger", "muted" or empty
};

/// An icon's and a tone's name, as the roles above hand them out.
struct Look
{
    QString icon{};
    QString tone{};
};

Look lookOf(StepState state);
Look lookOf(Outcome outcome);
Look lookOf(StatementState state);

}  // namespace lockstep
