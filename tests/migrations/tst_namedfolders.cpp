// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/namedfolders.h"
#include "tests/migrations/foldertree.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;

/// Where the tool's own settings say where its migrations are.
class TestNamedFolders : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void theSettingsDecide_data();
    void theSettingsDecide();
    void whatCannotBeMeantIsPassedBy_data();
    void whatCannotBeMeantIsPassedBy();
    void folderOfAPattern_data();
    void folderOfAPattern();
    void theEnvironmentDecides();
};

namespace {

const QByteArray dbmateFile = "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n";
const QByteArray gooseFile = "-- +goose Up\nSELECT 1;\n";
const QByteArray committedFile
    = "--! Previous: -\n--! Hash: sha1:9ba3c9ec2bd1a11ee4fe4b5ae2a9a3be7ec6ef7b\n\nSELECT 1;\n";

}  // namespace

void TestNamedFolders::theSettingsDecide_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char *layout, const QString &settings, const QByteArray &text, const QString &file,
                        const QByteArray &sql) {
        QTest::addRow("%s: %s", layout, qPrintable(settings))
            << QString::fromLatin1(layout) << settings << text << file << sql;
    };
    row("diesel", u"diesel.toml"_s, "[migrations_directory]\ndir = \"odd/place\"\n", u"2024-01-01-000000_a/up.sql"_s,
        "SELECT 1;\n");
    row("sqlx", u"sqlx.toml"_s, "[migrate]\nmigrations-dir = \"./odd/place\"\ntable-name = \"x\"\n", u"1_a.sql"_s,
        "SELECT 1;\n");
    row("postgrator", u".postgratorrc.json"_s, "{\"driver\": \"pg\", \"migrationPattern\": \"odd/place/*.sql\"}",
        u"001.do.a.sql"_s, "SELECT 1;\n");
    row("postgrator", u".postgratorrc"_s, "{\"migrationDirectory\": \"odd/place\"}", u"001.do.a.sql"_s, "SELECT 1;\n");
    row("postgrator", u"package.json"_s, "{\"postgrator\": {\"migrationPattern\": \"./odd/place/*\"}}",
        u"001.do.a.sql"_s, "SELECT 1;\n");
    row("graphile-migrate", u".gmrc"_s, "{ // JSON5\n  migrationsFolder: \"odd/place\",\n}", u"committed/000001.sql"_s,
        committedFile);
    row("dbmate", u".env"_s, "DBMATE_MIGRATIONS_DIR=odd/place\n", u"20240101000000_a.sql"_s, dbmateFile);
    row("goose", u".env"_s, "GOOSE_MIGRATION_DIR=\"odd/place\"\n", u"1_a.sql"_s, gooseFile);
    row("node-pg-migrate", u"config/default.json"_s, "{\"db\": {\"migrations-dir\": \"odd/place\"}}",
        u"1700000000000_a.sql"_s, "-- Up Migration\nSELECT 1;\n-- Down Migration\nSELECT 2;\n");
}

void TestNamedFolders::theSettingsDecide()
{
    QFETCH(QString, layout);
    QFETCH(QString, settings);
    QFETCH(QByteArray, text);
    QFETCH(QString, file);
    QFETCH(QByteArray, sql);
    const FolderTree tree;
    tree.write(settings, text);
    tree.write(u"odd/place/"_s + file, sql);
    // What stands in the usual place is not the tool's any more.
    tree.write(u"migrations/"_s + file, sql);
    if (layout == "node-pg-migrate"_L1)
        tree.write(u"package.json"_s, "{\"dependencies\": {\"node-pg-migrate\": \"9\"}}");
    const auto folder = openMigrations({tree.root()}, layout, {});
    QVERIFY2(folder, folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->folder, u"odd/place"_s);
    QCOMPARE(folder->migrations.size(), 1U);
    const auto candidates = detectLayouts(tree.root());
    QVERIFY(candidates);
    for (const Candidate &candidate : *candidates)
        QVERIFY(candidate.layout != layout || candidate.folder == "odd/place"_L1);
}

void TestNamedFolders::whatCannotBeMeantIsPassedBy_data()
{
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not there") << QByteArray("nosuch");
    QTest::newRow("outside") << QByteArray("..");
    QTest::newRow("outside by a detour") << QByteArray("migrations/../../..");
    QTest::newRow("absolute") << QByteArray("/etc");
    QTest::newRow("a file") << QByteArray("diesel.toml");
}

void TestNamedFolders::whatCannotBeMeantIsPassedBy()
{
    QFETCH(QByteArray, named);
    const FolderTree tree({u"migrations/2024-01-01-000000_a/up.sql"_s});
    tree.write(u"diesel.toml"_s, "[migrations_directory]\ndir = \"" + named + "\"\n");
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(folder, folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->folder, u"migrations"_s);
}

void TestNamedFolders::folderOfAPattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("folder");
    QTest::newRow("all in a folder") << u"db/migrations/*"_s << u"db/migrations"_s;
    QTest::newRow("any depth") << u"db/**/*.sql"_s << u"db"_s;
    QTest::newRow("alternatives") << u"db/{a,b}/*"_s << u"db"_s;
    QTest::newRow("a part of a name") << u"db/mig*/*"_s << u"db"_s;
    QTest::newRow("one file") << u"db/001.do.sql"_s << u"db"_s;
    QTest::newRow("here") << u"*.sql"_s << QString();
}

void TestNamedFolders::folderOfAPattern()
{
    QFETCH(QString, pattern);
    QTEST(folderOfPattern(pattern), "folder");
}

void TestNamedFolders::theEnvironmentDecides()
{
    const FolderTree tree({u"a/"_s, u"b/"_s, u"c/"_s});
    tree.write(u".env"_s, "LOCKSTEP_TEST_DIR=a, b\n");
    QCOMPARE(foldersOfVariable(tree.root(), u"LOCKSTEP_TEST_DIR"_s), QStringList({u"a"_s, u"b"_s}));
    qputenv("LOCKSTEP_TEST_DIR", "c");
    QCOMPARE(foldersOfVariable(tree.root(), u"LOCKSTEP_TEST_DIR"_s), QStringList(u"c"_s));
    qunsetenv("LOCKSTEP_TEST_DIR");
}

QTEST_GUILESS_MAIN(TestNamedFolders)
#include "tst_namedfolders.moc"
