// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projectstate.h"
#include "tests/support/mutelistener.h"
#include "tests/support/testpostgres.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A project of two Prisma migrations, of which the ledger has the first.
struct Project
{
    Project()
    {
        write(u"prisma/migrations/migration_lock.toml"_s, "provider = \"postgresql\"\n");
        write(u"prisma/migrations/20250101000000_users/migration.sql"_s, "CREATE TABLE users (id int);\n");
        write(u"prisma/migrations/20250102000000_note/migration.sql"_s, "ALTER TABLE users ADD COLUMN note text;\n");
    }

    void write(const QString &path, const QByteArray &bytes) const
    {
        const QString whole = folder.filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QTemporaryDir folder;
};

QString states(const ProjectState &state)
{
    QStringList words;
    if (state.view()) {
        for (const MigrationStatus &status : state.view()->status.migrations)
            words << migrationStateId(status.state);
    }
    return words.join(u' ');
}

}  // namespace

class TestProjectState : public QObject
{
    Q_OBJECT

private slots:
    void readsFolderAndLedger()
    {
        const Project project;
        const test::Database database;
        ProjectState state;
        state.open(project.folder.path(), database.urlText());
        QVERIFY(state.isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(state.view(), 15000);
        QVERIFY(state.workspace());
        QCOMPARE(states(state), u"pending pending"_s);
        QCOMPARE(state.pendingCount(), 2);
        QVERIFY(state.canDeploy());
        QVERIFY(!state.isBusy());
    }

    /// As soon as a target answers; without one, the history's word stands.
    void judgesWhatIsPendingByTheTarget()
    {
        const Project project;
        project.write(u"prisma/migrations/20250103000000_index/migration.sql"_s,
                      "CREATE INDEX notes ON users (note);\n");
        const test::Database database;
        const auto worst = [](const ProjectState &state) {
            return state.workspace() ? risk(state.workspace()->reviews.back().findings) : Severity::None;
        };
        ProjectState state;
        state.open(project.folder.path(), u"postgresql://nobody@127.0.0.1:1/shop"_s);
        QTRY_VERIFY_WITH_TIMEOUT(state.targetError(), 20000);
        QCOMPARE(worst(state), Severity::Error);
        QVERIFY(state.workspace()->reviews.back().forecasts.empty());
        state.setTarget(database.urlText());
        QTRY_COMPARE_WITH_TIMEOUT(worst(state), Severity::Note, 15000);
        QCOMPARE(state.workspace()->reviews.back().forecasts.front().basis, Basis::Catalog);
        state.setTarget(u"postgresql://nobody@127.0.0.1:1/shop"_s);
        QTRY_COMPARE_WITH_TIMEOUT(worst(state), Severity::Error, 20000);
    }

    /// A large catalog is read whole only once somebody writes.
    void readsTheWholeCatalogForEditsAlone()
    {
        const Project project;
        const test::Database database;
        database.sql("CREATE TABLE users (id int); CREATE TABLE elsewhere (id int)");
        const auto knows = [](const ProjectState &state, const QString &table) {
            const auto &facts = state.workspace()->judgedBy.facts;
            return facts && facts->catalog.tables.contains(ObjectName{u"public"_s, table});
        };
        ProjectState state;
        state.open(project.folder.path(), database.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(state.workspace() && knows(state, u"users"_s), 15000);
        QVERIFY(!knows(state, u"elsewhere"_s));
        state.prepareForEdits();
        QTRY_VERIFY_WITH_TIMEOUT(knows(state, u"elsewhere"_s), 15000);
        QVERIFY(knows(state, u"users"_s));
    }

    void followsTheFolder()
    {
        const Project project;
        const test::Database database;
        ProjectState state;
        state.open(project.folder.path(), database.urlText());
        QTRY_COMPARE_WITH_TIMEOUT(state.pendingCount(), 2, 15000);
        project.write(u"prisma/migrations/20250103000000_more/migration.sql"_s, "SELECT 1;\n");
        QTRY_COMPARE_WITH_TIMEOUT(state.pendingCount(), 3, 15000);
        project.write(u"prisma/migrations/20250103000000_more/migration.sql"_s, "SELECT 2;\n");
        QTRY_COMPARE_WITH_TIMEOUT(state.workspace()->folder.migrations.back().forward.bytes, QByteArray("SELECT 2;\n"),
                                  15000);
    }

    void followsTheLedger()
    {
        const Project project;
        const test::Database database;
        ProjectState state;
        state.setPollInterval(100ms);
        state.open(project.folder.path(), database.urlText());
        QTRY_COMPARE_WITH_TIMEOUT(states(state), u"pending pending"_s, 15000);
        QSignalSpy changed(&state, &ProjectState::targetChanged);
        QSignalSpy read(&state, &ProjectState::targetRead);
        QTRY_COMPARE_GE_WITH_TIMEOUT(read.count(), 3, 15000);
        QCOMPARE(changed.count(), 0);  // read again, nothing new
        database.sql(
            "CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at "
            "timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz, started_at "
            "timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0);"
            "INSERT INTO _prisma_migrations VALUES ('1', 'x', now(), '20250101000000_users', NULL, NULL, now(), 1);");
        QTRY_COMPARE_WITH_TIMEOUT(states(state), u"changed pending"_s, 15000);
    }

    void tellsWhyThereIsNoTarget_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("code");
        QTest::newRow("nobody listens") << u"postgresql://nobody@127.0.0.1:1/shop"_s
                                        << int(ErrorCode::ServerUnreachable);
        QTest::newRow("no such environment") << u"elsewhere"_s << int(ErrorCode::TargetUnknown);
    }

    void tellsWhyThereIsNoTarget()
    {
        QFETCH(QString, target);
        const Project project;
        ProjectState state;
        state.open(project.folder.path(), target);
        QTRY_VERIFY_WITH_TIMEOUT(state.targetError(), 20000);
        QTEST(int(state.targetError()->code), "code");
        QVERIFY(state.workspace());  // the files can be looked at all the same
        QVERIFY(!state.canDeploy());
    }

    void aFolderThatIsMissingIsAnError()
    {
        ProjectState state;
        state.open(u"/nowhere/at/all"_s);
        QTRY_VERIFY(state.workspaceError());
        QCOMPARE(state.workspaceError()->code, ErrorCode::FolderMissing);
        QVERIFY(!state.workspace());
    }

    void keepsTheLastGoodWorkspace()
    {
        const Project project;
        const test::Database database;
        ProjectState state;
        state.open(project.folder.path(), database.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(state.view(), 15000);
        project.write(u"lockstep.toml"_s, "this is = = not toml");
        QTRY_VERIFY_WITH_TIMEOUT(state.workspaceError(), 15000);
        QVERIFY(state.workspace());
        project.write(u"lockstep.toml"_s, "");
        QTRY_VERIFY_WITH_TIMEOUT(!state.workspaceError(), 15000);
    }

    void makesThePlan()
    {
        const Project project;
        const test::Database database;
        ProjectState state;
        state.open(project.folder.path(), database.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(state.canDeploy(), 15000);
        QStringList planned;
        connect(&state, &ProjectState::planned, this, [&](const Plan &plan) {
            for (const PlannedMigration &migration : plan.migrations)
                planned << migration.name;
        });
        state.makePlanTo(u"20250101000000_users"_s);
        QTRY_COMPARE(planned, QStringList{u"20250101000000_users"_s});
    }

    void nobodyWaitsForAServerThatKeepsSilent()
    {
        const Project project;
        const test::MuteListener server;
        QElapsedTimer clock;
        {
            ProjectState state;
            state.open(project.folder.path(), server.urlText());
            QTRY_VERIFY_WITH_TIMEOUT(state.workspace(), 15000);
            QTest::qWait(100);
            QVERIFY(state.isBusy());
            clock.start();
        }
        QCOMPARE_LT(clock.elapsed(), 1000);
    }

    void anotherTargetWhileConnectingWins()
    {
        const Project project;
        const test::MuteListener server;
        const test::Database database;
        ProjectState state;
        state.open(project.folder.path(), server.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(state.workspace(), 15000);
        QTest::qWait(100);
        state.setTarget(database.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(state.view(), 5000);  // before the silent server is given up
        QVERIFY(!state.targetError());
    }

    void anotherProjectWhileReadingWins()
    {
        const Project first;
        const Project second;
        const test::Database database;
        ProjectState state;
        state.open(first.folder.path(), database.urlText());
        state.open(second.folder.path(), database.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(state.view() && !state.isBusy(), 15000);
        QCOMPARE(state.workspace()->root, second.folder.path());
    }

    void anAnswerForTheProjectBeforeIsDropped()
    {
        const Project first;
        const Project second;
        const test::Database database;
        ProjectState state;
        bool hasMoved = false;
        connect(&state, &ProjectState::busyChanged, this, [&] {
            if (hasMoved || !state.workspace() || !state.isBusy())
                return;
            hasMoved = true;
            QTest::qSleep(500);  // the answer waits for the event loop, or is cancelled
            state.open(second.folder.path(), database.urlText());
        });
        bool isMixed = false;
        connect(&state, &ProjectState::targetChanged, this,
                [&] { isMixed = isMixed || (state.view() && !state.workspace()); });
        state.open(first.folder.path(), database.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(hasMoved && state.view() && state.workspace() && !state.isBusy(), 15000);
        QCOMPARE(state.workspace()->root, second.folder.path());
        QVERIFY(!isMixed);
    }

    void aPlanForTheTargetBeforeIsDropped()
    {
        const Project project;
        const test::Database first;
        const test::Database second;
        ProjectState state;
        state.open(project.folder.path(), first.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(state.canDeploy(), 15000);
        QSignalSpy planned(&state, &ProjectState::planned);
        state.makePlanTo();
        state.setTarget(second.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(state.canDeploy(), 15000);
        QVERIFY(planned.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProjectState)
#include "tst_projectstate.moc"
