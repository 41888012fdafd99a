// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/layout.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/agreement.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString ledger = u"drizzle.__drizzle_migrations"_s;
const QString history = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/drizzle/wundergraph__cosmo");
const QString fixture = QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/drizzle");

/// A project of Drizzle 0.x with the settings that drizzle-kit needs.
class DrizzleProject : public ToolProject
{
public:
    explicit DrizzleProject(const QString &folder = fixture, const QString &out = u"drizzle"_s)
        : ToolProject(u"drizzle"_s, folder)
    {
        linkNodeModules();
        write(u"schema.ts"_s, "export {}\n");
        write(u"drizzle.config.ts"_s,
              "export default { dialect: 'postgresql', schema: './schema.ts', out: './" + out.toUtf8()
                  + "', dbCredentials: { url: process.env.DATABASE_URL } };\n");
    }

    Ran kit(const QString &url, const QStringList &arguments) const
    {
        QProcessEnvironment environment;
        environment.insert(u"DATABASE_URL"_s, url);
        return runPeer(u"drizzle-kit"_s, arguments + QStringList{u"--config=drizzle.config.ts"_s}, root(), environment);
    }

    Ran migrate(const Database &database) const
    {
        const TcpDoor door(database.url());
        return kit(door.urlText(), {u"migrate"_s});
    }

    QByteArray read(const QString &path) const
    {
        QFile file(root() + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }

    /// As a merge does it: an entry at the end of the journal, with that time.
    void add(const QString &tag, qint64 when, const QByteArray &sql) const
    {
        QByteArray journal = read(u"drizzle/meta/_journal.json"_s);
        journal.replace("\n  ]",
                        ",\n    {\n      \"idx\": 9,\n      \"version\": \"7\",\n      \"when\": "
                            + QByteArray::number(when) + ",\n      \"tag\": \"" + tag.toUtf8()
                            + "\",\n      \"breakpoints\": true\n    }\n  ]");
        write(u"drizzle/meta/_journal.json"_s, journal);
        write(u"drizzle/"_s + tag + u".sql"_s, sql);
    }
};

}  // namespace

/// Lockstep beside drizzle-kit 0.31.
class DrizzleAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(u"drizzle-kit"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void eachAgreesWithADeployOfTheOther_data() { projects(); }
    void eachAgreesWithADeployOfTheOther()
    {
        QFETCH(QString, folder);
        QFETCH(QString, out);
        if (!QDir(folder).exists())
            QSKIP("The public histories are not here.");
        const Database ours;
        const Database theirs;
        const DrizzleProject project(folder, out);
        QCOMPARE(project.deploy(ours.url()), QString());
        const QString rows = rowsOf(ours, ledger, {});
        VERIFY_SAYS(project.migrate(ours), 0, "migrations applied successfully");
        QCOMPARE(rowsOf(ours, ledger, {}), rows);

        VERIFY_SAYS(project.migrate(theirs), 0, "migrations applied successfully");
        QCOMPARE(rows, rowsOf(theirs, ledger, {}));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(project.status(theirs.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(theirs.url()), u"nothing to deploy"_s);
    }

    /// One after the other on the same database, as a team does that uses both.
    void eachGoesOnWhereTheOtherStopped()
    {
        const Database database;
        const DrizzleProject project;
        QCOMPARE(project.deploy(database.url()), QString());
        project.add(u"0003_theirs"_s, 1'800'000'000'000, "CREATE TABLE theirs (i int);");
        VERIFY_SAYS(project.migrate(database), 0, "migrations applied successfully");
        QCOMPARE(database.sql("SELECT to_regclass('theirs')"), u"theirs"_s);
        project.add(u"0004_ours"_s, 1'800'000'001'000, "CREATE TABLE ours (i int);");
        QCOMPARE(project.deploy(database.url()), QString());
        const QString rows = rowsOf(database, ledger, {});
        VERIFY_SAYS(project.migrate(database), 0, "migrations applied successfully");
        QCOMPARE(rowsOf(database, ledger, {}), rows);
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));
    }

    void whatComesTooLateNeitherRuns()
    {
        const Database database;
        const DrizzleProject project;
        QCOMPARE(project.deploy(database.url()), QString());
        project.add(u"0003_late"_s, 1'700'000'000'000, "CREATE TABLE late (i int);");
        VERIFY_SAYS(project.migrate(database), 0, "migrations applied successfully");
        QVERIFY(database.sql("SELECT coalesce(to_regclass('late')::text, '')").isEmpty());
        QVERIFY(project.status(database.url()).endsWith(u"0003_late outOfOrder"_s));
        QCOMPARE(project.deploy(database.url()), u"nothing to deploy"_s);
        QVERIFY(database.sql("SELECT coalesce(to_regclass('late')::text, '')").isEmpty());
    }

    void bothRunWhatIsNewerWhereverItStands()
    {
        const Database ours;
        const Database theirs;
        const DrizzleProject project;
        project.add(u"0003_later"_s, 1'800'000'002'000, "CREATE TABLE later (i int);");
        project.add(u"0004_earlier"_s, 1'800'000'001'000, "CREATE TABLE earlier (i int);");
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(project.migrate(theirs), 0, "migrations applied successfully");
        QCOMPARE(rowsOf(ours, ledger, {}), rowsOf(theirs, ledger, {}));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }

    void aDraftIsWhatDrizzleKitWrites()
    {
        const DrizzleProject theirs;
        const DrizzleProject ours;
        for (const DrizzleProject *project : {&theirs, &ours})
            project->write(u"drizzle/meta/0002_snapshot.json"_s,
                           R"({"id": "11111111-1111-4111-8111-111111111111",
                           "prevId": "00000000-0000-0000-0000-000000000000", "version": "7", "dialect": "postgresql",
                           "tables": {}, "enums": {}, "schemas": {}, "sequences": {}, "roles": {}, "policies": {},
                           "views": {}, "_meta": {"columns": {}, "schemas": {}, "tables": {}}})");
        VERIFY_SAYS(theirs.kit({}, {u"generate"_s, u"--custom"_s, u"--name=add_notes"_s}), 0, "0003_add_notes.sql");
        const WorkspacePtr workspace = taken(openWorkspace(ours.root(), {}, {}));
        const auto drafted
            = taken(findLayout(u"drizzle"_s)
                        ->draft(workspace->folder,
                                {u"add notes"_s, QDateTime::currentDateTimeUtc(), "SELECT 1;", "SELECT 2;"}));
        for (const DraftFile &file : drafted.files)
            ours.write(file.path, file.bytes);
        const auto journal = [](const DrizzleProject &project) {
            static const QRegularExpression lastTime(u"\"when\": \\d+(?=,\\s*\"tag\": \"0003)"_s);
            return QString::fromUtf8(project.read(u"drizzle/meta/_journal.json"_s)).remove(lastTime);
        };
        QCOMPARE(journal(ours), journal(theirs));
        QVERIFY(QFileInfo::exists(ours.root() + u"/drizzle/0003_add_notes.sql"_s));
        const auto snapshot = [](const DrizzleProject &project) {
            QJsonObject object = QJsonDocument::fromJson(project.read(u"drizzle/meta/0003_snapshot.json"_s)).object();
            object.remove(u"id"_s);
            return object;
        };
        QCOMPARE(snapshot(ours), snapshot(theirs));
        // And drizzle-kit goes on from there.
        VERIFY_SAYS(ours.kit({}, {u"generate"_s, u"--custom"_s, u"--name=more"_s}), 0, "0004_more.sql");
    }

private:
    static void projects()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("out");
        QTest::newRow("the small project") << fixture << u"drizzle"_s;
        QTest::newRow("a public history") << history << u"migrations"_s;
    }
};

QTEST_GUILESS_MAIN(DrizzleAgreementTest)
#include "tst_drizzle.moc"
