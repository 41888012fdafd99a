// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/revert.h"
#include "app/project/connectionurl.h"
#include "tests/deploy/killevents.h"
#include "tests/deploy/killpoints.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

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

/// The child: takes the project back and kills itself at an event.
int revertAndDie(const QStringList &arguments)
{
    const Project project(Project::Layout::Plain, arguments.at(2));
    const auto run = taken(DeployRun::begin(revertRequest(project, taken(parseConnectionUrl(arguments.at(3)))), {}));
    return fatalEventOf(arguments).perform(*run);
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

Child reverted(const Project &project, const Database &database, int fatal, Moment moment)
{
    return runToEvent({u"--revert-and-die"_s, project.root(), database.urlText()}, fatal, moment);
}

}  // namespace

/// A revert is killed at the events of its journal: a sample of them, or with LOCKSTEP_KILL_ALL=1 every one.
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
        const auto [expected, points] = undisturbed();
        QCOMPARE(expected, u"trace=a,b1,b2,c ledger= a=f indexes=back:true"_s);
        QVERIFY(points > 20);
        const auto tried = spread(points, 12);
        int killed = 0;
        for (const int point : tried) {
            const Database database;
            const Project project(Project::Layout::Plain);
            deploy(project, database);
            const Child child = reverted(project, database, point, afterAct ? Moment::AfterAct : Moment::AfterWrite);
            killed += child.status == QProcess::CrashExit ? 1 : 0;
            const QString outcome = resumedOutcome(project, database);
            QVERIFY2(outcome == "done"_L1 || outcome == "finished"_L1,
                     qPrintable(u"killed at event %1: %2"_s.arg(point).arg(outcome)));
            QVERIFY2(endState(database) == expected,
                     qPrintable(u"killed at event %1: %2"_s.arg(point).arg(endState(database))));
            QVERIFY(taken(taken(Journal::open(project.journalPath()))->checkChain()).isIntact);
        }
        QVERIFY(killed >= int(tried.size()) - 1);
        qInfo("A revert of three has %d events; killed at %d of %d tried, each time resumed to the same end; nothing "
              "lost, nothing done twice.",
              points, killed, int(tried.size()));
    }

private:
    static std::pair<QString, int> undisturbed()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        deploy(project, database);
        const Child child = reverted(project, database, 0, Moment::AfterWrite);
        if (child.status != QProcess::NormalExit)
            qFatal("The undisturbed revert failed.");
        return {endState(database), child.events};
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
