// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/deployproject.h"
#include "tests/support/agreement.h"
#include "tests/support/emptied.h"

#include <QtTest>

#include <map>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// One tool's fixture, and an empty database for it.
struct Stage
{
    Stage(const QString &layout, const Database &place)
        : ledger(*ledgerOf(layout))
        , database(emptied(place))
        , project(layout)
        , session(taken(Session::open(database.url(), {})))
    { }

    DeployRequest request() const { return project.request(database.url()); }
    LedgerPlace place() const { return ledgerPlace(*taken(project.open()), database.url()); }

    /// Makes the ledger, as the first deploy does.
    void create() const { taken(ledger.create(*session, place(), {})); }

    /// Records the migration as the end of a deploy does; what it does in the database is left out.
    Status record(std::size_t index) const
    {
        const WorkspacePtr workspace = taken(project.open());
        const Migration &migration = workspace->folder.migrations.at(index);
        taken(session->execute("BEGIN", {}));
        const QString begun = taken(ledger.begin(*session, place(), migration, {}));
        const Status finished = ledger.finish(*session, place(), migration, begun, {}, {});
        taken(session->execute(finished ? "COMMIT" : "ROLLBACK", {}));
        return finished;
    }

    const Ledger &ledger;
    const Database &database;
    ToolProject project;
    std::unique_ptr<Session> session;
};

QStringList planned(const DeployRequest &request)
{
    QStringList names;
    for (const PlannedMigration &migration : request.plan.migrations)
        names << migration.name;
    return names;
}

MigrationState stateOf(const DeployRequest &request, std::size_t index)
{
    const auto &all = request.view.status.migrations;
    const auto found = std::ranges::find(all, std::optional(index), &MigrationStatus::index);
    return found == all.end() ? MigrationState::Missing : found->state;
}

/// Every further statement that defines something fails, once `allowed` have been.
void failAfter(const Database &database, std::size_t allowed)
{
    database.sql("CREATE SCHEMA trap; CREATE SEQUENCE trap.counted;"
                 "CREATE FUNCTION trap.spring() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
                 " IF nextval('trap.counted') > "
                 + QByteArray::number(qint64(allowed))
                 + " THEN RAISE EXCEPTION 'trapped'; END IF; END $$;"
                   "CREATE EVENT TRIGGER trap ON ddl_command_end EXECUTE FUNCTION trap.spring()");
}

}  // namespace

/// Every tool, on the small project in its own form: what its ledger says in every situation that a team can be in, and
/// that a plan then does what the tool's rules say.
class ConformanceTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        const QString folder = u"tests/fixtures/layouts/"_s + layout();
        QVERIFY2(QDir(QStringLiteral(LOCKSTEP_SOURCE_DIR "/") + folder).exists(),
                 qPrintable(folder + u" is missing"_s));
    }

    void anEmptyDatabase_data() { everyTool(); }
    void anEmptyDatabase()
    {
        const Stage stage(layout(), m_database);
        const DeployRequest request = stage.request();
        QVERIFY2(request.plan.obstacles.empty(), qPrintable(obstaclesOf(request)));
        QVERIFY(!request.view.status.exists);
        QCOMPARE(stage.project.status(stage.database.url()), stage.project.allIn(u"pending"_s));
        QVERIFY(!taken(stage.ledger.exists(*stage.session, stage.place(), {})));
    }

    void aLedgerWithoutRows_data() { everyTool(); }
    void aLedgerWithoutRows()
    {
        const Stage stage(layout(), m_database);
        stage.create();
        const DeployRequest request = stage.request();
        QVERIFY(request.view.status.exists);
        QVERIFY2(request.plan.obstacles.empty(), qPrintable(obstaclesOf(request)));
        QCOMPARE(stage.project.status(stage.database.url()), stage.project.allIn(u"pending"_s));
    }

    void oneIsApplied_data() { everyTool(); }
    void oneIsApplied()
    {
        const Stage stage(layout(), m_database);
        stage.create();
        QStringList expected = planned(stage.request());
        taken(stage.record(0));
        const DeployRequest request = stage.request();
        QVERIFY2(request.plan.obstacles.empty(), qPrintable(obstaclesOf(request)));
        QCOMPARE(stateOf(request, 0), MigrationState::Applied);
        expected.removeFirst();
        QCOMPARE(planned(request), expected);
    }

    /// With what commits statement by statement among them, where the tool allows it.
    void allAreDeployed_data() { everyTool(); }
    void allAreDeployed()
    {
        const Database &database = deployed();
        const ToolProject project(layout());
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(database.url()), u"nothing to deploy"_s);
        QCOMPARE(database.sql("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), u"0"_s);
    }

    void oneFailsHalfWay_data() { everyTool(); }
    void oneFailsHalfWay()
    {
        const Stage stage(layout(), m_database);
        stage.create();
        const auto &effects = stage.request().workspace->reviews.at(0).effects;
        const auto defining = std::ranges::count(effects, TransactionControl::None, &StatementEffects::control);
        failAfter(stage.database, std::size_t(defining) + 1);
        QVERIFY(stage.project.deploy(stage.database.url()).contains(u"trapped"_s));
        const DeployRequest failed = stage.request();
        QCOMPARE(stateOf(failed, 0), MigrationState::Applied);
        QCOMPARE(stateOf(failed, 1), MigrationState::Pending);
        stage.database.sql("DROP EVENT TRIGGER trap; DROP SCHEMA trap CASCADE");
        QCOMPARE(stage.project.deploy(stage.database.url()), QString());
        QCOMPARE(schemaOf(stage.database), schemaOf(deployed()));
    }

    void aFailureInTheLedger_data() { everyTool(); }
    void aFailureInTheLedger()
    {
        const Stage stage(layout(), m_database);
        stage.create();
        const WorkspacePtr workspace = taken(stage.project.open());
        const Migration &migration = workspace->folder.migrations.front();
        const QString begun = taken(stage.ledger.begin(*stage.session, stage.place(), migration, {}));
        taken(stage.ledger.fail(*stage.session, stage.place(), migration, begun, u"ERROR: no"_s, {}));
        const DeployRequest request = stage.request();
        const MigrationState state = stateOf(request, 0);
        QVERIFY(state == MigrationState::Failed || state == MigrationState::Pending);
        QCOMPARE(!request.plan.obstacles.empty(), state == MigrationState::Failed);
        taken(stage.ledger.markReverted(*stage.session, stage.place(), migration, {}));
        QVERIFY2(stage.request().plan.obstacles.empty(), qPrintable(obstaclesOf(stage.request())));
        QCOMPARE(planned(stage.request()).value(0), migration.name);
    }

    void oneWasEdited_data() { everyTool(); }
    void oneWasEdited()
    {
        const Ledger &ledger = *ledgerOf(layout());
        const ToolProject project(layout());
        const QString path = taken(project.open())->folder.migrations.front().forward.path;
        QString text = QString::fromUtf8(project.read(path));
        static const QRegularExpression create(u"create table"_s, QRegularExpression::CaseInsensitiveOption);
        text.replace(text.indexOf(create), 6, u"CREATE UNLOGGED"_s);
        project.write(path, text.toUtf8());
        const DeployRequest request = project.request(deployed().url());
        if (ledger.keepsChecksum && request.workspace->folder.problems.empty())
            QCOMPARE(stateOf(request, 0), MigrationState::Changed);
        QVERIFY(planned(request).isEmpty());
        const bool isToRefuse = ledger.rules.refusesEdited || !request.workspace->folder.problems.empty();
        QCOMPARE(!request.plan.obstacles.empty(), isToRefuse);
    }

    void oneIsMissing_data() { everyTool(); }
    void oneIsMissing()
    {
        const Ledger &ledger = *ledgerOf(layout());
        const ToolProject project(layout());
        const WorkspacePtr before = taken(project.open());
        project.remove(ownPath(before->folder.migrations.back()));
        const auto after = project.open();
        if (!after) {
            QVERIFY(!after.error().message.isEmpty());
            return;
        }
        const DeployRequest request = project.request(deployed().url());
        const Migration *kept = (*after)->folder.migrations.size() == before->folder.migrations.size()
            ? &(*after)->folder.migrations.back()
            : nullptr;
        if (kept) {  // listed elsewhere, so that the file's loss is told of the migration itself
            QVERIFY(!kept->problem.isEmpty() || !(*after)->folder.problems.empty());
            return;
        }
        if ((*after)->folder.problems.empty())
            QCOMPARE(request.view.status.count(MigrationState::Missing), 1);
        const bool isToRefuse = ledger.rules.refusesMissing || !(*after)->folder.problems.empty();
        QCOMPARE(!request.plan.obstacles.empty(), isToRefuse);
    }

    void oneComesTooLate_data() { everyTool(); }
    void oneComesTooLate()
    {
        const Stage stage(layout(), m_database);
        stage.create();
        if (!findLayout(layout())->before || !stage.record(1))
            QSKIP("The folder's own list or the table's own links keep the order, so nothing comes late");
        const DeployRequest request = stage.request();
        const ToolRules &rules = stage.ledger.rules;
        if (!rules.keepsEveryRow) {
            QCOMPARE(stateOf(request, 0), MigrationState::Applied);
            return;
        }
        const QString name = request.workspace->folder.migrations.front().name;
        QCOMPARE(stateOf(request, 0), MigrationState::OutOfOrder);
        QCOMPARE(planned(request).contains(name), rules.late != ToolRules::Late::NeverRun);
        QCOMPARE(!request.plan.obstacles.empty(), rules.late == ToolRules::Late::Refused);
    }

    void aTableOfANewerVersion_data() { everyTool(); }
    void aTableOfANewerVersion()
    {
        const Stage stage(layout(), m_database);
        stage.create();
        taken(stage.record(0));
        const QByteArray table = stage.ledger.table(stage.place()).toUtf8();
        stage.database.sql("ALTER TABLE " + table + " ADD COLUMN of_a_newer_version text DEFAULT 'x'");
        QCOMPARE(stateOf(stage.request(), 0), MigrationState::Applied);
        taken(stage.record(1));
        QCOMPARE(stateOf(stage.request(), 1), MigrationState::Applied);
    }

    void aTableOfAnotherShape_data() { everyTool(); }
    void aTableOfAnotherShape()
    {
        const Stage stage(layout(), m_database);
        stage.create();
        const QByteArray table = stage.ledger.table(stage.place()).toUtf8();
        stage.database.sql("DROP TABLE " + table + " CASCADE; CREATE TABLE " + table + " (something int)");
        const auto entries = stage.ledger.read(*stage.session, stage.place(), {});
        QVERIFY(!entries);
        QVERIFY(!entries.error().message.isEmpty());
        QCOMPARE(stage.database.sql("SELECT count(*) FROM " + table), u"0"_s);
    }

private:
    /// All of the tool's fixture; it stays as it is.
    const Database &deployed()
    {
        std::unique_ptr<Database> &database = m_deployed[layout()];
        if (!database) {
            database = std::make_unique<Database>();
            emptied(*database);  // so that dumps of both are alike
            if (const QString failure = ToolProject(layout()).deploy(database->url()); !failure.isEmpty())
                qFatal("%s: %s", qPrintable(layout()), qPrintable(failure));
        }
        return *database;
    }

    static void everyTool()
    {
        QTest::addColumn<QString>("layout");
        for (const Ledger *ledger : allLedgers())
            QTest::newRow(ledger->id) << QString::fromLatin1(ledger->layout);
    }

    static QString layout() { return *static_cast<QString *>(QTest::qData("layout", qMetaTypeId<QString>())); }

    static QString obstaclesOf(const DeployRequest &request)
    {
        QStringList lines;
        for (const Error &error : request.plan.obstacles)
            lines << describe(error);
        return lines.join(u'\n');
    }

    /// The migration's file; its directory, where it has one of its own.
    static QString ownPath(const Migration &migration)
    {
        const QString path = migration.forward.path;
        const QString folder = path.section(u'/', 0, -2);
        return folder.section(u'/', -1).contains(migration.name) ? folder : path;
    }

    Database m_database;  ///< emptied by every Stage
    std::map<QString, std::unique_ptr<Database>> m_deployed{};  ///< by layout
};

QTEST_GUILESS_MAIN(ConformanceTest)
#include "tst_conformance.moc"
