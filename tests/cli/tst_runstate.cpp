// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <csignal>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What a script sees of a run that broke off, of an index that it left, and of the target's enrolment.
class TestRunState : public QObject
{
    Q_OBJECT

private slots:
    void statusTellsOfAnInterruptedRun();
    void anInvalidIndexIsDropped();
    void aTargetIsEnrolled();
    void enrolmentIsShownWithoutAServer();

private:
    static Ran run(const Program &program, const Database &database, const QStringList &arguments)
    {
        return program.run(arguments + QStringList{u"--target"_s, database.urlText()});
    }
    static QJsonObject json(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object(); }
};

namespace {

/// Killed while the second statement of a file that runs statement by statement was running.
void killInTheMiddle(const Program &program, const Project &project, const Database &database)
{
    const auto process = program.start({u"deploy"_s, project.path(), u"--target"_s, database.urlText(), u"--yes"_s,
                                        u"--no-backup"_s, u"--because"_s, u"a test"_s});
    QTRY_VERIFY_WITH_TIMEOUT(database.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                          "AND query LIKE 'SELECT pg_sleep(300)%' AND pid <> pg_backend_pid()")
                                 == "1"_L1,
                             60000);
    ::kill(pid_t(process->processId()), SIGKILL);
    QVERIFY(process->waitForFinished());
    (void)database.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND "
                       "pid <> pg_backend_pid()");
}

}  // namespace

void TestRunState::statusTellsOfAnInterruptedRun()
{
    const Program program;
    const Project project;
    const Database database;
    database.sql("CREATE TABLE t (a int)");
    project.addPlain(u"20240101_a"_s,
                     "CREATE INDEX CONCURRENTLY i ON t (a);\nSELECT pg_sleep(300);\nCREATE TABLE after (i int);\n");
    const QStringList status{u"status"_s, project.path(), u"--format"_s, u"json"_s};
    const Ran before = run(program, database, status);
    QCOMPARE(schemaProblems(u"status"_s, before.out), QString());
    QVERIFY(json(before).value(u"interrupted"_s).isNull());
    killInTheMiddle(program, project, database);
    const Ran ran = run(program, database, status);
    QCOMPARE(schemaProblems(u"status"_s, ran.out), QString());
    const QJsonObject interrupted = json(ran).value(u"interrupted"_s).toObject();
    QCOMPARE(interrupted.value(u"step"_s).toString(), u"migrate"_s);
    QCOMPARE(interrupted.value(u"deed"_s).toString(), u"deploy"_s);
    QVERIFY(interrupted.value(u"since"_s).toString() >= interrupted.value(u"startedAt"_s).toString());
    QStringList states;
    for (const auto &statement : interrupted.value(u"statements"_s).toArray())
        states << u"%1 %2"_s.arg(statement[u"statement"_s].toInt()).arg(statement[u"state"_s].toString());
    QVERIFY2(states.size() == 2 && states.front() == "1 applied"_L1 && states.back().startsWith("2 "_L1),
             qPrintable(states.join(u", "_s)));
    const QByteArray text = run(program, database, {u"status"_s, project.path()}).out;
    QVERIFY2(text.contains("Interrupted: the run " + interrupted.value(u"run"_s).toString().left(8).toUtf8()), text);
    QVERIFY2(text.contains("It stopped at: Migrate (since "), text);
}

void TestRunState::anInvalidIndexIsDropped()
{
    const Program program;
    const Project project;
    const Database database;
    database.sql("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (0)");
    project.addPlain(u"20240101_a"_s, "CREATE INDEX CONCURRENTLY u ON t ((1 / a));\n");
    const QStringList deploy{u"deploy"_s, project.path(), u"--yes"_s, u"--no-backup"_s, u"--because"_s, u"a test"_s};
    const Ran failed = run(program, database, deploy);
    QVERIFY2(failed.exitStatus == 5 || failed.exitStatus == 6, failed.err);
    database.sql("DELETE FROM t");
    const Ran again = run(program, database, deploy + QStringList{u"--drop-invalid-index"_s});
    QVERIFY2(again.exitStatus == 0, again.out + again.err);
    QVERIFY2(again.err.contains("DROP INDEX CONCURRENTLY public.u;"), again.err);
    QCOMPARE(database.sql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'u'::regclass"), u"t"_s);
    QVERIFY(program.run({u"history"_s}).out.contains("index dropped"));
}

void TestRunState::aTargetIsEnrolled()
{
    const Program program;
    const Project project;
    const Database database;
    project.addPlain(u"20240101_a"_s, "CREATE TABLE a (i int);\n");
    // The tests' role is called as the schema is, which is refused with the usual search_path.
    database.sql("ALTER DATABASE " + database.url().database.toUtf8() + " SET search_path = public");
    const QStringList enrol{u"enrol"_s, project.path(), u"--format"_s, u"json"_s};
    const Ran unconfirmed = run(program, database, enrol);
    QCOMPARE(unconfirmed.exitStatus, 4);
    const Ran ran = run(program, database, enrol + QStringList{u"--yes"_s});
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QCOMPARE(schemaProblems(u"enrol"_s, ran.out), QString());
    QCOMPARE(json(ran).value(u"enrolment"_s).toString(), database.sql("SELECT id FROM lockstep.enrolment"));
    const Ran again = run(program, database, {u"enrol"_s, project.path(), u"--yes"_s});
    QVERIFY2(again.exitStatus == 0 && again.out.contains("Enrolled already"), again.out + again.err);
    database.sql("UPDATE lockstep.enrolment SET id = '00000000-0000-0000-0000-000000000001'");
    const Ran refused = run(program, database,
                            {u"deploy"_s, project.path(), u"--yes"_s, u"--no-backup"_s, u"--because"_s, u"a test"_s});
    QVERIFY2(refused.exitStatus == 3 && refused.err.contains("another target"), refused.err);
    QCOMPARE(database.sql("SELECT to_regclass('a') IS NULL"), u"t"_s);
}

void TestRunState::enrolmentIsShownWithoutAServer()
{
    const Program program;
    const Ran ran = program.run({u"enrol"_s, u"--show"_s});
    QVERIFY2(ran.exitStatus == 0 && ran.out.startsWith("BEGIN;"), ran.out + ran.err);
    const Database database;
    database.sql(ran.out);
    QCOMPARE(database.sql("SELECT count(*) FROM lockstep.enrolment"), u"1"_s);
}

QTEST_GUILESS_MAIN(TestRunState)
#include "tst_runstate.moc"
