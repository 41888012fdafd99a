// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/archivers.h"
#include "app/deploy/backup/archiving.h"
#include "app/postgres/sandbox.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString outcomes(const std::vector<Check> &checks)
{
    QStringList words;
    for (const Check &check : checks)
        words << check.id + u' ' + outcomeId(check.outcome);
    return words.join(u", "_s);
}

/// The server of the tests, started anew with these settings.
void restartWith(const QList<QByteArray> &settings)
{
    {
        const Database any;
        for (const QByteArray &setting : settings)
            any.sql("ALTER SYSTEM SET " + setting);
    }
    if (!stopSandbox({}) || !startSandbox({}))
        qFatal("The server does not start with %s", settings.join(", ").constData());
}

DeployRequest pitrRequest(const Project &project, const Database &database)
{
    DeployRequest request = project.request(database.url());
    request.noBackupBecause.clear();
    request.view.choice.policy.backup = BackupPolicy::Pitr;
    return request;
}

}  // namespace

/// A server of its own: whether it archives is a setting of the whole.
class BackupArchiveTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aServerThatDoesNotArchive()
    {
        const Database database;
        const auto session = taken(Session::open(database.url(), {}));
        const auto checks = taken(checkArchiving(*session, u"1"_s, {}));
        QVERIFY2(outcomes(checks).startsWith(
                     u"archive-mode fail, archive-command fail, archive-success warn, pgbackrest "_s),
                 qPrintable(outcomes(checks)));
    }

    void aRestorePointIsSeenToBeArchived()
    {
        const QTemporaryDir archive(u"/tmp/lockstep-archive-XXXXXX"_s);
        QFile::setPermissions(archive.path(), QFile::Permissions(0x7777));
        restartWith({"archive_mode = on", "archive_command = 'cp %p " + archive.path().toUtf8() + "/%f'"});
        const Database database;
        const Project project(Project::Layout::Plain);
        project.write(u"001_a.sql"_s, "CREATE TABLE a (i int);");
        const auto run = taken(DeployRun::begin(pitrRequest(project, database), {}));
        const StepRecord step = go(*run, Step::Backup);
        QVERIFY2(step.state == StepState::Succeeded || step.state == StepState::Confirmed,
                 step.error ? qPrintable(describe(*step.error)) : "");
        QStringList facts;
        for (const Fact &fact : step.facts)
            facts << fact.label.english() + u": "_s + fact.value;
        QVERIFY2(facts.filter(u"Restore point: lockstep "_s).size() == 1, qPrintable(facts.join(u'\n')));
        const QString segment = facts.filter(u"WAL segment: "_s).join(QString()).section(u' ', -1);
        QVERIFY2(QFile::exists(archive.filePath(segment)), qPrintable(segment));
        const auto session = taken(Session::open(database.url(), {}));
        QVERIFY2(outcomes(taken(checkArchiving(*session, u"1"_s, {})))
                     .startsWith(u"archive-mode pass, archive-command pass, archive-success pass"_s),
                 "success of late");
    }

    void aCommandThatFails()
    {
        restartWith({"archive_mode = on", "archive_command = 'test -e /nowhere/at/all'"});
        const Database database;
        const auto session = taken(Session::open(database.url(), {}));
        const RestorePoint point = taken(makeRestorePoint(*session, u"before it"_s, {}));
        QVERIFY(point.isSwitched);
        const Status seen = waitForArchive(*session, point, 60s, {});
        QVERIFY(!seen);
        QCOMPARE(seen.error().code, ErrorCode::CheckFailed);
        QVERIFY2(seen.error().detail.contains(u"failed"_s), qPrintable(describe(seen.error())));
        QVERIFY2(outcomes(taken(checkArchiving(*session, u"1"_s, {}))).contains(u"archive-success fail"_s),
                 "a failure after the last success");

        const Project project(Project::Layout::Plain);
        project.write(u"001_a.sql"_s, "CREATE TABLE a (i int);");
        const auto run = taken(DeployRun::begin(pitrRequest(project, database), {}));
        const StepRecord step = go(*run, Step::Backup);
        QCOMPARE(step.state, StepState::Failed);
        QCOMPARE(step.error->code, ErrorCode::CheckFailed);
    }

    void aCommandThatOnlySaysYes()
    {
        restartWith({"archive_mode = on", "archive_command = '/bin/true'"});
        const Database database;
        const auto session = taken(Session::open(database.url(), {}));
        QVERIFY2(outcomes(taken(checkArchiving(*session, u"1"_s, {}))).contains(u"archive-command fail"_s),
                 "/bin/true archives nothing");
    }

    void aRoleThatMayNot()
    {
        const Database database;
        database.sql("CREATE ROLE plain_deployer LOGIN");
        ConnectionUrl url = database.url();
        url.conninfo += " user=plain_deployer";
        const auto session = taken(Session::open(url, {}));
        const auto point = makeRestorePoint(*session, u"x"_s, {});
        QVERIFY(!point);
        QCOMPARE(point.error().code, ErrorCode::PrivilegeMissing);
        QVERIFY2(point.error().hint.english().contains(u"GRANT EXECUTE"_s), qPrintable(describe(point.error())));
        database.sql("GRANT EXECUTE ON FUNCTION pg_create_restore_point(text) TO plain_deployer");
        const auto allowed = makeRestorePoint(*session, u"x"_s, {});
        database.sql("DROP OWNED BY plain_deployer; DROP ROLE plain_deployer");
        QVERIFY2(allowed, allowed ? "" : qPrintable(describe(allowed.error())));
        QVERIFY2(!allowed->isSwitched, "pg_switch_wal() was not granted");
    }

    /// What pgBackRest prints, in the form its guide shows.
    void whatPgBackRestSays_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Outcome>("outcome");
        const QByteArray form = R"([{"name":"main","db":[{"id":1,"system-id":7012345678901234567,"version":"15"}],)"
                                R"("status":{"code":%1,"message":"%2"},"backup":[%3]}])";
        const QByteArray backup
            = R"({"label":"20251119-010203F","timestamp":{"start":1,"stop":1763514123},"type":"full"})";
        const auto filled = [&form](const QByteArray &code, const QByteArray &words, const QByteArray &backups) {
            return QByteArray(form).replace("%1", code).replace("%2", words).replace("%3", backups);
        };
        QTest::newRow("well") << filled("0", "ok", backup) << Outcome::Pass;
        QTest::newRow("not well") << filled("2", "no valid backups", "") << Outcome::Fail;
        QTest::newRow("no backup") << filled("0", "ok", "") << Outcome::Fail;
        QTest::newRow("another server") << QByteArray(filled("0", "ok", backup)).replace("7012", "7013")
                                        << Outcome::Warn;
        QTest::newRow("nothing") << QByteArray("[]") << Outcome::Warn;
        QTest::newRow("no JSON") << QByteArray("ERROR: [055]") << Outcome::Warn;
    }
    void whatPgBackRestSays()
    {
        QFETCH(QByteArray, json);
        QFETCH(Outcome, outcome);
        QCOMPARE(pgBackRestVerdict(json, u"7012345678901234567"_s).outcome, outcome);
    }

    void whatBarmanSays()
    {
        QCOMPARE(barmanVerdict(R"({"main":[{"backup_id":"20251119T010203"}]})").outcome, Outcome::Pass);
        QCOMPARE(barmanVerdict("{}").outcome, Outcome::Warn);
    }

private:
    OwnServer m_server;
};

QTEST_GUILESS_MAIN(BackupArchiveTest)
#include "tst_backuparchive.moc"
