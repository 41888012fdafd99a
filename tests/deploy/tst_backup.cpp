// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/retention.h"
#include "app/postgres/restore.h"
#include "tests/deploy/backupstage.h"

#include <QtTest>

#include <sys/mount.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

QStringList all(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name);
}

}  // namespace

class BackupTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { makeReader(); }

    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aBackupSaysWhatItHolds_data() { bothFormats(); }
    void aBackupSaysWhatItHolds()
    {
        QFETCH(BackupFormat, format);
        QFETCH(QString, suffix);
        const Database source;
        source.sql(richSchema);
        const QTemporaryDir folder;
        const QString inside = folder.filePath(u"new/one"_s);
        const Backup backup = taken(takeBackup(viewOf(source), into(inside, Depth::Checksums, format), {}));
        QVERIFY2(backup.dump.path.endsWith(suffix), qPrintable(backup.dump.path));
        QCOMPARE(all(inside).size(), 2);
        QCOMPARE(QFile::permissions(inside) & QFileDevice::Permissions(0x77), QFileDevice::Permissions());
        QVERIFY(!backup.point.walPosition.isEmpty() && backup.point.at.isValid());

        const Backup read = taken(readBackup(backup.dump.path, {}));
        QCOMPARE(read.dump.sha256, backup.dump.sha256);
        QCOMPARE(read.source.database, backup.source.database);
        QCOMPARE(read.source.systemIdentifier, backup.source.systemIdentifier);
        QCOMPARE(read.environment, u"staging"_s);
        QCOMPARE(read.content.policyRoles, QStringList{u"backup_reader"_s});
        QCOMPARE(read.content.objects.at(u"table"_s), 6);
        QCOMPARE(read.content.objects.at(u"partitionedTable"_s), 1);
        QCOMPARE(read.content.objects.at(u"largeObject"_s), 1);
        const auto customers = std::ranges::find(read.content.tables, u"public.customers"_s, &TableContent::name);
        QVERIFY(customers != read.content.tables.end());
        QCOMPARE(customers->rows, 500);
        QVERIFY(!customers->checksum.isEmpty());
        QCOMPARE(taken(listBackups(inside)).backups.size(), 1U);
        QCOMPARE(taken(readBackup(backup.factsPath(), {})).dump.path, backup.dump.path);
    }

    /// What commits after the snapshot is neither in the dump nor among the rows that were counted.
    void countsAreThoseOfTheDump()
    {
        const Database source;
        source.sql("CREATE TABLE a AS SELECT g FROM generate_series(1, 1000) AS g");
        HeldSnapshot held = taken(holdSnapshot(source.url(), {}));
        source.sql("INSERT INTO a SELECT 1 FROM generate_series(1, 10)");
        const auto through = taken(lookThrough(held.point, source.url(), {}));
        std::vector<TableContent> tables = taken(readContent(*through, {})).tables;
        QVERIFY(countTable(*through, tables.front(), Reading::Rows, {}));
        QCOMPARE(tables.front().rows, 1000);
        const QTemporaryDir folder;
        QVERIFY(dump(source.url(), 0, {.path = folder.filePath(u"x"_s), .snapshot = held.point.snapshot}, {}));
        const Database copy;
        QVERIFY(restoreInto(copy.url(), {.path = folder.filePath(u"x"_s)}, {}));
        QCOMPARE(copy.sql("SELECT count(*) FROM a"), u"1000"_s);
    }

    void whatIsNotWholeIsNoBackup()
    {
        const Database source;
        source.sql("CREATE TABLE a AS SELECT 1 AS x");
        const QTemporaryDir folder;
        const Backup backup = taken(takeBackup(viewOf(source), into(folder.path()), {}));
        QFile file(backup.dump.path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(200);
        file.write("X");
        file.close();
        QCOMPARE(taken(listBackups(folder.path())).backups.size(), 1U);
        const auto read = readBackup(backup.dump.path, {});
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileMalformed);
        QVERIFY(file.resize(100));
        const BackupList list = taken(listBackups(folder.path()));
        QVERIFY(list.backups.empty());
        QCOMPARE(list.problems.size(), 1U);
        QVERIFY(QFile::remove(backup.factsPath()));
        QCOMPARE(readBackup(backup.dump.path, {}).error().code, ErrorCode::FileUnreadable);
        QCOMPARE(taken(listBackups(folder.path())).problems.size(), 1U);
    }

    void factsThatMakeNoSense_data()
    {
        QTest::addColumn<QByteArray>("facts");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"lockstep\": 1,");
        QTest::newRow("of a later version") << QByteArray("{\"lockstep\": 2}");
        QTest::newRow("a file elsewhere")
            << QByteArray(R"({"lockstep":1,"file":"../x","startedAt":"2024-01-01T00:00:00Z","sha256":"%1"})");
        QTest::newRow("a file of a folder elsewhere")
            << QByteArray(R"({"lockstep":1,"file":"x","format":"directory","startedAt":"2024-01-01T00:00:00Z",)"
                          R"("files":[{"name":"../y","bytes":1,"sha256":"%1"}]})");
    }
    void factsThatMakeNoSense()
    {
        QFETCH(QByteArray, facts);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"x.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(facts.replace("%1", QByteArray(64, 'a')));
        file.close();
        const auto read = readBackupFacts(file.fileName());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileMalformed);
        QCOMPARE(read.error().file, file.fileName());
    }

    void aFolderThatCannotBeWritten()
    {
        const QTemporaryDir folder;
        if (::mount("tmpfs", qPrintable(folder.path()), "tmpfs", MS_RDONLY, nullptr) != 0)
            QSKIP("only root can mount a file system that nobody can write to");
        const auto unmount = qScopeGuard([&] { ::umount2(qPrintable(folder.path()), MNT_DETACH); });
        const Database source;
        for (const QString &where : {folder.path(), folder.filePath(u"new"_s)}) {
            const auto backup = takeBackup(viewOf(source), into(where), {});
            QVERIFY(!backup);
            QCOMPARE(backup.error().code, ErrorCode::FileUnreadable);
            QVERIFY2(backup.error().message.english().contains(where), qPrintable(describe(backup.error())));
        }
    }

    void aFolderThatIsFull_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QString>("told");
        QTest::newRow("too small for what the tables have") << QByteArray("size=64k") << u"There is no room"_s;
        QTest::newRow("full in the middle of the dump") << QByteArray("size=320k") << u"No space was left"_s;
    }
    void aFolderThatIsFull()
    {
        QFETCH(QByteArray, options);
        QFETCH(QString, told);
        const QTemporaryDir folder;
        if (::mount("tmpfs", qPrintable(folder.path()), "tmpfs", 0, options.constData()) != 0)
            QSKIP("only root can mount a small file system");
        const auto unmount = qScopeGuard([&] { ::umount2(qPrintable(folder.path()), MNT_DETACH); });
        const Database source;
        source.sql("CREATE TABLE a AS SELECT md5(g::text) FROM generate_series(1, 30000) AS g");
        const auto backup = takeBackup(viewOf(source), into(folder.path()), {});
        QVERIFY(!backup);
        QCOMPARE(backup.error().code, ErrorCode::DiskFull);
        QVERIFY2(backup.error().message.english().contains(told), qPrintable(describe(backup.error())));
        QCOMPARE(all(folder.path()), QStringList());
    }

    void retentionOffersOnlyWhatItMay_data()
    {
        QTest::addColumn<int>("keep");
        QTest::addColumn<int>("keepDays");
        QTest::addColumn<QString>("removable");
        QTest::newRow("no rule") << 0 << 0 << u""_s;
        QTest::newRow("the newest two stay") << 2 << 0 << u"5 4 3"_s;
        QTest::newRow("young ones stay") << 0 << 4 << u"5 4"_s;
        QTest::newRow("both") << 4 << 3 << u"5"_s;
        QTest::newRow("an open run's stays") << 1 << 0 << u"5 4 3 2"_s;
    }
    void retentionOffersOnlyWhatItMay()
    {
        QFETCH(int, keep);
        QFETCH(int, keepDays);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        std::vector<Backup> backups;
        for (int days = 1; days <= 6; ++days) {
            Backup backup;
            backup.dump.startedAt = now.addDays(-days);
            backup.source.database = u"shop"_s;
            backup.run = QString::number(days);
            backups.push_back(backup);
        }
        backups.back().run = u"open"_s;
        const BackupRules rules{.keep = keep, .keepFor = std::chrono::hours(24 * keepDays)};
        const Retention retention = judgeRetention(backups, rules, now, {u"open"_s});
        QStringList runs;
        for (const Backup &backup : retention.removable)
            runs << backup.run;
        QTEST(runs.join(u' '), "removable");
        QCOMPARE(retention.kept.size() + retention.removable.size(), backups.size());
    }

    void aBackupIsRemovedWhole_data()
    {
        QTest::addColumn<BackupFormat>("format");
        QTest::newRow("a file") << BackupFormat::Custom;
        QTest::newRow("a folder") << BackupFormat::Directory;
    }
    void aBackupIsRemovedWhole()
    {
        QFETCH(BackupFormat, format);
        const Database source;
        source.sql("CREATE TABLE a ()");
        const QTemporaryDir folder;
        const Backup backup = taken(takeBackup(viewOf(source), into(folder.path(), Depth::Rows, format), {}));
        QVERIFY(removeBackup(backup));
        QCOMPARE(all(folder.path()), QStringList());
        const Status again = removeBackup(backup);
        QVERIFY(!again);
    }
};

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
