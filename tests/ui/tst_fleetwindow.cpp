// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/journal.h"
#include "tests/support/testdeploy.h"
#include "ui/fleetwindow.h"

#include <QJsonDocument>
#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// The window over a fleet of three, driven as a person drives it.
class TestFleetWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void waveAfterWave();
    void theFirstFailureStops();
    void noBackupWantsAReason();
    void anUnusableOneStopsAll();
    void aWrongListIsSaid();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    bool isShown(const char *name) const { return find<QPushButton>(name)->isVisibleTo(m_window.get()); }
    void openFleet(BackupPolicy backup = BackupPolicy::None);
    void ask() const
    {
        QTest::mouseClick(find<QPushButton>("ask"), Qt::LeftButton);
        QTRY_VERIFY(find<QPushButton>("ask")->isEnabled());
    }
    void deployWave() const;
    QStringList states() const;
    QString texts() const
    {
        QStringList texts;
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n');
    }

    std::unique_ptr<test::Deployment> m_deployment;
    std::unique_ptr<test::Database> m_second;
    std::unique_ptr<test::Database> m_third;
    std::unique_ptr<FleetWindow> m_window;
};

void TestFleetWindow::init()
{
    m_window.reset();
    m_deployment = std::make_unique<test::Deployment>();
    m_deployment->add(u"1_notes"_s, "CREATE TABLE notes (id bigint PRIMARY KEY);\n");
    m_second = std::make_unique<test::Database>();
    m_third = std::make_unique<test::Database>();
}

void TestFleetWindow::openFleet(BackupPolicy backup)
{
    const DeployRequest request = m_deployment->request();
    TargetChoice base = request.view.choice;
    base.policy.backup = backup;
    m_window = std::make_unique<FleetWindow>(request.workspace, base);
    m_window->show();
    find<QComboBox>("kind")->setCurrentIndex(1);
    const QString query = u"SELECT d FROM (VALUES (1, '%1'), (2, '%2'), (3, '%3')) AS v(n, d) ORDER BY n"_s;
    find<QLineEdit>("source")->setText(
        query.arg(m_deployment->database.url().database, m_second->url().database, m_third->url().database));
}

/// Says all that is asked, until the wave is through.
void TestFleetWindow::deployWave() const
{
    for (int turns = 0; turns < 5; ++turns) {
        for (QCheckBox *box : m_window->findChildren<QCheckBox *>()) {
            if (box->isVisible())
                box->setChecked(true);
        }
        QTRY_VERIFY(find<QPushButton>("deploy")->isEnabled());
        QTest::mouseClick(find<QPushButton>("deploy"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!isShown("stop"), 60000);
        if (!states().contains(u"held"_s))
            return;
    }
    QFAIL("the wave asks again and again");
}

QStringList TestFleetWindow::states() const
{
    QStringList states;
    const QAbstractItemModel *model = find<QTableView>("fleet")->model();
    for (int row = 0; row < model->rowCount(); ++row)
        states << memberStateId(MemberState(model->index(row, 0).data(FleetModel::StateRole).toInt()));
    return states;
}

void TestFleetWindow::waveAfterWave()
{
    openFleet();
    ask();
    QCOMPARE(states(), QStringList(3, u"waiting"_s));
    QVERIFY(!find<QPushButton>("deploy")->isEnabled());
    deployWave();
    QCOMPARE(states(), (QStringList{u"done"_s, u"waiting"_s, u"waiting"_s}));
    deployWave();
    QCOMPARE(states(), QStringList(3, u"done"_s));
    QVERIFY(!isShown("deploy"));
    QCOMPARE(m_third->sql("SELECT to_regclass('notes') IS NOT NULL"), u"t"_s);
    QSignalSpy chosen(m_window.get(), &FleetWindow::runChosen);
    auto *table = find<QTableView>("fleet");
    emit table->activated(table->model()->index(1, 0));
    QCOMPARE(chosen.size(), 1);
}

void TestFleetWindow::theFirstFailureStops()
{
    m_deployment->add(u"2_divides"_s, "SELECT 1 / 0;\n");
    openFleet();
    ask();
    deployWave();
    QCOMPARE(states(), (QStringList{u"partial"_s, u"waiting"_s, u"waiting"_s}));
    QVERIFY(!isShown("deploy"));
}

void TestFleetWindow::noBackupWantsAReason()
{
    openFleet(BackupPolicy::Taken);
    auto *box = find<QCheckBox>("noBackup");
    auto *because = find<QLineEdit>("because");
    QVERIFY(box->isVisible() && !because->isEnabled());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QVERIFY(box->isChecked());
    QVERIFY(!find<QPushButton>("ask")->isEnabled());
    QTest::keyClicks(because, u"rehearsed on copies"_s);
    ask();
    deployWave();
    QCOMPARE(states().front(), u"done"_s);
    const QString run = find<QTableView>("fleet")->model()->index(0, 0).data(FleetModel::RunRole).toString();
    const auto journal = Journal::open({});
    QVERIFY(journal);
    const auto events = (*journal)->events(run);
    QVERIFY(events);
    const bool isSaid = std::ranges::any_of(*events, [](const JournalEvent &event) {
        return QJsonDocument(event.data).toJson().contains("rehearsed on copies");
    });
    QVERIFY(isSaid);
}

/// What cannot be deployed to is named before anything is.
void TestFleetWindow::anUnusableOneStopsAll()
{
    m_second->sql("CREATE TABLE somebody_elses (id int)");
    openFleet();
    ask();
    QCOMPARE(states(), (QStringList{u"waiting"_s, u"unusable"_s, u"waiting"_s}));
    QVERIFY(!isShown("deploy"));
    QVERIFY2(texts().contains(u"P3005"_s), qPrintable(texts()));
}

void TestFleetWindow::aWrongListIsSaid()
{
    openFleet();
    find<QLineEdit>("source")->setText(u"which ones?"_s);
    QTest::mouseClick(find<QPushButton>("ask"), Qt::LeftButton);
    QTRY_VERIFY(find<QPushButton>("ask")->isEnabled());
    QVERIFY2(texts().contains(u"syntax error"_s), qPrintable(texts()));
    QVERIFY(!isShown("deploy"));
}

QTEST_MAIN(TestFleetWindow)
#include "tst_fleetwindow.moc"
