// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// A target whose ledger is no sound one of the folder's tool: status says what is wrong and shows the folder, and a
/// deploy changes nothing.
class TestHostileLedger : public QObject
{
    Q_OBJECT

private slots:
    void theFolderIsShownAllTheSame_data();
    void theFolderIsShownAllTheSame();
    void anotherToolsLedgerStopsADeploy();
    void namesWriteNothingToTheTerminal();
    void aFolderOfProjectsSaysHowToOpenEach();

private:
    Program m_program{};
};

namespace {

/// What stands in the database, ledger and all.
QString contentOf(const Database &database)
{
    return database.sql("SELECT string_agg(relname || ' ' || relkind::text || ' ' || relfilenode, ',' ORDER BY relname)"
                        " FROM pg_class WHERE relnamespace = 'public'::regnamespace");
}

}  // namespace

void TestHostileLedger::theFolderIsShownAllTheSame_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("words");
    const QByteArray table = "CREATE TABLE _manual_migrations (id int, filename text, applied_at timestamptz);";
    QTest::newRow("a view") << "CREATE VIEW _manual_migrations AS SELECT 1 AS id"_ba
                            << "is no table"_ba;
    QTest::newRow("other columns") << "CREATE TABLE _manual_migrations (id int, name text)"_ba
                                   << "filename"_ba;
    QTest::newRow("other types") << "CREATE TABLE _manual_migrations (id int, filename text, applied_at text)"_ba
                                 << "has not the columns"_ba;
    QTest::newRow("a row without a name") << table + "INSERT INTO _manual_migrations VALUES (1, NULL, now())"
                                          << "a row without a filename"_ba;
    QTest::newRow("one row twice") << table
            + "INSERT INTO _manual_migrations VALUES (1, '001_a.sql', now()), (2, '001_a.sql', now())"
                                   << "more than one row with the filename “001_a.sql”"_ba;
}

void TestHostileLedger::theFolderIsShownAllTheSame()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, words);
    const Project project;
    const Database database;
    project.addPlain(u"001_a"_s, "CREATE TABLE a (id int);\n");
    project.write(u"migrations/notes.md"_s, "Notes\n");
    database.sql(sql);
    const QString before = contentOf(database);
    const QStringList target{project.path(), u"--target"_s, database.urlText()};
    const Ran status = m_program.run(QStringList{u"status"_s} + target);
    QVERIFY2(status.exitStatus == 1, status.out + status.err);
    QVERIFY2(status.err.contains("_manual_migrations") && status.err.contains(words), status.err);
    QVERIFY2(status.out.contains("001_a.sql") && status.out.contains("notes.md"), status.out);
    const Ran json = m_program.run(QStringList{u"status"_s, u"--format"_s, u"json"_s} + target);
    QCOMPARE(json.exitStatus, 1);
    QCOMPARE(schemaProblems(u"error"_s, json.out), QString());
    const Ran deploy = m_program.run(QStringList{u"deploy"_s, u"--yes"_s} + target);
    QVERIFY2(deploy.exitStatus == 1, deploy.out + deploy.err);
    QVERIFY2(deploy.err.contains(words), deploy.err);
    QCOMPARE(contentOf(database), before);
}

void TestHostileLedger::anotherToolsLedgerStopsADeploy()
{
    const Project project;
    const Database database;
    project.write(u"migrations/000001_a.up.sql"_s, "CREATE TABLE a (id int);\n");
    project.write(u"migrations/000001_a.down.sql"_s, "DROP TABLE a;\n");
    database.sql("CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY, description text NOT NULL,"
                 " installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL, checksum bytea NOT NULL,"
                 " execution_time bigint NOT NULL)");
    const QStringList target{project.path(), u"--target"_s, database.urlText()};
    const Ran status = m_program.run(QStringList{u"status"_s} + target);
    QVERIFY2(status.exitStatus == 1, status.out + status.err);
    QVERIFY2(status.out.contains("_sqlx_migrations") && status.out.contains("--layout sqlx"), status.out);
    const Ran deploy
        = m_program.run(QStringList{u"deploy"_s, u"--yes"_s, u"--no-backup"_s, u"--because"_s, u"x"_s} + target);
    QVERIFY2(deploy.exitStatus != 0, deploy.out + deploy.err);
    QVERIFY2((deploy.out + deploy.err).contains("_sqlx_migrations"), deploy.out + deploy.err);
    QCOMPARE(database.sql("SELECT to_regclass('a') IS NULL AND to_regclass('schema_migrations') IS NULL"), u"t"_s);
    project.write(u"lockstep.toml"_s, "layout = \"golang-migrate\"\n");
    const Ran named = m_program.run(QStringList{u"status"_s} + target);
    QVERIFY2(!named.out.contains("_sqlx_migrations"), named.out);
}

/// A name in the ledger or on the disk is anybody's.
void TestHostileLedger::namesWriteNothingToTheTerminal()
{
    const Project project;
    const Database database;
    project.addPlain(u"001_a"_s, "CREATE TABLE a (id int);\n");
    project.addPlain(u"002_\x1b[2Jb\nc"_s, "SELECT 1;\n");
    project.write(u"migrations/\x1b]0;title\a.md"_s, "Notes\n");
    database.sql("CREATE TABLE _manual_migrations (id serial PRIMARY KEY, filename text NOT NULL UNIQUE, applied_at"
                 " timestamptz NOT NULL DEFAULT now()); INSERT INTO _manual_migrations (filename)"
                 " VALUES (E'000_\\x1b[31mred\\n\\u202egpj.sql')");
    for (const QString &command : {u"status"_s, u"plan"_s, u"preflight"_s}) {
        const Ran ran = m_program.run({command, project.path(), u"--target"_s, database.urlText()});
        const QByteArray all = ran.out + ran.err;
        QVERIFY2(!all.contains('\x1b') && !all.contains('\a'), all);
        QVERIFY2(!all.contains("\xe2\x80\xae"), all);
        // Preflight lists names, a line each.
        QVERIFY2(command == u"preflight"_s || !all.contains("red\n"), all);
    }
    const Ran json
        = m_program.run({u"status"_s, project.path(), u"--target"_s, database.urlText(), u"--format"_s, u"json"_s});
    QCOMPARE(schemaProblems(u"status"_s, json.out), QString());
}

void TestHostileLedger::aFolderOfProjectsSaysHowToOpenEach()
{
    const Project project;
    project.write(u"apps/my shop/prisma/migrations/1_a/migration.sql"_s, "SELECT 1;\n");
    project.write(u"apps/it's/db/migrations/001_a.sql"_s, "SELECT 1;\n");
    project.write(u"node_modules/x/prisma/migrations/1_a/migration.sql"_s, "SELECT 1;\n");
    const Ran ran = m_program.run({u"status"_s, project.path()});
    QVERIFY2(ran.exitStatus == 2, ran.out + ran.err);
    const QByteArray root = project.path().toUtf8();
    QVERIFY2(ran.err.contains("lockstep status '" + root + "/apps/my shop'  (Prisma Migrate)"), ran.err);
    QVERIFY2(ran.err.contains("lockstep status '" + root + "/apps/it'\\''s'  (Plain SQL)"), ran.err);
    QVERIFY2(!ran.err.contains("node_modules"), ran.err);
}

QTEST_GUILESS_MAIN(TestHostileLedger)
#include "tst_hostileledger.moc"
