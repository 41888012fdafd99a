// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/conninfo.h"

#include <QTest>

using namespace lockstep;

class ConninfoTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void reading_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("rendered");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("");
        QTest::newRow("plain words") << QByteArray("host=a port=5432") << QByteArray("host='a' port='5432'");
        QTest::newRow("blanks around the sign") << QByteArray(" host =  a ") << QByteArray("host='a'");
        QTest::newRow("a quoted value with a blank") << QByteArray("password='a b'") << QByteArray("password='a b'");
        QTest::newRow("an escaped quote") << QByteArray("password='a\\'b'") << QByteArray("password='a\\'b'");
        QTest::newRow("an escaped backslash") << QByteArray("password=a\\\\b") << QByteArray("password='a\\\\b'");
        QTest::newRow("an empty value") << QByteArray("options='' host=a") << QByteArray("options='' host='a'");
        QTest::newRow("a keyword without a value") << QByteArray("host") << QByteArray("malformed");
        QTest::newRow("a quote that does not close") << QByteArray("host='a") << QByteArray("malformed");
        QTest::newRow("a value without a keyword") << QByteArray("=a") << QByteArray("malformed");
    }
    void reading()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, rendered);
        const auto words = conninfoWords(text);
        QCOMPARE(words ? conninfoOf(*words) : QByteArray("malformed"), rendered);
    }

    void theLastWordCounts()
    {
        const auto words = conninfoWords("port=1 host=a port=2");
        QVERIFY(words);
        QCOMPARE(conninfoValue(*words, "port"), QByteArray("2"));
        QCOMPARE(conninfoValue(*words, "user"), QByteArray());
    }
};

QTEST_GUILESS_MAIN(ConninfoTest)
#include "tst_conninfo.moc"
