// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: the words of Prisma's schema language.

#include "app/core/textmap.h"

#include <QString>

#include <vector>

namespace lockstep {

struct PrismaToken
{
    enum class Kind { Name, Number, Text, Sign, LineEnd, Unknown, End };
    Kind kind{};
    QString text{};  ///< a string's content without its quotes; a sign may be "@@"
    ByteRange range{};

    bool isSign(QLatin1StringView sign) const { return kind == Kind::Sign && text == sign; }
};

/// Without comments; a line end each where lines end, and End last.
std::vector<PrismaToken> scanPrisma(const QByteArray &bytes);

}  // namespace lockstep
