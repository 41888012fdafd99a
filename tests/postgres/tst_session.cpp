// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/session.h"
#include "tests/support/mutelistener.h"
#include "tests/support/testpostgres.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>
#include <thread>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// "a b|- c": cells by blanks, NULL as -, rows by bars.
QByteArray rendered(const Answer &answer)
{
    QByteArrayList rows;
    for (const auto &row : answer.rows) {
        QByteArrayList cells;
        for (const QByteArray &cell : row)
            cells << (cell.isNull() ? QByteArray("-") : cell);
        rows << cells.join(' ');
    }
    return rows.join('|');
}

/// "42P01@14 sql-failed".
QByteArray rendered(const Error &error)
{
    const SqlErrorInfo info = error.sql.value_or(SqlErrorInfo());
    return info.sqlState + '@' + QByteArray::number(info.bytePosition) + ' ' + errorId(error.code).data();
}

std::unique_ptr<Session> opened(const test::Database &database, Session::NoticeSink sink = {})
{
    auto session = Session::open(database.url(), {}, std::move(sink));
    if (!session)
        qFatal("%s", qPrintable(describe(session.error())));
    return *std::move(session);
}

}  // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_database = std::make_unique<test::Database>(); }
    void cleanupTestCase() { m_database.reset(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<int>("affected");
        QTest::newRow("rows and NULL") << QByteArray("SELECT 1, NULL, '' UNION ALL SELECT 2, 'x', 'y'")
                                       << QByteArray("1 - |2 x y") << 0;
        QTest::newRow("nothing") << QByteArray("") << QByteArray() << 0;
        QTest::newRow("a comment") << QByteArray("-- nothing here\n/* nor here */ ;") << QByteArray() << 0;
        QTest::newRow("a definition") << QByteArray("CREATE TABLE made (id int)") << QByteArray() << 0;
        QTest::newRow("an insert") << QByteArray("INSERT INTO made VALUES (1), (2)") << QByteArray() << 2;
        QTest::newRow("an update") << QByteArray("UPDATE made SET id = 3 WHERE id = 1") << QByteArray() << 1;
        QTest::newRow("returning") << QByteArray("DELETE FROM made RETURNING id") << QByteArray("2|3") << 0;
        QTest::newRow("outside a transaction")
            << QByteArray("CREATE INDEX CONCURRENTLY i ON made (id)") << QByteArray() << 0;
        QTest::newRow("not ASCII") << QByteArray("SELECT 'äöü 表'") << QByteArray("äöü 表") << 0;
    }
    void answers()
    {
        QFETCH(QByteArray, sql);
        const auto answer = opened(*m_database)->execute(sql, {});
        QVERIFY2(answer, answer ? "" : qPrintable(describe(answer.error())));
        QTEST(rendered(*answer), "rows");
        QTEST(int(answer->affectedRows), "affected");
    }

    void aStopEndsConnecting_data()
    {
        QTest::addColumn<int>("delayMs");
        QTest::newRow("before it begins") << 0;
        QTest::newRow("while the server keeps silent") << 100;
    }
    void aStopEndsConnecting()
    {
        QFETCH(int, delayMs);
        const test::MuteListener server;
        std::stop_source stop;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(delayMs));
            stop.request_stop();
        });
        QElapsedTimer clock;
        clock.start();
        const auto session = Session::open(server.url(), JobContext(stop.get_token()));
        QVERIFY(!session);
        QCOMPARE(session.error().code, ErrorCode::Cancelled);
        QCOMPARE_LT(clock.elapsed(), 1000);
    }

    void aSilentServerIsGivenUp()
    {
        const test::MuteListener server;
        ConnectionUrl url = server.url();
        url.conninfo += " connect_timeout=2";
        const auto session = Session::open(url, {});
        QVERIFY(!session);
        QCOMPARE(session.error().code, ErrorCode::ServerUnreachable);
    }

    void parametersAndColumns()
    {
        const auto session = opened(*m_database);
        const auto answer
            = session->execute("SELECT $1::int AS one, $2::text AS two, $3::text AS three", {"7", {}, "it's ä"}, {});
        QVERIFY(answer);
        QCOMPARE(rendered(*answer), QByteArray("7 - it's ä"));
        QCOMPARE(answer->columns, (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("failure");
        QTest::newRow("syntax") << QByteArray("SELECT 1 selekt 2") << QByteArray("42601@16 sql-failed");
        QTest::newRow("syntax behind umlauts") << QByteArray("SELECT 'äöü' x y") << QByteArray("42601@18 sql-failed");
        QTest::newRow("no such table") << QByteArray("SELECT * FROM nosuch") << QByteArray("42P01@14 sql-failed");
        QTest::newRow("no such table behind umlauts, third line")
            << QByteArray("SELECT 'äöü',\n\n 'ß' FROM nosuch") << QByteArray("42P01@29 sql-failed");
        QTest::newRow("no such column in a long line")
            << QByteArray("SELECT " + QByteArray("length('ä') + ").repeated(20) + "nosuch FROM pg_class")
            << QByteArray("42703@307 sql-failed");
        QTest::newRow("division") << QByteArray("SELECT 1/0") << QByteArray("22012@-1 sql-failed");
        QTest::newRow("a NUL byte") << QByteArray("SELECT 1;\0 DROP", 15) << QByteArray("22021@9 sql-failed");
        QTest::newRow("not UTF-8") << QByteArray("SELECT '\xff'") << QByteArray("22021@-1 sql-failed");
        QTest::newRow("inside a function")
            << QByteArray("DO $$ BEGIN PERFORM * FROM nosuch; END $$") << QByteArray("42P01@-1 sql-failed");
        QTest::newRow("statement_timeout")
            << QByteArray("SET statement_timeout = 1; SELECT pg_sleep(9)") << QByteArray("57014@-1 sql-failed");
        QTest::newRow("a role without the right")
            << QByteArray("SET ROLE pg_monitor; CREATE SCHEMA s") << QByteArray("42501@-1 privilege-missing");
        QTest::newRow("a read-only transaction")
            << QByteArray("BEGIN READ ONLY; CREATE TABLE t (id int)") << QByteArray("25006@-1 sql-failed");
    }
    void failures()
    {
        QFETCH(QByteArray, sql);
        const auto session = opened(*m_database);
        const auto answer = session->execute(sql, {});
        QVERIFY(!answer);
        QTEST(rendered(answer.error()), "failure");
        QVERIFY(!answer.error().message.english().isEmpty());
    }

    /// libpqxx keeps some of them as the type of an exception only.
    void everySqlstateArrives_data()
    {
        QTest::addColumn<QByteArray>("state");
        for (const char *state :
             {"0A000", "21000", "22012", "23505", "23503", "25006", "26000", "28000", "2BP01", "34000",
              "3D000", "40000", "40001", "40003", "40P01", "42501", "42601", "42703", "42883", "42P01",
              "53100", "53200", "53300", "54001", "55006", "55P03", "57014", "58030", "P0001", "XX000"})
            QTest::newRow(state) << QByteArray(state);
    }
    void everySqlstateArrives()
    {
        QFETCH(QByteArray, state);
        const auto session = opened(*m_database);
        const auto answer = session->execute("DO $$ BEGIN RAISE 'x' USING ERRCODE = '" + state + "'; END $$", {});
        QVERIFY(!answer);
        QVERIFY(answer.error().code != ErrorCode::ConnectionLost);
        QCOMPARE(answer.error().sql->sqlState, state);
        QCOMPARE(answer.error().sql->message, u"x"_s);
        QVERIFY(session->execute("SELECT 1", {}));
    }

    void aThirdServersBrokenLinkIsNotOurs()
    {
        const auto session = opened(*m_database);
        const auto answer = session->execute("DO $$ BEGIN RAISE 'x' USING ERRCODE = '08006'; END $$", {});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::SqlFailed);
        QVERIFY(session->execute("SELECT 1", {}));
    }

    void partsOfAnError()
    {
        m_database->sql("CREATE TABLE IF NOT EXISTS parts (id int PRIMARY KEY); INSERT INTO parts VALUES (1)");
        const auto session = opened(*m_database);
        const auto twice = session->execute("INSERT INTO parts VALUES (1)", {});
        QVERIFY(!twice);
        QCOMPARE(twice.error().sql->message, u"duplicate key value violates unique constraint \"parts_pkey\""_s);
        QCOMPARE(twice.error().sql->detail, u"Key (id)=(1) already exists."_s);
        const auto raised = session->execute("DO $$ BEGIN RAISE 'no' USING HINT = 'try this'; END $$", {});
        QCOMPARE(raised.error().sql->message, u"no"_s);
        QCOMPARE(raised.error().sql->hint, u"try this"_s);
        QVERIFY(raised.error().sql->context.startsWith(u"PL/pgSQL function"_s));
    }

    void lockTimeout()
    {
        m_database->sql("CREATE TABLE IF NOT EXISTS locked (id int)");
        const auto holder = opened(*m_database);
        QVERIFY(holder->execute("BEGIN; LOCK locked", {}));
        const auto session = opened(*m_database);
        QVERIFY(session->execute("SET lock_timeout = 10", {}));
        const auto answer = session->execute("BEGIN; LOCK locked", {});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::LockTimeout);
    }

    void noticesReachTheSink()
    {
        QStringList notices;
        const auto session
            = opened(*m_database, [&](const Notice &notice) { notices << notice.severity + u'|' + notice.text; });
        QVERIFY(session->execute("DO $$ BEGIN RAISE NOTICE 'hällo'; RAISE WARNING 'a:  b'; END $$", {}));
        QCOMPARE(notices, (QStringList{u"NOTICE|hällo"_s, u"WARNING|a:  b"_s}));
    }

    void stopCancelsTheStatement_data()
    {
        QTest::addColumn<int>("delayMs");
        QTest::newRow("at once") << 0;
        QTest::newRow("early") << 1;
        QTest::newRow("running") << 200;
    }
    void stopCancelsTheStatement()
    {
        QFETCH(int, delayMs);
        const auto session = opened(*m_database);
        std::stop_source stop;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(delayMs));
            stop.request_stop();
        });
        QElapsedTimer clock;
        clock.start();
        const auto answer = session->execute("SELECT pg_sleep(30)", JobContext(stop.get_token()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QCOMPARE_LT(clock.elapsed(), 10000);
        const auto after = session->execute("SELECT 1", {});
        QVERIFY2(after, "the session survives");
    }

    void aStoppedContextSendsNothing()
    {
        const auto session = opened(*m_database);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(session->execute("CREATE TABLE never (id int)", JobContext(stop.get_token())).error().code,
                 ErrorCode::Cancelled);
        QCOMPARE(rendered(*session->execute("SELECT to_regclass('never')", {})), QByteArray("-"));
    }

    void aLostConnectionIsNotReplaced()
    {
        const auto victim = opened(*m_database);
        m_database->sql("SELECT pg_terminate_backend(" + QByteArray::number(victim->backendPid()) + ", 5000)");
        for (int attempt = 0; attempt < 4; ++attempt) {
            const auto answer = victim->execute("SELECT 1", {});
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, ErrorCode::ConnectionLost);
        }
    }

    void aStatementThatLosesItsConnection()
    {
        const auto victim = opened(*m_database);
        const QByteArray pid = QByteArray::number(victim->backendPid());
        const std::jthread killer([&] {
            std::this_thread::sleep_for(200ms);
            m_database->sql("SELECT pg_terminate_backend(" + pid + ")");
        });
        const auto answer = victim->execute("SELECT pg_sleep(30)", {});
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::ConnectionLost);
    }

    /// libpq translates its labels ("ZEILE 1:") where the program has a language.
    void labelsAreReadInAnyLanguage()
    {
        const QTemporaryDir folder;
        QProcess::execute(u"localedef"_s,
                          {u"-i"_s, u"de_DE"_s, u"-f"_s, u"UTF-8"_s, folder.filePath(u"de_DE.UTF-8"_s)});
        qputenv("LOCPATH", folder.path().toLocal8Bit());
        const auto back = qScopeGuard([] {
            qunsetenv("LOCPATH");
            std::setlocale(LC_ALL, "C.UTF-8");
        });
        if (!std::setlocale(LC_ALL, "de_DE.UTF-8"))
            QSKIP("the locale de_DE.UTF-8 can neither be found nor made here");
        const auto answer = opened(*m_database)->execute("SELECT * FROM nosuch", {});
        QVERIFY(!answer);
        QCOMPARE(rendered(answer.error()), QByteArray("42P01@14 sql-failed"));
    }

    void copyWithDataIsRefused_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("in") << QByteArray("COPY copied FROM STDIN");
        QTest::newRow("out") << QByteArray("COPY (SELECT generate_series(1, 100000)) TO STDOUT");
    }
    void copyWithDataIsRefused()
    {
        QFETCH(QByteArray, sql);
        const auto session = opened(*m_database);
        QVERIFY(session->execute("CREATE TEMPORARY TABLE copied (id int)", {}));
        const auto refused = session->execute(sql, {});
        QVERIFY(!refused);
        QCOMPARE(rendered(refused.error()), QByteArray("0A000@-1 sql-failed"));
        const auto after = session->execute("SELECT count(*) FROM copied", {});
        QVERIFY(after);
        QCOMPARE(rendered(*after), QByteArray("0"));
    }

    void sentAtOnceAndAnsweredInOrder()
    {
        const auto session = opened(*m_database);
        QVERIFY(session->send({"DISCARD ALL", "SET lock_timeout = 4321", "BEGIN", "SELECT 1, NULL"}, {}));
        const auto answers = session->answers();
        QVERIFY(answers);
        QCOMPARE(answers->size(), 4u);
        QCOMPARE(rendered(answers->at(3)), QByteArray("1 -"));
        QCOMPARE(answers->at(3).columns.size(), 2);
        QVERIFY(session->execute("ROLLBACK", {}));
        // The setting stood before the transaction and outlives it.
        QCOMPARE(rendered(*session->execute("SHOW lock_timeout", {})), QByteArray("4321ms"));
    }

    void whatIsSentAtOnceFailsEachByItself()
    {
        const auto session = opened(*m_database);
        QVERIFY(session->send({"SET lock_timeout = 1234", "SELECT nothing", "SET statement_timeout = 5678"}, {}));
        const auto answers = session->answers();
        QVERIFY(!answers);
        QCOMPARE(rendered(answers.error()), QByteArray("42703@7 sql-failed"));
        QCOMPARE(rendered(*session->execute("SELECT current_setting('lock_timeout'),"
                                            " current_setting('statement_timeout')",
                                            {})),
                 QByteArray("1234ms 5678ms"));
    }

    void whatNobodyAsksForIsThrownAway()
    {
        const auto session = opened(*m_database);
        QVERIFY(session->send({"SELECT 1"}, {}));
        QCOMPARE(rendered(*session->execute("SELECT 2", {})), QByteArray("2"));
        QVERIFY(session->send({"SELECT 3"}, {}));
        QVERIFY(session->send({"SELECT 4"}, {}));
        QCOMPARE(rendered(session->answers()->at(0)), QByteArray("4"));
        QVERIFY(session->answers()->empty());
        QVERIFY(session->send({}, {}));
        QVERIFY(session->answers()->empty());
    }

    void aConnectionIsLostBeforeItsAnswers()
    {
        const auto session = opened(*m_database);
        QVERIFY(session->send({"SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 1"}, {}));
        const auto answers = session->answers();
        QVERIFY(!answers);
        QCOMPARE(answers.error().code, ErrorCode::ConnectionLost);
        QCOMPARE(session->execute("SELECT 1", {}).error().code, ErrorCode::ConnectionLost);
    }

    void whoAndWhere()
    {
        const auto session = opened(*m_database);
        const auto answer
            = session->execute("SELECT pg_backend_pid(), current_setting('application_name'), "
                               "current_setting('client_encoding'), current_setting('server_version_num')",
                               {});
        QCOMPARE(rendered(*answer),
                 QByteArray::number(session->backendPid()) + " lockstep UTF8 "
                     + QByteArray::number(session->serverVersion()));
        QCOMPARE(session->host(), m_database->url().host);
        QCOMPARE(session->port(), m_database->url().port);
    }

private:
    std::unique_ptr<test::Database> m_database;
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
