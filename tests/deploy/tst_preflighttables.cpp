// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/preflight.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// How large, busy and entangled the tables of a plan are, and what else there is on the server.
class PreflightTablesTest : public QObject
{
    Q_OBJECT

private:
    void row(const char *name, const char *id, const QByteArray &setup, const QByteArray &migration, bool smallLimits,
             Outcome outcome, const char *needle)
    {
        QTest::newRow(name) << QString::fromLatin1(id) << setup << migration << smallLimits << outcome
                            << QString::fromUtf8(needle);
    }

    void sizeRows()
    {
        using enum Outcome;
        const QByteArray some = "CREATE TABLE t AS SELECT generate_series(1, 5000) AS i; ANALYZE t";
        row("a big table written anew", "big-table", some, "ALTER TABLE t ALTER i TYPE bigint;", true, Warn,
            "written anew");
        row("of ordinary size", "big-table", some, "ALTER TABLE t ALTER i TYPE bigint;", false, Pass, "");
        row("big, and only named anew", "big-table", some, "ALTER TABLE t RENAME i TO j;", true, Pass, "");
        row("widened, which rewrites nothing", "big-table",
            "CREATE TABLE t AS SELECT i::varchar(9) AS i FROM generate_series(1, 5000) i; ANALYZE t",
            "ALTER TABLE t ALTER i TYPE varchar(20);", true, Pass, "");
        row("a long build", "long-index-build", some, "CREATE INDEX CONCURRENTLY x ON t (i);", true, Warn, "about 1 s");
        row("a short one", "long-index-build", some, "CREATE INDEX CONCURRENTLY x ON t (i);", false, Pass, "");
        row("little memory for a build", "maintenance-work-mem", some, "CREATE INDEX x ON t (i);", true, Warn, "64MB");
        row("enough memory for a build", "maintenance-work-mem",
            some
                + "; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET maintenance_work_mem = %L', "
                  "current_database(), '1GB'); END $$",
            "CREATE INDEX x ON t (i);", true, Pass, "1GB");
        row("no build on a big table", "maintenance-work-mem", some, "CREATE TABLE u (i int);", true, Skip, "");
        row("room for a rewrite", "disk-headroom-for-rewrite", some, "ALTER TABLE t ALTER i TYPE bigint;", false, Pass,
            "public.t");
        row("nothing written anew", "disk-headroom-for-rewrite", some, "ALTER TABLE t ADD j int;", false, Pass,
            "Nothing");
    }

    void busyRows()
    {
        using enum Outcome;
        const QByteArray busy
            = "SELECT pg_stat_reset(); CREATE TABLE t AS SELECT generate_series(1, 20000) AS i; INSERT "
              "INTO t SELECT 1 FROM generate_series(1, 20000)";
        row("a busy table kept from writers", "hot-table", busy, "ALTER TABLE t ADD j int;", false, Warn, "public.t");
        row("a quiet one", "hot-table", "CREATE TABLE t (i int)", "ALTER TABLE t ADD j int;", false, Pass, "");
        row("a busy table, and nobody waits", "hot-table", busy, "CREATE INDEX CONCURRENTLY x ON t (i);", false, Pass,
            "");
        row("an index on a busy table", "index-on-write-hot-table", busy, "CREATE INDEX CONCURRENTLY x ON t (i);",
            false, Warn, "public.t");
        row("an index on a quiet one", "index-on-write-hot-table", "CREATE TABLE t (i int)", "CREATE INDEX x ON t (i);",
            false, Pass, "");
    }

    void entangledRows()
    {
        using enum Outcome;
        const QByteArray many
            = "CREATE TABLE t (i int) PARTITION BY RANGE (i); DO $$ BEGIN FOR n IN 1..100 LOOP EXECUTE "
              "format('CREATE TABLE t%s PARTITION OF t FOR VALUES FROM (%s) TO (%s)', n, n, n + 1); END "
              "LOOP; END $$";
        row("a hundred partitions", "partition-fanout", many, "ALTER TABLE t ADD j int;", false, Warn,
            "public.t: 100 partitions");
        row("one partition of them", "partition-fanout", many, "ALTER TABLE t7 SET (fillfactor = 70);", false, Pass,
            "");
        row("a published table", "table-published", "CREATE TABLE t (i int); CREATE PUBLICATION p FOR TABLE t",
            "ALTER TABLE t ADD j int;", false, Warn, "public.t: p");
        row("all tables published", "table-published", "CREATE TABLE t (i int); CREATE PUBLICATION p FOR ALL TABLES",
            "ALTER TABLE t ADD j int;", false, Warn, "public.t: p");
        row("a schema published", "table-published",
            "CREATE TABLE t (i int); CREATE PUBLICATION p FOR TABLES IN SCHEMA public", "ALTER TABLE t ADD j int;",
            false, Warn, "public.t: p");
        row("another table published", "table-published",
            "CREATE TABLE t (i int); CREATE TABLE u (i int); CREATE PUBLICATION p FOR TABLE u",
            "ALTER TABLE t ADD j int;", false, Pass, "");
        row("a partition manager", "managed-tables",
            "CREATE SCHEMA partman; CREATE TABLE partman.part_config (parent_table text); INSERT INTO "
            "partman.part_config "
            "VALUES ('public.t'); CREATE TABLE t (i int)",
            "ALTER TABLE t ADD j int;", false, Warn, "public.t: pg_partman");
        row("chunks", "managed-tables",
            "CREATE SCHEMA _timescaledb_catalog; CREATE TABLE _timescaledb_catalog.hypertable (schema_name name, "
            "table_name name); INSERT INTO _timescaledb_catalog.hypertable VALUES ('public', 't'); CREATE TABLE t (i "
            "int)",
            "ALTER TABLE t ADD j int;", false, Warn, "public.t: TimescaleDB");
        row("shards", "managed-tables",
            "CREATE TABLE t (i int); CREATE TABLE pg_dist_partition (logicalrelid regclass); INSERT INTO "
            "pg_dist_partition VALUES ('t')",
            "ALTER TABLE t ADD j int;", false, Warn, "public.t: Citus");
        row("nobody manages it", "managed-tables", "CREATE TABLE t (i int)", "ALTER TABLE t ADD j int;", false, Pass,
            "");
    }

    void serverRows()
    {
        using enum Outcome;
        row("an extension that the server lacks", "extensions-available", "", "CREATE EXTENSION no_such_thing;", false,
            Fail, "no_such_thing");
        row("one that it has", "extensions-available", "", "CREATE EXTENSION IF NOT EXISTS plpgsql;", false, Pass,
            "plpgsql");
        row("none needed", "extensions-available", "", "CREATE TABLE t (i int);", false, Pass, "");
        const QByteArray trigger
            = "CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
              "CREATE EVENT TRIGGER watcher ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE "
              "FUNCTION watch()";
        row("an event trigger that fires", "event-trigger-fires", trigger, "DROP TABLE IF EXISTS t;", false, Warn,
            "watcher: on ddl_command_start, runs watch");
        row("one that does not", "event-trigger-fires", trigger, "CREATE TABLE t (i int);", false, Pass, "");
        row("no dump", "pg-dump-running", "", "CREATE TABLE t (i int);", false, Pass, "");
        row("few connections", "many-connections", "", "CREATE TABLE t (i int);", false, Pass, "");
        row("young tables", "anti-wraparound-vacuum", "CREATE TABLE t (i int)", "ALTER TABLE t ADD j int;", false, Pass,
            "");
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void checks_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("setup");
        QTest::addColumn<QByteArray>("migration");
        QTest::addColumn<bool>("smallLimits");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("needle");
        sizeRows();
        busyRows();
        entangledRows();
        serverRows();
    }

    void checks()
    {
        QFETCH(QString, id);
        QFETCH(QByteArray, setup);
        QFETCH(QByteArray, migration);
        QFETCH(bool, smallLimits);
        QFETCH(Outcome, outcome);
        QFETCH(QString, needle);
        const Database database;
        if (!setup.isEmpty())
            database.sql(setup);
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, migration);
        const DeployRequest request = project.request(database.url());
        Workspace workspace = *request.workspace;
        if (smallLimits)
            workspace.config.review.sizes = {.tinyRows = 0, .tinyBytes = 0, .bigRows = 1, .bigBytes = 1};
        const auto checks = taken(preflight(workspace, request.view, request.plan, QDir::tempPath(), {}));
        const auto check = std::ranges::find(checks, id, &Check::id);
        QVERIFY(check != checks.end());
        const QString text = check->message.english() + u'\n' + check->detail;
        QVERIFY2(text.contains(needle), qPrintable(text));
        QVERIFY2(outcomeId(check->outcome) == outcomeId(outcome), qPrintable(text));
        QVERIFY(!check->theme.isEmpty());
    }

    void roomOfAServerElsewhereIsTold()
    {
        const Database database;
        database.sql("CREATE TABLE t AS SELECT generate_series(1, 5000) AS i; ANALYZE t");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "ALTER TABLE t ALTER i TYPE bigint;");
        DeployRequest request = project.request(database.url());
        request.view.identity.host = u"db-1.example"_s;
        const auto checks = taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), {}));
        const auto check = std::ranges::find(checks, u"disk-headroom-for-rewrite"_s, &Check::id);
        QCOMPARE(outcomeId(check->outcome), outcomeId(Outcome::Skip));
        QVERIFY(check->detail.contains("public.t"_L1));
    }

    void aDumpIsNoticed()
    {
        const Database database;
        const auto dump = taken(Session::open(database.url(), {}));
        taken(dump->execute("SET application_name = 'pg_dump'", {}));
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE TABLE t (i int);");
        const DeployRequest request = project.request(database.url());
        const auto checks = taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), {}));
        const auto check = std::ranges::find(checks, u"pg-dump-running"_s, &Check::id);
        QCOMPARE(outcomeId(check->outcome), outcomeId(Outcome::Warn));
    }

    /// As many questions for many tables as for one.
    void theNumberOfQueriesIsConstant()
    {
        const Database database;
        database.sql("DO $$ BEGIN FOR i IN 1..60 LOOP EXECUTE format('CREATE TABLE t%s (i int)', i); END LOOP; END $$");
        const auto queries = [&](int tables) {
            QByteArray sql;
            for (int i = 1; i <= tables; ++i)
                sql += "ALTER TABLE t" + QByteArray::number(i) + " ADD j int;\n";
            const Project project(Project::Layout::Plain);
            project.write(u"20240101_a.sql"_s, sql);
            const DeployRequest request = project.request(database.url());
            int sent = 0;
            const auto session = taken(Session::open(database.url(), {}));
            session->observe([&sent](const QByteArray &, const Session::Parameters &) { ++sent; });
            taken(preflightOn(*session, *request.workspace, request.view, request.plan, QDir::tempPath(), {}));
            return sent;
        };
        QCOMPARE(queries(60), queries(1));
    }
};

QTEST_GUILESS_MAIN(PreflightTablesTest)
#include "tst_preflighttables.moc"
