// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "tests/support/testpostgres.h"
#include "tests/ui/windowdriver.h"
#include "ui/deeddialog.h"
#include "ui/mainwindow.h"
#include "ui/newmigrationdialog.h"
#include "ui/settings.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using test::takePicture;
using test::WindowDriver;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = WindowDriver::patience;
const QString users = u"20250101000000_users"_s;

/// The window on a Prisma project and a database of its own; protected when asked for.
struct Opened
{
    explicit Opened(bool isProtected = false, bool hasMigrations = true)
        : settings(folder.filePath(u"console.ini"_s))
        , window(settings)
    {
        write(u"project/prisma/migrations/migration_lock.toml"_s, "provider = \"postgresql\"\n");
        write(u"project/lockstep.toml"_s,
              "layout = \"prisma\"\n[environments.live]\nurl = \"env:LOCKSTEP_TEST_LIVE\"\n"
                  + QByteArray(isProtected ? "protected = true\n" : ""));
        if (hasMigrations)
            write(u"project/prisma/migrations/"_s + users + u"/migration.sql"_s, "CREATE TABLE users (id int);\n");
        qputenv("LOCKSTEP_TEST_LIVE", database.urlText().toUtf8());
        window.show();
    }

    void open()
    {
        window.openProject(folder.filePath(u"project"_s), u"live"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window.state().view(), patience);
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    void write(const QString &path, const QByteArray &bytes) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(folder.filePath(path)).path()));
        QVERIFY(writeFileDurably(folder.filePath(path), bytes));
    }

    QAction *action(const QString &text) { return WindowDriver(window).action(text); }

    void choose(const QString &name)
    {
        const WindowDriver driver(window);
        driver.choose(name);
        QCOMPARE(driver.tree()->currentIndex().data().toString(), name);
    }

    QString state(const QString &name)
    {
        if (!window.state().view())
            return {};
        for (const MigrationStatus &row : window.state().view()->status.migrations) {
            if (row.name == name)
                return migrationStateId(row.state);
        }
        return {};
    }

    QTemporaryDir folder;
    test::Database database;
    Settings settings;
    MainWindow window;
};

DeedDialog *shown(MainWindow &window)
{
    const auto dialog = [&window] { return window.findChild<DeedDialog *>(); };
    const auto isReady = [&dialog] { return dialog() && !dialog()->findChild<QWidget *>(u"act"_s)->isHidden(); };
    (void)QTest::qWaitFor([&] { return isReady() && dialog()->findChild<QCheckBox *>(u"go"_s); }, patience);
    return dialog();
}

QString detailsOf(DeedDialog *dialog)
{
    return dialog->findChild<QPlainTextEdit *>(u"details"_s)->toPlainText();
}

}  // namespace

class TestDeedDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    /// Of what keeps hashes beside its files; the entry is there for such a project alone.
    void hashesAreWrittenAnew()
    {
        Opened opened;
        opened.open();
        QVERIFY(!opened.action(u"Write the hashes anew…"_s)->isVisible());
        opened.write(u"atlas/lockstep.toml"_s, "layout = \"atlas\"\n");
        opened.write(u"atlas/migrations/20250101000000_users.sql"_s, "CREATE TABLE users (id int);\n");
        opened.write(u"atlas/migrations/atlas.sum"_s, "h1:notright=\n20250101000000_users.sql h1:neither=\n");
        opened.window.openProject(opened.folder.filePath(u"atlas"_s), opened.database.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(opened.action(u"Write the hashes anew…"_s)->isVisible(), patience);
        opened.action(u"Write the hashes anew…"_s)->trigger();
        DeedDialog *dialog = shown(opened.window);
        QVERIFY(dialog);
        QVERIFY2(detailsOf(dialog).contains(u"-h1:notright="_s), qPrintable(detailsOf(dialog)));
        takePicture(*dialog, u"rehash"_s);
        QTest::keyClick(dialog->findChild<QCheckBox *>(u"go"_s), Qt::Key_Space);
        dialog->findChild<QPushButton *>(u"act"_s)->click();
        const QString list = opened.folder.filePath(u"atlas/migrations/atlas.sum"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!readFile(list)->contains("notright"), patience);
        QTRY_VERIFY(dialog->findChild<QWidget *>(u"act"_s)->isHidden());
        dialog->reject();
        QTRY_VERIFY_WITH_TIMEOUT(
            opened.window.state().workspace() && opened.window.state().workspace()->folder.problems.empty(), patience);
    }

    void aMigrationIsMarkedAsAppliedAndTakenBack()
    {
        Opened opened;
        opened.open();
        opened.choose(users);
        QVERIFY(!opened.action(u"Mark as rolled back…"_s)->isEnabled());
        opened.action(u"Mark as applied…"_s)->trigger();
        DeedDialog *dialog = shown(opened.window);
        QVERIFY(dialog);
        QVERIFY2(detailsOf(dialog).contains(u"INSERT INTO public._prisma_migrations"_s), qPrintable(detailsOf(dialog)));
        QVERIFY(detailsOf(dialog).contains(u"migration_name = "_s + users));
        QCOMPARE(opened.database.sql("SELECT to_regclass('_prisma_migrations') IS NULL"), u"t"_s);
        takePicture(*dialog, u"resolve-applied"_s);

        auto *act = dialog->findChild<QPushButton *>(u"act"_s);
        QVERIFY(!act->isEnabled());
        QVERIFY(!act->isDefault());
        auto *go = dialog->findChild<QCheckBox *>(u"go"_s);
        go->setFocus();
        QTest::keyClick(go, Qt::Key_Space);
        QVERIFY(act->isEnabled());
        act->setFocus();
        QTest::keyClick(act, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(opened.state(users), u"applied"_s, patience);
        QTRY_VERIFY(dialog->findChild<QLabel *>(u"words"_s)->text().startsWith(u"Done."_s));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!opened.window.findChild<DeedDialog *>());

        opened.choose(users);
        QTRY_VERIFY(opened.action(u"Mark as rolled back…"_s)->isEnabled());
        QVERIFY(!opened.action(u"Mark as applied…"_s)->isEnabled());
        opened.action(u"Mark as rolled back…"_s)->trigger();
        dialog = shown(opened.window);
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<QLabel *>(u"words"_s)->text().contains(u"P3012"_s));
        QTest::keyClick(dialog->findChild<QCheckBox *>(u"go"_s), Qt::Key_Space);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"act"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(opened.state(users), u"pending"_s, patience);
    }

    void aProtectedTargetWantsItsNameTyped()
    {
        Opened opened(true);
        opened.open();
        opened.choose(users);
        opened.action(u"Mark as applied…"_s)->trigger();
        DeedDialog *dialog = shown(opened.window);
        QVERIFY(dialog);
        auto *act = dialog->findChild<QPushButton *>(u"act"_s);
        auto *name = dialog->findChild<QLineEdit *>(u"database-name"_s);
        QVERIFY(name);
        QVERIFY(!name->accessibleName().isEmpty());
        QTest::keyClick(dialog->findChild<QCheckBox *>(u"go"_s), Qt::Key_Space);
        QTest::keyClicks(name, u"some_other_database"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!act->isEnabled());
        name->clear();
        QTest::keyClicks(name, opened.database.url().database);
        QVERIFY(act->isEnabled());
        takePicture(*dialog, u"resolve-protected"_s);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(opened.database.sql("SELECT to_regclass('_prisma_migrations') IS NULL"), u"t"_s);
    }

    void aDatabaseIsAdopted()
    {
        Opened opened(false, false);
        opened.database.sql("CREATE TABLE customers (id int PRIMARY KEY); CREATE VIEW v AS SELECT id FROM customers");
        opened.open();
        opened.action(u"Adopt this database (baseline)…"_s)->trigger();
        DeedDialog *dialog = shown(opened.window);
        QVERIFY(dialog);
        QVERIFY2(detailsOf(dialog).contains(u"CREATE TABLE public.customers"_s), qPrintable(detailsOf(dialog)));
        QVERIFY(dialog->findChild<QLabel *>(u"words"_s)->text().contains(u"_baseline/migration.sql"_s));
        takePicture(*dialog, u"baseline"_s);
        QTest::keyClick(dialog->findChild<QCheckBox *>(u"go"_s), Qt::Key_Space);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"act"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.state().view()
                                     && opened.window.state().view()->status.count(MigrationState::Applied) == 1,
                                 patience);
    }

    void whatMakesNoSenseSaysWhy()
    {
        Opened opened;
        opened.database.sql("CREATE TABLE customers (id int PRIMARY KEY)");
        opened.open();
        opened.action(u"Adopt this database (baseline)…"_s)->trigger();
        auto *dialog = opened.window.findChild<DeedDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->findChild<QPushButton *>(u"act"_s)->isVisible(), patience);
        QStringList texts;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            texts << label->text();
        QVERIFY2(texts.join(u'\n').contains(u"a baseline would do again"_s), qPrintable(texts.join(u'\n')));
        takePicture(*dialog, u"baseline-refused"_s);
    }

    void aNewMigrationIsWrittenAndChosen()
    {
        Opened opened;
        opened.open();
        QTest::keyClick(&opened.window, Qt::Key_N, Qt::ControlModifier);
        auto *dialog = opened.window.findChild<NewMigrationDialog *>();
        QVERIFY(dialog);
        auto *create = dialog->findChild<QPushButton *>(u"create"_s);
        QVERIFY(!create->isEnabled());
        auto *name = dialog->findChild<QLineEdit *>(u"name"_s);
        QTest::keyClicks(name, u"!"_s);
        auto *files = dialog->findChild<QLabel *>(u"files"_s);
        QTRY_VERIFY_WITH_TIMEOUT(files->text().contains(u"gives no file name"_s), patience);
        QVERIFY(!create->isEnabled());
        name->clear();
        QTest::keyClicks(name, u"add note to orders"_s);
        QTRY_VERIFY_WITH_TIMEOUT(create->isEnabled() && files->text().contains(u"_add_note_to_orders/down.sql"_s),
                                 patience);
        takePicture(*dialog, u"new-migration"_s);
        QTest::keyClick(name, Qt::Key_Return);
        auto *tree = opened.window.findChild<QTreeView *>(u"migrations"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tree->currentIndex().data().toString().endsWith(u"_add_note_to_orders"_s), patience);
    }
};

QTEST_MAIN(TestDeedDialog)
#include "tst_deeddialog.moc"
