// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/secrets.h"

#include "app/sql/tokenstream.h"

#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool namesPassword(QByteArrayView sql)
{
    const QByteArray found = QByteArray::fromRawData(sql.data(), sql.size());
    return found.contains("password") || found.contains("://") || found.toLower().contains("password");
}

/// libpq's connection strings: a value ends with white space or is quoted (the quotes doubled or escaped, since all of
/// it is a text); in a URL it ends with the @ of the host or the & of the next setting. In code, "password = x" is more
/// often a column or a variable: there only what has no space around it is taken for a setting.
void addFromConnectionStrings(QByteArrayView text, bool isCode, qsizetype begin, std::vector<ByteRange> &found)
{
    static const QString value = uR"(((?:''|\\')(?:[^'\\]|\\.)*?(?:''|\\')|[^\s'"&;,()]++(?!\()))"_s;
    static const QRegularExpression setting(uR"(\b(?:ssl)?password\s*=\s*)"_s + value,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inCode(uR"(\b(?:ssl)?password=)"_s + value,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression url(uR"(\b[a-z][a-z0-9+.-]*://[^\s:/@'"]*:([^\s@/'"]+)@)"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    const QString characters = QString::fromLatin1(text);  // a character a byte
    for (const QRegularExpression *form : {isCode ? &inCode : &setting, &url}) {
        auto matches = form->globalMatch(characters);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            found.push_back({begin + match.capturedStart(1), begin + match.capturedEnd(1)});
        }
    }
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

/// In order, and each byte once though several forms may have found it.
void addFromText(QByteArrayView text, bool isCode, qsizetype begin, std::vector<ByteRange> &found)
{
    std::vector<ByteRange> here;
    addWritten(text, begin, here);
    addFromConnectionStrings(text, isCode, begin, here);
    std::ranges::sort(here, {}, &ByteRange::begin);
    for (const ByteRange &range : here) {
        if (found.empty() || range.begin >= found.back().end)
            found.push_back(range);
    }
}

bool isQuoted(const QByteArray &text)
{
    return text.contains('\'') || text.startsWith('$');
}

}  // namespace

std::vector<ByteRange> passwordTexts(const QByteArray &sql)
{
    std::vector<ByteRange> found;
    if (!namesPassword(sql))
        return found;
    const QByteArrayView view(sql);
    TokenStream tokens(sql);
    bool isPassword = false;
    qsizetype word = 0;
    qsizetype seen = 0;
    while (const std::optional<Token> token = tokens.next()) {
        const QByteArrayView text = view.sliced(token->range.begin, token->range.length());
        const bool isText = token->kind == TokenKind::String || token->kind == TokenKind::DollarString;
        seen = token->range.end;
        if (isPassword && isText)
            found.push_back(token->range);
        else if (isText && namesPassword(text))
            addFromText(text, token->kind == TokenKind::DollarString, token->range.begin, found);
        if (token->kind == TokenKind::Comment)
            continue;
        isPassword = text.compare("password", Qt::CaseInsensitive) == 0;
        word = token->range.begin;
    }
    if (tokens.problem()) {
        const qsizetype from = isPassword ? word : seen;
        addFromText(view.sliced(from), true, from, found);
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
    for (const ByteRange &range : passwordTexts(sql)) {
        // Those without quotes are too short to be looked for by themselves: "a" stands in many a word.
        if (const QByteArray text = sql.mid(range.begin, range.length()); isQuoted(text))
            words.replace(QString::fromUtf8(text), u"'***'"_s);
    }
    QByteArray bytes = words.toUtf8();
    std::vector<ByteRange> found;
    if (namesPassword(bytes))
        addFromText(bytes, false, 0, found);
    for (auto range = found.rbegin(); range != found.rend(); ++range)
        bytes.replace(range->begin, range->length(), "***");
    return QString::fromUtf8(bytes);
}

}  // namespace lockstep
