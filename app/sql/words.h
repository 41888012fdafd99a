// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/scanner.h"

#include <algorithm>
#include <span>

namespace lockstep {

/// A token's text in upper case, as keywords are compared. Empty for what is longer than any keyword.
inline QByteArray wordAt(const QByteArray &sql, const Token &token)
{
    constexpr qsizetype longestWord = 63;
    const bool isWord = token.kind == TokenKind::Keyword || token.kind == TokenKind::Identifier;
    return isWord && token.range.length() <= longestWord ? sql.mid(token.range.begin, token.range.length()).toUpper()
                                                         : QByteArray();
}

inline bool isAmong(std::span<const char *const> words, const QByteArray &word)
{
    return std::ranges::any_of(words, [&word](const char *one) { return word == one; });
}

/// Whether the token is this sign alone.
inline bool isSign(const QByteArray &sql, const Token &token, char sign)
{
    return token.kind == TokenKind::Operator && token.range.length() == 1 && sql[token.range.begin] == sign;
}

}  // namespace lockstep
