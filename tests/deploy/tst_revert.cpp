// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/dryrun.h"
#include "app/deploy/revert.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// Three migrations with a way back, deployed.
struct Deployed
{
    explicit Deployed(const QByteArray &downOfC = "DROP TABLE c;\n")
    {
        project.write(u"20240101_a.sql"_s, "CREATE TABLE a (i int);\nINSERT INTO a VALUES (1), (2);\n");
        project.write(u"20240101_a_rollback.sql"_s, "DROP TABLE a;\n");
        project.write(u"20240102_b.sql"_s, "ALTER TABLE a ADD COLUMN j int;\n");
        project.write(u"20240102_b_rollback.sql"_s, "ALTER TABLE a DROP COLUMN j;\n");
        project.write(u"20240103_c.sql"_s, "CREATE TABLE c (t text);\n");
        project.write(u"20240103_c_rollback.sql"_s, downOfC);
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        go(*run, Step::Record);
    }

    Result<DeployRequest> request(const RevertChoice &choice) const
    {
        DeployRequest base = project.request(database.url());
        auto request = makeRevertRequest(base.workspace, base.view, choice, {});
        if (request) {
            request->noBackupBecause = base.noBackupBecause;
            request->journalPath = base.journalPath;
        }
        return request;
    }

    QString ledger() const
    {
        return database.sql("SELECT coalesce(string_agg(filename, ',' ORDER BY filename), '') FROM _manual_migrations");
    }
    bool has(const QByteArray &relation) const
    {
        return database.sql("SELECT to_regclass('" + relation + "') IS NOT NULL") == "t"_L1;
    }

    Database database;
    Project project{Project::Layout::Plain};
};

QString refusal(const Result<DeployRequest> &request)
{
    return request ? u"not refused"_s : describe(request.error());
}

}  // namespace

class RevertTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void theNewestIsTakenBack()
    {
        const Deployed stage;
        const auto run = taken(DeployRun::begin(taken(stage.request({.migration = u"20240103_c.sql"_s})), {}));
        const StepRecord last = go(*run, Step::Record);
        QVERIFY2(!last.error, last.error ? qPrintable(describe(*last.error)) : "");
        QCOMPARE(run->record().deed, u"revert"_s);
        QCOMPARE(run->record().outcome, u"done"_s);
        QCOMPARE(run->record().plan.migrations.at(0).file, u"migrations/20240103_c_rollback.sql"_s);
        QCOMPARE(stage.ledger(), u"20240101_a.sql,20240102_b.sql"_s);
        QVERIFY(!stage.has("c"));
        const auto journal = taken(Journal::open(stage.project.journalPath()));
        const RunRecord read = taken(readRun(*journal, u"last"_s));
        QCOMPARE(read.deed, u"revert"_s);
        QCOMPARE(read.plan.direction, Direction::Revert);
        QCOMPARE(stepStates(read), stepStates(run->record()));
    }

    void severalInReverseOrder()
    {
        const Deployed stage;
        const auto request = stage.request({.migration = u"20240102_b.sql"_s, .downTo = true});
        QCOMPARE(taken(request).plan.migrations.at(0).name, u"20240103_c.sql"_s);
        QCOMPARE(taken(request).plan.migrations.at(1).name, u"20240102_b.sql"_s);
        const auto run = taken(DeployRun::begin(taken(request), {}));
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
        QCOMPARE(stage.ledger(), u"20240101_a.sql"_s);
        QCOMPARE(stage.database.sql("SELECT count(*) FROM pg_attribute WHERE attrelid = 'a'::regclass AND attnum > 0 "
                                    "AND NOT attisdropped"),
                 u"1"_s);
        // And up again.
        const auto again = taken(DeployRun::begin(stage.project.request(stage.database.url()), {}));
        go(*again, Step::Record);
        QCOMPARE(stage.ledger(), u"20240101_a.sql,20240102_b.sql,20240103_c.sql"_s);
    }

    void whatIsLostIsCounted()
    {
        const Deployed stage;
        stage.database.sql("INSERT INTO c SELECT 'x' FROM generate_series(1, 7)");
        const auto losses = taken(lossesOf(taken(stage.request({.migration = u"20240103_c.sql"_s})), {}));
        QCOMPARE(losses.size(), 1U);
        QCOMPARE(losses.at(0).what, u"dropTable"_s);
        QCOMPARE(losses.at(0).rows.value_or(-1), 7);
        QVERIFY(losses.at(0).since.isValid());
        QVERIFY(sentenceOf(losses.at(0)).english().contains(u"which has 7 rows now"_s));
    }

    void aTrialLeavesEverything()
    {
        const Deployed stage;
        const auto tried
            = taken(dryRun(taken(stage.request({.migration = u"20240101_a.sql"_s, .downTo = true})), {}, {}));
        QVERIFY2(!tried.error, tried.error ? qPrintable(describe(*tried.error)) : "");
        QCOMPARE(tried.statements, 3);
        QVERIFY(stage.has("a") && stage.has("c"));
        QCOMPARE(stage.ledger(), u"20240101_a.sql,20240102_b.sql,20240103_c.sql"_s);
    }

    void aFailureUndoesTheScriptAndKeepsTheRow()
    {
        const Deployed stage("DROP TABLE c;\nDROP TABLE nowhere;\n");
        const auto run = taken(DeployRun::begin(taken(stage.request({.migration = u"20240103_c.sql"_s})), {}));
        const StepRecord last = go(*run, Step::Record);
        QCOMPARE(last.state, StepState::Undone);
        QCOMPARE(last.error->file, u"migrations/20240103_c_rollback.sql"_s);
        QCOMPARE(last.error->line, 2);
        QVERIFY(stage.has("c"));
        QCOMPARE(stage.ledger(), u"20240101_a.sql,20240102_b.sql,20240103_c.sql"_s);
    }

    void whatCannotBeIsRefused()
    {
        const Deployed stage;
        QVERIFY(refusal(stage.request({.migration = u"20240109_z.sql"_s})).contains(u"Neither the folder"_s));
        stage.project.write(u"20240104_d.sql"_s, "CREATE TABLE d ();\n");
        QVERIFY(refusal(stage.request({.migration = u"20240104_d.sql"_s})).contains(u"is not applied"_s));
        const auto run = taken(DeployRun::begin(stage.project.request(stage.database.url()), {}));
        go(*run, Step::Record);
        QVERIFY(refusal(stage.request({.migration = u"20240104_d.sql"_s})).contains(u"has no revert script"_s));
        QVERIFY(refusal(stage.request({.migration = u"20240101_a.sql"_s, .downTo = true}))
                    .contains(u"20240104_d.sql has no revert script"_s));
    }

    void aFileThatChangedMeanwhileStops()
    {
        const Deployed stage;
        auto request = taken(stage.request({.migration = u"20240103_c.sql"_s}));
        auto other = std::make_shared<Workspace>(*request.workspace);
        other->folder.migrations[2].revert->bytes = "DROP TABLE a;\n";
        request.workspace = std::move(other);
        const auto run = taken(DeployRun::begin(std::move(request), {}));
        const StepRecord last = go(*run, Step::Record);
        QCOMPARE(last.step, Step::Plan);
        QCOMPARE(last.error->code, ErrorCode::PlanChanged);
        QVERIFY(stage.has("a") && stage.has("c"));
    }

    /// Locked by somebody: the script waits, gives up, and nothing of it is there.
    void aLockedTableStaysWhole()
    {
        const Deployed stage;
        const auto holder = taken(Session::open(stage.database.url(), {}));
        taken(holder->execute("BEGIN", {}));
        taken(holder->execute("SELECT * FROM c", {}));
        auto request = taken(stage.request({.migration = u"20240103_c.sql"_s}));
        request.lockTimeout = std::chrono::milliseconds(200);
        request.view.choice.policy.lockRetries = 0;
        const auto run = taken(DeployRun::begin(std::move(request), {}));
        const StepRecord last = go(*run, Step::Record);
        QCOMPARE(last.state, StepState::Undone);
        QVERIFY(stage.has("c"));
    }

    void aProtectedTargetWantsItsName()
    {
        const Deployed stage;
        auto request = taken(stage.request({.migration = u"20240103_c.sql"_s}));
        request.view.choice.isProtected = true;
        const auto run = taken(DeployRun::begin(std::move(request), {}));
        go(*run, Step::Preflight);
        const auto needed = run->before(Step::Migrate);
        QVERIFY(std::ranges::any_of(
            needed, [&](const Confirmation &each) { return each.typed == stage.database.url().database; }));
    }
};

QTEST_GUILESS_MAIN(RevertTest)
#include "tst_revert.moc"
