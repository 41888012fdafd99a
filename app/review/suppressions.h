// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/script.h"

namespace lockstep {

/// A comment "-- lockstep: allow RULE because REASON" on a line of its own above a statement.
struct Suppression
{
    std::size_t statement = 0;  ///< index of the statement that it stands above
    QString rule{};
    bool hasReason = false;
    ByteRange range{};  ///< the comment
    bool used = false;
};

/// In the file's order. One without a reason silences nothing, and is returned so that the review can say so.
std::vector<Suppression> suppressionsIn(const Script &script);

}  // namespace lockstep
