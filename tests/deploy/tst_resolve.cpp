// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/recordjson.h"
#include "app/deploy/resolve.h"
#include "app/deploy/runlock.h"
#include "tests/deploy/deployproject.h"
#include "tests/deploy/resolverequest.h"

#include <QtTest>

#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace lockstep::test;

class ResolveTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void everyLedger_data()
    {
        QTest::addColumn<QString>("folder");
        const QDir layouts(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts"));
        for (const QString &name : layouts.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << layouts.filePath(name);
    }
    /// Applied without running, and taken back: what the tool's own commands would leave, seen before it is done.
    void everyLedger()
    {
        QFETCH(QString, folder);
        const QTemporaryDir root;
        copyFolder(folder, root.path());
        const WorkspacePtr workspace = taken(openWorkspace(root.path(), {}, {}));
        const Project project;
        const Database database;
        const QString first = workspace->folder.migrations.front().name;
        const ResolveRequest apply = requestFor(project, workspace, database, first, LedgerMark::Applied);
        const QString before = states(apply);
        QVERIFY2(before.startsWith(first + u" pending"_s), qPrintable(before));

        const ResolvePreview preview = taken(previewResolve(apply, {}));
        QCOMPARE(states(apply), before);
        QVERIFY(preview.change.makesTable);
        QVERIFY(!preview.change.statements.isEmpty());
        QVERIFY(preview.change.removed.empty());
        QCOMPARE(preview.change.states.size(), 1u);

        const LedgerChange change = taken(resolve(apply, preview, allAnswers(preview.confirmations), {}));
        QVERIFY(!change.statements.isEmpty());
        QCOMPARE(states(apply), QString(before).replace(0, first.size() + 8, first + u" applied"_s));
        QVERIFY(!previewResolve(requestFor(project, workspace, database, first, LedgerMark::Applied), {}));

        const ResolveRequest back = requestFor(project, workspace, database, first, LedgerMark::Reverted);
        const LedgerChange taken_ = taken(resolved(back));
        QVERIFY(!taken_.removed.empty());
        QCOMPARE(states(back), before);
        QVERIFY(!previewResolve(requestFor(project, workspace, database, first, LedgerMark::Reverted), {}));
    }

    void nothingButTheOneRowIsTouched()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        for (const char *name : {"001_a.sql", "002_b.sql", "003_c.sql"})
            project.write(QString::fromLatin1(name), "SELECT 1;\n");
        const WorkspacePtr workspace = project.open();
        QVERIFY(resolved(requestFor(project, workspace, database, u"001_a.sql"_s, LedgerMark::Applied)));
        QVERIFY(resolved(requestFor(project, workspace, database, u"002_b.sql"_s, LedgerMark::Applied)));
        const QByteArray others
            = "SELECT string_agg(m::text, ';') FROM _manual_migrations m WHERE filename <> '002_b.sql'";
        const QString was = database.sql(others);
        const LedgerChange change
            = taken(resolved(requestFor(project, workspace, database, u"002_b.sql"_s, LedgerMark::Reverted)));
        QCOMPARE(change.removed.size(), 1u);
        QVERIFY(change.added.empty());
        QCOMPARE(change.statements,
                 QStringList{u"DELETE FROM public._manual_migrations WHERE filename = '002_b.sql';"_s});
        QCOMPARE(database.sql(others), was);
    }

    void nonsenseIsRefusedWithTheReason()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        project.write(u"20240102000000_b"_s, "SELECT 1;\n");
        const WorkspacePtr workspace = project.open();
        const auto request = [&](const QString &name, LedgerMark mark) {
            return requestFor(project, workspace, database, name, mark);
        };
        QVERIFY(refusal(request(u"nobody"_s, LedgerMark::Applied)).contains(u"Neither the folder nor the ledger"_s));
        QVERIFY(refusal(request(u"20240101000000_a"_s, LedgerMark::Reverted)).contains(u"never applied"_s));
        QVERIFY(resolved(request(u"20240101000000_a"_s, LedgerMark::Applied)));
        QVERIFY(refusal(request(u"20240101000000_a"_s, LedgerMark::Applied)).contains(u"applied already"_s));
        database.sql("UPDATE _prisma_migrations SET checksum = repeat('0', 64)");
        QVERIFY(refusal(request(u"20240101000000_a"_s, LedgerMark::Applied)).contains(u"another content"_s));
        database.sql("UPDATE _prisma_migrations SET finished_at = NULL");
        QVERIFY(resolved(request(u"20240101000000_a"_s, LedgerMark::Reverted)));
        QVERIFY(refusal(request(u"20240101000000_a"_s, LedgerMark::Reverted)).contains(u"rolled back already"_s));
    }

    void aFailedOneOfPrismas()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        const WorkspacePtr workspace = project.open();
        QVERIFY(resolved(requestFor(project, workspace, database, u"20240101000000_a"_s, LedgerMark::Applied)));
        database.sql("UPDATE _prisma_migrations SET finished_at = NULL, logs = 'boom'");
        const auto request = requestFor(project, workspace, database, u"20240101000000_a"_s, LedgerMark::Applied);
        QCOMPARE(states(request), u"20240101000000_a failed"_s);
        const LedgerChange change = taken(resolved(request));
        // The failed row is closed and another says that it is applied, as prisma migrate resolve leaves them.
        QCOMPARE(change.removed.size(), 1u);
        QCOMPARE(change.added.size(), 2u);
        QCOMPARE(
            database.sql("SELECT count(*) FROM _prisma_migrations WHERE logs = 'boom' AND rolled_back_at IS NOT NULL"
                         " AND finished_at IS NULL"),
            u"1"_s);
        QCOMPARE(states(request), u"20240101000000_a applied"_s);
    }

    void aFileThatIsGone()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        project.write(u"20240102000000_b"_s, "SELECT 1;\n");
        const WorkspacePtr whole = project.open();
        QVERIFY(resolved(requestFor(project, whole, database, u"20240102000000_b"_s, LedgerMark::Applied)));
        QDir(project.root() + u"/prisma/migrations/20240102000000_b"_s).removeRecursively();
        const WorkspacePtr workspace = project.open();
        const auto request
            = [&](LedgerMark mark) { return requestFor(project, workspace, database, u"20240102000000_b"_s, mark); };
        QCOMPARE(states(request(LedgerMark::Applied)), u"20240101000000_a pending, 20240102000000_b missing"_s);
        QVERIFY(refusal(request(LedgerMark::Applied)).contains(u"no file"_s));
        QVERIFY(resolved(request(LedgerMark::Reverted)));
        QCOMPARE(states(request(LedgerMark::Reverted)), u"20240101000000_a pending"_s);
    }

    void anOlderOneIsTakenBackOnlyWhereItRunsAgain_data()
    {
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char *layout, const QString &outcome) {
            QTest::newRow(layout) << QString::fromLatin1(layout) << outcome;
        };
        for (const char *layout : {"drizzle", "sqitch", "postgrator", "golang-migrate"})
            row(layout, u"refused"_s);
        for (const char *layout : {"flyway", "goose", "supabase", "atlas", "node-pg-migrate"})
            row(layout, u"stops"_s);
        for (const char *layout : {"prisma", "plain"})
            row(layout, u"runs"_s);
    }
    void anOlderOneIsTakenBackOnlyWhereItRunsAgain()
    {
        QFETCH(QString, layout);
        const QTemporaryDir root;
        copyFolder(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/") + layout, root.path());
        const WorkspacePtr workspace = taken(openWorkspace(root.path(), {}, {}));
        const Project project;
        const Database database;
        const auto &migrations = workspace->folder.migrations;
        // The newest of Sqitch's fixture alone does not require the one before it, which is another refusal.
        const std::size_t newest = layout == "sqitch"_L1 ? 4 : 1;
        QVERIFY(migrations.size() > newest);
        for (std::size_t index = 0; index <= newest; ++index)
            taken(resolved(requestFor(project, workspace, database, migrations[index].name, LedgerMark::Applied)));
        const ResolveRequest back
            = requestFor(project, workspace, database, migrations[newest - 1].name, LedgerMark::Reverted);
        const QString was = states(back);
        const auto preview = previewResolve(back, {});
        QString outcome = u"refused"_s;
        QStringList said;
        for (const Message &sentence : preview ? preview->sentences : std::vector<Message>{})
            said << sentence.english();
        if (preview)
            outcome = said.last().contains("runs it with the next deploy"_L1) ? u"runs"_s
                : said.last().contains("stops at such a migration"_L1)        ? u"stops"_s
                                                                              : said.last();
        QTEST(outcome, "outcome");
        if (!preview)
            QVERIFY(preview.error().hint.english().contains("newest ones first"_L1));
        QCOMPARE(states(back), was);
    }

    void aProtectedTargetWantsItsNameTyped()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        auto request = requestFor(project, project.open(), database, u"20240101000000_a"_s, LedgerMark::Applied);
        request.view.choice.isProtected = true;
        const ResolvePreview preview = taken(previewResolve(request, {}));
        const auto refused = resolve(request, preview, {{u"go"_s, u"yes"_s}, {u"database-name"_s, u"other"_s}}, {});
        QCOMPARE(refused.error().code, ErrorCode::PolicyRefused);
        QCOMPARE(states(request), u"20240101000000_a pending"_s);
        QVERIFY(QFileInfo(project.journalPath()).size() == 0);
        QVERIFY(resolve(request, preview, allAnswers(preview.confirmations), {}));
        QCOMPARE(states(request), u"20240101000000_a applied"_s);
    }

    void whatWasShownIsWhatIsDone()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        const auto request = requestFor(project, project.open(), database, u"20240101000000_a"_s, LedgerMark::Applied);
        const ResolvePreview preview = taken(previewResolve(request, {}));
        QVERIFY(resolved(request));  // another console was faster
        const auto late = resolve(request, preview, allAnswers(preview.confirmations), {});
        QCOMPARE(late.error().code, ErrorCode::PlanChanged);
        QCOMPARE(database.sql("SELECT count(*) FROM _prisma_migrations"), u"1"_s);
    }
};

QTEST_GUILESS_MAIN(ResolveTest)
#include "tst_resolve.moc"
