// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/agreement.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString layout = u"node-pg-migrate"_s;
const QString table = u"pgmigrations"_s;
const QStringList vague{u"id"_s, u"run_on"_s};

std::unique_ptr<QProcess> started(const ToolProject &project, const TcpDoor &door, const QStringList &arguments)
{
    QProcessEnvironment environment;
    environment.insert(u"DATABASE_URL"_s, door.urlText());
    return startPeer(layout, arguments, project.root(), environment);
}

/// `node-pg-migrate …` on the project and the database behind the door.
Ran nodePgMigrate(const ToolProject &project, const TcpDoor &door, const QStringList &arguments)
{
    return ended(*started(project, door, arguments), std::chrono::minutes(2));
}

}  // namespace

class NodePgMigrateAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(layout); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void eachAgreesWithADeployOfTheOther()
    {
        const Database ours;
        const Database theirs;
        const TcpDoor door(ours.url());
        const ToolProject project(layout);
        QCOMPARE(project.deploy(ours.url()), QString());
        const QString rows = rowsOf(ours, table, vague);
        VERIFY_SAYS(nodePgMigrate(project, door, {u"up"_s}), 0, "No migrations to run!");
        QCOMPARE(rowsOf(ours, table, vague), rows);

        VERIFY_SAYS(nodePgMigrate(project, TcpDoor(theirs.url()), {u"up"_s}), 0, "Migrations complete!");
        QCOMPARE(rows, rowsOf(theirs, table, vague));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(project.status(theirs.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(theirs.url()), u"nothing to deploy"_s);
    }

    /// One after the other on the same database, as a team does that uses both; a program among the files.
    void eachGoesOnWhereTheOtherStopped()
    {
        const Database database;
        const TcpDoor door(database.url());
        const ToolProject project(layout);
        QCOMPARE(project.deploy(database.url()), QString());
        project.write(u"migrations/1767800000000_program.js"_s,
                      "export const up = (pgm) => pgm.sql('CREATE TABLE a (i int)');\n");
        project.write(u"migrations/1767900000000_b.sql"_s, "CREATE TABLE b (i int);\n");
        QVERIFY(project.deploy(database.url()).contains(u"1767800000000_program.js comes before it"_s));
        VERIFY_SAYS(nodePgMigrate(project, door, {u"up"_s, u"1"_s}), 0, "1767800000000_program");
        QVERIFY(project.status(database.url()).contains(u"1767800000000_program applied"_s));
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(nodePgMigrate(project, door, {u"up"_s}), 0, "No migrations to run!");
    }

    void theToolTakesBackWhatADeployDid()
    {
        const Database database;
        const TcpDoor door(database.url());
        const ToolProject project(layout);
        project.remove(u"migrations/1767787200000_index-orders.sql"_s);
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(nodePgMigrate(project, door, {u"down"_s}), 0, "1767694500000_create-orders");
        QCOMPARE(project.status(database.url()),
                 u"1767603600000_create-customers applied\n1767694500000_create-orders pending"_s);
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(nodePgMigrate(project, door, {u"up"_s}), 0, "No migrations to run!");
    }

    void bothStopAtTheSameOrder_data()
    {
        QTest::addColumn<QString>("added");
        QTest::addColumn<QString>("removed");
        QTest::addColumn<QString>("says");
        QTest::newRow("one comes late") << u"migrations/1767600000000_early.sql"_s << QString()
                                        << u"Not run migration 1767600000000_early is preceding"_s;
        QTest::newRow("one is missing") << QString() << u"migrations/1767694500000_create-orders.sql"_s
                                        << u"is preceding already run migration 1767694500000_create-orders"_s;
        QTest::newRow("the newest is missing")
            << QString() << u"migrations/1767787200000_index-orders.sql"_s << u"No migrations to run!"_s;
        QTest::newRow("no migration") << u"migrations/README.md"_s << QString()
                                      << u"Cannot determine numeric prefix for \"README.md\""_s;
        QTest::newRow("a number and no migration")
            << u"migrations/1768000000000_notes.txt"_s << QString() << u"Error loading migration files"_s;
    }
    void bothStopAtTheSameOrder()
    {
        QFETCH(QString, added);
        QFETCH(QString, removed);
        QFETCH(QString, says);
        const Database database;
        const ToolProject project(layout);
        QCOMPARE(project.deploy(database.url()), QString());
        if (!added.isEmpty())
            project.write(added, "ALTER TABLE customers ADD COLUMN early int;\n");
        if (!removed.isEmpty())
            project.remove(removed);
        const bool isStopped = !says.startsWith(u"No migrations"_s);
        VERIFY_SAYS(nodePgMigrate(project, TcpDoor(database.url()), {u"up"_s}), isStopped ? 1 : 0, says.toUtf8());
        QCOMPARE(project.deploy(database.url()) != u"nothing to deploy"_s, isStopped);
    }

    void aMarkIsTheSameFromBoth()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(layout);
        VERIFY_SAYS(nodePgMigrate(project, TcpDoor(theirs.url()), {u"up"_s, u"1"_s, u"--fake"_s}), 0,
                    "Migrations complete!");
        const Ledger &marked = *ledgerOf(layout);
        const auto session = taken(Session::open(ours.url(), {}));
        taken(marked.create(*session, {}, {}));
        const WorkspacePtr workspace = taken(project.open());
        taken(marked.markApplied(*session, {}, workspace->folder.migrations.front(), {}));
        QCOMPARE(rowsOf(ours, table, vague), rowsOf(theirs, table, vague));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(project.status(theirs.url()), project.status(ours.url()));
    }

    /// Files as the tool's own create command names them.
    void aNewFileOfTheToolIsOneOfOurs()
    {
        const Database database;
        const ToolProject project(layout);
        VERIFY_SAYS(nodePgMigrate(project, TcpDoor(database.url()), {u"create"_s, u"add note"_s, u"-j"_s, u"sql"_s}), 0,
                    "Created migration");
        const WorkspacePtr workspace = taken(project.open());
        QVERIFY(workspace->folder.problems.empty());
        QVERIFY(workspace->folder.migrations.back().name.endsWith(u"_add-note"_s));
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(nodePgMigrate(project, TcpDoor(database.url()), {u"up"_s}), 0, "No migrations to run!");
    }

    /// As the option --schema does, which a project has in its settings.
    void aSchemaOfTheSettingsIsTheSameForBoth()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(layout);
        project.write(u"config/default.json"_s, R"({"db": {"schema": "my shop", "migrations-table": "done"}})");
        const QStringList options{u"up"_s, u"--schema"_s, u"my shop"_s, u"--create-schema"_s, u"-t"_s, u"done"_s};
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(nodePgMigrate(project, TcpDoor(ours.url()), options), 0, "No migrations to run!");
        VERIFY_SAYS(nodePgMigrate(project, TcpDoor(theirs.url()), options), 0, "Migrations complete!");
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(project.status(theirs.url()), project.allIn(u"applied"_s));
    }

    void itsLockAndOursAreTheSame()
    {
        const Database database;
        const TcpDoor door(database.url());
        const ToolProject project(layout);
        const auto take = [&database](std::chrono::milliseconds patience) {
            return LedgerLock::take(database.url(), *ledgerOf(layout), {}, patience, {});
        };
        auto held = take({});
        QVERIFY(held);
        VERIFY_SAYS(nodePgMigrate(project, door, {u"up"_s}), 1, "Another migration is already running");
        held = Error{};
        project.write(u"migrations/1767603600000_create-customers.sql"_s, "SELECT pg_sleep(600);\n");
        const auto process = started(project, door, {u"up"_s});
        QTRY_COMPARE_WITH_TIMEOUT(database.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = "
                                               "current_database() AND wait_event = 'PgSleep'"),
                                  u"1"_s, 60000);
        const auto refused = take(std::chrono::milliseconds(100));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LedgerBusy);
        database.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                     " AND datname = current_database()");
        ended(*process, std::chrono::minutes(1));
    }
};

QTEST_GUILESS_MAIN(NodePgMigrateAgreementTest)
#include "tst_nodepgmigrate.moc"
