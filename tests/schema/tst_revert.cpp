// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/layout.h"
#include "app/postgres/catalogreader.h"
#include "app/schema/difference.h"
#include "app/schema/replay.h"
#include "app/schema/revertscript.h"
#include "tests/support/history.h"
#include "tests/support/ownserver.h"
#include "tests/support/sample.h"
#include "tests/support/testpostgres.h"

#include <QDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// Reverts that were written for public histories, run on a server after their migrations: the catalog must be what it
/// was before.
class TestRevert : public QObject
{
    Q_OBJECT

private slots:
    void restores_data();
    void restores();
    void publicHistories_data();
    void publicHistories();
    void cleanupTestCase();

private:
    struct Tally
    {
        int unchanged = 0;
        int exact = 0;
        int order = 0;
        int differs = 0;
        int fails = 0;
    };
    test::OwnServer m_server;  ///< the histories make roles
    Tally m_tally{};
};

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

QString describe(const SchemaDifference &difference)
{
    static const QStringList changes{u"missing"_s, u"extra"_s, u"different"_s};
    return u"%1 %2 %3: before \"%4\", after \"%5\""_s.arg(
        difference.kind, difference.object, changes[int(difference.change)], difference.expected, difference.actual);
}

struct Outcome
{
    QString failure{};
    std::vector<SchemaDifference> differences{};
};

/// What compareSnapshots() leaves out because files and servers word it differently; here both are a server's.
void compareCode(const Snapshot &before, const Snapshot &after, std::vector<SchemaDifference> &differences)
{
    using Change = SchemaDifference::Change;
    for (const auto &[name, view] : before.views) {
        const auto other = after.views.find(name);
        if (other != after.views.end() && other->second.definition != view.definition)
            differences.push_back(
                {u"view query"_s, name.display(), Change::Different, view.definition, other->second.definition});
    }
    for (const auto &[name, function] : before.functions) {
        const auto other = after.functions.find(name);
        if (other != after.functions.end()
            && (other->second.arguments != function.arguments || other->second.options != function.options))
            differences.push_back({u"function arguments"_s, name.display(), Change::Different, function.arguments,
                                   other->second.arguments});
    }
}

/// Runs the revert in a transaction that is rolled back. readCatalog()'s own BEGIN joins it, and its ROLLBACK ends it.
Outcome tryRevert(Session &session, const QByteArray &sql, const Snapshot &before)
{
    (void)session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ", {});
    Outcome outcome{test::runStatements(session, readScript(sql))};
    if (outcome.failure.isEmpty()) {
        const auto after = readCatalog(session, {});
        if (after) {
            outcome.differences = compareSnapshots(before, *after);
            compareCode(before, *after, outcome.differences);
        } else {
            outcome.failure = lockstep::describe(after.error());
        }
    }
    (void)session.execute("ROLLBACK", {});
    return outcome;
}

bool isOrderAlone(const std::vector<SchemaDifference> &differences)
{
    return std::ranges::all_of(differences, [](const SchemaDifference &one) { return one.kind == "column order"_L1; });
}

}  // namespace

void TestRevert::restores_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("forward");
    QTest::addColumn<QByteArray>("says");  ///< somewhere in the script
    const QByteArray orders
        = "CREATE TYPE state AS ENUM ('new', 'paid');"
          "CREATE TABLE customers (id serial PRIMARY KEY, name varchar(20) NOT NULL DEFAULT 'x' UNIQUE);"
          "CREATE TABLE \"Order\" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer int REFERENCES "
          "customers"
          " ON DELETE CASCADE, state state NOT NULL DEFAULT 'new', total numeric(10,2) CHECK (total >= 0), \"user\" "
          "text);"
          "CREATE INDEX open_orders ON \"Order\" (lower(\"user\") DESC, customer) WHERE state = 'new';"
          "CREATE VIEW paid AS SELECT id, total FROM \"Order\" WHERE state = 'paid';"
          "CREATE VIEW large AS SELECT id FROM paid WHERE total > 100;"
          "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
          "CREATE FUNCTION add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';"
          "CREATE TRIGGER touched BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION touch();"
          "ALTER TABLE customers ENABLE ROW LEVEL SECURITY;"
          "CREATE POLICY mine ON customers FOR SELECT USING (name = current_user);";
    const auto row = [&](const char *name, const QByteArray &forward, const QByteArray &says = {}) {
        QTest::newRow(name) << orders << forward << says;
    };
    row("nothing", "SELECT 1");
    row("table",
        "CREATE TABLE notes (id serial PRIMARY KEY, o bigint REFERENCES \"Order\"); INSERT INTO notes VALUES (1)");
    row("last column", "ALTER TABLE \"Order\" DROP COLUMN \"user\"", "the values of Order.user are gone");
    row("drop table", "DROP TABLE customers CASCADE", "the rows of customers are gone");
    row("drop both", "DROP TABLE \"Order\", customers CASCADE");
    row("type", "ALTER TABLE \"Order\" ALTER COLUMN customer TYPE bigint, ALTER COLUMN state DROP NOT NULL");
    row("column renamed away",
        "ALTER TABLE \"Order\" RENAME total TO old_total; ALTER TABLE \"Order\" ADD total bigint");
    row("key",
        "ALTER TABLE \"Order\" DROP CONSTRAINT \"Order_customer_fkey\", ADD FOREIGN KEY (customer) REFERENCES"
        " customers; CREATE UNIQUE INDEX more ON customers (id)");
    row("default", "ALTER TABLE customers ALTER COLUMN name DROP DEFAULT");
    row("rename table", "ALTER TABLE \"Order\" RENAME TO orders; ALTER TABLE orders RENAME total TO amount",
        "RENAME COLUMN amount TO total");
    row("rename away", "ALTER TABLE customers RENAME TO old_customers; CREATE TABLE customers (id int)");
    row("redefined",
        "CREATE TABLE new_c (id serial, name text); DROP TABLE customers CASCADE;"
        "ALTER TABLE new_c RENAME TO customers");
    row("enum value", "ALTER TYPE state ADD VALUE 'sent'", "PostgreSQL drops no value of an enum");
    row("enum rename", "ALTER TYPE state RENAME VALUE 'paid' TO 'settled'", "RENAME VALUE 'settled' TO 'paid'");
    row("index", "DROP INDEX open_orders; CREATE INDEX other ON customers (name)");
    row("constraint", "ALTER TABLE \"Order\" DROP CONSTRAINT \"Order_total_check\"");
    row("view", "DROP VIEW large; CREATE OR REPLACE VIEW paid AS SELECT id, total, \"user\" FROM \"Order\"");
    row("view under", "DROP VIEW large, paid; ALTER TABLE \"Order\" ALTER COLUMN total TYPE double precision");
    row("function",
        "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$");
    row("function gone", "DROP FUNCTION add(int, int)");
    row("trigger", "DROP TRIGGER touched ON customers; DROP FUNCTION touch()");
    row("policy", "DROP POLICY mine ON customers; ALTER TABLE customers DISABLE ROW LEVEL SECURITY");
    row("schema", "CREATE SCHEMA shop; CREATE TABLE shop.a (id int); ALTER TABLE customers SET SCHEMA shop");
    row("identity", "ALTER TABLE \"Order\" ALTER COLUMN id DROP IDENTITY");
    row("partitions",
        "CREATE TABLE log (at date NOT NULL) PARTITION BY RANGE (at);"
        "CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
    row("rows", "UPDATE customers SET name = 'y'; DELETE FROM \"Order\"", "the rows deleted from Order are gone");
}

void TestRevert::restores()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, forward);
    QFETCH(QByteArray, says);
    const test::Database database;
    const auto session = Session::open(database.url(), {});
    QVERIFY(session);
    const ScriptEffects first = readEffects(start);
    const ScriptEffects second = readEffects(forward);
    QCOMPARE(test::runFile(**session, first.script), QString());
    const auto before = readCatalog(**session, {});
    QVERIFY(before);
    QCOMPARE(test::runFile(**session, second.script), QString());
    Replay replay;
    replay.apply(first.effects);
    const RevertScript revert = writeRevert(replay.snapshot(), second.effects);
    QVERIFY2(revert.sql().contains(says), revert.sql().constData());
    const Outcome outcome = tryRevert(**session, revert.sql(), *before);
    QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure + u'\n' + QString::fromUtf8(revert.sql())));
    QStringList differences;
    for (const SchemaDifference &difference : outcome.differences)
        differences << describe(difference);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n') + u'\n' + QString::fromUtf8(revert.sql())));
}

void TestRevert::publicHistories_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder :
         {"prisma/triggerdotdev__trigger.dev", "drizzle/wundergraph__cosmo", "flyway/MarquezProject__marquez",
          "golang-migrate/concourse__concourse", "dbmate/security-union__videocall-rs", "goose/e2b-dev__infra",
          "sqitch/chef__chef-server/oc_erchef/schema/baseline", "sqitch/chef__chef-server/oc_bifrost/schema",
          "diesel/rust-lang__crates.io", "sqlx/svix__svix-webhooks"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

void TestRevert::publicHistories()
{
    if (!QDir(corpus).exists())
        QSKIP("The corpus of public histories is not here.");
    QFETCH(QString, folder);
    const auto opened = openMigrations({corpus + folder}, folder.section(u'/', 0, 0), {});
    QVERIFY2(opened, opened ? "" : qPrintable(lockstep::describe(opened.error())));
    const test::Database database;
    const auto session = Session::open(database.url(), {});
    QVERIFY(session);
    test::makeUsualOwner(**session);
    Replay replay;
    auto before = readCatalog(**session, {});
    Tally tally;
    // A sample of the long ones: a catalog is read three times for each.
    const qsizetype stride = test::wantsAllCases() ? 1 : qsizetype(opened->migrations.size()) / 20 + 1;
    qsizetype count = 0;
    for (const Migration &migration : opened->migrations) {
        const ScriptEffects read = readEffects(migration.forward.sql());
        const bool isChosen = ++count % stride == 0;
        if (isChosen)
            before = readCatalog(**session, {});
        const RevertScript revert = writeRevert(replay.snapshot(), read.effects);
        if (const QString failure = test::runFile(**session, read.script); !failure.isEmpty()) {
            qInfo("%s stops: %s", qPrintable(migration.name), qPrintable(failure));
            break;
        }
        replay.apply(read.effects);
        if (!isChosen)
            continue;
        const auto after = readCatalog(**session, {});
        QVERIFY(before && after);
        const bool changes = !compareSnapshots(*before, *after).empty();
        const Outcome outcome = tryRevert(**session, revert.sql(), *before);
        if (!changes && outcome.failure.isEmpty() && outcome.differences.empty())
            ++tally.unchanged;
        else if (!outcome.failure.isEmpty())
            ++tally.fails;
        else if (outcome.differences.empty())
            ++tally.exact;
        else if (isOrderAlone(outcome.differences))
            ++tally.order;
        else
            ++tally.differs;
        if (!outcome.failure.isEmpty())
            qInfo("%s fails: %s", qPrintable(migration.name), qPrintable(outcome.failure));
        else if (!outcome.differences.empty() && !isOrderAlone(outcome.differences))
            qInfo("%s differs: %s", qPrintable(migration.name), qPrintable(describe(outcome.differences.front())));
    }
    const int written = tally.exact + tally.order + tally.differs + tally.fails;
    qInfo("%d written: %d exact, %d but for the order of columns, %d differ, %d fail; %d change no schema", written,
          tally.exact, tally.order, tally.differs, tally.fails, tally.unchanged);
    QCOMPARE_GE(tally.exact * 100, written * 80);
    m_tally.exact += tally.exact;
    m_tally.order += tally.order;
    m_tally.differs += tally.differs;
    m_tally.fails += tally.fails;
    m_tally.unchanged += tally.unchanged;
}

void TestRevert::cleanupTestCase()
{
    qInfo("all: %d exact, %d but for the order of columns, %d differ, %d fail; %d change no schema", m_tally.exact,
          m_tally.order, m_tally.differs, m_tally.fails, m_tally.unchanged);
}

QTEST_GUILESS_MAIN(TestRevert)
#include "tst_revert.moc"
