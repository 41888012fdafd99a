// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/ledgers/prismachecksum.h"

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestPrismaChecksum : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void invalidBytesBecomeReplacements_data();
    void invalidBytesBecomeReplacements();
    void theChecksumIsSha256();
    void lineEndsAreForgiven_data();
    void lineEndsAreForgiven();
    void theOldFormWithoutZerosIsAccepted();
};

void TestPrismaChecksum::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestPrismaChecksum::invalidBytesBecomeReplacements_data()
{
    // As Node 20 prints Buffer.from(…).toString('utf8'); "?" stands for U+FFFD here.
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain ASCII") << QByteArray("abc") << QByteArray("abc");
    QTest::newRow("valid UTF-8") << QByteArray("gr\xC3\xBC\xC3\x9F") << QByteArray("gr\xC3\xBC\xC3\x9F");
    QTest::newRow("Latin-1") << QByteArray("caf\xE9!") << QByteArray("caf?!");
    QTest::newRow("at the end") << QByteArray("a\xE9") << QByteArray("a?");
    QTest::newRow("a lone continuation") << QByteArray("a\x80\x80z") << QByteArray("a??z");
    QTest::newRow("three of four bytes are one") << QByteArray("\xF0\x9F\x98z") << QByteArray("?z");
    QTest::newRow("an overlong form is one a byte") << QByteArray("\xC0\xAFz") << QByteArray("??z");
    QTest::newRow("a surrogate is one a byte") << QByteArray("\xED\xA0\x80z") << QByteArray("???z");
    QTest::newRow("beyond Unicode") << QByteArray("\xF5\x80z") << QByteArray("??z");
    QTest::newRow("a byte order mark stays") << QByteArray("\xEF\xBB\xBFz") << QByteArray("\xEF\xBB\xBFz");
}

void TestPrismaChecksum::invalidBytesBecomeReplacements()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QCOMPARE(readAsNode(bytes), text.replace("?", "\xEF\xBF\xBD"));
}

void TestPrismaChecksum::theChecksumIsSha256()
{
    // printf 'SELECT 1;\n' | sha256sum
    QCOMPARE(prismaChecksum("SELECT 1;\n"), u"b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd"_s);
    QCOMPARE(prismaChecksum("caf\xE9"), sha256Hex("caf\xEF\xBF\xBD"));
}

void TestPrismaChecksum::lineEndsAreForgiven_data()
{
    QTest::addColumn<QByteArray>("applied");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<bool>("same");
    QTest::newRow("the same") << QByteArray("a;\nb;\n") << QByteArray("a;\nb;\n") << true;
    QTest::newRow("LF became CR LF") << QByteArray("a;\nb;\n") << QByteArray("a;\r\nb;\r\n") << true;
    QTest::newRow("CR LF became LF") << QByteArray("a;\r\nb;\r\n") << QByteArray("a;\nb;\n") << true;
    QTest::newRow("a blank more") << QByteArray("a;\nb;\n") << QByteArray("a; \nb;\n") << false;
    QTest::newRow("a last line end more") << QByteArray("a;") << QByteArray("a;\n") << false;
    QTest::newRow("only some line ends changed") << QByteArray("a;\r\nb;\r\n") << QByteArray("a;\r\nb;\n") << false;
}

void TestPrismaChecksum::lineEndsAreForgiven()
{
    QFETCH(QByteArray, applied);
    QFETCH(QByteArray, now);
    QTEST(prismaChecksumMatches(now, prismaChecksum(applied)), "same");
}

void TestPrismaChecksum::theOldFormWithoutZerosIsAccepted()
{
    QString unpadded;
    const QString padded = prismaChecksum("SELECT 1;\n");
    for (qsizetype i = 0; i < padded.size(); i += 2)
        unpadded += padded[i] == u'0' ? padded.mid(i + 1, 1) : padded.mid(i, 2);
    QVERIFY(unpadded.size() < 64);
    QVERIFY(prismaChecksumMatches("SELECT 1;\n", unpadded));
    QVERIFY(!prismaChecksumMatches("SELECT 2;\n", unpadded));
}

QTEST_GUILESS_MAIN(TestPrismaChecksum)
#include "tst_prismachecksum.moc"
