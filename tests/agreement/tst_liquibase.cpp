// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"
#include "tests/agreement/liquibasepeer.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString books = QStringLiteral("db/changelog/books.sql");

}  // namespace

class LiquibaseAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(u"liquibase"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
        const ToolProject project(u"liquibase"_s);
        VERIFY_SAYS(liquibase(project, m_updated, {u"update"_s}), 0, "Run:                          6");
        m_ledger = liquibaseLedger(m_updated);
    }

    void theToolAgreesWithADeploy()
    {
        const Database ours;
        const ToolProject project(u"liquibase"_s);
        QCOMPARE(project.deploy(ours.url()), QString());
        QCOMPARE(liquibaseLedger(ours), m_ledger);
        QCOMPARE(schemaOf(ours), schemaOf(m_updated));
        // Also when an editor has changed the ends of lines and the space before words.
        project.write(books, project.read(books).replace("\n", "\r\n").replace("    title", "title"));
        QCOMPARE(project.status(ours.url()), project.allIn(u"applied"_s));
        VERIFY_SAYS(liquibase(project, ours, {u"update"_s}), 0, "Run:                          0");
        QCOMPARE(liquibaseLedger(ours), m_ledger);
    }

    void lockstepAgreesWithTheTool()
    {
        const ToolProject project(u"liquibase"_s);
        QCOMPARE(project.status(m_updated.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(m_updated.url()), u"nothing to deploy"_s);
    }

    void eachGoesOnWhereTheOtherStopped()
    {
        const Database ours;
        const ToolProject project(u"liquibase"_s);
        VERIFY_SAYS(liquibase(project, ours, {u"update-count"_s, u"--count=3"_s}), 0, "successfully");
        QCOMPARE(project.deploy(ours.url()), QString());
        QCOMPARE(liquibaseLedger(ours), m_ledger);
        VERIFY_SAYS(liquibase(project, ours, {u"rollback-count"_s, u"--count=2"_s}), 0, "successfully");
        QVERIFY(project.status(ours.url()).endsWith("karl:unless-old pending\nrosa:4 pending"_L1));
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(liquibase(project, ours, {u"status"_s}), 0, "is up to date");
    }

    /// What runs again keeps its row.
    void aChangedFunctionRunsAgainInBoth()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"liquibase"_s);
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(liquibase(project, theirs, {u"update"_s}), 0, "successfully");
        const QString path = u"db/changelog/changes/020-search.sql"_s;
        QFile file(project.root() + u'/' + path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        project.write(path, file.readAll().replace("SELECT * FROM books WHERE", "SELECT * FROM books WHERE true AND"));
        QVERIFY(project.status(ours.url()).contains("karl:search pending"_L1));
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(liquibase(project, theirs, {u"update"_s}), 0, "Run:                          1");
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
        QVERIFY(liquibaseLedger(ours).contains("RERAN"_L1));
    }

    void oneThatAlwaysRunsIsNoFailure()
    {
        const Database database;
        const ToolProject project(u"liquibase"_s);
        project.write(u"db/changelog/changes/030-always.sql"_s,
                      "--liquibase formatted sql\n--changeset rosa:always runAlways:true\nSELECT 1;\n");
        QCOMPARE(project.deploy(database.url()), QString());
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(liquibase(project, database, {u"update"_s}), 0, "Run:                          1");
        QCOMPARE(database.sql("SELECT exectype FROM databasechangelog WHERE id = 'always'"), u"RERAN"_s);
    }

    /// A changeset that always runs says who is at work; Liquibase has one session for the whole run.
    void whatAChangesetSetsHoldsForTheNext()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"liquibase"_s);
        project.write(u"db/changelog/changes/000-who.sql"_s,
                      "--liquibase formatted sql\n--changeset rosa:who runAlways:true\n"
                      "SELECT set_config('app.who', 'rosa', false);\n");
        project.write(u"db/changelog/changes/030-note.sql"_s,
                      "--liquibase formatted sql\n--changeset rosa:note\n"
                      "CREATE TABLE notes AS SELECT current_setting('app.who') AS who;\n");
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(liquibase(project, theirs, {u"update"_s}), 0, "successfully");
        QCOMPARE(ours.sql("SELECT who FROM notes"), u"rosa"_s);
        QCOMPARE(theirs.sql("SELECT who FROM notes"), u"rosa"_s);
    }

    void bothRefuseAnEditedChangeset()
    {
        const Database database;
        const ToolProject project(u"liquibase"_s);
        QCOMPARE(project.deploy(database.url()), QString());
        project.write(books, project.read(books).replace("title text", "title varchar"));
        QVERIFY(project.status(database.url()).startsWith("rosa:1 changed"_L1));
        VERIFY_SAYS(liquibase(project, database, {u"update"_s}), 1, "check sum");
        project.write(u"db/changelog/changes/030-late.sql"_s,
                      "--liquibase formatted sql\n--changeset a:late\nSELECT 1;\n");
        QVERIFY(!project.deploy(database.url()).isEmpty());
    }

    void aMarkIsTheSameFromBoth()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"liquibase"_s);
        const auto folder = openMigrations({project.root()}, u"liquibase"_s, {});
        const auto session = Session::open(ours.url(), {});
        QVERIFY(folder && session);
        const Ledger &ledger = *lockstep::ledgerOf(u"liquibase"_s);
        QVERIFY(ledger.create(**session, {}, {}));
        for (const Migration &migration : folder->migrations)
            QVERIFY(ledger.markApplied(**session, {}, migration, {}));
        VERIFY_SAYS(liquibase(project, theirs, {u"changelog-sync"_s}), 0, "successfully");
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
    }

    void aPreconditionThatIsNotMetIsMarkedTheSame()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"liquibase"_s);
        for (const Database *database : {&ours, &theirs})
            database->sql("CREATE TABLE old_books (id int)");
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(liquibase(project, theirs, {u"update"_s}), 0, "successfully");
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
        QVERIFY(liquibaseLedger(ours).contains("MARK_RAN"_L1));
    }

    void itsLockAndOursExcludeEachOther()
    {
        const Database database;
        const ToolProject project(u"liquibase"_s);
        const auto take = [&database](std::chrono::milliseconds patience) {
            return LedgerLock::take(database.url(), *lockstep::ledgerOf(u"liquibase"_s), {}, patience, {});
        };
        auto held = take({});
        QVERIFY(held);
        QVERIFY((*held)->verify({}));
        VERIFY_SAYS(liquibase(project, database, {u"list-locks"_s}), 0, "lockstep ");
        const TcpDoor door(database.url());
        const auto process = startPeer(u"liquibase"_s, liquibaseOn(database, door, {u"update"_s}), project.root());
        // It looks at the row from time to time, and says nothing to the server in between.
        QTRY_COMPARE_WITH_TIMEOUT(
            database.sql("SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database()"
                         " AND application_name LIKE '%JDBC%' AND state LIKE 'idle%'"
                         " AND state_change < clock_timestamp() - interval '2 seconds'"),
            u"t"_s, 120000);
        QCOMPARE(process->state(), QProcess::Running);
        QCOMPARE(database.sql("SELECT to_regclass('books') IS NULL"), u"t"_s);
        held = Error{};
        QCOMPARE(ended(*process, std::chrono::minutes(2)).exitStatus, 0);
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));

        database.sql(
            "UPDATE databasechangeloglock SET locked = true, lockedby = 'other (10.0.0.7)', lockgranted = now()");
        const auto refused = take(std::chrono::milliseconds(100));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LedgerBusy);
        QVERIFY(refused.error().detail.contains("other (10.0.0.7)"_L1));
        // Ours was left behind by a crash: nobody holds our advisory lock.
        database.sql("UPDATE databasechangeloglock SET lockedby = 'lockstep elsewhere (connection 7)'");
        QVERIFY(take(std::chrono::milliseconds(100)));
        QCOMPARE(database.sql("SELECT locked FROM databasechangeloglock"), u"f"_s);
    }

private:
    Database m_updated;  ///< by the tool, with the fixture; it stays as it is
    QString m_ledger{};
};

QTEST_GUILESS_MAIN(LiquibaseAgreementTest)
#include "tst_liquibase.moc"
