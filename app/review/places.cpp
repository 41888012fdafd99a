// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/places.h"

#include "app/core/utf8.h"

#include <algorithm>

namespace lockstep {
namespace {

struct Wanted
{
    qsizetype offset = 0;
    LineColumn *place = nullptr;
};

/// As TextMap counts lines: at a line feed, and at a carriage return that stands alone.
bool endsLine(const QByteArray &sql, qsizetype at)
{
    return sql[at] == '\n' || (sql[at] == '\r' && (at + 1 == sql.size() || sql[at + 1] != '\n'));
}

/// The first byte of the range's last character.
qsizetype lastCharacter(const QByteArray &sql, ByteRange range)
{
    qsizetype at = std::min(range.end, sql.size()) - 1;
    while (at > range.begin && !startsCharacter(sql[at]))
        --at;
    return std::max(at, range.begin);
}

}  // namespace

void placeFindings(const QByteArray &sql, std::vector<Finding> &findings)
{
    std::vector<Wanted> wanted;
    for (Finding &finding : findings) {
        wanted.push_back({finding.range.begin, &finding.begin});
        wanted.push_back({lastCharacter(sql, finding.range), &finding.end});
    }
    std::ranges::sort(wanted, {}, &Wanted::offset);
    LineColumn place;
    qsizetype at = 0;
    for (const Wanted &one : wanted) {
        for (; at < std::min(one.offset, sql.size()); ++at) {
            if (endsLine(sql, at))
                place = {place.line + 1, 1};
            else
                place.column += startsCharacter(sql[at]) ? 1 : 0;
        }
        *one.place = place;
    }
}

}  // namespace lockstep
