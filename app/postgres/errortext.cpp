// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/errortext.h"

#include "app/core/textmap.h"

#include <QList>

#include <array>

namespace lockstep {
namespace {

/// The bytes of line `number` (from 1) with blanks for tabs, as libpq shows them; lines end at LF, CR LF or CR.
ByteRange lineOf(const QByteArray &sql, int number)
{
    ByteRange line;
    for (qsizetype i = 0; i < sql.size(); ++i) {
        if (sql[i] != '\n' && sql[i] != '\r')
            continue;
        line.end = i;
        if (--number == 0)
            return line;
        if (sql[i] == '\r' && i + 1 < sql.size() && sql[i + 1] == '\n')
            ++i;
        line.begin = i + 1;
    }
    line.end = sql.size();
    return number == 1 ? line : ByteRange{0, -1};
}

bool isWide(char32_t character)
{
    struct Span
    {
        char32_t first;
        char32_t last;
    };
    // Wide and full-width characters of Unicode's East Asian Width, in the coarse form that terminals use.
    static constexpr std::array wide{Span{0x1100, 0x115F},   Span{0x2E80, 0x303E},   Span{0x3041, 0xA4CF},
                                     Span{0xAC00, 0xD7A3},   Span{0xF900, 0xFAFF},   Span{0xFE30, 0xFE6F},
                                     Span{0xFF00, 0xFF60},   Span{0xFFE0, 0xFFE6},   Span{0x1F300, 0x1F64F},
                                     Span{0x1F680, 0x1F6FF}, Span{0x1F900, 0x1F9FF}, Span{0x20000, 0x3FFFD}};
    for (const Span &span : wide) {
        if (character >= span.first && character <= span.last)
            return true;
    }
    return false;
}

int characterLength(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The byte offset in `text` that stands `columns` screen columns from its start, or -1.
qsizetype byteAtColumn(const QByteArray &text, qsizetype columns)
{
    qsizetype at = 0;
    while (columns > 0 && at < text.size()) {
        const int length = characterLength(text[at]);
        const QString character = QString::fromUtf8(text.mid(at, length));
        const auto codes = character.toUcs4();
        columns -= !codes.isEmpty() && isWide(codes[0]) ? 2 : 1;
        at += length;
    }
    return columns == 0 ? at : -1;
}

/// Where an excerpt begins in its line. libpq cuts long lines and writes "..." for what it left out.
struct Excerpt
{
    qsizetype offset = -1;  ///< into the line; -1: not found, or in more than one place
    bool cutAtFront = false;
};

Excerpt placeExcerpt(const QByteArray &line, QByteArray shown)
{
    if (line == shown)
        return {0, false};
    if (shown.endsWith("...") && !line.endsWith(shown))
        shown.chop(3);
    if (line.startsWith(shown))
        return {0, false};
    if (!shown.startsWith("..."))
        return {};
    shown.remove(0, 3);
    const qsizetype offset = line.indexOf(shown);
    return {offset == line.lastIndexOf(shown) ? offset : -1, true};
}

/// `lineText` is "LINE 3: …", `caretText` the line below it.
qsizetype caretPosition(const QByteArray &lineText, const QByteArray &caretText, const QByteArray &sql)
{
    const qsizetype prefix = lineText.indexOf(": ") + 2;
    const int number = lineText.mid(5, prefix - 7).toInt();
    const ByteRange range = lineOf(sql, number);
    if (prefix < 7 || number < 1 || range.end < range.begin)
        return -1;
    QByteArray line = sql.mid(range.begin, range.length());
    line.replace('\t', ' ');
    const Excerpt excerpt = placeExcerpt(line, lineText.mid(prefix));
    if (excerpt.offset < 0)
        return -1;
    const qsizetype columns = caretText.indexOf('^') - prefix - (excerpt.cutAtFront ? 3 : 0);
    const qsizetype within = columns < 0 ? -1 : byteAtColumn(line.mid(excerpt.offset), columns);
    return within < 0 ? -1 : range.begin + excerpt.offset + within;
}

bool isCaret(const QByteArray &line)
{
    return line.trimmed() == "^";
}

/// Which part of the text a line opens; the length of its label.
struct Label
{
    const char *text;
    QString SqlErrorInfo::*part;  ///< null: a part that is not kept
};
constexpr std::array labels{Label{"DETAIL:  ", &SqlErrorInfo::detail}, Label{"HINT:  ", &SqlErrorInfo::hint},
                            Label{"QUERY:  ", nullptr}, Label{"CONTEXT:  ", &SqlErrorInfo::context},
                            Label{"LOCATION:  ", nullptr}};

const Label *labelOf(const QByteArray &line)
{
    for (const Label &label : labels) {
        if (line.startsWith(label.text))
            return &label;
    }
    return nullptr;
}

/// Collects the lines of one part after the other.
struct Parts
{
    SqlErrorInfo info{};
    QString SqlErrorInfo::*part = &SqlErrorInfo::message;
    bool positionIsInner = false;  ///< the excerpt is of a query inside a function

    void add(const QByteArray &line)
    {
        const Label *label = labelOf(line);
        if (label) {
            part = label->part;
            positionIsInner = positionIsInner || qstrcmp(label->text, "QUERY:  ") == 0;
        }
        if (!part)
            return;
        const QString text = QString::fromUtf8(label ? line.mid(qstrlen(label->text)) : line);
        info.*part += (info.*part).isEmpty() ? text : u'\n' + text;
    }
};

}  // namespace

std::pair<QByteArray, QByteArray> splitSeverity(const QByteArray &text)
{
    const qsizetype colon = text.indexOf(":  ");
    const qsizetype lineEnd = text.indexOf('\n');
    if (colon < 0 || (lineEnd >= 0 && lineEnd < colon))
        return {{}, text};
    return {text.left(colon), text.mid(colon + 3)};
}

SqlErrorInfo readErrorText(const QByteArray &text, const QByteArray &sql)
{
    const QList<QByteArray> lines = splitSeverity(text.trimmed()).second.split('\n');
    Parts parts;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool excerpt = lines[i].startsWith("LINE ") && i + 1 < lines.size() && isCaret(lines[i + 1]);
        if (excerpt && parts.info.bytePosition < 0) {
            parts.info.bytePosition = caretPosition(lines[i], lines[i + 1], sql);
            ++i;
        } else {
            parts.add(lines[i]);
        }
    }
    if (parts.positionIsInner)
        parts.info.bytePosition = -1;
    return parts.info;
}

}  // namespace lockstep
