// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/places.h"

#include "app/core/utf8.h"

#include <algorithm>
#include <span>

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

/// A place on the way through the text.
struct Reached
{
    qsizetype at = 0;
    LineColumn place{};

    void goOn(const QByteArray &sql, qsizetype offset)
    {
        for (; at < std::min(offset, sql.size()); ++at) {
            if (endsLine(sql, at))
                place = {place.line + 1, 1};
            else
                place.column += startsCharacter(sql[at]) ? 1 : 0;
        }
    }
};

/// Of so many at a time, because what is wanted is a list of its own.
constexpr std::size_t placedAtOnce = 65536;

}  // namespace

void placeFindings(const QByteArray &sql, std::vector<Finding> &findings)
{
    Reached start;
    for (std::size_t from = 0; from < findings.size(); from += placedAtOnce) {
        std::vector<Wanted> wanted;
        for (Finding &finding : std::span(findings).subspan(from, std::min(placedAtOnce, findings.size() - from))) {
            wanted.push_back({finding.range.begin, &finding.begin});
            wanted.push_back({lastCharacter(sql, finding.range), &finding.end});
        }
        std::ranges::sort(wanted, {}, &Wanted::offset);
        start.goOn(sql, wanted.front().offset);
        Reached reached = start;
        for (const Wanted &one : wanted) {
            reached.goOn(sql, one.offset);
            *one.place = reached.place;
        }
    }
}

}  // namespace lockstep
