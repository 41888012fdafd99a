// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/revert.h"
#include "tests/agreement/liquibasepeer.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// Goes through all steps of a run. What went wrong; empty when nothing did.
QString went(DeployRequest request)
{
    if (!request.plan.obstacles.empty())
        return describe(request.plan.obstacles.front());
    const auto run = taken(DeployRun::begin(std::move(request), {}));
    const StepRecord last = go(*run, Step::Record);
    if (last.error)
        return describe(*last.error);
    return run->record().outcome == "done"_L1 ? QString() : stepStates(run->record());
}

QString deployTo(const ToolProject &project, const Database &database, const QString &name)
{
    DeployRequest request = project.request(database.url());
    request.plan = taken(makePlan(*request.workspace, request.view, name));
    return went(std::move(request));
}

QString revert(const ToolProject &project, const Database &database, const RevertChoice &choice)
{
    const DeployRequest before = project.request(database.url());
    auto request = makeRevertRequest(before.workspace, before.view, choice, {});
    if (!request)
        return describe(request.error());
    request->noBackupBecause = before.noBackupBecause;
    request->journalPath = before.journalPath;
    return went(*std::move(request));
}

/// The first migrations of the folder that can all be taken back, in order.
QStringList revertible(const ToolProject &project)
{
    QStringList names;
    const WorkspacePtr workspace = taken(project.open());
    for (const Migration &migration : workspace->folder.migrations) {
        if (!migration.revert || migration.repeat != Repeat::Once)
            break;
        names << migration.name;
    }
    return names;
}

/// What each migration's row says now, for those named.
QStringList statesOf(const ToolProject &project, const Database &database, const QStringList &names)
{
    QStringList states;
    const DeployRequest request = project.request(database.url());
    for (const MigrationStatus &row : request.view.status.migrations) {
        if (names.contains(row.name))
            states << migrationStateId(row.state);
    }
    return states;
}

QStringList repeated(const QString &state, qsizetype count)
{
    return QStringList(count, state);
}

}  // namespace

/// Every layout's fixture is deployed and taken back by the product; where a tool runs here, its own way back leaves
/// the same rows and the same schema.
class RevertAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void upAndDownIsAsBefore_data() { everyTool(); }
    void upAndDownIsAsBefore()
    {
        QFETCH(QString, layout);
        const ToolProject project(layout);
        const QStringList names = revertible(project);
        QVERIFY(!names.isEmpty());
        const Database empty;
        const auto session = taken(Session::open(empty.url(), {}));
        const Ledger &ledger = *ledgerOf(layout);
        taken(ledger.create(*session, ledgerPlace(*taken(project.open()), empty.url()), {}));

        const Database database;
        QCOMPARE(deployTo(project, database, names.last()), QString());
        QCOMPARE(statesOf(project, database, names), repeated(u"applied"_s, names.size()));
        QCOMPARE(revert(project, database, {.migration = names.first(), .downTo = true}), QString());
        QCOMPARE(statesOf(project, database, names), repeated(u"pending"_s, names.size()));
        QCOMPARE(schemaOf(database), schemaOf(empty));
        QCOMPARE(deployTo(project, database, names.last()), QString());
        QCOMPARE(statesOf(project, database, names), repeated(u"applied"_s, names.size()));
    }

    void theNewestFirst_data() { everyTool(); }
    void theNewestFirst()
    {
        QFETCH(QString, layout);
        const ToolProject project(layout);
        const QStringList names = revertible(project);
        if (names.size() < 2)
            QSKIP("The fixture has one revert script.");
        const Database once;
        const Database database;
        QCOMPARE(deployTo(project, once, names.at(names.size() - 2)), QString());
        QCOMPARE(deployTo(project, database, names.last()), QString());
        const QString refused = revert(project, database, {.migration = names.first()});
        QVERIFY2(ledgerOf(layout)->rules.revertsNewest == refused.contains(u"is not the newest"_s),
                 qPrintable(refused));
        if (!ledgerOf(layout)->rules.revertsNewest)
            return;
        QCOMPARE(revert(project, database, {.migration = names.last()}), QString());
        QCOMPARE(schemaOf(database), schemaOf(once));
    }

    void dbmateAgrees()
    {
        const QString layout = u"dbmate"_s;
        if (const QString why = whyAbsent(layout); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Database ours;
        const Database theirs;
        const ToolProject project(layout);
        QCOMPARE(project.deploy(ours.url()), QString());
        QCOMPARE(project.deploy(theirs.url()), QString());
        QCOMPARE(revert(project, ours, {.migration = u"20250103000000"_s}), QString());
        const TcpDoor door(theirs.url());
        const QStringList where{u"--no-dump-schema"_s, u"--url"_s, door.urlText()};
        VERIFY_SAYS(runPeer(layout, where + QStringList{u"rollback"_s}, project.root()), 0, "Rolled back");
        QCOMPARE(rowsOf(ours, u"schema_migrations"_s, {}), rowsOf(theirs, u"schema_migrations"_s, {}));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

    void nodePgMigrateAgrees()
    {
        const QString layout = u"node-pg-migrate"_s;
        if (const QString why = whyAbsent(layout); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Database ours;
        const Database theirs;
        const ToolProject project(layout);
        const QString newest = revertible(project).value(1);
        QCOMPARE(deployTo(project, ours, newest), QString());
        QCOMPARE(deployTo(project, theirs, newest), QString());
        QCOMPARE(revert(project, ours, {.migration = newest}), QString());
        const TcpDoor door(theirs.url());
        QProcessEnvironment environment;
        environment.insert(u"DATABASE_URL"_s, door.urlText());
        const auto down = startPeer(layout, {u"down"_s}, project.root(), environment);
        VERIFY_SAYS(ended(*down, std::chrono::minutes(2)), 0, "complete");
        QCOMPARE(rowsOf(ours, u"pgmigrations"_s, {u"id"_s, u"run_on"_s}),
                 rowsOf(theirs, u"pgmigrations"_s, {u"id"_s, u"run_on"_s}));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

    void sqitchAgrees()
    {
        const QString layout = u"sqitch"_s;
        if (const QString why = whyAbsent(layout); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Database ours;
        const Database theirs;
        const ToolProject project(layout);
        QCOMPARE(project.deploy(ours.url()), QString());
        QCOMPARE(project.deploy(theirs.url()), QString());
        const QStringList names = revertible(project);
        QCOMPARE(revert(project, ours, {.migration = names.value(1), .downTo = true}), QString());
        const ConnectionUrl &url = theirs.url();
        const QString target = u"db:pg://%1@/%2?host=%3&port=%4"_s.arg(
            url.user, url.database, QString::fromLatin1(QUrl::toPercentEncoding(url.host)), QString::number(url.port));
        VERIFY_SAYS(runPeer(layout, {u"revert"_s, target, u"-y"_s, u"--to"_s, names.value(0)}, project.root()), 0,
                    "ok");
        for (const char *table : {"changes", "tags", "dependencies", "events"}) {
            const QString name = u"sqitch."_s + QLatin1StringView(table);
            QCOMPARE(rowsOf(ours, name, {u"committed_at"_s}), rowsOf(theirs, name, {u"committed_at"_s}));
        }
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

    void liquibaseAgrees()
    {
        const QString layout = u"liquibase"_s;
        if (const QString why = whyAbsent(layout); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Database ours;
        const Database theirs;
        const ToolProject project(layout);
        const QStringList names = revertible(project);
        QCOMPARE(deployTo(project, ours, names.last()), QString());
        QCOMPARE(deployTo(project, theirs, names.last()), QString());
        QCOMPARE(revert(project, ours, {.migration = names.last()}), QString());
        VERIFY_SAYS(liquibase(project, theirs, {u"rollback-count"_s, u"--count=1"_s}), 0, "executed successfully");
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

private:
    static void everyTool()
    {
        QTest::addColumn<QString>("layout");
        for (const Ledger *ledger : allLedgers())
            QTest::newRow(ledger->id) << QString::fromLatin1(ledger->layout);
    }
};

QTEST_GUILESS_MAIN(RevertAgreementTest)
#include "tst_revert.moc"
