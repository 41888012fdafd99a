// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/agreement.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString layout = u"postgrator"_s;
const QString table = u"schemaversion"_s;
const QStringList vague{u"run_at"_s};

/// `postgrator …` on the project and the database.
Ran postgrator(const ToolProject &project, const Database &database, const QStringList &arguments = {})
{
    const TcpDoor door(database.url());
    const QStringList where{u"--host"_s,     u"127.0.0.1"_s,         u"--port"_s,     QString::number(door.port()),
                            u"--username"_s, database.url().user,    u"--password"_s, u"x"_s,
                            u"--database"_s, database.url().database};
    return runPeer(layout, arguments + where, project.root());
}

}  // namespace

class PostgratorAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(layout); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void postgratorAgreesWithADeploy()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(layout);
        QCOMPARE(project.deploy(ours.url()), QString());
        const QString rows = rowsOf(ours, table, vague);
        const Ran again = postgrator(project, ours);
        VERIFY_SAYS(again, 0, "version of database is: 3");
        QVERIFY2(!again.out.contains("running"), words(again));
        QCOMPARE(rowsOf(ours, table, vague), rows);

        VERIFY_SAYS(postgrator(project, theirs), 0, "003.do.index-orders.sql");
        QCOMPARE(rows, rowsOf(theirs, table, vague));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

    void lockstepAgreesWithPostgrator()
    {
        const Database database;
        const ToolProject project(layout);
        project.write(u"migrations/002.do.create-orders.sql"_s,
                      "-- caf\xC3\xA9\r\nCREATE TABLE orders (id bigint, customer_id bigint);\r\n");
        VERIFY_SAYS(postgrator(project, database), 0, "003.do.index-orders.sql");
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(database.url()), u"nothing to deploy"_s);
    }

    /// One after the other on the same database, as a team does that uses both; a program among the files.
    void eachGoesOnWhereTheOtherStopped()
    {
        const Database database;
        const ToolProject project(layout);
        QCOMPARE(project.deploy(database.url()), QString());
        project.write(u"migrations/004.do.program.mjs"_s,
                      "export const generateSql = () => 'CREATE TABLE a (i int)';\n");
        project.write(u"migrations/005.do.b.sql"_s, "CREATE TABLE b (i int);\n");
        QVERIFY(project.deploy(database.url()).contains(u"004.do.program.mjs comes before it"_s));
        VERIFY_SAYS(postgrator(project, database, {u"4"_s}), 0, "004.do.program.mjs");
        QVERIFY(project.status(database.url()).contains(u"4.do.program applied"_s));
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(postgrator(project, database), 0, "version of database is: 5");
    }

    void postgratorTakesBackWhatADeployDid()
    {
        const Database database;
        const ToolProject project(layout);
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(postgrator(project, database, {u"1"_s}), 0, "002.undo.create-orders.sql");
        QCOMPARE(project.status(database.url()),
                 u"001.do.create-customers applied\n002.do.create-orders pending\n003.do.index-orders pending"_s);
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(postgrator(project, database), 0, "version of database is: 3");
    }

    void bothStopAtAnEditedFile()
    {
        const Database database;
        const ToolProject project(layout);
        QCOMPARE(project.deploy(database.url()), QString());
        project.write(u"migrations/001.do.create-customers.sql"_s, "CREATE TABLE customers (id bigint);\n");
        VERIFY_SAYS(postgrator(project, database), 1, "MD5 checksum failed for migration [1]");
        QVERIFY(project.deploy(database.url()).contains(u"differs from what was applied"_s));
    }

    void bothStopAtTwoOfOneVersion()
    {
        const Database database;
        const ToolProject project(layout);
        project.write(u"migrations/1.do.other.sql"_s, "SELECT 1;\n");
        VERIFY_SAYS(postgrator(project, database), 1, "Two migrations found with version 1 and action do");
        QVERIFY(project.deploy(database.url()).contains(u"the same version, 1,"_s));
    }

    void bothPassALateOneBy()
    {
        const Database database;
        const ToolProject project(layout);
        project.write(u"migrations/005.do.last.sql"_s, "CREATE TABLE last (i int);\n");
        QCOMPARE(project.deploy(database.url()), QString());
        project.write(u"migrations/004.do.late.sql"_s, "CREATE TABLE late (i int);\n");
        project.remove(u"migrations/002.do.create-orders.sql"_s);
        VERIFY_SAYS(postgrator(project, database), 0, "version of database is: 5");
        QCOMPARE(database.sql("SELECT to_regclass('late') IS NULL"), u"t"_s);
        QVERIFY(project.status(database.url()).contains(u"004.do.late outOfOrder"_s));
        QCOMPARE(project.deploy(database.url()), u"nothing to deploy"_s);
    }
};

QTEST_GUILESS_MAIN(PostgratorAgreementTest)
#include "tst_postgrator.moc"
