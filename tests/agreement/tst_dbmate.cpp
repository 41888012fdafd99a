// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString ledger = u"schema_migrations"_s;

Ran dbmate(const ToolProject &project, const Database &database, const QStringList &arguments)
{
    const TcpDoor door(database.url());
    const QStringList options{u"--no-dump-schema"_s, u"--url"_s, door.urlText()};
    return runPeer(u"dbmate"_s, options + arguments, project.root());
}

const QString history = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/dbmate/security-union__videocall-rs");

}  // namespace

class DbmateAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(u"dbmate"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void theToolAgreesWithADeploy_data() { projects(); }
    void theToolAgreesWithADeploy()
    {
        QFETCH(QString, folder);
        QFETCH(QByteArray, applied);
        if (!QDir(folder).exists())
            QSKIP("The public histories are not here.");
        const Database ours;
        const Database theirs;
        const ToolProject project(u"dbmate"_s, folder);
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(dbmate(project, ours, {u"status"_s, u"--exit-code"_s}), 0, applied);
        const QString rows = rowsOf(ours, ledger, {});
        const Ran again = dbmate(project, ours, {u"migrate"_s});
        QVERIFY2(again.exitStatus == 0 && !again.out.contains("Appl"), words(again));
        QCOMPARE(rowsOf(ours, ledger, {}), rows);

        VERIFY_SAYS(dbmate(project, theirs, {u"migrate"_s}), 0, "Applied");
        QCOMPARE(rows, rowsOf(theirs, ledger, {}));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

    void lockstepAgreesWithTheTool_data() { projects(); }
    void lockstepAgreesWithTheTool()
    {
        QFETCH(QString, folder);
        if (!QDir(folder).exists())
            QSKIP("The public histories are not here.");
        const Database database;
        const ToolProject project(u"dbmate"_s, folder);
        QCOMPARE(project.status(database.url()), project.allIn(u"pending"_s));
        VERIFY_SAYS(dbmate(project, database, {u"migrate"_s}), 0, "Applied");
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(database.url()), u"nothing to deploy"_s);
    }

    void aRollbackIsSeen()
    {
        const Database database;
        const ToolProject project(u"dbmate"_s);
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(dbmate(project, database, {u"rollback"_s}), 0, "Rolled back: 20250103000000");
        QVERIFY(project.status(database.url()).endsWith("20250103000000_index_account_emails.sql pending"_L1));
        QCOMPARE(project.deploy(database.url()), QString());
        VERIFY_SAYS(dbmate(project, database, {u"status"_s, u"--exit-code"_s}), 0, "Pending: 0");
    }

    void bothApplyALateOne()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"dbmate"_s);
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(dbmate(project, theirs, {u"migrate"_s}), 0, "Applied");
        project.write(u"db/migrations/20241231000000_late.sql"_s,
                      "-- migrate:up\nCREATE TABLE late ();\n-- migrate:down\nDROP TABLE late;\n");
        QVERIFY(project.status(ours.url()).startsWith("20241231000000_late.sql outOfOrder"_L1));
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(dbmate(project, theirs, {u"migrate"_s}), 0, "Applied: 20241231000000_late.sql");
        QCOMPARE(rowsOf(ours, ledger, {}), rowsOf(theirs, ledger, {}));
    }

    void bothStopAtABadFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no down") << QByteArray("-- migrate:up\nSELECT 1;\n");
        QTest::newRow("SQL first") << QByteArray("SELECT 1;\n-- migrate:up\n-- migrate:down\n");
        QTest::newRow("twice up") << QByteArray("-- migrate:up\n-- migrate:down\n-- migrate:up\n-- migrate:down\n");
        QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF-- migrate:up\n-- migrate:down\n");
    }
    void bothStopAtABadFile()
    {
        QFETCH(QByteArray, bytes);
        const Database database;
        const ToolProject project(u"dbmate"_s);
        project.write(u"db/migrations/20250104000000_bad.sql"_s, bytes);
        QVERIFY(!project.deploy(database.url()).isEmpty());
        QCOMPARE(rowsOf(database, ledger, {}), u"(no table)"_s);
        QCOMPARE(dbmate(project, database, {u"migrate"_s}).exitStatus, 2);
    }

private:
    static void projects()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QByteArray>("applied");
        QTest::newRow("fixture") << QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/dbmate")
                                 << QByteArray("Applied: 3");
        QTest::newRow("public history") << history << QByteArray("Applied: 12");
    }
};

QTEST_GUILESS_MAIN(DbmateAgreementTest)
#include "tst_dbmate.moc"
