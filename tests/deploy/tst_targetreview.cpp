// SPDX-License-Identifier: GPL-3.0-or-later

// A review for a target: sizes, catalog and version of a real server decide.

#include "app/deploy/targetreview.h"
#include "app/review/targetreview.h"
#include "tests/support/testdeploy.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// "create-index-blocking note", in order.
QStringList findings(const AnalysedScript &script)
{
    QStringList lines;
    for (const Finding &finding : script.findings)
        lines << finding.rule + u' ' + severityId(finding.severity);
    return lines;
}

QString textOf(const AnalysedScript &script, const QString &rule)
{
    const auto found = std::ranges::find(script.findings, rule, &Finding::rule);
    return found == script.findings.end() ? QString() : englishText(*found);
}

/// One loose file against what the database has.
AnalysedScript against(const test::Database &database, const QByteArray &sql, const ReviewSettings &settings = {})
{
    const auto facts = factsOf(database.url(), Workspace{}, {});
    if (!facts)
        qFatal("%s", qPrintable(describe(facts.error())));
    std::vector<Migration> migrations{{u"a"_s, {u"a.sql"_s, sql, {}}}};
    migrations.front().revert = SqlFile{u"a.down.sql"_s};
    auto scripts = reviewForTarget({reviewScript(sql, u"a.sql"_s, {}, true)}, {migrations, false},
                                   TargetInput{std::make_shared<const TargetFacts>(*facts), std::vector<bool>(1, true)},
                                   {}, settings);
    if (!scripts)
        qFatal("%s", qPrintable(describe(scripts.error())));
    return scripts->front();
}

}  // namespace

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
            const auto facts = factsOf(database.url(), Workspace{}, {});
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
        const auto facts = factsOf(database.url(), Workspace{}, {});
        QVERIFY2(facts, qPrintable(facts ? QString() : describe(facts.error())));
        QVERIFY(facts->relations.empty());
        QCOMPARE(facts->catalog.tables.size(), 1u);
        QVERIFY((*other)->execute("ROLLBACK", {}));
        QCOMPARE(factsOf(database.url(), Workspace{}, {})->relations.size(), 1u);
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
        const auto facts = factsOf(request.view.url, *request.workspace, {});
        QVERIFY(facts);
        TargetInput target = pendingOn(*request.workspace, request.view, *facts);
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
};

QTEST_GUILESS_MAIN(TargetReviewTest)
#include "tst_targetreview.moc"
