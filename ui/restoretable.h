// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/restorecompare.h"
#include "app/deploy/run.h"

#include <functional>

class QTableWidget;
class QWidget;

namespace lockstep {

/// The table of two databases that are compared: what of it differs, and the rows of each table.
void prepareComparison(QTableWidget &table);
void showComparisonIn(QTableWidget &table, const DatabaseComparison &comparison);

/// A box to tick or a field to type into for each, in the widget's layout.
void addConfirmations(QWidget &into, const std::vector<Confirmation> &confirmations,
                      const std::function<void(const QString &id, const std::optional<QString> &text)> &answer);

}  // namespace lockstep
