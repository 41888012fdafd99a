// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"
#include "app/migrations/newfiles.h"
#include "app/migrations/rehash.h"
#include "app/migrations/templates.h"
#include "tests/support/agreement.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString ledger = u"graphile_migrate.migrations"_s;
const QStringList vague{u"date"_s};

std::unique_ptr<QProcess> started(const ToolProject &project, const TcpDoor &door, const QStringList &arguments)
{
    QProcessEnvironment environment;
    environment.insert(u"DATABASE_URL"_s, door.urlText());
    // It asks for one, and neither status nor migrate uses it.
    environment.insert(u"SHADOW_DATABASE_URL"_s, door.urlText().replace(u"?"_s, u"_shadow?"_s));
    return startPeer(u"graphile-migrate"_s, arguments, project.root(), environment);
}

Ran graphile(const ToolProject &project, const Database &database, const QStringList &arguments)
{
    const TcpDoor door(database.url());
    return ended(*started(project, door, arguments), std::chrono::minutes(2));
}

/// A public history with placeholders and pgSettings, and what has to be there before it.
struct History
{
    const ToolProject project{u"graphile-migrate"_s,
                              QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/graphile-migrate/graphile__starter")};

    static bool isHere() { return QDir(QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/graphile-migrate")).exists(); }

    static void prepare(const Database &database)
    {
        database.sql("CREATE EXTENSION \"uuid-ossp\"; CREATE EXTENSION citext; CREATE EXTENSION pgcrypto;"
                     "DO $$ BEGIN CREATE ROLE lockstep_visitor; EXCEPTION WHEN duplicate_object THEN END $$;");
    }
};

}  // namespace

class GraphileAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(u"graphile-migrate"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void theToolAgreesWithADeploy()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"graphile-migrate"_s);
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(graphile(project, ours, {u"status"_s}), 0, "Up to date.");
        const QString rows = rowsOf(ours, ledger, vague);
        VERIFY_SAYS(graphile(project, ours, {u"migrate"_s}), 0, "Already up to date");
        QCOMPARE(rowsOf(ours, ledger, vague), rows);

        VERIFY_SAYS(graphile(project, theirs, {u"migrate"_s}), 0, "3 committed migrations executed");
        QCOMPARE(rows, rowsOf(theirs, ledger, vague));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

    void lockstepAgreesWithTheTool()
    {
        const Database database;
        const ToolProject project(u"graphile-migrate"_s);
        QCOMPARE(project.status(database.url()), project.allIn(u"pending"_s));
        VERIFY_SAYS(graphile(project, database, {u"migrate"_s}), 0, "3 committed migrations executed");
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(database.url()), u"nothing to deploy"_s);
    }

    void placeholdersAndSettingsAreTheSame()
    {
        if (!History::isHere())
            QSKIP("The public histories are not here.");
        const Database ours;
        const Database theirs;
        const History history;
        qputenv("DATABASE_VISITOR", "lockstep_visitor");
        qputenv("DATABASE_AUTHENTICATOR", "lockstep_visitor");
        qputenv("DATABASE_OWNER", ours.url().user.toUtf8());
        for (const Database *database : {&ours, &theirs})
            History::prepare(*database);
        QCOMPARE(history.project.deploy(ours.url()), QString());
        VERIFY_SAYS(graphile(history.project, ours, {u"migrate"_s}), 0, "Already up to date");
        // Its settings run other programs of the project before and after; they are not part of this history.
        QByteArray settings = "{\"pgSettings\": {\"search_path\": \"app_public,app_private,app_hidden,public\"},"
                              "\"placeholders\": {\":DATABASE_AUTHENTICATOR\": \"!ENV\","
                              "\":DATABASE_VISITOR\": \"!ENV\"}}";
        history.project.write(u".gmrc"_s, settings);
        VERIFY_SAYS(graphile(history.project, theirs, {u"migrate"_s}), 0, "1 committed migrations executed");
        QCOMPARE(rowsOf(ours, ledger, vague), rowsOf(theirs, ledger, vague));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

    void bothRefuseAFileThatWasTamperedWith()
    {
        const Database database;
        const ToolProject project(u"graphile-migrate"_s);
        const QString path = u"migrations/committed/000001-create-notes.sql"_s;
        QFile file(project.root() + u'/' + path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        project.write(path, file.readAll().replace("text text", "text varchar"));
        VERIFY_SAYS(graphile(project, database, {u"migrate"_s}), 1, "has the file been tampered with?");
        QVERIFY(project.deploy(database.url()).contains(u"not what was committed"_s));
    }

    void anEditedDraftIsTheToolsOnceItIsHashedAnew()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"graphile-migrate"_s);
        const auto opened = [&project] { return openMigrations({project.root()}, u"graphile-migrate"_s, {}); };
        const auto drafted
            = newDraft(*opened(), draftFromTemplates(u"More notes"_s, QDateTime::currentDateTimeUtc(), false));
        QVERIFY(drafted && writeDraft(*opened(), *drafted));
        const DraftFile &file = drafted->files.front();
        project.write(file.path, file.bytes + "CREATE TABLE more_notes (id int);\n");
        QVERIFY(project.deploy(ours.url()).contains(u"lockstep new --rehash"_s));
        const auto hashes = rehashed(*opened());
        QVERIFY(hashes && writeDraft(*opened(), *hashes));
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(graphile(project, ours, {u"migrate"_s}), 0, "Already up to date");
        VERIFY_SAYS(graphile(project, theirs, {u"migrate"_s}), 0, "4 committed migrations executed");
        QCOMPARE(rowsOf(ours, ledger, vague), rowsOf(theirs, ledger, vague));
    }

    void itsLockAndOursAreTheSame()
    {
        const Database database;
        const ToolProject project(u"graphile-migrate"_s);
        auto held = LedgerLock::take(database.url(), *ledgerOf(u"graphile-migrate"_s), {}, {}, {});
        QVERIFY(held);
        VERIFY_SAYS(graphile(project, database, {u"migrate"_s}), 1, "Failed to get exclusive lock");
        held = Error{};
        // A table of the same name that nobody has committed yet keeps the tool waiting in its first migration.
        const auto other = Session::open(database.url(), {});
        QVERIFY(other && (*other)->execute("BEGIN", {}) && (*other)->execute("CREATE TABLE notes (id int)", {}));
        const TcpDoor door(database.url());
        const auto process = started(project, door, {u"migrate"_s});
        QTRY_COMPARE_WITH_TIMEOUT(database.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = "
                                               "current_database() AND wait_event_type = 'Lock'"),
                                  u"1"_s, 60000);
        const auto refused = LedgerLock::take(database.url(), *ledgerOf(u"graphile-migrate"_s), {},
                                              std::chrono::milliseconds(100), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LedgerBusy);
        QVERIFY((*other)->execute("ROLLBACK", {}));
        const Ran went = ended(*process, std::chrono::minutes(1));
        QVERIFY2(went.exitStatus == 0 && (went.out + went.err).contains("3 committed migrations executed"),
                 words(went));
    }
};

QTEST_GUILESS_MAIN(GraphileAgreementTest)
#include "tst_graphile.moc"
