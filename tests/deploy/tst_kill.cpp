// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/survey.h"
#include "app/project/connectionurl.h"
#include "tests/deploy/killevents.h"
#include "tests/deploy/killpoints.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// The child: deploys the project and kills itself at an event.
int deployAndDie(const QStringList &arguments)
{
    const auto layout = arguments.at(2) == "prisma"_L1 ? Project::Layout::Prisma : Project::Layout::Plain;
    const Project project(layout, arguments.at(3));
    const auto run = taken(DeployRun::begin(project.request(taken(parseConnectionUrl(arguments.at(4)))), {}));
    return fatalEventOf(arguments).perform(*run);
}

void writeMigrations(const Project &project, bool isPrisma)
{
    const QString suffix = isPrisma ? QString() : u".sql"_s;
    project.write(u"20240101000000_a"_s + suffix,
                  "CREATE TABLE a (i int);\nINSERT INTO a VALUES (1);\nCREATE INDEX old ON a (i);\n");
    project.write(u"20240102000000_b"_s + suffix,
                  "CREATE INDEX CONCURRENTLY fresh ON a (i);\nDROP INDEX CONCURRENTLY old;\n"
                  "BEGIN;\nUPDATE a SET i = i + 10;\nUPDATE a SET i = i * 2;\nCOMMIT;\n"
                  "BEGIN;\nUPDATE a SET i = i + 100;\nCOMMIT;\n");
    project.write(u"20240103000000_c"_s + suffix, "UPDATE a SET i = i + 1;\nALTER TABLE a ADD COLUMN j int;\n");
}

/// Everything that being applied twice or by half would change.
QString endState(const Database &database, bool isPrisma)
{
    const QByteArray ledger = isPrisma ? "SELECT string_agg(migration_name || ':' || (finished_at IS NOT NULL), ',' "
                                         "ORDER BY migration_name) FROM _prisma_migrations"
                                       : "SELECT string_agg(filename, ',' ORDER BY filename) FROM _manual_migrations";
    return u"i=%1 columns=%2 indexes=%3 ledger=%4"_s.arg(
        database.sql("SELECT string_agg(i::text, ',') FROM a"),
        database.sql("SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'a'::regclass "
                     "AND attnum > 0"),
        database.sql("SELECT string_agg(indexrelid::regclass || ':' || indisvalid, ',') FROM pg_index WHERE indrelid = "
                     "'a'::regclass"),
        database.sql(ledger));
}

Child deployed(const Project &project, const Database &database, bool isPrisma, int fatal, Moment moment)
{
    return runToEvent({u"--deploy-and-die"_s, isPrisma ? u"prisma"_s : u"plain"_s, project.root(), database.urlText()},
                      fatal, moment);
}

}  // namespace

/// A deploy is killed at the events of its journal: a sample of them, or with LOCKSTEP_KILL_ALL=1 every one.
class KillTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void killedAnywhereTheEndIsTheSame_data()
    {
        QTest::addColumn<bool>("isPrisma");
        QTest::addColumn<bool>("afterAct");
        QTest::newRow("Prisma, right after a journal write") << true << false;
        QTest::newRow("Prisma, between act and journal write") << true << true;
        QTest::newRow("plain, between act and journal write") << false << true;
    }

    void killedAnywhereTheEndIsTheSame()
    {
        QFETCH(bool, isPrisma);
        QFETCH(bool, afterAct);
        const Moment moment = afterAct ? Moment::AfterAct : Moment::AfterWrite;
        const auto [expected, points] = undisturbed(isPrisma);
        QVERIFY(points > 20);
        const auto tried = spread(points, 10);
        int killed = 0;
        for (const int point : tried) {
            const Database database;
            const Project project(isPrisma ? Project::Layout::Prisma : Project::Layout::Plain);
            writeMigrations(project, isPrisma);
            killed += deployed(project, database, isPrisma, point, moment).status == QProcess::CrashExit ? 1 : 0;
            const QString outcome = resumedOutcome(project, database);
            QVERIFY2(outcome == "done"_L1 || outcome == "finished"_L1,
                     qPrintable(u"killed at event %1: %2"_s.arg(point).arg(outcome)));
            QVERIFY2(endState(database, isPrisma) == expected,
                     qPrintable(u"killed at event %1: %2"_s.arg(point).arg(endState(database, isPrisma))));
            QVERIFY(taken(taken(Journal::open(project.journalPath()))->checkChain()).isIntact);
        }
        QVERIFY(killed >= int(tried.size()) - 1);
        qInfo("%d events; killed at %d of %d tried, each time resumed to the same end; nothing lost, nothing done "
              "twice.",
              points, killed, int(tried.size()));
    }

    /// A statement between others that commit by themselves has a transaction of its own, and the server tells of it.
    void whatHasItsOwnTransactionIsCertain_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("INSERT") << QByteArray("INSERT INTO log VALUES ('once');\nVACUUM log;\n");
        QTest::newRow("COPY") << QByteArray("VACUUM log;\nCOPY log FROM stdin;\nonce\n\\.\nVACUUM log;\n");
        QTest::newRow("DO") << QByteArray("DO $$ BEGIN INSERT INTO log VALUES ('once'); END $$;\nVACUUM log;\n");
    }

    void whatHasItsOwnTransactionIsCertain()
    {
        QFETCH(QByteArray, sql);
        const int points = eventsOf(sql);
        const auto tried = spread(points, 7);
        int killed = 0;
        for (const int event : tried) {
            const Database database;
            database.sql("CREATE TABLE log (t text)");
            const Project project(Project::Layout::Plain);
            project.write(u"20240101_a.sql"_s, sql);
            const Child child = deployed(project, database, false, event, Moment::AfterAct);
            killed += child.status == QProcess::CrashExit ? 1 : 0;
            const QString outcome = resumedOutcome(project, database);
            QVERIFY2(outcome == "done"_L1 || outcome == "finished"_L1,
                     qPrintable(u"killed at event %1: %2"_s.arg(event).arg(outcome)));
            QVERIFY2(database.sql("SELECT string_agg(t, ',') FROM log") == "once"_L1,
                     qPrintable(u"killed at event %1"_s.arg(event)));
        }
        QVERIFY(killed >= int(tried.size()) - 1);
        qInfo("%d events; killed at %d of %d tried, each time once there.", points, killed, int(tried.size()));
    }

    void whatNobodyCanTellIsInDoubt()
    {
        const QByteArray sql = "DO $$ BEGIN INSERT INTO log VALUES ('once'); COMMIT; END $$;\nVACUUM log;\n";
        const Database database;
        database.sql("CREATE TABLE log (t text)");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, sql);
        const int intent = eventOf(project, database);
        QVERIFY(intent > 0);
        database.sql("TRUNCATE log; DROP TABLE _manual_migrations");
        const Project again(Project::Layout::Plain);
        again.write(u"20240101_a.sql"_s, sql);
        QCOMPARE(deployed(again, database, false, intent, Moment::AfterAct).status, QProcess::CrashExit);
        const auto journal = taken(Journal::open(again.journalPath()));
        const RunRecord broken = taken(interruptedRuns(*journal, again.open()->root)).at(0);
        const QStringList state = taken(stateOfRun(broken, again.request(database.url()), {}));
        QCOMPARE(state.size(), 1);
        QVERIFY2(state[0].startsWith(u"20240101_a.sql, statement 1 in line 1: in doubt"_s), qPrintable(state[0]));
        const auto resumed = DeployRun::resume(broken.id, again.request(database.url()), {});
        QVERIFY(!resumed);
        QCOMPARE(resumed.error().code, ErrorCode::StepPartial);
        QVERIFY(resumed.error().detail.contains(u"INSERT INTO log"_s));
        QVERIFY(resumed.error().detail.contains(state[0]));
        QCOMPARE(database.sql("SELECT count(*) FROM log"), u"1"_s);
    }

private:
    /// How it ends, and how many events there are.
    static std::pair<QString, int> undisturbed(bool isPrisma)
    {
        const Database database;
        const Project project(isPrisma ? Project::Layout::Prisma : Project::Layout::Plain);
        writeMigrations(project, isPrisma);
        const Child child = deployed(project, database, isPrisma, 0, Moment::AfterWrite);
        if (child.status != QProcess::NormalExit)
            qFatal("The undisturbed deploy failed.");
        return {endState(database, isPrisma), child.events};
    }

    static int eventsOf(const QByteArray &sql)
    {
        const Database database;
        database.sql("CREATE TABLE log (t text)");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, sql);
        return deployed(project, database, false, 0, Moment::AfterWrite).events;
    }

    /// The number of the event that announces the first statement.
    static int eventOf(const Project &project, const Database &database)
    {
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        int events = 0;
        int found = 0;
        go(*run, Step::Record, [&](const RunEvent &event) {
            ++events;
            if (found == 0 && event.kind == "statementStarted"_L1)
                found = events;
        });
        return found;
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--deploy-and-die") == 0)
        return deployAndDie(QCoreApplication::arguments());
    KillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
