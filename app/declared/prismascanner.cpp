// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/prismascanner.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Kind = PrismaToken::Kind;

bool isLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || quint8(byte) >= 0x80;
}

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

class Scanner
{
public:
    explicit Scanner(const QByteArray &bytes)
        : m_bytes(bytes)
        , m_at(bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0)
    { }

    std::vector<PrismaToken> all()
    {
        while (m_at < m_bytes.size())
            next();
        add(Kind::End, m_at, {});
        return std::move(m_tokens);
    }

private:
    char peek(qsizetype ahead = 0) const { return m_at + ahead < m_bytes.size() ? m_bytes[m_at + ahead] : '\0'; }
    void add(Kind kind, qsizetype begin, const QString &text) { m_tokens.push_back({kind, text, {begin, m_at}}); }
    template <typename Test>
    void take(Kind kind, Test test)
    {
        const qsizetype begin = m_at;
        while (m_at < m_bytes.size() && test(m_bytes[m_at]))
            ++m_at;
        add(kind, begin, QString::fromUtf8(m_bytes.mid(begin, m_at - begin)));
    }
    void skipTo(const char *end, qsizetype endLength)
    {
        const qsizetype found = m_bytes.indexOf(end, m_at);
        m_at = found < 0 ? m_bytes.size() : found + endLength;
    }
    void sign(qsizetype length)
    {
        m_at += length;
        add(Kind::Sign, m_at - length, QString::fromLatin1(m_bytes.mid(m_at - length, length)));
    }
    void next();
    void text();
    QString escaped();

    const QByteArray &m_bytes;
    qsizetype m_at;
    std::vector<PrismaToken> m_tokens;
};

void Scanner::next()
{
    const char byte = peek();
    if (byte == '\n') {
        ++m_at;
        return add(Kind::LineEnd, m_at - 1, {});
    }
    if (byte == ' ' || byte == '\t' || byte == '\r') {
        ++m_at;
        return;
    }
    if (byte == '/' && peek(1) == '/')
        return skipTo("\n", 0);
    if (byte == '/' && peek(1) == '*')
        return skipTo("*/", 2);
    if (byte == '"')
        return text();
    if (isLetter(byte))
        return take(Kind::Name, [](char one) { return isLetter(one) || isDigit(one) || one == '-'; });
    if (isDigit(byte) || (byte == '-' && isDigit(peek(1)))) {
        const qsizetype begin = m_at++;
        while (isDigit(peek()) || (peek() == '.' && isDigit(peek(1))))
            ++m_at;
        return add(Kind::Number, begin, QString::fromLatin1(m_bytes.mid(begin, m_at - begin)));
    }
    if (byte == '@' && peek(1) == '@')
        return sign(2);
    if (QByteArrayView("{}()[],:?=.@!").contains(byte))
        return sign(1);
    ++m_at;
    add(Kind::Unknown, m_at - 1, QString(QLatin1Char(byte)));
}

void Scanner::text()
{
    const qsizetype begin = m_at++;
    QByteArray content;
    while (m_at < m_bytes.size() && peek() != '"' && peek() != '\n') {
        if (peek() == '\\') {
            content += escaped().toUtf8();
            continue;
        }
        content += m_bytes[m_at++];
    }
    const bool isClosed = peek() == '"';
    m_at += isClosed ? 1 : 0;
    add(isClosed ? Kind::Text : Kind::Unknown, begin, QString::fromUtf8(content));
}

/// As JSON escapes.
QString Scanner::escaped()
{
    const char byte = peek(1);
    m_at = std::min(m_at + 2, m_bytes.size());
    switch (byte) {
    case 'n':
        return u"\n"_s;
    case 't':
        return u"\t"_s;
    case 'r':
        return u"\r"_s;
    case 'u': {
        const QString unit(QChar(m_bytes.mid(m_at, 4).toUShort(nullptr, 16)));
        m_at = std::min(m_at + 4, m_bytes.size());
        return unit;
    }
    default:
        return QString(QLatin1Char(byte));
    }
}

}  // namespace

std::vector<PrismaToken> scanPrisma(const QByteArray &bytes)
{
    return Scanner(bytes).all();
}

}  // namespace lockstep
