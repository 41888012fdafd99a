// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/take.h"
#include "app/deploy/rehearsal/request.h"
#include "app/postgres/sandbox.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<PlannedRehearsal> planOf(const Project &project)
{
    return planRehearsal(project.open(), {}, {}, {});
}

/// The error of a plan's only migration.
Error errorOf(const Project &project, const std::function<void(RehearsalRequest &)> &change = {})
{
    PlannedRehearsal planned = taken(planOf(project));
    if (change)
        change(planned.request);
    const Rehearsal rehearsal = taken(rehearse(planned.request, {}, {}));
    return rehearsal.migrations.at(0).forward.error.value_or(Error{});
}

Error errorOf(const QByteArray &sql, const std::function<void(RehearsalRequest &)> &change = {})
{
    const Project project(Project::Layout::Plain);
    project.write(u"001_it.sql"_s, sql);
    return errorOf(project, change);
}

/// Sessions of the role that rehearses, and copies of this process.
QString leftBehind()
{
    const Database any;
    return any.sql("SELECT (SELECT count(*) FROM pg_stat_activity WHERE datname IN (SELECT datname FROM pg_database "
                   "WHERE shobj_description(oid, 'pg_database') LIKE '%process "
                   + QByteArray::number(::getpid())
                   + "'))::text || ' ' || (SELECT count(*) FROM pg_database WHERE shobj_description(oid, "
                     "'pg_database') LIKE '%process "
                   + QByteArray::number(::getpid()) + "')");
}

}  // namespace

/// SQL that is not to be trusted, and copies that cannot be made: each said plainly, and the private PostgreSQL healthy
/// afterwards.
class RehearsalLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QCOMPARE(leftBehind(), u"0 0"_s); }

    void itMayNot_data();
    void itMayNot();
    void oneThatNeverEnds();
    void oneThatWillNotBeStopped();
    void oneThatFillsTheDisk();
    void temporaryFilesAreLimited();
    void aRoleThatIsNotThere();
    void theTargetsRolesAreThere();
    void aBackupOfAnotherVersion();
    void anExtensionThatIsMissing();
    void aCancelEndsIt();
    void copiesOfTheKilledAreDropped();
};

void RehearsalLimitsTest::itMayNot_data()
{
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QByteArray(sql); };
    row("start a program", "COPY (SELECT 1) TO PROGRAM 'touch /tmp/lockstep-was-here';");
    row("write a file", "COPY (SELECT 1) TO '/tmp/lockstep-was-here';");
    row("read a file", "SELECT pg_read_file('/etc/passwd');");
    row("read a file as rows", "CREATE TABLE t (l text); COPY t FROM '/etc/passwd';");
    row("import a file", "SELECT lo_import('/etc/passwd');");
    row("be a superuser", "SET ROLE lockstep;");
    row("make a superuser", "CREATE ROLE mighty SUPERUSER;");
    row("change the server", "ALTER SYSTEM SET log_min_messages = 'debug5';");
    row("change its own limits", "SET temp_file_limit = -1;");
    row("change its role's limits", "ALTER ROLE lockstep_restorer SUPERUSER;");
    row("use another language", "CREATE LANGUAGE plpython3u;");
    row("make a function of the server's own code",
        "CREATE FUNCTION f() RETURNS int AS 'libc.so.6', 'system' LANGUAGE c;");
    row("make a database", "CREATE DATABASE lockstep_was_here;");
    row("drop what guards it", "DROP EVENT TRIGGER lockstep_guard;");
    row("drop what guards it, by its schema", "DROP SCHEMA lockstep_guard CASCADE;");
    row("end other sessions", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'lockstep';");
}

void RehearsalLimitsTest::itMayNot()
{
    QFETCH(QByteArray, sql);
    const Error error = errorOf(sql);
    QVERIFY(error.sql);
    QVERIFY2(QByteArrayList({"42501", "55000", "42704", "0A000"}).contains(error.sql->sqlState),
             qPrintable(describe(error)));
    QVERIFY2(!error.hint.isEmpty() || error.sql->sqlState == "55000", qPrintable(describe(error)));
    QVERIFY(!QFile::exists(u"/tmp/lockstep-was-here"_s));
}

void RehearsalLimitsTest::oneThatNeverEnds()
{
    const Error error = errorOf("CREATE TABLE a (id int);\nSELECT pg_sleep(600);\n",
                                [](RehearsalRequest &request) { request.statementTimeout = 300ms; });
    QVERIFY(error.sql);
    QCOMPARE(error.sql->sqlState, "57014");
    QCOMPARE(error.line, 2);
    QVERIFY2(error.hint.english().contains(u"--statement-timeout"_s), qPrintable(describe(error)));
}

/// It switches the server's own timeout off and catches the cancel.
void RehearsalLimitsTest::oneThatWillNotBeStopped()
{
    const Error error
        = errorOf("SET statement_timeout = 0;\n"
                  "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(600); EXCEPTION WHEN query_canceled THEN NULL; "
                  "END; END LOOP; END $$;\n",
                  [](RehearsalRequest &request) { request.statementTimeout = 300ms; });
    QCOMPARE(error.code, ErrorCode::CheckFailed);
    QVERIFY2(error.message.english().contains(u"limit"_s), qPrintable(describe(error)));
}

void RehearsalLimitsTest::oneThatFillsTheDisk()
{
    const Error error = errorOf("CREATE TABLE big (x text);\nDO $$ BEGIN LOOP INSERT INTO big SELECT repeat('x', "
                                "1000) FROM generate_series(1, 1000); END LOOP; END $$;\n",
                                [](RehearsalRequest &request) { request.diskLimitBytes = qint64(24) << 20; });
    QCOMPARE(error.code, ErrorCode::DiskFull);
    QVERIFY2(error.hint.english().contains(u"--disk-limit"_s), qPrintable(describe(error)));
}

void RehearsalLimitsTest::temporaryFilesAreLimited()
{
    const Error error
        = errorOf("SELECT count(*) FROM (SELECT n FROM generate_series(1, 5000000) n ORDER BY md5(n::text)) "
                  "AS t;\n",
                  [](RehearsalRequest &request) { request.diskLimitBytes = qint64(8) << 20; });
    QVERIFY2(error.sql && error.sql->sqlState == "53400", qPrintable(describe(error)));
}

void RehearsalLimitsTest::aRoleThatIsNotThere()
{
    const Error error = errorOf("CREATE TABLE a (id int);\nGRANT SELECT ON a TO nobody_knows;\n");
    QVERIFY(error.sql);
    QCOMPARE(error.sql->sqlState, "42704");
    QVERIFY2(error.hint.english().contains(u"role"_s), qPrintable(describe(error)));
}

/// The target's server is the private one here, so the role is on both; it is nobody's stand-in.
void RehearsalLimitsTest::theTargetsRolesAreThere()
{
    const Database target;
    const Project project(Project::Layout::Plain);
    project.write(u"001_it.sql"_s, "CREATE TABLE a (id int);\nGRANT SELECT ON a TO lockstep_restorer;\n");
    const TargetView view = project.request(target.url()).view;
    const Rehearsal rehearsal = taken(rehearse(taken(planRehearsal(project.open(), view, {}, {})).request, {}, {}));
    QVERIFY(rehearsal.migrations.at(0).forward.isDone);
}

void RehearsalLimitsTest::aBackupOfAnotherVersion()
{
    const Database target;
    target.sql("CREATE TABLE kept (id int)");
    const Project project(Project::Layout::Plain);
    project.write(u"001_it.sql"_s, "DROP TABLE kept;\n");
    const TargetView view = project.request(target.url()).view;
    const QTemporaryDir folder;
    const Backup backup = taken(takeBackup(view, {.folder = folder.path(), .at = QDateTime::currentDateTimeUtc()}, {}));
    PlannedRehearsal planned = taken(planRehearsal(project.open(), view, {.backup = backup.dump.path}, {}));
    planned.request.backup->source.serverVersionNum = 90400;
    const auto refused = rehearse(planned.request, {}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ServerUnsuitable);
}

void RehearsalLimitsTest::anExtensionThatIsMissing()
{
    const Error error = errorOf("CREATE EXTENSION nobody_has_it;\n");
    QVERIFY(error.sql);
    QVERIFY2(error.hint.english().contains(u"package"_s), qPrintable(describe(error)));
}

void RehearsalLimitsTest::aCancelEndsIt()
{
    const Project project(Project::Layout::Plain);
    project.write(u"001_it.sql"_s, "SELECT pg_sleep(600);\n");
    std::stop_source stop;
    std::jthread canceller;
    const EventSink events;
    const PlannedRehearsal planned = taken(planOf(project));
    const JobContext context(stop.get_token(), [&](const Progress &progress) {
        if (progress.step.english().startsWith(u"Rehearsing"_s) && !canceller.joinable())
            canceller = std::jthread([&stop] {
                std::this_thread::sleep_for(500ms);
                stop.request_stop();
            });
    });
    const auto rehearsal = rehearse(planned.request, events, context);
    QVERIFY(!rehearsal);
    QCOMPARE(rehearsal.error().code, ErrorCode::Cancelled);
}

/// A process that is killed leaves its copy, and a statement that runs; the next to make one ends both.
void RehearsalLimitsTest::copiesOfTheKilledAreDropped()
{
    const Database any;
    any.sql("SELECT 1");
    const Project project(Project::Layout::Plain);
    project.write(u"001_it.sql"_s, "SELECT pg_sleep(600);\n");
    const pid_t child = ::fork();
    if (child == 0) {
        (void)rehearse(taken(planOf(project)).request, {}, {});
        ::_exit(0);
    }
    const QByteArray copies = "SELECT count(*) FROM pg_database WHERE shobj_description(oid, 'pg_database') LIKE "
                              "'%process "
        + QByteArray::number(child) + "'";
    QTRY_COMPARE_WITH_TIMEOUT(any.sql(copies), u"2"_s, 20'000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const Error error = errorOf("SELECT 1;\n");
    QVERIFY(!error.sql);
    QCOMPARE(any.sql(copies), u"0"_s);
}

QTEST_GUILESS_MAIN(RehearsalLimitsTest)
#include "tst_rehearsallimits.moc"
