// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/scanner.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

constexpr char letters[] = {'k', 'i', 'q', 's', 'd', 'n', 'c', 'p', 'o'};

/// "k:select n:1": kind's letter and text of every token.
QString rendered(const QByteArray &sql)
{
    QStringList parts;
    const ScanResult result = scan(sql);
    for (const Token &token : result.tokens)
        parts.append(QString(QLatin1Char(letters[int(token.kind)])) + u':'
                     + QString::fromUtf8(sql.mid(token.range.begin, token.range.length())));
    if (result.problem)
        parts.append(u"!%1"_s.arg(result.problem->byteOffset));
    return parts.join(u' ');
}

}  // namespace

class ScannerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void tokens_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");

        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("keywords, names and numbers") << QByteArray("SELECT a, 1.5") << u"k:SELECT i:a o:, n:1.5"_s;
        QTest::newRow("a quoted name is no string") << QByteArray("\"Ab\" 'x'") << u"q:\"Ab\" s:'x'"_s;
        QTest::newRow("dollar quotes with a tag") << QByteArray("$f$it's$f$ $1") << u"d:$f$it's$f$ p:$1"_s;
        QTest::newRow("an escape string with a quote inside") << QByteArray("E'\\''") << u"s:E'\\''"_s;
        QTest::newRow("comments, the second one nested")
            << QByteArray("a -- b\n/* c /* d */ */ e") << u"i:a c:-- b c:/* c /* d */ */ i:e"_s;
        QTest::newRow("umlauts and surrogate pairs count as bytes")
            << QByteArray("'äöü' \"😀\" x") << u"s:'äöü' q:\"😀\" i:x"_s;
        QTest::newRow("an unterminated string ends the tokens") << QByteArray("a 'ä' 'b") << u"i:a s:'ä' !7"_s;
        QTest::newRow("an unterminated comment") << QByteArray("x; /* y") << u"i:x o:; !3"_s;
        QTest::newRow("an unterminated dollar quote") << QByteArray("select $$a") << u"k:select !7"_s;
        QTest::newRow("an unterminated quoted name") << QByteArray("select \"a") << u"k:select !7"_s;
        QTest::newRow("a NUL byte") << QByteArray("a b\0 c", 6) << u"i:a i:b !3"_s;
        QTest::newRow("a NUL byte first") << QByteArray("\0a", 2) << u"!0"_s;
        QTest::newRow("an empty quoted name") << QByteArray("a \"\" b") << u"i:a !2"_s;
    }
    void tokens()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        QCOMPARE(rendered(sql), expected);
    }

    void longTextsAreCutWhereTokensEnd()
    {
        QByteArray sql;
        for (int i = 0; i < 20'000; ++i)
            sql += "select 'a\nb' -- it's\n, $$c\nd$$;\n";
        const ScanResult result = scan(sql);
        QVERIFY(!result.problem);
        QCOMPARE(result.tokens.size(), std::size_t(20'000 * 6));
    }

    void aLineLongerThanAStretchIsCutWhereTokensEnd()
    {
        const QByteArray sql = QByteArray("select 'a, b' /* c; (d */, $$e,f$$; ").repeated(30'000) + "-- "
            + QByteArray("it's (a, comment; ").repeated(60'000) + "\n, 1";
        const ScanResult result = scan(sql);
        QVERIFY(!result.problem);
        QCOMPARE(result.tokens.size(), std::size_t(30'000 * 6 + 3));
        QCOMPARE(result.tokens.back().range.end, sql.size());
    }

    void aStringLongerThanAStretchIsOneToken()
    {
        const QByteArray sql = "select '" + QByteArray("line\n").repeated(100'000) + "'";
        const ScanResult result = scan(sql);
        QVERIFY(!result.problem);
        QCOMPARE(result.tokens.size(), std::size_t(2));
        QCOMPARE(result.tokens.back().range.end, sql.size());
    }
};

QTEST_GUILESS_MAIN(ScannerTest)
#include "tst_scanner.moc"
