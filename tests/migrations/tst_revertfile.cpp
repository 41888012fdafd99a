// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/revertfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// Where a revert script goes, and that its layout takes it for one.
class TestRevertFile : public QObject
{
    Q_OBJECT

private slots:
    void isFoundAgain_data();
    void isFoundAgain();
    void isNeverOverwritten();
};

namespace {

void put(const QTemporaryDir &folder, const QString &path, const QByteArray &bytes)
{
    const QString name = folder.filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(name).path()));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

}  // namespace

void TestRevertFile::isFoundAgain_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("forward");
    QTest::addColumn<QString>("revert");  ///< empty: refused
    const auto row = [](const char *layout, const char *forward, const char *revert) {
        QTest::addRow("%s %s", layout, forward)
            << QString::fromLatin1(layout) << QString::fromLatin1(forward) << QString::fromLatin1(revert);
    };
    row("plain", "migrations/001_a.sql", "migrations/001_a_rollback.sql");
    row("prisma", "prisma/migrations/20260101000000_a/migration.sql", "prisma/migrations/20260101000000_a/down.sql");
    row("flyway", "sql/V1__a.sql", "sql/U1__a.sql");
    row("golang-migrate", "migrations/000001_a.up.sql", "migrations/000001_a.down.sql");
    row("diesel", "migrations/2026-01-01-000000_a/up.sql", "migrations/2026-01-01-000000_a/down.sql");
    row("sqlx", "migrations/20260101000000_a.up.sql", "migrations/20260101000000_a.down.sql");
    row("postgrator", "migrations/001.do.a.sql", "migrations/001.undo.a.sql");
    row("supabase", "supabase/migrations/20260101000000_a.sql", "supabase/migrations/20260101000000_a_rollback.sql");
    row("goose", "migrations/00001_a.sql", "");
    row("dbmate", "db/migrations/20260101000000_a.sql", "");
}

void TestRevertFile::isFoundAgain()
{
    QFETCH(QString, layout);
    QFETCH(QString, forward);
    QFETCH(QString, revert);
    const QTemporaryDir project;
    const QByteArray mark = layout == "goose"_L1 ? "-- +goose Up\n" : layout == "dbmate"_L1 ? "-- migrate:up\n" : "";
    put(project, forward, mark + "CREATE TABLE a (id int);\n");
    const bool isInFolder = layout == "prisma"_L1 || layout == "diesel"_L1;
    const FolderRequest request{project.path(), forward.section(u'/', 0, isInFolder ? -3 : -2)};
    const auto opened = openMigrations(request, layout, {});
    QVERIFY2(opened, opened ? "" : qPrintable(describe(opened.error())));
    QCOMPARE(opened->migrations.size(), 1U);
    const auto file = revertFileFor(*opened, opened->migrations[0]);
    QCOMPARE(bool(file), !revert.isEmpty());
    if (!file)
        return;
    QCOMPARE(*file, revert);
    const Status written = writeRevertFile(request, layout, opened->migrations[0].name, {*file, "DROP TABLE a;\n"}, {});
    QVERIFY2(written, written ? "" : qPrintable(describe(written.error())));
    const auto again = openMigrations(request, layout, {});
    QVERIFY(again && again->migrations.size() == 1 && again->migrations[0].revert);
    QCOMPARE(again->migrations[0].revert->bytes, "DROP TABLE a;\n"_ba);
}

void TestRevertFile::isNeverOverwritten()
{
    const QTemporaryDir project;
    put(project, u"migrations/001_a.sql"_s, "SELECT 1;\n");
    put(project, u"migrations/001_a_rollback.sql"_s, "mine");
    const FolderRequest request{project.path(), u"migrations"_s};
    QVERIFY(!writeRevertFile(request, u"plain"_s, u"001_a"_s, {u"migrations/001_a_rollback.sql"_s, "other"}, {}));
    QFile file(project.filePath(u"migrations/001_a_rollback.sql"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "mine"_ba);
}

QTEST_GUILESS_MAIN(TestRevertFile)
#include "tst_revertfile.moc"
