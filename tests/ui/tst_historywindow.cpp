// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/history.h"
#include "tests/support/testdeploy.h"
#include "ui/historywindow.h"
#include "ui/interruptedrunbanner.h"
#include "ui/recordexport.h"
#include "ui/runview.h"
#include "ui/settings.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTextBrowser>
#include <QTreeView>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// In ms: a real server on a busy machine. QTRY waits three times as long before it fails, CTest two minutes.
constexpr int patience = 30'000;

QHash<QString, QString> allAnswers(const std::vector<Confirmation> &confirmations)
{
    QHash<QString, QString> answers;
    for (const Confirmation &confirmation : confirmations)
        answers.insert(confirmation.id, confirmation.typed.isEmpty() ? u"yes"_s : confirmation.typed);
    return answers;
}

/// Says whatever is asked before or after the step; nothing is asked twice.
void confirm(DeployRun &run, Step step, const std::vector<Confirmation> &asked)
{
    if (asked.empty())
        return;
    if (const Status said = run.confirm(step, allAnswers(asked), {}); !said)
        qFatal("%s", qPrintable(describe(said.error())));
}

/// Deploys up to and with `last`, or as far as it goes, and lets go of the run; returns its id.
QString deploy(const test::Deployment &deployment, Step last)
{
    DeployRequest request = deployment.request();
    request.journalPath.clear();
    const auto run = DeployRun::begin(request, {});
    if (!run)
        qFatal("%s", qPrintable(describe(run.error())));
    for (const Step step : allSteps) {
        if (step > last)
            break;
        confirm(**run, step, (*run)->before(step));
        const auto record = (*run)->perform(step, [](const RunEvent &) {}, {});
        if (!record || record->error)
            break;
        confirm(**run, step, (*run)->after(step));
    }
    return (*run)->record().id;
}

}  // namespace

class HistoryWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void saysThatNothingWasDeployed();
    void showsRunsAndOpensOne();
    void filtersByKeys();
    void showsWhyARunFailed();
    void givesUpAnInterruptedRun();
    void givesUpWhileTheJournalIsRead();
    void checksTheChain();
    void theVerdictOutlivesAReading();
    void exportsTheRecord_data();
    void exportsTheRecord();
    void refusesToExportOtherwise();
    void theBannerOffersToResume();
    void everyControlHasAName();

private:
    /// Waits until the journal was read.
    static bool isRead(const HistoryWindow &window, int runs)
    {
        const auto *table = window.findChild<QTableView *>(u"runs"_s);
        return QTest::qWaitFor([table, runs] { return table->model()->rowCount() == runs; }, patience);
    }
    static QString title(const HistoryWindow &window) { return window.findChild<QLabel *>(u"title"_s)->text(); }
    static QString status(const HistoryWindow &window) { return window.findChild<QLabel *>(u"status"_s)->text(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<test::Deployment> m_good;  ///< one finished run, one that was cut short
    std::unique_ptr<test::Deployment> m_failing;  ///< one run that was undone
    QString m_finished;
    QString m_cut;
};

void HistoryWindowTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    m_settings = std::make_unique<Settings>(m_folder.filePath(u"console.ini"_s));
    m_good = std::make_unique<test::Deployment>();
    test::addHistory(*m_good);
    m_finished = deploy(*m_good, Step::Record);
    m_good->add(u"20250104000000_note"_s, "ALTER TABLE orders ADD COLUMN note text;\n");
    m_cut = deploy(*m_good, Step::Preflight);
    m_failing = std::make_unique<test::Deployment>();
    test::addFailure(*m_failing);
    deploy(*m_failing, Step::Migrate);
}

void HistoryWindowTest::saysThatNothingWasDeployed()
{
    HistoryWindow window(*m_settings, m_folder.path());
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(title(window).contains(u"Nothing was deployed from here yet"), patience);
    QVERIFY(!window.findChild<QPushButton *>(u"export"_s)->isVisible());
}

void HistoryWindowTest::showsRunsAndOpensOne()
{
    HistoryWindow window(*m_settings, m_good->folder());
    window.show();
    window.showRun(m_finished);
    QVERIFY(isRead(window, 2));
    QTRY_VERIFY2(title(window).contains(u"<b>Done</b>"), qPrintable(title(window)));
    QVERIFY(!window.findChild<QPushButton *>(u"resume"_s)->isVisible());
    const QAbstractItemModel *steps = window.findChild<QTreeView *>(u"steps"_s)->model();
    QCOMPARE(steps->rowCount(), int(allSteps.size()));
    const QModelIndex migrate = steps->index(int(Step::Migrate), 0);
    QVERIFY2(steps->rowCount(migrate) >= 4, "three migrations have four statements");
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QTableView *>(u"events"_s)->model()->rowCount() > 10, patience);
    QVERIFY(window.findChild<QTextBrowser *>()->toPlainText().contains(u"orders_customer"));
}

void HistoryWindowTest::filtersByKeys()
{
    HistoryWindow window(*m_settings, m_good->folder());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(isRead(window, 2));
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    auto *filter = window.findChild<QLineEdit *>(u"filter"_s);
    QTRY_COMPARE(window.focusWidget(), filter);
    QTest::keyClicks(filter, u"generate_series"_s);
    QCOMPARE(window.findChild<QTableView *>(u"runs"_s)->model()->rowCount(), 1);
    QTest::keyClicks(filter, u" nowhere"_s);
    QCOMPARE(window.findChild<QTableView *>(u"runs"_s)->model()->rowCount(), 0);
    QVERIFY(title(window).contains(u"No run matches the filter"));
    filter->clear();
    auto *outcome = window.findChild<QComboBox *>(u"outcome"_s);
    outcome->setCurrentIndex(outcome->findData(int(RunOutcome::Interrupted)));
    QCOMPARE(window.findChild<QTableView *>(u"runs"_s)->model()->rowCount(), 1);
    QVERIFY(title(window).contains(u"Interrupted"));
}

void HistoryWindowTest::showsWhyARunFailed()
{
    HistoryWindow window(*m_settings, m_failing->folder());
    window.show();
    QVERIFY(isRead(window, 1));
    auto *steps = window.findChild<QTreeView *>(u"steps"_s);
    const QModelIndex migrate = steps->model()->index(int(Step::Migrate), 0);
    QTRY_VERIFY(steps->model()->rowCount(migrate) > 0);
    steps->setCurrentIndex(steps->model()->index(0, 0, migrate));
    const QString detail = window.findChild<QPlainTextEdit *>(u"detail"_s)->toPlainText();
    QVERIFY2(detail.contains(u"22012"), qPrintable(detail));
}

void HistoryWindowTest::givesUpAnInterruptedRun()
{
    test::Deployment deployment;
    test::addHistory(deployment);
    const QString cut = deploy(deployment, Step::Plan);
    HistoryWindow window(*m_settings, deployment.folder());
    window.show();
    QVERIFY(isRead(window, 1));
    QSignalSpy resumed(&window, &HistoryWindow::resumeRequested);
    window.findChild<QPushButton *>(u"resume"_s)->click();
    QCOMPARE(resumed.value(0).value(0).toString(), cut);
    QSignalSpy abandoned(&window, &HistoryWindow::runAbandoned);
    window.findChild<QPushButton *>(u"abandon"_s)->click();
    QVERIFY(abandoned.wait(patience));
    QVERIFY2(title(window).contains(u"<b>Abandoned</b>"), qPrintable(title(window)));
    QVERIFY(!window.findChild<QPushButton *>(u"resume"_s)->isVisible());
}

void HistoryWindowTest::givesUpWhileTheJournalIsRead()
{
    test::Deployment deployment;
    test::addHistory(deployment);
    deploy(deployment, Step::Plan);
    HistoryWindow window(*m_settings, deployment.folder());
    window.show();
    QVERIFY(isRead(window, 1));
    QSignalSpy abandoned(&window, &HistoryWindow::runAbandoned);
    window.refresh();
    window.findChild<QPushButton *>(u"abandon"_s)->click();
    QVERIFY(abandoned.wait(patience));
    QVERIFY2(title(window).contains(u"<b>Abandoned</b>"), qPrintable(title(window)));
}

void HistoryWindowTest::checksTheChain()
{
    HistoryWindow window(*m_settings, m_good->folder());
    window.show();
    window.findChild<QPushButton *>(u"check"_s)->click();
    QTRY_VERIFY2_WITH_TIMEOUT(status(window).contains(u"The chain is intact"), qPrintable(status(window)), patience);
}

/// The list may arrive after the verdict: what it says must not take the verdict's place.
void HistoryWindowTest::theVerdictOutlivesAReading()
{
    HistoryWindow window(*m_settings, m_good->folder());
    window.show();
    QVERIFY(isRead(window, 2));
    window.findChild<QPushButton *>(u"check"_s)->click();
    QTRY_VERIFY2_WITH_TIMEOUT(status(window).contains(u"The chain is intact"), qPrintable(status(window)), patience);
    QSignalSpy read(window.findChild<QTableView *>(u"runs"_s)->model(), &QAbstractItemModel::modelReset);
    window.refresh();
    QVERIFY(read.wait(patience));
    QVERIFY2(status(window).contains(u"2 run"), qPrintable(status(window)));
    QVERIFY2(status(window).contains(u"The chain is intact"), qPrintable(status(window)));
}

void HistoryWindowTest::exportsTheRecord_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("Markdown") << u"md"_s << QByteArray("# ");
    QTest::newRow("web page") << u"html"_s << QByteArray("<!");
    QTest::newRow("JSON") << u"json"_s << QByteArray("{");
    QTest::newRow("PDF") << u"PDF"_s << QByteArray("%PDF-");
}

void HistoryWindowTest::exportsTheRecord()
{
    QFETCH(QString, ending);
    QFETCH(QByteArray, start);
    const auto journal = Journal::open();
    QVERIFY(journal);
    const auto run = readRun(**journal, m_finished);
    QVERIFY(run);
    const QString path = m_folder.filePath(recordName(*run) + u'.' + ending);
    const Status written = exportRecord(*run, path);
    QVERIFY2(written, written ? "" : qPrintable(describe(written.error())));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(start));
}

void HistoryWindowTest::refusesToExportOtherwise()
{
    RunRecord run;
    for (const Step step : allSteps)
        run.steps.push_back({.step = step});
    const Status asWord = exportRecord(run, m_folder.filePath(u"record.docx"_s));
    QVERIFY(!asWord);
    QCOMPARE(asWord.error().code, ErrorCode::BadRequest);
    const Status nowhere = exportRecord(run, m_folder.filePath(u"no such folder/record.md"_s));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::FileUnreadable);
}

void HistoryWindowTest::theBannerOffersToResume()
{
    InterruptedRunBanner banner;
    QSignalSpy shown(&banner, &InterruptedRunBanner::shown);
    QSignalSpy resumed(&banner, &InterruptedRunBanner::resumeRequested);
    QSignalSpy looked(&banner, &InterruptedRunBanner::lookRequested);
    banner.setProject(m_failing->folder());
    banner.setProject(m_good->folder());
    QTRY_VERIFY_WITH_TIMEOUT(banner.isVisible(), patience);
    QVERIFY(shown.last().value(0).toBool());
    QVERIFY(banner.findChild<QLabel *>(u"text"_s)->text().contains(m_good->database.url().database));
    banner.findChild<QPushButton *>(u"resume"_s)->click();
    QCOMPARE(resumed.value(0).value(0).toString(), m_cut);
    banner.findChild<QPushButton *>(u"look"_s)->click();
    QCOMPARE(looked.value(0).value(0).toString(), m_cut);
    // Giving up asks first, and can be taken back.
    banner.findChild<QPushButton *>(u"abandon"_s)->click();
    QVERIFY(banner.findChild<QLabel *>(u"text"_s)->text().contains(u"cannot be resumed"));
    banner.findChild<QPushButton *>(u"keep"_s)->click();
    QVERIFY(banner.findChild<QPushButton *>(u"resume"_s)->isVisible());
    banner.findChild<QPushButton *>(u"abandon"_s)->click();
    banner.refresh();  // the answer is not lost when the journal is being read
    banner.findChild<QPushButton *>(u"abandon"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!banner.isVisible(), patience);
    QVERIFY(!shown.last().value(0).toBool());
}

void HistoryWindowTest::everyControlHasAName()
{
    HistoryWindow window(*m_settings, m_good->folder());
    window.show();
    QVERIFY(isRead(window, 2));
    QStringList mnemonics;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const QString text = widget->property("text").toString();
        const bool isButton = widget->inherits("QAbstractButton");
        if (const QKeySequence key = QKeySequence::mnemonic(text); !key.isEmpty() && isButton)
            mnemonics << key.toString();
        bool hasBuddy = false;
        for (const QLabel *label : window.findChildren<QLabel *>())
            hasBuddy = hasBuddy || label->buddy() == widget;
        const bool isOwn = !widget->objectName().startsWith(u"qt_") && !widget->inherits("QTabBar");
        const bool isNamed = !widget->accessibleName().isEmpty() || hasBuddy || (isButton && !text.isEmpty());
        if (widget->focusPolicy() & Qt::TabFocus && isOwn && widget->isVisible())
            QVERIFY2(isNamed, qPrintable(QLatin1StringView(widget->metaObject()->className()) + widget->objectName()));
    }
    QCOMPARE(QSet<QString>(mnemonics.begin(), mnemonics.end()).size(), mnemonics.size());
}

QTEST_MAIN(HistoryWindowTest)
#include "tst_historywindow.moc"
