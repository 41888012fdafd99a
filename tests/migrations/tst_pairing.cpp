// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/pairing.h"

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestPairing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aScriptFindsItsMigration_data();
    void aScriptFindsItsMigration();
    void rivalsAreBothLeftOut();
    void aRevertNameIsKnown_data();
    void aRevertNameIsKnown();
};

void TestPairing::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestPairing::aScriptFindsItsMigration_data()
{
    QTest::addColumn<QString>("revert");
    QTest::addColumn<QStringList>("forwards");
    QTest::addColumn<QString>("found");  ///< the forward's name, or words of the reason
    const QStringList day{u"20250825_add_audit_logs.sql"_s, u"20250825_add_user_timezone.sql"_s,
                          u"20250825_drop_xp_system.sql"_s, u"20250826_add_audit_logs_index.sql"_s};
    QTest::newRow("down: drop undoes add") << u"20250825_down_drop_audit_logs.sql"_s << day << day[0];
    QTest::newRow("rollback at the end") << u"20250825_drop_xp_system_rollback.sql"_s << day << day[2];
    QTest::newRow(".down.sql") << u"20250825_add_user_timezone.down.sql"_s << day << day[1];
    QTest::newRow("revert_ with the date") << u"revert_20250825_add_user_timezone.sql"_s << day << day[1];
    QTest::newRow("revert_ without the date") << u"revert_add_user_timezone.sql"_s << day << day[1];
    QTest::newRow("only some of the words, same date") << u"20250825_down_drop_timezone.sql"_s << day << day[1];
    QTest::newRow("written later") << u"20250901_down_drop_xp_system.sql"_s << day << day[2];
    QTest::newRow("written before it") << u"20250801_down_drop_xp_system.sql"_s << day << u"without a migration"_s;
    QTest::newRow("nothing like it") << u"20250825_down_drop_invoices.sql"_s << day << u"without a migration"_s;
    QTest::newRow("only some of the words, other date")
        << u"20250901_down_drop_timezone.sql"_s << day << u"without a migration"_s;
    QTest::newRow("add and drop of the same day")
        << u"20250825_down_x.sql"_s << QStringList{u"20250825_add_x.sql"_s, u"20250825_drop_x.sql"_s}
        << u"may undo 20250825_add_x.sql or 20250825_drop_x.sql"_s;
    QTest::newRow("a name that is only a marker") << u"20250825_down_.sql"_s << day << u"without a migration"_s;
    QTest::newRow("numbers") << u"003_down_c.sql"_s << QStringList{u"002_c.sql"_s, u"003_c.sql"_s} << u"003_c.sql"_s;
    QTest::newRow("no forward at all") << u"revert_x.sql"_s << QStringList() << u"without a migration"_s;
}

void TestPairing::aScriptFindsItsMigration()
{
    QFETCH(QString, revert);
    QFETCH(QStringList, forwards);
    QFETCH(QString, found);
    const Pairing pairing = pairReverts({revert}, forwards).front();
    const QString text = pairing.forward ? forwards[qsizetype(*pairing.forward)] : pairing.why.english();
    QVERIFY2(pairing.forward ? text == found : text.contains(found), qPrintable(text));
}

void TestPairing::rivalsAreBothLeftOut()
{
    for (const Pairing &pairing : pairReverts({u"001_down_a.sql"_s, u"001_a_rollback.sql"_s}, {u"001_a.sql"_s})) {
        QVERIFY(!pairing.forward);
        QVERIFY(pairing.why.english().contains(u"Several revert scripts fit 001_a.sql"_s));
    }
}

void TestPairing::aRevertNameIsKnown_data()
{
    QTest::addColumn<bool>("isRevert");
    for (const char *name : {"20250901_down_drop_x.sql", "001_x_rollback.sql", "revert_x.sql", "001_x.down.sql",
                             "001_revert_x.sql", "undo_x.sql", "001_x_down.sql", "20250901_x_down_y.sql"})
        QTest::newRow(name) << true;
    for (const char *name :
         {"001_add_downloads.sql", "001_breakdown.sql", "001_add_rollback_log.sql", "001_x.sql", "reverted.sql"})
        QTest::newRow(name) << false;
}

void TestPairing::aRevertNameIsKnown()
{
    QTEST(isRevertName(QString::fromLatin1(QTest::currentDataTag())), "isRevert");
}

QTEST_GUILESS_MAIN(TestPairing)
#include "tst_pairing.moc"
