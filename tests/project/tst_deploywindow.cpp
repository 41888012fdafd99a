// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/deploywindow.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestDeployWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void itIsOpen_data()
    {
        QTest::addColumn<QString>("window");
        QTest::addColumn<QString>("at");
        QTest::addColumn<bool>("isOpen");
        const QString night = u"Mon-Fri 22:00-04:00 Europe/Berlin"_s;
        QTest::newRow("a Monday evening in winter") << night << u"2026-01-12T21:00:00Z"_s << true;
        QTest::newRow("an hour before, in winter") << night << u"2026-01-12T20:59:59Z"_s << false;
        QTest::newRow("the same hour in summer") << night << u"2026-07-13T20:00:00Z"_s << true;
        QTest::newRow("it closes at four") << night << u"2026-01-13T03:00:00Z"_s << false;
        QTest::newRow("a minute before four") << night << u"2026-01-13T02:59:00Z"_s << true;
        QTest::newRow("Friday's night goes into Saturday") << night << u"2026-01-17T01:00:00Z"_s << true;
        QTest::newRow("Saturday evening") << night << u"2026-01-17T22:00:00Z"_s << false;
        QTest::newRow("Sunday's night is nobody's") << night << u"2026-01-19T01:00:00Z"_s << false;
        const QString spring = u"Sun 01:30-03:30 Europe/Berlin"_s;
        QTest::newRow("the hour that is not there in spring") << spring << u"2026-03-29T01:15:00Z"_s << true;
        QTest::newRow("clocks went on in spring") << spring << u"2026-03-29T01:30:00Z"_s << false;
        const QString autumn = u"Sun 02:00-03:00 Europe/Berlin"_s;
        QTest::newRow("the hour that comes twice, first") << autumn << u"2026-10-25T00:30:00Z"_s << true;
        QTest::newRow("the hour that comes twice, again") << autumn << u"2026-10-25T01:30:00Z"_s << true;
        QTest::newRow("after both") << autumn << u"2026-10-25T02:00:00Z"_s << false;
        QTest::newRow("over the weekend") << u"Fri-Mon 00:00-00:00 UTC"_s << u"2026-01-18T12:00:00Z"_s << true;
        QTest::newRow("not on Wednesday") << u"Fri-Mon 00:00-00:00 UTC"_s << u"2026-01-14T12:00:00Z"_s << false;
        QTest::newRow("a list of days") << u"Mon,Wed 08:00-17:00 UTC"_s << u"2026-01-14T12:00:00Z"_s << true;
        QTest::newRow("the day is the zone's") << u"Tue 08:00-10:00 Asia/Tokyo"_s << u"2026-01-12T23:30:00Z"_s << true;
    }

    void itIsOpen()
    {
        QFETCH(QString, window);
        QFETCH(QString, at);
        const auto parsed = parseDeployWindow(window);
        QVERIFY2(bool(parsed), parsed ? "" : qPrintable(describe(parsed.error())));
        QTEST(parsed->isOpenAt(QDateTime::fromString(at, Qt::ISODate)), "isOpen");
    }

    void whatIsNotUnderstoodIsNamed_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("") << u"no deploy window"_s;
        QTest::newRow("Mon-Fri 22:00-04:00") << u"no deploy window"_s;
        QTest::newRow("Mo-Fr 22:00-04:00 UTC") << u"no days"_s;
        QTest::newRow("Mon-Tue-Wed 22:00-04:00 UTC") << u"no days"_s;
        QTest::newRow("Mon 22-04 UTC") << u"no hours"_s;
        QTest::newRow("Mon 22:00-25:00 UTC") << u"no hours"_s;
        QTest::newRow("Mon 22:00-04:00 Europe/Nowhere") << u"no time zone"_s;
    }

    void whatIsNotUnderstoodIsNamed()
    {
        QFETCH(QString, words);
        const auto parsed = parseDeployWindow(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!parsed);
        QVERIFY2(describe(parsed.error()).contains(words), qPrintable(describe(parsed.error())));
    }
};

QTEST_GUILESS_MAIN(TestDeployWindow)
#include "tst_deploywindow.moc"
