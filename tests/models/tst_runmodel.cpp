// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/look.h"
#include "models/rundetailmodel.h"
#include "models/runeventmodel.h"
#include "models/runmodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

RunRecord record(const QString &id, const QString &person, const QString &outcome, const QString &sql)
{
    RunRecord run{.id = id, .person = person, .startedAt = QDateTime({2026, 11, 20}, {3, 10}, Qt::UTC)};
    run.outcome = outcome;
    run.plan.target.host = u"db-1"_s;
    run.plan.target.port = 5432;
    run.plan.target.database = u"shop"_s;
    run.plan.migrations.push_back({.name = u"0042_"_s + id});
    for (const Step step : allSteps)
        run.steps.push_back({.step = step});
    run.at(Step::Migrate).statements.push_back({.migration = u"0042_"_s + id, .statement = 1, .line = 3, .text = sql});
    return run;
}

std::vector<PastRun> threeRuns()
{
    RunRecord done = record(u"first"_s, u"anna"_s, u"done"_s, u"ALTER TABLE orders ADD note text"_s);
    done.finishedAt = done.startedAt.addMSecs(1400);
    RunRecord undone = record(u"second"_s, u"ben"_s, u"undone"_s, u"DROP TABLE report_cache"_s);
    undone.startedAt = undone.startedAt.addDays(1);
    undone.finishedAt = undone.startedAt.addSecs(90);
    undone.plan.migrations.push_back({.name = u"0043_more"_s});
    RunRecord cut = record(u"third"_s, u"anna"_s, {}, u"CREATE INDEX CONCURRENTLY i ON orders (id)"_s);
    return {{done, false}, {undone, false}, {cut, true}};
}

QString row(const QAbstractItemModel &model, int number)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.index(number, column).data().toString();
    return cells.join(u"|"_s);
}

}  // namespace

class RunModelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsRuns();
    void namesDeeds_data();
    void namesDeeds();
    void namesOutcomes_data();
    void namesOutcomes();
    void filters_data();
    void filters();
    void sortsByTimeAndNotByText();
    void opensARun();
    void showsWhatWentWrong();
    void showsEvents();
};

void RunModelTest::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    QLocale::setDefault(QLocale::c());
}

void RunModelTest::listsRuns()
{
    RunModel model;
    QAbstractItemModelTester tester(&model);
    model.setRuns(threeRuns());
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(row(model, 0).endsWith(u"|Deploy|anna||db-1:5432/shop|1|Done|1.4 s"));
    QVERIFY(row(model, 1).endsWith(u"|Deploy|ben||db-1:5432/shop|2|Failed, undone|1 min 30 s"));
    QVERIFY(row(model, 2).endsWith(u"|Deploy|anna||db-1:5432/shop|1|Interrupted|"));
    QCOMPARE(model.rowOf(u"second"_s), 1);
    QCOMPARE(model.rowOf(u"nobody's"_s), -1);
}

void RunModelTest::namesDeeds_data()
{
    QTest::addColumn<QString>("deed");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<bool>("isInterrupted");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a resolve") << u"resolve"_s << u"done"_s << false << u"Resolve"_s
                               << u"Only the ledger was changed; no migration ran."_s;
    QTest::newRow("a baseline that failed")
        << u"baseline"_s << u"undone"_s << false << u"Baseline"_s << u"Nothing has been changed."_s;
    QTest::newRow("a resolve that was cut off")
        << u"resolve"_s << QString() << true << u"Resolve"_s
        << u"It was cut off: whether the ledger's row of 0042_r was written is in doubt. The next deploy, resolve or "
           "baseline on this target looks at the ledger and settles it."_s;
    QTest::newRow("one that was given up") << u"resolve"_s << u"abandoned"_s << false << u"Resolve"_s
                                           << u"Whether the ledger was changed is not known; no migration ran."_s;
}

void RunModelTest::namesDeeds()
{
    QFETCH(QString, deed);
    QFETCH(QString, outcome);
    QFETCH(bool, isInterrupted);
    PastRun run{record(u"r"_s, u"anna"_s, outcome, {}), isInterrupted};
    run.record.deed = deed;
    RunModel model;
    model.setRuns({run});
    const QModelIndex cell = model.index(0, RunModel::Deed);
    QTEST(cell.data().toString(), "shown");
    QVERIFY(!cell.data(IconNameRole).toString().isEmpty());
    QVERIFY(model.index(0, RunModel::When).data(Qt::AccessibleTextRole).toString().contains(cell.data().toString()));
    QTEST(effectSentence(run), "sentence");
}

void RunModelTest::namesOutcomes_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<bool>("isInterrupted");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("toneName");
    QTest::newRow("an open run whose process lives") << QString() << false << u"Running"_s << QString();
    QTest::newRow("an open run whose process is gone") << QString() << true << u"Interrupted"_s << u"warning"_s;
    QTest::newRow("a finished run") << u"done"_s << false << u"Done"_s << u"success"_s;
    QTest::newRow("a failure that left nothing") << u"undone"_s << false << u"Failed, undone"_s << u"warning"_s;
    QTest::newRow("a failure that left something") << u"partial"_s << false << u"Failed, left effects"_s << u"danger"_s;
    QTest::newRow("a run that was given up") << u"abandoned"_s << false << u"Abandoned"_s << u"muted"_s;
    QTest::newRow("an outcome of a later version") << u"sideways"_s << false << u"Failed"_s << u"danger"_s;
}

void RunModelTest::namesOutcomes()
{
    QFETCH(QString, stored);
    QFETCH(bool, isInterrupted);
    RunModel model;
    model.setRuns({{record(u"r"_s, u"anna"_s, stored, {}), isInterrupted}});
    const QModelIndex cell = model.index(0, RunModel::Outcome);
    QTEST(cell.data().toString(), "shown");
    QTEST(cell.data(ToneNameRole).toString(), "toneName");
    QVERIFY(!cell.data(IconNameRole).toString().isEmpty());
}

void RunModelTest::filters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("people");
    QTest::newRow("no filter keeps all") << QString() << -1 << u"anna ben anna"_s;
    QTest::newRow("a person") << u"BEN"_s << -1 << u"ben"_s;
    QTest::newRow("a table that a statement touches") << u"report_cache"_s << -1 << u"ben"_s;
    QTest::newRow("two words, both needed") << u"anna orders"_s << -1 << u"anna anna"_s;
    QTest::newRow("two words that no run has together") << u"ben orders"_s << -1 << QString();
    QTest::newRow("a migration") << u"0043"_s << -1 << u"ben"_s;
    QTest::newRow("a target") << u"db-1:5432"_s << -1 << u"anna ben anna"_s;
    QTest::newRow("an outcome") << QString() << int(RunOutcome::Interrupted) << u"anna"_s;
    QTest::newRow("an outcome and a person without it") << u"ben"_s << int(RunOutcome::Done) << QString();
}

void RunModelTest::filters()
{
    QFETCH(QString, text);
    QFETCH(int, outcome);
    RunModel model;
    RunFilterModel filter;
    filter.setSourceModel(&model);
    QAbstractItemModelTester tester(&filter);
    model.setRuns(threeRuns());
    filter.setText(text);
    filter.setOutcome(outcome < 0 ? std::nullopt : std::optional(RunOutcome(outcome)));
    QStringList people;
    for (int i = 0; i < filter.rowCount(); ++i)
        people << filter.index(i, RunModel::Person).data().toString();
    QTEST(people.join(u' '), "people");
}

void RunModelTest::sortsByTimeAndNotByText()
{
    RunModel model;
    RunFilterModel filter;
    filter.setSourceModel(&model);
    model.setRuns(threeRuns());
    filter.sort(RunModel::Took, Qt::DescendingOrder);
    QCOMPARE(filter.index(0, RunModel::Took).data().toString(), u"1 min 30 s"_s);
    QCOMPARE(filter.index(1, RunModel::Took).data().toString(), u"1.4 s"_s);
}

void RunModelTest::opensARun()
{
    RunRecord run = record(u"r"_s, u"anna"_s, u"done"_s, u"SELECT\n  1"_s);
    run.at(Step::Backup).state = StepState::Confirmed;
    run.at(Step::Backup).facts.push_back({{"File"}, u"/backups/shop.dump"_s});
    run.at(Step::Migrate).statements.front().state = StatementState::Applied;
    run.at(Step::Migrate).statements.front().durationMs = 7;
    run.confirmations.push_back({{u"step"_s, u"backup"_s}, {u"text"_s, u"I have seen the file."_s}});
    RunDetailModel model;
    QAbstractItemModelTester tester(&model);
    model.setRun(run);
    QCOMPARE(model.rowCount(), int(allSteps.size()));
    const QModelIndex backup = model.index(int(Step::Backup), 0);
    QCOMPARE(model.rowCount(backup), 2);
    QCOMPARE(model.index(0, 0, backup).data().toString(), u"File"_s);
    QCOMPARE(model.index(0, 1, backup).data().toString(), u"/backups/shop.dump"_s);
    QCOMPARE(model.index(1, 0, backup).data().toString(), u"Confirmed: I have seen the file."_s);
    const QModelIndex migrate = model.index(int(Step::Migrate), 0);
    QCOMPARE(model.index(0, 0, migrate).data().toString(), u"0042_r, line 3: SELECT 1"_s);
    QCOMPARE(model.index(0, 2, migrate).data().toString(), u"7 ms"_s);
    QCOMPARE(model.index(0, 0, migrate).data(RunDetailModel::DetailRole).toString(), u"SELECT\n  1"_s);
}

void RunModelTest::showsWhatWentWrong()
{
    RunRecord run = record(u"r"_s, u"anna"_s, u"undone"_s, u"SELECT 1/0"_s);
    run.at(Step::Migrate).state = StepState::Undone;
    run.at(Step::Migrate).error = Error{ErrorCode::SqlFailed, {"PostgreSQL rejected the statement."}};
    run.at(Step::Migrate).error->sql = SqlErrorInfo{"22012", u"division by zero"_s};
    RunDetailModel model;
    model.setRun(run);
    const QModelIndex migrate = model.index(int(Step::Migrate), 0);
    QCOMPARE(migrate.siblingAtColumn(1).data(ToneNameRole).toString(), u"danger"_s);
    QCOMPARE(model.index(0, 1, migrate).data().toString(), u"PostgreSQL rejected the statement."_s);
    QVERIFY(model.index(0, 0, migrate).data(RunDetailModel::DetailRole).toString().contains(u"22012"));
}

void RunModelTest::showsEvents()
{
    RunEventModel model;
    QAbstractItemModelTester tester(&model);
    model.setEvents({{.sequence = 7,
                      .run = u"r"_s,
                      .at = QDateTime({2026, 11, 20}, {3, 10}, Qt::UTC),
                      .kind = u"stepStarted"_s,
                      .data = {{u"step"_s, u"backup"_s}, {u"jobs"_s, 2}},
                      .hash = u"abc"_s}});
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(row(model, 0).endsWith(u"|stepStarted|backup|{\"jobs\":2}"));
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"hash abc"));
}

QTEST_GUILESS_MAIN(RunModelTest)
#include "tst_runmodel.moc"
