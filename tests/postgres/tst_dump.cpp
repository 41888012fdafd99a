// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/postgres/conninfo.h"
#include "app/postgres/dump.h"
#include "app/postgres/subprocess.h"
#include "tests/support/testpostgres.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <thread>
#include <unistd.h>

using namespace lockstep;
using namespace Qt::StringLiterals;

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
        const auto facts = dump(source.url(), major(source), path, context);
        QVERIFY2(facts, facts ? "" : qPrintable(describe(facts.error())));
        QCOMPARE(
            progress,
            (QStringList{u"Backing up public.B 0/2"_s, u"Backing up public.a 1/2"_s, u"Checking the backup 0/0"_s}));
        QCOMPARE(filesIn(folder.path()), QStringList{u"it's.dump"_s});
        QCOMPARE(QFile::permissions(path) & QFileDevice::Permissions(0x77), QFileDevice::Permissions());
        QCOMPARE(facts->bytes, QFileInfo(path).size());
        QCOMPARE(facts->sha256, *sha256OfFile(path));
        QCOMPARE(facts->tables, 2);
        QCOMPARE_GE(facts->objects, 5);
        QVERIFY(facts->program.startsWith(u"pg_dump "_s));
        QCOMPARE(facts->startedAt.timeSpec(), Qt::UTC);

        const test::Database copy;
        const auto program = findProgram(u"pg_restore"_s, 0, {});
        const auto restored = run(
            {.program = program->path, .arguments = {u"--exit-on-error"_s, u"--dbname="_s + copy.urlText(), path}}, {});
        QVERIFY2(restored, restored ? "" : qPrintable(describe(restored.error())));
        const QByteArray sum = "SELECT md5(string_agg(t, ',' ORDER BY t)) FROM a";
        QCOMPARE(copy.sql(sum), source.sql(sum));
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
        const auto facts = dump(url, serverMajor, folder.path() + subfolder + u"/x.dump"_s, {});
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
        const auto facts = dump(database.url(), 0, path, JobContext(stop.get_token()));
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, ErrorCode::Cancelled);
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    void aFullDiskLeavesNothing()
    {
        const QTemporaryDir folder;
        if (::mount("tmpfs", qPrintable(folder.path()), "tmpfs", 0, "size=64k") != 0)
            QSKIP("only root can mount a small file system");
        const auto unmount = qScopeGuard([&] { ::umount2(qPrintable(folder.path()), MNT_DETACH); });
        const test::Database database;
        database.sql("CREATE TABLE a AS SELECT md5(g::text) FROM generate_series(1, 20000) AS g");
        QCOMPARE_LE(freeBytes(folder.path()), 65536);
        const auto facts = dump(database.url(), 0, folder.filePath(u"x.dump"_s), {});
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, ErrorCode::DiskFull);
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    void theCommandHoldsNoSecret()
    {
        ConnectionUrl url;
        url.conninfo = conninfoOf({{"host", "h"},
                                   {"password", "open sesame"},
                                   {"sslmode", "require"},
                                   {"sslpassword", "s3same"},
                                   {"passfile", "/p"}});
        const QString line = dumpCommand(url, u"/b/x.dump"_s, {u"/bin/pg_dump"_s, u"15.1"_s, 15}).join(u' ');
        QVERIFY2(!line.contains(u"same"_s), qPrintable(line));
        QVERIFY(line.contains(u"sslmode='require'"_s));
        QVERIFY2(!line.contains(u"passfile"_s), "our password file takes its place");
    }

    /// pg_dump is a script that shows what it was given.
    void thePasswordTravelsInAFileOfOurs()
    {
        const test::Database database;
        const QTemporaryDir folder;
        QFile script(folder.filePath(u"pg_dump"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'pg_dump (PostgreSQL) 99.0'; exit; fi\n"
                     "printf 'error: %s %s %s\\n' \"$(cat \"$PGPASSFILE\")\" $(stat -c %a \"$PGPASSFILE\") "
                     "${PGPASSWORD-unset} >&2\n"
                     "echo \"$*\" | grep -c sesame >&2; echo \"$PGPASSFILE\" > \"$0.where\"; exit 1\n");
        script.setPermissions(script.permissions() | QFileDevice::ExeOwner);
        script.close();
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toLocal8Bit() + ':' + path);
        ConnectionUrl url = database.url();
        url.conninfo += " password='open:\\\\sesame'";
        const auto facts = dump(url, 0, folder.filePath(u"x.dump"_s), {});
        qputenv("PATH", path);
        QVERIFY(!facts);
        QCOMPARE(facts.error().detail, u"error: *:*:*:*:open\\:\\\\sesame 600 unset\n0"_s);
        const auto where = readFile(folder.filePath(u"pg_dump.where"_s));
        QVERIFY(where);
        QVERIFY2(!QFile::exists(QString::fromUtf8(where->trimmed())), "it does not outlive the call");
    }

    void freeSpaceOfAFolderThatIsNotThereYet() { QCOMPARE_GT(freeBytes(u"/tmp/no/such/folder"_s), 0); }
};

QTEST_GUILESS_MAIN(DumpTest)
#include "tst_dump.moc"
