// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QWidget;

namespace lockstep {

/// Words in place of what is not there, at the top of the room it would have.
QLabel *createWordLabel(QWidget *parent);

}  // namespace lockstep
