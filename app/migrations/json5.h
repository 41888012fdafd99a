// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lockstep {

/// JSON5 (json5.org) as JSON, as far as settings files use it: comments, keys without quotes, single quotes, a comma
/// before a closing bracket. Line ends stay, so that a place in the result is in the same line of the file. What is no
/// JSON5 comes out as no JSON.
QByteArray jsonOfJson5(const QByteArray &text);

}  // namespace lockstep
