// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/revert.h"
#include "tests/agreement/liquibasepeer.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

#include <array>

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

Ran dbmateRollback(const ToolProject &project, const Database &database, const QStringList &)
{
    const TcpDoor door(database.url());
    return runPeer(u"dbmate"_s, {u"--no-dump-schema"_s, u"--url"_s, door.urlText(), u"rollback"_s}, project.root());
}

Ran nodePgMigrateDown(const ToolProject &project, const Database &database, const QStringList &)
{
    const TcpDoor door(database.url());
    QProcessEnvironment environment;
    environment.insert(u"DATABASE_URL"_s, door.urlText());
    return runPeer(u"node-pg-migrate"_s, {u"down"_s}, project.root(), environment);
}

Ran sqitchRevert(const ToolProject &project, const Database &database, const QStringList &names)
{
    const ConnectionUrl &url = database.url();
    const QString target = u"db:pg://%1@/%2?host=%3&port=%4"_s.arg(
        url.user, url.database, QString::fromLatin1(QUrl::toPercentEncoding(url.host)), QString::number(url.port));
    return runPeer(u"sqitch"_s, {u"revert"_s, target, u"-y"_s, u"--to"_s, names.at(0)}, project.root());
}

Ran liquibaseRollback(const ToolProject &project, const Database &database, const QStringList &)
{
    return liquibase(project, database, {u"rollback-count"_s, u"--count=1"_s});
}

QString sqitchLedger(const Database &database)
{
    QString all;
    for (const char *table : {"changes", "tags", "dependencies", "events"})
        all += rowsOf(database, u"sqitch."_s + QLatin1StringView(table), {u"committed_at"_s}) + u'\n';
    return all;
}

/// A tool that has a way back of its own.
struct OwnWay
{
    const char *layout;
    qsizetype applied;  ///< of the fixture's migrations, the first
    qsizetype back;  ///< of those, the last
    Ran (*revert)(const ToolProject &project, const Database &database, const QStringList &names);
    const char *says;
    QString (*ledger)(const Database &database);
};
const std::array ownWays{
    OwnWay{"dbmate", 3, 1, dbmateRollback, "Rolled back",
           [](const Database &database) { return rowsOf(database, u"schema_migrations"_s, {}); }},
    OwnWay{"node-pg-migrate", 2, 1, nodePgMigrateDown, "complete",
           [](const Database &database) {
               return rowsOf(database, u"pgmigrations"_s, {u"id"_s, u"run_on"_s});
           }},
    OwnWay{"sqitch", 5, 4, sqitchRevert, "ok", sqitchLedger},
    OwnWay{"liquibase", 2, 1, liquibaseRollback, "executed successfully", liquibaseLedger},
};

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
        const Database database;
        taken(ledgerOf(layout)->create(*taken(Session::open(database.url(), {})),
                                       ledgerPlace(*taken(project.open()), database.url()), {}));
        const QString empty = schemaOf(database);
        QCOMPARE(deployTo(project, database, names.last()), QString());
        QCOMPARE(statesOf(project, database, names), repeated(u"applied"_s, names.size()));
        QCOMPARE(revert(project, database, {.migration = names.first(), .downTo = true}), QString());
        QCOMPARE(statesOf(project, database, names), repeated(u"pending"_s, names.size()));
        QCOMPARE(schemaOf(database), empty);

        QString allButOne = empty;
        if (names.size() > 1) {
            QCOMPARE(deployTo(project, database, names.at(names.size() - 2)), QString());
            allButOne = schemaOf(database);
        }
        QCOMPARE(deployTo(project, database, names.last()), QString());
        QCOMPARE(statesOf(project, database, names), repeated(u"applied"_s, names.size()));
        if (names.size() > 1) {
            const QString refused = revert(project, database, {.migration = names.first()});
            QVERIFY2(ledgerOf(layout)->rules.revertsNewest == refused.contains(u"is not the newest"_s),
                     qPrintable(refused));
            if (!ledgerOf(layout)->rules.revertsNewest)
                return;
        }
        QCOMPARE(revert(project, database, {.migration = names.last()}), QString());
        QCOMPARE(schemaOf(database), allButOne);
    }

    void theToolsOwnWayBackIsTheSame_data()
    {
        QTest::addColumn<std::size_t>("way");
        for (std::size_t way = 0; way < ownWays.size(); ++way)
            QTest::newRow(ownWays[way].layout) << way;
    }
    void theToolsOwnWayBackIsTheSame()
    {
        QFETCH(std::size_t, way);
        const OwnWay &own = ownWays[way];
        const QString layout = QString::fromLatin1(own.layout);
        if (const QString why = whyAbsent(layout); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Database ours;
        const Database theirs;
        const ToolProject project(layout);
        const QStringList names = revertible(project);
        QCOMPARE_GE(names.size(), own.applied);
        for (const Database *database : {&ours, &theirs})
            QCOMPARE(deployTo(project, *database, names.at(own.applied - 1)), QString());
        QCOMPARE(revert(project, ours, {.migration = names.at(own.applied - own.back), .downTo = own.back > 1}),
                 QString());
        VERIFY_SAYS(own.revert(project, theirs, names), 0, own.says);
        QCOMPARE(own.ledger(ours), own.ledger(theirs));
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
