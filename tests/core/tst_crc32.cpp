// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/crc32.h"

#include <QTest>

using namespace lockstep;

class TestCrc32 : public QObject
{
    Q_OBJECT

private slots:
    void theCheckValuesAreTheStandards_data();
    void theCheckValuesAreTheStandards();
    void aBegunValueIsContinued();
};

void TestCrc32::theCheckValuesAreTheStandards_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint32>("crc");
    QTest::newRow("nothing") << QByteArray() << 0U;
    QTest::newRow("the catalogue's digits") << QByteArray("123456789") << 0xCBF43926U;
    QTest::newRow("bytes above 127") << QByteArray("\xFF\xFF\xFF\xFF") << 0xFFFFFFFFU;
    QTest::newRow("a NUL byte") << QByteArray("\0", 1) << 0xD202EF8DU;
}

void TestCrc32::theCheckValuesAreTheStandards()
{
    QFETCH(QByteArray, bytes);
    QTEST(crc32(bytes), "crc");
}

void TestCrc32::aBegunValueIsContinued()
{
    QCOMPARE(crc32("6789", crc32("12345")), 0xCBF43926U);
}

QTEST_GUILESS_MAIN(TestCrc32)
#include "tst_crc32.moc"
