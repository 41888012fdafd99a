// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/document.h"
#include "app/report/plaintext.h"

#include <QXmlStreamReader>

using namespace lockstep;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(DocumentBlock)

namespace {

QString markdownOf(const DocumentBlock &block)
{
    return toMarkdown({u"T"_s, {block}}).section(u"\n\n"_s, 1);
}

QString htmlBodyOf(const DocumentBlock &block)
{
    return toHtml({u"T"_s, {block}}).section(u"<h1>T</h1>\n"_s, 1).section(u"</body>"_s, 0, 0);
}

}  // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void markdown_data();
    void markdown();
    void html_data();
    void html();
    void htmlStandsAlone();
    void hiddenCharactersAreShown_data();
    void hiddenCharactersAreShown();
};

void TestDocument::markdown_data()
{
    QTest::addColumn<DocumentBlock>("block");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a heading has its level") << DocumentBlock(Heading{2, u"Plan"_s}) << u"## Plan\n"_s;
    QTest::newRow("markup in text is text")
        << DocumentBlock(Paragraph{u"a*b_c`d[e](f)<g>#h|i\\"_s}) << u"a\\*b\\_c\\`d\\[e\\](f)\\<g\\>\\#h\\|i\\\\\n"_s;
    QTest::newRow("a leading dash is no list") << DocumentBlock(Paragraph{u"- one"_s}) << u"\\- one\n"_s;
    QTest::newRow("a leading number is no list") << DocumentBlock(Paragraph{u"1. one"_s}) << u"1\\. one\n"_s;
    QTest::newRow("a line break stays one") << DocumentBlock(Paragraph{u"one\ntwo"_s}) << u"one\\\ntwo\n"_s;
    QTest::newRow("a cell keeps its bar and its lines")
        << DocumentBlock(DataTable{{u"A"_s, u"B"_s}, {{u"x|y"_s, u"1\n2"_s}}})
        << u"| A | B |\n| --- | --- |\n| x\\|y | 1<br>2 |\n"_s;
    QTest::newRow("code cannot end its own fence")
        << DocumentBlock(CodeBlock{u"sql"_s, u"SELECT 1 -- ```"_s}) << u"````sql\nSELECT 1 -- ```\n````\n"_s;
    QTest::newRow("a callout has symbol and words") << DocumentBlock(Callout{u"warn"_s, u"Look"_s}) << u"> ⚠ Look\n"_s;
    QTest::newRow("a note is no failure") << DocumentBlock(Callout{u"note"_s, u"Look"_s}) << u"> ℹ Look\n"_s;
    QTest::newRow("items of a list") << DocumentBlock(BulletList{{u"a"_s, u"b"_s}}) << u"- a\n- b\n"_s;
}

void TestDocument::markdown()
{
    QFETCH(DocumentBlock, block);
    QTEST(markdownOf(block), "expected");
}

void TestDocument::html_data()
{
    QTest::addColumn<DocumentBlock>("block");
    QTest::addColumn<QString>("expected");

    QTest::newRow("text cannot become markup")
        << DocumentBlock(Paragraph{u"<script>alert('x')</script> & \"y\""_s})
        << u"<p>&lt;script&gt;alert('x')&lt;/script&gt; &amp; &quot;y&quot;</p>\n"_s;
    QTest::newRow("a callout's kind cannot leave its attribute")
        << DocumentBlock(Callout{u"\"><b>"_s, u"x"_s})
        << u"<table class=\"callout &quot;&gt;&lt;b&gt;\" role=\"presentation\" width=\"100%\"><tr><td bgcolor=\"#ffebe9\">✖ x</td></tr></table>\n"_s;
    QTest::newRow("a table")
        << DocumentBlock(DataTable{{u"A"_s}, {{u"1\n2"_s}}})
        << u"<table>\n<thead>\n<tr><th>A</th></tr>\n</thead>\n<tbody>\n<tr><td>1<br>2</td></tr>\n</tbody>\n</table>\n"_s;
    QTest::newRow("code keeps its lines")
        << DocumentBlock(CodeBlock{u"sql"_s, u"a\n  b"_s}) << u"<pre>a\n  b</pre>\n"_s;
}

void TestDocument::html()
{
    QFETCH(DocumentBlock, block);
    QTEST(htmlBodyOf(block), "expected");
}

void TestDocument::htmlStandsAlone()
{
    const QString page = toHtml({u"A & B"_s, {Heading{2, u"x"_s}}});
    QVERIFY(page.contains(u"<title>A &amp; B</title>"_s));
    QVERIFY(page.contains(u"prefers-color-scheme: dark"_s));
    QVERIFY(page.contains(u"@media print"_s));
    QVERIFY2(!page.contains(QRegularExpression(u"(src|href)="_s)), "nothing may be fetched from elsewhere");
    QCOMPARE(page.count(u"<table"_s), page.count(u"</table>"_s));
}

void TestDocument::hiddenCharactersAreShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain text stays") << u"größer 日本\n\tx"_s << u"größer 日本\n\tx"_s;
    QTest::newRow("an override of the direction") << u"a\u202eb"_s << u"a⟨U+202E⟩b"_s;
    QTest::newRow("an isolate") << u"\u2066x"_s << u"⟨U+2066⟩x"_s;
    QTest::newRow("an escape sequence") << u"\x1b[2J"_s << u"⟨U+001B⟩[2J"_s;
    QTest::newRow("a carriage return") << u"a\rb"_s << u"a⟨U+000D⟩b"_s;
}

void TestDocument::hiddenCharactersAreShown()
{
    QFETCH(QString, text);
    QTEST(withVisibleControls(text), "expected");
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
