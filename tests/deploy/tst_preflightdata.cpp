// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/preflight.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Conditions that pending DDL makes of rows that are there, each asked before it would fail.
class PreflightDataTest : public QObject
{
    Q_OBJECT

private:
    void row(const char *name, const char *id, const QByteArray &setup, const QByteArrayList &files, Outcome outcome,
             const char *needle)
    {
        QTest::newRow(name) << QString::fromLatin1(id) << setup << files << outcome << QString::fromUtf8(needle);
    }

    void nullRows()
    {
        using enum Outcome;
        const QByteArray people = "CREATE TABLE people (id int PRIMARY KEY, email text);"
                                  "INSERT INTO people VALUES (1, 'a'), (2, NULL), (3, NULL)";
        const QByteArray whole
            = "CREATE TABLE people (id int PRIMARY KEY, email text); INSERT INTO people VALUES (1, 'a')";
        row("NULL before SET NOT NULL", "data-nulls", people, {"ALTER TABLE people ALTER email SET NOT NULL;"}, Fail,
            "public.people.email: NULL in 2 rows\n    id=2, email=NULL; id=3, email=NULL");
        row("none", "data-nulls", whole, {"ALTER TABLE people ALTER email SET NOT NULL;"}, Pass, "1 condition");
        row("written before", "data-nulls", people,
            {"UPDATE people SET email = '' WHERE email IS NULL;", "ALTER TABLE people ALTER email SET NOT NULL;"}, Warn,
            "the plan writes there before");
        row("another column is written before", "data-nulls", people,
            {"UPDATE people SET id = id + 10;", "ALTER TABLE people ALTER email SET NOT NULL;"}, Fail, "2 rows");
        row("emptied before", "data-nulls", people, {"TRUNCATE people;\nALTER TABLE people ALTER email SET NOT NULL;"},
            Warn, "the plan writes there before");
        row("a column that the plan adds", "data-required-columns", people,
            {"ALTER TABLE people ADD phone text;", "ALTER TABLE people ALTER phone SET NOT NULL;"}, Fail, "3 rows");
        row("and fills", "data-required-columns", people,
            {"ALTER TABLE people ADD phone text;", "UPDATE people SET phone = '';",
             "ALTER TABLE people ALTER phone SET NOT NULL;"},
            Warn, "the plan writes there before");
        row("a table that the plan makes", "data-nulls", "",
            {"CREATE TABLE people (email text);", "ALTER TABLE people ALTER email SET NOT NULL;"}, Pass, "nothing");
        row("renamed before", "data-nulls", people,
            {"ALTER TABLE people RENAME TO persons;\nALTER TABLE persons RENAME email TO mail;",
             "ALTER TABLE persons ALTER mail SET NOT NULL;"},
            Fail, "public.people.email: NULL in 2 rows");
        row("in a branch of a DO block", "data-nulls", people,
            {"DO $$ BEGIN IF true THEN ALTER TABLE people ALTER email SET NOT NULL; END IF; END $$;"}, Warn, "2 rows");
        row("a primary key", "data-nulls", "CREATE TABLE t (i int); INSERT INTO t VALUES (NULL)",
            {"ALTER TABLE t ADD PRIMARY KEY (i);"}, Fail, "public.t.i: NULL in 1 row");
        row("a name in quotes", "data-nulls", "CREATE TABLE \"Us er\" (\"E\" int); INSERT INTO \"Us er\" VALUES (NULL)",
            {"ALTER TABLE \"Us er\" ALTER \"E\" SET NOT NULL;"}, Fail, "1 row");
        row("a required column", "data-required-columns", people, {"ALTER TABLE people ADD phone text NOT NULL;"}, Fail,
            "public.people.phone: no value for 3 rows");
        row("with a default", "data-required-columns", people,
            {"ALTER TABLE people ADD phone text NOT NULL DEFAULT '';"}, Pass, "nothing");
        row("of a table without rows", "data-required-columns", "CREATE TABLE t (i int)",
            {"ALTER TABLE t ADD phone text NOT NULL;"}, Pass, "");
        row("a secret is not shown", "data-nulls",
            "CREATE TABLE t (password_hash text, i int); INSERT INTO t VALUES ('hunter2', NULL)",
            {"ALTER TABLE t ADD PRIMARY KEY (password_hash, i);"}, Fail, "***");
    }

    void duplicateRows()
    {
        using enum Outcome;
        const QByteArray twice = "CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, 'x'), (1, 'X'), (2, NULL), "
                                 "(3, NULL)";
        row("UNIQUE", "data-duplicates", twice, {"ALTER TABLE t ADD UNIQUE (a);"}, Fail, "a=1 (2 times)");
        row("two columns", "data-duplicates", twice, {"ALTER TABLE t ADD UNIQUE (a, b);"}, Pass, "");
        row("NULL is no duplicate", "data-duplicates", twice, {"CREATE UNIQUE INDEX ON t (b);"}, Pass, "");
        row("unless it is said to be", "data-duplicates", twice, {"CREATE UNIQUE INDEX ON t (b) NULLS NOT DISTINCT;"},
            Fail, "b=NULL (2 times)");
        row("an expression", "data-duplicates", twice, {"CREATE UNIQUE INDEX ON t (lower(b));"}, Fail, "(2 times)");
        row("a partial index", "data-duplicates", twice, {"CREATE UNIQUE INDEX ON t (a) WHERE b = 'x';"}, Pass, "");
        row("of an index that is there", "data-duplicates", "CREATE TABLE t (a int); CREATE UNIQUE INDEX x ON t (a)",
            {"ALTER TABLE t ADD UNIQUE USING INDEX x;"}, Pass, "nothing");
        row("deleted before", "data-duplicates", twice,
            {"DELETE FROM t a USING t b WHERE a.ctid < b.ctid AND a.a = b.a;\nALTER TABLE t ADD UNIQUE (a);"}, Warn,
            "the plan writes there before");
        row("concurrently", "data-duplicates", twice, {"CREATE UNIQUE INDEX CONCURRENTLY x ON t (a);"}, Fail, "a=1");
    }

    void orphanRows()
    {
        using enum Outcome;
        const QByteArray orphan = "CREATE TABLE p (a int, b int, PRIMARY KEY (a, b)); INSERT INTO p VALUES (1, 1);"
                                  "CREATE TABLE c (id int PRIMARY KEY, a int, b int);"
                                  "INSERT INTO c VALUES (10, 1, 1), (11, 1, 2), (12, 1, NULL)";
        row("two columns", "data-orphans", orphan, {"ALTER TABLE c ADD FOREIGN KEY (a, b) REFERENCES p;"}, Fail,
            "public.c (a, b): nothing in public.p for 1 row\n    id=11, a=1, b=2");
        row("MATCH FULL", "data-orphans", orphan, {"ALTER TABLE c ADD FOREIGN KEY (a, b) REFERENCES p MATCH FULL;"},
            Fail, "2 rows");
        row("NOT VALID", "data-orphans", orphan,
            {"ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p NOT VALID;"}, Pass, "nothing");
        row("validated later", "data-orphans", orphan,
            {"ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p NOT VALID;",
             "ALTER TABLE c VALIDATE CONSTRAINT f;"},
            Fail, "1 row");
        row("deleted before", "data-orphans", orphan,
            {"DELETE FROM c WHERE b = 2;", "ALTER TABLE c ADD FOREIGN KEY (a, b) REFERENCES p;"}, Warn, "writes there");
        row("inserted before", "data-orphans", orphan,
            {"INSERT INTO p VALUES (1, 2);", "ALTER TABLE c ADD FOREIGN KEY (a, b) REFERENCES p;"}, Warn,
            "writes there");
        row("all have one", "data-orphans", "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE c (a int)",
            {"ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES p;"}, Pass, "1 condition");
    }

    void checkRows()
    {
        using enum Outcome;
        const QByteArray prices
            = "CREATE TABLE t (id int PRIMARY KEY, price int); INSERT INTO t VALUES (1, -5), (2, 5), "
              "(3, NULL)";
        row("CHECK", "data-checks", prices, {"ALTER TABLE t ADD CHECK (price > 0);"}, Fail,
            "public.t.price: condition broken by 1 row\n    id=1, price=-5");
        row("kept", "data-checks", prices, {"ALTER TABLE t ADD CHECK (price < 100);"}, Pass, "");
        row("one that is there is validated", "data-checks",
            prices + "; ALTER TABLE t ADD CONSTRAINT c CHECK (price > 0) NOT VALID",
            {"ALTER TABLE t VALIDATE CONSTRAINT c;"}, Fail, "1 row");
        row("of a renamed column", "data-checks", prices,
            {"ALTER TABLE t RENAME price TO cost;", "ALTER TABLE t ADD CHECK (cost > 0);"}, Fail, "1 row");
        row("of a function that the plan makes", "data-checks", prices,
            {"CREATE FUNCTION fine(int) RETURNS boolean LANGUAGE sql AS 'SELECT true';",
             "ALTER TABLE t ADD CHECK (fine(price));"},
            Warn, "not answered");
        row("exclusion", "data-checks",
            "CREATE TABLE t (during int4range); INSERT INTO t VALUES ('[1,5)'), ('[4,9)'), ('[20,21)')",
            {"ALTER TABLE t ADD EXCLUDE USING gist (during WITH &&);"}, Fail, "excluded by another: 2 rows");
    }

    void typeRows()
    {
        using enum Outcome;
        const QByteArray texts = "CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t VALUES (1, 'abcdef'), (2, "
                                 "'12'), (3, NULL)";
        const QByteArray numbers = "CREATE TABLE t (v numeric); INSERT INTO t VALUES (40000), (12.345), (NULL)";
        row("too long", "data-types", texts, {"ALTER TABLE t ALTER v TYPE varchar(3);"}, Fail,
            "not fit for character varying(3): 1 value\n    id=1, v=abcdef");
        row("long enough", "data-types", texts, {"ALTER TABLE t ALTER v TYPE varchar(6);"}, Pass, "");
        row("cut by a cast", "data-types", texts, {"ALTER TABLE t ALTER v TYPE varchar(3) USING v::varchar(3);"}, Warn,
            "1 value");
        row("no number", "data-types", texts, {"ALTER TABLE t ALTER v TYPE int USING v::int;"}, Fail, "v=abcdef");
        row("another expression", "data-types", texts, {"ALTER TABLE t ALTER v TYPE int USING length(v);"}, Warn,
            "the statement's to say");
        row("no uuid", "data-types", texts, {"ALTER TABLE t ALTER v TYPE uuid USING v::uuid;"}, Fail, "2 values");
        row("a smaller integer", "data-types", numbers, {"ALTER TABLE t ALTER v TYPE smallint;"}, Fail, "v=40000");
        row("a smaller number", "data-types", numbers, {"ALTER TABLE t ALTER v TYPE numeric(5,2);"}, Fail, "v=40000");
        row("a number wide enough", "data-types", numbers, {"ALTER TABLE t ALTER v TYPE numeric(7,2);"}, Pass, "");
        row("no label of an enum that the plan makes", "data-types", texts,
            {"CREATE TYPE mood AS ENUM ('12', 'sad');", "ALTER TABLE t ALTER v TYPE mood USING v::mood;"}, Fail,
            "v=abcdef");
        row("no boolean", "data-types", texts, {"ALTER TABLE t ALTER v TYPE boolean USING v::boolean;"}, Fail,
            "2 values");
    }

    void partitionRows()
    {
        using enum Outcome;
        const QByteArray whole
            = "CREATE TABLE log (at date) PARTITION BY RANGE (at); CREATE TABLE rest PARTITION OF log "
              "DEFAULT; INSERT INTO log VALUES ('2024-05-05'); CREATE TABLE old (at date);"
              "INSERT INTO old VALUES ('2023-05-05'), ('2022-05-05')";
        row("rows outside of the bound", "data-partitions", whole,
            {"ALTER TABLE log ATTACH PARTITION old FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');"}, Fail,
            "public.old.at: outside of");
        row("rows inside", "data-partitions", whole,
            {"ALTER TABLE log ATTACH PARTITION old FOR VALUES FROM (MINVALUE) TO ('2024-01-01');"}, Pass, "");
        row("rows of the default partition", "data-partitions", whole,
            {"CREATE TABLE y24 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');"}, Fail,
            "public.rest.at: of the default partition");
        row("a list", "data-partitions",
            "CREATE TABLE p (k text) PARTITION BY LIST (k); CREATE TABLE c (k text); INSERT INTO c VALUES ('a'), ('z')",
            {"ALTER TABLE p ATTACH PARTITION c FOR VALUES IN ('a', 'b');"}, Fail, "k=z");
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void conditions_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("setup");
        QTest::addColumn<QByteArrayList>("files");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("needle");
        nullRows();
        duplicateRows();
        orphanRows();
        checkRows();
        typeRows();
        partitionRows();
    }

    void conditions()
    {
        QFETCH(QString, id);
        QFETCH(QByteArray, setup);
        QFETCH(QByteArrayList, files);
        QFETCH(Outcome, outcome);
        QFETCH(QString, needle);
        const Database database;
        if (!setup.isEmpty())
            database.sql(setup);
        const Project project(Project::Layout::Plain);
        for (qsizetype i = 0; i < files.size(); ++i)
            project.write(u"2024010%1_a.sql"_s.arg(i + 1), files[i]);
        const DeployRequest request = project.request(database.url());
        const auto checks = taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), {}));
        const auto check = std::ranges::find(checks, id, &Check::id);
        QVERIFY(check != checks.end());
        const QString text = check->message.english() + u'\n' + check->detail;
        QVERIFY2(text.contains(needle), qPrintable(text));
        QVERIFY2(outcomeId(check->outcome) == outcomeId(outcome), qPrintable(text));
        QVERIFY(!text.contains(u"hunter2"_s));
    }

    /// What preflight says will fail does, and what it passes succeeds.
    void theServerAgrees_data() { conditions_data(); }

    void theServerAgrees()
    {
        QFETCH(QByteArray, setup);
        QFETCH(QByteArrayList, files);
        QFETCH(Outcome, outcome);
        if (outcome == Outcome::Warn)
            QSKIP("Either may be");
        const Database database;
        if (!setup.isEmpty())
            database.sql(setup);
        const auto session = taken(Session::open(database.url(), {}));
        bool succeeds = true;
        for (const QByteArray &file : files)
            succeeds = succeeds && bool(session->execute(file, {}));
        QCOMPARE(succeeds, outcome == Outcome::Pass);
    }

    /// A condition may call what writes: it is refused, and nothing is written.
    void anExpressionThatWritesIsRefused()
    {
        const Database database;
        database.sql("CREATE TABLE seen (i int); CREATE TABLE t AS SELECT 1 AS i; CREATE FUNCTION spy(i int) RETURNS "
                     "boolean LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen VALUES (i); RETURN false; END $$");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "ALTER TABLE t ADD CHECK (spy(i));");
        const DeployRequest request = project.request(database.url());
        const auto checks = taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), {}));
        const auto check = std::ranges::find(checks, u"data-checks"_s, &Check::id);
        QCOMPARE(outcomeId(check->outcome), outcomeId(Outcome::Warn));
        QVERIFY2(check->detail.contains("read-only"_L1), qPrintable(check->detail));
        QCOMPARE(database.sql("SELECT count(*) FROM seen"), u"0"_s);
    }

    void aLargeTableIsSampled()
    {
        const Database database;
        database.sql("CREATE TABLE t AS SELECT i FROM generate_series(1, 20000) i; UPDATE pg_class SET reltuples = "
                     "20000000 WHERE oid = 't'::regclass; INSERT INTO t SELECT NULL FROM generate_series(1, 20000)");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "ALTER TABLE t ALTER i SET NOT NULL;");
        const DeployRequest request = project.request(database.url());
        const auto checks = taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), {}));
        const auto check = std::ranges::find(checks, u"data-nulls"_s, &Check::id);
        QVERIFY2(check->detail.contains("in a sample"_L1), qPrintable(check->detail));
    }
};

QTEST_GUILESS_MAIN(PreflightDataTest)
#include "tst_preflightdata.moc"
