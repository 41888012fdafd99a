// SPDX-License-Identifier: GPL-3.0-or-later

// ATTACH PARTITION reads the table, unless valid checks prove the bound: held to what the server does.

#include "app/deploy/targetreview.h"
#include "app/review/forecast.h"
#include "tests/support/testpostgres.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

Forecast foretold(const QByteArray &sql, Snapshot start, const TargetFacts *target)
{
    const ScriptEffects read = readEffects(sql);
    Replay schema(std::move(start));
    return forecast({read.effects.front(), &schema, target, newestPostgres, false, read.script.sql});
}

Snapshot replayed(const QByteArray &sql)
{
    Replay replay;
    (void)replay.apply(readEffects(sql).effects);
    return replay.takeSnapshot();
}

int scansOf(Session &session)
{
    const auto answer = session.execute("SELECT pg_stat_get_xact_numscans('child'::regclass)", {});
    return answer ? answer->rows[0][0].toInt() : -1;
}

}  // namespace

class AttachTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void isReadUnlessProven_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("child");
        QTest::addColumn<QByteArray>("bound");
        QTest::addColumn<bool>("isRead");
        const auto row = [](const char *name, const char *key, const char *child, const char *bound, bool isRead) {
            QTest::newRow(name) << QByteArray(key) << QByteArray(child) << QByteArray(bound) << isRead;
        };
        const char *year = "FROM ('2026-01-01') TO ('2027-01-01')";
        row("no check", "RANGE (at)", "at date NOT NULL, s text", year, true);
        row("its bounds", "RANGE (at)", "at date NOT NULL, s text, CHECK (at >= '2026-01-01' AND at < '2027-01-01')",
            year, false);
        row("in two checks", "RANGE (at)",
            "at date NOT NULL, s text, CHECK (at >= DATE '2026-01-01'), CHECK (at < DATE '2027-01-01')", year, false);
        row("NOT NULL as a check", "RANGE (at)",
            "at date, s text, CHECK (at IS NOT NULL AND at >= '2026-01-01' AND at < '2027-01-01'), CHECK (at IS NOT "
            "NULL)",
            year, false);
        row("it may be NULL", "RANGE (at)", "at date, s text, CHECK (at >= '2026-01-01' AND at < '2027-01-01')", year,
            true);
        row("one side", "RANGE (at)", "at date NOT NULL, s text, CHECK (at >= '2026-01-01')", year, true);
        row("one side is open", "RANGE (at)", "at date NOT NULL, s text, CHECK (at >= '2026-01-01')",
            "FROM ('2026-01-01') TO (MAXVALUE)", false);
        row("another bound", "RANGE (at)", "at date NOT NULL, s text, CHECK (at >= '2025-01-01' AND at < '2027-01-01')",
            year, true);
        row("not valid", "RANGE (at)", "at date NOT NULL, s text", year, true);
        row("a value", "LIST (s)", "at date, s text NOT NULL, CHECK (s = 'a')", "IN ('a', 'b')", false);
        row("some of its values", "LIST (s)", "at date, s text NOT NULL, CHECK (s IN ('b', 'a'))", "IN ('a', 'b', 'c')",
            false);
        row("a value with a blank", "LIST (s)", "at date, s text NOT NULL, CHECK (s = ANY (ARRAY['a b', 'c)']))",
            "IN ('a b', 'c)')", false);
        row("a value more", "LIST (s)", "at date, s text NOT NULL, CHECK (s IN ('a', 'z'))", "IN ('a', 'b')", true);
        row("a list that may be NULL", "LIST (s)", "at date, s text, CHECK (s = 'a')", "IN ('a')", true);
        row("by hash", "HASH (s)", "at date, s text NOT NULL, CHECK (s = 'a')", "WITH (MODULUS 1, REMAINDER 0)", true);
    }
    void isReadUnlessProven()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, child);
        QFETCH(QByteArray, bound);
        QFETCH(bool, isRead);
        const test::Database database;
        QByteArray setup
            = "CREATE TABLE parent (at date, s text) PARTITION BY " + key + "; CREATE TABLE child (" + child + ");";
        if (QByteArray(QTest::currentDataTag()) == "not valid")
            setup += "ALTER TABLE child ADD CHECK (at >= '2026-01-01' AND at < '2027-01-01') NOT VALID;";
        (void)database.sql(setup);
        const QByteArray sql = "ALTER TABLE parent ATTACH PARTITION child FOR VALUES " + bound;
        const auto session = Session::open(database.url(), {});
        QVERIFY(session);
        const auto facts = readTargetFacts(**session, {});
        QVERIFY2(facts, qPrintable(facts ? QString() : describe(facts.error())));
        QVERIFY((*session)->execute("BEGIN", {}));
        const auto run = (*session)->execute(sql, {});
        QVERIFY2(run, qPrintable(run ? QString() : describe(run.error())));
        QCOMPARE(scansOf(**session) > 0, isRead);
        QVERIFY((*session)->execute("ROLLBACK", {}));
        QCOMPARE(foretold(sql, facts->catalog, &*facts).scans.contains(u"public.child"_s), isRead);
        QCOMPARE(foretold(sql, replayed(setup), nullptr).scans.contains(u"public.child"_s), isRead);
    }
};

QTEST_GUILESS_MAIN(AttachTest)
#include "tst_attach.moc"
