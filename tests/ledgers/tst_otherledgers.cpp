// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// A database in which another tool than the folder's keeps its ledger: what that one applied would run again.
class TestOtherLedgers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void anotherToolsLedgerIsAnObstacle_data();
    void anotherToolsLedgerIsAnObstacle();
    void aLayoutThatWasNamedIsTakenAtItsWord();
    void itsOwnLedgerSettlesIt();
};

namespace {

/// The folder as it is found by looking.
MigrationFolder found(const Ledger &ledger)
{
    MigrationFolder folder = fixture(ledger);
    folder.isLayoutNamed = false;
    return folder;
}

}  // namespace

void TestOtherLedgers::anotherToolsLedgerIsAnObstacle_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("other");
    QTest::newRow("sqlx's") << u"golang-migrate"_s << u"sqlx"_s;
    QTest::newRow("golang-migrate's") << u"sqlx"_s << u"golang-migrate"_s;
    QTest::newRow("dbmate's") << u"plain"_s << u"dbmate"_s;
    QTest::newRow("drizzle's") << u"plain"_s << u"drizzle"_s;
    QTest::newRow("sqitch's") << u"prisma"_s << u"sqitch"_s;
}

void TestOtherLedgers::anotherToolsLedgerIsAnObstacle()
{
    QFETCH(QString, layout);
    QFETCH(QString, other);
    const Ledger &ledger = *ledgerOf(layout);
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledgerOf(other)->create(*session, {}, context));
    const auto status = readStatus(*session, found(ledger), {}, context);
    VERIFY_GOOD(status);
    const QString words = status->obstacle.english();
    QVERIFY2(words.contains(ledgerOf(other)->table({})), qPrintable(words));
    QVERIFY2(words.contains(u"--layout "_s + other), qPrintable(words));
    QVERIFY(status->count(MigrationState::Pending) > 0);
}

void TestOtherLedgers::aLayoutThatWasNamedIsTakenAtItsWord()
{
    const Ledger &ledger = *ledgerOf(u"golang-migrate"_s);
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledgerOf(u"sqlx"_s)->create(*session, {}, context));
    const MigrationFolder folder = fixture(ledger);
    QVERIFY(folder.isLayoutNamed);
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QVERIFY2(status->obstacle.isEmpty(), qPrintable(status->obstacle.english()));
}

void TestOtherLedgers::itsOwnLedgerSettlesIt()
{
    const Ledger &ledger = *ledgerOf(u"golang-migrate"_s);
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledgerOf(u"sqlx"_s)->create(*session, {}, context));
    VERIFY_GOOD(ledger.create(*session, {}, context));
    const auto status = readStatus(*session, found(ledger), {}, context);
    VERIFY_GOOD(status);
    QVERIFY2(status->obstacle.isEmpty(), qPrintable(status->obstacle.english()));
}

QTEST_GUILESS_MAIN(TestOtherLedgers)
#include "tst_otherledgers.moc"
