// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;
class QWidget;

namespace lockstep {

class EffectModel;

/// What each statement of a script does, a row each.
QTableView *createEffectTable(EffectModel *model, QWidget *parent);

}  // namespace lockstep
