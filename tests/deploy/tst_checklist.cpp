// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checklist.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What is asked beside the plan, when, and what becomes of the answers.
class ChecklistTest : public QObject
{
    Q_OBJECT

private:
    static DeployRequest request(const Project &project, const Database &database, bool isProtected,
                                 std::vector<ChecklistQuestion> own = {})
    {
        DeployRequest made = project.request(database.url());
        made.view.choice.isProtected = isProtected;
        Workspace workspace = *made.workspace;
        workspace.config.checklist = std::move(own);
        made.workspace = std::make_shared<const Workspace>(std::move(workspace));
        return made;
    }

    static QStringList keys(const std::vector<Confirmation> &confirmations)
    {
        QStringList found;
        for (const Confirmation &confirmation : confirmations)
            found << checklistKey(confirmation.id) + (confirmation.isFreeText ? u"?"_s : QString());
        return found;
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void isAskedWhereItMatters_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("isProtected");
        QTest::addColumn<QStringList>("own");
        QTest::addColumn<QStringList>("asked");
        const QByteArray harmless = "CREATE TABLE a (i int);";
        const QByteArray destroys = "DROP TABLE IF EXISTS a;";
        const QStringList all{u"recovery-point"_s, u"downtime-announced"_s, u"corrective-script"_s, u"watcher?"_s};
        QTest::newRow("harmless, anywhere") << harmless << false << QStringList() << QStringList();
        QTest::newRow("a protected target") << harmless << true << QStringList() << all;
        QTest::newRow("a plan that destroys") << destroys << false << QStringList() << all;
        QTest::newRow("the project's own, always")
            << harmless << false << QStringList{u"ticket=Which ticket is it?"_s, u"told=Support was told."_s}
            << QStringList{u"ticket?"_s, u"told"_s};
        QTest::newRow("the project's own instead of ours")
            << destroys << false << QStringList{u"watcher=Someone watches."_s}
            << QStringList{u"recovery-point"_s, u"downtime-announced"_s, u"corrective-script"_s, u"watcher"_s};
    }

    void isAskedWhereItMatters()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, isProtected);
        QFETCH(QStringList, own);
        QFETCH(QStringList, asked);
        const Database database;
        const Project project;
        project.write(u"1_a"_s, sql);
        std::vector<ChecklistQuestion> questions;
        for (const QString &one : own)
            questions.push_back({one.section(u'=', 0, 0), one.section(u'=', 1)});
        const auto run = taken(DeployRun::begin(request(project, database, isProtected, questions), {}));
        taken(run->perform(Step::Plan, {}, {}));
        QStringList found = keys(run->after(Step::Plan));
        found.removeAll({});
        QCOMPARE(found, asked);
    }

    void answersAreKept()
    {
        const Database database;
        const Project project;
        project.write(u"1_a"_s, "CREATE TABLE a (i int);");
        const DeployRequest asked = request(project, database, true);
        const auto run = taken(DeployRun::begin(asked, {}));
        taken(run->perform(Step::Plan, {}, {}));
        QHash<QString, QString> answers;
        for (const Confirmation &confirmation : run->after(Step::Plan))
            answers.insert(confirmation.id, u"yes"_s);
        answers[u"checklist:watcher"_s] = u"  "_s;
        const Status refused = run->confirm(Step::Plan, answers, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::PolicyRefused);
        QCOMPARE(refused.error().detail, u"checklist:watcher"_s);
        answers[u"checklist:watcher"_s] = u"Anna, until 22:00"_s;
        QVERIFY(run->confirm(Step::Plan, answers, {}));
        QCOMPARE(run->record().at(Step::Plan).state, StepState::Confirmed);
        const auto journal = taken(Journal::open(asked.journalPath));
        const RunRecord read = taken(readRun(*journal, run->record().id));
        const auto given = std::ranges::find_if(
            read.confirmations, [](const QJsonObject &one) { return one.value("id"_L1) == "checklist:watcher"_L1; });
        QVERIFY(given != read.confirmations.end());
        QCOMPARE(given->value("answer"_L1).toString(), u"Anna, until 22:00"_s);
    }
};

QTEST_GUILESS_MAIN(ChecklistTest)
#include "tst_checklist.moc"
