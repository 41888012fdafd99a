// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lockstep {

/// Version, licence and what the program stands on.
void showAbout(QWidget *parent);

}  // namespace lockstep
