// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/revert.h"
#include "app/project/connectionurl.h"
#include "tests/deploy/deployproject.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

#include <csignal>
#include <thread>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    std::abort();
}

/// Keeps the journal from being written, so that the next act happens and its outcome is never taken down.
void blockJournal(const QString &path)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"block"_s);
    database.setDatabaseName(path);
    if (!database.open() || !QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s))
        qFatal("The journal cannot be blocked.");
    std::thread([] {
        std::this_thread::sleep_for(350ms);
        die();
    }).detach();
}

DeployRequest revertRequest(const Project &project, const ConnectionUrl &url)
{
    const DeployRequest base = project.request(url);
    auto request = taken(
        makeRevertRequest(base.workspace, base.view, {.migration = u"20240101000000_a.sql"_s, .downTo = true}, {}));
    request.view = base.view;
    request.noBackupBecause = base.noBackupBecause;
    request.journalPath = base.journalPath;
    return request;
}

/// The child: takes the project back and kills itself at the event with the given number.
int revertAndDie(const QStringList &arguments)
{
    const Project project(Project::Layout::Plain, arguments.at(2));
    const int fatal = arguments.at(4).toInt();
    const bool afterAct = arguments.at(5) == "act"_L1;
    const auto run = taken(DeployRun::begin(revertRequest(project, taken(parseConnectionUrl(arguments.at(3)))), {}));
    int events = 0;
    go(*run, Step::Record, [&](const RunEvent &) {
        if (++events != fatal)
            return;
        if (!afterAct)
            die();
        blockJournal(project.journalPath());
    });
    std::printf("%d\n", events);
    return run->record().outcome == "done"_L1 ? 0 : 1;
}

/// In one transaction, statement by statement, in blocks of its own; rows tell what ran twice or by half.
void writeMigrations(const Project &project)
{
    project.write(u"20240101000000_a.sql"_s, "CREATE TABLE a (i int);\nINSERT INTO a VALUES (1);\n");
    project.write(u"20240101000000_a_rollback.sql"_s, "INSERT INTO trace VALUES ('a');\nDROP TABLE a;\n");
    project.write(u"20240102000000_b.sql"_s, "CREATE INDEX CONCURRENTLY fresh ON a (i);\n");
    project.write(u"20240102000000_b_rollback.sql"_s,
                  "CREATE INDEX CONCURRENTLY back ON trace (t);\nDROP INDEX CONCURRENTLY fresh;\n"
                  "BEGIN;\nINSERT INTO trace VALUES ('b1');\nUPDATE a SET i = i + 10;\nCOMMIT;\n"
                  "BEGIN;\nINSERT INTO trace VALUES ('b2');\nCOMMIT;\n");
    project.write(u"20240103000000_c.sql"_s, "ALTER TABLE a ADD COLUMN j int;\n");
    project.write(u"20240103000000_c_rollback.sql"_s,
                  "ALTER TABLE a DROP COLUMN j;\nINSERT INTO trace VALUES ('c');\n");
}

void deploy(const Project &project, const Database &database)
{
    database.sql("CREATE TABLE trace (t text)");
    writeMigrations(project);
    const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
    const StepRecord last = go(*run, Step::Record);
    if (last.error)
        qFatal("%s", qPrintable(describe(*last.error)));
}

QString endState(const Database &database)
{
    return u"trace=%1 ledger=%2 a=%3 indexes=%4"_s.arg(
        database.sql("SELECT string_agg(t, ',' ORDER BY t) FROM trace"),
        database.sql("SELECT coalesce(string_agg(filename, ','), '') FROM _manual_migrations"),
        database.sql("SELECT to_regclass('a') IS NOT NULL"),
        database.sql("SELECT string_agg(indexrelid::regclass || ':' || indisvalid, ',') FROM pg_index "
                     "WHERE indrelid = 'trace'::regclass"));
}

QProcess::ExitStatus runChild(const Project &project, const Database &database, int fatal, bool afterAct,
                              QByteArray *said)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {u"--revert-and-die"_s, project.root(), database.urlText(), QString::number(fatal),
                 afterAct ? u"act"_s : u"write"_s});
    if (!child.waitForFinished(60000))
        qFatal("The child does not end.");
    if (said)
        *said = child.readAllStandardOutput();
    return child.exitStatus();
}

QString resumedOutcome(const Project &project, const Database &database)
{
    const auto journal = taken(Journal::open(project.journalPath()));
    const auto interrupted = taken(interruptedRuns(*journal, project.open()->root));
    if (interrupted.empty())
        return u"finished"_s;
    auto run = DeployRun::resume(interrupted.front().id, project.request(database.url()), {});
    if (!run)
        return describe(run.error());
    const StepRecord last = go(**run, Step::Record);
    return last.error ? describe(*last.error) : (*run)->record().outcome;
}

}  // namespace

class RevertKillTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void killedAnywhereTheEndIsTheSame_data()
    {
        QTest::addColumn<bool>("afterAct");
        QTest::newRow("right after a journal write") << false;
        QTest::newRow("between act and journal write") << true;
    }

    void killedAnywhereTheEndIsTheSame()
    {
        QFETCH(bool, afterAct);
        QByteArray said;
        const QString expected = undisturbed(&said);
        QCOMPARE(expected, u"trace=a,b1,b2,c ledger= a=f indexes=back:true"_s);
        const int points = said.trimmed().toInt();
        QVERIFY(points > 20);
        int killed = 0;
        for (int point = 1; point <= points; ++point) {
            const Database database;
            const Project project(Project::Layout::Plain);
            deploy(project, database);
            killed += runChild(project, database, point, afterAct, nullptr) == QProcess::CrashExit ? 1 : 0;
            const QString outcome = resumedOutcome(project, database);
            QVERIFY2(outcome == "done"_L1 || outcome == "finished"_L1,
                     qPrintable(u"killed at event %1: %2"_s.arg(point).arg(outcome)));
            QVERIFY2(endState(database) == expected,
                     qPrintable(u"killed at event %1: %2"_s.arg(point).arg(endState(database))));
            QVERIFY(taken(taken(Journal::open(project.journalPath()))->checkChain()).isIntact);
        }
        QVERIFY(killed >= points - 1);
        qInfo("A revert of three was killed and resumed at %d points; nothing lost, nothing done twice.", killed);
    }

private:
    static QString undisturbed(QByteArray *said)
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        deploy(project, database);
        if (runChild(project, database, 0, false, said) != QProcess::NormalExit)
            qFatal("The undisturbed revert failed.");
        return endState(database);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--revert-and-die") == 0)
        return revertAndDie(QCoreApplication::arguments());
    RevertKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_revertkill.moc"
