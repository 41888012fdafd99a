// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/beforemigrate.h"
#include "app/deploy/preflight.h"
#include "app/deploy/verify.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// The next transaction id of the whole server, and what its statistics know of rows written in this database.
QString traces(const Database &database)
{
    return database.sql("SELECT pg_snapshot_xmax(pg_current_snapshot()) || ' ' || (SELECT string_agg(concat_ws(' ', "
                        "relname, n_tup_ins, n_tup_upd, n_tup_del), ', ' ORDER BY relid) FROM pg_stat_all_tables)");
}

/// Two looks in a row are the same once the statistics of what was done before have come in.
QString settledTraces(const Database &database)
{
    QString before = traces(database);
    const bool isQuiet = QTest::qWaitFor([&] { return std::exchange(before, traces(database)) == before; }, 20'000);
    if (!isQuiet)
        qFatal("The server does not come to rest.");
    return before;
}

}  // namespace

/// Preflight and Verify only look. A server of its own, so that nobody else takes a transaction id.
class NothingWrittenTest : public QObject
{
    Q_OBJECT

    OwnServer m_server;
    SandboxUse m_use;

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void byARoleThatMayOnlyRead_data()
    {
        QTest::addColumn<bool>("isReadOnly");
        QTest::newRow("in read-only transactions by default") << true;
        QTest::newRow("where nothing but its rights keeps it from writing") << false;
    }

    void byARoleThatMayOnlyRead()
    {
        QFETCH(bool, isReadOnly);
        taken(startSandbox({}));
        const Database database;
        const QByteArray role = "looker_" + database.url().database.toUtf8();
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE TABLE a (id int PRIMARY KEY, n int);\nINSERT INTO a VALUES (1, 1);");
        project.write(u"20240102_b.sql"_s,
                      "ALTER TABLE a ALTER n SET NOT NULL;\nALTER TABLE a ADD COLUMN b text;\nGRANT SELECT ON a TO "
                          + role + ";\nCOMMENT ON TABLE a IS 'counted';");
        database.sql("ALTER SYSTEM SET autovacuum = off");
        database.sql("SELECT pg_reload_conf()");
        database.sql("CREATE ROLE " + role + " LOGIN");
        if (isReadOnly)
            database.sql("ALTER ROLE " + role + " SET default_transaction_read_only = on");
        const auto dropped = qScopeGuard([&] { database.sql("DROP OWNED BY " + role + "; DROP ROLE " + role); });
        DeployRequest first = project.request(database.url());
        first.plan = taken(makePlan(*first.workspace, first.view, u"20240101_a.sql"_s));
        go(*taken(DeployRun::begin(std::move(first), {})), Step::Record);
        database.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        go(*run, Step::Preflight);

        ConnectionUrl url = database.url();
        url.conninfo += " options='-c role=" + role + (isReadOnly ? " -c default_transaction_read_only=on" : "") + "'";
        const DeployRequest pending = project.request(url);
        const QString before = settledTraces(database);
        const auto checks = taken(preflight(*pending.workspace, pending.view, pending.plan, QDir::tempPath(), {}));
        QCOMPARE(settledTraces(database), before);
        QVERIFY(checks.size() > 40);

        go(*run, Step::Migrate);
        const auto seen = beforeMigrateOf(run->record());
        QVERIFY(seen);
        const DeployRequest done = project.request(url);
        const QString after = settledTraces(database);
        const auto verified = taken(verifyRun(*done.workspace, done.view, {1}, &*seen, {}));
        const auto history = taken(verifyHistory(*done.workspace, done.view, {}));
        QCOMPARE(settledTraces(database), after);
        for (const Check &check : verified)
            QVERIFY2(check.outcome != Outcome::Fail,
                     qPrintable(check.id + u": "_s + check.message.english() + check.detail));
        QVERIFY(history.size() >= 4);
    }
};

QTEST_GUILESS_MAIN(NothingWrittenTest)
#include "tst_nothingwritten.moc"
