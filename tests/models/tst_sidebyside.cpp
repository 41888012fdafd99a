// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sidebyside.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// "1 text|2 [te]xt": what a person would see, a changed part in brackets, "~" for a gap.
QString sideText(const SideLine &line, bool isChanged)
{
    if (line.number == 0)
        return u"~"_s;
    QByteArray text = line.text;
    if (isChanged)
        text.insert(line.changed.end, ']').insert(line.changed.begin, '[');
    return u"%1 %2"_s.arg(line.number).arg(QString::fromUtf8(text));
}

QString drawn(const SideBySide &sides)
{
    QStringList rows;
    for (const SideRow &row : sides.rows)
        rows << sideText(row.before, row.isChanged) + u" | "_s + sideText(row.after, row.isChanged);
    return rows.join(u'\n');
}

}  // namespace

class TestSideBySide : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void rowsStandBesideEachOther_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char *name, const char *before, const char *after, const QString &rows) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << rows;
        };
        row("equal texts", "a\nb\n", "a\nb\n", u"1 a | 1 a\n2 b | 2 b"_s);
        row("both empty", "", "", u"1  | 1 "_s);
        row("nothing was there", "", "a\n", u"~ | 1 [a]"_s);
        row("nothing is left", "a\n", "", u"1 [a] | ~"_s);
        row("a line added", "a\nc\n", "a\nb\nc\n", u"1 a | 1 a\n~ | 2 [b]\n2 c | 3 c"_s);
        row("a line removed", "a\nb\nc\n", "a\nc\n", u"1 a | 1 a\n2 [b] | ~\n3 c | 2 c"_s);
        row("a word in a line", "id int NOT NULL\n", "id bigint NOT NULL\n",
            u"1 id []int NOT NULL | 1 id [big]int NOT NULL"_s);
        row("another line altogether", "xyz\n", "abc\n", u"1 [xyz] | 1 [abc]"_s);
        row("a line above one that was edited", "id integer NOT NULL\n", "name text\nid bigint NOT NULL\n",
            u"~ | 1 [name text]\n1 id [integer] NOT NULL | 2 id [bigint] NOT NULL"_s);
        row("more was removed than took its place", "one a\ntwo b\nthree c\n", "three d\n",
            u"1 [one a] | ~\n2 [two b] | ~\n3 three [c] | 1 three [d]"_s);
        row("letters of two bytes are not torn", "'ä'\n", "'ö'\n", u"1 '[ä]' | 1 '[ö]'"_s);
        row("white space at the end", "a \n", "a\n", u"1 a[ ] | 1 a[]"_s);
        row("only the ends differ", "a\r\nb\r\n", "a\nb", u"1 a | 1 a\n2 b | 2 b"_s);
        row("a byte order mark",
            "\xEF\xBB\xBF"
            "a\n",
            "a\n", u"1 a | 1 a"_s);
    }

    void rowsStandBesideEachOther()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QTEST(drawn(sideBySide(before, after)), "rows");
    }

    void changesAreBlocksOfRows()
    {
        const SideBySide sides = sideBySide("a\nb\nc\nd\ne\n", "x\nb\nc\ny\nz\ne\n");
        QCOMPARE(sides.changes, (std::vector<RowBlock>{{0, 1}, {3, 5}}));
        QVERIFY(sideBySide("a\n", "a\n").changes.empty());
    }

    void endsAreToldApart()
    {
        QVERIFY(sideBySide("a\r\n", "a\n").endsDiffer);
        QVERIFY(sideBySide("a\n", "a").endsDiffer);
        QVERIFY(sideBySide("\xEF\xBB\xBF"
                           "a\n",
                           "a\n")
                    .endsDiffer);
        QVERIFY(!sideBySide("a\n", "b\n").endsDiffer);
        QVERIFY(!sideBySide("a\n", "a\n").endsDiffer);
    }

    void everyLineOfBothTextsIsThereOnce()
    {
        QByteArray before;
        QByteArray after;
        for (int i = 0; i < 3000; ++i) {
            before += "row " + QByteArray::number(i) + '\n';
            after += "line " + QByteArray::number(i * 7) + '\n';
        }
        const SideBySide sides = sideBySide(before, after);
        int lastBefore = 0;
        int lastAfter = 0;
        for (const SideRow &row : sides.rows) {
            if (row.before.number > 0)
                QCOMPARE(row.before.number, ++lastBefore);
            if (row.after.number > 0)
                QCOMPARE(row.after.number, ++lastAfter);
        }
        QCOMPARE(lastBefore, 3000);
        QCOMPARE(lastAfter, 3000);
    }
};

QTEST_GUILESS_MAIN(TestSideBySide)
#include "tst_sidebyside.moc"
