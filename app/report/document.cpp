// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/document.h"

#include "app/report/plaintext.h"

#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString escaped(const QString &text, const QString &lineBreak)
{
    QStringList lines = text.trimmed().split(u'\n');
    std::ranges::transform(lines, lines.begin(), escapedMarkdown);
    return lines.join(lineBreak);
}

QString tableRow(const QStringList &cells)
{
    QStringList out;
    for (const QString &cell : cells)
        out << escaped(cell, u"<br>"_s);
    return u"| %1 |\n"_s.arg(out.join(u" | "_s));
}

/// Longer than any run of backticks inside, so that the text cannot end its own block.
QString fenceFor(const QString &text)
{
    qsizetype longest = 2;
    static const QRegularExpression ticks(u"`+"_s);
    for (const auto &match : ticks.globalMatch(text))
        longest = std::max(longest, match.capturedLength());
    return QString(longest + 1, u'`');
}

/// Angle brackets take every target but one with such brackets or line ends in it, which are encoded.
QString linked(const Link &link)
{
    QString target = link.target;
    target.replace(u'<', u"%3C"_s).replace(u'>', u"%3E"_s).replace(u'\n', u"%0A"_s);
    return u"[%1](<%2>)"_s.arg(escaped(link.text, u" "_s), target);
}

struct MarkdownWriter
{
    QString operator()(const Heading &heading) const
    {
        return u"%1 %2\n"_s.arg(QString(std::clamp(heading.level, 1, 6), u'#'), escaped(heading.text, u" "_s));
    }
    QString operator()(const Paragraph &paragraph) const { return escaped(paragraph.text, u"\\\n"_s) + u'\n'; }
    QString operator()(const BulletList &list) const
    {
        QString out;
        for (const QString &item : list.items)
            out += u"- "_s + escaped(item, u"\\\n  "_s) + u'\n';
        return out;
    }
    QString operator()(const LinkedList &list) const
    {
        QString out;
        for (const LinkedList::Item &item : list.items) {
            QStringList links;
            for (const Link &link : item.links)
                links << linked(link);
            const QString text = escaped(item.text, u"\\\n  "_s);
            out += u"- "_s + (QStringList{text, links.join(u", "_s)}.join(u' ').trimmed()) + u'\n';
        }
        return out;
    }
    QString operator()(const CodeBlock &code) const
    {
        const QString fence = fenceFor(code.text);
        const QString text = withVisibleControls(code.text);
        return fence + code.language + u'\n' + text + (text.endsWith(u'\n') ? QString() : u"\n"_s) + fence + u'\n';
    }
    QString operator()(const DataTable &table) const
    {
        QString out = tableRow(table.header) + u"|%1\n"_s.arg(u" --- |"_s.repeated(table.header.size()));
        for (const QStringList &row : table.rows)
            out += tableRow(row);
        return out;
    }
    QString operator()(const Callout &callout) const
    {
        return u"> %1 %2\n"_s.arg(calloutSymbol(callout.kind), escaped(callout.text, u"\\\n> "_s));
    }
};

}  // namespace

QString escapedMarkdown(const QString &line)
{
    QString out;
    for (const QChar character : withVisibleControls(line)) {
        if (u"\\`*_[]<>|~&#$"_s.contains(character))
            out += u'\\';
        out += character;
    }
    static const QRegularExpression blockStart(u"^(\\s*)([-+=]|\\d+[.)])"_s);
    const QRegularExpressionMatch match = blockStart.match(out);
    // "1." loses its meaning by an escaped point, "-" by an escaped dash: the last character of the mark.
    if (match.hasMatch())
        out.insert(match.capturedEnd(2) - 1, u'\\');
    return out;
}

QString calloutSymbol(const QString &kind)
{
    return kind == "pass"_L1 ? u"✓"_s : kind == "warn"_L1 ? u"⚠"_s : kind == "note"_L1 ? u"ℹ"_s : u"✖"_s;
}

QString toMarkdown(const Document &document)
{
    QString out = MarkdownWriter{}(Heading{1, document.title});
    for (const DocumentBlock &block : document.blocks)
        out += u'\n' + std::visit(MarkdownWriter{}, block);
    return out;
}

}  // namespace lockstep
