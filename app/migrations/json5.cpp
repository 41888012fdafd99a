// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/json5.h"

#include <algorithm>

namespace lockstep {
namespace {

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

/// Takes the text apart from front to back; `json` grows with it.
class Conversion
{
public:
    explicit Conversion(const QByteArray &text)
        : m_text(text)
    { }

    QByteArray run()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"' || c == '\'')
                takeString(c);
            else if (m_text.mid(m_at, 2) == "//")
                skipTo(m_text.indexOf('\n', m_at));
            else if (m_text.mid(m_at, 2) == "/*")
                skipTo(endOfComment());
            else if (isWordByte(c))
                takeWord();
            else
                takeOther(c);
        }
        return m_json;
    }

private:
    qsizetype endOfComment() const
    {
        const qsizetype end = m_text.indexOf("*/", m_at + 2);
        return end < 0 ? end : end + 2;
    }

    /// A comment's line ends are kept.
    void skipTo(qsizetype end)
    {
        const qsizetype stop = end < 0 ? m_text.size() : end;
        m_json += QByteArray(m_text.mid(m_at, stop - m_at).count('\n'), '\n');
        m_at = stop;
    }

    void takeString(char quote)
    {
        m_json += '"';
        for (++m_at; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
            const char c = m_text[m_at];
            if (c != '\\') {
                m_json += c == '"' ? QByteArray("\\\"") : QByteArray(1, c);
                continue;
            }
            const char escaped = ++m_at < m_text.size() ? m_text[m_at] : '\\';
            // A backslash before a line end continues the string, and \' is no escape in JSON.
            m_json += escaped == '\n' ? QByteArray() : escaped == '\'' ? QByteArray("'") : QByteArray("\\") + escaped;
        }
        ++m_at;
        m_json += '"';
    }

    void takeWord()
    {
        const auto begin = m_text.begin() + m_at;
        const QByteArray word(begin, std::find_if_not(begin, m_text.end(), isWordByte) - begin);
        m_at += word.size();
        const bool isValue = word == "true" || word == "false" || word == "null" || (word[0] >= '0' && word[0] <= '9');
        m_json += isValue ? word : '"' + word + '"';
    }

    void takeOther(char c)
    {
        ++m_at;
        if (c == ']' || c == '}') {
            const qsizetype last = lastOfJson();
            if (last >= 0 && m_json[last] == ',')
                m_json[last] = ' ';
        }
        m_json += c;
    }

    /// The last byte written that is no white space.
    qsizetype lastOfJson() const
    {
        qsizetype last = m_json.size() - 1;
        while (last >= 0 && QByteArray(" \t\r\n").contains(m_json[last]))
            --last;
        return last;
    }

    const QByteArray &m_text;
    QByteArray m_json{};
    qsizetype m_at = 0;
};

}  // namespace

QByteArray jsonOfJson5(const QByteArray &text)
{
    return Conversion(text).run();
}

}  // namespace lockstep
