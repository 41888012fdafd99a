// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/look.h"
#include "models/planmodel.h"
#include "models/statementmodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

std::vector<StatementRun> twoMigrations()
{
    return {{.migration = u"one"_s, .statement = 1, .line = 1, .text = u"CREATE TABLE a (\n  id int)"_s},
            {.migration = u"one"_s, .statement = 2, .line = 4, .text = u"CREATE TABLE b ()"_s},
            {.migration = u"two"_s, .statement = 1, .line = 1, .text = u"DROP TABLE a"_s}};
}

QString states(const StatementModel &model)
{
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown << model.index(row, StatementModel::StateColumn).data().toString();
    return shown.join(u", "_s);
}

}  // namespace

class TestStatementModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void followsTheRun()
    {
        StatementModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStatements(twoMigrations());
        QCOMPARE(states(model), u"Waiting, Waiting, Waiting"_s);
        const QDateTime begun(QDate(2026, 11, 20), QTime(4, 0), Qt::UTC);
        model.start(u"one"_s, 1, begun);
        model.tick(begun.addMSecs(2500));
        QCOMPARE(model.runningRow(), 0);
        QCOMPARE(model.index(0, StatementModel::TookColumn).data().toString(), u"2.5 s"_s);
        model.finish({.migration = u"one"_s,
                      .statement = 1,
                      .state = StatementState::Applied,
                      .durationMs = 3000,
                      .rows = 1200});
        QCOMPARE(states(model), u"Applied, Waiting, Waiting"_s);
        QCOMPARE(model.runningRow(), -1);
        QCOMPARE(model.index(0, StatementModel::RowsColumn).data().toString(), QLocale().toString(1200));
    }

    void theRecordHasTheLastWord()
    {
        StatementModel model;
        model.setStatements(twoMigrations());
        model.finish({.migration = u"one"_s, .statement = 1, .state = StatementState::Applied});
        std::vector<StatementRun> record = twoMigrations();
        record.pop_back();
        record[0].state = StatementState::Undone;
        record[1].state = StatementState::Failed;
        record[1].error = Error{ErrorCode::SqlFailed, {"No."}};
        model.merge(record);
        QCOMPARE(states(model), u"Undone, Failed, Waiting"_s);
        QCOMPARE(model.failedRow(), 1);
    }

    void showsOneLineAndSpeaksIt()
    {
        StatementModel model;
        model.setStatements(twoMigrations());
        QCOMPARE(model.index(0, StatementModel::StatementColumn).data().toString(), u"CREATE TABLE a ( …"_s);
        QCOMPARE(model.index(2, 0).data(Qt::AccessibleTextRole).toString(),
                 u"Waiting: two, statement 1: DROP TABLE a"_s);
        QCOMPARE(model.index(2, 0).data(IconNameRole).toString(), u"step-waiting"_s);
    }

    void ignoresStatementsItDoesNotKnow()
    {
        StatementModel model;
        model.setStatements(twoMigrations());
        model.start(u"three"_s, 1, QDateTime::currentDateTimeUtc());
        model.finish({.migration = u"one"_s, .statement = 9, .state = StatementState::Failed});
        QCOMPARE(states(model), u"Waiting, Waiting, Waiting"_s);
    }

    void plannedMigrationsInOrder()
    {
        PlanModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Plan plan;
        plan.migrations
            = {{.name = u"one"_s, .statements = 3, .revertFile = u"one/revert.sql"_s, .risk = Severity::Error},
               {.name = u"two"_s, .isTransactional = false}};
        model.setPlan(plan);
        QCOMPARE(model.index(0, PlanModel::RevertColumn).data().toString(), u"revert.sql"_s);
        QCOMPARE(model.index(0, PlanModel::RiskColumn).data(IconNameRole).toString(), u"risk-error"_s);
        QCOMPARE(model.index(1, PlanModel::TransactionColumn).data().toString(), u"Statement by statement"_s);
    }
};

QTEST_GUILESS_MAIN(TestStatementModel)
#include "tst_statementmodel.moc"
