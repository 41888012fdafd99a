// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restoretables.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray shop
    = "CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, note json);"
      "INSERT INTO customers SELECT g, 'c' || g, '{}' FROM generate_series(1, 5) AS g;"
      "CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer int REFERENCES customers, "
      "twice int GENERATED ALWAYS AS (customer * 2) STORED);"
      "INSERT INTO orders (customer) SELECT g FROM generate_series(1, 5) AS g";

/// A database with copies of its tables, as a deploy's backup step makes them.
struct Stage
{
    explicit Stage(const QByteArray &tables = shop,
                   const QStringList &copied = {u"public.orders"_s, u"public.customers"_s})
    {
        database.sql(tables);
        order.workspace = project.open();
        order.view = taken(inspectTarget(*order.workspace, {.url = database.url()}, {}));
        order.journalPath = project.journalPath();
        copy(copied, u"run-1"_s);
    }

    void copy(const QStringList &tables, const QString &run) const
    {
        const auto session = taken(Session::open(database.url(), {}));
        const auto copies = taken(planCopies(*session, tables, QDateTime::currentDateTimeUtc(), run, {}));
        const Status made = makeCopies(*session, copies, std::chrono::seconds(5), {});
        QVERIFY2(made, made ? "" : qPrintable(describe(made.error())));
    }

    TablesPreview preview() const { return taken(previewTables(order, {})); }
    /// With every confirmation given; what went wrong, empty when nothing did.
    QString putBack(const TablesPreview &shown) const
    {
        QHash<QString, QString> answers;
        for (const Confirmation &each : shown.confirmations)
            answers.insert(each.id, each.typed);
        const auto restored = putTablesBack(order, shown, answers, {});
        return restored ? QString() : describe(restored.error());
    }
    QString refusal() const
    {
        const auto shown = previewTables(order, {});
        return shown ? QString() : describe(shown.error());
    }

    Database database;
    Project project{Project::Layout::Plain};
    TablesOrder order;
};

QString english(const TablesPreview &preview)
{
    QStringList texts;
    for (const Message &sentence : preview.sentences)
        texts << sentence.english();
    return texts.join(u'\n');
}

}  // namespace

class TestRestoreTables : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void whatIsGoneComesBack()
    {
        const Stage stage;
        stage.database.sql(
            "DELETE FROM orders; DELETE FROM customers WHERE id > 2; "
            "INSERT INTO customers VALUES (9, 'new', NULL); UPDATE customers SET name = 'x' WHERE id = 1");
        const TablesPreview shown = stage.preview();
        QCOMPARE(shown.tables.size(), 2);
        QCOMPARE(shown.tables[0].copy.table, u"public.customers"_s);  // orders point to them
        QCOMPARE(shown.tables[0].gone, 3);
        QCOMPARE(shown.tables[0].changed, 1);
        QCOMPARE(shown.tables[0].newer, 1);
        QCOMPARE(shown.tables[1].gone, 5);
        QCOMPARE(stage.database.sql("SELECT count(*) FROM orders"), u"0"_s);
        QCOMPARE(stage.putBack(shown), QString());
        QCOMPARE(stage.database.sql("SELECT string_agg(id || name, ',' ORDER BY id) FROM customers"),
                 u"1x,2c2,3c3,4c4,5c5,9new"_s);
        QCOMPARE(stage.database.sql("SELECT string_agg(id || ':' || twice, ',' ORDER BY id) FROM orders"),
                 u"1:2,2:4,3:6,4:8,5:10"_s);
        QVERIFY(stage.preview().statements.isEmpty());  // a second time there is nothing to do
    }

    void changedRowsOnRequest()
    {
        Stage stage;
        stage.database.sql(
            "UPDATE customers SET name = 'x', note = '{\"a\": 1}' WHERE id < 3; DELETE FROM orders WHERE id = 1");
        stage.order.overwrites = true;
        QCOMPARE(stage.putBack(stage.preview()), QString());
        QCOMPARE(stage.database.sql("SELECT string_agg(name || note, ',' ORDER BY id) FROM customers WHERE id < 3"),
                 u"c1{},c2{}"_s);
        QCOMPARE(stage.database.sql("SELECT count(*) FROM orders"), u"5"_s);
    }

    /// What was put back is not given out again.
    void sequencesGoOnBehind()
    {
        const Stage stage;
        stage.database.sql("TRUNCATE orders RESTART IDENTITY");
        QCOMPARE(stage.putBack(stage.preview()), QString());
        QCOMPARE(stage.database.sql("INSERT INTO orders (customer) VALUES (1) RETURNING id"), u"6"_s);
    }

    void theRunsOwnCopiesAreMeant()
    {
        Stage stage;
        stage.database.sql("UPDATE customers SET name = 'later'");
        stage.copy({u"public.customers"_s}, u"run-2"_s);
        stage.database.sql("DELETE FROM orders; DELETE FROM customers");
        stage.order.tables = {u"customers"_s};
        stage.order.run = u"run-1"_s;
        QCOMPARE(stage.putBack(stage.preview()), QString());
        QCOMPARE(stage.database.sql("SELECT count(*) FROM customers WHERE name = 'later'"), u"0"_s);
        QCOMPARE(stage.database.sql("SELECT count(*) FROM orders"), u"0"_s);  // only what was asked for
    }

    void aTableThatIsGoneIsSaid()
    {
        Stage stage;
        stage.database.sql("DELETE FROM orders WHERE id = 3; ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey; "
                           "DROP TABLE customers");
        const TablesPreview shown = stage.preview();
        QVERIFY(english(shown).contains(u"public.customers is not there any more"_s));
        QCOMPARE(stage.putBack(shown), QString());
        QCOMPARE(stage.database.sql("SELECT count(*) FROM orders"), u"5"_s);
        stage.order.tables = {u"public.customers"_s};
        QVERIFY2(stage.refusal().contains(u"revert the migration that dropped it"_s), qPrintable(stage.refusal()));
        stage.order.tables = {u"public.nothing"_s};
        QVERIFY(stage.refusal().contains(u"There is no copy of public.nothing here."_s));
    }

    /// Columns that came or went since, and triggers, are named.
    void anotherShapeIsSaid()
    {
        const Stage stage;
        stage.database.sql("DELETE FROM orders; DELETE FROM customers WHERE id = 5; ALTER TABLE customers DROP note, "
                           "ADD since date DEFAULT '2026-01-01'; CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql "
                           "AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER watches BEFORE INSERT ON customers FOR EACH ROW "
                           "EXECUTE FUNCTION f()");
        const TablesPreview shown = stage.preview();
        QVERIFY2(english(shown).contains(u"stay in the copy alone: note."_s), qPrintable(english(shown)));
        QVERIFY(english(shown).contains(u"run with each of these rows: watches."_s));
        QCOMPARE(stage.putBack(shown), QString());
        QCOMPARE(stage.database.sql("SELECT since FROM customers WHERE id = 5"), u"2026-01-01"_s);
    }

    void withoutAKeyOnlyIntoAnEmptyTable()
    {
        const Stage stage("CREATE TABLE log (line text); INSERT INTO log VALUES ('a'), ('a'), ('b')",
                          {u"public.log"_s});
        QVERIFY(stage.refusal().contains(u"no key"_s));
        stage.database.sql("DELETE FROM log");
        QCOMPARE(stage.putBack(stage.preview()), QString());
        QCOMPARE(stage.database.sql("SELECT count(*) FROM log"), u"3"_s);
    }

    void otherRowsThanShownStopIt()
    {
        const Stage stage;
        stage.database.sql("DELETE FROM orders WHERE id = 1");
        const TablesPreview shown = stage.preview();
        stage.database.sql("DELETE FROM orders WHERE id = 2");
        QVERIFY(stage.putBack(shown).contains(u"Nothing was written."_s));
        QCOMPARE(stage.database.sql("SELECT count(*) FROM orders"), u"3"_s);
    }

    /// What cannot go in as it is leaves nothing of all of it.
    void allOrNothing()
    {
        const Stage stage;
        stage.database.sql("DELETE FROM orders; DELETE FROM customers; "
                           "ALTER TABLE orders ADD CHECK (customer < 5); ALTER TABLE orders ADD extra int NOT NULL");
        const QString why = stage.putBack(stage.preview());
        QVERIFY2(why.contains(u"23502"_s) || why.contains(u"23514"_s), qPrintable(why));
        QCOMPARE(stage.database.sql("SELECT count(*) FROM customers"), u"0"_s);
    }
};

QTEST_GUILESS_MAIN(TestRestoreTables)
#include "tst_restoretables.moc"
