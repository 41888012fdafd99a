// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/claims.h"

namespace lockstep {

/// How a migration's name says when it runs.
enum class PrefixStyle {
    None,
    Number,  ///< 001, V12
    Date,  ///< 20250825
    DateTime,  ///< 20250825120000, 2025-08-25-120000
    Epoch,  ///< seconds or milliseconds since 1970
    Version,  ///< V1.2, 1_2_3 of Flyway
};
Message prefixStyleText(PrefixStyle style);

/// A migration's name, taken apart.
struct NameParts
{
    PrefixStyle style{};
    QString prefix{};  ///< "20250825", as written without a leading letter
    QString words{};  ///< "add_note_to_orders", without extension
};
NameParts nameParts(const QString &migration);

}  // namespace lockstep
