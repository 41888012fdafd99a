// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/targetreviewstage.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What a review for a target says because of how the target is used: its sequences, rights, statistics and
/// publications.
class TargetStateTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void dropsSayWhenTheyWereWritten()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 7); ANALYZE t");
        QTRY_VERIFY(textOf(against(database, "DROP TABLE t;"), u"drop-table"_s).contains(u": 7."_s));
        (void)database.sql("SELECT pg_stat_reset()");
        QTRY_VERIFY(textOf(against(database, "DROP TABLE t;"), u"drop-table"_s)
                        .contains(QRegularExpression(u"reset on \\d{4}-\\d\\d-\\d\\d: 0\\."_s)));
    }

    void theSequenceStandsFurther_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *sql, const char *rule) {
            QTest::newRow(sql) << QByteArray(sql) << QString::fromLatin1(rule);
        };
        row("SELECT setval('t_id_seq', 10);", "setval-lower");
        row("SELECT setval('public.t_id_seq'::regclass, 39, true);", "setval-lower");
        row("SELECT setval('t_id_seq', 41, false);", "");
        row("SELECT setval('t_id_seq', 40);", "");
        row("SELECT setval('t_id_seq', (SELECT max(id) FROM t));", "");
        row("TRUNCATE t; SELECT setval('t_id_seq', 1);", "truncate");
        row("ALTER SEQUENCE t_id_seq RESTART WITH 40;", "sequence-restart");
        row("ALTER SEQUENCE t_id_seq RESTART WITH 41;", "");
        row("INSERT INTO t (id, b) VALUES (3, 'x'), (40, 'y, (z)');", "");
        row("INSERT INTO t (id, b) VALUES (3, 'x'), (41, 'y');", "explicit-ids-no-setval");
        row("INSERT INTO t (b, id) VALUES ('a', 3), ('b', -1);", "");
    }
    void theSequenceStandsFurther()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, rule);
        static const SharedDatabase database(
            "CREATE TABLE t (id serial PRIMARY KEY, b text); SELECT setval('t_id_seq', 40)");
        QCOMPARE(findings(against(database, sql)).join(u' ').section(u' ', 0, 0), rule);
    }

    void theRoleMayNot_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *sql, const char *rule) {
            QTest::newRow(sql) << QByteArray(sql) << QString::fromLatin1(rule);
        };
        row("ALTER TABLE theirs ADD b int;", "owner-mismatch");
        row("CREATE INDEX i ON theirs (a);", "owner-mismatch");
        row("ALTER TABLE ours ADD b int;", "");
        row("DROP VIEW their_view;", "owner-mismatch");
        row("CREATE TABLE closed.t (id int);", "role-lacks-privilege");
        row("CREATE TABLE opened.t (id int);", "");
        row("CREATE SCHEMA fresh;", "role-lacks-privilege");
        row("INSERT INTO theirs VALUES (1);", "");
        row("DELETE FROM theirs WHERE a = 1;", "role-lacks-privilege");
        row("CREATE TABLE opened.t (a int REFERENCES theirs);", "role-lacks-privilege");
    }
    /// Held to what the server does.
    void theRoleMayNot()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, rule);
        const QByteArray role = "r" + QByteArray::number(QCoreApplication::applicationPid()) + "_deployer";
        static const SharedDatabase database(
            "CREATE ROLE " + role
            + " LOGIN; CREATE TABLE theirs (a int PRIMARY KEY); GRANT SELECT, INSERT ON theirs TO " + role
            + "; CREATE VIEW their_view AS SELECT 1 AS a; CREATE SCHEMA closed; GRANT USAGE ON SCHEMA closed TO " + role
            + "; CREATE SCHEMA opened; GRANT ALL ON SCHEMA opened TO " + role
            + "; CREATE TABLE ours (a int); ALTER TABLE ours OWNER TO " + role);
        const auto forgetRole = qScopeGuard([&role] {
            if (QByteArray(QTest::currentDataTag()).startsWith("CREATE TABLE opened.t (a int REF"))
                (void)database.sql("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
        });
        QString text = database.urlText();
        text.replace(QRegularExpression(u"://[^@]*@"_s), u"://"_s + QString::fromLatin1(role) + u'@');
        const ConnectionUrl url = *parseConnectionUrl(text);
        QStringList told = findings(against(url, sql));
        told.removeIf([](const QString &line) {
            return !line.startsWith(u"owner-mismatch"_s) && !line.startsWith(u"role-lacks"_s);
        });
        const auto session = Session::open(url, {});
        QVERIFY2(session, qPrintable(session ? QString() : describe(session.error())));
        QVERIFY((*session)->execute("BEGIN", {}));
        const auto run = (*session)->execute(sql, {});
        QVERIFY((*session)->execute("ROLLBACK", {}));
        QCOMPARE(told.join(u' ').section(u' ', 0, 0), rule);
        QCOMPARE(!run && run.error().code == ErrorCode::PrivilegeMissing, !rule.isEmpty());
    }

    void theStatisticsKnow_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("isHit");
        QTest::newRow("twice") << QByteArray("CREATE UNIQUE INDEX CONCURRENTLY i ON t (twice);") << true;
        QTest::newRow("as a constraint") << QByteArray("ALTER TABLE t ADD UNIQUE (twice);") << true;
        QTest::newRow("together") << QByteArray("CREATE UNIQUE INDEX CONCURRENTLY i ON t (few, others);") << true;
        QTest::newRow("once") << QByteArray("CREATE UNIQUE INDEX CONCURRENTLY i ON t (once);") << false;
        QTest::newRow("once or not at all") << QByteArray("CREATE UNIQUE INDEX CONCURRENTLY i ON t (maybe);") << false;
        QTest::newRow("one of them is enough")
            << QByteArray("CREATE UNIQUE INDEX CONCURRENTLY i ON t (twice, once);") << false;
        QTest::newRow("in part") << QByteArray("CREATE UNIQUE INDEX CONCURRENTLY i ON t (twice) WHERE once > 1990;")
                                 << false;
        QTest::newRow("tidied first") << QByteArray(
            "DELETE FROM t WHERE once % 2 = 0; CREATE UNIQUE INDEX CONCURRENTLY i ON t (twice);")
                                      << false;
    }
    void theStatisticsKnow()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, isHit);
        static const SharedDatabase database(
            "CREATE TABLE t (once int, twice int, few int, others int, maybe int); INSERT INTO t SELECT g, g / 2, g % "
            "5,"
            " g % 7, CASE WHEN g % 3 = 0 THEN g END FROM generate_series(1, 2000) g; ANALYZE t");
        const QString text = textOf(against(database, sql), u"unique-may-fail-on-data"_s);
        QVERIFY2(text.isEmpty() != isHit, qPrintable(text));
    }

    void rowsThatAreExpected()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE t (a int, b int); INSERT INTO t SELECT g, g FROM generate_series(1, 5000) g;"
                           "ANALYZE t");
        ReviewSettings settings;
        settings.conventions.mostRows = 1000;
        const auto told = [&](const QByteArray &sql) {
            return textOf(against(database, sql, settings), u"affected-rows-over-limit"_s);
        };
        QVERIFY(told("UPDATE t SET b = 0 WHERE a < 4000;").contains(u"1000"_s));
        QVERIFY(told("WITH gone AS (SELECT a FROM t WHERE a < 10) DELETE FROM t WHERE a > 100;").contains(u"1000"_s));
        QCOMPARE(told("DELETE FROM t WHERE a < 100;"), QString());
        QCOMPARE(told("UPDATE absent SET b = 0;"), QString());
        QCOMPARE(database.sql("SELECT count(*) FROM t WHERE b > 0"), u"5000"_s);
    }

    void indexesThatNobodyReads()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE t (a int, b int); CREATE INDEX idle ON t (a); CREATE INDEX busy ON t (b);"
                           "INSERT INTO t SELECT g, g FROM generate_series(1, 3000) g; ANALYZE t");
        for (int i = 0; i < 120; ++i)
            (void)database.sql("SET enable_seqscan = off; SELECT * FROM t WHERE b = 7");
        const auto told
            = [&database](const QByteArray &sql) { return textOf(against(database, sql), u"unused-index"_s); };
        QTRY_VERIFY(told("CREATE INDEX CONCURRENTLY i ON t (a, b);").contains(u"idle"_s));
        QCOMPARE(told("CREATE INDEX CONCURRENTLY i ON t (b, a);"), QString());
        QCOMPARE(told("CREATE INDEX CONCURRENTLY i ON t (a DESC, b);"), QString());
        QCOMPARE(told("DROP INDEX idle; CREATE INDEX i ON t (a, b);"), QString());
    }

    void aPublishedTableChanges()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE t (id int PRIMARY KEY, a int); CREATE TABLE u (id int);"
                           "CREATE PUBLICATION p FOR TABLE t WITH (publish = 'insert')");
        const auto told = [&database](const QByteArray &sql) {
            return !textOf(against(database, sql), u"table-published"_s).isEmpty();
        };
        QVERIFY(told("ALTER TABLE t ADD b int;"));
        QVERIFY(told("ALTER TABLE t RENAME a TO b;"));
        QVERIFY(told("ALTER TABLE t RENAME TO s;"));
        QVERIFY(!told("ALTER TABLE t ALTER a SET DEFAULT 1;"));
        QVERIFY(!told("ALTER TABLE u ADD b int;"));
    }

    /// Those that are to run come first, and what is left out is counted.
};

QTEST_GUILESS_MAIN(TargetStateTest)
#include "tst_targetstate.moc"
