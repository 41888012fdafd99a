// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/errorplace.h"

#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// "COPY orders, line 3, column total: …", in whatever language; from 1, 0 where there is none. The innermost context
/// comes first: a trigger's, then the COPY's.
int copiedLine(const QString &context)
{
    static const QRegularExpression place(u"(?:^|\\n)COPY [^\\n,]+, \\D{1,24}(\\d+)"_s);
    return place.match(context).captured(1).toInt();
}

/// Line ends between quotes in the first row: the server counts those of later rows alone, because it learns only from
/// the first row's own end which character ends a line (CopyReadLineText in PostgreSQL's copyfromparse.c).
int uncountedLines(const QByteArray &copy, const QByteArray &rows)
{
    const QByteArray words = copy.toLower();
    if (!words.contains("csv") || words.contains("quote"))
        return 0;
    int lines = 0;
    bool isQuoted = false;
    for (const char byte : rows) {
        isQuoted = isQuoted != (byte == '"');
        if (byte == '\n' && !isQuoted)
            return lines;
        lines += byte == '\n' ? 1 : 0;
    }
    return lines;
}

}  // namespace

int lineOfError(const TextMap &map, const Script &script, const Statement &statement, const Error &error)
{
    const int copied = error.sql && statement.rows ? copiedLine(error.sql->context) : 0;
    if (copied > 0) {
        const int uncounted = copied > 1 ? uncountedLines(script.text(statement), script.rows(statement)) : 0;
        return map.at(statement.rows->begin).line + copied - 1 + uncounted;
    }
    const qsizetype inside = error.sql ? std::max<qsizetype>(error.sql->bytePosition, 0) : 0;
    return map.at(statement.range.begin + inside).line;
}

}  // namespace lockstep
