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
};

namespace {

const Finding *findingOf(const AnalysedScript &script, const QString &rule)
{
    const auto found = std::ranges::find(script.findings, rule, &Finding::rule);
    return found == script.findings.end() ? nullptr : &*found;
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

/// The schema after these, each a migration of its own.
Snapshot schemaOf(const QByteArrayList &migrations)
{
    const test::Database database;
    const auto session = Session::open(database.url(), {});
    if (!session)
        qFatal("no session");
    for (const QByteArray &sql : migrations) {
        if (const QString failure = run(**session, sql); !failure.isEmpty())
            qWarning("%s", qPrintable(failure));
    }
    const auto snapshot = readCatalog(**session, {});
    return snapshot ? *snapshot : Snapshot{};
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
    row("primary key", "add-pk-direct", "ALTER TABLE orders ADD CONSTRAINT k PRIMARY KEY (id);\n",
        "-- Before this, in a migration of its own, outside a transaction:\n-- CREATE UNIQUE INDEX CONCURRENTLY k ON "
        "orders (id);\nALTER TABLE orders ADD CONSTRAINT k PRIMARY KEY USING INDEX k;\n");
    row("lock timeout", "missing-lock-timeout", "-- why\nALTER TABLE orders ADD COLUMN n int;\n",
        "-- why\nSET lock_timeout = '5s';\nALTER TABLE orders ADD COLUMN n int;\n");
    row("primary key without a name", "add-pk-direct", "ALTER TABLE orders ADD PRIMARY KEY (id);\n", "");
}

void TestSaferForm::makesTheSameSchema()
{
    QFETCH(QString, rule);
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, written);
    const AnalysedScript script = reviewScript(sql, u"a.sql"_s, {}, true, {RuleSet::All});
    const Finding *finding = findingOf(script, rule);
    QVERIFY(finding && finding->safer);
    const SaferForm &form = *finding->safer;
    const QByteArray after = withSaferForm(sql, form);
    if (!written.isEmpty())
        QCOMPARE(after, written);
    const AnalysedScript again = reviewScript(after, u"a.sql"_s, {}, true, {RuleSet::All});
    QVERIFY2(!findingOf(again, rule), after);
    QVERIFY2(!findingOf(again, u"syntax-error"_s), after);

    QByteArrayList migrations{"CREATE TABLE \"Users\" (id int PRIMARY KEY, name text);"
                              "CREATE TABLE orders (id int, \"user\" int, total int, state text);"
                              "CREATE INDEX orders_state ON orders (state)"};
    const Snapshot expected = schemaOf(migrations + QByteArrayList{sql});
    for (const SaferForm::Step &step : form.before)
        migrations << step.sql;
    migrations << after;
    for (const SaferForm::Step &step : form.after)
        migrations << step.sql;
    const auto differences = compareSnapshots(expected, schemaOf(migrations));
    QVERIFY2(differences.empty(),
             differences.empty() ? "" : qPrintable(differences.front().kind + u' ' + differences.front().object));
}

void TestSaferForm::isNotOffered_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("two indexes in one statement") << u"drop-index-blocking"_s << "DROP INDEX a, b;"_ba;
    QTest::newRow("inside a DO block") << u"create-index-blocking"_s
                                       << "DO $$ BEGIN CREATE INDEX i ON orders (total); END $$;"_ba;
    QTest::newRow("a new column's own") << u"add-unique-direct"_s << "ALTER TABLE orders ADD COLUMN n int UNIQUE;"_ba;
}

void TestSaferForm::isNotOffered()
{
    QFETCH(QString, rule);
    QFETCH(QByteArray, sql);
    const AnalysedScript script = reviewScript(sql, u"a.sql"_s, {}, true, {RuleSet::All});
    const Finding *finding = findingOf(script, rule);
    QVERIFY(finding);
    QVERIFY(!finding->safer);
}

QTEST_GUILESS_MAIN(TestSaferForm)
#include "tst_saferform.moc"
