// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/preflight.h"
#include "app/deploy/verify.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// What a row sets up: SQL run before, on the database itself or held open on a session of its own.
struct Scene
{
    QByteArray setup{};
    QByteArrayList heldOpen{};
    QByteArray migration{"CREATE TABLE fresh (i int);"};
    std::function<void(DeployRequest &)> adjust{};
    QString otherFile{};
    QString backupFolder = QDir::tempPath();
};

const Check *find(const std::vector<Check> &checks, const QString &id)
{
    const auto found = std::ranges::find(checks, id, &Check::id);
    return found == checks.end() ? nullptr : &*found;
}

}  // namespace

Q_DECLARE_METATYPE(Scene)

namespace {

void row(const char *name, const char *id, const Scene &scene, Outcome outcome, const char *needle)
{
    QTest::newRow(name) << QString::fromLatin1(id) << scene << outcome << QString::fromUtf8(needle);
}

/// From here on the database's own sessions see this in the place of a view of the server's: what takes minutes to
/// come about, or a second machine.
QByteArray inPlaceOf(const QByteArray &view, const QByteArray &query)
{
    return "CREATE SCHEMA IF NOT EXISTS scene; CREATE VIEW scene." + view + " AS " + query
        + "; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = scene, pg_catalog, public', "
          "current_database()); END $$";
}

/// Every transaction began two minutes earlier.
QByteArray agedTransactions(const QByteArray &state)
{
    return inPlaceOf("pg_stat_activity",
                     "SELECT datid, datname, pid, usename, application_name, client_addr, backend_start, xact_start - "
                     "interval '2 minutes' AS xact_start, query_start, state_change, wait_event_type, wait_event, "
                         + state
                         + " AS state, backend_xid, backend_xmin, query, backend_type FROM "
                           "pg_catalog.pg_stat_activity");
}

void serverRows()
{
    using enum Outcome;
    row("the server answers", "reachable", {}, Pass, "PostgreSQL");
    row("the planned database", "same-target", {}, Pass, "");
    row("another database than planned", "same-target",
        {.adjust = [](DeployRequest &request) { request.plan.target.databaseOid = 1; }}, Fail, "");
    row("a current server", "server-version", {}, Pass, "supported");
    row("a server too old", "server-version",
        {.adjust = [](DeployRequest &request) { request.view.identity.serverVersionNum = 120000; }}, Fail, "13");
    row("pg_dump is there", "client-programs", {}, Pass, "pg_dump");
    row("a server newer than pg_dump", "client-programs",
        {.adjust = [](DeployRequest &request) { request.view.identity.serverVersionNum = 990000; }}, Fail, "");
    row("no backup, no pg_dump", "client-programs",
        {.adjust = [](DeployRequest &request) { request.view.choice.policy.backup = BackupPolicy::None; }}, Skip, "");
    row("a primary", "writable", {}, Pass, "");
    row("a standby", "writable", {.adjust = [](DeployRequest &request) { request.view.identity.inRecovery = true; }},
        Fail, "standby");
    row("a read-only role", "writable",
        {.adjust = [](DeployRequest &request) { request.view.identity.readOnly = true; }}, Fail, "read-only");
    row("a database that is read-only by default", "writable",
        {.setup = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', "
                  "current_database()); END $$"},
        Fail, "read-only");
    row("a direct connection", "session-affinity", {}, Pass, "");
    row("a lock timeout", "lock-timeout", {}, Pass, "0.5 s");
    row("none", "lock-timeout", {.adjust = [](DeployRequest &request) { request.view.choice.policy.lockTimeout = {}; }},
        Warn, "");
}

void ledgerRows()
{
    using enum Outcome;
    row("no ledger yet", "ledger-readable", {}, Pass, "creates");
    row("the ledger may be made", "ledger-writable", {}, Pass, "");
    row("a ledger that is there", "ledger-readable",
        {.setup = "CREATE TABLE _manual_migrations (id serial PRIMARY KEY, filename text NOT NULL UNIQUE, applied_at "
                  "timestamptz NOT NULL DEFAULT now())"},
        Pass, "was read");
    row("nothing half done", "ledger-clean", {}, Pass, "");
    row("one half done", "ledger-clean",
        {.adjust
         = [](DeployRequest &request) { request.view.status.migrations.front().state = MigrationState::Failed; }},
        Fail, "20240101_a.sql");
    row("a ledger that keeps everybody out", "ledger-clean",
        {.adjust = [](DeployRequest &request) { request.view.status.obstacle = {"It is being restored."}; }}, Fail,
        "It is being restored.");
    row("none is gone", "missing", {}, Pass, "");
    row("files as applied", "checksums", {}, Pass, "");
    row("in order", "order", {}, Pass, "");
    row("an applied one is gone", "missing",
        {.setup = "CREATE TABLE _manual_migrations (id serial PRIMARY KEY, filename text NOT NULL UNIQUE, applied_at "
                  "timestamptz"
                  " NOT NULL DEFAULT now()); INSERT INTO _manual_migrations (filename) VALUES ('20230101_gone.sql')"},
        Warn, "20230101_gone.sql");
    row("sorts before an applied one", "order",
        {.setup = "CREATE TABLE _manual_migrations (id serial PRIMARY KEY, filename text NOT NULL UNIQUE, applied_at "
                  "timestamptz"
                  " NOT NULL DEFAULT now()); INSERT INTO _manual_migrations (filename) VALUES ('20250101_later.sql')",
         .otherFile = u"20250101_later.sql"_s},
        Warn, "20240101_a.sql");
}

/// The plan's one migration as a Liquibase changeset with a precondition.
std::function<void(DeployRequest &)> guarded(const QString &onFail)
{
    return [onFail](DeployRequest &request) {
        Workspace workspace = *request.workspace;
        workspace.folder.migrations.front().facts
            = {{u"onFail"_s, onFail}, {u"preconditions"_s, QVariantList{QVariantMap{{u"kind"_s, u"sql-check"_s}}}}};
        request.workspace = std::make_shared<const Workspace>(std::move(workspace));
    };
}

void contentRows()
{
    using enum Outcome;
    row("may create", "create-privilege", {}, Pass, "");
    row("a schema that the plan makes", "create-privilege",
        {.migration = "CREATE SCHEMA app; CREATE TABLE app.t (i int);"}, Pass, "");
    row("rights for all statements", "statement-rights",
        {.setup = "CREATE TABLE t (i int)", .migration = "INSERT INTO t VALUES (1);"}, Pass, "");
    row("its own tables", "ownership",
        {.setup = "CREATE TABLE t (i int)", .migration = "ALTER TABLE t ADD COLUMN j int;"}, Pass, "");
    row("files that run", "runnable", {}, Pass, "");
    row("a psql command", "runnable", {.migration = "\\d\nSELECT 1;"}, Fail, ":1:");
    row("SQL understood", "sql-understood", {}, Pass, "");
    row("SQL not understood", "sql-understood", {.migration = "SELECT 1;\nFROBNICATE t;"}, Warn, "20240101_a.sql:2");
    row("nothing to ask the server", "server-syntax", {}, Pass, "");
    row("syntax that the server refuses", "server-syntax", {.migration = "SELECT 1;\nFROBNICATE t;"}, Fail,
        "20240101_a.sql:2: syntax error");
    row("the same, which may be passed by", "server-syntax",
        {.migration = "SELECT 1;\nFROBNICATE t;", .adjust = guarded(u"MARK_RAN"_s)}, Warn,
        "20240101_a.sql:2: syntax error");
    row("the same, which runs with a warning", "server-syntax",
        {.migration = "SELECT 1;\nFROBNICATE t;", .adjust = guarded(u"WARN"_s)}, Fail,
        "20240101_a.sql:2: syntax error");
    row("nothing destroyed", "destructive", {}, Pass, "");
    row("a table with rows", "destructive",
        {.setup = "CREATE TABLE t AS SELECT generate_series(1, 42) AS i", .migration = "DROP TABLE t;"}, Warn,
        "public.t: 42 rows");
    row("a column", "destructive",
        {.setup = "CREATE TABLE t AS SELECT generate_series(1, 7) AS i, 1 AS j",
         .migration = "ALTER TABLE t DROP COLUMN j;"},
        Warn, "7 rows");
    row("a column of a table with a quoted name", "destructive",
        {.setup = "CREATE TABLE \"User\" AS SELECT generate_series(1, 7) AS i, 1 AS j",
         .migration = "ALTER TABLE \"User\" DROP COLUMN j;"},
        Warn, "7 rows");
    row("a table that is not there", "destructive", {.migration = "DROP TABLE IF EXISTS nothing;"}, Warn,
        "not on the target");
    row("a small table blocked", "blocking",
        {.setup = "CREATE TABLE t (i int)", .migration = "ALTER TABLE t ADD COLUMN j int;"}, Pass, "AccessExclusive");
    row("a large table blocked", "blocking",
        {.setup = "CREATE TABLE t AS SELECT repeat('x', 1000) AS a FROM generate_series(1, 120000); ANALYZE t",
         .migration = "ALTER TABLE t ADD COLUMN j int;"},
        Warn, "AccessExclusive");
    row("no revert script", "revert-scripts", {}, Warn, "20240101_a.sql");
    row("a revert script", "revert-scripts", {.otherFile = u"20240101_a_rollback.sql"_s}, Pass, "");
}

void activityRows()
{
    using enum Outcome;
    row("nobody in between", "idle-in-transaction", {}, Pass, "");
    row("somebody sits in a transaction", "idle-in-transaction",
        {.setup = agedTransactions("state"), .heldOpen = {"BEGIN"}}, Warn, "idle in transaction for 12");
    row("a name with a line's end", "unvalidated-constraints",
        {.setup = "CREATE TABLE \"a\nb\" (i int); ALTER TABLE \"a\nb\" ADD CONSTRAINT c CHECK (i > 0) NOT VALID"}, Warn,
        "\"a\\nb\": c");
    row("no locks held", "conflicting-locks", {}, Pass, "");
    row("a reader of a table to be altered", "conflicting-locks",
        {.setup = "CREATE TABLE t (i int)",
         .heldOpen = {"BEGIN", "SELECT * FROM t"},
         .migration = "ALTER TABLE t ADD COLUMN j int;"},
        Warn, "AccessShareLock");
    row("a reader does not disturb an index build", "conflicting-locks",
        {.setup = "CREATE TABLE t (i int)",
         .heldOpen = {"BEGIN", "SELECT * FROM t"},
         .migration = "CREATE INDEX x ON t (i);"},
        Pass, "");
    row("a reader of a table with a quoted name", "conflicting-locks",
        {.setup = "CREATE TABLE \"User\" (i int)",
         .heldOpen = {"BEGIN", "SELECT * FROM \"User\""},
         .migration = "ALTER TABLE \"User\" ADD COLUMN j int;"},
        Warn, "AccessShareLock");
    row("no long transaction", "long-transactions", {}, Pass, "");
    row("a transaction that has been running for long", "long-transactions",
        {.setup = agedTransactions("'active'"), .heldOpen = {"BEGIN"}}, Warn, "active for 12");
    row("a standby that is behind", "replication-lag",
        {.setup = inPlaceOf("pg_stat_replication",
                            "SELECT 'far away'::text AS application_name, '10.0.0.2'::inet AS "
                            "client_addr, interval '1 minute' AS replay_lag, 0 AS pid")},
        Warn, "far away");
    row("no prepared transaction", "prepared-transactions", {}, Pass, "");
    row("no standby behind", "replication-lag", {}, Pass, "");
}

void catalogRows()
{
    using enum Outcome;
    row("valid indexes", "invalid-indexes", {}, Pass, "");
    row("an invalid index", "invalid-indexes",
        {.setup = "CREATE TABLE t (i int); CREATE INDEX x ON t (i);"
                  " UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'x'::regclass"},
        Warn, "public.x");
    row("validated constraints", "unvalidated-constraints", {}, Pass, "");
    row("an unvalidated constraint", "unvalidated-constraints",
        {.setup = "CREATE TABLE t (i int); ALTER TABLE t ADD CONSTRAINT c CHECK (i > 0) NOT VALID"}, Warn, "c");
    row("room for the backup", "backup-room", {}, Pass, "free");
    row("no room for the backup", "backup-room", {.backupFolder = u"/proc"_s}, Fail, "/proc has 0 bytes free");
    row("no room on the server", "disk-headroom-for-rewrite",
        {.setup = inPlaceOf("pg_settings",
                            "SELECT name, CASE name WHEN 'data_directory' THEN '/proc' ELSE setting END "
                            "AS setting FROM pg_catalog.pg_settings")
             + "; CREATE TABLE public.t AS SELECT generate_series(1, 5000) AS i; ANALYZE public.t",
         .migration = "ALTER TABLE public.t ALTER i TYPE bigint;"},
        Fail, "which has 0 bytes free");
    row("no backup, no room needed", "backup-room",
        {.adjust = [](DeployRequest &request) { request.view.choice.policy.backup = BackupPolicy::None; }}, Skip, "");
}

}  // namespace

class PreflightTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void checks_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("needle");
        serverRows();
        ledgerRows();
        contentRows();
        activityRows();
        catalogRows();
    }

    void checks()
    {
        QFETCH(QString, id);
        QFETCH(Scene, scene);
        QFETCH(Outcome, outcome);
        QFETCH(QString, needle);
        const Database database;
        if (!scene.setup.isEmpty())
            database.sql(scene.setup);
        const auto other = taken(Session::open(database.url(), {}));
        for (const QByteArray &statement : scene.heldOpen)
            taken(other->execute(statement, {}));
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, scene.migration);
        if (!scene.otherFile.isEmpty())
            project.write(scene.otherFile, "SELECT 1;");
        DeployRequest request = project.request(database.url());
        if (scene.adjust)
            scene.adjust(request);
        const auto checks = taken(preflight(*request.workspace, request.view, request.plan, scene.backupFolder, {}));
        const Check *check = find(checks, id);
        QVERIFY2(check, qPrintable(id));
        const QString text = check->message.english() + u'\n' + check->detail;
        QVERIFY2(text.contains(needle), qPrintable(text));
        QCOMPARE(outcomeId(check->outcome), outcomeId(outcome));
        QCOMPARE(check->hint.isEmpty(), check->outcome == Outcome::Pass || check->outcome == Outcome::Skip);
    }

    void aRoleWithoutRights_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("needle");
        QTest::newRow("may not create") << u"create-privilege"_s << Outcome::Fail << u"public"_s;
        QTest::newRow("does not own") << u"ownership"_s << Outcome::Warn << u"t:"_s;
        QTest::newRow("may not insert") << u"statement-rights"_s << Outcome::Fail << u"t: INSERT"_s;
        QTest::newRow("may not refer") << u"statement-rights"_s << Outcome::Fail << u"t: REFERENCES"_s;
        QTest::newRow("may not make a schema") << u"statement-rights"_s << Outcome::Fail << u"CREATE on the database"_s;
        QTest::newRow("may not write the ledger") << u"ledger-writable"_s << Outcome::Fail << u"_manual_migrations"_s;
    }

    void aRoleWithoutRights()
    {
        QFETCH(QString, id);
        QFETCH(Outcome, outcome);
        QFETCH(QString, needle);
        const Database database;
        const QByteArray role = "weak_" + database.url().database.toUtf8();
        database.sql("CREATE TABLE t (i int); CREATE TABLE _manual_migrations (id serial PRIMARY KEY, filename text "
                     "NOT NULL UNIQUE,"
                     " applied_at timestamptz NOT NULL DEFAULT now()); GRANT SELECT ON _manual_migrations, t TO "
                     "PUBLIC; CREATE ROLE "
                     + role);
        const auto dropped = qScopeGuard([&] { database.sql("DROP ROLE " + role); });
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s,
                      "ALTER TABLE t ADD COLUMN j int; CREATE TABLE u (i int "
                      "REFERENCES t); INSERT INTO t VALUES (1); CREATE SCHEMA s;");
        ConnectionUrl url = database.url();
        url.conninfo += " options='-c role=" + role + "'";
        const DeployRequest request = project.request(url);
        const auto checks = taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), {}));
        const Check *check = find(checks, id);
        QVERIFY(check);
        QCOMPARE(outcomeId(check->outcome), outcomeId(outcome));
        QVERIFY2((check->message.english() + check->detail).contains(needle),
                 qPrintable(check->message.english() + check->detail));
    }

    void everyCheckIsWhole()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "SELECT 1;");
        const DeployRequest request = project.request(database.url());
        int reports = 0;
        const JobContext context({}, [&reports](const Progress &progress) { reports += progress.total > 0 ? 1 : 0; });
        const auto checks = taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), context));
        QSet<QString> ids;
        for (const Check &check : checks) {
            ids << check.id;
            QVERIFY2(!check.title.isEmpty() && !check.message.isEmpty(), qPrintable(check.id));
        }
        QCOMPARE(std::size_t(ids.size()), checks.size());
        QCOMPARE(std::size_t(reports), checks.size() + 1);
    }

    void editedFilesSayWhatTheEditIs_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("detail");
        const QByteArray a = "CREATE TABLE a (i int);\n";
        const QByteArray aWithoutEnd = "CREATE TABLE a (i int);";
        const QByteArray b = "CREATE TABLE b (i int);\n";
        const QByteArray otherB = "CREATE TABLE b (i int);\nSELECT 1;\n";
        QTest::newRow("the end of the last line")
            << aWithoutEnd << b
            << u"1 applied file were edited afterwards, in nothing that PostgreSQL would do differently."_s
            << u"1_a: Only line endings differ from what was applied."_s;
        QTest::newRow("nobody knows what was applied")
            << a << otherB << u"1 applied file were edited afterwards; the edit never runs."_s << u"2_b"_s;
        QTest::newRow("one of each") << aWithoutEnd << otherB
                                     << u"2 applied files were edited afterwards, 1 of them in nothing that PostgreSQL "
                                        "would do differently; the edits never run."_s
                                     << u"1_a: Only line endings differ from what was applied.\n2_b"_s;
    }

    void editedFilesSayWhatTheEditIs()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        const Database database;
        const Project project;
        project.write(u"1_a"_s, "CREATE TABLE a (i int);\n");
        project.write(u"2_b"_s, "CREATE TABLE b (i int);\n");
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
        project.write(u"1_a"_s, a);
        project.write(u"2_b"_s, b);
        project.write(u"3_c"_s, "SELECT 1;");
        const DeployRequest request = project.request(database.url());
        const auto checks = taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), {}));
        const Check *check = find(checks, u"checksums"_s);
        QVERIFY(check);
        QCOMPARE(outcomeId(check->outcome), outcomeId(Outcome::Warn));
        QTEST(check->message.english(), "message");
        QTEST(check->detail, "detail");
    }

    void nothingIsWritten()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        const DeployRequest request = project.request(database.url());
        taken(preflight(*request.workspace, request.view, request.plan, QDir::tempPath(), {}));
        QCOMPARE(database.sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"), u"0"_s);
    }

    void verifyAsksTheCatalog_data()
    {
        QTest::addColumn<QByteArray>("afterwards");
        QTest::addColumn<QString>("id");
        QTest::addColumn<Outcome>("outcome");
        QTest::newRow("all is as migrated") << QByteArray("SELECT 1") << u"objects"_s << Outcome::Pass;
        QTest::newRow("a table was dropped by hand") << QByteArray("DROP TABLE a") << u"objects"_s << Outcome::Fail;
        QTest::newRow("a dropped table is back")
            << QByteArray("CREATE TABLE gone (i int)") << u"objects"_s << Outcome::Fail;
        QTest::newRow("a ledger row is gone")
            << QByteArray("DELETE FROM _manual_migrations") << u"ledger-complete"_s << Outcome::Fail;
        QTest::newRow("its index is invalid")
            << QByteArray("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'a_i'::regclass")
            << u"invalid-indexes"_s << Outcome::Fail;
        QTest::newRow("another index is invalid") << QByteArray(
            "CREATE INDEX z ON a (i); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'z'::regclass")
                                                  << u"invalid-indexes"_s << Outcome::Warn;
        QTest::newRow("a constraint not validated")
            << QByteArray("ALTER TABLE a ADD CONSTRAINT c CHECK (i > 0) NOT VALID") << u"unvalidated-constraints"_s
            << Outcome::Warn;
    }

    void verifyAsksTheCatalog()
    {
        QFETCH(QByteArray, afterwards);
        QFETCH(QString, id);
        QFETCH(Outcome, outcome);
        const Database database;
        database.sql("CREATE TABLE gone (i int)");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE TABLE a (i int); CREATE INDEX a_i ON a (i); DROP TABLE gone;");
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
        database.sql(afterwards);
        const DeployRequest now = project.request(database.url());
        const auto checks = taken(verifyRun(*now.workspace, now.view, {0}, nullptr, {}));
        QVERIFY(find(checks, id));
        QCOMPARE(outcomeId(find(checks, id)->outcome), outcomeId(outcome));
        QVERIFY(!find(checks, id)->message.english().contains("1 constraint are"_L1));
    }
};

QTEST_GUILESS_MAIN(PreflightTest)
#include "tst_preflight.moc"
