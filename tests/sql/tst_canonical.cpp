// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/canonical.h"

#include <QTest>

using namespace lockstep;

/// What people write beside what PostgreSQL 15's pg_get_expr() and pg_get_constraintdef() print of it.
class TestCanonical : public QObject
{
    Q_OBJECT

private slots:
    void isOneForAllSpellings_data();
    void isOneForAllSpellings();
    void aTriggerIsOneInAnySearchPath();
    void keepsDifferentThingsApart_data();
    void keepsDifferentThingsApart();
};

void TestCanonical::isOneForAllSpellings_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("printed");
    const auto row = [](const char *written, const char *printed) {
        QTest::newRow(written) << QByteArray(written) << QByteArray(printed);
    };
    row("'new'", "'new'::character varying");
    row("price > 0", "(price > (0)::numeric)");
    row("status IN ('a', 'b')",
        "((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))");
    row("kind = ANY (ARRAY['a', 'b'])", "(kind = ANY (ARRAY['a'::text, 'b'::text]))");
    row("status NOT IN ('a', 'b')", "(status <> ALL (ARRAY['a'::text, 'b'::text]))");
    row("a BETWEEN 1 AND 5 AND b > 0", "((a >= 1) AND (a <= 5) AND (b > 0))");
    row("a and (b and c)", "(a AND b AND c)");
    row("-1", "'-1'::integer");
    row("nextval('orders_id_seq')", "nextval('orders_id_seq'::regclass)");
    row("NOW()", "now()");
    row("current_timestamp", "CURRENT_TIMESTAMP");
    row("FALSE", "false");
    row("'{}'", "'{}'::jsonb");
    row("name LIKE 'a%'", "((name)::text ~~ 'a%'::text)");
    row("a != 1", "(a <> 1)");
    row("a IS NOT NULL", "(a IS NOT NULL)");
    row("lower(email)", "lower((email)::text)");
    row("user_id = (SELECT auth.uid())", "(user_id = ( SELECT auth.uid() AS uid))");
    row("orders.user_id = 1", "(user_id = 1)");
    row("now() AT TIME ZONE 'utc'", "(now() AT TIME ZONE 'utc'::text)");
    row("coalesce(a, '') <> ''", "(COALESCE(a, ''::text) <> ''::text)");
    row("gen_random_uuid()", "pg_catalog.gen_random_uuid()");
    row("'1 day'::interval", "'1 day'::interval");
    row("0.5", "0.5");
}

void TestCanonical::isOneForAllSpellings()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, printed);
    QCOMPARE(canonicalExpression(printed), canonicalExpression(written));
}

void TestCanonical::aTriggerIsOneInAnySearchPath()
{
    const QByteArray rest = " FOR EACH ROW EXECUTE FUNCTION ";
    const QByteArray bare = canonicalQuery("CREATE TRIGGER t BEFORE UPDATE ON customers" + rest + "touch()");
    QCOMPARE(canonicalQuery("CREATE TRIGGER t BEFORE UPDATE ON public.customers" + rest + "public.touch();"), bare);
    QVERIFY(canonicalQuery("CREATE TRIGGER t BEFORE UPDATE ON customers" + rest + "other()") != bare);
    QVERIFY(canonicalQuery("CREATE TRIGGER t BEFORE UPDATE ON app.customers" + rest + "touch()") != bare);
}

void TestCanonical::keepsDifferentThingsApart_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row
        = [](const char *one, const char *other) { QTest::newRow(one) << QByteArray(one) << QByteArray(other); };
    row("'new'", "'old'");
    row("a > 0", "a >= 0");
    row("a > 0", "b > 0");
    row("a AND b", "a OR b");
    row("a IS NULL", "a IS NOT NULL");
    row("lower(a)", "upper(a)");
    row("created_at::date", "created_at");
    row("status IN ('a', 'b')", "status IN ('a')");
    row("a = 1 AND (b OR c)", "(a = 1 AND b) OR c");
    row("count(DISTINCT a)", "count(a)");
    row("a - b", "b - a");
    row("this is no SQL", "this is none either");
}

void TestCanonical::keepsDifferentThingsApart()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    QVERIFY2(canonicalExpression(one) != canonicalExpression(other), canonicalExpression(one));
}

QTEST_GUILESS_MAIN(TestCanonical)
#include "tst_canonical.moc"
