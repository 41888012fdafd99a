// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/postgres/conninfo.h"
#include "app/postgres/dump.h"
#include "app/postgres/restore.h"
#include "app/postgres/subprocess.h"
#include "tests/support/testpostgres.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <thread>
#include <unistd.h>

using namespace lockstep;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lockstep::DumpFormat)

namespace {

int major(const test::Database &database)
{
    return database.sql("SELECT current_setting('server_version_num')::int / 10000").toInt();
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

}  // namespace

class DumpTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aDumpCanBeRestored()
    {
        const test::Database source;
        source.sql("CREATE TABLE a (t text); INSERT INTO a SELECT 'ä' || g FROM generate_series(1, 1000) AS g; "
                   "CREATE TABLE \"B\" (id int PRIMARY KEY)");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"it's.dump"_s);
        QStringList progress;
        const JobContext context(
            {}, [&](const Progress &p) { progress << u"%1 %2/%3"_s.arg(p.step.english()).arg(p.done).arg(p.total); });
        const std::vector<TableWeight> weights{{u"public.a"_s, 100'000, 1, 1000}, {u"public.B"_s, 0, 2, 0}};
        const auto facts = dump(source.url(), major(source), {.path = path, .weights = weights}, context);
        QVERIFY2(facts, facts ? "" : qPrintable(describe(facts.error())));
        QCOMPARE(progress,
                 (QStringList{u"Backing up public.B 0/108192"_s, u"Backing up public.a 8192/108192"_s,
                              u"Checking the backup 0/0"_s}));
        QCOMPARE(filesIn(folder.path()), QStringList{u"it's.dump"_s});
        QCOMPARE(QFile::permissions(path) & QFileDevice::Permissions(0x77), QFileDevice::Permissions());
        QCOMPARE(facts->bytes, QFileInfo(path).size());
        QCOMPARE(facts->sha256, *sha256OfFile(path));
        QCOMPARE(facts->tables, 2);
        QCOMPARE_GE(facts->objects, 5);
        QVERIFY(facts->program.startsWith(u"pg_dump "_s));
        QCOMPARE(facts->startedAt.timeSpec(), Qt::UTC);

        const test::Database copy;
        const auto restored = restoreInto(copy.url(), {.path = path, .weights = weights}, context);
        QVERIFY2(restored, restored ? "" : qPrintable(describe(restored.error())));
        QVERIFY2(progress.contains(u"Restoring public.a 8192/108192"_s), qPrintable(progress.join(u'\n')));
        const QByteArray sum = "SELECT md5(string_agg(t, ',' ORDER BY t)) FROM a";
        QCOMPARE(copy.sql(sum), source.sql(sum));
    }

    /// Several processes; a manifest of hashes, and the digest is that of what sha256sum prints.
    void aFolderCanBeRestored()
    {
        const test::Database source;
        source.sql("CREATE TABLE a AS SELECT g FROM generate_series(1, 1000) AS g; CREATE TABLE b AS TABLE a; "
                   "SELECT lo_create(0)");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.dir"_s);
        const auto facts
            = dump(source.url(), major(source), {.path = path, .format = DumpFormat::Directory, .jobs = 2}, {});
        QVERIFY2(facts, facts ? "" : qPrintable(describe(facts.error())));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"x.dir"_s});
        QCOMPARE(QFile::permissions(path) & QFileDevice::Permissions(0x77), QFileDevice::Permissions());
        QCOMPARE(facts->files.size(), std::size_t(QDir(path).entryList(QDir::Files).size()));
        QProcess manifest;
        manifest.start(u"sh"_s, {u"-c"_s, u"cd '%1' && LC_ALL=C sha256sum * | sha256sum"_s.arg(path)});
        QVERIFY(manifest.waitForFinished());
        QCOMPARE(QString::fromLatin1(manifest.readAllStandardOutput().left(64)), facts->sha256);
        QVERIFY(requireUnchanged(path, facts->files, {}));

        const test::Database copy;
        const auto restored = restoreInto(copy.url(), {.path = path, .jobs = 2}, {});
        QVERIFY2(restored, restored ? "" : qPrintable(describe(restored.error())));
        QCOMPARE(copy.sql("SELECT (SELECT sum(g) FROM a) + (SELECT count(*) FROM b)"), u"501500"_s);
    }

    void aByteThatChangedIsFound_data()
    {
        QTest::addColumn<QString>("deed");
        QTest::addColumn<QString>("told");
        QTest::newRow("a byte") << u"printf X | dd of=%1 bs=1 seek=100 conv=notrunc"_s << u"is not as it was written"_s;
        QTest::newRow("a file that is gone") << u"rm %1"_s << u"is missing"_s;
        QTest::newRow("a file that was not there") << u"cp %1 %1.more"_s << u"is no part of the backup"_s;
    }
    void aByteThatChangedIsFound()
    {
        QFETCH(QString, deed);
        QFETCH(QString, told);
        const test::Database source;
        source.sql("CREATE TABLE a AS SELECT g FROM generate_series(1, 1000) AS g");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.dir"_s);
        const auto facts = dump(source.url(), 0, {.path = path, .format = DumpFormat::Directory}, {});
        QVERIFY(facts);
        QCOMPARE(QProcess::execute(u"sh"_s, {u"-c"_s, deed.arg(path + u"/toc.dat"_s) + u" 2>/dev/null"_s}), 0);
        const Status unchanged = requireUnchanged(path, facts->files, {});
        QVERIFY(!unchanged);
        QCOMPARE(unchanged.error().code, ErrorCode::FileMalformed);
        QVERIFY2(unchanged.error().message.english().contains(told), qPrintable(unchanged.error().message.english()));
    }

    /// Names that a pattern would take for more than one table.
    void rowsOfSingleTables()
    {
        const test::Database source;
        source.sql("CREATE TABLE \"a*\" AS SELECT 1 AS x; CREATE TABLE ab AS SELECT 2 AS x; CREATE SCHEMA \"S.1\"; "
                   "CREATE TABLE \"S.1\".\"B\"\"c\" AS SELECT 3 AS x");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.rows.dump"_s);
        const QStringList tables{joinedIdentifiers({u"public"_s, u"a*"_s}), joinedIdentifiers({u"S.1"_s, u"B\"c"_s})};
        const auto facts = dump(source.url(), major(source), {.path = path, .onlyRowsOf = tables}, {});
        QVERIFY2(facts, facts ? "" : qPrintable(describe(facts.error())));
        const auto entries = dumpEntries(path, 0, {});
        QVERIFY(entries);
        QStringList names;
        for (const DumpEntry &entry : *entries)
            names << entry.kind + u": "_s + entry.name;
        names.sort();
        QCOMPARE(names, (QStringList{u"TABLE DATA: B\"c"_s, u"TABLE DATA: a*"_s}));
    }

    /// The words of the server, with the statement.
    void aRestoreThatFailsSaysWhy()
    {
        const test::Database source;
        source.sql("CREATE TABLE a AS SELECT 1 AS x");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.dump"_s);
        QVERIFY(dump(source.url(), 0, {.path = path}, {}));
        const test::Database taken;
        taken.sql("CREATE TABLE a (y int)");
        const auto restored = restoreInto(taken.url(), {.path = path}, {});
        QVERIFY(!restored);
        QCOMPARE(restored.error().code, ErrorCode::ProgramFailed);
        QVERIFY2(restored.error().detail.contains(u"relation \"a\" already exists"_s)
                     && restored.error().detail.contains(u"CREATE TABLE public.a"_s),
                 qPrintable(restored.error().detail));
    }

    void aServerThatGoesAwayLeavesNothing()
    {
        const test::Database database;
        database.sql("CREATE TABLE a (id int)");
        const auto holder = *Session::open(database.url(), {});
        QVERIFY(holder->execute("BEGIN; LOCK a", {}));
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.dump"_s);
        const std::jthread cutter([&] {
            while (database.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                                "application_name LIKE 'lockstep pg_dump%' AND wait_event_type = 'Lock'")
                   == u"0"_s)
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            database.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'lockstep "
                         "pg_dump%' AND datname = current_database()");
        });
        const auto facts = dump(database.url(), 0, {.path = path}, {});
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, ErrorCode::ProgramFailed);
        QVERIFY2(facts.error().detail.contains(u"terminat"_s), qPrintable(facts.error().detail));
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    void aProgramThatIsKilledLeavesNothing_data()
    {
        QTest::addColumn<DumpFormat>("format");
        QTest::newRow("a file") << DumpFormat::Custom;
        QTest::newRow("a folder") << DumpFormat::Directory;
    }
    void aProgramThatIsKilledLeavesNothing()
    {
        QFETCH(DumpFormat, format);
        const test::Database database;
        database.sql("CREATE TABLE a (id int)");
        const auto holder = *Session::open(database.url(), {});
        QVERIFY(holder->execute("BEGIN; LOCK a", {}));
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x"_s);
        const std::jthread killer([&path] {
            QByteArray pid;
            while (pid.isEmpty()) {
                QProcess find;
                find.start(u"pgrep"_s, {u"-f"_s, u"pg_dump .*--file=%1.part"_s.arg(path)});
                find.waitForFinished();
                pid = find.readAllStandardOutput().trimmed();
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
            QProcess::execute(u"kill"_s, QStringList{u"-9"_s} + QString::fromLatin1(pid).split(u'\n'));
        });
        const auto facts = dump(database.url(), 0, {.path = path, .format = format, .jobs = 2}, {});
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, ErrorCode::ProgramFailed);
        QCOMPARE(facts.error().message.english(), u"pg_dump was ended from outside."_s);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }

    void failuresLeaveNothing_data()
    {
        QTest::addColumn<int>("serverMajor");
        QTest::addColumn<QString>("subfolder");
        QTest::addColumn<QByteArray>("conninfo");
        QTest::addColumn<QString>("failure");
        QTest::newRow("a server newer than every pg_dump") << 98 << u""_s << QByteArray() << u"program-missing"_s;
        QTest::newRow("a folder that is not there") << 0 << u"/nosuch"_s << QByteArray() << u"file-unreadable"_s;
        QTest::newRow("a database that is not there")
            << 0 << u""_s << QByteArray(" dbname=nosuch") << u"login-refused"_s;
        QTest::newRow("a server that is not there")
            << 0 << u""_s << QByteArray(" port=5999") << u"server-unreachable"_s;
        QTest::newRow("a role that may not read")
            << 0 << u""_s << QByteArray(" options='-c role=pg_monitor'") << u"program-failed"_s;
    }
    void failuresLeaveNothing()
    {
        QFETCH(int, serverMajor);
        QFETCH(QString, subfolder);
        QFETCH(QByteArray, conninfo);
        const test::Database database;
        database.sql("CREATE TABLE a (id int)");
        ConnectionUrl url = database.url();
        url.conninfo += conninfo;
        const QTemporaryDir folder;
        const auto facts = dump(url, serverMajor, {.path = folder.path() + subfolder + u"/x.dump"_s}, {});
        QVERIFY(!facts);
        QTEST(QString(errorId(facts.error().code)), "failure");
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    void aStopLeavesNothing()
    {
        const test::Database database;
        database.sql("CREATE TABLE a (id int)");
        const auto holder = *Session::open(database.url(), {});
        QVERIFY(holder->execute("BEGIN; LOCK a", {}));
        std::stop_source stop;
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.dump"_s);
        const std::jthread stopper([&] {
            while (!QFile::exists(path + u".part"_s))
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            stop.request_stop();
        });
        const auto facts = dump(database.url(), 0, {.path = path}, JobContext(stop.get_token()));
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, ErrorCode::Cancelled);
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    void aFullDiskLeavesNothing_data()
    {
        QTest::addColumn<DumpFormat>("format");
        QTest::newRow("a file") << DumpFormat::Custom;
        QTest::newRow("a folder") << DumpFormat::Directory;
    }
    void aFullDiskLeavesNothing()
    {
        QFETCH(DumpFormat, format);
        const QTemporaryDir folder;
        if (::mount("tmpfs", qPrintable(folder.path()), "tmpfs", 0, "size=64k") != 0)
            QSKIP("only root can mount a small file system");
        const auto unmount = qScopeGuard([&] { ::umount2(qPrintable(folder.path()), MNT_DETACH); });
        const test::Database database;
        database.sql("CREATE TABLE a AS SELECT md5(g::text) FROM generate_series(1, 20000) AS g");
        QCOMPARE_LE(freeBytes(folder.path()), 65536);
        const auto facts
            = dump(database.url(), 0, {.path = folder.filePath(u"x.dump"_s), .format = format, .jobs = 2}, {});
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, ErrorCode::DiskFull);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }

    void theCommandHoldsNoSecret()
    {
        ConnectionUrl url;
        url.conninfo = conninfoOf({{"host", "h"},
                                   {"password", "open sesame"},
                                   {"sslmode", "require"},
                                   {"sslpassword", "s3same"},
                                   {"passfile", "/p"}});
        const QString line = dumpCommand(url, {.path = u"/b/x.dump"_s}, {u"/bin/pg_dump"_s, u"15.1"_s, 15}).join(u' ');
        QVERIFY2(!line.contains(u"same"_s), qPrintable(line));
        QVERIFY(line.contains(u"sslmode='require'"_s));
        QVERIFY2(!line.contains(u"passfile"_s), "our password file takes its place");
    }

    void thePasswordTravelsInAFileOfOurs_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("pg_dump") << u"pg_dump"_s;
        QTest::newRow("pg_restore") << u"pg_restore"_s;
    }
    /// The program is a script that shows what it was given.
    void thePasswordTravelsInAFileOfOurs()
    {
        QFETCH(QString, program);
        const test::Database database;
        const QTemporaryDir folder;
        QFile script(folder.filePath(program));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'pg (PostgreSQL) 99.0'; exit; fi\n"
                     "printf 'error: %s %s %s\\n' \"$(cat \"$PGPASSFILE\")\" $(stat -c %a \"$PGPASSFILE\") "
                     "${PGPASSWORD-unset} >&2\n"
                     "{ echo \"$*\"; env; } | grep -c sesame >&2; echo \"$PGPASSFILE\" > \"$0.where\"; exit 1\n");
        script.setPermissions(script.permissions() | QFileDevice::ExeOwner);
        script.close();
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toLocal8Bit() + ':' + path);
        qputenv("PGPASSWORD", "sesame of the environment");
        ConnectionUrl url = database.url();
        url.conninfo += " password='open:\\\\sesame'";
        const bool dumps = program == u"pg_dump"_s;
        const Status ended = [&]() -> Status {
            const auto dumped
                = dumps ? dump(url, 0, {.path = folder.filePath(u"x.dump"_s)}, {}) : Result<DumpFacts>(DumpFacts{});
            const auto restored
                = dumps ? Result<RestoreFacts>(RestoreFacts{}) : restoreInto(url, {.path = u"x.dump"_s}, {});
            return !dumped ? Status(dumped.error()) : !restored ? Status(restored.error()) : Status(Done{});
        }();
        qputenv("PATH", path);
        qunsetenv("PGPASSWORD");
        QVERIFY(!ended);
        QCOMPARE(ended.error().detail, u"error: *:*:*:*:open\\:\\\\sesame 600 unset\n0"_s);
        const auto where = readFile(folder.filePath(program + u".where"_s));
        QVERIFY(where);
        QVERIFY2(!QFile::exists(QString::fromUtf8(where->trimmed())), "it does not outlive the call");
    }

    void freeSpaceOfAFolderThatIsNotThereYet() { QCOMPARE_GT(freeBytes(u"/tmp/no/such/folder"_s), 0); }
};

QTEST_GUILESS_MAIN(DumpTest)
#include "tst_dump.moc"
