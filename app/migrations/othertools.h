// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep {

/// The tool whose signs stand in a project's folder, for the message that its layout is not known: "dbmate". Empty when
/// there are none. Signs from LEDGERS.md, section 2.
QString otherToolIn(const QString &root);

}  // namespace lockstep
