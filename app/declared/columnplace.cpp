// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/columnplace.h"

#include "app/sql/scanner.h"

namespace lockstep {
namespace {

QString nameOf(const QByteArray &text)
{
    const QString name = QString::fromUtf8(text);
    return name.startsWith(u'"') ? name.mid(1, name.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""))
                                 : name.toLower();
}

}  // namespace

ByteRange columnPlace(const QByteArray &sql, ByteRange statement, const QString &column)
{
    const QByteArray text = sql.mid(statement.begin, statement.length());
    int depth = 0;
    bool isFirst = false;  // of an element of the list
    for (const Token &token : scan(text).tokens) {
        const QByteArray word = text.mid(token.range.begin, token.range.length());
        if (token.kind == TokenKind::Comment)
            continue;
        if (isFirst && depth == 1 && nameOf(word) == column)
            return {statement.begin + token.range.begin, statement.begin + token.range.end};
        depth += word == "(" ? 1 : word == ")" ? -1 : 0;
        isFirst = depth == 1 && (word == "(" || word == ",");
    }
    return statement;
}

}  // namespace lockstep
