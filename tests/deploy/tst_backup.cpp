// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/prove.h"
#include "app/deploy/backup/retention.h"
#include "app/deploy/backup/take.h"
#include "app/postgres/restore.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

#include <sys/mount.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lockstep::BackupFormat)

namespace {

TargetView viewOf(const Database &database)
{
    const auto session = taken(Session::open(database.url(), {}));
    TargetView view{.url = database.url(), .identity = taken(identify(*session, {}))};
    view.choice.environment = u"staging"_s;
    return view;
}

BackupRequest into(const QString &folder, Depth depth = Depth::Rows, BackupFormat format = BackupFormat::BySize)
{
    return {.folder = folder,
            .at = QDateTime::currentDateTimeUtc(),
            .rules = {.format = format, .jobs = 2},
            .depth = depth,
            .project = u"/projects/shop"_s,
            .run = u"run-1"_s};
}

QStringList all(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name);
}

QStringList words(const std::vector<Message> &messages)
{
    QStringList words;
    for (const Message &message : messages)
        words << message.english();
    return words;
}

/// A bit of everything that a dump can hold.
constexpr auto richSchema = R"(
CREATE SCHEMA "Sales Dept";
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE customers (id bigserial PRIMARY KEY, email text UNIQUE NOT NULL, feeling mood, price money,
                        at timestamptz DEFAULT now(), lasts interval, share double precision, raw bytea,
                        twice positive GENERATED ALWAYS AS (length(email)) STORED);
INSERT INTO customers (email, feeling, price, lasts, share, raw)
SELECT 'ä' || g, 'good', g, g * interval '1 hour', g / 7.0, decode(md5(g::text), 'hex') FROM generate_series(1, 500) AS g;
CREATE TABLE "Sales Dept"."Orders, all" (id int, customer bigint REFERENCES customers, gone text);
INSERT INTO "Sales Dept"."Orders, all" SELECT g, g, 'x' FROM generate_series(1, 50) AS g;
ALTER TABLE "Sales Dept"."Orders, all" DROP COLUMN gone;
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES ('2024-02-03', 'a');
CREATE TABLE parent (b int, a int);
CREATE TABLE child (c int) INHERITS (parent);
INSERT INTO child VALUES (1, 2, 3);
CREATE TABLE nothing ();
CREATE VIEW cheap AS SELECT * FROM customers;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM customers;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t BEFORE INSERT ON customers FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON customers TO backup_reader USING (false);
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE STATISTICS s ON id, email FROM customers;
SELECT lo_create(0);
)";

}  // namespace

class BackupTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const Database any;
        any.sql("DO $$ BEGIN CREATE ROLE backup_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    }

    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aBackupSaysWhatItHolds_data()
    {
        QTest::addColumn<BackupFormat>("format");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("small, so a file") << BackupFormat::BySize << u".dump"_s;
        QTest::newRow("a folder, as asked for") << BackupFormat::Directory << u".dir"_s;
    }
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

    void aBackupIsProven_data() { aBackupSaysWhatItHolds_data(); }
    void aBackupIsProven()
    {
        QFETCH(BackupFormat, format);
        const Database source;
        source.sql(richSchema);
        const QTemporaryDir folder;
        const Backup backup = taken(takeBackup(viewOf(source), into(folder.path(), Depth::Checksums, format), {}));
        const ProvenBackup proven = taken(proveBackup(backup, AfterProof::Keep, {}));
        QVERIFY(proven.backup.proof);
        QCOMPARE(words(proven.backup.proof->differences), QStringList());
        QCOMPARE(proven.backup.proof->tablesByChecksum, 6);
        QCOMPARE(words(proven.backup.proof->notRestored),
                 QStringList{u"PUBLICATION everything: the role that restores may not make it."_s});
        QVERIFY(requireProven(proven.backup));
        QVERIFY(taken(readBackup(backup.dump.path, {})).proof->isProven());

        const auto copy = taken(Session::open(proven.copy->place.url, {}));
        const auto rights = taken(copy->execute("SELECT rolsuper, pg_has_role('pg_execute_server_program', 'USAGE'), "
                                                "count(*) OVER () FROM pg_roles WHERE rolname = current_user",
                                                {}));
        QCOMPARE(rights.rows[0][0], QByteArray("f"));
        QCOMPARE(rights.rows[0][1], QByteArray("f"));
        QVERIFY(dropSandboxCopy(proven.copy->place, {}));
    }

    /// With table_copies beside it: what the plan puts at risk.
    void aDeployProvesItsBackup()
    {
        const Database database;
        database.sql("CREATE TABLE a AS SELECT g FROM generate_series(1, 10) AS g");
        const Project project(Project::Layout::Plain);
        project.write(u"001_drop.sql"_s, "DROP TABLE a;");
        DeployRequest request = project.request(database.url());
        request.noBackupBecause.clear();
        request.backupFolder = project.root() + u"/../backups"_s;
        request.view.choice.policy.backup = BackupPolicy::Proven;
        request.view.choice.policy.backups.copiesTables = true;
        const auto run = taken(DeployRun::begin(request, {}));
        const StepRecord step = go(*run, Step::Backup);
        QVERIFY2(!step.error, step.error ? qPrintable(describe(*step.error)) : "");
        QStringList labels;
        for (const Fact &fact : step.facts)
            labels << fact.label.english();
        QVERIFY2(labels.contains(u"Proof"_s) && labels.contains(u"Copy of a table"_s),
                 qPrintable(labels.join(u", "_s)));
        const auto list = taken(listBackups(request.backupFolder));
        QVERIFY(list.backups.front().proof->isProven());
        QCOMPARE(list.backups.front().run, run->record().id);
        QCOMPARE(taken(openRunIds(request.journalPath)), QStringList{run->record().id});
        QCOMPARE(database.sql("SELECT count(*) FROM pg_class WHERE relname LIKE '\\_backup\\_a\\_%'"), u"1"_s);
    }

    /// A copy that differs from what was recorded is found: rows, values, a table, an object.
    void whatDiffersIsFound_data()
    {
        QTest::addColumn<QByteArray>("deed");
        QTest::addColumn<QString>("told");
        QTest::newRow("a row that is gone")
            << QByteArray("DELETE FROM a WHERE id = 5") << u"public.a: 10 rows in the source, 9 restored."_s;
        QTest::newRow("a value that differs") << QByteArray("UPDATE a SET t = 'other' WHERE id = 5")
                                              << u"public.a: the rows restored are not those of the source."_s;
        QTest::newRow("an index that is gone")
            << QByteArray("DROP INDEX i") << u"Objects of kind index: 1 in the source, 0 restored."_s;
        QTest::newRow("a table that is gone") << QByteArray("DROP TABLE b") << u"public.b: was not restored."_s;
    }
    void whatDiffersIsFound()
    {
        QFETCH(QByteArray, deed);
        QFETCH(QString, told);
        const Database source;
        source.sql("CREATE TABLE a AS SELECT g AS id, md5(g::text) AS t FROM generate_series(1, 10) AS g; "
                   "CREATE INDEX i ON a (id); CREATE TABLE b ()");
        const QTemporaryDir folder;
        const Backup backup = taken(takeBackup(viewOf(source), into(folder.path(), Depth::Checksums), {}));
        const RestoredCopy copy = taken(restoreCopy(backup, {}));
        {
            const auto session = taken(Session::open(copy.place.url, {}));
            QVERIFY(session->execute(deed, {}));
        }
        const BackupProof proof = taken(compareCopy(backup, copy, {}));
        QVERIFY2(words(proof.differences).contains(told), qPrintable(words(proof.differences).join(u'\n')));
        QVERIFY(!proof.isProven());
        QVERIFY(dropSandboxCopy(copy.place, {}));
    }

    /// Taken without checksums: later it is proven by what was recorded.
    void aBackupIsProvenLater()
    {
        const Database source;
        source.sql("CREATE TABLE a AS SELECT g FROM generate_series(1, 10) AS g");
        const QTemporaryDir folder;
        const Backup backup = taken(takeBackup(viewOf(source), into(folder.path()), {}));
        source.sql("DROP TABLE a");
        const ProvenBackup proven = taken(proveBackup(taken(readBackup(backup.dump.path, {})), AfterProof::Drop, {}));
        QVERIFY(proven.backup.proof->isProven());
        QCOMPARE(proven.backup.proof->tablesByCount, 1);
        QCOMPARE(proven.backup.proof->tablesByChecksum, 0);
        QVERIFY(!proven.copy);
    }

    /// A process that was killed in the middle of a proof.
    void whatAKilledProofLeftIsDropped()
    {
        const Database source;
        source.sql("CREATE TABLE a ()");
        const QTemporaryDir folder;
        const Backup backup = taken(takeBackup(viewOf(source), into(folder.path()), {}));
        const RestoredCopy left = taken(restoreCopy(backup, {}));
        source.sql("COMMENT ON DATABASE " + left.place.database.toUtf8()
                   + " IS 'Lockstep: restored copy of process 999999999'");
        const RestoredCopy next = taken(restoreCopy(backup, {}));
        QCOMPARE(source.sql("SELECT count(*) FROM pg_database WHERE datname = '" + left.place.database.toUtf8() + "'"),
                 u"0"_s);
        QVERIFY(dropSandboxCopy(next.place, {}));
    }

    void rowsAloneAreNotProven()
    {
        const Database source;
        source.sql("CREATE TABLE a AS SELECT 1 AS x; CREATE TABLE b AS SELECT 2 AS x");
        const QTemporaryDir folder;
        BackupRequest request = into(folder.path());
        request.onlyRowsOf = QStringList{u"public.b"_s};
        const Backup backup = taken(takeBackup(viewOf(source), request, {}));
        QVERIFY2(backup.dump.path.endsWith(u".rows.dump"_s), qPrintable(backup.dump.path));
        QCOMPARE(backup.dump.tables, 1);
        QCOMPARE(backup.content.tables.size(), 1U);
        QCOMPARE(backup.content.tables.front().rows, 1);
        const auto proven = proveBackup(backup, AfterProof::Drop, {});
        QVERIFY(!proven);
        QCOMPARE(proven.error().code, ErrorCode::BadRequest);
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
