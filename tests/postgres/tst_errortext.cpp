// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/errortext.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class ErrorTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void parts()
    {
        const SqlErrorInfo info = readErrorText("ERROR:  first line\nsecond line\nDETAIL:  one\ntwo\nHINT:  do this\n"
                                                "CONTEXT:  here\nthere\n",
                                                "SELECT 1");
        QCOMPARE(info.message, u"first line\nsecond line"_s);
        QCOMPARE(info.detail, u"one\ntwo"_s);
        QCOMPARE(info.hint, u"do this"_s);
        QCOMPARE(info.context, u"here\nthere"_s);
        QCOMPARE(info.bytePosition, -1);
    }

    void severities_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("severity");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("english") << QByteArray("NOTICE:  hello") << QByteArray("NOTICE") << QByteArray("hello");
        QTest::newRow("german") << QByteArray("FEHLER:  x: y") << QByteArray("FEHLER") << QByteArray("x: y");
        QTest::newRow("none") << QByteArray("lost\na:  b") << QByteArray() << QByteArray("lost\na:  b");
    }
    void severities()
    {
        QFETCH(QByteArray, text);
        const auto [severity, words] = splitSeverity(text);
        QTEST(severity, "severity");
        QTEST(words, "words");
    }

    void positions_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("excerpt");
        QTest::addColumn<int>("position");
        const QByteArray words = "SELECT aaaa, bbbb, cccc FROM x";
        QTest::newRow("first line") << words << QByteArray("LINE 1: SELECT aaaa, bbbb, cccc FROM x\n               ^")
                                    << 7;
        QTest::newRow("cut in front") << words << QByteArray("LINE 1: ...aaaa, bbbb, cccc FROM x\n                 ^")
                                      << 13;
        QTest::newRow("cut at both ends")
            << words << QByteArray("LINE 1: ...aaaa, bbbb, cccc...\n                 ^") << 13;
        QTest::newRow("cut at the end") << words << QByteArray("LINE 1: SELECT aaaa...\n               ^") << 7;
        QTest::newRow("an excerpt in two places")
            << QByteArray("a, b, a, b") << QByteArray("LINE 1: ...a, b...\n           ^") << -1;
        QTest::newRow("second line after CR LF")
            << QByteArray("SELECT\r\n\tx") << QByteArray("LINE 2:  x\n         ^") << 9;
        QTest::newRow("umlauts take two bytes and one column")
            << QByteArray("SELECT 'äöü', x") << QByteArray("LINE 1: SELECT 'äöü', x\n                      ^") << 17;
        QTest::newRow("wide characters take three bytes and two columns")
            << QByteArray("SELECT '表', x") << QByteArray("LINE 1: SELECT '表', x\n                     ^") << 14;
        QTest::newRow("the end of the text")
            << QByteArray("SELECT") << QByteArray("LINE 1: SELECT\n              ^") << 6;
        QTest::newRow("a line that is not there")
            << QByteArray("SELECT") << QByteArray("LINE 7: SELECT\n        ^") << -1;
        QTest::newRow("a number too large") << QByteArray("x") << QByteArray("LINE 99999999999: x\n        ^") << -1;
        QTest::newRow("an excerpt of a function's body")
            << QByteArray("SELECT f()") << QByteArray("LINE 1: SELECT nosuch\n               ^\nQUERY:  SELECT nosuch")
            << -1;
    }
    void positions()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, excerpt);
        QFETCH(int, position);
        const SqlErrorInfo info = readErrorText("ERROR:  no\n" + excerpt + "\n", sql);
        QCOMPARE(info.bytePosition, position);
        QCOMPARE(info.message, u"no"_s);
    }
};

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "tst_errortext.moc"
