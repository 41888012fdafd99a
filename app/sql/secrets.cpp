// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/secrets.h"

#include "app/sql/scanner.h"

#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool namesPassword(QByteArrayView sql)
{
    const QByteArray found = QByteArray::fromRawData(sql.data(), sql.size());
    return found.contains("password") || found.toLower().contains("password");
}

/// Where the scanner does not look: in a text, whose quotes may be doubled, or behind a quote that is never closed.
void addWritten(QByteArrayView sql, qsizetype begin, std::vector<ByteRange> &found)
{
    static const QRegularExpression written(
        uR"(\bpassword\s+(?:e|u&)?(''(?:[^']|'''')*+(?:''|$)|'(?:[^'\\]|''|\\.)*+'?|\$(\w*)\$.*?(?:\$\2\$|$)))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromLatin1(sql);  // a character a byte
    auto matches = written.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        found.push_back({begin + match.capturedStart(1), begin + match.capturedEnd(1)});
    }
}

}  // namespace

std::vector<ByteRange> passwordTexts(const QByteArray &sql)
{
    std::vector<ByteRange> found;
    if (!namesPassword(sql))
        return found;
    const QByteArrayView view(sql);
    const ScanResult scanned = scan(sql);
    bool isPassword = false;
    qsizetype word = 0;
    for (const Token &token : scanned.tokens) {
        const QByteArrayView text = view.sliced(token.range.begin, token.range.length());
        const bool isText = token.kind == TokenKind::String || token.kind == TokenKind::DollarString;
        if (isPassword && isText)
            found.push_back(token.range);
        else if (isText && namesPassword(text))
            addWritten(text, token.range.begin, found);
        if (token.kind == TokenKind::Comment)
            continue;
        isPassword = text.compare("password", Qt::CaseInsensitive) == 0;
        word = token.range.begin;
    }
    if (scanned.problem) {
        const qsizetype seen = scanned.tokens.empty() ? 0 : scanned.tokens.back().range.end;
        const qsizetype from = isPassword ? word : seen;
        addWritten(view.sliced(from), from, found);
    }
    return found;
}

QByteArray withoutPasswords(QByteArray sql)
{
    for (const ByteRange &range : passwordTexts(sql)) {
        for (qsizetype at = range.begin; at < range.end; ++at) {
            const bool isQuote = sql[at] == '\'' && (at == range.begin || at + 1 == range.end);
            if (!isQuote && sql[at] != '\n' && sql[at] != '\r')
                sql[at] = '*';
        }
    }
    return sql;
}

QString withoutPasswords(QString words, const QByteArray &sql)
{
    for (const ByteRange &range : passwordTexts(sql))
        words.replace(QString::fromUtf8(sql.mid(range.begin, range.length())), u"'***'"_s);
    return words;
}

}  // namespace lockstep
