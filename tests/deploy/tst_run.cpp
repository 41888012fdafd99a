// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/recordjson.h"
#include "app/deploy/steps/steps.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto everyStepConfirmed = "plan confirmed, backup skipped, preflight confirmed, migrate confirmed, "
                                    "verify confirmed, release skipped, smoke skipped, record confirmed";

QString ledgerRows(const Database &database)
{
    return database.sql(
        "SELECT coalesce(string_agg(migration_name || CASE WHEN finished_at IS NULL THEN ' open' ELSE '' END, ', '"
        " ORDER BY started_at), '') FROM _prisma_migrations");
}

QString ledgerRowsIfAny(const Database &database)
{
    return database.sql("SELECT to_regclass('_prisma_migrations')").isEmpty() ? u"no ledger"_s : ledgerRows(database);
}

/// The record as text, the same for the same content.
QByteArray rendered(const RunRecord &record)
{
    QJsonArray steps;
    for (const StepRecord &step : record.steps) {
        QJsonArray statements;
        for (const StatementRun &run : step.statements)
            statements.append(QJsonArray{run.migration, run.statement, run.line, run.text, statementStateId(run.state),
                                         run.durationMs, run.rows, QJsonArray::fromStringList(run.notices),
                                         run.error ? QJsonValue(toJson(*run.error)) : QJsonValue()});
        steps.append(QJsonArray{stepId(step.step), stepStateId(step.state), step.startedAt.toString(Qt::ISODateWithMs),
                                step.finishedAt.toString(Qt::ISODateWithMs), toJsonArray(step.facts),
                                toJsonArray(step.checks), statements,
                                step.error ? QJsonValue(toJson(*step.error)) : QJsonValue()});
    }
    QJsonArray confirmations;
    for (const QJsonObject &each : record.confirmations)
        confirmations.append(each);
    QJsonArray migrations;
    for (const MigrationRun &run : record.migrations)
        migrations.append(
            QJsonArray{run.name, statementStateId(run.state), run.backendPid, run.ledgerId, run.transaction});
    return QJsonDocument(QJsonArray{record.id, record.project, record.environment, record.person, record.isProtected,
                                    toJson(record.plan), record.startedAt.toString(Qt::ISODateWithMs), record.outcome,
                                    steps, confirmations, migrations, record.chainHead})
        .toJson();
}

std::shared_ptr<DeployRun> begun(const DeployRequest &request)
{
    return taken(DeployRun::begin(request, {}));
}

}  // namespace

class RunTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aWholeDeploy_data()
    {
        QTest::addColumn<bool>("isPrisma");
        QTest::newRow("Prisma's layout") << true;
        QTest::newRow("plain SQL files") << false;
    }

    void aWholeDeploy()
    {
        QFETCH(bool, isPrisma);
        const Database database;
        const Project project(isPrisma ? Project::Layout::Prisma : Project::Layout::Plain);
        const QString suffix = isPrisma ? QString() : u".sql"_s;
        project.write(u"20240101000000_users"_s + suffix,
                      "CREATE TABLE users (id int PRIMARY KEY, email text);\n"
                      "INSERT INTO users SELECT i, 'x' FROM generate_series(1, 10) i;\n");
        project.write(u"20240102000000_index"_s + suffix, "CREATE INDEX CONCURRENTLY users_email ON users (email);\n");
        project.write(u"20240103000000_own"_s + suffix, "BEGIN;\nALTER TABLE users ADD COLUMN age int;\nCOMMIT;\n");
        project.write(u"20240104000000_empty"_s + suffix, "");
        const DeployRequest request = project.request(database.url());
        QCOMPARE(request.plan.migrations.size(), 4u);
        const auto run = begun(request);
        QStringList kinds;
        const StepRecord last = go(*run, Step::Record, [&kinds](const RunEvent &event) { kinds << event.kind; });
        QVERIFY2(!last.error, last.error ? qPrintable(describe(*last.error)) : "");
        QCOMPARE(stepStates(run->record()), QString::fromLatin1(everyStepConfirmed));
        QCOMPARE(run->record().outcome, u"done"_s);
        QCOMPARE(exitStatus(run->record()), 0);
        QCOMPARE(run->record().at(Step::Migrate).statements.at(1).rows, 10);
        QCOMPARE(database.sql("SELECT count(*) FROM users"), u"10"_s);
        QCOMPARE(database.sql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_email'::regclass"), u"t"_s);
        QVERIFY(kinds.contains(u"statementFinished"_s));
        QCOMPARE(kinds.last(), u"finished"_s);
        const auto status = taken(inspectTarget(*request.workspace, request.view.choice, {})).status;
        QCOMPARE(status.count(MigrationState::Applied), 4);
        QVERIFY(!run->next());
    }

    void theJournalTellsTheSameAsTheRun()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "DO $$ BEGIN RAISE NOTICE 'hello'; END $$;\nCREATE TABLE a (i int);");
        project.write(u"20240102000000_b"_s, "SELECT 1/0;");
        const auto run = begun(project.request(database.url()));
        go(*run, Step::Record);
        QVERIFY(run->abandon({}));
        const auto journal = taken(Journal::open(project.journalPath()));
        const RunRecord read = taken(readRun(*journal, u"last"_s));
        QCOMPARE(rendered(read), rendered(run->record()));
        QVERIFY(read.at(Step::Migrate).statements.at(0).notices.join(u' ').contains(u"hello"_s));
        QVERIFY(taken(journal->checkChain()).isIntact);
    }

    void aFailingMigrationIsUndone()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);\nSELECT 1/0;\nCREATE TABLE b (i int);\n");
        const auto run = begun(project.request(database.url()));
        const StepRecord migrate = go(*run, Step::Record);
        QCOMPARE(migrate.state, StepState::Undone);
        QCOMPARE(statementStates(run->record()), u"20240101000000_a/1 undone; 20240101000000_a/2 failed"_s);
        QCOMPARE(exitStatus(run->record()), 5);
        QVERIFY(migrate.error);
        QCOMPARE(migrate.error->code, ErrorCode::StepUndone);
        QCOMPARE(migrate.error->sql->sqlState, QByteArray("22012"));
        QCOMPARE(migrate.error->line, 2);
        QVERIFY(migrate.error->file.endsWith(u"migration.sql"_s));
        QCOMPARE(database.sql("SELECT to_regclass('a')"), QString());
        QCOMPARE(ledgerRowsIfAny(database), u"no ledger"_s);
        QVERIFY(run->abandon({}));
        QCOMPARE(run->record().outcome, u"undone"_s);
    }

    void anEarlierMigrationStaysAndIsNamed()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        project.write(u"20240102000000_b"_s, "CREATE TABLE b (i int); SELECT 1/0;");
        const auto run = begun(project.request(database.url()));
        const StepRecord migrate = go(*run, Step::Record);
        QCOMPARE(migrate.state, StepState::Partial);
        QCOMPARE(exitStatus(run->record()), 6);
        QVERIFY(migrate.error->message.english().contains(u"20240101000000_a"_s));
        QCOMPARE(ledgerRows(database), u"20240101000000_a"_s);
        QCOMPARE(database.sql("SELECT to_regclass('b')"), QString());
    }

    void aDeferredConstraintThatFailsAtCommitIsUndone()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s,
                      "CREATE TABLE a (i int PRIMARY KEY, j int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\n"
                      "INSERT INTO a VALUES (1, 2);");
        const auto run = begun(project.request(database.url()));
        QCOMPARE(go(*run, Step::Record).state, StepState::Undone);
        QCOMPARE(database.sql("SELECT to_regclass('a')"), QString());
        QCOMPARE(ledgerRowsIfAny(database), u"no ledger"_s);
    }

    void aFailingConcurrentIndexIsNamedWithItsRemedy()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int); INSERT INTO a VALUES (1), (1);");
        project.write(u"20240102000000_b"_s, "CREATE UNIQUE INDEX CONCURRENTLY a_i ON a (i);");
        const auto run = begun(project.request(database.url()));
        const StepRecord migrate = go(*run, Step::Record);
        QCOMPARE(migrate.state, StepState::Partial);
        QCOMPARE(exitStatus(run->record()), 6);
        QVERIFY2(migrate.error->hint.english().contains(u"DROP INDEX CONCURRENTLY public.a_i"_s),
                 qPrintable(describe(*migrate.error)));
        QCOMPARE(ledgerRows(database), u"20240101000000_a, 20240102000000_b open"_s);
        // As it is now it may not go on; once the index and what disturbed it are gone, it does.
        const StepRecord again = go(*run, Step::Record);
        QCOMPARE(again.state, StepState::Partial);
        QVERIFY(again.error->message.english().contains(u"invalid index"_s));
        database.sql("DROP INDEX a_i");
        database.sql("DELETE FROM a");
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
        QCOMPARE(ledgerRows(database), u"20240101000000_a, 20240102000000_b"_s);
    }

    /// As “prisma migrate resolve --rolled-back” would leave it: Prisma and the next deploy try it again.
    void whatLeftNothingLeavesNoOpenRow()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE INDEX CONCURRENTLY i ON a (i);");
        const auto run = begun(project.request(database.url()));
        QCOMPARE(go(*run, Step::Record).state, StepState::Undone);
        QCOMPARE(exitStatus(run->record()), 5);
        QCOMPARE(database.sql("SELECT count(*) FROM _prisma_migrations WHERE rolled_back_at IS NULL"), u"0"_s);
        database.sql("CREATE TABLE a (i int)");
        const StepRecord last = go(*run, Step::Record);
        QVERIFY2(run->record().outcome == "done"_L1, last.error ? qPrintable(describe(*last.error)) : "");
        QCOMPARE(
            database.sql("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at "
                         "IS NULL"),
            u"1"_s);
    }

    void whatLeftNothingLetsAnotherRunBegin()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE INDEX CONCURRENTLY i ON a (i);");
        const auto run = begun(project.request(database.url()));
        QCOMPARE(go(*run, Step::Record).state, StepState::Undone);
        QVERIFY(run->abandon({}));
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        const DeployRequest request = project.request(database.url());
        QVERIFY(request.plan.obstacles.empty());
        const auto next = begun(request);
        go(*next, Step::Record);
        QCOMPARE(next->record().outcome, u"done"_s);
    }

    void whatTookEffectIsNotRunAgain()
    {
        const Database database;
        database.sql("CREATE TABLE log (t text)");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s,
                      "INSERT INTO log VALUES ('one');\nCREATE INDEX CONCURRENTLY log_t ON log (t);\n"
                      "INSERT INTO later VALUES (1);\n");
        const auto run = begun(project.request(database.url()));
        QCOMPARE(go(*run, Step::Record).state, StepState::Partial);
        QCOMPARE(statementStates(run->record()),
                 u"20240101_a.sql/1 applied; 20240101_a.sql/2 applied; 20240101_a.sql/3 failed"_s);
        QVERIFY(run->record().at(Step::Migrate).error->detail.contains(u"INSERT INTO log"_s));
        database.sql("CREATE TABLE later (i int)");
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
        QCOMPARE(database.sql("SELECT count(*) FROM log"), u"1"_s);
    }

    /// As Prisma writes the removal of an enum's value: a transaction of its own between other statements.
    void aFilesOwnTransactionStaysOne()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s,
                      "CREATE TABLE before (i int);\nBEGIN;\nCREATE TABLE inside (i int);\n"
                      "INSERT INTO later VALUES (1);\nCOMMIT;\nCREATE TABLE after (i int);\n");
        const auto run = begun(project.request(database.url()));
        QCOMPARE(go(*run, Step::Record).state, StepState::Partial);
        QCOMPARE(statementStates(run->record()),
                 u"20240101000000_a/1 applied; 20240101000000_a/2 undone; 20240101000000_a/3 undone; "
                 "20240101000000_a/4 failed"_s);
        QCOMPARE(database.sql("SELECT to_regclass('before') || ' ' || coalesce(to_regclass('inside')::text, 'none')"),
                 u"before none"_s);
        database.sql("CREATE TABLE later (i int)");
        const StepRecord last = go(*run, Step::Record);
        QVERIFY2(run->record().outcome == "done"_L1, last.error ? qPrintable(describe(*last.error)) : "");
        QCOMPARE(database.sql("SELECT to_regclass('inside') || ' ' || to_regclass('after')"), u"inside after"_s);
        QCOMPARE(database.sql("SELECT count(*) FROM later"), u"1"_s);
        QCOMPARE(ledgerRows(database), u"20240101000000_a"_s);
    }

    void aFilesOwnTransactionThatFailsLeavesNothing()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "BEGIN;\nCREATE TABLE inside (i int);\nSELECT 1/0;\nCOMMIT;\nSELECT 1;\n");
        const auto run = begun(project.request(database.url()));
        QCOMPARE(go(*run, Step::Record).state, StepState::Undone);
        QCOMPARE(exitStatus(run->record()), 5);
        QCOMPARE(database.sql("SELECT to_regclass('inside')"), QString());
    }

    /// Under a tool that begins the transaction itself; the row commits with it, or nothing does.
    void aLastCommitEndsTheTransactionAndTheRowIsInIt()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE TABLE inside (i int);\nINSERT INTO later VALUES (1);\nCOMMIT;\n");
        const auto run = begun(project.request(database.url()));
        QCOMPARE(go(*run, Step::Record).state, StepState::Undone);
        QCOMPARE(database.sql("SELECT to_regclass('inside')"), QString());
        database.sql("CREATE TABLE later (i int)");
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
        QCOMPARE(database.sql("SELECT count(*) FROM later"), u"1"_s);
        QCOMPARE(database.sql("SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM _manual_migrations UNION ALL"
                              " SELECT xmin FROM later) AS written"),
                 u"1"_s);
    }

    void settingsDoNotReachTheNextMigration()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s,
                      "CREATE SCHEMA app; SET search_path = app; SET lock_timeout = '1h'; CREATE TABLE a (i int);");
        project.write(u"20240102000000_b"_s, "CREATE TABLE b AS SELECT current_setting('lock_timeout') AS t;");
        const auto run = begun(project.request(database.url()));
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
        QCOMPARE(database.sql("SELECT t FROM public.b"), u"500ms"_s);
        QCOMPARE(ledgerRows(database), u"20240101000000_a, 20240102000000_b"_s);
    }

    void prismasSchemaIsWhereNamesLead()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        project.write(u"20240102000000_b"_s, "CREATE INDEX CONCURRENTLY a_i ON a (i);");
        ConnectionUrl url = database.url();
        url.schema = u"app"_s;
        const auto run = begun(project.request(url));
        const StepRecord last = go(*run, Step::Record);
        QVERIFY2(run->record().outcome == "done"_L1, last.error ? qPrintable(describe(*last.error)) : "");
        QCOMPARE(database.sql("SELECT to_regclass('app.a') IS NOT NULL AND to_regclass('app.a_i') IS NOT NULL"),
                 u"t"_s);
        QCOMPARE(database.sql("SELECT count(*) FROM app._prisma_migrations"), u"2"_s);
    }

    void progressCountsStatements()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int); SELECT 1;");
        project.write(u"20240102000000_b"_s, "SELECT 2;");
        const auto run = begun(project.request(database.url()));
        go(*run, Step::Preflight);
        QStringList seen;
        go(*run, Step::Migrate, {}, JobContext({}, [&seen](const Progress &progress) {
            seen << u"%1/%2"_s.arg(progress.done).arg(progress.total);
        }));
        QCOMPARE(seen, (QStringList{u"0/3"_s, u"1/3"_s, u"2/3"_s, u"3/3"_s}));
    }

    void aFileOfSeveralMigrationsIsNamedOnce()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        DeployRequest request = project.request(database.url());
        request.plan.migrations.push_back(request.plan.migrations.front());
        QCOMPARE(workOf(Step::Plan).brief(request, {}).commands, QStringList{request.plan.migrations.front().file});
    }

    void aBackupIsTakenAndListed()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        DeployRequest request = project.request(database.url());
        request.noBackupBecause.clear();
        request.backupFolder = project.root() + u"/../backups"_s;
        const auto run = begun(request);
        const StepRecord backup = go(*run, Step::Backup);
        QVERIFY2(backup.state == StepState::Succeeded || backup.state == StepState::Confirmed,
                 backup.error ? qPrintable(describe(*backup.error)) : "");
        const QString file = backup.facts.at(0).value;
        QVERIFY(QFileInfo(file).size() > 0);
        QVERIFY(QFileInfo::exists(file + u".json"_s));
        QVERIFY(run->brief(Step::Backup).commands.join(u' ').contains(u"pg_dump"_s));
    }
};

QTEST_GUILESS_MAIN(RunTest)
#include "tst_run.moc"
