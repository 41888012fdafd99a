// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/scriptform.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

AnalysedScript read(const QByteArray &sql)
{
    return reviewScript(sql, u"a.sql"_s, u"a"_s, true);
}

}  // namespace

class ScriptFormTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void transactional_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("nothing at all") << QByteArray() << true;
        QTest::newRow("only a comment") << QByteArray("-- nothing\n") << true;
        QTest::newRow("plain statements") << QByteArray("CREATE TABLE a (i int); INSERT INTO a VALUES (1);") << true;
        QTest::newRow("its own BEGIN and COMMIT") << QByteArray("BEGIN; CREATE TABLE a (i int); COMMIT;") << true;
        QTest::newRow("a savepoint inside") << QByteArray("SAVEPOINT s; SELECT 1; RELEASE SAVEPOINT s;") << true;
        QTest::newRow("an index built concurrently") << QByteArray("CREATE INDEX CONCURRENTLY i ON a (b);") << false;
        QTest::newRow("VACUUM at the end") << QByteArray("SELECT 1; VACUUM a;") << false;
        QTest::newRow("two transactions") << QByteArray("BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT;") << false;
        QTest::newRow("a COMMIT without BEGIN") << QByteArray("SELECT 1; COMMIT; SELECT 2;") << false;
        QTest::newRow("a last COMMIT without BEGIN") << QByteArray("SELECT 1; COMMIT;") << true;
        QTest::newRow("work after the file's own COMMIT") << QByteArray("BEGIN; SELECT 1; COMMIT; SELECT 2;") << false;
        QTest::newRow("a prepared transaction") << QByteArray("BEGIN; SELECT 1; PREPARE TRANSACTION 'p';") << false;
        QTest::newRow("a COMMIT that opens the next transaction")
            << QByteArray("BEGIN; SELECT 1; COMMIT AND CHAIN;") << false;
        QTest::newRow("BEGIN in a string") << QByteArray("SELECT 'BEGIN; COMMIT';") << true;
    }

    void transactional()
    {
        QFETCH(QByteArray, sql);
        QTEST(isTransactional(read(sql)), "isWhole");
    }

    void obstacles_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("none") << QByteArray("SELECT 1;") << QStringList{};
        QTest::newRow("unknown syntax is the server's to judge") << QByteArray("SELEC 1;") << QStringList{};
        QTest::newRow("a psql command") << QByteArray("SELECT 1;\n\\d users\n")
                                        << QStringList{u"2: a contains a psql command, which only psql understands."_s};
        QTest::newRow("pg_dump's restrict lines")
            << QByteArray("\\restrict abc\nSELECT 1;\n\\unrestrict abc\n") << QStringList{};
        QTest::newRow("rows of COPY") << QByteArray("CREATE TABLE a (i int);\nCOPY a FROM stdin;\n1\n\\.\n")
                                      << QStringList{};
        QTest::newRow("rows of COPY below a line that goes on")
            << QByteArray("COPY a FROM stdin; DROP TABLE b;\n1\n\\.\n")
            << QStringList{u"1: In a the line goes on behind COPY … FROM stdin; its rows begin on the next one."_s};
        QTest::newRow("binary rows")
            << QByteArray("COPY a FROM stdin (FORMAT 'binary');\n1\n\\.\n")
            << QStringList{
                   u"1: a reads rows in the binary format from COPY … FROM stdin, which no file of SQL can hold."_s};
        QTest::newRow("a transaction in the middle")
            << QByteArray("SELECT 1;\nBEGIN; SELECT 2; COMMIT;") << QStringList{};
        QTest::newRow("VACUUM after the file's own transaction")
            << QByteArray("BEGIN;\nSELECT 2;\nCOMMIT;\nVACUUM;") << QStringList{};
        for (const char *sql :
             {"SELECT 1;\nBEGIN; SELECT 2;", "SELECT 1;\nCOMMIT; SELECT 2;", "SELECT 1;\nBEGIN; BEGIN; COMMIT;",
              "SELECT 1;\nBEGIN; SELECT 2; ROLLBACK;", "SELECT 1;\nBEGIN; PREPARE TRANSACTION 'p';",
              "SELECT 1;\nBEGIN; COMMIT AND CHAIN;", "SELECT 1;\nCOMMIT PREPARED 'p';"})
            QTest::newRow(sql) << QByteArray(sql)
                               << QStringList{u"2: a begins or ends transactions in a way that cannot be followed: not "
                                              "every BEGIN has its COMMIT."_s};
        QTest::newRow("VACUUM between BEGIN and COMMIT")
            << QByteArray("BEGIN;\nVACUUM;\nCOMMIT;")
            << QStringList{
                   u"2: a has a statement that PostgreSQL refuses inside a transaction, and a BEGIN around it."_s};
    }

    void obstacles()
    {
        QFETCH(QByteArray, sql);
        QStringList found;
        const Migration migration{.name = u"a"_s, .forward = {u"a.sql"_s, sql}};
        for (const Error &obstacle : scriptObstacles(migration, read(sql)))
            found << u"%1: %2"_s.arg(obstacle.line).arg(obstacle.message.english());
        QTEST(found, "found");
    }

    void rowsThatRunOutOfTheirSection()
    {
        const QByteArray bytes = "-- up\nCOPY a FROM stdin;\n1\n-- down\nDROP TABLE a;\n";
        const QByteArray section = "-- up\nCOPY a FROM stdin;\n1\n       \n             \n";
        const Migration migration{.name = u"a"_s, .forward = {.path = u"a.sql"_s, .bytes = bytes, .section = section}};
        const auto obstacles = scriptObstacles(migration, read(section));
        QCOMPARE(obstacles.size(), std::size_t(1));
        QCOMPARE(obstacles[0].line, 2);
        QVERIFY(obstacles[0].hint.english().contains(u"“\\.”"_s));
    }

    void passwordsAreMasked_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("shown");
        QTest::newRow("no password") << QByteArray("SELECT 'x'") << u"SELECT 'x'"_s;
        QTest::newRow("a role's") << QByteArray("CREATE ROLE a LOGIN PASSWORD 'geheim' VALID UNTIL 'x'")
                                  << u"CREATE ROLE a LOGIN PASSWORD '***' VALID UNTIL 'x'"_s;
        QTest::newRow("with a comment between")
            << QByteArray("ALTER ROLE a PASSWORD /* ä */ 'geheim'") << u"ALTER ROLE a PASSWORD /* ä */ '***'"_s;
        QTest::newRow("dollar quoted") << QByteArray("ALTER ROLE a PASSWORD $$geheim$$")
                                       << u"ALTER ROLE a PASSWORD '***'"_s;
        QTest::newRow("encrypted") << QByteArray("ALTER ROLE a ENCRYPTED PASSWORD 'geheim'")
                                   << u"ALTER ROLE a ENCRYPTED PASSWORD '***'"_s;
        QTest::newRow("a subscription's")
            << QByteArray("CREATE SUBSCRIPTION s CONNECTION 'host=a password=geheim dbname=b' PUBLICATION p")
            << u"CREATE SUBSCRIPTION s CONNECTION 'host=a password='***' dbname=b' PUBLICATION p"_s;
        QTest::newRow("with spaces and quotes")
            << QByteArray("ALTER SUBSCRIPTION s CONNECTION 'host=a password = ''ge heim'' dbname=b'")
            << u"ALTER SUBSCRIPTION s CONNECTION 'host=a password = '***' dbname=b'"_s;
        QTest::newRow("in a URL") << QByteArray(
            "SELECT dblink_connect('postgresql://u:geheim@h/d?sslpassword=auch&x=1')")
                                  << u"SELECT dblink_connect('postgresql://u:'***'@h/d?sslpassword='***'&x=1')"_s;
        QTest::newRow("a URL without one")
            << QByteArray("SELECT 'https://example.org/a@b'") << u"SELECT 'https://example.org/a@b'"_s;
        QTest::newRow("a connection in code")
            << QByteArray("DO $$ BEGIN PERFORM dblink_connect('host=a password=geheim'); END $$")
            << u"DO $$ BEGIN PERFORM dblink_connect('host=a password='***''); END $$"_s;
        QTest::newRow("a column in code")
            << QByteArray("DO $$ BEGIN UPDATE u SET password = hidden; IF password = x THEN END IF; END $$")
            << u"DO $$ BEGIN UPDATE u SET password = hidden; IF password = x THEN END IF; END $$"_s;
        QTest::newRow("in code") << QByteArray("DO $$ BEGIN EXECUTE 'ALTER ROLE a PASSWORD ''geheim'''; END $$")
                                 << u"DO $$ BEGIN EXECUTE 'ALTER ROLE a PASSWORD '***''; END $$"_s;
        QTest::newRow("in a block") << QByteArray("DO $$ BEGIN ALTER ROLE a PASSWORD 'ge''heim'; END $$")
                                    << u"DO $$ BEGIN ALTER ROLE a PASSWORD '***'; END $$"_s;
        QTest::newRow("never closed") << QByteArray("ALTER ROLE a PASSWORD 'geheim;")
                                      << u"ALTER ROLE a PASSWORD '***'"_s;
        QTest::newRow("behind what is never closed") << QByteArray("SELECT $a$;\nALTER ROLE a PASSWORD 'geheim';")
                                                     << u"SELECT $a$;\nALTER ROLE a PASSWORD '***';"_s;
        QTest::newRow("none set") << QByteArray("ALTER ROLE a PASSWORD NULL") << u"ALTER ROLE a PASSWORD NULL"_s;
    }

    void passwordsAreMasked()
    {
        QFETCH(QByteArray, sql);
        QTEST(shownSql(sql), "shown");
    }

    void longSqlIsCut() { QVERIFY(shownSql("SELECT '" + QByteArray(1'000'000, 'x') + "'").size() < 20'000); }
};

QTEST_GUILESS_MAIN(ScriptFormTest)
#include "tst_scriptform.moc"
