// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/ledgers/ledger.h"
#include "models/findingmodel.h"
#include "tests/support/gitrepository.h"
#include "tests/support/testpostgres.h"
#include "ui/changespage.h"
#include "ui/changesview.h"
#include "ui/deploy/deploywizard.h"
#include "ui/editor/sqleditor.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"

#include <Qsci/qsciscintilla.h>

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20000;  // ms; a real server on a busy machine
const QString usersSql = u"prisma/migrations/20250101000000_users/migration.sql"_s;
const QString dropSql = u"prisma/migrations/20250102000000_drop/migration.sql"_s;

/// The window with a project of two pending migrations on a database of its own.
struct Opened
{
    Opened()
        : settings(folder.filePath(u"console.ini"_s))
        , window(settings)
    {
        write(u"prisma/migrations/migration_lock.toml"_s, "provider = \"postgresql\"\n");
        write(usersSql, "CREATE TABLE users (id int);\n");
        write(dropSql, "SELECT 1;\nDROP TABLE users;\n");
        window.show();
    }

    void open()
    {
        window.openProject(folder.path(), database.urlText());
        QTRY_VERIFY_WITH_TIMEOUT(window.state().view(), patience);
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    void write(const QString &path, const QByteArray &bytes) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(folder.filePath(path)).path()));
        QFile file(folder.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QByteArray read(const QString &path) const { return *readFile(folder.filePath(path)); }

    /// As Prisma would have left it.
    void recordAsApplied(const QString &name, const QByteArray &sql) const
    {
        const auto session = *Session::open(database.url(), {});
        const Ledger &ledger = *ledgerOf(u"prisma"_s);
        Migration migration{name};
        migration.forward = {usersSql, sql, sha256Hex(sql)};
        QVERIFY(ledger.create(*session, {}, {}));
        QVERIFY(ledger.finish(*session, {}, migration, {}, std::chrono::milliseconds(1), {}));
    }

    QTreeView *tree() { return window.findChild<QTreeView *>(u"migrations"_s); }
    QsciScintilla *view() { return window.findChild<QWidget *>(u"forward"_s)->findChild<QsciScintilla *>(); }
    SqlEditor *editor() { return window.findChild<QWidget *>(u"forward"_s)->findChild<SqlEditor *>(); }
    QTableView *findings() { return window.findChild<QTableView *>(u"findings"_s); }

    /// Walks down the tree by keys to the first line that begins so.
    void choose(const QString &start)
    {
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Home);
        for (int steps = 0; steps < 50 && !tree()->currentIndex().data().toString().startsWith(start); ++steps)
            QTest::keyClick(tree(), Qt::Key_Down);
    }

    QString lines()
    {
        QStringList names;
        for (QModelIndex index = tree()->model()->index(0, 0); index.isValid(); index = tree()->indexBelow(index))
            names << index.data().toString();
        return names.join(u' ');
    }

    QTemporaryDir folder;
    test::Database database;
    Settings settings;
    MainWindow window;
};

QString mnemonicOf(const QString &text)
{
    const QString key = QKeySequence::mnemonic(text).toString();
    return key;
}

}  // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void startsWithWordsNotGrey()
    {
        Opened opened;
        QVERIFY(opened.window.windowTitle().contains(u"Lockstep"_s));
        QVERIFY(!opened.tree()->isVisible());
    }

    void fillsTheTreeAndShowsTheChosenScript()
    {
        Opened opened;
        opened.open();
        QTRY_COMPARE(opened.lines(), u"Pending 20250101000000_users 20250102000000_drop"_s);
        QTest::keyClick(opened.tree(), Qt::Key_Home);
        QTest::keyClick(opened.tree(), Qt::Key_Down);
        QTest::keyClick(opened.tree(), Qt::Key_Down);
        QCOMPARE(opened.editor()->sql(), opened.read(dropSql));
        QVERIFY(!opened.editor()->isReadOnly());
        QCOMPARE_GE(opened.findings()->model()->rowCount(), 1);
    }

    void theBandSaysWhichDatabase()
    {
        Opened opened;
        opened.open();
        const QString database = opened.window.state().view()->identity.database;
        bool isSaid = false;
        for (const QWidget *widget : opened.window.findChildren<QWidget *>())
            isSaid = isSaid || (widget->isVisible() && widget->accessibleName().contains(u"%1 on "_s.arg(database)));
        QVERIFY(isSaid);
    }

    void filtersByKeys()
    {
        Opened opened;
        opened.open();
        QTest::keyClick(&opened.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QWidget *filter = opened.window.findChild<QWidget *>(u"filter"_s);
        QTRY_COMPARE(QApplication::focusWidget(), filter);
        QTest::keyClicks(filter, u"drop"_s);
        QCOMPARE(opened.lines(), u"Pending 20250102000000_drop"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(opened.lines(), u"Pending 20250101000000_users 20250102000000_drop"_s);
        QCOMPARE(QApplication::focusWidget(), opened.tree());
    }

    void editingIsAnalysedAndSaved()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250101"_s);
        QCOMPARE(opened.findings()->model()->rowCount(), 0);
        opened.editor()->setFocus();
        QTest::keyClick(opened.view(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(opened.view(), u"DROP TABLE orders;"_s);
        QTRY_COMPARE_GE(opened.findings()->model()->rowCount(), 1);
        QCOMPARE(opened.read(usersSql), QByteArray("CREATE TABLE users (id int);\n"));
        QTest::keyClick(opened.view(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(opened.read(usersSql), QByteArray("CREATE TABLE users (id int);\nDROP TABLE orders;"));
        QTRY_VERIFY(!opened.editor()->isModified());
    }

    void unsavedTextIsKeptWhileAnotherIsLookedAt()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250101"_s);
        QTest::keyClicks(opened.view(), u"-- mine "_s);
        opened.choose(u"20250102"_s);
        QCOMPARE(opened.editor()->sql(), opened.read(dropSql));
        opened.choose(u"20250101"_s);
        QVERIFY(opened.editor()->sql().startsWith("-- mine"));
        QVERIFY(opened.editor()->isModified());
        opened.editor()->setUnmodified();  // nothing to ask about when the window closes
    }

    void aChangeOnDiskIsShown()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250101"_s);
        opened.write(usersSql, "CREATE TABLE users (id bigint);\n");
        QTRY_COMPARE_WITH_TIMEOUT(opened.editor()->sql(), QByteArray("CREATE TABLE users (id bigint);\n"), patience);
        QVERIFY(opened.tree()->currentIndex().data().toString().startsWith(u"20250101"_s));
    }

    void aChangeOnDiskUnderAnEditIsAConflict()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250101"_s);
        QTest::keyClicks(opened.view(), u"x"_s);
        opened.write(usersSql, "-- theirs\n");
        QWidget *conflict = opened.window.findChild<QWidget *>(u"forward"_s)->findChild<QWidget *>(u"conflict"_s);
        QTRY_VERIFY_WITH_TIMEOUT(conflict->isVisible(), patience);
        QVERIFY(opened.editor()->sql().startsWith('x'));
        QTest::keyClick(opened.view(), Qt::Key_S, Qt::ControlModifier);
        QTest::qWait(300);  // a wrong save would have happened by then
        QCOMPARE(opened.read(usersSql), QByteArray("-- theirs\n"));
        opened.editor()->setUnmodified();
    }

    void whatDeclaresTheSchemaIsShownWithItsFindings()
    {
        Opened opened;
        opened.write(u"prisma/schema.prisma"_s, "model orders {\n  id Int @id\n}\n");
        opened.open();
        QVERIFY2(opened.lines().contains(u"prisma/schema.prisma"_s), qPrintable(opened.lines()));
        opened.choose(u"prisma/schema.prisma"_s);
        QTRY_COMPARE(opened.editor()->sql(), QByteArray("model orders {\n  id Int @id\n}\n"));
        QTRY_COMPARE(opened.findings()->model()->rowCount(), 1);
        const QModelIndex rule = opened.findings()->model()->index(0, FindingModel::RuleColumn);
        QVERIFY2(rule.data().toString().contains(u"declared-model-mismatch"_s), qPrintable(rule.data().toString()));
        QVERIFY(opened.editor()->isReadOnly());
        // And back to a migration, which has its own tabs again.
        opened.choose(u"20250101000000_users"_s);
        QTRY_COMPARE(opened.editor()->sql(), QByteArray("CREATE TABLE users (id int);\n"));
    }

    void aNewMigrationAppears()
    {
        Opened opened;
        opened.open();
        opened.write(u"prisma/migrations/20250103000000_new/migration.sql"_s, "SELECT 3;\n");
        QTRY_COMPARE_WITH_TIMEOUT(opened.lines(),
                                  u"Pending 20250101000000_users 20250102000000_drop 20250103000000_new"_s, patience);
    }

    void withoutServerTheFilesAreShown()
    {
        Opened opened;
        opened.window.openProject(opened.folder.path(), u"postgresql://nobody@127.0.0.1:1/shop"_s);
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.state().targetError(), patience);
        QCOMPARE(opened.lines(), u"State unknown 20250101000000_users 20250102000000_drop"_s);
        opened.choose(u"20250101"_s);
        QCOMPARE(opened.editor()->sql(), opened.read(usersSql));
        QVERIFY(opened.editor()->isReadOnly());
        const auto *message = opened.window.findChild<QLabel *>(u"errorMessage"_s);
        QVERIFY(message && message->isVisible() && !message->text().isEmpty());
    }

    void theWindowAnswersWhileTheLedgerIsLocked()
    {
        Opened opened;
        opened.database.sql(
            "CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, "
            "finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at "
            "timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL "
            "DEFAULT 0)");
        const auto locker = Session::open(opened.database.url(), {});
        QVERIFY(locker);
        QVERIFY((*locker)->execute("BEGIN", {}));
        QVERIFY((*locker)->execute("LOCK TABLE _prisma_migrations IN ACCESS EXCLUSIVE MODE", {}));
        int ticks = 0;
        QTimer clock;
        connect(&clock, &QTimer::timeout, this, [&ticks] { ++ticks; });
        clock.start(10);
        opened.window.openProject(opened.folder.path(), opened.database.urlText());
        QTest::qWait(2000);
        QVERIFY2(ticks > 50, qPrintable(QString::number(ticks)));
        QVERIFY(!opened.window.state().view());
        QVERIFY(opened.tree()->isVisible());
        QVERIFY((*locker)->execute("ROLLBACK", {}));
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.state().view(), patience);
    }

    void findingsAreReachedByKeys()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250102"_s);
        QTest::keyClick(&opened.window, Qt::Key_F8);
        const ByteRange selected = opened.editor()->selection();
        QVERIFY2(opened.editor()->sql().mid(selected.begin, selected.length()).contains("users"),
                 opened.editor()->sql().mid(selected.begin, selected.length()).constData());
        const auto *findings = opened.window.findChild<QTableView *>(u"findings"_s);
        QVERIFY(findings->currentIndex().isValid());
        QCOMPARE(findings->currentIndex().data(FindingModel::BeginRole).toLongLong(), qlonglong(selected.begin));
    }

    void revertScriptIsWrittenOnDemand()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250102"_s);
        auto *tabs = opened.window.findChild<QTabWidget *>(u"scripts"_s);
        tabs->setCurrentIndex(1);
        auto *write = opened.window.findChild<QPushButton *>(u"writeRevert"_s);
        QVERIFY(write->isVisible());
        write->setFocus();
        QTest::keyClick(write, Qt::Key_Space);
        auto *revert = opened.window.findChild<QWidget *>(u"revert"_s)->findChild<SqlEditor *>();
        QTRY_VERIFY_WITH_TIMEOUT(revert->sql().contains("CREATE TABLE users ("), patience);
        const QString path = u"prisma/migrations/20250102000000_drop/down.sql"_s;
        QVERIFY2(!QFileInfo::exists(opened.folder.filePath(path)), "nothing is saved unasked");
        QTest::keyClick(&opened.window, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(opened.folder.filePath(path)), patience);
        const auto isPaired = [&opened] {
            const auto &workspace = opened.window.state().workspace();
            return workspace && workspace->folder.migrations.back().revert.has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isPaired(), patience);
        QCOMPARE(opened.read(path), revert->sql());
    }

    void saferFormIsWrittenByKeys()
    {
        Opened opened;
        opened.write(dropSql, "ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0);\n");
        opened.open();
        opened.choose(u"20250102"_s);
        QTest::keyClick(&opened.window, Qt::Key_F8);
        QTest::keyClick(&opened.window, Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(opened.editor()->sql().contains("CHECK (id > 0) NOT VALID;"), patience);
        QVERIFY(opened.editor()->sql().contains("-- ALTER TABLE users VALIDATE CONSTRAINT c;"));
    }

    void whatChangedIsShownByKeys()
    {
        Opened opened;
        QVERIFY(test::git(opened.folder.path(), {u"init"_s, u"-q"_s}));
        QVERIFY(test::git(opened.folder.path(), {u"add"_s, u"."_s}));
        QVERIFY(test::git(opened.folder.path(), {u"commit"_s, u"-q"_s, u"-m"_s, u"as applied"_s}));
        opened.recordAsApplied(u"20250101000000_users"_s, opened.read(usersSql));
        opened.write(usersSql, "-- who buys\nCREATE TABLE users (id int);\n");
        opened.open();
        opened.choose(u"20250101"_s);
        QTest::keyClick(&opened.window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        auto *page = opened.window.findChild<ChangesPage *>();
        QVERIFY(page->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(page->view()->before()->sql(), QByteArray("\nCREATE TABLE users (id int);"),
                                  patience);
        QCOMPARE(page->view()->after()->sql(), QByteArray("-- who buys\nCREATE TABLE users (id int);"));
        QTRY_COMPARE(QApplication::focusWidget(), page->view()->after()->findChild<QsciScintilla *>());
        QTest::keyClick(&opened.window, Qt::Key_F8);
        QVERIFY2(page->isVisible(), "the keys for the findings walk the changes here");
        opened.choose(u"20250102"_s);
        QVERIFY2(!page->state().comparison() && page->state().words().contains(u"not applied"_s),
                 qPrintable(page->state().words()));
        QTest::keyClick(&opened.window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY2(opened.view()->isVisible(), "searching is for the script");
    }

    void deployOpensTheWizard()
    {
        Opened opened;
        opened.open();
        auto *button = opened.window.findChild<QPushButton *>(u"deploy"_s);
        QCOMPARE(button->text(), u"Deploy 2…"_s);
        QTest::keyClick(&opened.window, Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.findChild<DeployWizard *>(), patience);
        QTRY_VERIFY(opened.window.findChild<DeployWizard *>()->isVisible());
    }

    void everythingHasANameAndItsOwnKey()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250102"_s);
        QHash<QString, QStringList> mnemonics;
        for (QWidget *widget : opened.window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const auto *menus = qobject_cast<QMenuBar *>(widget);
            const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) || menus;
            QVERIFY2(isNamed,
                     qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
            if (button && !mnemonicOf(button->text()).isEmpty())
                mnemonics[mnemonicOf(button->text())] << button->text();
        }
        for (const QLabel *label : opened.window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->buddy() && !mnemonicOf(label->text()).isEmpty())
                mnemonics[mnemonicOf(label->text())] << label->text();
        }
        for (const QAction *menu : opened.window.menuBar()->actions())
            mnemonics[mnemonicOf(menu->text())] << menu->text();
        for (const QStringList &users : mnemonics)
            QVERIFY2(users.size() == 1, qPrintable(users.join(u", "_s)));
    }

    void shortcutsAreUnique()
    {
        Opened opened;
        QHash<QKeySequence, QString> owners;
        for (const QAction *action : opened.window.findChildren<QAction *>()) {
            for (const QKeySequence &key : action->shortcuts()) {
                if (action->parent() && action->parent()->inherits("QLineEdit"))
                    continue;
                QVERIFY2(!owners.contains(key),
                         qPrintable(key.toString() + u": "_s + owners.value(key) + u", "_s + action->text()));
                owners.insert(key, action->text());
            }
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
