// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/textmap.h"

#include "app/core/utf8.h"

#include <algorithm>

namespace lockstep {
namespace {

/// Four-byte sequences are surrogate pairs in UTF-16.
bool isSupplementary(char byte)
{
    return static_cast<unsigned char>(byte) >= 0xF0;
}

}  // namespace

TextMap::TextMap(QByteArray utf8)
    : m_text(std::move(utf8))
    , m_lineStarts{0}
{
    for (qsizetype at = m_text.indexOf('\n'); at >= 0; at = m_text.indexOf('\n', at + 1))
        m_lineStarts.push_back(at + 1);
    // A CR that stands alone ends a line too: so do the server and the editor count.
    const auto lineFeeds = std::ssize(m_lineStarts);
    for (qsizetype at = m_text.indexOf('\r'); at >= 0; at = m_text.indexOf('\r', at + 1)) {
        if (at + 1 == m_text.size() || m_text.at(at + 1) != '\n')
            m_lineStarts.push_back(at + 1);
    }
    if (std::ssize(m_lineStarts) > lineFeeds)
        std::ranges::sort(m_lineStarts);
}

LineColumn TextMap::at(qsizetype byteOffset) const
{
    const qsizetype offset = std::clamp<qsizetype>(byteOffset, 0, m_text.size());
    const auto after = std::ranges::upper_bound(m_lineStarts, offset);
    const qsizetype start = *(after - 1);
    const auto characters = std::count_if(m_text.begin() + start, m_text.begin() + offset, startsCharacter);
    return {int(after - m_lineStarts.begin()), int(characters) + 1};
}

qsizetype TextMap::byteOfCharacter(qsizetype character) const
{
    qsizetype seen = -1;
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        if (startsCharacter(m_text[i]) && ++seen == character)
            return i;
    }
    return m_text.size();
}

qsizetype TextMap::characterOfByte(qsizetype byteOffset) const
{
    const qsizetype offset = std::clamp<qsizetype>(byteOffset, 0, m_text.size());
    return std::count_if(m_text.begin(), m_text.begin() + offset, startsCharacter);
}

qsizetype TextMap::utf16OfByte(qsizetype byteOffset) const
{
    const qsizetype offset = std::clamp<qsizetype>(byteOffset, 0, m_text.size());
    return characterOfByte(offset) + std::count_if(m_text.begin(), m_text.begin() + offset, isSupplementary);
}

qsizetype TextMap::byteOfLine(int line) const
{
    return line <= lineCount() ? m_lineStarts[std::size_t(std::max(line, 1) - 1)] : m_text.size();
}

}  // namespace lockstep
