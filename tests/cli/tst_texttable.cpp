// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/texttable.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestTextTable : public QObject
{
    Q_OBJECT

private slots:
    void columnsAreAligned();
    void anEndlessNameWidensNoOtherRow();
    void aNameStaysInItsRow();
};

void TestTextTable::columnsAreAligned()
{
    const QString widest(60, u'x');
    QCOMPARE(aligned({{u"a"_s, u"one"_s}, {u"abc"_s, u"two"_s}}), QStringList({u"  a    one"_s, u"  abc  two"_s}));
    QCOMPARE(aligned({{u"a"_s, u"one"_s}, {widest, u"two"_s}}),
             QStringList({u"  a"_s + QString(61, u' ') + u"one"_s, u"  "_s + widest + u"  two"_s}));
}

void TestTextTable::anEndlessNameWidensNoOtherRow()
{
    const QString endless(200, u'x');
    QCOMPARE(aligned({{u"a"_s, u"one"_s}, {endless, u"two"_s, u"more"_s}, {u"abc"_s, u"three"_s, u"more"_s}}),
             QStringList({u"  a    one"_s, u"  "_s + endless + u"  two    more"_s, u"  abc  three  more"_s}));
}

/// A ledger's row may have any name; two that differ in a control character alone are shown as two.
void TestTextTable::aNameStaysInItsRow()
{
    QCOMPARE(aligned({{u"a"_s, u"1\n2"_s}, {u"b"_s, u"1\t2"_s}, {u"c"_s, u"\x1b[2J"_s}}),
             QStringList({u"  a  1⏎2"_s, u"  b  1 2"_s, u"  c  ⟨U+001B⟩[2J"_s}));
}

QTEST_GUILESS_MAIN(TestTextTable)
#include "tst_texttable.moc"
