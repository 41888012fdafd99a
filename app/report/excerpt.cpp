// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/excerpt.h"

#include "app/report/plaintext.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What of a line is shown on either side of the place, and of a long extent: a terminal's width or so in all.
constexpr qsizetype charactersBefore = 60;
constexpr qsizetype charactersMarked = 80;
constexpr qsizetype charactersAfter = 40;

/// Where a line's text ends, without its line end.
qsizetype lineEnd(const QByteArray &text, const TextMap &map, int line)
{
    qsizetype end = line < map.lineCount() ? map.byteOfLine(line + 1) : text.size();
    while (end > 0 && end > map.byteOfLine(line) && (text[end - 1] == '\n' || text[end - 1] == '\r'))
        --end;
    return end;
}

/// Of a text cut from a long line, at most so many characters, the first or the last.
QString shortened(QByteArrayView bytes, qsizetype most, bool keepsEnd)
{
    // A character has at most four bytes: what is further away is not even decoded.
    const qsizetype near = std::min<qsizetype>(bytes.size(), 4 * (most + 1));
    const QString text = QString::fromUtf8(keepsEnd ? bytes.last(near) : bytes.first(near));
    if (text.size() <= most && near == bytes.size())
        return withVisibleControls(text);
    return keepsEnd ? u"…"_s + withVisibleControls(text.right(most)) : withVisibleControls(text.left(most)) + u"…"_s;
}

/// Blanks as wide as the text: tabs stay, so that the marks stand under it whatever a tab's width is.
QString blanksFor(const QString &text)
{
    QString blanks;
    for (const QString &part : text.split(u'\t'))
        blanks += QString(displayWidth(part), u' ') + u'\t';
    blanks.chop(1);
    return blanks;
}

}  // namespace

Excerpt excerptAt(const QByteArray &text, const TextMap &map, ByteRange extent)
{
    const qsizetype at = std::clamp<qsizetype>(extent.begin, 0, text.size());
    const int line = map.at(at).line;
    const qsizetype begin = std::min(map.byteOfLine(line), at);
    const qsizetype end = std::max(lineEnd(text, map, line), at);
    const qsizetype markedEnd = std::clamp(extent.end, at, end);
    const QByteArrayView view(text);
    const QString before = shortened(view.sliced(begin, at - begin), charactersBefore, true);
    const QString marked = shortened(view.sliced(at, markedEnd - at), charactersMarked, false);
    const QString after = shortened(view.sliced(markedEnd, end - markedEnd), charactersAfter, false);
    const int width = std::max(displayWidth(marked), 1);
    return {before + marked + after,
            blanksFor(before) + u'^' + QString(width - 1, u'~') + (extent.end > end ? u"…"_s : QString())};
}

}  // namespace lockstep
