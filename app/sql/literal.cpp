// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/literal.h"

namespace lockstep {
namespace {

Literal dollarQuoted(const QByteArray &sql, const Token &token)
{
    const qsizetype tagEnd = sql.indexOf('$', token.range.begin + 1) + 1;
    const qsizetype tag = tagEnd - token.range.begin;
    return {sql.mid(tagEnd, token.range.end - tag - tagEnd), tagEnd, true};
}

char unescaped(char letter)
{
    switch (letter) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    default:
        return letter;
    }
}

/// Between two quotes: nothing for a doubled one, and for a string that goes on after a line's end, the gap.
qsizetype nextQuote(const QByteArray &sql, qsizetype from, qsizetype end)
{
    while (from < end && sql[from] != '\'')
        ++from;
    return from;
}

}  // namespace

Literal literalAt(const QByteArray &sql, const Token &token)
{
    if (token.kind == TokenKind::DollarString)
        return dollarQuoted(sql, token);
    const qsizetype open = nextQuote(sql, token.range.begin, token.range.end);
    const bool escapes = sql[token.range.begin] == 'E' || sql[token.range.begin] == 'e';
    Literal literal{{}, open + 1, true};
    for (qsizetype i = open + 1; i < token.range.end; ++i) {
        if (sql[i] == '\'') {
            const bool doubled = i + 1 < token.range.end && sql[i + 1] == '\'';
            i = nextQuote(sql, i + 1, token.range.end);
            literal.verbatim = literal.verbatim && i >= token.range.end;
            if (doubled)
                literal.text += '\'';
        } else if (escapes && sql[i] == '\\' && i + 1 < token.range.end) {
            literal.text += unescaped(sql[++i]);
            literal.verbatim = false;
        } else {
            literal.text += sql[i];
        }
    }
    return literal;
}

Piece pieceOf(const Literal &literal, const Piece &outer, ByteRange place)
{
    Piece piece = outer;
    piece.text = literal.text;
    piece.begin = outer.begin + literal.begin;
    piece.depth = outer.depth + 1;
    if (!literal.verbatim && !outer.whole)
        piece.whole = {outer.begin + place.begin, outer.begin + place.end};
    return piece;
}

}  // namespace lockstep
