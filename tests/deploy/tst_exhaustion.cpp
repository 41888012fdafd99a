// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/backup.h"
#include "tests/deploy/exhaustion.h"
#include "tests/support/ownserver.h"

#include <QProcess>
#include <QtTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// The server's write-ahead log lies in another folder while the value lives; the server is started anew for it.
class LogElsewhere
{
public:
    explicit LogElsewhere(const QString &folder)
        : m_elsewhere(folder + u"/pg_wal"_s)
        , m_usual(taken(sandboxState({})).folder + u"/data/pg_wal"_s)
    {
        taken(stopSandbox({}));
        copy(m_usual, m_elsewhere);
        if (!QDir(m_usual).removeRecursively() || !QFile::link(m_elsewhere, m_usual))
            qFatal("The log cannot be moved.");
        taken(startSandbox({}));
    }
    ~LogElsewhere()
    {
        if (const Status stopped = stopSandbox({}); !stopped)
            qWarning("%s", qPrintable(describe(stopped.error())));
        QFile::remove(m_usual);
        copy(m_elsewhere, m_usual);
        taken(startSandbox({}));
    }
    Q_DISABLE_COPY_MOVE(LogElsewhere)

private:
    static void copy(const QString &from, const QString &to)
    {
        if (QProcess::execute(u"cp"_s, {u"-a"_s, from, to}) != 0)
            qFatal("%s cannot be copied", qPrintable(from));
    }

    QString m_elsewhere;
    QString m_usual;
};

}  // namespace

/// Disks that fill up or cannot be written to while a deploy runs: each time a clear error, nothing by half, and a way
/// on afterwards.
class ExhaustionTest : public QObject
{
    Q_OBJECT

private slots:
    void theJournalsDisk_data();
    void theJournalsDisk();
    void theBackupsDisk_data();
    void theBackupsDisk();
    void theServersDisk();
    void theServersLogDisk();
    void aReadOnlyStateFolder();
    void aReadOnlyProject();

private:
    OwnServer m_server;
};

void ExhaustionTest::theJournalsDisk_data()
{
    QTest::addColumn<QString>("migration");
    QTest::addColumn<int>("statement");
    QTest::newRow("in a transaction") << u"20240101_a.sql"_s << 1;
    QTest::newRow("before the first statement by itself") << u"20240102_b.sql"_s << 1;
    QTest::newRow("between such statements") << u"20240102_b.sql"_s << 2;
}

void ExhaustionTest::theJournalsDisk()
{
    QFETCH(QString, migration);
    QFETCH(int, statement);
    const SmallDisk disk("2m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const Database database;
    const Project project(Project::Layout::Plain);
    writeLogMigrations(project);
    DeployRequest request = project.request(database.url());
    request.journalPath = disk.path() + u"/journal.sqlite"_s;
    std::optional<Error> error;
    {
        const auto run = taken(DeployRun::begin(request, {}));
        error = firstError(*run, [&](const RunEvent &event) {
            if (event.kind == "statementStarted"_L1 && event.migration == migration && event.statement == statement)
                disk.fill();
        });
        QVERIFY(error);
        QVERIFY2(error->code == ErrorCode::JournalUnusable, qPrintable(describe(*error)));
        QVERIFY2(describe(*error).contains(u"full"_s), qPrintable(describe(*error)));
        QVERIFY(!error->hint.isEmpty());
    }
    disk.clear();
    request = project.request(database.url());
    request.journalPath = disk.path() + u"/journal.sqlite"_s;
    QCOMPARE(goOn(request), u"done"_s);
    QCOMPARE(logged(database), u"abc"_s);
    QVERIFY(taken(taken(Journal::open(request.journalPath))->checkChain()).isIntact);
    tellThatNothingIsLost("Disk full under the journal", *error);
}

void ExhaustionTest::theBackupsDisk_data()
{
    QTest::addColumn<bool>("isFolder");
    QTest::newRow("one file") << false;
    QTest::newRow("a folder") << true;
}

void ExhaustionTest::theBackupsDisk()
{
    QFETCH(bool, isFolder);
    const SmallDisk disk("1m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const Database database;
    database.sql("CREATE TABLE big AS SELECT sha512(i::text::bytea) AS x FROM generate_series(1, 20000) i");
    const Project project(Project::Layout::Plain);
    writeLogMigrations(project);
    DeployRequest request = project.request(database.url());
    request.noBackupBecause.clear();
    request.backupFolder = disk.path() + u"/backups"_s;
    request.view.choice.policy.backups.format = isFolder ? BackupFormat::Directory : BackupFormat::Custom;
    std::optional<Error> error;
    {
        const auto run = taken(DeployRun::begin(request, {}));
        error = firstError(*run);
        QVERIFY(error);
        QVERIFY2(error->code == ErrorCode::DiskFull, qPrintable(describe(*error)));
    }
    QCOMPARE(logged(database), u"no table"_s);
    QCOMPARE(QDir(request.backupFolder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
    QVERIFY(disk.remount(0, "size=32m"));
    QCOMPARE(goOn(request), u"done"_s);
    QCOMPARE(logged(database), u"abc"_s);
    const BackupList list = taken(listBackups(request.backupFolder));
    QCOMPARE(list.backups.size(), std::size_t(1));
    QVERIFY(list.problems.empty());
    tellThatNothingIsLost("Disk full under the dump", *error);
}

void ExhaustionTest::theServersDisk()
{
    const SmallDisk disk("1m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const Database database;
    const QString server = taken(sandboxState({})).folder + u"/data"_s;
    const QString place = disk.path() + u"/tablespace"_s;
    QVERIFY(QDir().mkpath(place));
    QFile::setPermissions(QFileInfo(place).path(), QFile::Permissions(0x7755));
    const QFileInfo owner(server);
    QCOMPARE(::chown(qPrintable(place), owner.ownerId(), owner.groupId()), 0);
    database.sql("CREATE TABLESPACE small LOCATION '" + place.toUtf8() + '\'');
    const Project project(Project::Layout::Plain);
    writeLogMigrations(project);
    project.write(u"20240103_c.sql"_s,
                  "CREATE TABLE wide (t text) TABLESPACE small;\n"
                  "INSERT INTO wide SELECT repeat('x', 1000) FROM generate_series(1, 3000);\n"
                  "INSERT INTO log VALUES ('d');\n");
    std::optional<Error> error;
    {
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        error = firstError(*run);
        QVERIFY(error);
        QVERIFY2(error->sql && error->sql->sqlState == "53100", qPrintable(describe(*error)));
        QCOMPARE(logged(database), u"abc"_s);
        QCOMPARE(database.sql("SELECT to_regclass('wide')"), QString());
    }
    QVERIFY(disk.remount(0, "size=32m"));
    QCOMPARE(goOn(project.request(database.url())), u"done"_s);
    QCOMPARE(logged(database), u"abcd"_s);
    QCOMPARE(database.sql("SELECT count(*) FROM wide"), u"3000"_s);
    tellThatNothingIsLost("Disk full under the server's data", *error);
    database.sql("DROP TABLE wide");
    database.sql("DROP TABLESPACE small");
}

/// The server ends itself when its log cannot be written, and starts again when there is room.
void ExhaustionTest::theServersLogDisk()
{
    const SmallDisk disk("256m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const LogElsewhere elsewhere(disk.path());
    const Database database;
    const Project project(Project::Layout::Plain);
    writeLogMigrations(project);
    project.write(u"20240103_c.sql"_s,
                  "CREATE TABLE wide AS SELECT repeat(md5(i::text), 30) AS t FROM generate_series(1, 60000) i;\n"
                  "INSERT INTO log VALUES ('d');\n");
    std::optional<Error> error;
    {
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        error = firstError(*run, [&disk](const RunEvent &event) {
            if (event.kind == "statementStarted"_L1 && event.migration == "20240103_c.sql"_L1)
                disk.fill();
        });
        QVERIFY(error);
    }
    disk.clear();
    taken(startSandbox({}));
    QCOMPARE(logged(database), u"abc"_s);
    QCOMPARE(goOn(project.request(database.url())), u"done"_s);
    QCOMPARE(logged(database), u"abcd"_s);
    QCOMPARE(database.sql("SELECT count(*) FROM wide"), u"60000"_s);
    tellThatNothingIsLost("Disk full under the server's WAL", *error);
}

void ExhaustionTest::aReadOnlyStateFolder()
{
    const SmallDisk disk("2m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const Database database;
    const Project project(Project::Layout::Plain);
    writeLogMigrations(project);
    DeployRequest request = project.request(database.url());
    request.journalPath = disk.path() + u"/journal.sqlite"_s;
    QVERIFY(disk.remount(MS_RDONLY));
    const auto run = DeployRun::begin(request, {});
    QVERIFY(!run);
    QCOMPARE(run.error().code, ErrorCode::JournalUnusable);
    QVERIFY(run.error().message.english().contains(request.journalPath));
    QCOMPARE(logged(database), u"no table"_s);
    QVERIFY(disk.remount(0));
    QCOMPARE(goOn(request), u"done"_s);
    QCOMPARE(logged(database), u"abc"_s);
    tellThatNothingIsLost("A read-only file system under the journal", run.error());
}

void ExhaustionTest::aReadOnlyProject()
{
    const SmallDisk disk("2m");
    if (!disk.isMounted())
        QSKIP("No file system may be mounted here.");
    const Database database;
    QVERIFY(QDir().mkpath(disk.path() + u"/project"_s));
    const Project project(Project::Layout::Plain, disk.path() + u"/project"_s);
    writeLogMigrations(project);
    QVERIFY(disk.remount(MS_RDONLY));
    const QTemporaryDir state;
    DeployRequest request = project.request(database.url());
    request.journalPath = state.filePath(u"journal.sqlite"_s);
    QCOMPARE(goOn(request), u"done"_s);
    QCOMPARE(logged(database), u"abc"_s);
    qInfo("A read-only file system under the project: deployed; nothing lost, nothing done twice.");
}

QTEST_GUILESS_MAIN(ExhaustionTest)
#include "tst_exhaustion.moc"
