// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/baseline.h"
#include "app/deploy/resolve.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/agreement.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

Ran prisma(const ToolProject &project, const TcpDoor &door, const QStringList &arguments)
{
    QProcessEnvironment environment;
    environment.insert(u"DATABASE_URL"_s, door.urlText());
    return ended(*startPeer(u"prisma"_s, QStringList{u"migrate"_s} + arguments, project.root(), environment),
                 std::chrono::minutes(2));
}

QHash<QString, QString> allAnswers(const std::vector<Confirmation> &confirmations)
{
    QHash<QString, QString> answers;
    for (const Confirmation &each : confirmations)
        answers.insert(each.id, each.typed);
    return answers;
}

TargetView viewOf(const WorkspacePtr &workspace, const Database &database)
{
    return taken(inspectTarget(*workspace, {.url = database.url()}, {}));
}

}  // namespace

/// What Lockstep says in Prisma's ledger is what Prisma would have said.
class ResolveAgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(u"prisma"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void prismaAgreesWithAResolve()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"prisma"_s);
        project.linkNodeModules();
        const QString journal = project.root() + u"/../resolve.sqlite"_s;
        const WorkspacePtr workspace = taken(openWorkspace(project.root(), u"prisma"_s, {}));
        for (const Migration &migration : workspace->folder.migrations) {
            const ResolveRequest request{workspace, viewOf(workspace, ours), migration.name, LedgerMark::Applied,
                                         journal};
            const ResolvePreview preview = taken(previewResolve(request, {}));
            taken(resolve(request, preview, allAnswers(preview.confirmations), {}));
            const Ran ran = prisma(project, TcpDoor(theirs.url()), {u"resolve"_s, u"--applied"_s, migration.name});
            QVERIFY2(ran.exitStatus == 0, words(ran));
        }
        const Ran status = prisma(project, TcpDoor(ours.url()), {u"status"_s});
        QVERIFY2(status.exitStatus == 0 && status.out.contains("Database schema is up to date!"), words(status));
        const QStringList vague{u"id"_s, u"started_at"_s, u"finished_at"_s};
        QCOMPARE(rowsOf(ours, u"_prisma_migrations"_s, vague), rowsOf(theirs, u"_prisma_migrations"_s, vague));
    }

    void prismaAgreesWithABaseline()
    {
        const Database database;
        database.sql("CREATE TABLE customers (id int PRIMARY KEY, name text)");
        const ToolProject project(u"prisma"_s);
        project.linkNodeModules();
        QDir(project.root() + u"/prisma/migrations"_s).removeRecursively();
        const WorkspacePtr workspace = taken(openWorkspace(project.root(), u"prisma"_s, {}));
        const BaselineRequest request{.workspace = workspace,
                                      .view = viewOf(workspace, database),
                                      .at = QDateTime::currentDateTimeUtc(),
                                      .journalPath = project.root() + u"/../resolve.sqlite"_s};
        const BaselinePreview preview = taken(previewBaseline(request, {}));
        taken(adopt(request, preview, allAnswers(preview.confirmations), {}));
        const Ran status = prisma(project, TcpDoor(database.url()), {u"status"_s});
        QVERIFY2(status.exitStatus == 0 && status.out.contains("Database schema is up to date!"), words(status));
        const Ran deploy = prisma(project, TcpDoor(database.url()), {u"deploy"_s});
        QVERIFY2(deploy.exitStatus == 0 && deploy.out.contains("No pending migrations to apply."), words(deploy));
    }
};

QTEST_GUILESS_MAIN(ResolveAgreementTest)
#include "tst_resolve.moc"
