// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// Everything that a session can keep from one file for the next.
const QByteArray leftovers = R"(
SET search_path = elsewhere;
SET statement_timeout = '7s';
SET lock_timeout = '7s';
SET TIME ZONE 'Asia/Tokyo';
SET standard_conforming_strings = off;
SET my.setting = 'mine';
SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE;
CREATE TEMP TABLE kept (i int);
PREPARE kept_statement AS SELECT 1;
DECLARE kept_cursor CURSOR WITH HOLD FOR SELECT 1;
SELECT pg_advisory_lock(4711);
LISTEN kept_channel;
SET ROLE pg_monitor;
)";

/// What the next file would see of it, as one row of its own.
const QByteArray look = R"(
INSERT INTO public.seen
SELECT format('%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s', current_setting('search_path') LIKE '%elsewhere%',
    current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('TimeZone') = 'Asia/Tokyo',
    current_setting('standard_conforming_strings'), coalesce(current_setting('my.setting', true), ''),
    current_setting('default_transaction_isolation'), to_regclass('pg_temp.kept') IS NOT NULL,
    (SELECT count(*) FROM pg_prepared_statements), (SELECT count(*) FROM pg_cursors WHERE name = 'kept_cursor'),
    (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()),
    (SELECT count(*) FROM pg_listening_channels()), current_user);
)";

}  // namespace

class LeaksTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void nothingOfOneFileReachesTheNext_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("transactions") << leftovers << look;
        QTest::newRow("statement by statement, then a transaction")
            << QByteArray("VACUUM public.seen;") + leftovers << look;
        QTest::newRow("a transaction, then statement by statement") << leftovers << "VACUUM public.seen;" + look;
        QTest::newRow("blocks of the file's own") << "BEGIN;" + leftovers + "COMMIT;\nVACUUM public.seen;" << look;
    }

    void nothingOfOneFileReachesTheNext()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        const Database database;
        database.sql("CREATE TABLE public.seen (what text); CREATE SCHEMA elsewhere");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_first.sql"_s, first);
        project.write(u"20240102_second.sql"_s, second);
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        const StepRecord migrate = go(*run, Step::Migrate);
        QVERIFY2(migrate.state == StepState::Confirmed, migrate.error ? qPrintable(describe(*migrate.error)) : "");
        QCOMPARE(database.sql("SELECT what FROM seen"), u"f|0|500ms|f|on||read committed|f|0|0|0|0|lockstep"_s);
    }

    /// What a file sets for itself holds for the rest of it, also where each statement commits by itself.
    void aFilesOwnSettingsHoldForItself()
    {
        const Database database;
        database.sql("CREATE SCHEMA elsewhere");
        const Project project(Project::Layout::Plain);
        project.write(
            u"20240101_a.sql"_s,
            "SET search_path = elsewhere;\nCREATE TABLE here (i int);\nCREATE INDEX CONCURRENTLY ON here (i);\n");
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        QCOMPARE(go(*run, Step::Migrate).state, StepState::Confirmed);
        QCOMPARE(database.sql("SELECT to_regclass('elsewhere.here') IS NOT NULL"), u"t"_s);
    }
};

QTEST_GUILESS_MAIN(LeaksTest)
#include "tst_leaks.moc"
