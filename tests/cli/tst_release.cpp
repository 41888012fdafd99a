// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testpostgres.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What comes after the migrations, and when it may come, as a script sees it.
class TestRelease : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void releaseAndSmokeTestsAreShown();
    void everyEventIsValid();
    void aFailedReleaseIsTakenUpByName();
    void aFailedSmokeTestIsNoSuccess();
    void aWindowThatIsClosedWantsAReason_data();
    void aWindowThatIsClosedWantsAReason();
    void verifyAsksTheAssertions();
    void verifyAgreesWithStatusAboutLostFiles();
    void configTellsWhetherItIsUnderstood();

private:
    Ran deploy(const QStringList &options) const { return on(u"deploy"_s, options); }
    Ran on(const QString &command, const QStringList &options = {}) const
    {
        return m_program->run(QStringList{command, m_project->path(), u"--target"_s, m_target} + options);
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Database> m_database;
    QString m_target;
};

void TestRelease::init()
{
    m_program = std::make_unique<Program>();
    m_project = std::make_unique<Project>();
    m_database = std::make_unique<Database>();
    m_target = m_database->urlText();
    m_project->addPrisma(u"1_init"_s, "CREATE TABLE a (id int);\nINSERT INTO a SELECT generate_series(1, 3);\n");
}

void TestRelease::releaseAndSmokeTestsAreShown()
{
    m_project->write(u"lockstep.toml"_s,
                     "[release]\ncommand = [\"/bin/sh\", \"-c\", \"echo rolled out $LOCKSTEP_RUN\"]\n"
                     "[[smoke.assertions]]\nname = \"three rows\"\nsql = \"SELECT count(*) = 3 FROM a\"\n");
    const Ran ran = deploy({u"--yes"_s});
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    for (const char *needle : {"Step 6 of 8: Release", "echo rolled out", "Exit status 0", "Step 7 of 8: Smoke test",
                               "three rows", "It is true.", "Outcome: done."})
        QVERIFY2(ran.out.contains(needle), needle + ran.out);
    QVERIFY2(ran.err.contains("rolled out "), ran.err);
    QVERIFY(m_program->run({u"report"_s, u"last"_s}).out.contains("## Smoke test"));
}

void TestRelease::everyEventIsValid()
{
    m_project->write(u"lockstep.toml"_s,
                     "[release]\nshell = \"echo one; printf '\\\\377\\\\000\\\\n'\"\n"
                     "[[smoke.commands]]\nname = \"alive\"\ncommand = [\"/bin/true\"]\n");
    const Ran ran = deploy({u"--yes"_s, u"--format"_s, u"json"_s});
    QVERIFY2(ran.exitStatus == 0, ran.out + ran.err);
    QCOMPARE(schemaProblems(u"deploy-event"_s, ran.out, true), QString());
    QStringList steps;
    for (const QByteArray &line : ran.out.trimmed().split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        QVERIFY2(line.size() < 20'000, line.left(200));
        if (event[u"kind"_s] == u"stepFinished"_s)
            steps << event[u"step"_s].toString() + u' ' + event[u"state"_s].toString();
        if (event[u"step"_s] == u"release"_s && event[u"kind"_s] == u"notice"_s && event[u"text"_s] == u"one"_s)
            steps << u"notice"_s;
    }
    QCOMPARE(steps.join(u", "_s),
             u"plan succeeded, backup succeeded, preflight succeeded, migrate succeeded, verify succeeded, notice, "
             "release succeeded, smoke succeeded, record succeeded"_s);
    QCOMPARE(schemaProblems(u"record"_s, m_program->run({u"report"_s, u"last"_s, u"--format"_s, u"json"_s}).out),
             QString());
}

void TestRelease::aFailedReleaseIsTakenUpByName()
{
    m_project->write(u"lockstep.toml"_s, "[release]\nshell = \"echo tried >> tries; test -e ready\"\n");
    const Ran failed = deploy({u"--yes"_s});
    QVERIFY2(failed.exitStatus == 1, failed.out + failed.err);
    QVERIFY2(failed.out.contains("Outcome: failed.") && failed.out.contains("Applied: 1_init."), failed.out);
    m_project->write(u"ready"_s, "");
    const Ran unasked = deploy({u"--yes"_s});
    QVERIFY2(unasked.exitStatus == 4, unasked.out + unasked.err);
    QVERIFY2(unasked.err.contains("--resume"), unasked.err);
    QFile tries(m_project->file(u"tries"_s));
    QVERIFY(tries.open(QIODevice::ReadOnly));
    QCOMPARE(tries.readAll(), "tried\n"_ba);
    const Ran resumed = deploy({u"--yes"_s, u"--resume"_s, u"last"_s});
    QVERIFY2(resumed.exitStatus == 0, resumed.out + resumed.err);
    const Ran after = deploy({u"--yes"_s});
    QVERIFY2(after.out.contains("Nothing is pending."), after.out + after.err);
}

void TestRelease::aFailedSmokeTestIsNoSuccess()
{
    m_project->write(u"lockstep.toml"_s,
                     "[[smoke.assertions]]\nname = \"four rows\"\nsql = \"SELECT count(*) = 4 FROM a\"\n");
    const Ran ran = deploy({u"--yes"_s});
    QVERIFY2(ran.exitStatus == 1, ran.out + ran.err);
    QVERIFY2((ran.out + ran.err).contains("four rows"), ran.out + ran.err);
}

void TestRelease::aWindowThatIsClosedWantsAReason_data()
{
    QTest::addColumn<bool>("isProtected");
    QTest::addColumn<int>("daysAway");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("exitStatus");
    QTest::newRow("closed") << true << 3 << QStringList{} << 4;
    QTest::newRow("closed, with a reason") << true << 3 << QStringList{u"--outside-window"_s, u"it is down"_s} << 0;
    QTest::newRow("open") << true << 0 << QStringList{} << 0;
    QTest::newRow("closed, of a target that is not protected") << false << 3 << QStringList{} << 0;
}

void TestRelease::aWindowThatIsClosedWantsAReason()
{
    QFETCH(bool, isProtected);
    QFETCH(int, daysAway);
    QFETCH(QStringList, options);
    QFETCH(int, exitStatus);
    // Three days' worth, so that midnight comes in no row's way.
    static const QByteArrayList days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const int today = QDateTime::currentDateTimeUtc().date().dayOfWeek() - 1;
    const auto day = [&](int distance) { return days[(today + daysAway + distance + 7) % 7]; };
    m_project->write(u"lockstep.toml"_s,
                     "[environments.live]\nurl = \"env:LIVE\"\nprotected = "
                         + QByteArray(isProtected ? "true" : "false") + "\nwindow = \"" + day(-1) + '-' + day(1)
                         + " 00:00-00:00 UTC\"\n");
    m_program->environment.insert(u"LIVE"_s, m_database->urlText());
    m_target = u"live"_s;
    QStringList given{u"--yes"_s, u"--confirm"_s, m_database->url().database};
    for (const char *question : {"downtime-announced", "recovery-point", "corrective-script", "watcher"})
        given << u"--answer"_s << QString::fromLatin1(question) + u"=a test"_s;
    const Ran ran = deploy(given + options);
    QVERIFY2(ran.exitStatus == exitStatus, ran.out + ran.err);
    QCOMPARE(m_database->sql("SELECT to_regclass('a') IS NOT NULL"), exitStatus == 0 ? u"t"_s : u"f"_s);
    if (exitStatus == 4)
        QVERIFY2(ran.err.contains("--outside-window"), ran.err);
    else if (!options.isEmpty())
        QVERIFY(m_program->run({u"report"_s, u"last"_s}).out.contains("it is down"));
}

void TestRelease::verifyAsksTheAssertions()
{
    QCOMPARE(deploy({u"--yes"_s}).exitStatus, 0);
    m_project->write(u"lockstep.toml"_s,
                     "[[verify.assertions]]\nname = \"no rows are left\"\nsql = \"SELECT * FROM a\"\n"
                     "expect = \"no rows\"\n");
    const Ran ran = on(u"verify"_s, {u"--format"_s, u"json"_s});
    QCOMPARE(ran.exitStatus, 1);
    QCOMPARE(schemaProblems(u"verify"_s, ran.out), QString());
    QVERIFY2(ran.out.contains("assertion-no-rows-are-left"), ran.out);
}

void TestRelease::verifyAgreesWithStatusAboutLostFiles()
{
    m_project->addPrisma(u"2_more"_s, "CREATE TABLE b (id int);\n");
    QCOMPARE(deploy({u"--yes"_s}).exitStatus, 0);
    QCOMPARE(on(u"verify"_s).exitStatus, 0);
    QVERIFY(QDir(m_project->file(u"prisma/migrations/2_more"_s)).removeRecursively());
    QCOMPARE(on(u"status"_s).exitStatus, 1);
    const Ran ran = on(u"verify"_s);
    QCOMPARE(ran.exitStatus, 1);
    QVERIFY2(ran.out.contains("2_more"), ran.out);
}

void TestRelease::configTellsWhetherItIsUnderstood()
{
    const Ran schema = m_program->run({u"config"_s, u"--schema"_s});
    QCOMPARE(schema.exitStatus, 0);
    QCOMPARE(QJsonDocument::fromJson(schema.out).object()[u"title"_s].toString(), u"lockstep.toml"_s);
    QVERIFY(m_program->run({u"config"_s, m_project->path()}).out.contains("no lockstep.toml"));
    m_project->write(u"lockstep.toml"_s, "[release]\npause = \"Switch over.\"\n");
    QVERIFY(m_program->run({u"config"_s, m_project->path()}).out.contains("understood"));
    m_project->write(u"lockstep.toml"_s, "[release]\npaus = \"Switch over.\"\n");
    const Ran bad = m_program->run({u"config"_s, m_project->path()});
    QCOMPARE(bad.exitStatus, 2);
    QVERIFY2(bad.err.contains("lockstep.toml:2") || bad.err.contains("line 2"), bad.err);
}

QTEST_GUILESS_MAIN(TestRelease)
#include "tst_release.moc"
