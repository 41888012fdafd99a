// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"
#include "tests/support/agreement.h"
#include "tests/support/sample.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/sqitch/chef__chef-server/");

QStringList onTarget(const Database &database, QStringList arguments)
{
    const ConnectionUrl &url = database.url();
    const QString target = u"db:pg://%1@/%2?host=%3&port=%4"_s.arg(
        url.user, url.database, QString::fromLatin1(QUrl::toPercentEncoding(url.host)), QString::number(url.port));
    arguments.insert(1, target);
    return arguments;
}

Ran sqitch(const ToolProject &project, const Database &database, const QStringList &arguments)
{
    return runPeer(u"sqitch"_s, onTarget(database, arguments), project.root());
}

/// All six tables; of times that are the clock's only whether they are there.
QString registryOf(const Database &database)
{
    QString all;
    for (const char *table : {"releases", "projects", "changes", "tags", "dependencies", "events"})
        all += rowsOf(database, u"sqitch."_s + QLatin1StringView(table),
                      {u"committed_at"_s, u"installed_at"_s, u"created_at"_s})
            + u'\n';
    return all;
}

}  // namespace

class SqitchAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(u"sqitch"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void eachAgreesWithADeployOfTheOther_data() { projects(); }
    void eachAgreesWithADeployOfTheOther()
    {
        QFETCH(QStringList, folders);
        if (!QDir(folders.front()).exists())
            QSKIP("The public histories are not here.");
        const Database ours;
        const Database theirs;
        for (const QString &folder : folders) {
            const ToolProject project(u"sqitch"_s, folder);
            QCOMPARE(project.deploy(ours.url()), QString());
            const QString rows = registryOf(ours);
            VERIFY_SAYS(sqitch(project, ours, {u"deploy"_s}), 0, "Nothing to deploy (up-to-date)");
            VERIFY_SAYS(sqitch(project, ours, {u"check"_s}), 0, "Check successful");
            QCOMPARE(registryOf(ours), rows);
            QCOMPARE(project.status(theirs.url()), project.allIn(u"pending"_s));
            VERIFY_SAYS(sqitch(project, theirs, {u"deploy"_s}), 0, "ok");
            QCOMPARE(project.status(theirs.url()), project.allIn(u"applied"_s));
            QCOMPARE(project.deploy(theirs.url()), u"nothing to deploy"_s);
        }
        QCOMPARE(registryOf(ours), registryOf(theirs));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

    /// Variables of all the places that Sqitch reads them from, each the same for both.
    void variablesAreFilledInAsPsqlDoes()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"sqitch"_s);
        project.write(u"sqitch.conf"_s,
                      project.read(u"sqitch.conf"_s)
                          + "\n[core \"variables\"]\n\tplace = core\n\tonlycore = it's\n"
                            "[deploy \"variables\"]\n\tplace = deploy\n\tCamelCase = Mixed Name\n"
                            "[engine \"pg.variables\"]\n\tsize = 7\n[revert \"variables\"]\n\tplace = revert\n");
        project.write(u"sqitch.plan"_s,
                      project.read(u"sqitch.plan"_s)
                          + "\nvariables 2025-03-01T09:00:00Z Rosa <rosa@example.com> # v\n");
        project.write(u"deploy/variables.sql"_s,
                      "BEGIN;\nCREATE TABLE :place (id int DEFAULT :size, :\"CamelCase\" text DEFAULT :'onlycore',\n"
                      "  a int[] DEFAULT '{1,2}'::int[], t text DEFAULT ':place', -- :'nowhere'\n"
                      "  s text DEFAULT $$ :place $$, r text DEFAULT :'registry', b bool DEFAULT :{?size},\n"
                      "  n bool DEFAULT :{?nosuch}, k text DEFAULT (array['a','b','c'])[2:3][1]::text);\nCOMMIT;\n");
        project.write(u"revert/variables.sql"_s, "DROP TABLE :\"place\";\n");
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(sqitch(project, theirs, {u"deploy"_s}), 0, "ok");
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(registryOf(ours), registryOf(theirs));
        QVERIFY(schemaOf(ours).contains("Mixed Name"_L1));
        VERIFY_SAYS(sqitch(project, ours, {u"check"_s}), 0, "Check successful");
        QCOMPARE(project.status(theirs.url()), project.allIn(u"applied"_s));
    }

    /// lockstep.toml's placeholders are what --set is on Sqitch's command line.
    void placeholdersAreSqitchsSet()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"sqitch"_s);
        project.write(u"sqitch.plan"_s,
                      project.read(u"sqitch.plan"_s)
                          + "\nvariables 2025-03-01T09:00:00Z Rosa <rosa@example.com> # v\n");
        project.write(u"deploy/variables.sql"_s, "CREATE TABLE :\"place\" (id int DEFAULT :'size');\n");
        project.write(u"revert/variables.sql"_s, "DROP TABLE :\"place\";\n");
        QVERIFY(project.deploy(ours.url()).contains(":\"place\""_L1));
        project.write(u"lockstep.toml"_s, "[placeholders]\nplace = \"Here\"\nsize = \"3\"\n");
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(sqitch(project, theirs, {u"deploy"_s, u"--set"_s, u"place=Here"_s, u"--set"_s, u"size=3"_s}), 0,
                    "ok");
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(registryOf(ours), registryOf(theirs));
    }

    void eachGoesOnWhereTheOtherStopped()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"sqitch"_s);
        VERIFY_SAYS(sqitch(project, ours, {u"deploy"_s, u"--to"_s, u"order_count@v1.0"_s}), 0, "+ order_count");
        QCOMPARE(project.deploy(ours.url()), QString());
        QCOMPARE(project.deploy(theirs.url()), QString());
        QCOMPARE(registryOf(ours), registryOf(theirs));
        VERIFY_SAYS(sqitch(project, ours, {u"revert"_s, u"-y"_s, u"--to"_s, u"customers"_s}), 0, "- orders");
        QVERIFY(project.status(ours.url()).startsWith("customers applied\norders pending"_L1));
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(sqitch(project, ours, {u"status"_s}), 0, "up-to-date");
    }

    /// `--log-only` is the tool's way to mark.
    void aMarkIsTheSameFromBoth()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"sqitch"_s);
        const auto folder = openMigrations({project.root()}, u"sqitch"_s, {});
        const auto session = Session::open(ours.url(), {});
        QVERIFY(folder && session);
        const Ledger &ledger = *ledgerOf(u"sqitch"_s);
        QVERIFY(ledger.create(**session, {}, {}));
        for (const Migration &migration : folder->migrations)
            QVERIFY(ledger.markApplied(**session, {}, migration, {}));
        VERIFY_SAYS(sqitch(project, theirs, {u"deploy"_s, u"--log-only"_s}), 0, "+ order_count");
        QCOMPARE(registryOf(ours), registryOf(theirs));
        for (std::size_t index = folder->migrations.size(); index-- > 2;)
            QVERIFY(ledger.markReverted(**session, {}, folder->migrations[index], {}));
        VERIFY_SAYS(sqitch(project, theirs, {u"revert"_s, u"-y"_s, u"--log-only"_s, u"--to"_s, u"orders"_s}), 0, "ok");
        QCOMPARE(registryOf(ours), registryOf(theirs));
    }

    void bothStopAtAnEditedPlan()
    {
        const Database database;
        const ToolProject project(u"sqitch"_s);
        QCOMPARE(project.deploy(database.url()), QString());
        QFile plan(project.root() + u"/sqitch.plan"_s);
        QVERIFY(plan.open(QIODevice::ReadOnly));
        project.write(u"sqitch.plan"_s, plan.readAll().replace("Who buys", "Who pays"));
        VERIFY_SAYS(sqitch(project, database, {u"deploy"_s}), 2, "Cannot find change");
        QVERIFY(!project.deploy(database.url()).isEmpty());
        QVERIFY(project.status(database.url()).contains("missing"_L1));
    }

    void bothStopAtABadPlan_data()
    {
        QTest::addColumn<QByteArray>("line");
        const QByteArray by = " 2025-03-01T00:00:00Z P <p@x.org>\n";
        QTest::newRow("a conflict left over") << QByteArray("<<<<<<< HEAD\n");
        QTest::newRow("an unknown requirement") << "late [nowhere]" + by;
        QTest::newRow("a cycle") << "a [b]" + by + "b [a]" + by;
        QTest::newRow("twice") << "order_count" + by;
        QTest::newRow("a conflict with nothing") << "late [!nowhere]" + by;
        QTest::newRow("another project is missing") << "late [base:users]" + by;
        QTest::newRow("in conflict") << "late [!orders]" + by;
    }
    void bothStopAtABadPlan()
    {
        QFETCH(QByteArray, line);
        const Database database;
        const ToolProject project(u"sqitch"_s);
        QFile plan(project.root() + u"/sqitch.plan"_s);
        QVERIFY(plan.open(QIODevice::ReadOnly));
        project.write(u"sqitch.plan"_s, plan.readAll() + line);
        for (const char *name : {"late", "a", "b"})
            project.write(u"deploy/%1.sql"_s.arg(QLatin1StringView(name)), QByteArray("SELECT '") + name + "';");
        QCOMPARE(sqitch(project, database, {u"deploy"_s}).exitStatus, 2);
        const Database ours;
        QVERIFY(!project.deploy(ours.url()).isEmpty());
        QCOMPARE(ours.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'sqitch'"), u"0"_s);
    }

    void itsLockAndOursAreTheSame()
    {
        const Database database;
        const ToolProject project(u"sqitch"_s);
        auto held = LedgerLock::take(database.url(), *ledgerOf(u"sqitch"_s), {}, {}, {});
        QVERIFY(held);
        VERIFY_SAYS(sqitch(project, database, {u"deploy"_s, u"--lock-timeout"_s, u"1"_s}), 2, "Timed out waiting");
        held = Error{};
        project.write(u"deploy/customers.sql"_s, "BEGIN;\nSELECT pg_sleep(600);\nCOMMIT;\n");
        const auto process = startPeer(u"sqitch"_s, onTarget(database, {u"deploy"_s}), project.root());
        QTRY_COMPARE_WITH_TIMEOUT(database.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = "
                                               "current_database() AND wait_event = 'PgSleep'"),
                                  u"1"_s, 60000);
        const auto refused
            = LedgerLock::take(database.url(), *ledgerOf(u"sqitch"_s), {}, std::chrono::milliseconds(100), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LedgerBusy);
        database.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                     " AND datname = current_database()");
        ended(*process, std::chrono::minutes(1));
    }

private:
    static void projects()
    {
        QTest::addColumn<QStringList>("folders");
        QTest::newRow("fixture") << QStringList{QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/sqitch")};
        QTest::newRow("a project and what it requires")
            << QStringList{corpus + u"oc_erchef/schema/baseline"_s, corpus + u"oc_erchef/schema"_s};
        QTest::newRow("reworked changes") << QStringList{corpus + u"oc_bifrost/schema"_s};
        if (wantsAllCases())
            QTest::newRow("a small one") << QStringList{corpus + u"bookshelf/schema"_s};
    }
};

QTEST_GUILESS_MAIN(SqitchAgreementTest)
#include "tst_sqitch.moc"
