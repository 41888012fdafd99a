// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restoreinplace.h"
#include "app/deploy/restoreswap.h"
#include "app/project/connectionurl.h"
#include "tests/deploy/restorestage.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include <csignal>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

QString namesOf(const DatabaseComparison &comparison, SchemaDifference::Change change)
{
    QStringList names;
    for (const SchemaDifference &each : comparison.objects) {
        if (each.change == change)
            names << each.kind + u' ' + each.object;
    }
    return names.join(u", "_s);
}

/// The child: dies as soon as pg_restore says that it works.
int restoreAndDie(const QStringList &arguments)
{
    const Project project(Project::Layout::Plain, arguments.at(2));
    RestoreOrder order{.workspace = project.open(), .backup = arguments.at(4), .journalPath = project.journalPath()};
    order.view = taken(inspectTarget(*order.workspace, {.url = taken(parseConnectionUrl(arguments.at(3)))}, {}));
    const JobContext dying({}, [](const Progress &) { ::kill(::getpid(), SIGKILL); });
    const auto preview = taken(previewRestore(order, {}));
    std::printf("%s\n", preview.database.toUtf8().constData());
    std::fflush(stdout);
    QHash<QString, QString> answers;
    for (const Confirmation &each : preview.confirmations)
        answers.insert(each.id, each.typed);
    (void)restoreBeside(order, preview, answers, dying);
    return 0;
}

void flipByte(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("Cannot open %s", qPrintable(path));
    file.seek(file.size() / 2);
    const char byte = file.read(1).at(0);
    file.seek(file.size() / 2);
    file.putChar(char(byte ^ 1));
}

}  // namespace

class RestoreTest : public QObject
{
    Q_OBJECT

private slots:
    void besideItIsEqual_data()
    {
        QTest::addColumn<bool>("isFolder");
        QTest::addColumn<QString>("name");
        QTest::newRow("one file") << false << QString();
        QTest::newRow("a folder, two processes") << true << QString();
        QTest::newRow("a name with quotes and blanks") << false << u"the \"old\" shop's ünd"_s;
        QTest::newRow("a folder, such a name") << true << u"a'b \"c\" =d"_s;
    }
    void besideItIsEqual()
    {
        QFETCH(bool, isFolder);
        QFETCH(QString, name);
        Stage stage(isFolder ? BackupFormat::Directory : BackupFormat::Custom, someTables, name);
        QCOMPARE(stage.restore(), QString());
        const DatabaseComparison comparison = stage.compare();
        QVERIFY2(comparison.isEqual(), qPrintable(namesOf(comparison, SchemaDifference::Change::Different)));
        QCOMPARE(comparison.tables.size(), 2U);
        QCOMPARE(comparison.tables.at(0).inBackup.value_or(-1), 500);
        const auto journal = taken(Journal::open(stage.order.journalPath));
        const RunRecord run = taken(readRun(*journal, u"last"_s));
        QCOMPARE(run.deed, u"restore"_s);
        QCOMPARE(run.outcome, u"done"_s);
    }

    void itIsMadeLikeTheTarget()
    {
        Stage stage;
        stage.database.sql("ALTER DATABASE " + quotedIdentifier(stage.order.view.identity.database)
                           + " SET search_path = public, pg_catalog");
        stage.database.sql("ALTER DATABASE " + quotedIdentifier(stage.order.view.identity.database)
                           + " SET work_mem = '5MB'");
        stage.database.sql("REVOKE TEMPORARY ON DATABASE " + quotedIdentifier(stage.order.view.identity.database)
                           + " FROM PUBLIC");
        QCOMPARE(stage.restore(), QString());
        const auto formOf = [&](const QString &name) {
            return stage.database.sql(
                "SELECT concat_ws('|', datdba, encoding, datcollate, datctype, (SELECT string_agg(a::text, ' ' ORDER "
                "BY a::text) FROM unnest(datacl) a), (SELECT setconfig::text"
                " FROM pg_db_role_setting WHERE setdatabase = d.oid)) FROM pg_database d WHERE datname = "
                + quotedLiteral(name));
        };
        QCOMPARE(formOf(stage.made.last()), formOf(stage.order.view.identity.database));
    }

    void whatDiffersIsSaid()
    {
        Stage stage;
        stage.inTarget("CREATE TABLE later (id int)");
        stage.inTarget("DROP VIEW big");
        stage.inTarget("ALTER TABLE orders ALTER COLUMN customer SET NOT NULL");
        stage.inTarget("INSERT INTO customers VALUES (501, 'new')");
        stage.inTarget("UPDATE orders SET customer = 7 WHERE id = 1");
        QCOMPARE(stage.restore(), QString());
        const DatabaseComparison comparison = stage.compare();
        QVERIFY(!comparison.isEqual());
        QVERIFY(namesOf(comparison, SchemaDifference::Change::Extra).contains(u"table later"_s)
                || namesOf(comparison, SchemaDifference::Change::Extra).contains(u"later"_s));
        QVERIFY(namesOf(comparison, SchemaDifference::Change::Missing).contains(u"big"_s));
        QVERIFY(namesOf(comparison, SchemaDifference::Change::Different).contains(u"customer"_s));
        QCOMPARE(comparison.unequalTables(), 3);
        const auto &tables = comparison.tables;
        QCOMPARE(tables.at(0).inBackup.value_or(-1), 500);
        QCOMPARE(tables.at(0).inTarget.value_or(-1), 501);
        QVERIFY(!tables.at(1).inBackup);
        QCOMPARE(tables.at(2).inBackup, tables.at(2).inTarget);
        QVERIFY(!tables.at(2).isSameContent);
    }

    void aChangedByteIsRefused_data()
    {
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("one file") << false;
        QTest::newRow("a folder") << true;
    }
    void aChangedByteIsRefused()
    {
        QFETCH(bool, isFolder);
        Stage stage(isFolder ? BackupFormat::Directory : BackupFormat::Custom);
        flipByte(isFolder ? stage.order.backup + u"/toc.dat"_s : stage.order.backup);
        const auto preview = previewRestore(stage.order, {});
        QVERIFY(!preview);
        QCOMPARE(preview.error().code, ErrorCode::FileMalformed);
        QVERIFY(!previewInPlace(stage.order, {}, {}));
    }

    void anotherDatabasesBackupWantsAWord()
    {
        Stage stage;
        const Database other;
        RestoreOrder order = stage.order;
        order.view = taken(inspectTarget(*order.workspace, {.url = other.url()}, {}));
        const auto preview = taken(previewRestore(order, {}));
        QCOMPARE(preview.confirmations.front().id, u"foreign"_s);
        const auto restored = restoreBeside(order, preview, {{u"go"_s, {}}}, {});
        QVERIFY(!restored);
        QCOMPARE(restored.error().code, ErrorCode::PolicyRefused);
        QVERIFY(!stage.exists(preview.database));
    }

    void withoutTheRightNothingIsMade()
    {
        Stage stage;
        const QByteArray role = "plain_" + stage.order.view.identity.database.toUtf8();
        stage.database.sql("CREATE ROLE " + role + " LOGIN NOCREATEDB; GRANT CONNECT ON DATABASE "
                           + quotedIdentifier(stage.order.view.identity.database) + " TO " + role);
        RestoreOrder order = stage.order;
        order.view.url.conninfo += " options='-c role=" + role + "'";
        const auto session = Session::open(order.view.url, {});
        if (session) {
            order.view.identity = taken(identify(**session, {}));
            const auto preview = previewRestore(order, {});
            QVERIFY(!preview);
            QCOMPARE(preview.error().code, ErrorCode::PrivilegeMissing);
            QVERIFY(preview.error().hint.english().contains(u"CREATEDB"_s));
        }
        stage.database.sql("DROP OWNED BY " + role + "; DROP ROLE " + role);
        if (!session)
            QSKIP("The tests' server lets no other role in.");
    }

    void aShortDiskIsSeenBefore()
    {
        Stage stage;
        Backup backup = taken(readBackup(stage.order.backup, {}));
        backup.content.databaseBytes = qint64(1) << 60;
        taken(writeBackupFacts(backup));
        const auto preview = previewRestore(stage.order, {});
        QVERIFY(!preview);
        QCOMPARE(preview.error().code, ErrorCode::DiskFull);
    }

    void aFailureLeavesNoDatabase()
    {
        Stage stage(BackupFormat::Custom,
                    "CREATE ROLE gone_" + QByteArray::number(::getpid()) + ";" + someTables
                        + ";ALTER TABLE orders OWNER TO gone_" + QByteArray::number(::getpid()));
        stage.inTarget("ALTER TABLE orders OWNER TO CURRENT_USER");
        stage.inTarget("DROP ROLE gone_" + QByteArray::number(::getpid()));
        const QString said = stage.restore();
        QVERIFY2(said.contains(u"was dropped again"_s), qPrintable(said));
        QVERIFY(!stage.exists(stage.made.last()));
        const auto journal = taken(Journal::open(stage.order.journalPath));
        QCOMPARE(taken(readRun(*journal, u"last"_s)).outcome, u"undone"_s);
    }

    void stoppedItLeavesNoDatabase()
    {
        Stage stage;
        std::stop_source stop;
        const JobContext context(stop.get_token(), [&stop](const Progress &) { stop.request_stop(); });
        const QString said = stage.restore(context);
        QVERIFY2(!said.isEmpty(), "it was not stopped");
        QVERIFY(!stage.exists(stage.made.last()));
        const auto journal = taken(Journal::open(stage.order.journalPath));
        QCOMPARE(taken(readRun(*journal, u"last"_s)).outcome, u"cancelled"_s);
    }

    void killedItIsKnownAsHalfDone()
    {
        Stage stage;
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(),
                    {u"--restore-and-die"_s, stage.project.root(), stage.database.urlText(), stage.order.backup});
        QVERIFY(child.waitForFinished(60000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const QString half = QString::fromUtf8(child.readAllStandardOutput()).trimmed();
        stage.made << half;
        QVERIFY(stage.exists(half));
        const auto preview = taken(previewRestore(stage.order, {}));
        QVERIFY(preview.database != half);
        QVERIFY(std::ranges::any_of(preview.notes, [&half](const Message &note) {
            return note.english().contains(half) && note.english().contains(u"half restored"_s);
        }));
        const auto swap = planSwap(stage.order.view, half, {});
        QVERIFY(!swap);
        QVERIFY(swap.error().message.english().contains(u"half restored"_s));
    }

    void namesFitAndAreFree()
    {
        const QDateTime at(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
        QCOMPARE(proposedDatabase(u"shop"_s, at, {}), u"shop_restored_20261120"_s);
        QCOMPARE(proposedDatabase(u"shop"_s, at, {u"shop_restored_20261120"_s}), u"shop_restored_20261120_2"_s);
        const QString longName = proposedDatabase(QString(63, u'ü'), at, {});
        QVERIFY(longName.toUtf8().size() <= 63);
        QVERIFY(longName.endsWith(u"_restored_20261120"_s));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--restore-and-die") == 0)
        return restoreAndDie(QCoreApplication::arguments());
    RestoreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_restore.moc"
