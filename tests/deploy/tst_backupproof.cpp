// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/prove.h"
#include "app/deploy/backup/retention.h"
#include "tests/deploy/backupstage.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// A backup is restored and compared with what it was taken of.
class BackupProofTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { makeReader(); }

    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aBackupIsProven_data() { bothFormats(); }
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
};

QTEST_GUILESS_MAIN(BackupProofTest)
#include "tst_backupproof.moc"
