// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/sample.h"
#include "app/ledgers/status.h"
#include "app/migrations/layout.h"
#include "app/project/projectconfig.h"
#include "app/sql/script.h"
#include "tests/support/testpostgres.h"

using namespace lockstep;
using namespace Qt::StringLiterals;

/// The sample project, applied to a real server from its beginning to its end and back.
class TestSample : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theStoryBeginsWithFourPending();
    void loadingAgainChangesNothing();
    void anInterruptedLoadGoesOn();
    void thePendingOnesApplyAndRevert();
    void foreignTablesAreLeftAlone();
    void anUnknownNameIsRefused();
    void aFailingMigrationLeavesNothing();

private:
    void load(const test::Database &database, const JobContext &context = {}) const;
    QString states(const test::Database &database) const;
    const Migration &migration(const QString &slug) const;
    static void runAll(const test::Database &database, const SqlFile &file);

    MigrationFolder m_folder;
    QString m_upTo;
};

void TestSample::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    const QString root = QStringLiteral(LOCKSTEP_SOURCE_DIR "/resources/sample/shop");
    auto folder = openMigrations({root}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    m_folder = *std::move(folder);
    m_upTo = readProjectConfig(root)->sampleAppliedUpTo;
}

void TestSample::load(const test::Database &database, const JobContext &context) const
{
    const Status loaded = loadHistory(database.url(), m_folder, m_upTo, context);
    QVERIFY2(bool(loaded), loaded ? "" : qPrintable(describe(loaded.error())));
}

QString TestSample::states(const test::Database &database) const
{
    const auto session = Session::open(database.url(), {});
    const auto status = readStatus(**session, m_folder, {}, {});
    if (!status)
        return describe(status.error());
    return u"%1 applied, %2 pending, %3 need attention"_s.arg(status->count(MigrationState::Applied))
        .arg(status->count(MigrationState::Pending))
        .arg(std::count_if(status->migrations.begin(), status->migrations.end(),
                           [](const MigrationStatus &one) { return one.needsAttention(); }));
}

const Migration &TestSample::migration(const QString &slug) const
{
    return *std::find_if(m_folder.migrations.begin(), m_folder.migrations.end(),
                         [&slug](const Migration &one) { return one.name.endsWith(slug); });
}

void TestSample::runAll(const test::Database &database, const SqlFile &file)
{
    const Script script = readScript(file.bytes);
    for (const Statement &statement : script.statements)
        database.sql(script.text(statement));
}

void TestSample::theStoryBeginsWithFourPending()
{
    const test::Database database;
    load(database);
    QCOMPARE(states(database), u"13 applied, 4 pending, 0 need attention"_s);
    QCOMPARE(int(m_folder.strays.size()), 2);
    QCOMPARE(database.sql("SELECT count(*) FROM orders"), u"4800"_s);
    QCOMPARE(database.sql("SELECT count(*) FROM orders WHERE total = 0"), u"0"_s);
    QCOMPARE(database.sql("SELECT count(*) > 100 FROM product_overview WHERE rating IS NOT NULL"), u"t"_s);
    QCOMPARE(database.sql("SELECT min(started_at)::date || ' ' || max(finished_at)::date FROM _prisma_migrations"),
             u"2025-01-15 2025-10-07"_s);
}

void TestSample::loadingAgainChangesNothing()
{
    const test::Database database;
    load(database);
    const QString before
        = database.sql("SELECT string_agg(id || finished_at, ' ' ORDER BY id) FROM _prisma_migrations");
    load(database);
    QCOMPARE(database.sql("SELECT string_agg(id || finished_at, ' ' ORDER BY id) FROM _prisma_migrations"), before);
}

void TestSample::anInterruptedLoadGoesOn()
{
    const test::Database database;
    std::stop_source stop;
    const JobContext stopping(stop.get_token(), [&stop](const Progress &progress) {
        if (progress.done == 5)
            stop.request_stop();
    });
    const Status loaded = loadHistory(database.url(), m_folder, m_upTo, stopping);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Cancelled);
    QCOMPARE(database.sql("SELECT count(*) FROM _prisma_migrations"), u"5"_s);
    load(database);
    QCOMPARE(states(database), u"13 applied, 4 pending, 0 need attention"_s);
}

void TestSample::thePendingOnesApplyAndRevert()
{
    const test::Database database;
    load(database);
    runAll(database, migration(u"add_customer_newsletter"_s).forward);
    runAll(database, migration(u"index_orders_placed_at"_s).forward);
    const Migration &dropping = migration(u"drop_report_cache"_s);
    runAll(database, dropping.forward);
    QCOMPARE(database.sql("SELECT to_regclass('report_cache_monthly') IS NULL"), u"t"_s);
    QVERIFY(dropping.revert);
    runAll(database, *dropping.revert);
    QCOMPARE(database.sql("SELECT count(*) FROM customers WHERE legacy_code IS NOT NULL"), u"1800"_s);
    QCOMPARE(database.sql("SELECT count(*) > 10 FROM report_cache_monthly"), u"t"_s);
    runAll(database, dropping.forward);
    const Migration &cleaning = migration(u"clean_up_imports"_s);
    QVERIFY(!cleaning.revert);
    runAll(database, cleaning.forward);
    QCOMPARE(database.sql("SELECT concat_ws(' ', to_regclass('order_archive'), to_regclass('import_staging'),"
                          " (SELECT count(*) FROM import_log), (SELECT count(*) FROM coupons))"),
             u"0 1"_s);
}

void TestSample::foreignTablesAreLeftAlone()
{
    const test::Database database;
    database.sql("CREATE TABLE customers (id int)");
    const Status loaded = loadHistory(database.url(), m_folder, m_upTo, {});
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::ServerUnsuitable);
    QCOMPARE(database.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), u"1"_s);
}

void TestSample::anUnknownNameIsRefused()
{
    const test::Database database;
    const Status loaded = loadHistory(database.url(), m_folder, u"gone"_s, {});
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::BadRequest);
}

void TestSample::aFailingMigrationLeavesNothing()
{
    const test::Database database;
    MigrationFolder folder = m_folder;
    folder.migrations[1].forward.bytes = "CREATE TABLE half (id int);\nSELECT 1/0;\n";
    const Status loaded = loadHistory(database.url(), folder, m_upTo, {});
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::SqlFailed);
    QCOMPARE(database.sql("SELECT to_regclass('half') IS NULL AND (SELECT count(*) FROM _prisma_migrations) = 1"),
             u"t"_s);
}

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
