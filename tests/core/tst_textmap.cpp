// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/textmap.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TextMapTest : public QObject
{
    Q_OBJECT

private slots:
    void places_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("before");  // what stands before the place
        QTest::addColumn<QString>("shown");  // line:column byte character utf16
        QTest::newRow("the start") << u"select 1"_s << u""_s << u"1:1 0 0 0"_s;
        QTest::newRow("the end") << u"select 1"_s << u"select 1"_s << u"1:9 8 8 8"_s;
        QTest::newRow("a second line") << u"a\nbc"_s << u"a\nb"_s << u"2:2 3 3 3"_s;
        QTest::newRow("umlauts are two bytes, one character") << u"äöü x"_s << u"äöü "_s << u"1:5 7 4 4"_s;
        QTest::newRow("a face is four bytes, one character, two units") << u"😀x"_s << u"😀"_s << u"1:2 4 1 2"_s;
        QTest::newRow("CR belongs to its line") << u"a\r\nb"_s << u"a\r\n"_s << u"2:1 3 3 3"_s;
        QTest::newRow("a CR alone ends a line") << u"a\rb\rc"_s << u"a\rb\r"_s << u"3:1 4 4 4"_s;
        QTest::newRow("a CR at the end, too") << u"a\r"_s << u"a\r"_s << u"2:1 2 2 2"_s;
        QTest::newRow("all three kinds") << u"a\rb\r\nc\nd"_s << u"a\rb\r\nc\n"_s << u"4:1 7 7 7"_s;
        QTest::newRow("an empty text") << u""_s << u""_s << u"1:1 0 0 0"_s;
    }
    void places()
    {
        QFETCH(QString, text);
        QFETCH(QString, before);
        QFETCH(QString, shown);
        const TextMap map(text.toUtf8());
        const qsizetype byte = before.toUtf8().size();
        const LineColumn place = map.at(byte);
        QCOMPARE(u"%1:%2 %3 %4 %5"_s.arg(place.line)
                     .arg(place.column)
                     .arg(byte)
                     .arg(map.characterOfByte(byte))
                     .arg(map.utf16OfByte(byte)),
                 shown);
        QCOMPARE(map.utf16OfByte(byte), before.size());
        QCOMPARE(map.byteOfCharacter(map.characterOfByte(byte)), byte);
    }

    void beyondTheEndIsTheEnd()
    {
        const TextMap map("ab\n");
        QCOMPARE(map.at(99), (LineColumn{2, 1}));
        QCOMPARE(map.at(-1), (LineColumn{1, 1}));
        QCOMPARE(map.byteOfCharacter(99), 3);
        QCOMPARE(map.byteOfLine(9), 3);
        QCOMPARE(map.byteOfLine(2), 3);
        QCOMPARE(map.lineCount(), 2);
    }
};

QTEST_GUILESS_MAIN(TextMapTest)
#include "tst_textmap.moc"
