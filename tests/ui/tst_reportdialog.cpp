// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures.h"
#include "ui/mainwindow.h"
#include "ui/reportdialog.h"
#include "ui/settings.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using test::takePicture;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20000;  // ms

WorkspacePtr shop()
{
    const auto workspace
        = openWorkspace(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/reports/shop"), u"plain"_s, {});
    return workspace ? *workspace : nullptr;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestReportDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }
    void writesWhatIsChosen_data();
    void writesWhatIsChosen();
    void saysWhatItCannotWrite();
    void menuOpensIt();
};

void TestReportDialog::writesWhatIsChosen_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("review as markdown") << 0 << 0 << "# Migration review: shop"_ba;
    QTest::newRow("hygiene as HTML") << 1 << 1 << "<!DOCTYPE html>"_ba;
    QTest::newRow("hygiene as PDF") << 1 << 2 << "%PDF-"_ba;
    QTest::newRow("review as JSON") << 0 << 3 << "{\n    \"lockstep\": 1"_ba;
}

/// By keys alone: arrows choose, Enter writes.
void TestReportDialog::writesWhatIsChosen()
{
    QFETCH(int, kind);
    QFETCH(int, format);
    QFETCH(QByteArray, begin);
    const QTemporaryDir folder;
    ReportDialog dialog(shop(), std::nullopt);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const auto choose = [&dialog](const QString &name, int row) {
        auto *box = dialog.findChild<QComboBox *>(name);
        box->setFocus();
        for (int step = 0; step < row; ++step)
            QTest::keyClick(box, Qt::Key_Down);
    };
    choose(u"kind"_s, kind);
    choose(u"format"_s, format);
    auto *file = dialog.findChild<QLineEdit *>(u"file"_s);
    const QString path = folder.filePath(QFileInfo(file->text()).fileName());
    file->setFocus();
    file->selectAll();
    QTest::keyClicks(file, path);
    QTest::keyClick(file, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<QPushButton *>(u"open"_s)->isEnabled(), patience);
    QVERIFY2(contents(path).startsWith(begin), contents(path).left(80));
    QVERIFY(dialog.findChild<QPushButton *>(u"save"_s)->text().contains(u"over"_s));
    takePicture(dialog, u"reports"_s);
}

void TestReportDialog::saysWhatItCannotWrite()
{
    const QTemporaryDir folder;
    ReportDialog dialog(shop(), std::nullopt);
    dialog.show();
    auto *file = dialog.findChild<QLineEdit *>(u"file"_s);
    auto *outcome = dialog.findChild<QLabel *>(u"outcome"_s);
    for (const QString &name : {u"report.docx"_s, u"missing/folder/report.md"_s}) {
        file->setText(folder.filePath(name));
        dialog.findChild<QPushButton *>(u"save"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(outcome->text().contains(QFileInfo(name).fileName()), patience);
        QVERIFY(!dialog.findChild<QPushButton *>(u"open"_s)->isEnabled());
    }
}

void TestReportDialog::menuOpensIt()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"console.ini"_s));
    MainWindow window(settings);
    window.show();
    window.openProject(shop()->root);
    QTRY_VERIFY_WITH_TIMEOUT(window.state().workspace(), patience);
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<ReportDialog *>(), patience);
    auto *dialog = window.findChild<ReportDialog *>();
    for (QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(dialog))
            continue;
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(TestReportDialog)
#include "tst_reportdialog.moc"
