// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/utf8.h"

#include <QByteArrayView>

namespace lockstep {

/// The byte at which the nth character (from 0) of a UTF-8 text starts; the text's length when it has fewer.
/// libpg_query tells where it stopped in characters and everything else in bytes.
inline qsizetype byteOfCharacter(QByteArrayView text, qsizetype character)
{
    qsizetype seen = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (startsCharacter(text[i]) && ++seen == character)
            return i;
    }
    return text.size();
}

}  // namespace lockstep
