// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/message.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class MessageTest : public QObject
{
    Q_OBJECT

private slots:
    void placeholders_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("english");
        QTest::newRow("none") << QByteArray("Plain.") << QStringList{} << -1 << u"Plain."_s;
        QTest::newRow("in any order") << QByteArray("%2 then %1") << QStringList{u"a"_s, u"b"_s} << -1 << u"b then a"_s;
        QTest::newRow("a placeholder that came as data stays")
            << QByteArray("%1 and %2") << QStringList{u"%2"_s, u"x"_s} << -1 << u"%2 and x"_s;
        QTest::newRow("a lone per cent sign stays")
            << QByteArray("100 % of %1") << QStringList{u"it"_s} << -1 << u"100 % of it"_s;
        QTest::newRow("a count") << QByteArray("%n row(s) in %1") << QStringList{u"t"_s} << 3 << u"3 rows in t"_s;
        QTest::newRow("a count of one") << QByteArray("%n row(s), %n index(es)") << QStringList{} << 1
                                        << u"1 row, 1 index"_s;
        QTest::newRow("a missing argument is empty") << QByteArray("<%1>") << QStringList{} << -1 << u"<>"_s;
    }
    void placeholders()
    {
        QFETCH(QByteArray, source);
        QFETCH(QStringList, arguments);
        QFETCH(int, count);
        QFETCH(QString, english);
        const Message message{source.constData(), arguments, count};
        QCOMPARE(message.english(), english);
        QCOMPARE(message.translated(), english);  // there is no translation here
    }

    void verbatimTextIsNeverExpanded() { QCOMPARE(verbatim(u"50 %1"_s).english(), u"50 %1"_s); }
};

QTEST_GUILESS_MAIN(MessageTest)
#include "tst_message.moc"
