// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;

/// Rows as postgrator 8.0.0 was seen to leave them: LEDGERS.md, section 2.7.
class TestPostgrator : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsPostgrators();
    void theChecksumIsOfTheText_data();
    void theChecksumIsOfTheText();
    void aRowIsAsPostgratorWritesIt();
    void onlyWhatIsAboveTheNewestRuns();
    void anEditedFileStops();
    void aRowWithoutSumIsNotChecked();
    void programsHaveTheirPlace_data();
    void programsHaveTheirPlace();
    void marksAreRows();
};

namespace {

const Ledger &ledger()
{
    return *ledgerOf(u"postgrator"_s);
}

}  // namespace

void TestPostgrator::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestPostgrator::theTableIsPostgrators()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(shapeOf(database, u"schemaversion"_s),
             u"version bigint not null, name text, md5 text, run_at timestamp with time zone; "
             "schemaversion_pkey PRIMARY KEY (version)"_s);
    QCOMPARE(database.sql("SELECT string_agg(v::text, ';') FROM schemaversion v"), u"(0,,,)"_s);
    QVERIFY(ledger().read(*session, {}, context)->empty());
}

void TestPostgrator::theChecksumIsOfTheText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("newline");
    QTest::addColumn<QString>("sum");
    // printf '…' | md5sum
    const QString plain = u"2bdf1665f56c0ce5b966d9c60a7f7eac"_s;
    QTest::newRow("as it stands") << QByteArray("SELECT 1;\n") << QString() << plain;
    QTest::newRow("with other line ends")
        << QByteArray("SELECT 1;\r\n") << QString() << u"09ed15377e8d03544f146af8de7a15c6"_s;
    QTest::newRow("made alike") << QByteArray("SELECT 1;\r\n") << u"LF"_s << plain;
    QTest::newRow("made alike the other way")
        << QByteArray("SELECT 1;\n") << u"CRLF"_s << u"09ed15377e8d03544f146af8de7a15c6"_s;
    QTest::newRow("not UTF-8") << QByteArray("SELECT '\xe9';\n") << QString() << u"43fa759e23548eaf5801196a7870bfcd"_s;
}

void TestPostgrator::theChecksumIsOfTheText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, newline);
    Migration migration{u"1.do.a"_s, {{}, bytes}};
    migration.facts.insert(u"newline"_s, newline);
    QTEST(ledger().checksum(migration), "sum");
}

void TestPostgrator::aRowIsAsPostgratorWritesIt()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[0], {}, {}, context));
    QCOMPARE(database.sql("SELECT concat_ws('|', version, name, md5, run_at > now() - interval '1 minute')"
                          " FROM schemaversion WHERE version > 0"),
             u"1|create-customers|%1|t"_s.arg(ledger().checksum(folder.migrations[0])));
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status),
             (QStringList{u"001.do.create-customers applied"_s, u"002.do.create-orders pending"_s,
                          u"003.do.index-orders pending"_s}));
}

void TestPostgrator::onlyWhatIsAboveTheNewestRuns()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO schemaversion VALUES (2, 'gone', NULL, now()), (9, 'newest', NULL, now())");
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status),
             (QStringList{u"001.do.create-customers outOfOrder"_s, u"002.do.create-orders applied"_s,
                          u"003.do.index-orders outOfOrder"_s, u"9.do.newest missing"_s}));
    QVERIFY(!status->migrations[0].isToRun() && !status->migrations[2].isToRun());
    QVERIFY(!status->migrations[3].stops);
}

void TestPostgrator::anEditedFileStops()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[0], {}, {}, context));
    folder.migrations[0].forward.bytes += "-- edited\n";
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(status->migrations[0].state, MigrationState::Changed);
    QVERIFY(status->migrations[0].stops);
}

void TestPostgrator::aRowWithoutSumIsNotChecked()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO schemaversion VALUES (1, 'create-customers')");
    const auto status = readStatus(*session, fixture(ledger()), {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(status->migrations[0].state, MigrationState::Applied);
}

void TestPostgrator::programsHaveTheirPlace_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QStringList>("states");
    QTest::newRow("not run") << QByteArray("(1, 'create-customers')")
                             << QStringList{u"001.do.create-customers applied"_s, u"003.do.index-orders pending!"_s};
    QTest::newRow("run") << QByteArray("(1, 'create-customers'), (2, 'x')")
                         << QStringList{u"001.do.create-customers applied"_s, u"2.do.x applied"_s,
                                        u"003.do.index-orders pending"_s};
}

void TestPostgrator::programsHaveTheirPlace()
{
    QFETCH(QByteArray, rows);
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    folder.migrations.erase(folder.migrations.begin() + 1);
    folder.strays.push_back({u"migrations/002.do.x.js"_s});
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO schemaversion (version, name) VALUES " + rows);
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QStringList lines;
    for (const MigrationStatus &one : status->migrations)
        lines << one.name + u' ' + migrationStateId(one.state) + (one.stops ? u"!"_s : QString());
    QTEST(lines, "states");
}

void TestPostgrator::marksAreRows()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    const Migration migration = fixture(ledger()).migrations[0];
    VERIFY_GOOD(ledger().markApplied(*session, {}, migration, context));
    QCOMPARE(database.sql("SELECT max(version) FROM schemaversion"), u"1"_s);
    VERIFY_GOOD(ledger().markReverted(*session, {}, migration, context));
    QCOMPARE(database.sql("SELECT max(version) FROM schemaversion"), u"0"_s);
}

QTEST_GUILESS_MAIN(TestPostgrator)
#include "tst_postgrator.moc"
