// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/mutelistener.h"
#include "tests/support/testpostgres.h"

#include <csignal>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Deploys without a terminal: what a CI job sees.
class TestDeploy : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void runsToTheEnd();
    void nothingPendingIsFine();
    void consentIsRequired_data();
    void consentIsRequired();
    void aFailureIsUndone();
    void whatWasAppliedBeforeAFailureStays();
    void aFailureOutsideATransactionLeavesEffects();
    void aPartialRunIsTakenUpAgain();
    void anInterruptLeavesNothing();
    void anInterruptEndsConnecting();
    void oneMigrationAtATime();
    void upToANameOnly();
    void noBackupIsOnTheRecord();
    void aTrialIsRolledBack();
    void aTrialTellsWhatWouldFail();
    void aTrialNeedsTransactions();

private:
    Ran deploy(const QStringList &options) const;
    QString count(const QByteArray &what) const { return m_database->sql("SELECT count(*) FROM " + what); }
    bool exists(const QByteArray &table) const
    {
        return m_database->sql("SELECT to_regclass('" + table + "') IS NOT NULL") == "t"_L1;
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Database> m_database;
};

void TestDeploy::init()
{
    m_program = std::make_unique<Program>();
    m_project = std::make_unique<Project>();
    m_database = std::make_unique<Database>();
    m_project->addPrisma(u"1_init"_s, "CREATE TABLE a (id int);\nINSERT INTO a SELECT generate_series(1, 3);\n");
}

Ran TestDeploy::deploy(const QStringList &options) const
{
    return m_program->run(QStringList{u"deploy"_s, m_project->path(), u"--target"_s, m_database->urlText()} + options);
}

void TestDeploy::runsToTheEnd()
{
    const Ran ran = deploy({u"--yes"_s});
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    for (const char *needle : {"Step 1 of 8", "Step 8 of 8", "pg_dump", "1_init:2", "INSERT INTO a", "3 row",
                               "Outcome: done.", "Applied: 1_init.", "Record: "})
        QVERIFY2(ran.out.contains(needle), needle + ran.out);
    QCOMPARE(count("a"), u"3"_s);
    QCOMPARE(m_program->run({u"status"_s, m_project->path(), u"--target"_s, m_database->urlText()}).exitStatus, 0);
    QCOMPARE(m_program->run({u"verify"_s, m_project->path(), u"--target"_s, m_database->urlText()}).exitStatus, 0);
    QVERIFY(m_program->run({u"history"_s, u"last"_s}).out.contains("statementFinished"));
    QVERIFY(m_program->run({u"report"_s, u"last"_s}).out.startsWith("# Deploy record: "));
    QVERIFY(m_program->run({u"report"_s, u"last"_s, u"--format"_s, u"html"_s}).out.startsWith("<!DOCTYPE html>"));
}

void TestDeploy::nothingPendingIsFine()
{
    QCOMPARE(deploy({u"--yes"_s}).exitStatus, 0);
    const Ran again = deploy({u"--yes"_s});
    QCOMPARE(again.exitStatus, 0);
    QVERIFY2(again.out.contains("Nothing is pending."), again.out);
}

void TestDeploy::consentIsRequired_data()
{
    QTest::addColumn<bool>("isProtected");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("exitStatus");
    QTest::addColumn<QByteArray>("needle");
    QTest::newRow("nobody to ask") << false << QStringList{} << 4 << "--yes"_ba;
    QTest::newRow("nobody to ask, protected") << true << QStringList{} << 4 << "--confirm"_ba;
    QTest::newRow("protected, --yes alone") << true << QStringList{u"--yes"_s} << 4 << "--confirm"_ba;
    QTest::newRow("protected, the wrong name")
        << true << QStringList{u"--yes"_s, u"--confirm"_s, u"other"_s} << 4 << "other"_ba;
    QTest::newRow("unprotected, the wrong name")
        << false << QStringList{u"--yes"_s, u"--confirm"_s, u"other"_s} << 4 << "other"_ba;
    const QStringList named{u"--yes"_s, u"--confirm"_s, u"DATABASE"_s};
    QTest::newRow("protected, the checklist not answered") << true << named << 4 << "watcher: Who watches"_ba;
    const QStringList ticked{u"--answer"_s, u"recovery-point=yes"_s,   u"--answer"_s, u"downtime-announced=yes"_s,
                             u"--answer"_s, u"corrective-script=yes"_s};
    QTest::newRow("protected, one left") << true << named + ticked << 4 << "--answer ID=TEXT"_ba;
    QTest::newRow("an answer to nothing")
        << true << named + QStringList{u"--answer"_s, u"watcher"_s} << 2 << "ID=TEXT"_ba;
    QTest::newRow("protected, the right name")
        << true << named + ticked + QStringList{u"--answer"_s, u"watcher=Anna"_s} << 0 << ""_ba;
}

void TestDeploy::consentIsRequired()
{
    QFETCH(bool, isProtected);
    QFETCH(QStringList, options);
    QFETCH(QByteArray, needle);
    m_project->write(
        u"lockstep.toml"_s,
        "[environments.live]\nurl = \"env:LIVE\"\nprotected = " + QByteArray(isProtected ? "true" : "false") + "\n");
    m_program->environment.insert(u"LIVE"_s, m_database->urlText());
    options.replaceInStrings(u"DATABASE"_s, m_database->url().database);
    const Ran ran = m_program->run(QStringList{u"deploy"_s, m_project->path(), u"--target"_s, u"live"_s} + options);
    QTEST(ran.exitStatus, "exitStatus");
    QVERIFY2(ran.err.contains(needle), ran.err);
    QCOMPARE(exists("a"), ran.exitStatus == 0);
}

void TestDeploy::aFailureIsUndone()
{
    m_project->addPrisma(u"1_init"_s, "CREATE TABLE b (id int);\nINSERT INTO nowhere VALUES (1);\n");
    const Ran ran = deploy({u"--yes"_s});
    QVERIFY2(ran.exitStatus == 5, ran.out + ran.err);
    QVERIFY2(ran.err.contains("nowhere") && ran.err.contains("42P01"), ran.err);
    QVERIFY2(ran.out.contains("Nothing was changed in the database."), ran.out);
    QVERIFY(!exists("b"));
}

void TestDeploy::whatWasAppliedBeforeAFailureStays()
{
    m_project->addPrisma(u"2_wrong"_s, "CREATE TABLE b (id int);\nINSERT INTO nowhere VALUES (1);\n");
    const Ran ran = deploy({u"--yes"_s});
    QVERIFY2(ran.exitStatus == 6, ran.out + ran.err);
    QVERIFY2(ran.out.contains("Applied: 1_init."), ran.out);
    QVERIFY(exists("a") && !exists("b"));
    m_project->addPrisma(u"2_wrong"_s, "CREATE TABLE b (id int);\n");
    const Ran mended = deploy({u"--yes"_s});
    QVERIFY2(mended.exitStatus == 0, mended.out + mended.err);
    QVERIFY(exists("b"));
}

void TestDeploy::aFailureOutsideATransactionLeavesEffects()
{
    m_project->addPrisma(u"2_index"_s,
                         "CREATE INDEX CONCURRENTLY a_id ON a (id);\nCREATE INDEX CONCURRENTLY x ON nowhere (id);\n");
    const Ran ran = deploy({u"--yes"_s});
    QVERIFY2(ran.exitStatus == 6, ran.out + ran.err);
    QVERIFY2(ran.out.contains("2_index, statement 1 in line 1"), ran.out);
    QVERIFY(exists("a_id"));
}

void TestDeploy::aPartialRunIsTakenUpAgain()
{
    m_project->addPrisma(u"2_index"_s,
                         "CREATE INDEX CONCURRENTLY a_id ON a (id);\nCREATE INDEX CONCURRENTLY x ON later (id);\n");
    QCOMPARE(deploy({u"--yes"_s}).exitStatus, 6);
    (void)m_database->sql("CREATE TABLE later (id int)");
    const Ran again = deploy({u"--yes"_s});
    QVERIFY2(again.exitStatus == 0, again.out + again.err);
    QVERIFY2(again.err.contains("Resuming the interrupted run"), again.err);
    QVERIFY(exists("x"));
}

void TestDeploy::anInterruptLeavesNothing()
{
    m_project->addPrisma(u"2_slow"_s, "CREATE TABLE b (id int);\nSELECT pg_sleep(300);\n");
    const auto process
        = m_program->start({u"deploy"_s, m_project->path(), u"--target"_s, m_database->urlText(), u"--yes"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_database->sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                             "AND query LIKE 'SELECT pg_sleep(300)%' AND pid <> pg_backend_pid()")
                                 == "1"_L1,
                             60000);
    ::kill(pid_t(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished(60000));
    const QByteArray out = process->readAllStandardOutput();
    QVERIFY2(process->exitCode() == 130, out + process->readAllStandardError());
    QVERIFY2(out.contains("Outcome: cancelled.") && out.contains("Applied: 1_init."), out);
    QVERIFY(!exists("b"));
    QCOMPARE(
        count("pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep(300)%' AND pid <> "
              "pg_backend_pid()"),
        u"0"_s);
}

void TestDeploy::oneMigrationAtATime()
{
    m_project->addPrisma(u"2_next"_s, "CREATE TABLE b (id int);\n");
    const Ran ran = deploy({u"--yes"_s, u"--step"_s});
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QCOMPARE(ran.out.count("Outcome: done."), 2);
    QVERIFY(exists("b"));
}

void TestDeploy::upToANameOnly()
{
    m_project->addPrisma(u"2_next"_s, "CREATE TABLE b (id int);\n");
    QCOMPARE(deploy({u"--yes"_s, u"--to"_s, u"1_init"_s}).exitStatus, 0);
    QVERIFY(exists("a"));
    QVERIFY(!exists("b"));
    QCOMPARE(deploy({u"--yes"_s, u"--to"_s, u"3_nope"_s}).exitStatus, 2);
}

void TestDeploy::noBackupIsOnTheRecord()
{
    const Ran ran = deploy({u"--yes"_s, u"--no-backup"_s, u"--because"_s, u"an empty database"_s});
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QVERIFY(!QDir(m_program->stateFolder() + u"/backups"_s).exists());
    QVERIFY(m_program->run({u"report"_s, u"last"_s}).out.contains("an empty database"));
}

void TestDeploy::anInterruptEndsConnecting()
{
    const MuteListener server;
    const auto process = m_program->start({u"status"_s, m_project->path(), u"--target"_s, server.urlText()});
    QVERIFY(process->waitForStarted());
    QTest::qWait(1000);  // past its start, where the signal would simply end it
    QCOMPARE(process->state(), QProcess::Running);
    QElapsedTimer clock;
    clock.start();
    ::kill(pid_t(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished(60000));
    QCOMPARE_LT(clock.elapsed(), 3000);
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 130);
}

void TestDeploy::aTrialIsRolledBack()
{
    m_project->addPrisma(u"2_more"_s, "BEGIN;\nALTER TABLE a ADD COLUMN j int;\nCOMMIT;\n");
    const Ran ran = deploy({u"--dry-run"_s});
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QVERIFY2(ran.out.contains("Dry run: 3 statements ran and were rolled back; the database is as it was."), ran.out);
    QVERIFY(!exists("a"));
    QVERIFY(!exists("_prisma_migrations"));
    QVERIFY(!m_program->run({u"history"_s}).out.contains("done"));
}

void TestDeploy::aTrialTellsWhatWouldFail()
{
    m_project->addPrisma(u"2_deferred"_s,
                         "CREATE TABLE b (i int PRIMARY KEY, j int REFERENCES b DEFERRABLE INITIALLY DEFERRED);\n"
                         "INSERT INTO b VALUES (1, 2);\n");
    const Ran ran = deploy({u"--dry-run"_s, u"--format"_s, u"json"_s});
    QCOMPARE(ran.exitStatus, 5);
    const QByteArray last = ran.out.trimmed().split('\n').last();
    for (const char *needle : {"\"outcome\":\"undone\"", "\"exitCode\":5", "\"sqlstate\":\"23503\"", "\"dryRun\":true"})
        QVERIFY2(last.contains(needle), last);
    QVERIFY(!exists("a"));
}

void TestDeploy::aTrialNeedsTransactions()
{
    m_project->addPrisma(u"2_index"_s, "CREATE INDEX CONCURRENTLY i ON a (id);\n");
    const Ran ran = deploy({u"--dry-run"_s});
    QCOMPARE(ran.exitStatus, 2);
    QVERIFY2(ran.err.contains("2_index cannot be tried"), ran.err);
    QCOMPARE(deploy({u"--dry-run"_s, u"--to"_s, u"1_init"_s}).exitStatus, 0);
    QVERIFY(!exists("a"));
}

QTEST_GUILESS_MAIN(TestDeploy)
#include "tst_deploy.moc"
