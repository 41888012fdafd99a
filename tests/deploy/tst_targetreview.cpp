// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/targetreviewstage.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

class TargetReviewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void sizeDecides()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE tiny (a int); INSERT INTO tiny SELECT generate_series(1, 10);"
                           "CREATE TABLE middling (a int); INSERT INTO middling SELECT generate_series(1, 20000);"
                           "CREATE TABLE empty (a int);"
                           "ANALYZE");
        QCOMPARE(findings(against(database, "CREATE INDEX i ON tiny (a);")),
                 QStringList{u"create-index-blocking note"_s});
        QCOMPARE(findings(against(database, "CREATE INDEX i ON middling (a);")),
                 QStringList{u"create-index-blocking warning"_s});
        ReviewSettings settings;
        settings.sizes.bigRows = 15000;
        const AnalysedScript big = against(database, "CREATE INDEX i ON middling (a);", settings);
        QCOMPARE(findings(big), QStringList{u"create-index-blocking error"_s});
        QVERIFY2(textOf(big, u"create-index-blocking"_s).contains(u"20,000"_s)
                     || textOf(big, u"create-index-blocking"_s).contains(u"20000"_s),
                 qPrintable(textOf(big, u"create-index-blocking"_s)));
        QCOMPARE(findings(against(database, "DROP TABLE middling;")), QStringList{u"drop-table error"_s});
        QVERIFY(textOf(against(database, "DROP TABLE middling;"), u"drop-table"_s).contains(u"Rows: about "_s));
        QCOMPARE(findings(against(database, "DROP TABLE empty;")), QStringList{u"drop-table warning"_s});
        // What the project says a rule weighs stands, whatever the size.
        ReviewSettings fixed;
        fixed.severities.insert(u"create-index-blocking"_s, Severity::Error);
        QCOMPARE(findings(against(database, "CREATE INDEX i ON tiny (a);", fixed)),
                 QStringList{u"create-index-blocking error"_s});
    }

    /// Their size is known all the same.
    void rowsThatWereNeverCounted()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE t (a int, b text); INSERT INTO t SELECT g, repeat('x', 900) FROM"
                           " generate_series(1, 500) g");
        ReviewSettings settings;
        settings.sizes.bigBytes = 100 * 1024;
        QCOMPARE(findings(against(database, "CREATE INDEX i ON t (a);", settings)),
                 QStringList{u"create-index-blocking error"_s});
    }

    void theCatalogKnowsFunctions_data()
    {
        QTest::addColumn<QByteArray>("function");
        QTest::addColumn<bool>("rewrites");
        QTest::newRow("volatile") << QByteArray("LANGUAGE plpgsql AS 'BEGIN RETURN random(); END'") << true;
        QTest::newRow("stable") << QByteArray("STABLE LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'") << false;
        QTest::newRow("volatile in name only") << QByteArray("LANGUAGE sql AS 'SELECT 1'") << false;
        QTest::newRow("wraps a volatile one") << QByteArray("LANGUAGE sql AS 'SELECT random()::int'") << true;
    }
    /// Held to what the server does.
    void theCatalogKnowsFunctions()
    {
        QFETCH(QByteArray, function);
        QFETCH(bool, rewrites);
        const test::Database database;
        (void)database.sql("CREATE TABLE t (a int); INSERT INTO t VALUES (1); CREATE FUNCTION f() RETURNS int "
                           + function);
        const QByteArray sql = "ALTER TABLE t ADD COLUMN b int DEFAULT f();";
        QCOMPARE(findings(against(database, sql)).join(u' ').contains(u"add-column-volatile-default"_s), rewrites);
        const QString before = database.sql("SELECT relfilenode FROM pg_class WHERE relname = 't'");
        QCOMPARE(database.sql(sql + "SELECT relfilenode FROM pg_class WHERE relname = 't'") != before, rewrites);
    }

    void dependentsAreListed()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE lone (id int);"
                           "CREATE TABLE c (t_id int REFERENCES t); CREATE VIEW v AS SELECT id FROM t;"
                           "CREATE MATERIALIZED VIEW m AS SELECT id FROM v");
        const QString text = textOf(against(database, "DROP TABLE t CASCADE;"), u"drop-cascade"_s);
        QVERIFY2(text.contains(u"view v"_s) && text.contains(u"foreign key c_t_id_fkey on c"_s), qPrintable(text));
        QCOMPARE(textOf(against(database, "DROP TABLE lone CASCADE;"), u"drop-cascade"_s), QString());
        QCOMPARE(textOf(against(database, "DROP VIEW v CASCADE;"), u"drop-cascade"_s),
                 u"CASCADE drops what depends on v too: materialized view m."_s);
    }

    void aTypeThatAViewUses()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE t (a varchar(5), b varchar(5)); CREATE TABLE o (b text);"
                           "CREATE VIEW v AS SELECT t.a, o.b FROM t, o");
        QVERIFY(
            !textOf(against(database, "ALTER TABLE t ALTER a TYPE text;"), u"alter-type-blocked-by-view"_s).isEmpty());
        QVERIFY(
            textOf(against(database, "ALTER TABLE t ALTER b TYPE text;"), u"alter-type-blocked-by-view"_s).isEmpty());
        QVERIFY(
            textOf(against(database, "DROP VIEW v; ALTER TABLE t ALTER a TYPE text;"), u"alter-type-blocked-by-view"_s)
                .isEmpty());
    }

    void whatIsThereAlready()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE t (a int)");
        QVERIFY(!textOf(against(database, "CREATE TABLE IF NOT EXISTS t (a bigint);"), u"if-not-exists-masks-drift"_s)
                     .isEmpty());
        QVERIFY(textOf(against(database, "CREATE TABLE IF NOT EXISTS t (a int);"), u"if-not-exists-masks-drift"_s)
                    .isEmpty());
    }

    void thePublishedTable_data()
    {
        QTest::addColumn<QByteArray>("setup");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<bool>("isHit");
        const QByteArray published = "CREATE PUBLICATION p FOR TABLE t";
        const QByteArray index = "CREATE UNIQUE INDEX t_other ON t (other);";
        QTest::newRow("published") << published << QByteArray() << true;
        QTest::newRow("not published") << QByteArray("SELECT 1") << QByteArray() << false;
        QTest::newRow("another is") << QByteArray("CREATE TABLE u (id int); CREATE PUBLICATION p FOR TABLE u")
                                    << QByteArray() << false;
        QTest::newRow("all are") << QByteArray("CREATE PUBLICATION p FOR ALL TABLES") << QByteArray() << true;
        QTest::newRow("inserts alone") << published + " WITH (publish = 'insert')" << QByteArray() << false;
        QTest::newRow("FULL there") << published + "; ALTER TABLE t REPLICA IDENTITY FULL" << QByteArray() << false;
        QTest::newRow("an index there") << published + ";" + index
                + "ALTER TABLE t REPLICA IDENTITY USING INDEX t_other"
                                        << QByteArray() << false;
        QTest::newRow("the key's index there")
            << published + "; ALTER TABLE t REPLICA IDENTITY USING INDEX t_pkey" << QByteArray() << true;
        QTest::newRow("FULL before") << published << QByteArray("ALTER TABLE t REPLICA IDENTITY FULL;") << false;
        QTest::newRow("an index before") << published << index + "ALTER TABLE t REPLICA IDENTITY USING INDEX t_other;"
                                         << false;
        QTest::newRow("the key's index before")
            << published << QByteArray("ALTER TABLE t REPLICA IDENTITY USING INDEX t_pkey;") << true;
        QTest::newRow("FULL and back") << published
                                       << QByteArray("ALTER TABLE t REPLICA IDENTITY FULL;"
                                                     "ALTER TABLE t REPLICA IDENTITY DEFAULT;")
                                       << true;
        QTest::newRow("of another table")
            << published + "; CREATE TABLE u (id int)" << QByteArray("ALTER TABLE u REPLICA IDENTITY FULL;") << true;
    }
    void thePublishedTable()
    {
        QFETCH(QByteArray, setup);
        QFETCH(QByteArray, before);
        QFETCH(bool, isHit);
        const test::Database database;
        (void)database.sql("CREATE TABLE t (id int PRIMARY KEY, other int NOT NULL);" + setup);
        const AnalysedScript script = against(database, before + "ALTER TABLE t DROP CONSTRAINT t_pkey;");
        QCOMPARE(!textOf(script, u"drop-pk-replica-identity"_s).isEmpty(), isHit);
    }

    void publishedThroughSchemaOrParent()
    {
        const test::Database database;
        const int version = database.sql("SHOW server_version_num").toInt();
        (void)database.sql("CREATE TABLE parent (id int PRIMARY KEY) PARTITION BY RANGE (id);"
                           "CREATE TABLE part PARTITION OF parent FOR VALUES FROM (0) TO (9);"
                           "CREATE PUBLICATION p FOR TABLE parent WITH (publish_via_partition_root = true)");
        const auto isPublished = [&database](const ObjectName &name) {
            const auto facts = allFacts(database);
            return facts && facts->relations.at(name).isPublished;
        };
        QVERIFY(isPublished({u"public"_s, u"parent"_s}));
        QVERIFY(isPublished({u"public"_s, u"part"_s}));
        if (version < 150000)
            return;
        (void)database.sql("CREATE SCHEMA s; CREATE TABLE s.t (id int); CREATE TABLE lone (id int);"
                           "CREATE PUBLICATION q FOR TABLES IN SCHEMA s");
        QVERIFY(isPublished({u"s"_s, u"t"_s}));
        QVERIFY(!isPublished({u"public"_s, u"lone"_s}));
    }

    /// Whoever migrates there keeps a table from readers: the review goes on, without sizes.
    void aLockedTableIsNotWaitedFor()
    {
        const test::Database database;
        (void)database.sql("CREATE TABLE t (a int); INSERT INTO t VALUES (1); ANALYZE t");
        const auto other = Session::open(database.url(), {});
        QVERIFY(other);
        for (const char *sql : {"BEGIN", "LOCK TABLE t IN ACCESS EXCLUSIVE MODE"})
            QVERIFY((*other)->execute(sql, {}));
        const auto facts = allFacts(database);
        QVERIFY2(facts, qPrintable(facts ? QString() : describe(facts.error())));
        QVERIFY(facts->relations.empty());
        QCOMPARE(facts->catalog.tables.size(), 1u);
        QVERIFY((*other)->execute("ROLLBACK", {}));
        QCOMPARE(allFacts(database)->relations.size(), 1u);
    }

    /// What is applied keeps the review by its history; what is pending meets what the server has, and what is pending
    /// before it.
    void onlyWhatIsPending()
    {
        test::Deployment deployment;
        deployment.add(u"20260101000000_users"_s, "CREATE TABLE users (id int, name varchar(10));");
        const DeployRequest first = deployment.request();
        (void)deployment.database.sql("CREATE TABLE users (id int, name varchar(10)); INSERT INTO users SELECT g, 'x'"
                                      " FROM generate_series(1, 5) g; ANALYZE users");
        deployment.add(u"20260102000000_index"_s,
                       "CREATE TABLE fresh (id int);\nCREATE INDEX users_name ON users (name);");
        deployment.add(u"20260103000000_more"_s, "CREATE INDEX fresh_id ON fresh (id);");
        const DeployRequest request = deployment.request();
        const std::vector<bool> isPending = pendingOn(*request.workspace, request.view);
        const auto facts = factsOf(request.view.url, *request.workspace, isPending, FactsFor::WhatIsPending, {});
        QVERIFY(facts);
        TargetInput target = inputFor(*request.workspace, request.view, *facts);
        QCOMPARE(target.isPending, (std::vector<bool>{true, true, true}));
        target.isPending[0] = false;
        const auto judged = reviewedFor(request.workspace, target, {});
        QVERIFY(judged);
        QCOMPARE(findings((*judged)->reviews[1]), QStringList{u"create-index-blocking note"_s});
        QCOMPARE(findings((*judged)->reviews[2]), QStringList{u"create-index-blocking note"_s});
        QVERIFY(textOf((*judged)->reviews[2], u"create-index-blocking"_s).contains(u"It holds no rows."_s));
        const auto told = withForecasts(*judged, target, {});
        QVERIFY(told);
        QCOMPARE((*told)->reviews[0].forecasts[0].basis, Basis::History);
        QCOMPARE((*told)->reviews[1].forecasts[1].basis, Basis::Catalog);
        QCOMPARE((*told)->reviews[1].forecasts[1].builds, QStringList{u"public.users_name"_s});
    }

    /// However many tables there are.
    void aFixedNumberOfQueries()
    {
        const auto count = [](int tables) {
            const test::Database database;
            for (int i = 0; i < tables; ++i)
                (void)database.sql("CREATE TABLE t" + QByteArray::number(i) + " (id int PRIMARY KEY)");
            auto session = Session::open(database.url(), {});
            int statements = 0;
            (*session)->observe([&statements](const QByteArray &, const Session::Parameters &) { ++statements; });
            const auto facts = readTargetFacts(**session, {});
            return facts && int(facts->catalog.tables.size()) == tables ? statements : -1;
        };
        const int few = count(1);
        QVERIFY(few > 0);
        QCOMPARE(count(12), few);
    }

    /// Of a large catalog only what the statements are about is read, and what hangs together with it.
    void whatIsAskedAbout_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("relations");
        const auto row = [](const char *name, const char *sql, const QStringList &relations) {
            QTest::newRow(name) << QByteArray(sql) << relations;
        };
        row("a table and both ends of foreign keys", "ALTER TABLE b ADD x int;", {u"a"_s, u"b"_s, u"c"_s});
        row("whatever is reached by TRUNCATE … CASCADE", "TRUNCATE a CASCADE;", {u"a"_s, u"b"_s, u"c"_s});
        row("no further than one", "TRUNCATE a;", {u"a"_s, u"b"_s});
        row("partitions and their parent", "ALTER TABLE p1 ADD CHECK (id > 0);", {u"p"_s, u"p1"_s, u"p2"_s});
        row("its views", "DROP TABLE lone;", {u"lone"_s, u"v"_s, u"w"_s});
        row("what a view reads", "REFRESH MATERIALIZED VIEW w;", {u"lone"_s, u"v"_s, u"w"_s});
        row("an index's table", "DROP INDEX a_index;", {u"a"_s, u"b"_s});
        row("columns of a domain", "ALTER DOMAIN score ADD CHECK (value > 0);", {u"scored"_s});
        row("all of a schema", "DROP SCHEMA s CASCADE;", {u"in_s"_s});
        row("in code", "DO $$ BEGIN EXECUTE 'DROP TABLE in_s'; END $$;", {u"in_s"_s});
        row("another spelling", "DROP TABLE \"Two Words\", SCORED;", {u"Two Words"_s, u"scored"_s});
        row("nothing that is there", "CREATE TABLE fresh (id int);", {});
    }
    void whatIsAskedAbout()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QStringList, relations);
        static const SharedDatabase database(
            "CREATE TABLE a (id int PRIMARY KEY); CREATE INDEX a_index ON a (id);"
            "CREATE TABLE b (id int PRIMARY KEY REFERENCES a); CREATE TABLE c (id int REFERENCES b);"
            "CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);"
            "CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);"
            "CREATE TABLE lone (id int); CREATE VIEW v AS SELECT id FROM lone;"
            "CREATE MATERIALIZED VIEW w AS SELECT id FROM v; CREATE DOMAIN score AS int;"
            "CREATE TABLE scored (points score); CREATE SCHEMA s; CREATE TABLE s.in_s (id int);"
            "CREATE TABLE \"Two Words\" (id int); CREATE SEQUENCE other; CREATE TABLE other_table (id int)");
        Workspace workspace;
        workspace.reviews = {reviewScript(sql, u"a.sql"_s, {}, true)};
        const auto facts = factsOf(database.url(), workspace, {true}, FactsFor::WhatIsPending, {});
        QVERIFY2(facts, qPrintable(facts ? QString() : describe(facts.error())));
        QStringList found;
        for (const auto &[name, table] : facts->catalog.tables)
            found << name.name;
        for (const auto &[name, view] : facts->catalog.views)
            found << name.name;
        found.sort();
        relations.sort();
        QCOMPARE(found, relations);
    }

    void verySyntaxIsAskedOfThePendingFirst()
    {
        const test::Database database;
        QByteArray old;
        for (int i = 0; i < 205; ++i)
            old += "ALTER TABLE t" + QByteArray::number(i) + " ADD PERIOD FOR x (a, b);\n";
        const QByteArray fresh = "MERGE INTO t USING u ON t.a = u.a WHEN NOT MATCHED BY SOURCE THEN DELETE;";
        Workspace workspace;
        workspace.reviews = {reviewScript(old, u"a.sql"_s, {}, true), reviewScript(fresh, u"b.sql"_s, {}, true)};
        const auto facts = factsOf(database.url(), workspace, {false, true}, FactsFor::WhatIsPending, {});
        QVERIFY2(facts, qPrintable(facts ? QString() : describe(facts.error())));
        QCOMPARE(facts->syntaxNotAsked, 6);
        QVERIFY(facts->syntax.contains(fresh.chopped(1)));
    }

    /// The first file, which all others build on, is no longer what the target has.
    void theBaselineWasEdited()
    {
        test::Deployment deployment;
        deployment.add(u"20260101000000_base"_s, "CREATE TABLE users (id int);");
        const DeployRequest request = deployment.request();
        TargetView view = request.view;
        view.status.migrations.front().state = MigrationState::Changed;
        const auto judged = judgedOnTarget(request.workspace, view, {});
        QVERIFY2(judged, qPrintable(judged ? QString() : describe(judged.error())));
        QCOMPARE(findings((*judged)->reviews[0]).filter(u"baseline-edited"_s), QStringList{u"baseline-edited error"_s});
        QVERIFY(findings((*judged)->reviews[0]).size() > 0);
        const auto again = judgedOnTarget(*judged, view, {});
        QCOMPARE(findings((*again)->reviews[0]).filter(u"baseline-edited"_s).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TargetReviewTest)
#include "tst_targetreview.moc"
