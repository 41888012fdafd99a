// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/serversyntax.h"
#include "tests/support/testpostgres.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// The server is asked about syntax, and nothing whatever of what it is asked may run.
class TestServerSyntax : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void verdicts_data();
    void verdicts();
    void nothingRuns_data();
    void nothingRuns();
    void aLockedTableIsNotWaitedForLong();
    void theSessionIsAsBefore();

private:
    std::unique_ptr<test::Database> m_database;
    std::unique_ptr<Session> m_session;
};

namespace {

QString rendered(const Result<SyntaxVerdict> &verdict)
{
    if (!verdict)
        return describe(verdict.error());
    static constexpr std::array names{"accepted", "refused", "unknown"};
    const QString kind = QString::fromLatin1(names[std::size_t(verdict->kind)]);
    return verdict->bytePosition < 0 ? kind : u"%1@%2"_s.arg(kind).arg(verdict->bytePosition);
}

}  // namespace

void TestServerSyntax::initTestCase()
{
    m_database = std::make_unique<test::Database>();
    auto session = Session::open(m_database->url(), {});
    QVERIFY2(session, qPrintable(session ? QString() : describe(session.error())));
    m_session = *std::move(session);
}

void TestServerSyntax::cleanupTestCase()
{
    m_session.reset();
    m_database.reset();
}

void TestServerSyntax::verdicts_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("a query") << "SELECT 1"_ba << u"accepted"_s;
    QTest::newRow("a utility statement") << "CREATE TABLE a (id int)"_ba << u"accepted"_s;
    QTest::newRow("a table that is not there") << "SELECT * FROM nowhere"_ba << u"accepted"_s;
    QTest::newRow("a column that is not there") << "SELECT nothing FROM pg_class"_ba << u"accepted"_s;
    QTest::newRow("a type that is not there") << "SELECT 'x'::nothing"_ba << u"accepted"_s;
    QTest::newRow("a value no type takes") << "SELECT 'x'::int"_ba << u"accepted"_s;
    QTest::newRow("a schema that is not there") << "INSERT INTO nowhere.t VALUES (1)"_ba << u"accepted"_s;
    QTest::newRow("outside a transaction only") << "VACUUM pg_class"_ba << u"accepted"_s;
    QTest::newRow("a transaction's end") << "COMMIT"_ba << u"accepted"_s;
    QTest::newRow("a wrong word") << "DROP TABEL a"_ba << u"refused@5"_s;
    QTest::newRow("a place behind wide characters") << "SELECT 'äö' FROMM a b"_ba << u"refused@20"_s;
    QTest::newRow("no SQL") << "diff --git a b"_ba << u"refused@0"_s;
    QTest::newRow("two statements") << "SELECT 1; DROP TABLE a"_ba << u"refused"_s;
    QTest::newRow("an endless string") << "SELECT 'x"_ba << u"refused@7"_s;
    QTest::newRow("a NUL byte") << QByteArray("SELECT \0 1", 10) << u"refused@7"_s;
    QTest::newRow("not implemented") << "CREATE ASSERTION a CHECK (true)"_ba << u"refused"_s;
}

void TestServerSyntax::verdicts()
{
    QFETCH(QByteArray, sql);
    QTEST(rendered(serverSyntax(*m_session, sql, {})), "verdict");
}

void TestServerSyntax::nothingRuns_data()
{
    QTest::addColumn<QByteArray>("sql");
    for (const char *sql : {
             "INSERT INTO witness VALUES (1)",
             "DELETE FROM witness",
             "DROP TABLE witness",
             "SELECT nextval('counter')",
             "CALL bear_witness()",
             "DO $$ BEGIN DELETE FROM witness; END $$",
             "TRUNCATE witness",
             "EXPLAIN ANALYZE DELETE FROM witness",
             "CREATE TABLE made AS SELECT nextval('counter')",
             "COPY witness FROM PROGRAM 'echo 7'",
             "COMMIT; DELETE FROM witness",
             "ROLLBACK; DROP TABLE witness; BEGIN",
             "SELECT 1 /* ' */; DROP TABLE witness --",
             "$$; END $$; DROP TABLE witness",
             "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
             "ALTER SYSTEM SET work_mem = '1MB'",
             "COMMIT",
         })
        QTest::newRow(sql) << QByteArray(sql);
}

void TestServerSyntax::nothingRuns()
{
    QFETCH(QByteArray, sql);
    (void)m_database->sql("DROP TABLE IF EXISTS witness; DROP SEQUENCE IF EXISTS counter; CREATE SEQUENCE counter; "
                          "CREATE TABLE witness (i int); INSERT INTO witness VALUES (42); "
                          "CREATE OR REPLACE PROCEDURE bear_witness() LANGUAGE sql AS 'DELETE FROM witness'");
    const auto verdict = serverSyntax(*m_session, sql, {});
    QVERIFY2(verdict, qPrintable(verdict ? QString() : describe(verdict.error())));
    QCOMPARE(m_database->sql("SELECT string_agg(i::text, ',') FROM witness"), u"42"_s);
    QCOMPARE(m_database->sql("SELECT is_called FROM counter"), u"f"_s);
    QCOMPARE(m_database->sql("SELECT to_regclass('made') IS NULL"), u"t"_s);
    QCOMPARE(m_database->sql(
                 "SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf' AND name = 'work_mem'"),
             u"0"_s);
}

/// The analysis of a query locks its tables; the deploy that is asked about must not hang in its own preflight.
void TestServerSyntax::aLockedTableIsNotWaitedForLong()
{
    (void)m_database->sql("CREATE TABLE locked (i int)");
    const auto other = Session::open(m_database->url(), {});
    QVERIFY(other);
    for (const char *sql : {"BEGIN", "LOCK TABLE locked IN ACCESS EXCLUSIVE MODE"})
        QVERIFY((*other)->execute(sql, {}));
    QCOMPARE(rendered(serverSyntax(*m_session, "SELECT * FROM locked", {})), u"unknown"_s);
    QVERIFY((*other)->execute("ROLLBACK", {}));
    QCOMPARE(rendered(serverSyntax(*m_session, "SELECT * FROM locked", {})), u"accepted"_s);
}

void TestServerSyntax::theSessionIsAsBefore()
{
    QCOMPARE(rendered(serverSyntax(*m_session, "SELECT 1", {})), u"accepted"_s);
    QCOMPARE(rendered(serverSyntax(*m_session, "SELEC 1", {})), u"refused@0"_s);
    const auto cell = [this](const QByteArray &sql) {
        const auto answer = m_session->execute(sql, {});
        return answer ? QString::fromUtf8(answer->rows[0][0]) : describe(answer.error());
    };
    QCOMPARE(cell("SELECT count(*) FROM pg_prepared_statements"), u"0"_s);
    QCOMPARE(cell("SHOW transaction_read_only"), u"off"_s);
    QCOMPARE(cell("SHOW lock_timeout"), u"0"_s);
    QCOMPARE(cell("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND relation = 'pg_class'::regclass"),
             u"0"_s);
}

QTEST_GUILESS_MAIN(TestServerSyntax)
#include "tst_serversyntax.moc"
