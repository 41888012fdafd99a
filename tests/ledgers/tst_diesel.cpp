// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;

/// Rows as diesel_migrations 2.3.2 was seen to leave them: LEDGERS.md, section 2.14.
class TestDiesel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsDiesels();
    void theTimeIsInUtc();
    void rowsOfTheToolAreRead();
    void aNewerTableIsRead();
    void whatDieselDoesNotNoticeStopsNothing();
    void marksAreRows();
};

namespace {

const Ledger &ledger()
{
    return *ledgerOf(u"diesel"_s);
}

}  // namespace

void TestDiesel::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestDiesel::theTableIsDiesels()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(shapeOf(database, u"__diesel_schema_migrations"_s),
             u"version character varying(50) not null, run_on timestamp without time zone not null CURRENT_TIMESTAMP; "
             "__diesel_schema_migrations_pkey PRIMARY KEY (version)"_s);
}

void TestDiesel::theTimeIsInUtc()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(session->execute("SET TimeZone = 'Asia/Tokyo'", context));
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, fixture(ledger()).migrations[0], {}, {}, context));
    QCOMPARE(database.sql("SELECT version, run_on FROM __diesel_schema_migrations"), u"20260105090000"_s);
    QCOMPARE(database.sql("SET TimeZone = 'UTC'; SELECT abs(extract(epoch FROM run_on - localtimestamp)) < 60"
                          " FROM __diesel_schema_migrations"),
             u"t"_s);
    const auto entries = ledger().read(*session, {}, context);
    VERIFY_GOOD(entries);
    QVERIFY(qAbs(entries->front().finishedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void TestDiesel::rowsOfTheToolAreRead()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO __diesel_schema_migrations VALUES ('20260106101500', '2026-08-20 10:11:12.345678')");
    const auto status = readStatus(*session, fixture(ledger()), {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status),
             (QStringList{u"2026-01-05-090000_create_customers outOfOrder"_s,
                          u"2026-01-06-101500_create_orders applied"_s, u"2026-01-07-120000_index_orders pending"_s}));
    QVERIFY(status->migrations[0].isToRun());
    QCOMPARE(status->migrations[1].entry->finishedAt.toString(Qt::ISODateWithMs), u"2026-08-20T10:11:12.345Z"_s);
}

void TestDiesel::aNewerTableIsRead()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("ALTER TABLE __diesel_schema_migrations ADD COLUMN checksum text");
    VERIFY_GOOD(ledger().finish(*session, {}, fixture(ledger()).migrations[0], {}, {}, context));
    QCOMPARE(int(ledger().read(*session, {}, context)->size()), 1);
    database.sql("ALTER TABLE __diesel_schema_migrations RENAME COLUMN run_on TO applied_on");
    const auto entries = ledger().read(*session, {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::CheckFailed);
}

void TestDiesel::whatDieselDoesNotNoticeStopsNothing()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    for (const Migration &migration : folder.migrations)
        VERIFY_GOOD(ledger().finish(*session, {}, migration, {}, {}, context));
    folder.migrations[0].forward.bytes += "-- edited\n";
    folder.migrations.erase(folder.migrations.begin() + 1);
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status),
             (QStringList{u"2026-01-05-090000_create_customers applied"_s, u"20260106101500 missing"_s,
                          u"2026-01-07-120000_index_orders applied"_s}));
    QVERIFY(!status->migrations[1].stops);
}

void TestDiesel::marksAreRows()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    const Migration migration = fixture(ledger()).migrations[0];
    VERIFY_GOOD(ledger().markApplied(*session, {}, migration, context));
    QCOMPARE(database.sql("SELECT string_agg(version, ',') FROM __diesel_schema_migrations"), u"20260105090000"_s);
    VERIFY_GOOD(ledger().markReverted(*session, {}, migration, context));
    QCOMPARE(database.sql("SELECT count(*) FROM __diesel_schema_migrations"), u"0"_s);
}

QTEST_GUILESS_MAIN(TestDiesel)
#include "tst_diesel.moc"
