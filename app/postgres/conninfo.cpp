// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/conninfo.h"

namespace lockstep {
namespace {

bool isBlank(char character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

/// Walks over a connection string once.
class Reader
{
public:
    explicit Reader(const QByteArray &text)
        : m_text(text)
    { }

    bool atEnd()
    {
        skipBlanks();
        return m_at >= m_text.size();
    }

    std::optional<ConninfoWord> word()
    {
        ConninfoWord word;
        while (m_at < m_text.size() && m_text[m_at] != '=' && !isBlank(m_text[m_at]))
            word.keyword += m_text[m_at++];
        skipBlanks();
        if (word.keyword.isEmpty() || m_at >= m_text.size() || m_text[m_at] != '=')
            return std::nullopt;
        ++m_at;
        skipBlanks();
        const bool quoted = m_at < m_text.size() && m_text[m_at] == '\'';
        if (!(quoted ? readQuoted(word.value) : readPlain(word.value)))
            return std::nullopt;
        return word;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }

    void takeCharacter(QByteArray &value)
    {
        if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
            ++m_at;
        value += m_text[m_at++];
    }

    bool readPlain(QByteArray &value)
    {
        while (m_at < m_text.size() && !isBlank(m_text[m_at]))
            takeCharacter(value);
        return true;
    }

    bool readQuoted(QByteArray &value)
    {
        ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != '\'')
            takeCharacter(value);
        return m_at++ < m_text.size();
    }

    QByteArray m_text;
    qsizetype m_at = 0;
};

}  // namespace

std::optional<std::vector<ConninfoWord>> conninfoWords(const QByteArray &conninfo)
{
    std::vector<ConninfoWord> words;
    Reader reader(conninfo);
    while (!reader.atEnd()) {
        auto word = reader.word();
        if (!word)
            return std::nullopt;
        words.push_back(*std::move(word));
    }
    return words;
}

QByteArray conninfoOf(const std::vector<ConninfoWord> &words)
{
    QByteArray text;
    for (const ConninfoWord &word : words) {
        QByteArray value = word.value;
        value.replace('\\', "\\\\").replace('\'', "\\'");
        text += (text.isEmpty() ? "" : " ") + word.keyword + "='" + value + '\'';
    }
    return text;
}

QByteArray conninfoValue(const std::vector<ConninfoWord> &words, const QByteArray &keyword)
{
    QByteArray value;
    for (const ConninfoWord &word : words) {
        if (word.keyword == keyword)
            value = word.value;
    }
    return value;
}

}  // namespace lockstep
