// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/textmap.h"

#include <QString>

namespace lockstep {

/// The line of a text in which an extent begins, and under it a line that marks the extent: "^~~~" as compilers do,
/// ended by "…" where it goes on in the next line. A long line is cut around the extent. Both are as they may be shown;
/// neither has a line number.
struct Excerpt
{
    QString line{};
    QString marks{};
};
/// `map` is of the same text. Meant for characters of one width: wide ones (East Asian) take two marks.
Excerpt excerptAt(const QByteArray &text, const TextMap &map, ByteRange extent);

}  // namespace lockstep
