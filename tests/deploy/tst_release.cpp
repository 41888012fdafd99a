// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/deploy/replay.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

#include <csignal>
#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<DeployRun> begun(const DeployRequest &request)
{
    return taken(DeployRun::begin(request, {}));
}

QString factOf(const StepRecord &step, const char *label)
{
    for (const Fact &fact : step.facts) {
        if (fact.label.english() == QLatin1StringView(label))
            return fact.value;
    }
    return {};
}

QString rendered(const StepRecord &step)
{
    QStringList lines{QString(stepStateId(step.state))};
    for (const Fact &fact : step.facts)
        lines << fact.label.english() + u": "_s + fact.value;
    for (const Check &check : step.checks)
        lines << u"%1 %2: %3 %4"_s.arg(check.id, outcomeId(check.outcome), check.message.english(), check.detail);
    if (step.error)
        lines << describe(*step.error);
    return lines.join(u'\n');
}

QStringList ids(const std::vector<Confirmation> &confirmations)
{
    QStringList all;
    for (const Confirmation &one : confirmations)
        all << one.id;
    return all;
}

}  // namespace

/// A project whose one migration makes a table, and lockstep.toml as a test wants it.
class ReleaseTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void init()
    {
        m_database = std::make_unique<Database>();
        m_project = std::make_unique<Project>();
        m_project->write(u"20240101000000_a"_s, "CREATE TABLE a AS SELECT generate_series(1, 3) i;");
    }

    void nothingConfiguredIsSkippedWithItsReason()
    {
        const auto run = configured({});
        const StepRecord last = go(*run, Step::Record);
        QVERIFY2(!last.error, qPrintable(rendered(last)));
        QVERIFY(!run->hasWork(Step::Release) && !run->hasWork(Step::Smoke));
        QCOMPARE(run->record().at(Step::Release).state, StepState::Skipped);
        QCOMPARE(factOf(run->record().at(Step::Release), "Skipped, not in lockstep.toml"), u"[release]"_s);
        QCOMPARE(factOf(run->record().at(Step::Smoke), "Skipped, not in lockstep.toml"), u"[smoke]"_s);
        QCOMPARE(run->record().outcome, u"done"_s);
    }

    /// Journals from before these steps have no word of them.
    void anOlderJournalIsRead_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<StepState>("state");
        QTest::newRow("of a run that came to its end") << u"done"_s << StepState::Skipped;
        QTest::newRow("of one that failed") << u"failed"_s << StepState::Waiting;
        QTest::newRow("of one that goes on") << QString() << StepState::Waiting;
    }

    void anOlderJournalIsRead()
    {
        QFETCH(QString, outcome);
        RunRecord record;
        applyEvent(record, {.run = u"r"_s, .kind = u"runStarted"_s});
        for (const char *step : {"plan", "backup", "preflight", "migrate", "verify"})
            applyEvent(record, {.kind = u"stepConfirmed"_s, .data = {{u"step"_s, QLatin1StringView(step)}}});
        if (!outcome.isEmpty())
            applyEvent(record, {.kind = u"finished"_s, .data = {{u"outcome"_s, outcome}}});
        QTEST(record.at(Step::Release).state, "state");
        QTEST(record.at(Step::Smoke).state, "state");
        QCOMPARE(record.at(Step::Verify).state, StepState::Confirmed);
    }

    void otherEnvironmentsAreNotReleased()
    {
        const auto run = configured("[environments.production]\nurl = \"env:P\"\n"
                                    "[release]\nshell = \"touch released\"\nenvironments = [\"production\"]\n");
        go(*run, Step::Record);
        QCOMPARE(run->record().at(Step::Release).state, StepState::Skipped);
        QVERIFY(!QFile::exists(m_project->root() + u"/released"_s));
    }

    void theCommandRunsInItsFolder()
    {
        QVERIFY(QDir(m_project->root()).mkdir(u"ops"_s));
        const auto run = configured("[release]\ncommand = [\"/bin/sh\", \"-c\", \"echo $0 $LOCKSTEP_RUN; "
                                    "echo $LOCKSTEP_ENVIRONMENT > released\", \"$HOME\"]\nfolder = \"ops\"\n");
        go(*run, Step::Verify);
        QCOMPARE(ids(run->before(Step::Release)), QStringList{u"go"_s});
        QStringList told;
        const StepRecord release = go(*run, Step::Release, [&told](const RunEvent &event) {
            if (event.kind == u"notice"_s && event.step == Step::Release)
                told << event.text;
        });
        QVERIFY2(!release.error, qPrintable(rendered(release)));
        QCOMPARE(told, QStringList{u"$HOME "_s + run->record().id});
        QCOMPARE(factOf(release, "How it ended"), u"Exit status 0"_s);
        QCOMPARE(factOf(release, "Last lines"), told.front());
        QVERIFY(QFile::exists(m_project->root() + u"/ops/released"_s));
        const StepRecord last = go(*run, Step::Record);
        QVERIFY2(!last.error, qPrintable(rendered(last)));
        QCOMPARE(run->record().outcome, u"done"_s);
    }

    void aHostileCommandFailsTheStep_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QString>("words");
        QTest::newRow("it exits 3") << QByteArray("shell = \"echo no luck; exit 3\"") << u"exit status 3"_s;
        QTest::newRow("it prints binary and fails")
            << QByteArray("shell = \"head -c 5000 /dev/urandom; printf '\\\\000'; exit 1\"") << u"exit status 1"_s;
        QTest::newRow("it never ends") << QByteArray("shell = \"trap '' TERM; while :; do sleep 1; done\"\n"
                                                     "timeout = \"300ms\"")
                                       << u"did not end in time"_s;
        QTest::newRow("it floods and fails")
            << QByteArray("shell = \"yes | head -c 100000000; exit 4\"") << u"exit status 4"_s;
        QTest::newRow("it ends itself") << QByteArray("shell = \"kill -KILL $$\"") << u"ended from outside"_s;
        QTest::newRow("it is not there") << QByteArray("command = [\"./no-such\"]") << u"Cannot start"_s;
        QTest::newRow("its folder is not there")
            << QByteArray("command = [\"/bin/true\"]\nfolder = \"nowhere\"") << u"Cannot start"_s;
    }

    void aHostileCommandFailsTheStep()
    {
        QFETCH(QByteArray, command);
        QFETCH(QString, words);
        const auto run = configured("[release]\n" + command + '\n');
        const StepRecord release = go(*run, Step::Release);
        QCOMPARE(release.state, StepState::Failed);
        QVERIFY2(describe(*release.error).contains(words), qPrintable(rendered(release)));
        QCOMPARE(run->next(), std::optional(Step::Release));
        QCOMPARE(ids(run->before(Step::Release)), QStringList{u"again"_s});
        QCOMPARE(m_database->sql("SELECT count(*) FROM a"), u"3"_s);
        const auto journal = taken(Journal::open(m_project->journalPath()));
        QCOMPARE(rendered(taken(readRun(*journal, run->record().id)).at(Step::Release)), rendered(release));
    }

    void aChildThatHoldsThePipeIsNotWaitedFor()
    {
        const auto run = configured("[release]\nshell = \"sleep 60 & echo $!\"\n");
        const StepRecord release = go(*run, Step::Release);
        QVERIFY2(!release.error, qPrintable(rendered(release)));
        const int child = factOf(release, "Last lines").toInt();
        QVERIFY(child > 1 && ::kill(child, SIGKILL) == 0);
    }

    void itIsCancelled()
    {
        const auto run = configured("[release]\nshell = \"sleep 100\"\n");
        go(*run, Step::Verify);
        std::stop_source stop;
        std::jthread stopper([&stop] {
            std::this_thread::sleep_for(300ms);
            stop.request_stop();
        });
        const StepRecord release = go(*run, Step::Release, {}, JobContext(stop.get_token()));
        QCOMPARE(release.state, StepState::Cancelled);
    }

    void thePasswordIsMasked()
    {
        DeployRequest request
            = requestFor("[release]\nshell = \"echo url=postgresql://ada:p%40ss-w0rd@h p@ss-w0rd\"\n");
        request.view.url.conninfo += " password='p@ss-w0rd'";
        const auto run = begun(request);
        QStringList told;
        const StepRecord release = go(*run, Step::Release, [&told](const RunEvent &event) { told << event.text; });
        QVERIFY2(!release.error, qPrintable(rendered(release)));
        QCOMPARE(factOf(release, "Last lines"), u"url=postgresql://ada:***@h ***"_s);
        QVERIFY(told.contains(u"url=postgresql://ada:***@h ***"_s));
    }

    void whatWasInterruptedIsNotRunAgainUnasked()
    {
        const QByteArray toml = "[release]\nshell = \"echo once >> released; test -e fixed\"\n";
        const QString id = [&] {
            const auto run = configured(toml);
            go(*run, Step::Release);
            return run->record().id;
        }();
        QVERIFY(writeFileDurably(m_project->root() + u"/fixed"_s, ""));
        const auto resumed = taken(DeployRun::resume(id, requestFor(toml), {}));
        QCOMPARE(resumed->next(), std::optional(Step::Release));
        QCOMPARE(ids(resumed->before(Step::Release)), QStringList{u"again"_s});
        const auto unasked = resumed->perform(Step::Release, {}, {});
        QVERIFY(!unasked);
        QCOMPARE(unasked.error().code, ErrorCode::PolicyRefused);
        const StepRecord release = go(*resumed, Step::Release);
        QVERIFY2(!release.error, qPrintable(rendered(release)));
        QCOMPARE(taken(readFile(m_project->root() + u"/released"_s)), QByteArray("once\nonce\n"));
    }

    void aPauseIsConfirmedByHand()
    {
        const auto run = configured("[release]\npause = \"Switch the traffic over.\"\n");
        go(*run, Step::Verify);
        QCOMPARE(ids(run->before(Step::Release)), QStringList{u"released"_s});
        QVERIFY(!run->perform(Step::Release, {}, {}));
        go(*run, Step::Record);
        QCOMPARE(factOf(run->record().at(Step::Release), "Done by hand"), u"Switch the traffic over."_s);
        QCOMPARE(run->record().at(Step::Release).state, StepState::Confirmed);
        QCOMPARE(run->record().outcome, u"done"_s);
    }

    void everySmokeTestHasItsResult()
    {
        const auto run = configured(R"(
[[smoke.assertions]]
name = "rows"
sql = "SELECT count(*) = 3 FROM a"
[[smoke.assertions]]
name = "wipes"
sql = "SELECT * FROM a; DELETE FROM a"
[[smoke.commands]]
name = "health"
command = ["/bin/echo", "alive"]
[[smoke.commands]]
name = "sick"
shell = "echo ill; exit 7"
[[smoke.commands]]
name = "nobody"
command = ["./nobody"]
)");
        const StepRecord smoke = go(*run, Step::Smoke);
        QCOMPARE(smoke.state, StepState::Failed);
        QStringList results;
        for (const Check &check : smoke.checks)
            results << check.id + u' ' + outcomeId(check.outcome);
        QCOMPARE(results.join(u", "_s),
                 u"assertion-rows pass, assertion-wipes fail, command-health pass, command-sick fail, "
                 "command-nobody fail"_s);
        QCOMPARE(smoke.checks[2].detail, u"alive"_s);
        QVERIFY(smoke.checks[3].message.english().contains(u"exit status 7"_s));
        QCOMPARE(smoke.error->code, ErrorCode::CheckFailed);
        QCOMPARE(exitStatus(run->record()), 1);
        QCOMPARE(m_database->sql("SELECT count(*) FROM a"), u"3"_s);
    }

    void aGoodSmokeTestEndsTheRun()
    {
        const auto run = configured("[[smoke.assertions]]\nname = \"rows\"\nsql = \"SELECT count(*) = 3 FROM a\"\n");
        const StepRecord last = go(*run, Step::Record);
        QVERIFY2(!last.error, qPrintable(rendered(last)));
        QCOMPARE(run->record().at(Step::Smoke).state, StepState::Confirmed);
        QCOMPARE(run->record().outcome, u"done"_s);
    }

    void confirmationsMayBeForChangesAlone()
    {
        DeployRequest request
            = requestFor("[[smoke.assertions]]\nname = \"rows\"\nsql = \"SELECT count(*) = 3 FROM a\"\n");
        request.view.choice.policy.confirmsEveryStep = false;
        const auto run = begun(request);
        for (auto step = run->next(); step; step = run->next()) {
            QHash<QString, QString> answers;
            for (const Confirmation &one : run->before(*step))
                answers.insert(one.id, u"yes"_s);
            if (!answers.isEmpty())
                QVERIFY(run->confirm(*step, answers, {}));
            const StepRecord record = taken(run->perform(*step, {}, {}));
            QVERIFY2(!record.error, qPrintable(rendered(record)));
            for (const Confirmation &one : run->after(*step))
                QVERIFY2(one.id != u"seen"_s || count(record.checks, Outcome::Warn) > 0, qPrintable(rendered(record)));
            if (!run->after(*step).empty())
                QVERIFY(confirmAll(*run, *step));
        }
        QCOMPARE(run->record().outcome, u"done"_s);
    }

private:
    DeployRequest requestFor(const QByteArray &toml) const
    {
        if (!writeFileDurably(m_project->root() + u"/lockstep.toml"_s, toml))
            qFatal("lockstep.toml cannot be written");
        return m_project->request(m_database->url());
    }
    std::shared_ptr<DeployRun> configured(const QByteArray &toml) const { return begun(requestFor(toml)); }

    std::unique_ptr<Database> m_database;
    std::unique_ptr<Project> m_project;
};

QTEST_GUILESS_MAIN(ReleaseTest)
#include "tst_release.moc"
