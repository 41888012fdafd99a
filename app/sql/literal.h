// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/reader.h"

namespace lockstep {

/// What a string constant means, and whether it stands in the text as it is.
struct Literal
{
    QByteArray text{};
    qsizetype begin = 0;  ///< where its content starts in the text around it
    bool verbatim = false;  ///< no doubled quotes or escapes: offsets into `text` can be translated
};

/// The content of a String or DollarString token.
Literal literalAt(const QByteArray &sql, const Token &token);

/// The literal's content as a piece of its own, inside `outer`.
Piece pieceOf(const Literal &literal, const Piece &outer, ByteRange place);

}  // namespace lockstep
