// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/take.h"
#include "tests/support/testpostgres.h"
#include "tests/ui/pictures.h"
#include "ui/backupsdialog.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using test::takePicture;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30000;  // ms

QString take(const test::Database &database, const QString &folder)
{
    const auto session = Session::open(database.url(), {});
    TargetView view{.url = database.url(), .identity = *identify(**session, {})};
    view.choice.environment = u"staging"_s;
    const auto backup
        = takeBackup(view, {.folder = folder, .at = QDateTime::currentDateTimeUtc(), .depth = Depth::Checksums}, {});
    return backup ? backup->dump.path : QString();
}

}  // namespace

class TestBackupsDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void nothingThere()
    {
        const QTemporaryDir folder;
        BackupsDialog dialog(folder.path(), {});
        dialog.show();
        auto *close = dialog.findChild<QPushButton *>(u"close"_s);
        QTRY_COMPARE_WITH_TIMEOUT(close->text(), u"&Close"_s, patience);
        for (const QString &name : {u"prove"_s, u"restore"_s, u"old"_s})
            QVERIFY2(!dialog.findChild<QPushButton *>(name)->isEnabled(), qPrintable(name));
    }

    void oneIsProvenAndOldOnesGoOnceAgreedTo()
    {
        const test::Database database;
        database.sql(
            "CREATE TABLE customers AS SELECT g AS id FROM generate_series(1, 500) AS g; CREATE TABLE orders ()");
        const QTemporaryDir folder;
        const QString old = take(database, folder.path());
        const QString recent = take(database, folder.path());
        QVERIFY(!old.isEmpty() && !recent.isEmpty());

        BackupsDialog dialog(folder.path(), {.keep = 1});
        dialog.show();
        auto *table = dialog.findChild<QTableView *>(u"backups"_s);
        auto *prove = dialog.findChild<QPushButton *>(u"prove"_s);
        QTRY_VERIFY_WITH_TIMEOUT(prove->isEnabled(), patience);
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->currentIndex().row(), 0);
        QSignalSpy restore(&dialog, &BackupsDialog::restoreRequested);
        dialog.findChild<QPushButton *>(u"restore"_s)->click();
        QCOMPARE(restore.value(0).value(0).toString(), recent);

        prove->click();
        QVERIFY(!prove->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(prove->isEnabled(), patience);
        QCOMPARE(table->model()->index(0, BackupModel::Proof).data().toString(), u"Proven"_s);
        QCOMPARE(table->currentIndex().row(), 0);
        takePicture(dialog, u"backups"_s);

        auto *agree = dialog.findChild<QCheckBox *>(u"agree"_s);
        auto *remove = dialog.findChild<QPushButton *>(u"remove"_s);
        QVERIFY(!agree->isVisible());
        dialog.findChild<QPushButton *>(u"old"_s)->click();
        QVERIFY(agree->isVisible() && !remove->isEnabled());
        QVERIFY(dialog.findChild<QLabel *>(u"removable"_s)->text().contains(QFileInfo(old).fileName()));
        takePicture(dialog, u"backups-old"_s);
        QTest::keyClick(agree, Qt::Key_Space);
        QVERIFY(remove->isEnabled());
        remove->click();
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patience);
        QVERIFY(!QFile::exists(old) && QFile::exists(recent));
    }
};

QTEST_MAIN(TestBackupsDialog)
#include "tst_backupsdialog.moc"
