// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/document.h"
#include "app/report/plaintext.h"

#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

// Colours stand in plain rules and the media queries come last: Qt's own text renderer, which makes the PDF, knows
// neither variables nor queries nor rem in a padding, and keeps what it read before the queries.
constexpr QLatin1StringView styleSheet = R"(
body { font-family: system-ui, "Segoe UI", "Noto Sans", sans-serif; line-height: 1.5; color: #1f2328; background: #ffffff; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 18px; }
h2 { font-size: 1.35rem; margin: 32px 0 10px; padding-bottom: 4px; border-bottom: 1px solid #d1d9e0; }
h3 { font-size: 1.1rem; margin: 22px 0 8px; }
p, ul { margin: 8px 0; }
table { border-collapse: collapse; margin: 10px 0; font-size: 0.93rem; }
th, td { text-align: left; vertical-align: top; padding: 5px 14px 5px 0; border-bottom: 1px solid #d1d9e0; overflow-wrap: anywhere; }
th { font-weight: 600; color: #59636e; white-space: nowrap; }
a { color: #0b5bb5; text-decoration: none; overflow-wrap: anywhere; }
li { margin: 3px 0; }
td { font-variant-numeric: tabular-nums; }
pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.85rem; background: #f6f8fa; border: 1px solid #d1d9e0; border-radius: 6px; padding: 10px 14px; white-space: pre-wrap; overflow-wrap: anywhere; }
.callout { margin: 10px 0; padding: 4px 14px; border-inline-start: 4px solid #59636e; border-radius: 4px; background: #f6f8fa; }
.callout td { padding: 6px 10px; border: 0; }
.pass { border-color: #1a7f37; background: #e9f7ec; }
.warn { border-color: #9a6700; background: #fff6d8; }
.fail { border-color: #cf222e; background: #ffebe9; }
[dir=rtl] th, [dir=rtl] td { text-align: right; padding: 5px 0 5px 14px; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10pt; } h2, h3 { break-after: avoid; } tr, pre, .callout { break-inside: avoid; } thead { display: table-header-group; } @page { margin: 18mm; } }
@media screen and (min-width: 1px) { body { max-width: 62rem; margin: 2.5rem auto; padding: 0 1.5rem; } .callout td { background: transparent; } }
@media screen and (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0d1117; } h2, th, td { border-color: #3d444d; } a { color: #6cb0ff; } th { color: #9198a1; } pre, .callout { background: #161b22; border-color: #3d444d; } .pass { border-color: #3fb950; background: #12261e; } .warn { border-color: #d29922; background: #2b230f; } .fail { border-color: #f85149; background: #2d1517; } }
)"_L1;

QString escaped(const QString &text)
{
    return withVisibleControls(text).toHtmlEscaped();
}

QString lines(const QString &text)
{
    return escaped(text.trimmed()).replace(u'\n', u"<br>"_s);
}

QString tableRow(const QStringList &cells, const QString &tag)
{
    QString out = u"<tr>"_s;
    for (const QString &cell : cells)
        out += u'<' + tag + u'>' + lines(cell) + u"</"_s + tag + u'>';
    return out + u"</tr>\n"_s;
}

QString groundOf(const QString &kind)
{
    return kind == "pass"_L1 ? u"#e9f7ec"_s
        : kind == "warn"_L1  ? u"#fff6d8"_s
        : kind == "note"_L1  ? u"#f6f8fa"_s
                             : u"#ffebe9"_s;
}

struct HtmlWriter
{
    QString operator()(const Heading &heading) const
    {
        const QString tag = u'h' + QString::number(std::clamp(heading.level, 1, 6));
        return u'<' + tag + u'>' + lines(heading.text) + u"</"_s + tag + u">\n"_s;
    }
    QString operator()(const Paragraph &paragraph) const { return u"<p>"_s + lines(paragraph.text) + u"</p>\n"_s; }
    QString operator()(const BulletList &list) const
    {
        QString out = u"<ul>\n"_s;
        for (const QString &item : list.items)
            out += u"<li>"_s + lines(item) + u"</li>\n"_s;
        return out + u"</ul>\n"_s;
    }
    QString operator()(const LinkedList &list) const
    {
        QString out = u"<ul>\n"_s;
        for (const LinkedList::Item &item : list.items) {
            QStringList links;
            for (const Link &link : item.links)
                links << u"<a href=\"%1\">%2</a>"_s.arg(
                    QString::fromLatin1(QUrl(link.target).toEncoded()).toHtmlEscaped(), lines(link.text));
            out += u"<li>"_s + lines(item.text) + (links.isEmpty() ? QString() : u' ' + links.join(u", "_s))
                + u"</li>\n"_s;
        }
        return out + u"</ul>\n"_s;
    }
    QString operator()(const CodeBlock &code) const { return u"<pre>"_s + escaped(code.text) + u"</pre>\n"_s; }
    QString operator()(const DataTable &table) const
    {
        QString out = u"<table>\n<thead>\n"_s + tableRow(table.header, u"th"_s) + u"</thead>\n<tbody>\n"_s;
        for (const QStringList &row : table.rows)
            out += tableRow(row, u"td"_s);
        return out + u"</tbody>\n</table>\n"_s;
    }
    QString operator()(const Callout &callout) const
    {
        const QString symbol = calloutSymbol(callout.kind) + u' ';
        // A table with the ground as an attribute: Qt's own text renderer colours nothing else.
        return u"<table class=\"callout %1\" role=\"presentation\" width=\"100%\"><tr><td bgcolor=\"%2\">"_s.arg(
                   escaped(callout.kind), groundOf(callout.kind))
            + symbol + lines(callout.text) + u"</td></tr></table>\n"_s;
    }
};

}  // namespace

QString toHtml(const Document &document)
{
    const QLocale locale;
    const QString direction = locale.textDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s;
    QString out = u"<!DOCTYPE html>\n<html lang=\""_s + (locale == QLocale::c() ? u"en"_s : locale.bcp47Name())
        + u"\" dir=\""_s + direction + u"\">\n<head>\n<meta charset=\"utf-8\">\n"_s
        + u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_s
        + u"<meta name=\"color-scheme\" content=\"light dark\">\n<title>"_s + escaped(document.title)
        + u"</title>\n<style>"_s + styleSheet + u"</style>\n</head>\n<body>\n"_s
        + HtmlWriter{}(Heading{1, document.title});
    for (const DocumentBlock &block : document.blocks)
        out += std::visit(HtmlWriter{}, block);
    return out + u"</body>\n</html>\n"_s;
}

}  // namespace lockstep
