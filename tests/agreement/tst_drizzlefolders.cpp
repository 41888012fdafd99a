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
const QString kit = u"drizzle-1/drizzle-kit"_s;
/// When a row was written, and the numbers that a failed run left out.
const QStringList vague{u"id"_s, u"applied_at"_s};

/// As `drizzle-kit generate --custom` writes them where the schema stays empty: the first, and those after it.
constexpr auto firstSnapshot = R"({"type": "base", "version": "9", "dialect": "postgres", "id": "%1",
                                   "prevIds": ["%2"], "footprints": [], "ddl": []})";
constexpr auto nextSnapshot = R"({"type": "diff", "version": "9", "dialect": "postgres", "id": "%1",
                                  "prevIds": ["%2"], "footprints": [], "deltas": []})";

/// A project of Drizzle 1.x: a folder a migration.
class FolderProject : public ToolProject
{
public:
    FolderProject()
        : ToolProject(u"drizzle"_s, empty())
    {
        linkNodeModules(u"drizzle-1"_s);
        write(u"schema.ts"_s, "export {}\n");
        write(u"drizzle.config.ts"_s,
              "export default { dialect: 'postgresql', schema: './schema.ts', out: './drizzle', dbCredentials: { url: "
              "process.env.DATABASE_URL } };\n");
        add(u"20250106090000_customers"_s,
            "CREATE TABLE customers (id int PRIMARY KEY);\n--> statement-breakpoint\n"
            "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;\n",
            {});
        add(u"20250107090000_orders"_s, "CREATE TABLE orders (id int, customer int REFERENCES customers);\n",
            u"20250106090000_customers"_s);
    }

    /// `before`: the migration that it was made behind.
    void add(const QString &name, const QByteArray &sql, const QString &before) const
    {
        write(u"drizzle/%1/migration.sql"_s.arg(name), sql);
        write(u"drizzle/%1/snapshot.json"_s.arg(name),
              QByteArray(before.isEmpty() ? firstSnapshot : nextSnapshot)
                  .replace("%1", idOf(name))
                  .replace("%2", idOf(before)));
    }

    Ran run(const QString &url, const QStringList &arguments) const
    {
        QProcessEnvironment environment;
        environment.insert(u"DATABASE_URL"_s, url);
        return runPeer(kit, arguments + QStringList{u"--config=drizzle.config.ts"_s}, root(), environment);
    }

    Ran migrate(const Database &database) const
    {
        const TcpDoor door(database.url());
        return run(door.urlText(), {u"migrate"_s});
    }

private:
    static QByteArray idOf(const QString &name)
    {
        return (name.isEmpty() ? QUuid() : QUuid::createUuidV5(QUuid(), name)).toByteArray(QUuid::WithoutBraces);
    }

    static QString empty()
    {
        static const QTemporaryDir folder;
        return folder.path();
    }
};

}  // namespace

/// Lockstep beside drizzle-kit 1.x.
class DrizzleFoldersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(kit); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void eachAgreesWithADeployOfTheOther()
    {
        const Database ours;
        const Database theirs;
        const FolderProject project;
        QCOMPARE(project.deploy(ours.url()), QString());
        const QString rows = rowsOf(ours, ledger, vague);
        VERIFY_SAYS(project.migrate(ours), 0, "migrations applied successfully");
        QCOMPARE(rowsOf(ours, ledger, vague), rows);
        VERIFY_SAYS(project.migrate(theirs), 0, "migrations applied successfully");
        QCOMPARE(rows, rowsOf(theirs, ledger, vague));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(project.status(theirs.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(theirs.url()), u"nothing to deploy"_s);
    }

    /// Also what another branch brings, dated before what ran: the names decide.
    void eachGoesOnWhereTheOtherStopped()
    {
        const Database database;
        const FolderProject project;
        QCOMPARE(project.deploy(database.url()), QString());
        project.add(u"20250106120000_late_theirs"_s, "CREATE TABLE theirs (i int);\n", u"20250106090000_customers"_s);
        VERIFY_SAYS(project.migrate(database), 0, "migrations applied successfully");
        QCOMPARE(database.sql("SELECT to_regclass('theirs')"), u"theirs"_s);
        project.add(u"20250106130000_late_ours"_s, "CREATE TABLE ours (i int);\n", u"20250106090000_customers"_s);
        QCOMPARE(project.deploy(database.url()), QString());
        const QString rows = rowsOf(database, ledger, {});
        VERIFY_SAYS(project.migrate(database), 0, "migrations applied successfully");
        QCOMPARE(rowsOf(database, ledger, {}), rows);
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));
    }

    void aDraftIsWhatDrizzleKitGoesOnFrom()
    {
        const Database database;
        const FolderProject project;
        const WorkspacePtr workspace = taken(project.open());
        const auto drafted = taken(findLayout(u"drizzle"_s)
                                       ->draft(workspace->folder,
                                               {u"add notes"_s, QDateTime({2025, 2, 1}, {9, 0}, Qt::UTC),
                                                "CREATE TABLE notes (i int);", "DROP TABLE notes;"}));
        for (const DraftFile &file : drafted.files)
            project.write(file.path, file.bytes);
        VERIFY_SAYS(project.migrate(database), 0, "migrations applied successfully");
        QCOMPARE(database.sql("SELECT to_regclass('notes')"), u"notes"_s);
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));
        VERIFY_SAYS(project.run({}, {u"generate"_s, u"--custom"_s, u"--name=more"_s}), 0, "migration.sql");
    }
};

QTEST_GUILESS_MAIN(DrizzleFoldersTest)
#include "tst_drizzlefolders.moc"
