// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalog.h"
#include "app/postgres/lockwait.h"
#include "tests/support/testpostgres.h"

#include <QTest>

#include <thread>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

constexpr auto schemaText = R"(
CREATE SCHEMA app;
CREATE TABLE users (id int PRIMARY KEY, "Mail" text, gone text, CONSTRAINT positive CHECK (id > 0));
ALTER TABLE users DROP COLUMN gone;
CREATE TABLE "User" (id int);
CREATE TABLE app.orders (id int) PARTITION BY RANGE (id);
CREATE TABLE app.orders_1 PARTITION OF app.orders FOR VALUES FROM (0) TO (100);
CREATE TABLE app.orders_2 PARTITION OF app.orders FOR VALUES FROM (100) TO (200);
INSERT INTO app.orders SELECT generate_series(0, 149);
ANALYZE app.orders;
ALTER TABLE users ADD CONSTRAINT late CHECK (id < 9) NOT VALID;
CREATE INDEX users_mail ON users ("Mail");
CREATE VIEW v AS SELECT 1;
CREATE MATERIALIZED VIEW m AS SELECT 1;
CREATE SEQUENCE s;
CREATE TYPE pair AS (a int, b int);
CREATE TYPE mood AS ENUM ('good');
CREATE DOMAIN email AS text;
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE PROCEDURE p() LANGUAGE sql AS '';
CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION app.g();
CREATE POLICY pol ON users;
CREATE RULE r AS ON DELETE TO "User" DO INSTEAD NOTHING;
CREATE STATISTICS st ON id, "Mail" FROM users;
CREATE PUBLICATION pub;
)";

}  // namespace

class CatalogTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_database = std::make_unique<test::Database>();
        m_database->sql(schemaText);
    }
    void cleanupTestCase()
    {
        m_session.reset();
        m_database.reset();
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_session = *Session::open(m_database->url(), {});
    }

    void objects_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("present");
        QTest::addColumn<QStringList>("absent");
        const auto row = [](const char *kind, const QStringList &present, const QStringList &absent) {
            QTest::newRow(kind) << QString::fromLatin1(kind) << present << absent;
        };
        row("table", {u"users"_s, u"public.users"_s, u"User"_s, u"\"User\""_s, u"public.User"_s, u"app.orders"_s},
            {u"user"_s, u"orders"_s, u"v"_s, u"app.users"_s, u"nosuch.users"_s, u"my table"_s, u""_s});
        row("view", {u"v"_s, u"public.v"_s}, {u"m"_s, u"users"_s});
        row("materialized view", {u"m"_s}, {u"v"_s});
        row("index", {u"users_mail"_s, u"users_pkey"_s}, {u"users"_s, u"app.users_mail"_s});
        row("sequence", {u"s"_s}, {u"users"_s});
        row("type", {u"pair"_s, u"mood"_s, u"public.pair"_s}, {u"nopair"_s, u"app.pair"_s});
        row("enum", {u"mood"_s}, {u"pair"_s});
        row("domain", {u"email"_s}, {u"mood"_s});
        row("function", {u"f"_s, u"public.f"_s, u"f(integer)"_s, u"f(text)"_s, u"app.g"_s, u"app.g()"_s},
            {u"p"_s, u"g"_s, u"f(boolean)"_s, u"f(nosuch)"_s, u"app.f"_s});
        row("procedure", {u"p"_s, u"p()"_s}, {u"f"_s, u"f(integer)"_s});
        row("routine", {u"p"_s, u"f"_s}, {u"g"_s});
        row("trigger", {u"users.t"_s, u"public.users.t"_s}, {u"User.t"_s, u"users.u"_s});
        row("policy", {u"users.pol"_s}, {u"User.pol"_s});
        row("rule", {u"User.r"_s}, {u"users.r"_s});
        row("column", {u"users.id"_s, u"users.Mail"_s, u"public.users.id"_s, u"app.orders.id"_s},
            {u"users.mail"_s, u"users.gone"_s, u"nosuch.id"_s, u"users.ctid"_s, u"id"_s});
        row("constraint", {u"users.positive"_s, u"users.late"_s}, {u"User.positive"_s, u"users.nosuch"_s});
        row("schema", {u"app"_s, u"public"_s}, {u"nosuch"_s, u"app.orders"_s});
        row("extension", {u"plpgsql"_s}, {u"nosuch"_s});
        row("role", {u"lockstep"_s}, {u"nosuch"_s});
        row("statistics", {u"st"_s, u"public.st"_s}, {u"app.st"_s, u"nosuch"_s});
        row("publication", {u"pub"_s}, {u"nosuch"_s});
        row("database", {u"postgres"_s}, {u"nosuch"_s});
    }
    void objects()
    {
        QFETCH(QString, kind);
        QFETCH(QStringList, present);
        QFETCH(QStringList, absent);
        QStringList found;
        for (const QString &name : present + absent) {
            const auto exists = objectExists(*m_session, kind, name, {});
            QVERIFY2(exists, exists ? "" : qPrintable(name + u": "_s + describe(exists.error())));
            QVERIFY(exists->has_value());
            if (**exists)
                found << name;
        }
        QCOMPARE(found, present);
    }

    void aKindThatCannotBeLookedUp()
    {
        const auto exists = objectExists(*m_session, u"user mapping"_s, u"x"_s, {});
        QVERIFY(exists);
        QVERIFY(!exists->has_value());
    }

    void sizes()
    {
        const auto orders = relationSize(*m_session, u"app.orders"_s, {});
        QVERIFY(orders && *orders);
        QCOMPARE((*orders)->name, u"app.orders"_s);
        QCOMPARE((*orders)->estimatedRows, 150);
        QCOMPARE(
            (*orders)->bytes,
            m_database->sql("SELECT pg_total_relation_size('app.orders_1') + pg_total_relation_size('app.orders_2')")
                .toLongLong());
        const auto user = relationSize(*m_session, u"User"_s, {});
        QCOMPARE((*user)->name, u"public.\"User\""_s);
        const auto none = relationSize(*m_session, u"nosuch"_s, {});
        QVERIFY(none);
        QVERIFY(!*none);
    }

    void counts()
    {
        QCOMPARE(*countRows(*m_session, u"app.orders"_s, 1000, {}), 150);
        QCOMPARE(*countRows(*m_session, u"app.orders"_s, 20, {}), 20);
        QCOMPARE(*countRows(*m_session, u"User"_s, 20, {}), 0);
        QCOMPARE(countRows(*m_session, u"nosuch"_s, 20, {}).error().sql->sqlState, QByteArray("42P01"));
        QVERIFY(!countRows(*m_session, u"users; DROP TABLE users"_s, 20, {}));
        QCOMPARE(*countRows(*m_session, u"users"_s, 20, {}), 0);
    }

    void tables()
    {
        const auto tables = allTables(*m_session, {});
        QVERIFY(tables);
        QStringList names;
        for (const RelationSize &table : *tables)
            names << table.name;
        QCOMPARE(names, (QStringList{u"app.orders"_s, u"public.\"User\""_s, u"public.users"_s}));
    }

    void whatIsNotValid()
    {
        QCOMPARE(*unvalidatedConstraints(*m_session, {}), QStringList{u"public.users: late"_s});
        QCOMPARE(*invalidIndexes(*m_session, {}), QStringList());
        m_database->sql("CREATE TABLE twice AS SELECT 1 AS a FROM generate_series(1, 2)");
        QVERIFY(!m_session->execute("CREATE UNIQUE INDEX CONCURRENTLY twice_a ON twice (a)", {}));
        QCOMPARE(*invalidIndexes(*m_session, {}), QStringList{u"public.twice_a"_s});
        m_database->sql("DROP TABLE twice");
    }

    void transactionsOfOthers()
    {
        QCOMPARE(openTransactions(*m_session, 0, {})->size(), 0u);
        const auto holder = *Session::open(m_database->url(), {});
        QVERIFY(holder->execute("BEGIN; LOCK users", {}));
        const auto open = openTransactions(*m_session, 0, {});
        QVERIFY(open);
        QCOMPARE(open->size(), 1u);
        QCOMPARE(open->front().pid, holder->backendPid());
        QCOMPARE(open->front().state, u"idle in transaction"_s);
        QCOMPARE(open->front().query, u"BEGIN; LOCK users"_s);
        QCOMPARE(open->front().user, u"lockstep"_s);
        QCOMPARE_GE(open->front().ageSeconds, 0.0);
        QCOMPARE(openTransactions(*m_session, 3600, {})->size(), 0u);
    }

    void whoIsInTheWayAndWhoWaitsBehind()
    {
        const auto holder = *Session::open(m_database->url(), {});
        QVERIFY(holder->execute("BEGIN; LOCK users", {}));
        const auto waiter = *Session::open(m_database->url(), {});
        const int waiting = waiter->backendPid();
        std::stop_source stop;
        const std::jthread wait([&] { (void)waiter->execute("BEGIN; LOCK users", JobContext(stop.get_token())); });
        std::optional<LockWait> found;
        QTRY_VERIFY((found = *lockWaitOf(*m_session, waiting, {})));
        QCOMPARE(found->blockers.size(), 1u);
        const LockParty &blocker = found->blockers[0];
        QCOMPARE(blocker.pid, holder->backendPid());
        QCOMPARE(blocker.query, u"BEGIN; LOCK users"_s);
        QCOMPARE(blocker.client, QString());
        QVERIFY(blocker.since.isValid());
        QCOMPARE(found->mode, u"AccessExclusiveLock"_s);
        QCOMPARE(found->object, u"public.users"_s);
        QVERIFY(!*lockWaitOf(*m_session, holder->backendPid(), {}));
        LockParty another = blocker;
        another.backendStart = u"1"_s;
        QCOMPARE(*endBlocker(*m_session, another, waiting, {}), false);
        QCOMPARE(*endBlocker(*m_session, blocker, m_session->backendPid(), {}), false);
        QVERIFY(holder->execute("SELECT 1", {}));
        QCOMPARE(*endBlocker(*m_session, blocker, waiting, {}), true);
        QTRY_VERIFY(!*lockWaitOf(*m_session, waiting, {}));
        stop.request_stop();
        QVERIFY(!holder->execute("SELECT 1", {}));
    }

    void facts()
    {
        QCOMPARE(*setting(*m_session, u"client_encoding"_s, {}), u"UTF8"_s);
        QCOMPARE(*setting(*m_session, u"no.such"_s, {}), QString());
        QCOMPARE_GT(*databaseBytes(*m_session, {}), 1000000);
        QVERIFY(*hasSessionAffinity(*m_session, {}));
    }

private:
    std::unique_ptr<test::Database> m_database;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(CatalogTest)
#include "tst_catalog.moc"
