// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/agreement.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString ledger = u"_prisma_migrations"_s;
const QStringList vague{u"id"_s, u"started_at"_s, u"finished_at"_s, u"rolled_back_at"_s};

/// `prisma migrate …` on the project and the database behind the door.
std::unique_ptr<QProcess> started(const ToolProject &project, const TcpDoor &door, const QStringList &arguments)
{
    QProcessEnvironment environment;
    environment.insert(u"DATABASE_URL"_s, door.urlText());
    return startPeer(u"prisma"_s, QStringList{u"migrate"_s} + arguments, project.root(), environment);
}

Ran prisma(const ToolProject &project, const TcpDoor &door, const QStringList &arguments)
{
    return ended(*started(project, door, arguments), std::chrono::minutes(2));
}

}  // namespace

class PrismaAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(u"prisma"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void eachAgreesWithADeployOfTheOther()
    {
        const Database ours;
        const Database theirs;
        const TcpDoor door(ours.url());
        const ToolProject project(u"prisma"_s);
        project.linkNodeModules();
        QCOMPARE(project.deploy(ours.url()), QString());
        const QString rows = rowsOf(ours, ledger, vague);
        VERIFY_SAYS(prisma(project, door, {u"deploy"_s}), 0, "No pending migrations to apply.");
        QCOMPARE(rowsOf(ours, ledger, vague), rows);

        VERIFY_SAYS(prisma(project, TcpDoor(theirs.url()), {u"deploy"_s}), 0, "successfully applied");
        QCOMPARE(rows, rowsOf(theirs, ledger, vague));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(project.status(theirs.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(theirs.url()), u"nothing to deploy"_s);
    }

    /// One after the other on the same database, as a team does that uses both.
    void eachGoesOnWhereTheOtherStopped()
    {
        const Database database;
        const TcpDoor door(database.url());
        const ToolProject project(u"prisma"_s);
        project.linkNodeModules();
        QCOMPARE(project.deploy(database.url()), QString());
        project.write(u"prisma/migrations/20240104000000_a/migration.sql"_s, "CREATE TABLE a (i int);\n");
        VERIFY_SAYS(prisma(project, door, {u"deploy"_s}), 0, "20240104000000_a");
        project.write(u"prisma/migrations/20240105000000_b/migration.sql"_s, "CREATE TABLE b (i int);\n");
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(prisma(project, door, {u"status"_s}), 0, "Database schema is up to date!");
    }

    void aFailureOfPrismaIsSeen()
    {
        const Database database;
        const TcpDoor door(database.url());
        const ToolProject project(u"prisma"_s);
        project.linkNodeModules();
        project.write(u"prisma/migrations/20240102000000_orders/migration.sql"_s,
                      "CREATE TABLE x (i int);\nSELECT 1/0;");
        VERIFY_SAYS(prisma(project, door, {u"deploy"_s}), 1, "20240102000000_orders");
        QCOMPARE(project.status(database.url()),
                 u"20240101000000_customers applied\n20240102000000_orders failed\n"
                 "20240103000000_orders_by_customer pending"_s);
        QVERIFY(project.deploy(database.url()).contains(u"20240102000000_orders"_s));
        VERIFY_SAYS(prisma(project, door, {u"resolve"_s, u"--rolled-back"_s, u"20240102000000_orders"_s}), 0,
                    "marked as rolled back");
        project.write(u"prisma/migrations/20240102000000_orders/migration.sql"_s,
                      "CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);\n");
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(prisma(project, door, {u"status"_s}), 0, "Database schema is up to date!");
    }

    void aMarkIsTheSameFromBoth()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"prisma"_s);
        project.linkNodeModules();
        VERIFY_SAYS(
            prisma(project, TcpDoor(theirs.url()), {u"resolve"_s, u"--applied"_s, u"20240101000000_customers"_s}), 0,
            "marked as applied");
        const Ledger &marked = *ledgerOf(u"prisma"_s);
        const auto session = taken(Session::open(ours.url(), {}));
        taken(marked.create(*session, {}, {}));
        const WorkspacePtr workspace = taken(openWorkspace(project.root(), {}, {}));
        taken(marked.markApplied(*session, {}, workspace->folder.migrations.front(), {}));
        QCOMPARE(rowsOf(ours, ledger, vague), rowsOf(theirs, ledger, vague));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(project.status(theirs.url()), project.status(ours.url()));
        QVERIFY(project.status(theirs.url()).startsWith(u"20240101000000_customers applied\n"_s));
    }

    void itsLockAndOursAreTheSame()
    {
        const Database database;
        const TcpDoor door(database.url());
        const ToolProject project(u"prisma"_s);
        project.linkNodeModules();
        const auto take = [&database](std::chrono::milliseconds patience) {
            return LedgerLock::take(database.url(), *ledgerOf(u"prisma"_s), {}, patience, {});
        };
        auto held = take({});
        QVERIFY(held);
        project.write(u"prisma/migrations/20240101000000_customers/migration.sql"_s,
                      "CREATE TABLE customers (id bigint);\nSELECT pg_sleep(600);\n");
        const auto process = started(project, door, {u"deploy"_s});
        QTRY_COMPARE_WITH_TIMEOUT(database.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database "
                                               "= (SELECT oid FROM pg_database WHERE datname = current_database())"
                                               " AND NOT granted"),
                                  u"1"_s, 60000);
        held = Error{};
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

QTEST_GUILESS_MAIN(PrismaAgreementTest)
#include "tst_prisma.moc"
