// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/room.h"
#include "app/deploy/preflight.h"
#include "app/postgres/programs.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"

#include <QProcess>
#include <QtTest>

#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Check &the(const std::vector<Check> &checks, const char *id)
{
    const auto found = std::ranges::find(checks, QString::fromLatin1(id), &Check::id);
    if (found == checks.end())
        qFatal("There is no check %s", id);
    return *found;
}

QString said(const Check &check)
{
    return outcomeId(check.outcome) + u": "_s + check.message.english() + u'\n' + check.detail;
}

/// A standby of the tests' server, made with pg_basebackup, for as long as this lives.
class Standby
{
public:
    explicit Standby(const SandboxState &primary)
    {
        const QFileInfo data(primary.folder + u"/data"_s);
        m_user = QString::number(data.ownerId());
        m_group = QString::number(data.groupId());
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
        QDir().mkpath(socketFolder());
        run(program(u"pg_basebackup"_s),
            {u"-h"_s, primary.socketFolder, u"-p"_s, QString::number(primary.url.port), u"-U"_s, primary.url.user,
             u"-D"_s, dataFolder(), u"-R"_s, u"-X"_s, u"stream"_s, u"-c"_s, u"fast"_s});
        run(u"chown"_s, {u"-R"_s, m_user + u':' + m_group, m_folder.path()});
        control({u"-w"_s, u"-l"_s, m_folder.filePath(u"log"_s), u"-o"_s,
                 u"-k %1 -p %2 -c listen_addresses="_s.arg(socketFolder(), QString::number(primary.url.port)),
                 u"start"_s});
    }
    ~Standby() { control({u"-m"_s, u"immediate"_s, u"stop"_s}); }
    Standby(const Standby &) = delete;
    Standby &operator=(const Standby &) = delete;

    QString socketFolder() const { return m_folder.filePath(u"socket"_s); }

private:
    QString dataFolder() const { return m_folder.filePath(u"data"_s); }
    static QString program(const QString &name) { return taken(findProgram(name, 0, {})).path; }

    static void run(const QString &command, const QStringList &arguments)
    {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(command, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qFatal("%s: %s", qPrintable(command), process.readAllStandardError().constData());
    }

    void control(const QStringList &arguments) const
    {
        const QString ctl = QFileInfo(program(u"postgres"_s)).path() + u"/pg_ctl"_s;
        const QStringList all = QStringList{u"-D"_s, dataFolder()} + arguments;
        if (::geteuid() != 0)
            return run(ctl, all);
        run(u"setpriv"_s, QStringList{u"--reuid"_s, m_user, u"--regid"_s, m_group, u"--clear-groups"_s, ctl} + all);
    }

    QTemporaryDir m_folder{u"/tmp/lockstep-standby-XXXXXX"_s};
    QString m_user;
    QString m_group;
};

}  // namespace

/// What concerns a whole server, so a server of its own: slots, prepared transactions, standbys, wraparound.
class PreflightServerTest : public QObject
{
    Q_OBJECT

private:
    static std::vector<Check> ask(const ConnectionUrl &url, const QByteArray &migration,
                                  const std::function<void(Workspace &)> &adjust = {})
    {
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, migration);
        DeployRequest request = project.request(url);
        Workspace workspace = *request.workspace;
        if (adjust)
            adjust(workspace);
        return taken(preflight(workspace, request.view, request.plan, QDir::tempPath(), {}));
    }

    /// All tables count as big.
    static void smallLimits(Workspace &workspace)
    {
        workspace.config.review.sizes = {.tinyRows = 0, .tinyBytes = 0, .bigRows = 1, .bigBytes = 1};
    }

    static void restartWith(const QByteArrayList &settings)
    {
        {
            const Database database;
            for (const QByteArray &setting : settings)
                database.sql("ALTER SYSTEM SET " + setting);
        }
        if (const Status stopped = stopSandbox({}); !stopped)
            qFatal("%s", qPrintable(describe(stopped.error())));
        taken(startSandbox({}));
    }

    OwnServer m_server;
    SandboxUse m_use;

private slots:
    void initTestCase()
    {
        restartWith({"wal_level = logical", "max_prepared_transactions = 5", "max_connections = 20",
                     "autovacuum_naptime = 1", "max_replication_slots = 5", "max_wal_senders = 5"});
    }

    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aPreparedTransaction()
    {
        const Database database;
        database.sql("CREATE TABLE t (i int)");
        const auto session = taken(Session::open(database.url(), {}));
        for (const char *statement : {"BEGIN", "INSERT INTO t VALUES (1)", "PREPARE TRANSACTION 'left over'"})
            taken(session->execute(statement, {}));
        const Check check = the(ask(database.url(), "ALTER TABLE t ADD j int;"), "prepared-transactions");
        taken(session->execute("ROLLBACK PREPARED 'left over'", {}));
        QVERIFY2(said(check).startsWith("warn: 1 prepared transaction"_L1), qPrintable(said(check)));
        QVERIFY(check.detail.contains("left over"_L1));
    }

    void logicalSlots()
    {
        const Database database;
        const QByteArray sql = "CREATE TABLE t (i int);";
        QVERIFY(said(the(ask(database.url(), sql), "logical-slot-lag")).startsWith("pass"_L1));
        database.sql("SELECT pg_create_logical_replication_slot('unread', 'test_decoding')");
        const Check check = the(ask(database.url(), sql), "logical-slot-lag");
        database.sql("SELECT pg_drop_replication_slot('unread')");
        QVERIFY2(said(check).startsWith("warn"_L1) && check.detail.contains("unread"_L1), qPrintable(said(check)));
    }

    void muchWalForAStandby()
    {
        const Database database;
        database.sql("CREATE TABLE t AS SELECT generate_series(1, 5000) AS i; ANALYZE t;"
                     "SELECT pg_create_physical_replication_slot('standby', true)");
        const QByteArray sql = "ALTER TABLE t ALTER i TYPE bigint;";
        const Check check = the(ask(database.url(), sql, smallLimits), "replication-lag-risk");
        QVERIFY(said(the(ask(database.url(), sql), "replication-lag-risk")).startsWith("pass"_L1));
        database.sql("SELECT pg_drop_replication_slot('standby')");
        QVERIFY2(said(check).startsWith("warn"_L1) && check.detail.contains("slot standby"_L1),
                 qPrintable(said(check)));
        QVERIFY(said(the(ask(database.url(), sql, smallLimits), "replication-lag-risk")).startsWith("pass"_L1));
    }

    void manyConnections()
    {
        const Database database;
        const QByteArray sql = "CREATE TABLE t (i int);";
        QVERIFY(said(the(ask(database.url(), sql), "many-connections")).startsWith("pass"_L1));
        std::vector<std::unique_ptr<Session>> crowd;
        for (int i = 0; i < 12; ++i)
            crowd.push_back(taken(Session::open(database.url(), {})));
        const Check check = the(ask(database.url(), sql), "many-connections");
        QVERIFY2(said(check).startsWith("warn"_L1), qPrintable(said(check)));
    }

    void wraparoundIsNear()
    {
        const Database database;
        database.sql("CREATE TABLE t (i int) WITH (autovacuum_freeze_max_age = 100000); CREATE TABLE young (i int)");
        const auto session = taken(Session::open(database.url(), {}));
        taken(session->execute("DO $$ BEGIN FOR n IN 1..99000 LOOP BEGIN INSERT INTO young VALUES (n); EXCEPTION WHEN "
                               "division_by_zero THEN NULL; END; END LOOP; END $$",
                               {}));
        const Check check = the(ask(database.url(), "ALTER TABLE t ADD j int;"), "anti-wraparound-vacuum");
        QVERIFY2(said(check).startsWith("warn"_L1) && check.detail.contains("public.t"_L1), qPrintable(said(check)));
        QVERIFY(said(the(ask(database.url(), "ALTER TABLE young ADD j int;"), "anti-wraparound-vacuum"))
                    .startsWith("pass"_L1));
    }

    void aStandby()
    {
        const Database database;
        const Standby standby(taken(sandboxState({})));
        ConnectionUrl url = database.url();
        url.conninfo.replace(url.host.toUtf8(), standby.socketFolder().toUtf8());
        url.host = standby.socketFolder();
        QTRY_VERIFY_WITH_TIMEOUT(bool(Session::open(url, {})), 30'000);
        const auto checks = ask(url, "CREATE TABLE t (i int);");
        QVERIFY2(said(the(checks, "writable")).startsWith("fail: The server is a standby"_L1),
                 qPrintable(said(the(checks, "writable"))));
        QCOMPARE(said(the(checks, "same-target")).section(u':', 0, 0), u"pass"_s);
        // What only a primary can tell is told from the standby's side, not given up.
        QCOMPARE(said(the(checks, "logical-slot-lag")).section(u':', 0, 0), u"pass"_s);
    }

    void roomIsJudged()
    {
        QCOMPARE(roomOutcome(100, 99), Outcome::Fail);
        QCOMPARE(roomOutcome(100, 150), Outcome::Warn);
        QCOMPARE(roomOutcome(100, 200), Outcome::Pass);
        const Database database;
        database.sql("CREATE TABLE t AS SELECT generate_series(1, 5000) AS i; ANALYZE t");
        const Check check = the(ask(database.url(), "ALTER TABLE t ALTER i TYPE bigint;"), "disk-headroom-for-rewrite");
        QVERIFY2(check.detail.contains("public.t"_L1), qPrintable(said(check)));
    }

    /// No transaction of preflight's ever gets an id of its own: nothing was written, by whatever way.
    void nothingIsWritten()
    {
        const Database database;
        database.sql("ALTER SYSTEM SET autovacuum = off");
        database.sql("SELECT pg_reload_conf()");
        database.sql("CREATE TABLE t (id int PRIMARY KEY, a int, b text); INSERT INTO t SELECT i, i, i FROM "
                     "generate_series(1, 100) i; CREATE SEQUENCE s");
        const QByteArray now = "SELECT pg_snapshot_xmax(pg_current_snapshot()) || ' ' || pg_current_wal_insert_lsn()";
        QTRY_VERIFY(database.sql(now) == database.sql(now));
        const QString before = database.sql(now).section(u' ', 0, 0);
        const auto checks
            = ask(database.url(),
                  "ALTER TABLE t ALTER a SET NOT NULL; ALTER TABLE t ADD UNIQUE (b); ALTER TABLE t ADD CHECK "
                  "(nextval('s') > a); ALTER TABLE t ALTER b TYPE int USING b::int; DROP TABLE t;");
        QCOMPARE(database.sql(now).section(u' ', 0, 0), before);
        QVERIFY(checks.size() > 40);
        QVERIFY(said(the(checks, "data-checks")).contains("read-only"_L1));
    }
};

QTEST_GUILESS_MAIN(PreflightServerTest)
#include "tst_preflightserver.moc"
