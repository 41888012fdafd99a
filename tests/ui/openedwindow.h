// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/files.h"
#include "app/ledgers/ledger.h"
#include "tests/support/testpostgres.h"
#include "tests/ui/windowdriver.h"
#include "ui/editor/sqleditor.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"

#include <Qsci/qsciscintilla.h>

#include <QtTest>
#include <QtWidgets>

namespace lockstep::test {

using namespace Qt::StringLiterals;

inline constexpr int patience = WindowDriver::patience;
inline const QString usersSql = u"prisma/migrations/20250101000000_users/migration.sql"_s;
inline const QString dropSql = u"prisma/migrations/20250102000000_drop/migration.sql"_s;

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

    QTreeView *tree() { return WindowDriver(window).tree(); }
    QsciScintilla *view() { return window.findChild<QWidget *>(u"forward"_s)->findChild<QsciScintilla *>(); }
    SqlEditor *editor() { return window.findChild<QWidget *>(u"forward"_s)->findChild<SqlEditor *>(); }
    QTableView *findings() { return window.findChild<QTableView *>(u"findings"_s); }

    void choose(const QString &start) { WindowDriver(window).choose(start); }
    QAction *action(const QString &text) { return WindowDriver(window).action(text); }

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

inline QString mnemonicOf(const QString &text)
{
    const QString key = QKeySequence::mnemonic(text).toString();
    return key;
}

}  // namespace lockstep::test
