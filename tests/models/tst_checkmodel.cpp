// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkmodel.h"
#include "models/look.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

Check check(const char *title, Outcome outcome)
{
    return {.id = QString::fromLatin1(title), .title = {title}, .outcome = outcome, .message = {"Answer."}};
}

std::vector<Check> passed(int number)
{
    return std::vector<Check>(std::size_t(number), check("Fine", Outcome::Pass));
}

QString titles(const CheckModel &model)
{
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown << model.index(row, CheckModel::TitleColumn).data().toString();
    return shown.join(u' ');
}

}  // namespace

class TestCheckModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void whatNeedsEyesComesFirst()
    {
        CheckModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setChecks({check("pass", Outcome::Pass), check("skip", Outcome::Skip), check("warn", Outcome::Warn),
                         check("fail", Outcome::Fail), check("second", Outcome::Warn)});
        QCOMPARE(titles(model), u"fail warn second skip pass"_s);
    }

    void holdsPassedOnesBack_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("shown");
        QTest::addColumn<int>("surplus");
        QTest::newRow("no check at all") << 0 << 1 << 0;
        QTest::newRow("a handful is shown whole") << 6 << 7 << 0;
        QTest::newRow("many are held back") << 26 << 7 << 20;
    }

    void holdsPassedOnesBack()
    {
        QFETCH(int, number);
        QFETCH(int, shown);
        QFETCH(int, surplus);
        CheckModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<Check> checks = passed(number);
        checks.push_back(check("warn", Outcome::Warn));
        model.setChecks(checks);
        QCOMPARE(model.rowCount(), shown);
        QCOMPARE(model.surplus(), surplus);
        model.setExpanded(true);
        QCOMPARE(model.rowCount(), number + 1);
        model.setExpanded(false);
        QCOMPARE(model.rowCount(), shown);
    }

    void standsUnderThemes()
    {
        CheckModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto of = [](const char *theme, Check one) {
            one.theme = {theme};
            return one;
        };
        model.setChecks({of("Server", check("reachable", Outcome::Pass)), of("Data", check("nulls", Outcome::Warn)),
                         of("Data", check("orphans", Outcome::Pass)), of("Locks", check("held", Outcome::Fail)),
                         of("Server", check("version", Outcome::Pass))});
        QCOMPARE(titles(model), u"Locks held Data nulls Server"_s);
        QCOMPARE(model.surplus(), 3);
        QVERIFY(model.index(2, 0).data(CheckModel::HeadingRole).toBool());
        QCOMPARE(model.index(2, CheckModel::MessageColumn).data().toString(), u"1 of 2 passed"_s);
        QCOMPARE(model.index(4, 0).data(IconNameRole).toString(), u"check-pass"_s);
        model.setExpanded(true);
        QCOMPARE(titles(model), u"Locks held Data nulls orphans Server reachable version"_s);
    }

    void saysInWordsWhatAnIconSays()
    {
        CheckModel model;
        Check late = check("Replication lag", Outcome::Warn);
        late.detail = u"standby-2: 14 s"_s;
        late.hint = {"Wait until it has caught up."};
        model.setChecks({late});
        const QModelIndex first = model.index(0, CheckModel::OutcomeColumn);
        QCOMPARE(first.data().toString(), u"Warning"_s);
        QCOMPARE(first.data(IconNameRole).toString(), u"check-warn"_s);
        QCOMPARE(first.data(Qt::AccessibleTextRole).toString(),
                 u"Warning: Replication lag. Answer.\nstandby-2: 14 s\nWait until it has caught up."_s);
    }
};

QTEST_GUILESS_MAIN(TestCheckModel)
#include "tst_checkmodel.moc"
