// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;

/// Rows as node-pg-migrate 9.0.0 was seen to leave them: LEDGERS.md, section 2.6.
class TestNodePgMigrate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsTheTools();
    void theLockIsTheTools();
    void aRowIsTheNameAndTheSessionsTime();
    void theOrderIsChecked_data();
    void theOrderIsChecked();
    void marksAreRows();
    void anotherPlaceIsAnotherLedger();
};

namespace {

const Ledger &ledger()
{
    return *ledgerOf(u"node-pg-migrate"_s);
}

/// A folder of these files; those that are no SQL are strays, as the layout has them.
MigrationFolder folderOf(const QStringList &fileNames)
{
    MigrationFolder folder{u"/project"_s, u"node-pg-migrate"_s, u"migrations"_s};
    for (const QString &fileName : fileNames) {
        const QString path = u"migrations/"_s + fileName;
        if (fileName.endsWith(u".sql"_s))
            folder.migrations.push_back({fileName.chopped(4), {path, "SELECT 1;"}});
        else
            folder.strays.push_back({path});
    }
    return folder;
}

std::vector<LedgerEntry> rowsOf(const QStringList &names)
{
    std::vector<LedgerEntry> entries;
    for (const QString &name : names) {
        LedgerEntry entry{QString::number(entries.size()), name};
        entry.finishedAt = QDateTime({2026, 1, 1}, {0, 0, int(entries.size())}, Qt::UTC);
        entries.push_back(entry);
    }
    return entries;
}

/// "name state", an exclamation mark where the tool would stop.
QStringList judged(const LedgerStatus &status)
{
    QStringList lines;
    for (const MigrationStatus &one : status.migrations)
        lines << one.name + u' ' + migrationStateId(one.state) + (one.stops ? u"!"_s : QString());
    return lines;
}

}  // namespace

void TestNodePgMigrate::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestNodePgMigrate::theTableIsTheTools()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(shapeOf(database, u"pgmigrations"_s),
             u"id integer not null nextval('pgmigrations_id_seq'::regclass), name character varying(255) not null, "
             "run_on timestamp without time zone not null; pgmigrations_pkey PRIMARY KEY (id)"_s);
}

void TestNodePgMigrate::theLockIsTheTools()
{
    const Database database;
    const auto session = openedSession(database);
    const auto key = ledger().lockKey(*session, {}, context);
    VERIFY_GOOD(key);
    VERIFY_GOOD(session->execute("SELECT pg_advisory_lock(" + QByteArray::number(*key) + ")", context));
    QCOMPARE(database.sql("SELECT classid || ' ' || objid FROM pg_locks WHERE locktype = 'advisory'"
                          " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"),
             u"1686128 708954076"_s);
}

void TestNodePgMigrate::aRowIsTheNameAndTheSessionsTime()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(session->execute("SET TimeZone = 'Asia/Tokyo'", context));
    VERIFY_GOOD(ledger().create(*session, {}, context));
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[0], {}, {}, context));
    QCOMPARE(database.sql("SET TimeZone = 'Asia/Tokyo'; SELECT id || '|' || name || '|' ||"
                          " (abs(extract(epoch FROM run_on - localtimestamp)) < 60) FROM pgmigrations"),
             u"1|1767603600000_create-customers|true"_s);
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status),
             (QStringList{u"1767603600000_create-customers applied"_s, u"1767694500000_create-orders pending"_s,
                          u"1767787200000_index-orders pending"_s}));
    QVERIFY(qAbs(status->migrations[0].entry->finishedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void TestNodePgMigrate::theOrderIsChecked_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QStringList>("states");
    QTest::addColumn<QString>("obstacle");
    const QStringList three{u"1_a.sql"_s, u"2_b.sql"_s, u"3_c.sql"_s};
    QTest::newRow("in order") << three << QStringList{u"1_a"_s, u"2_b"_s}
                              << QStringList{u"1_a applied"_s, u"2_b applied"_s, u"3_c pending"_s} << QString();
    QTest::newRow("one comes late") << three << QStringList{u"1_a"_s, u"3_c"_s}
                                    << QStringList{u"1_a applied"_s, u"2_b outOfOrder!"_s, u"3_c applied"_s}
                                    << QString();
    QTest::newRow("the newest is missing")
        << QStringList{u"1_a.sql"_s, u"2_b.sql"_s} << QStringList{u"1_a"_s, u"2_b"_s, u"3_c"_s}
        << QStringList{u"1_a applied"_s, u"2_b applied"_s, u"3_c missing"_s} << QString();
    QTest::newRow("one between is missing")
        << QStringList{u"1_a.sql"_s, u"3_c.sql"_s} << QStringList{u"1_a"_s, u"2_b"_s, u"3_c"_s}
        << QStringList{u"1_a applied"_s, u"2_b missing!"_s, u"3_c applied"_s} << QString();
    QTest::newRow("applied in another order")
        << three << QStringList{u"2_b"_s, u"1_a"_s} << QStringList{u"1_a applied"_s, u"2_b applied"_s, u"3_c pending"_s}
        << u"The ledger has 2_b where the folder has 1_a"_s;
    QTest::newRow("a program that ran") << QStringList{u"1_a.sql"_s, u"2_b.js"_s, u"3_c.sql"_s}
                                        << QStringList{u"1_a"_s, u"2_b"_s}
                                        << QStringList{u"1_a applied"_s, u"2_b applied"_s, u"3_c pending"_s}
                                        << QString();
    QTest::newRow("a program that has not run")
        << QStringList{u"1_a.sql"_s, u"2_b.ts"_s, u"3_c.sql"_s} << QStringList{u"1_a"_s}
        << QStringList{u"1_a applied"_s, u"3_c pending!"_s} << QString();
    QTest::newRow("one before a program that ran") << QStringList{u"1_a.sql"_s, u"2_b.js"_s} << QStringList{u"2_b"_s}
                                                   << QStringList{u"1_a outOfOrder!"_s, u"2_b applied"_s} << QString();
    QTest::newRow("a program after all") << QStringList{u"1_a.sql"_s, u"2_b.js"_s} << QStringList()
                                         << QStringList{u"1_a pending"_s} << QString();
}

void TestNodePgMigrate::theOrderIsChecked()
{
    QFETCH(QStringList, files);
    QFETCH(QStringList, rows);
    QFETCH(QString, obstacle);
    const LedgerStatus status = compareWithLedger(folderOf(files), ledger(), {}, true, rowsOf(rows));
    QTEST(judged(status), "states");
    QCOMPARE(status.obstacle.isEmpty(), obstacle.isEmpty());
    QVERIFY2(status.obstacle.english().startsWith(obstacle), qPrintable(status.obstacle.english()));
    for (const MigrationStatus &one : status.migrations)
        QVERIFY2(!one.stops || !one.problem.isEmpty(), qPrintable(one.name));
}

void TestNodePgMigrate::marksAreRows()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    const Migration migration = fixture(ledger()).migrations[0];
    VERIFY_GOOD(ledger().markApplied(*session, {}, migration, context));
    QCOMPARE(database.sql("SELECT string_agg(name, ',') FROM pgmigrations"), u"1767603600000_create-customers"_s);
    VERIFY_GOOD(ledger().markReverted(*session, {}, migration, context));
    QCOMPARE(database.sql("SELECT count(*) FROM pgmigrations"), u"0"_s);
}

void TestNodePgMigrate::anotherPlaceIsAnotherLedger()
{
    const Database database;
    const auto session = openedSession(database);
    const LedgerPlace place{u"my App"_s, u"Done"_s};
    VERIFY_GOOD(ledger().create(*session, place, context));
    VERIFY_GOOD(ledger().finish(*session, place, fixture(ledger()).migrations[0], {}, {}, context));
    QCOMPARE(database.sql("SELECT count(*) FROM \"my App\".\"Done\""), u"1"_s);
    QVERIFY(!*ledger().exists(*session, {}, context));
}

QTEST_GUILESS_MAIN(TestNodePgMigrate)
#include "tst_nodepgmigrate.moc"
