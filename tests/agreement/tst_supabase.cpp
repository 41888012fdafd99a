// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/agreement.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString ledger = u"supabase_migrations.schema_migrations"_s;
const QString place = u"supabase/migrations/"_s;

Ran supabase(const ToolProject &project, const Database &database, const QStringList &arguments)
{
    const TcpDoor door(database.url());
    return runPeer(u"supabase"_s,
                   QStringList{u"--yes"_s, u"migration"_s} + arguments + QStringList{u"--remote="_s + door.urlText()},
                   project.root());
}

/// The fixture, and texts that splitters stumble over.
class SupabaseProject : public ToolProject
{
public:
    SupabaseProject()
        : ToolProject(u"supabase"_s)
    {
        write(place + u"20260108000000_windows.sql"_s,
              "\xEF\xBB\xBF-- made on Windows\r\ncreate table windows (\r\n  a text default ';'\r\n);;\r\n/* alone; "
              "*/;\r\n"
              "create function f() returns text language sql as $$ select 'a;b' $$;\r\n-- the end\r\n");
        write(place + u"20260109000000_own.sql"_s,
              "begin;\ncreate table own (\"b;c\" int, d text default E'\\\\;');\ncommit;\n");
        write(place + u"20260110000000_empty.sql"_s, "");
        write(place + u"20260111000000_out.sql"_s,
              "-- pg-delta: transaction=false\ncreate index concurrently own_i on own (\"b;c\");\n"
              "create index concurrently windows_i on windows (a);\n");
    }
};

}  // namespace

class SupabaseAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(u"supabase"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void eachAgreesWithADeployOfTheOther()
    {
        const Database ours;
        const Database theirs;
        const SupabaseProject project;
        QCOMPARE(project.deploy(ours.url()), QString());
        const QString rows = rowsOf(ours, ledger, {});
        VERIFY_SAYS(supabase(project, ours, {u"up"_s}), 0, "Remote database is up to date.");
        QCOMPARE(rowsOf(ours, ledger, {}), rows);
        const Ran listed = supabase(project, ours, {u"list"_s, u"--output-format"_s, u"json"_s});
        const QJsonArray list = QJsonDocument::fromJson(listed.out).object().value("migrations"_L1).toArray();
        QVERIFY2(list.size() == 7, words(listed));
        for (const QJsonValue &one : list)
            QCOMPARE(one["local"_L1], one["remote"_L1]);

        VERIFY_SAYS(supabase(project, theirs, {u"up"_s}), 0, "Remote database is up to date.");
        QCOMPARE(rows, rowsOf(theirs, ledger, {}));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(project.status(theirs.url()), project.allIn(u"applied"_s));
        QCOMPARE(project.deploy(theirs.url()), u"nothing to deploy"_s);
        project.write(place + u"20260109000000_own.sql"_s, "create table own (other int);\n");
        QVERIFY(project.status(theirs.url()).contains(u"20260109000000_own changed"_s));
    }

    void bothStopAtALateOne()
    {
        const Database database;
        const ToolProject project(u"supabase"_s);
        QCOMPARE(project.deploy(database.url()), QString());
        project.write(place + u"20260106000000_late.sql"_s, "create table late (i int);\n");
        VERIFY_SAYS(supabase(project, database, {u"up"_s}), 1, "--include-all");
        QVERIFY(project.status(database.url()).contains(u"20260106000000_late outOfOrder"_s));
        QVERIFY(!project.deploy(database.url()).isEmpty());
        QVERIFY(database.sql("SELECT coalesce(to_regclass('late')::text, '')").isEmpty());
        VERIFY_SAYS(supabase(project, database, {u"up"_s, u"--include-all"_s}), 0, "20260106000000_late");
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));
    }

    void bothStopAtAMissingOne()
    {
        const Database database;
        const ToolProject project(u"supabase"_s);
        QCOMPARE(project.deploy(database.url()), QString());
        project.remove(place + u"20260107120000_index_orders.sql"_s);
        project.write(place + u"20260108000000_more.sql"_s, "create table more (i int);\n");
        VERIFY_SAYS(supabase(project, database, {u"up"_s}), 1, "not found in local migrations directory");
        QVERIFY(project.status(database.url()).contains(u"20260107120000_index_orders missing"_s));
        QVERIFY(!project.deploy(database.url()).isEmpty());
        QVERIFY(database.sql("SELECT coalesce(to_regclass('more')::text, '')").isEmpty());
    }

    void aMarkIsTheSameFromBoth()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"supabase"_s);
        const QString version = u"20260106101500"_s;
        VERIFY_SAYS(supabase(project, theirs, {u"repair"_s, u"--status"_s, u"applied"_s, version}), 0, "=> applied");
        const Ledger &marked = *ledgerOf(u"supabase"_s);
        const auto session = taken(Session::open(ours.url(), {}));
        const Migration migration = taken(openWorkspace(project.root(), {}, {}))->folder.migrations.at(1);
        taken(marked.create(*session, {}, {}));
        taken(marked.markApplied(*session, {}, migration, {}));
        QCOMPARE(rowsOf(ours, ledger, {}), rowsOf(theirs, ledger, {}));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        VERIFY_SAYS(supabase(project, theirs, {u"repair"_s, u"--status"_s, u"reverted"_s, version}), 0, "=> reverted");
        taken(marked.markReverted(*session, {}, migration, {}));
        QCOMPARE(rowsOf(ours, ledger, {}), rowsOf(theirs, ledger, {}));
    }

    /// What a new migration is called: the CLI takes it, and passes its revert script by.
    void aDraftIsTakenByTheTool()
    {
        const Database database;
        const ToolProject project(u"supabase"_s);
        const WorkspacePtr workspace = taken(openWorkspace(project.root(), {}, {}));
        const auto drafted = taken(findLayout(u"supabase"_s)
                                       ->draft(workspace->folder,
                                               {u"add notes"_s, QDateTime::currentDateTimeUtc(),
                                                "create table notes (i int);\n", "drop table notes;\n"}));
        for (const DraftFile &file : drafted.files)
            project.write(file.path, file.bytes);
        VERIFY_SAYS(supabase(project, database, {u"up"_s}), 0, "Applying migration " + drafted.name.toUtf8());
        QCOMPARE(database.sql("SELECT to_regclass('notes')"), u"notes"_s);
        QCOMPARE(project.status(database.url()), project.allIn(u"applied"_s));
    }
};

QTEST_GUILESS_MAIN(SupabaseAgreementTest)
#include "tst_supabase.moc"
