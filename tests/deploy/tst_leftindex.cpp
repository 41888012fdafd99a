// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/leftindex.h"
#include "app/deploy/playbook.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// No index on 1 / a can be built over these rows, which nobody can tell beforehand.
const QByteArray zero = "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (0)";

/// A run whose CREATE INDEX CONCURRENTLY failed, and which was left then: its id.
QString failedBuild(const Project &project, const Database &database, const QByteArray &migration)
{
    database.sql(zero);
    project.write(u"20240101000000_a.sql"_s, migration);
    const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
    const StepRecord migrate = go(*run, Step::Migrate);
    if (!migrate.error)
        qFatal("The build should have failed.");
    return run->record().id;
}

LeftIndexOrder orderFor(const Project &project, const Database &database, const QString &run = {})
{
    const DeployRequest request = project.request(database.url());
    return {request.workspace, request.view, run, project.journalPath()};
}

QString indexes(const Database &database)
{
    return database.sql("SELECT coalesce(string_agg(i.indexrelid::regclass || ' ' || i.indisvalid, ', '), 'none') FROM "
                        "pg_index AS i WHERE i.indrelid = 't'::regclass");
}

}  // namespace

class LeftIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void itIsFoundNamedAndDropped_data()
    {
        QTest::addColumn<QByteArray>("migration");
        QTest::addColumn<QString>("index");
        QTest::newRow("with a name") << QByteArray("CREATE INDEX CONCURRENTLY \"T\" ON t ((1 / a));")
                                     << u"public.\"T\""_s;
        QTest::newRow("with a name that the server chose")
            << QByteArray("CREATE INDEX CONCURRENTLY ON t ((1 / a));") << u"public.t_expr_idx"_s;
        QTest::newRow("behind another statement")
            << QByteArray("CREATE INDEX CONCURRENTLY one ON t (a);\nCREATE INDEX CONCURRENTLY two ON t ((1 / a));")
            << u"public.two"_s;
    }

    void itIsFoundNamedAndDropped()
    {
        QFETCH(QByteArray, migration);
        const Database database;
        const Project project(Project::Layout::Plain);
        const QString run = failedBuild(project, database, migration);
        const LeftIndexOrder order = orderFor(project, database, run);
        const LeftIndexPreview preview = taken(previewLeftIndex(order, {}));
        QTEST(preview.index, "index");
        QCOMPARE(preview.statement, u"DROP INDEX CONCURRENTLY "_s + preview.index);
        const Status unconfirmed = dropLeftIndex(order, preview, {}, {});
        QVERIFY(!unconfirmed && unconfirmed.error().code == ErrorCode::PolicyRefused);
        QVERIFY(indexes(database).contains(u"false"_s));
        const Status dropped = dropLeftIndex(order, preview, {{u"go"_s, u"yes"_s}}, {});
        QVERIFY2(dropped, dropped ? "" : qPrintable(describe(dropped.error())));
        QVERIFY2(!indexes(database).contains(u"false"_s), qPrintable(indexes(database)));
        QVERIFY(taken(previewLeftIndex(order, {})).index.isEmpty());
    }

    void thenTheRunGoesOn()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        const QString run = failedBuild(project, database,
                                        "CREATE INDEX CONCURRENTLY u ON t ((1 / a));\nCREATE TABLE after (i int);");
        const LeftIndexOrder order = orderFor(project, database);
        QVERIFY(dropLeftIndex(order, taken(previewLeftIndex(order, {})), {{u"go"_s, u"yes"_s}}, {}));
        database.sql("DELETE FROM t");
        const auto resumed = taken(DeployRun::resume(run, project.request(database.url()), {}));
        const StepRecord verify = go(*resumed, Step::Verify);
        QVERIFY2(!verify.error, verify.error ? qPrintable(describe(*verify.error)) : "");
        QCOMPARE(indexes(database), u"u true"_s);
        QCOMPARE(database.sql("SELECT to_regclass('after') IS NOT NULL"), u"t"_s);
    }

    void oneThatIsAnotherNowIsNotDropped()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        const LeftIndexOrder order = orderFor(
            project, database, failedBuild(project, database, "CREATE INDEX CONCURRENTLY u ON t ((1 / a));"));
        const LeftIndexPreview preview = taken(previewLeftIndex(order, {}));
        database.sql("DELETE FROM t");
        database.sql("REINDEX INDEX u");
        const Status dropped = dropLeftIndex(order, preview, {{u"go"_s, u"yes"_s}}, {});
        QVERIFY(!dropped && dropped.error().code == ErrorCode::PlanChanged);
        QCOMPARE(indexes(database), u"u true"_s);
    }

    void aRunThatBuiltNothingHasNone()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s, "CREATE TABLE t (a int);");
        go(*taken(DeployRun::begin(project.request(database.url()), {})), Step::Record);
        const auto preview = previewLeftIndex(orderFor(project, database), {});
        QVERIFY(!preview && preview.error().code == ErrorCode::BadRequest);
    }

    void thePlaybookOffersIt()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        database.sql(zero);
        project.write(u"20240101000000_a.sql"_s, "CREATE INDEX CONCURRENTLY u ON t ((1 / a));");
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        go(*run, Step::Migrate);
        const auto playbook = playbookOf(run->record());
        QVERIFY(playbook);
        const auto way = std::ranges::find(playbook->ways, PlaybookWay::Kind::DropIndex, &PlaybookWay::kind);
        QVERIFY(way != playbook->ways.end());
        QCOMPARE(way->subject, run->record().id);
        QVERIFY(way->commands.front().contains(u"--drop-invalid-index"_s));
    }
};

QTEST_GUILESS_MAIN(LeftIndexTest)
#include "tst_leftindex.moc"
