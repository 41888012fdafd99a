// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lockstep::test {

/// Does with a text whatever is done with a file's SQL: cut, parsed, analysed, replayed, reviewed, reverted and
/// compared. A promise of the engine that does not hold ends the program.
void doEverythingWith(const QByteArray &sql);

}  // namespace lockstep::test
