// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The SQL room: PostgreSQL's own scanner and parser (libpg_query), statements and what they do.
// It knows no file and no server. All offsets are bytes into the UTF-8 text given; see core/textmap.h for the rest.

#include "app/core/textmap.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace lockstep {

enum class TokenKind {
    Keyword,
    Identifier,
    QuotedIdentifier,
    String,
    DollarString,
    Number,
    Comment,
    Parameter,
    Operator
};

struct Token
{
    ByteRange range;
    TokenKind kind{};
};

/// Where and why the scanner or the parser stopped.
struct SqlProblem
{
    QString text;  ///< the library's own words
    qsizetype byteOffset = 0;  ///< into the whole text
};

struct ScanResult
{
    std::vector<Token> tokens;  ///< in order, comments included; up to the problem when there is one
    std::optional<SqlProblem> problem{};
};

/// Cuts the text as PostgreSQL's scanner does. An unterminated quote or comment, or a NUL byte, ends the tokens and is
/// the problem; what stands before it is still cut. Any thread.
ScanResult scan(const QByteArray &sql);

}  // namespace lockstep
