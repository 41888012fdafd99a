// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalogreader.h"
#include "app/review/review.h"
#include "app/schema/difference.h"
#include "tests/support/testpostgres.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// The safer form of a clause: it silences its rule, can be read, and makes the same schema on a server.
class TestSaferForm : public QObject
{
    Q_OBJECT

private slots:
    void makesTheSameSchema_data();
    void makesTheSameSchema();
    void isNotOffered_data();
    void isNotOffered();
    void aServersViewWithoutRowsIsKnown();
    void followsTheVersion();
    void partsTheFile();
};

namespace {

const QByteArray setup
    = "CREATE TABLE \"Users\" (id int PRIMARY KEY, name text);\n"
      "CREATE TABLE orders (id int, \"user\" int, total int, state text);\n"
      "CREATE INDEX orders_state ON orders (state);\nCREATE INDEX orders_total ON orders (total);\n"
      "CREATE TABLE sales (id int, total int);\n"
      "CREATE MATERIALIZED VIEW sums AS SELECT id, total FROM sales;\n"
      "CREATE UNIQUE INDEX sums_id ON sums (id);\n"
      "CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);\n"
      "CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');\n"
      "CREATE TABLE logs (at date NOT NULL) PARTITION BY RANGE (at);\n"
      "CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');\n"
      "CREATE TABLE logs_rest PARTITION OF logs DEFAULT;\n"
      "CREATE MATERIALIZED VIEW unfilled AS SELECT id, total FROM sales WITH NO DATA;\n"
      "CREATE UNIQUE INDEX unfilled_id ON unfilled (id);\n"
      "CREATE TABLE a_table_whose_name_is_rather_long (a_column_whose_name_is_longer_still_than_that int);\n";
const QByteArray rows = "INSERT INTO \"Users\" SELECT n, 'u' || nullif(n % 10, 0) FROM generate_series(1, 12345) AS n";

const Finding *findingOf(const AnalysedScript &script, const QString &rule)
{
    const auto found = std::ranges::find(script.findings, rule, &Finding::rule);
    return found == script.findings.end() ? nullptr : &*found;
}

Migration migrationOf(int number, const QByteArray &sql, bool isOutside = false)
{
    Migration migration{u"%1_a"_s.arg(number)};
    migration.forward = {u"%1_a.sql"_s.arg(number), sql};
    migration.revert = SqlFile{};
    migration.isWithoutTransaction = isOutside;
    return migration;
}

/// The files as one history, each behind the set-up's.
std::vector<AnalysedScript> reviewOf(std::vector<Migration> migrations, const ReviewSettings &settings = {RuleSet::All})
{
    migrations.insert(migrations.begin(), migrationOf(0, setup));
    auto review = reviewMigrations(migrations, {}, settings);
    if (!review)
        qFatal("no review");
    return {std::next(review->scripts.begin()), review->scripts.end()};
}

QString run(Session &session, const QByteArray &sql)
{
    const Script script = readScript(sql);
    for (const Statement &statement : script.statements) {
        if (const auto answer = session.execute(script.text(statement), {}); !answer)
            return describe(answer.error()) + u'\n' + QString::fromUtf8(script.text(statement));
    }
    return {};
}

/// A database after these, each a migration of its own.
struct Made
{
    explicit Made(const std::vector<Migration> &migrations)
        : session(*Session::open(database.url(), {}))
    {
        for (const QByteArray &sql : {setup, rows})
            failure += run(*session, sql);
        for (const Migration &migration : migrations)
            failure += run(*session, migration.forward.bytes);
    }

    Snapshot schema() const
    {
        const auto snapshot = readCatalog(*session, {});
        return snapshot ? *snapshot : Snapshot{};
    }
    /// All that the users' table holds; what differs from row to row by nature, as whether there is something.
    QString contents() const { return database.sql("SELECT string_agg(u::text, ',' ORDER BY id) FROM \"Users\" u"); }

    test::Database database;
    std::unique_ptr<Session> session;
    QString failure;
};

/// The file with the form written out, and the migrations that follow it.
std::vector<Migration> writtenOut(const QByteArray &sql, const SaferForm &form)
{
    const auto split = splitBySaferForm(sql, form);
    if (!split)
        return {};
    std::vector<Migration> migrations{migrationOf(1, split->here, split->isHereOutside)};
    for (const SaferForm::Step &step : split->then)
        migrations.push_back(migrationOf(int(migrations.size()) + 1, step.sql + ";\n", step.isOutsideTransaction));
    return migrations;
}

}  // namespace

void TestSaferForm::makesTheSameSchema_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("written");  ///< the file with the form in it
    const auto row = [](const char *name, const char *rule, const char *sql, const char *written) {
        QTest::newRow(name) << QString::fromLatin1(rule) << QByteArray(sql) << QByteArray(written);
    };
    row("index", "create-index-blocking", "-- why\nCREATE INDEX \"By Name\" ON \"Users\" (lower(name));\n",
        "-- why\nCREATE INDEX CONCURRENTLY \"By Name\" ON \"Users\" (lower(name));\n");
    row("index among others", "create-index-blocking", "CREATE TABLE n (id int);\nCREATE INDEX i ON orders (total);\n",
        "CREATE TABLE n (id int);\n-- In a later migration of its own, outside a transaction:\n-- CREATE INDEX "
        "CONCURRENTLY i ON orders (total);\n\n");
    row("drop index", "drop-index-blocking", "DROP INDEX IF EXISTS orders_state;",
        "DROP INDEX CONCURRENTLY IF EXISTS orders_state;");
    row("check", "add-check-blocking", "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0);\n",
        "-- In a later migration of its own:\n-- ALTER TABLE orders VALIDATE CONSTRAINT positive;\nALTER TABLE orders "
        "ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;\n");
    row("check without a name", "add-check-blocking", "ALTER TABLE orders ADD CHECK (total > 0);\n", "");
    row("foreign key", "add-fk-blocking",
        "ALTER TABLE orders ADD FOREIGN KEY (\"user\") REFERENCES \"Users\" (id) ON DELETE CASCADE;\n",
        "-- In a later migration of its own:\n-- ALTER TABLE orders VALIDATE CONSTRAINT orders_user_fkey;\nALTER TABLE "
        "orders ADD CONSTRAINT orders_user_fkey FOREIGN KEY (\"user\") REFERENCES \"Users\" (id) ON DELETE CASCADE NOT "
        "VALID;\n");
    row("foreign key whose name is taken", "add-fk-blocking",
        "ALTER TABLE orders ADD CONSTRAINT orders_user_fkey CHECK (total > 0) NOT VALID;\nALTER TABLE orders ADD "
        "FOREIGN KEY (\"user\") REFERENCES \"Users\" (id);\n",
        "");
    row("second check of a column", "add-check-blocking",
        "ALTER TABLE orders ADD CHECK (total > 0) NOT VALID;\nALTER TABLE orders ADD CHECK (total < 9999);\n", "");
    row("check in the place of another", "add-check-blocking",
        "ALTER TABLE orders ADD CHECK (total > 0) NOT VALID;\nALTER TABLE orders DROP CONSTRAINT orders_total_check, "
        "ADD CHECK (total < 9999);\n",
        "");
    row("names too long together", "add-unique-direct",
        "ALTER TABLE a_table_whose_name_is_rather_long ADD UNIQUE (a_column_whose_name_is_longer_still_than_that);\n",
        "");
    row("not null", "set-not-null-scan", "ALTER TABLE orders ALTER COLUMN \"user\" SET NOT NULL;\n",
        "-- In a later migration of its own:\n-- ALTER TABLE orders VALIDATE CONSTRAINT orders_user_not_null;\n-- In a "
        "later migration of its own:\n-- ALTER TABLE orders ALTER COLUMN \"user\" SET NOT NULL, DROP CONSTRAINT "
        "orders_user_not_null;\nALTER TABLE orders ADD CONSTRAINT orders_user_not_null CHECK (\"user\" IS NOT NULL) "
        "NOT "
        "VALID;\n");
    row("not null among others", "set-not-null-scan",
        "ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'x', ALTER COLUMN state SET NOT NULL;\n", "");
    row("not null of two", "set-not-null-scan",
        "ALTER TABLE orders ALTER COLUMN state SET NOT NULL, ALTER COLUMN total TYPE bigint;\n", "");
    row("unique", "add-unique-direct", "ALTER TABLE public.orders ADD UNIQUE (total, state);\n", "");
    row("unique, deferrable", "add-unique-direct",
        "ALTER TABLE orders ADD CONSTRAINT u UNIQUE (total) DEFERRABLE INITIALLY DEFERRED;\n", "");
    row("primary key, of a column that may be empty", "add-pk-direct",
        "SELECT 1;\nALTER TABLE orders ADD CONSTRAINT k PRIMARY KEY (id);\nSELECT 2;\n", "");
    row("primary key, of one that may not", "add-pk-direct",
        "ALTER TABLE events_2025 ADD CONSTRAINT k PRIMARY KEY (at);\n",
        "-- Before this, in a migration of its own, outside a transaction:\n-- CREATE UNIQUE INDEX CONCURRENTLY k ON "
        "events_2025 (at);\nALTER TABLE events_2025 ADD CONSTRAINT k PRIMARY KEY USING INDEX k;\n");
    row("drop two indexes", "drop-index-blocking", "DROP INDEX orders_state, orders_total;\n", "");
    row("reindex", "reindex-blocking", "REINDEX TABLE orders;\n", "REINDEX TABLE CONCURRENTLY orders;\n");
    row("reindex among others", "reindex-blocking", "SELECT 1;\nREINDEX (VERBOSE) INDEX orders_state;\n", "");
    row("refresh", "refresh-matview-blocking", "REFRESH MATERIALIZED VIEW sums;\n",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY sums;\n");
    row("detach", "detach-partition-blocking", "ALTER TABLE events DETACH PARTITION events_2025;\n",
        "ALTER TABLE events DETACH PARTITION events_2025 CONCURRENTLY;\n");
    row("rename of an index", "alter-table-rename-index", "ALTER TABLE orders_state RENAME TO by_state;\n",
        "ALTER INDEX orders_state RENAME TO by_state;\n");
    row("refuses transactions", "non-tx-mixed",
        "ALTER TABLE orders ADD COLUMN n int;\nCREATE INDEX CONCURRENTLY i ON orders (total);\n", "");
    row("validated at once", "validate-in-same-tx",
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT c;\n",
        "");
    row("default from row to row", "add-column-volatile-default",
        "ALTER TABLE \"Users\" ADD COLUMN n double precision DEFAULT random() NOT NULL;\n", "");
    row("backfill", "delete-or-update-without-where", "UPDATE \"Users\" SET name = upper(name);\n", "");
    row("backfill of some, among others", "unbatched-backfill",
        "SELECT 1;\nUPDATE \"Users\" AS u SET name = 'x' WHERE u.name IS NULL;\n", "");
    row("backfill under a lock", "ddl-then-backfill-same-tx",
        "ALTER TABLE \"Users\" ADD COLUMN n int;\nUPDATE \"Users\" SET n = id * 2;\n", "");
    row("not idempotent", "not-idempotent", "DROP TABLE orders;\n", "DROP TABLE IF EXISTS orders;\n");
    row("a column, not idempotent", "not-idempotent", "ALTER TABLE orders DROP COLUMN total;\n",
        "ALTER TABLE orders DROP COLUMN IF EXISTS total;\n");
    row("lock timeout", "missing-lock-timeout", "-- why\nALTER TABLE orders ADD COLUMN n int;\n",
        "-- why\nSET lock_timeout = '5s';\nALTER TABLE orders ADD COLUMN n int;\n");
    row("primary key without a name", "add-pk-direct", "ALTER TABLE orders ADD PRIMARY KEY (id);\n", "");
}

void TestSaferForm::makesTheSameSchema()
{
    QFETCH(QString, rule);
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, written);
    const AnalysedScript script = reviewOf({migrationOf(1, sql)}).front();
    const Finding *finding = findingOf(script, rule);
    QVERIFY(finding && finding->safer);
    const QByteArray after = withSaferForm(sql, *finding->safer);
    if (!written.isEmpty())
        QCOMPARE(after, written);
    QVERIFY2(!findingOf(reviewOf({migrationOf(1, after)}).front(), rule), after);

    const std::vector<Migration> migrations = writtenOut(sql, *finding->safer);
    QVERIFY(!migrations.empty());
    for (const AnalysedScript &again : reviewOf(migrations)) {
        QVERIFY2(!findingOf(again, rule), again.script.sql);
        QVERIFY2(!findingOf(again, u"syntax-error"_s), again.script.sql);
    }
    const Made expected({migrationOf(1, sql)});
    const Made made(migrations);
    QCOMPARE(expected.failure, QString());
    QCOMPARE(made.failure, QString());
    auto differences = compareSnapshots(expected.schema(), made.schema());
    if (rule == u"detach-partition-blocking"_s)  // concurrently, PostgreSQL leaves the bounds behind as a check
        std::erase_if(differences, [](const auto &one) { return one.object == u"events_2025.events_2025_at_check"_s; });
    QVERIFY2(differences.empty(),
             differences.empty() ? "" : qPrintable(differences.front().kind + u' ' + differences.front().object));
    if (sql.contains("random()"))
        QCOMPARE(made.database.sql("SELECT count(DISTINCT n) > 12000 FROM \"Users\""), u"t"_s);
    else
        QCOMPARE(made.contents(), expected.contents());
}

void TestSaferForm::isNotOffered_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char *name, const char *rule, const char *sql) {
        QTest::newRow(name) << QString::fromLatin1(rule) << QByteArray(sql);
    };
    row("inside a DO block", "create-index-blocking", "DO $$ BEGIN CREATE INDEX i ON orders (total); END $$;");
    row("an index of a partitioned table", "create-index-blocking", "CREATE INDEX i ON events (at);");
    row("an index that a later statement names", "create-index-blocking",
        "CREATE INDEX i ON orders (total);\nDROP INDEX i;");
    row("a unique index that lets rows in later", "create-index-blocking",
        "CREATE UNIQUE INDEX i ON orders (id);\nINSERT INTO orders (id) VALUES (1) ON CONFLICT (id) DO NOTHING;");
    row("a partition beside a default", "detach-partition-blocking", "ALTER TABLE logs DETACH PARTITION logs_2025;");
    row("the default partition", "detach-partition-blocking", "ALTER TABLE logs DETACH PARTITION logs_rest;");
    row("a view without rows", "refresh-matview-blocking", "REFRESH MATERIALIZED VIEW unfilled;");
    row("a new column's own", "add-unique-direct", "ALTER TABLE orders ADD COLUMN n int UNIQUE;");
    row("rows of a table without a key", "delete-or-update-without-where", "UPDATE orders SET total = 0;");
    row("rows that a later statement needs", "delete-or-update-without-where",
        "UPDATE \"Users\" SET name = '';\nALTER TABLE \"Users\" ALTER COLUMN name SET NOT NULL;");
    row("rows of two tables", "delete-or-update-without-where", "UPDATE \"Users\" SET name = o.state FROM orders o;");
    row("IF NOT EXISTS would hide another table", "not-idempotent", "CREATE TABLE another (id int);");
}

void TestSaferForm::isNotOffered()
{
    QFETCH(QString, rule);
    QFETCH(QByteArray, sql);
    const AnalysedScript script = reviewOf({migrationOf(1, sql)}).front();
    const Finding *finding = findingOf(script, rule);
    QVERIFY(finding);
    QVERIFY(!finding->safer);
}

void TestSaferForm::aServersViewWithoutRowsIsKnown()
{
    const auto views = Made({}).schema().views;
    QVERIFY(views.at({u"public"_s, u"unfilled"_s}).isWithoutRows);
    QVERIFY(!views.at({u"public"_s, u"sums"_s}).isWithoutRows);
}

/// PostgreSQL 18 has NOT NULL as a constraint; where nobody said that the server is one, the older form works on all.
void TestSaferForm::followsTheVersion()
{
    const std::vector<Migration> migrations{migrationOf(1, "ALTER TABLE orders ALTER COLUMN state SET NOT NULL;\n")};
    ReviewSettings settings;
    const auto replacement = [&] {
        const AnalysedScript script = reviewOf(migrations, settings).front();
        return findingOf(script, u"set-not-null-scan"_s)->safer->replacement;
    };
    QCOMPARE(replacement(), "ADD CONSTRAINT orders_state_not_null CHECK (state IS NOT NULL) NOT VALID"_ba);
    settings.isVersionKnown = true;
    QCOMPARE(replacement(), "ADD CONSTRAINT orders_state_not_null NOT NULL state NOT VALID"_ba);
    settings.version = 17;
    QCOMPARE(replacement(), "ADD CONSTRAINT orders_state_not_null CHECK (state IS NOT NULL) NOT VALID"_ba);
}

void TestSaferForm::partsTheFile()
{
    const QByteArray sql = "SELECT 1;\n-- why\nALTER TABLE events_2025 ADD PRIMARY KEY (at);\nSELECT 2;\n";
    const AnalysedScript script = reviewOf({migrationOf(1, sql)}).front();
    const auto split = splitBySaferForm(sql, *findingOf(script, u"add-pk-direct"_s)->safer);
    QVERIFY(split);
    QCOMPARE(split->here, "SELECT 1;\n"_ba);
    QVERIFY(!split->isHereOutside);
    QCOMPARE(split->then.size(), std::size_t(2));
    QCOMPARE(split->then[0].sql, "CREATE UNIQUE INDEX CONCURRENTLY events_2025_pkey ON events_2025 (at)"_ba);
    QVERIFY(split->then[0].isOutsideTransaction);
    QCOMPARE(split->then[1].sql,
             "-- why\nALTER TABLE events_2025 ADD CONSTRAINT events_2025_pkey PRIMARY KEY USING INDEX "
             "events_2025_pkey;\nSELECT 2"_ba);
    QVERIFY(!splitBySaferForm("BEGIN;\n" + sql + "COMMIT;\n", {{17, 25}, "x", {{"y"}}}));
}

QTEST_GUILESS_MAIN(TestSaferForm)
#include "tst_saferform.moc"
