// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/review/history.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// Rules over all files at once: what must be found in which file, and what must not.
class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void findsAcrossFiles_data();
    void findsAcrossFiles();
    void knowsTheSchemaBefore_data();
    void knowsTheSchemaBefore();
    void aCommentAllowsIt();
    void itsSchemaIsTheLastOne();
    void canBeStopped();

private:
    static std::vector<Migration> migrationsOf(const QByteArrayList &files);
};

std::vector<Migration> TestHistory::migrationsOf(const QByteArrayList &files)
{
    std::vector<Migration> migrations;
    for (qsizetype index = 0; index < files.size(); ++index) {
        const QString name = QString::number(index + 1);
        migrations.push_back({name, {name + u".sql"_s, files[index], sha256Hex(files[index])}});
    }
    return migrations;
}

void TestHistory::findsAcrossFiles_data()
{
    QTest::addColumn<QByteArrayList>("files");
    QTest::addColumn<QStringList>("found");  // "migration rule object"
    const auto row = [](const char *name, const QByteArrayList &files, const QStringList &found) {
        QTest::newRow(name) << files << found;
    };
    const QByteArray table = "CREATE TABLE a (id int PRIMARY KEY, b numeric(10,2), c text);";
    row("nothing", {table, "ALTER TABLE a ADD d int;"}, {});
    row("narrowed", {table, "ALTER TABLE a ALTER b TYPE numeric(8,2);"}, {u"2 type-change-loses-data a.b"_s});
    row("scale moved", {table, "ALTER TABLE a ALTER b TYPE numeric(10,4);"}, {u"2 type-change-loses-data a.b"_s});
    row("widened", {table, "ALTER TABLE a ALTER b TYPE numeric(12,2), ALTER id TYPE bigint;"}, {});
    row("cut to a length", {table, "ALTER TABLE a ALTER c TYPE varchar(10);"}, {u"2 type-change-loses-data a.c"_s});
    row("renamed, then narrowed", {table, "ALTER TABLE a RENAME TO z; ALTER TABLE z ALTER id TYPE smallint;"},
        {u"2 type-change-loses-data z.id"_s});
    row("another embedding", {"CREATE TABLE a (e vector(1536));", "ALTER TABLE a ALTER e TYPE vector(1024);"},
        {u"2 type-change-loses-data a.e"_s});
    row("made twice, differently", {table, "CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY, b text);"},
        {u"2 duplicate-table-divergent a"_s});
    row("made twice, the same",
        {table, "CREATE TABLE IF NOT EXISTS public.a (id integer PRIMARY KEY, b decimal(10,2), c text);"}, {});
    row("made twice, failing", {table, table}, {u"2 duplicate-table-divergent a"_s});
    row("made twice, where code looks first", {table, "DO $$ BEGIN IF x() THEN " + table + " END IF; END $$;"}, {});
    row("made twice, where code looks first, differently",
        {table, "DO $$ BEGIN IF x() THEN CREATE TABLE a (id bigint); END IF; END $$;"},
        {u"2 duplicate-table-divergent a"_s});
    row("dropped between", {table, "DROP TABLE a;", table}, {});
    row("used before it is made", {"ALTER TABLE a ADD d int;", table}, {u"1 ordering-hazard a"_s});
    row("made elsewhere", {"ALTER TABLE auth.users ADD d int;", table}, {});
    row("never validated", {table, "ALTER TABLE a ADD CONSTRAINT k CHECK (id > 0) NOT VALID;"},
        {u"2 constraint-left-not-valid a.k"_s});
    row("validated later",
        {table, "ALTER TABLE a ADD CONSTRAINT k CHECK (id > 0) NOT VALID;", "ALTER TABLE a VALIDATE CONSTRAINT k;"},
        {});
    row("no policy", {table, "ALTER TABLE a ENABLE ROW LEVEL SECURITY;"}, {u"1 rls-enabled-no-policy a"_s});
    row("a policy", {table, "ALTER TABLE a ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON a USING (true);"}, {});
    row("an idle policy", {table, "CREATE POLICY p ON a USING (true);"}, {u"2 policy-without-rls a"_s});
    row("a guarded second type",
        {"CREATE TYPE m AS ENUM ('x');",
         "DO $$ BEGIN CREATE TYPE m AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;"},
        {});
}

void TestHistory::findsAcrossFiles()
{
    QFETCH(QByteArrayList, files);
    QFETCH(QStringList, found);
    const auto migrations = migrationsOf(files);
    const auto review = reviewMigrations(migrations, {});
    QVERIFY(review);
    QStringList added;
    for (const AnalysedScript &script : review->scripts) {
        for (const Finding &finding : script.findings) {
            const bool isOfHistory = std::ranges::any_of(allHistoryRules(), [&finding](const HistoryRule *rule) {
                return finding.rule == QLatin1StringView(rule->id);
            });
            if (isOfHistory)
                added << finding.migration + u' ' + finding.rule + u' ' + finding.object;
        }
    }
    QCOMPARE(added, found);
}

void TestHistory::knowsTheSchemaBefore_data()
{
    QTest::addColumn<QByteArray>("sql");  // after a table t
    QTest::addColumn<QString>("found");  // "rule severity"
    const auto row = [](const char *sql, const QString &found) { QTest::newRow(sql) << QByteArray(sql) << found; };
    const QString rewrite = u"alter-type-rewrite error"_s;
    row("ALTER TABLE t ALTER n TYPE text;", rewrite);
    row("ALTER TABLE t ALTER n TYPE int4;", {});
    row("ALTER TABLE t ALTER n TYPE bigint;", rewrite);
    row("ALTER TABLE t ALTER v TYPE varchar(40);", {});
    row("ALTER TABLE t ALTER v TYPE varchar(10);", rewrite);
    row("ALTER TABLE t ALTER v TYPE text USING v::text;", {});
    row("ALTER TABLE t ALTER v TYPE text USING lower(v);", rewrite);
    row("ALTER TABLE t ALTER v TYPE text USING lower(v)::text;", rewrite);
    row("ALTER TABLE t ALTER s TYPE varchar(10);", rewrite);
    row("ALTER TABLE t ALTER m TYPE numeric(12,2);", {});
    row("ALTER TABLE t ALTER m TYPE numeric(12,4);", rewrite);
    row("ALTER TABLE t ALTER at TYPE timestamptz;", u"alter-type-rewrite warning"_s);
    row("SET timezone = 'UTC'; ALTER TABLE t ALTER at TYPE timestamptz;", {});
    row("SET TIME ZONE 'UTC'; RESET timezone; ALTER TABLE t ALTER at TYPE timestamptz;",
        u"alter-type-rewrite warning"_s);
    row("DO $$BEGIN IF now() > '2020-01-01' THEN ALTER TABLE t ALTER s SET NOT NULL; END IF; END$$;"
        "ALTER TABLE t ALTER s SET NOT NULL;",
        u"set-not-null-scan error, set-not-null-scan error"_s);
    row("TRUNCATE t; ALTER TABLE t ALTER n TYPE bigint;", {});
    row("TRUNCATE t; INSERT INTO t (n) SELECT 1; ALTER TABLE t ALTER n TYPE bigint;", rewrite);
    row("ALTER TABLE t ALTER s SET NOT NULL;", u"set-not-null-scan error"_s);
    row("ALTER TABLE t ALTER v SET NOT NULL;", {});
    row("ALTER TABLE t ALTER n SET NOT NULL;", {});
    row("ALTER TABLE t VALIDATE CONSTRAINT other; ALTER TABLE t ALTER s SET NOT NULL;", u"set-not-null-scan error"_s);
    row("DROP TABLE IF EXISTS z; DROP TABLE IF EXISTS t;", u"drop-table warning, drop-table error"_s);
    row("DROP TABLE IF EXISTS z; CREATE TABLE z (id int);", u"drop-table note"_s);
    row("ALTER TABLE t DROP COLUMN IF EXISTS z; ALTER TABLE of_others DROP COLUMN IF EXISTS z;",
        u"drop-column note, drop-column error"_s);
    row("ALTER TABLE t DROP CONSTRAINT other;", u"drop-constraint warning"_s);
    row("ALTER TABLE t DROP CONSTRAINT other, DROP COLUMN s;", u"drop-column error"_s);
    row("ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT k PRIMARY KEY USING INDEX i;", {});
}

void TestHistory::knowsTheSchemaBefore()
{
    QFETCH(QByteArray, sql);
    const auto migrations
        = migrationsOf({"CREATE TABLE t (n int PRIMARY KEY, v varchar(20), s text, m numeric(10,2), at timestamp,"
                        " CONSTRAINT has_v CHECK (v IS NOT NULL), CONSTRAINT other CHECK (s <> ''));",
                        sql});
    const auto review = reviewMigrations(migrations, {});
    QVERIFY(review);
    const QStringList rules{u"alter-type-rewrite"_s, u"set-not-null-scan"_s, u"drop-table"_s, u"drop-column"_s,
                            u"drop-constraint"_s};
    QStringList found;
    for (const Finding &finding : review->scripts.back().findings) {
        if (rules.contains(finding.rule))
            found << finding.rule + u' ' + severityId(finding.severity);
    }
    QTEST(found.join(u", "_s), "found");
}

void TestHistory::aCommentAllowsIt()
{
    const auto migrations = migrationsOf({"CREATE TABLE a (b numeric(10,2));",
                                          "-- lockstep: allow type-change-loses-data because all values are small\n"
                                          "ALTER TABLE a ALTER b TYPE numeric(8,2);"});
    const auto review = reviewMigrations(migrations, {});
    QVERIFY(review);
    QCOMPARE(review->scripts.back().suppressed, 1);
    for (const Finding &finding : review->scripts.back().findings)
        QVERIFY2(finding.rule != u"type-change-loses-data" && finding.rule != u"unused-ignore",
                 qPrintable(finding.rule));
}

void TestHistory::itsSchemaIsTheLastOne()
{
    const auto migrations
        = migrationsOf({"CREATE TABLE a (b int);", "ALTER TABLE a ADD c text; DROP TABLE IF EXISTS x;"});
    const auto review = reviewMigrations(migrations, {});
    QVERIFY(review);
    const TableShape &table = review->schema.tables.at({u"public"_s, u"a"_s});
    QCOMPARE(int(table.columns.size()), 2);
    QCOMPARE(table.columns.back().origin, (Origin{1, 0}));
}

void TestHistory::canBeStopped()
{
    const auto migrations = migrationsOf({"SELECT 1;"});
    const auto review = reviewMigrations(migrations, {});
    QVERIFY(review);
    std::stop_source stop;
    stop.request_stop();
    const auto history = replayHistory(review->scripts, JobContext(stop.get_token()));
    QVERIFY(!history);
    QCOMPARE(history.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
