// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/textmap.h"

#include <QByteArray>

#include <vector>

namespace lockstep {

/// One side of a row: a line of its text, or a gap where the other side alone has one.
struct SideLine
{
    int number = 0;  ///< from 1, in its own text; 0: a gap
    QByteArray text{};  ///< without its line end
    ByteRange changed{};  ///< in a changed row, what of the line the other side has not
};

struct SideRow
{
    SideLine before{};
    SideLine after{};
    bool isChanged = false;
};

/// Changed rows that follow each other; `end` is one past the last.
struct RowBlock
{
    int begin = 0;
    int end = 0;
    friend bool operator==(const RowBlock &, const RowBlock &) = default;
};

/// Two versions of a text beside each other, row by row.
struct SideBySide
{
    std::vector<SideRow> rows{};
    std::vector<RowBlock> changes{};
    bool endsDiffer = false;  ///< in CR LF against LF, a byte order mark or the end of the last line: no row tells that
};

/// What was removed and what took its place stand in one row where they are alike.
SideBySide sideBySide(const QByteArray &before, const QByteArray &after);

}  // namespace lockstep
