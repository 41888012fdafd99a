// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/script.h"

namespace lockstep {

/// A comment "-- lockstep: allow RULE because REASON" on a line of its own: above a statement, or inside of one above
/// the clause, or the statement of a body, that it is about.
struct Suppression
{
    std::size_t statement = 0;  ///< index of the statement that it stands above or in; their number: behind the last
    QString rule{};
    bool hasReason = false;
    ByteRange range{};  ///< the comment
    std::optional<ByteRange> scope{};  ///< where it stands inside of a statement: what of it is allowed
    bool used = false;

    bool covers(ByteRange finding) const
    {
        return !scope || (finding.begin >= scope->begin && finding.begin < scope->end);
    }
};

/// In the file's order. One without a reason silences nothing, and is returned so that the review can say so.
std::vector<Suppression> suppressionsIn(const Script &script);

}  // namespace lockstep
