// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace lockstep {

/// A stretch of UTF-8 text: byte offsets from 0, `end` one past the last byte.
struct ByteRange
{
    qsizetype begin = 0;
    qsizetype end = 0;

    qsizetype length() const { return end - begin; }
    bool isEmpty() const { return end <= begin; }
    bool contains(qsizetype offset) const { return offset >= begin && offset < end; }
    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

/// A place for people: line and column from 1, the column counted in Unicode characters (not bytes, not UTF-16).
struct LineColumn
{
    int line = 1;
    int column = 1;
    friend bool operator==(const LineColumn &, const LineColumn &) = default;
};

/// Translates between the three units of SQL text: bytes (libpg_query, Scintilla), characters (the server's
/// POSITION, columns for people) and UTF-16 units (QString). Lines end at LF; a CR before it belongs to the line.
class TextMap
{
public:
    explicit TextMap(QByteArray utf8);

    /// An offset beyond the end counts as the end.
    LineColumn at(qsizetype byteOffset) const;
    qsizetype byteOfCharacter(qsizetype character) const;  ///< both from 0
    qsizetype characterOfByte(qsizetype byteOffset) const;  ///< both from 0
    qsizetype utf16OfByte(qsizetype byteOffset) const;  ///< both from 0
    qsizetype byteOfLine(int line) const;  ///< line from 1
    int lineCount() const { return int(m_lineStarts.size()); }

private:
    QByteArray m_text;
    std::vector<qsizetype> m_lineStarts;  ///< byte offset of each line's first byte
};

}  // namespace lockstep
