// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/flywaychecksum.h"
#include "tests/ledgers/ledgertest.h"
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

/// Flyway's ledger, by the rows and rules of LEDGERS.md 2.10; the tool itself does not run here.
class TestFlyway : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theChecksumIsTheTools_data();
    void theChecksumIsTheTools();
    void theLocksKeyIsTheTools();
    void theTableIsTheTools();
    void rowsAreAsTheToolWritesThem();
    void anEditedFileStopsIt();
    void aRepeatableRunsAgainWhenItChanged();
    void aLateOneStopsIt();
    void aMissingOneStopsIt();
    void aFailureStopsIt();
    void itsBaselineStandsForWhatIsBefore();
    void aBaselineMigrationRunsInsteadOfOthers();
    void rowsThatWereTakenBackDoNotCount();
    void programsAreLeftToFlyway();
    void itBeginsOnlyWhereNothingIs();
    void anotherTableIsAnotherLedger();
    void anUnknownTableIsTold();

private:
    QStringList states(const Database &database, const QStringList &files) const;
    const Ledger &m_ledger = *ledgerOf(u"flyway"_s);
};

namespace {

MigrationFolder folderOf(const QStringList &files)
{
    const FolderTree tree(files);
    auto folder = openMigrations({tree.root()}, u"flyway"_s, {});
    if (!folder)
        qFatal("%s", qPrintable(describe(folder.error())));
    return *std::move(folder);
}

/// Applies the folder's migrations whose names are given.
void apply(const Ledger &ledger, const Database &database, const QStringList &files, const QStringList &names)
{
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    for (const Migration &migration : folderOf(files).migrations) {
        if (names.contains(migration.name))
            VERIFY_GOOD(ledger.finish(*session, {}, migration, {}, std::chrono::milliseconds(7), context));
    }
}

const QStringList three{u"sql/V1__a.sql"_s, u"sql/V2__bad_thing.sql"_s, u"sql/V10__c.sql"_s};

}  // namespace

void TestFlyway::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// One line a migration: name, state, what follows from it.
QStringList TestFlyway::states(const Database &database, const QStringList &files) const
{
    const auto session = openedSession(database);
    const auto status = readStatus(*session, folderOf(files), {}, context);
    if (!status)
        return {describe(status.error())};
    QStringList lines;
    for (const MigrationStatus &row : status->migrations)
        lines << row.name + u' ' + migrationStateId(row.state) + (row.isToRun() ? u" runs"_s : QString())
                + (row.stops ? u" stops"_s : QString());
    return lines;
}

void TestFlyway::theChecksumIsTheTools_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sum");
    const QString sum = u"-873187034"_s;  // CRC-32's own check value, 0xCBF43926, as Java's int
    QTest::newRow("the check value") << QByteArray("123456789") << sum;
    QTest::newRow("lines") << QByteArray("123\n456\n789\n") << sum;
    QTest::newRow("Windows' lines") << QByteArray("123\r\n456\r\n789") << sum;
    QTest::newRow("old lines") << QByteArray("123\r456\r789\r") << sum;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                     "123456789")
                                       << sum;
    QTest::newRow("one more space") << QByteArray("123456789 ") << u"1001045633"_s;
    QTest::newRow("nothing") << QByteArray() << u"0"_s;
}

void TestFlyway::theChecksumIsTheTools()
{
    QFETCH(QByteArray, text);
    QTEST(flywayChecksum(text), "sum");
}

void TestFlyway::theLocksKeyIsTheTools()
{
    QCOMPARE(javaHashCode(u"\"public\".\"flyway_schema_history\""_s), 2125624436);
    QCOMPARE(javaHashCode(u"polygenelubricants"_s), std::numeric_limits<qint32>::min());
    const Database database;
    const auto session = openedSession(database);
    QCOMPARE(*m_ledger.lockKey(*session, {}, context), 77433833903597);
    QVERIFY(*m_ledger.lockKey(*session, {u"app"_s}, context) != 77433833903597);
}

void TestFlyway::theTableIsTheTools()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(m_ledger.create(*session, {}, context));
    QCOMPARE(database.sql("SELECT string_agg(concat_ws(' ', column_name, data_type, character_maximum_length,"
                          " is_nullable, column_default), '; ' ORDER BY ordinal_position)"
                          " FROM information_schema.columns WHERE table_name = 'flyway_schema_history'"),
             u"installed_rank integer NO; version character varying 50 YES; description character varying 200 NO; "
             "type character varying 20 NO; script character varying 1000 NO; checksum integer YES; "
             "installed_by character varying 100 NO; installed_on timestamp without time zone NO now(); "
             "execution_time integer NO; success boolean NO"_s);
    QCOMPARE(database.sql("SELECT string_agg(indexdef, '; ' ORDER BY indexname) FROM pg_indexes"
                          " WHERE tablename = 'flyway_schema_history'"),
             u"CREATE UNIQUE INDEX flyway_schema_history_pk ON public.flyway_schema_history USING btree "
             "(installed_rank); CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree "
             "(success)"_s);
}

void TestFlyway::rowsAreAsTheToolWritesThem()
{
    const Database database;
    const QStringList files = three + QStringList{u"sql/R__all_views.sql"_s, u"sql/B1__old.sql"_s};
    apply(m_ledger, database, files, {u"B1__old.sql"_s, u"V2__bad_thing.sql"_s, u"R__all_views.sql"_s});
    const QString sum = flywayChecksum("SELECT 1;\n");
    QCOMPARE(database.sql("SELECT string_agg(concat_ws('|', installed_rank, coalesce(version, 'NULL'), description,"
                          " type, script, checksum, installed_by = current_user, execution_time, success), ';'"
                          " ORDER BY installed_rank) FROM flyway_schema_history"),
             u"1|1|old|SQL_BASELINE|B1__old.sql|%1|t|7|t;2|2|bad thing|SQL|V2__bad_thing.sql|%1|t|7|t;"
             "3|NULL|all views|SQL|R__all_views.sql|%1|t|7|t"_s.arg(sum));
    QCOMPARE(states(database, files),
             (QStringList{u"B1__old.sql applied"_s, u"V1__a.sql baseline"_s, u"V2__bad_thing.sql applied"_s,
                          u"V10__c.sql pending runs"_s, u"R__all_views.sql applied"_s}));
}

void TestFlyway::anEditedFileStopsIt()
{
    const Database database;
    apply(m_ledger, database, three, {u"V1__a.sql"_s});
    QStringList edited = three;
    edited[0] = u"sql/V1__a.sql=SELECT 2;"_s;
    QCOMPARE(states(database, edited)[0], u"V1__a.sql changed stops"_s);
    edited[0] = u"sql/V1__renamed.sql"_s;
    QCOMPARE(states(database, edited)[0], u"V1__renamed.sql changed stops"_s);
    edited[0] = u"sql/V1__a.sql=SELECT 1;\r\n"_s;
    QCOMPARE(states(database, edited)[0], u"V1__a.sql applied"_s);
}

void TestFlyway::aRepeatableRunsAgainWhenItChanged()
{
    const Database database;
    const QStringList before{u"sql/R__v.sql"_s, u"sql/V1__a.sql"_s};
    const QStringList after{u"sql/R__v.sql=SELECT 2;"_s, u"sql/V1__a.sql"_s};
    apply(m_ledger, database, before, {u"R__v.sql"_s, u"V1__a.sql"_s});
    QCOMPARE(states(database, before)[1], u"R__v.sql applied"_s);
    QCOMPARE(states(database, after)[1], u"R__v.sql pending runs"_s);
    apply(m_ledger, database, after, {u"R__v.sql"_s});
    QCOMPARE(states(database, after)[1], u"R__v.sql applied"_s);
    QCOMPARE(states(database, before)[1], u"R__v.sql pending runs"_s);  // the newest run decides
    QCOMPARE(database.sql("SELECT count(*) FROM flyway_schema_history WHERE version IS NULL"), u"2"_s);
}

void TestFlyway::aLateOneStopsIt()
{
    const Database database;
    apply(m_ledger, database, three, {u"V1__a.sql"_s, u"V10__c.sql"_s});
    QCOMPARE(
        states(database, three),
        (QStringList{u"V1__a.sql applied"_s, u"V2__bad_thing.sql outOfOrder runs stops"_s, u"V10__c.sql applied"_s}));
}

void TestFlyway::aMissingOneStopsIt()
{
    const Database database;
    apply(m_ledger, database, three, {u"V1__a.sql"_s, u"V2__bad_thing.sql"_s, u"V10__c.sql"_s});
    QCOMPARE(states(database, {three[0], three[2]})[1], u"V2__bad_thing.sql missing stops"_s);
    // One that is newer than all files is of a later release, and Flyway goes on; a file between is late all the same.
    QCOMPARE(states(database, {three[0], three[1], u"sql/V3__d.sql"_s}),
             (QStringList{u"V1__a.sql applied"_s, u"V2__bad_thing.sql applied"_s, u"V3__d.sql outOfOrder runs stops"_s,
                          u"V10__c.sql missing"_s}));
}

void TestFlyway::aFailureStopsIt()
{
    const Database database;
    apply(m_ledger, database, three, {u"V1__a.sql"_s});
    const auto session = openedSession(database);
    const Migration second = folderOf(three).migrations[1];
    const auto begun = m_ledger.begin(*session, {}, second, context);
    VERIFY_GOOD(begun);
    VERIFY_GOOD(m_ledger.fail(*session, {}, second, *begun, u"ERROR: no"_s, context));
    QCOMPARE(states(database, three)[1], u"V2__bad_thing.sql failed"_s);
    const auto obstacle = m_ledger.obstacle(*m_ledger.read(*session, {}, context));
    QVERIFY(obstacle.english().contains(u"V2__bad_thing.sql failed"_s));
    VERIFY_GOOD(m_ledger.markReverted(*session, {}, second, context));
    QCOMPARE(states(database, three)[1], u"V2__bad_thing.sql pending runs"_s);
    VERIFY_GOOD(m_ledger.fail(*session, {}, second, {}, u"ERROR: no"_s, context));
    VERIFY_GOOD(m_ledger.markApplied(*session, {}, second, context));
    QCOMPARE(database.sql("SELECT string_agg(installed_rank || '|' || version || '|' || success, ';'"
                          " ORDER BY installed_rank) FROM flyway_schema_history"),
             u"1|1|true;2|2|true"_s);
}

void TestFlyway::itsBaselineStandsForWhatIsBefore()
{
    const Database database;
    VERIFY_GOOD(m_ledger.create(*openedSession(database), {}, context));
    database.sql("INSERT INTO flyway_schema_history VALUES (1, '2', '<< Flyway Baseline >>', 'BASELINE',"
                 " '<< Flyway Baseline >>', NULL, 'postgres', now(), 0, true)");
    QCOMPARE(states(database, three),
             (QStringList{u"V1__a.sql baseline"_s, u"<< Flyway Baseline >> baseline"_s, u"V2__bad_thing.sql baseline"_s,
                          u"V10__c.sql pending runs"_s}));
}

void TestFlyway::aBaselineMigrationRunsInsteadOfOthers()
{
    const Database database;
    const QStringList files = three + QStringList{u"sql/B1__x.sql"_s, u"sql/B2__y.sql"_s, u"sql/R__v.sql"_s};
    QCOMPARE(states(database, files),
             (QStringList{u"B1__x.sql baseline"_s, u"V1__a.sql baseline"_s, u"B2__y.sql pending runs"_s,
                          u"V2__bad_thing.sql baseline"_s, u"V10__c.sql pending runs"_s, u"R__v.sql pending runs"_s}));
    apply(m_ledger, database, files, {u"V1__a.sql"_s});
    QCOMPARE(
        states(database, files),
        (QStringList{u"B1__x.sql baseline"_s, u"V1__a.sql applied"_s, u"B2__y.sql baseline"_s,
                     u"V2__bad_thing.sql pending runs"_s, u"V10__c.sql pending runs"_s, u"R__v.sql pending runs"_s}));
}

void TestFlyway::rowsThatWereTakenBackDoNotCount()
{
    const Database database;
    apply(m_ledger, database, three, {u"V1__a.sql"_s, u"V2__bad_thing.sql"_s, u"V10__c.sql"_s});
    database.sql("INSERT INTO flyway_schema_history SELECT 4, version, description, 'DELETE', script, checksum,"
                 " 'x', now(), 0, true FROM flyway_schema_history WHERE installed_rank = 2;"
                 "INSERT INTO flyway_schema_history VALUES (5, '10', 'c', 'UNDO_SQL', 'U10__c.sql', 1, 'x', now(), 0,"
                 " true), (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '\"app\"', NULL, 'x', now(), 0, true)");
    QCOMPARE(states(database, {three[0], three[2]}),
             (QStringList{u"V1__a.sql applied"_s, u"V10__c.sql pending runs"_s}));
}

void TestFlyway::programsAreLeftToFlyway()
{
    const Database database;
    apply(m_ledger, database, three, {u"V1__a.sql"_s});
    database.sql("INSERT INTO flyway_schema_history VALUES (2, '1.5', 'Load', 'JDBC', 'db.migration.V1_5__Load', NULL,"
                 " 'x', now(), 0, true)");
    QCOMPARE(states(database, three)[1], u"db.migration.V1_5__Load missing"_s);
}

void TestFlyway::itBeginsOnlyWhereNothingIs()
{
    const Database database;
    const auto session = openedSession(database);
    QVERIFY(m_ledger.obstacleToCreate(*session, {}, context)->isEmpty());
    database.sql("CREATE EXTENSION citext; CREATE SCHEMA app; CREATE TABLE app.t ()");
    QVERIFY(m_ledger.obstacleToCreate(*session, {}, context)->isEmpty());
    QVERIFY(!m_ledger.obstacleToCreate(*session, {u"app"_s}, context)->isEmpty());
    database.sql("CREATE VIEW v AS SELECT 1");
    QVERIFY(m_ledger.obstacleToCreate(*session, {}, context)->english().contains(u"public is not empty"_s));
}

void TestFlyway::anotherTableIsAnotherLedger()
{
    const Database database;
    const auto session = openedSession(database);
    const LedgerPlace place{u"my App"_s, u"My History"_s};
    VERIFY_GOOD(m_ledger.create(*session, place, context));
    VERIFY_GOOD(m_ledger.finish(*session, place, folderOf(three).migrations[0], {}, {}, context));
    QCOMPARE(database.sql("SELECT count(*) FROM \"my App\".\"My History\""), u"1"_s);
    QVERIFY(!*m_ledger.exists(*session, {}, context));
    QCOMPARE(int(m_ledger.read(*session, place, context)->size()), 1);
}

void TestFlyway::anUnknownTableIsTold()
{
    const Database database;
    database.sql("CREATE TABLE flyway_schema_history (version_rank int)");
    const auto entries = m_ledger.read(*openedSession(database), {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::CheckFailed);
}

QTEST_GUILESS_MAIN(TestFlyway)
#include "tst_flyway.moc"
