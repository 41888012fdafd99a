// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/supabasestatements.h"

#include "app/sql/tokenstream.h"

#include <QString>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Follows the tokens and says behind which of them a statement ends.
class Cutter
{
public:
    bool endsAt(const Token &token, const QByteArray &word)
    {
        if (token.kind == TokenKind::Comment)
            return false;
        if (m_isBody && m_isStart && word == "END") {
            m_isBody = false;
            return false;
        }
        m_depth += word == "(" ? 1 : word == ")" && m_depth > 0 ? -1 : 0;
        const bool isEnd = word == ";" && m_depth == 0;
        m_isStart = isEnd;
        if (m_previous == "BEGIN" && word == "ATOMIC")
            m_isBody = m_isStart = true;
        m_previous = word;
        return isEnd && !m_isBody;
    }

private:
    int m_depth = 0;  // of parentheses
    bool m_isBody = false;  // of a function, BEGIN ATOMIC … END
    bool m_isStart = false;  // of a statement in there
    QByteArray m_previous{};
};

/// JavaScript's trim().
bool isWhite(QChar c)
{
    return c != QChar(0x85) && (c.isSpace() || c == QChar(QChar::ByteOrderMark));
}

QByteArray trimmed(const QByteArray &piece)
{
    const QString text = QString::fromUtf8(piece);
    QStringView rest(text);
    while (rest.endsWith(u';'))
        rest.chop(1);
    while (!rest.isEmpty() && isWhite(rest.back()))
        rest.chop(1);
    while (!rest.isEmpty() && isWhite(rest.front()))
        rest = rest.mid(1);
    return rest.toUtf8();
}

void append(QByteArrayList &statements, const QByteArray &piece)
{
    if (QByteArray statement = trimmed(piece); !statement.isEmpty())
        statements << std::move(statement);
}

}  // namespace

QByteArrayList supabaseStatements(const QByteArray &bytes)
{
    const qsizetype mark = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    TokenStream tokens(bytes, mark);
    Cutter cutter;
    QByteArrayList statements;
    qsizetype begin = mark;
    while (const auto token = tokens.next()) {
        const ByteRange range = token->range;
        // A longer token is none of the words that matter.
        const QByteArray word = range.length() > 6 ? QByteArray() : bytes.mid(range.begin, range.length()).toUpper();
        if (!cutter.endsAt(*token, word))
            continue;
        append(statements, bytes.mid(begin, range.end - begin));
        begin = range.end;
    }
    append(statements, bytes.mid(begin));
    return statements;
}

QByteArray joinedStatements(const QByteArrayList &statements)
{
    QByteArray text;
    for (const QByteArray &statement : statements) {
        // A comment at the end would swallow the semicolon.
        const bool mayBeComment = statement.mid(statement.lastIndexOf('\n') + 1).contains("--");
        text += statement + (mayBeComment ? "\n;\n" : ";\n");
    }
    return text;
}

bool areSameStatements(const QByteArray &left, const QByteArray &right)
{
    const auto plain = [](QByteArray text) { return supabaseStatements(text.replace("\r\n", "\n")); };
    return plain(left) == plain(right);
}

}  // namespace lockstep
