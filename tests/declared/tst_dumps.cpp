// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/layout.h"
#include "app/postgres/programs.h"
#include "app/postgres/session.h"
#include "tests/declared/modelproject.h"
#include "tests/support/history.h"
#include "tests/support/ownserver.h"
#include "tests/support/process.h"
#include "tests/support/testpostgres.h"

#include <QRegularExpression>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

/// As people make the first file of supabase/schemas.
QByteArray dumpOf(const ConnectionUrl &url)
{
    const auto program = findProgram(u"pg_dump"_s, 0, {});
    if (!program)
        return {};
    QProcess process;
    process.setProcessEnvironment(cleanEnvironment());
    startAlone(process, program->path,
               {u"--schema-only"_s, u"--no-owner"_s, u"--no-privileges"_s, u"--host"_s, url.host, u"--port"_s,
                QString::number(url.port), u"--username"_s, url.user, url.database});
    return ended(process, std::chrono::minutes(1)).out;
}

}  // namespace

/// The server's own words for a schema declare it: beside the history that made it nothing may differ, however
/// differently the two are written.
class DeclaredDumpsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QDir(corpus).exists())
            QSKIP("The corpus of public histories is not here.");
    }

    void aDumpDeclaresWhatTheHistoryMakes_data()
    {
        QTest::addColumn<int>("tables");
        const auto row = [](const char *folder, int tables) { QTest::newRow(folder) << tables; };
        row("prisma/triggerdotdev__trigger.dev/run-ops-database", 16);
        row("drizzle/wundergraph__cosmo", 60);
        row("flyway/MarquezProject__marquez", 20);
        row("golang-migrate/concourse__concourse", 30);
        row("goose/e2b-dev__infra", 5);
        row("diesel/rust-lang__crates.io", 20);
        row("sqlx/svix__svix-webhooks", 5);
    }
    void aDumpDeclaresWhatTheHistoryMakes()
    {
        QFETCH(int, tables);
        const QString folder = QString::fromLatin1(QTest::currentDataTag());
        const auto opened = openMigrations({corpus + folder}, folder.section(u'/', 0, 0), {});
        QVERIFY(opened);
        const Database database;
        const auto session = Session::open(database.url(), {});
        QVERIFY(session);
        makeUsualOwner(**session);
        Replay replay;
        for (std::size_t index = 0; index < opened->migrations.size(); ++index) {
            const ScriptEffects read = readEffects(opened->migrations[index].forward.sql());
            if (!runFile(**session, read.script).isEmpty())
                break;
            (void)replay.apply(read.effects, int(index));
        }
        const DeclaredModel model = declaredBySql({{u"dump.sql"_s, dumpOf(database.url())}});
        QSet<QString> doubtful;
        for (const auto &[name, table] : replay.snapshot().tables) {
            if (replay.isDoubtful(name.name))
                doubtful.insert(name.name);
        }
        QStringList found;
        for (const Mismatch &mismatch : mismatchesOf(model, {replay.snapshot(), doubtful}))
            found << textOf(model, mismatch);
        qInfo("%d tables declared, %d of them unsaid, %d doubtful", int(model.schema.tables.size()),
              int(model.unsaid.size()), int(doubtful.size()));
        QCOMPARE(problemsOf(model), QStringList());
        QVERIFY(int(model.schema.tables.size() - model.unsaid.size()) >= tables);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    OwnServer m_server;  ///< the histories make roles
};

QTEST_GUILESS_MAIN(DeclaredDumpsTest)
#include "tst_dumps.moc"
