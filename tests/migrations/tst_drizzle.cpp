// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/drizzlefolder.h"
#include "app/migrations/drizzlejournal.h"
#include "tests/migrations/foldertree.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestDrizzle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theJournalsOrderDecides();
    void whatTheJournalDoesNotListIsNoMigration();
    void aFolderOfFoldersIsReadByName();
    void fixturesAreRecognised_data();
    void fixturesAreRecognised();
    void aBrokenJournalIsAProblemOfTheFolder_data();
    void aBrokenJournalIsAProblemOfTheFolder();
    void anotherDialectIsRefused();
    void aScriptsJournalMayBePlainOrDrizzle();
    void piecesAreCutAsDrizzleDoes_data();
    void piecesAreCutAsDrizzleDoes();
    void aCutThroughATextIsAProblem();
    void theLedgersPlaceIsRead_data();
    void theLedgersPlaceIsRead();
    void aDraftIsAsDrizzleKitWritesIt();
    void aDraftOfFoldersHasItsSnapshot();
    void aPublicHistoryIsRead();
};

namespace {

QByteArray journalOf(const QStringList &entries)
{
    DrizzleJournal journal{{{u"version"_s, u"7"_s}, {u"dialect"_s, u"postgresql"_s}}};
    for (const QString &entry : entries) {
        const QString tag = entry.section(u'@', 0, 0);
        const qint64 when = entry.section(u'@', 1).toLongLong();
        journal.entries.push_back({tag, when, 0, journalFields(int(journal.entries.size()), u"7"_s, when, tag)});
    }
    return journalBytes(journal);
}

Result<MigrationFolder> opened(const FolderTree &tree, const QString &layout = {})
{
    return openMigrations({tree.root()}, layout, {});
}

QStringList problems(const MigrationFolder &folder)
{
    QStringList texts;
    for (const Error &error : folder.problems)
        texts << u"%1:%2 %3"_s.arg(error.file.section(u'/', -1), QString::number(error.line), error.message.english());
    return texts;
}

const QByteArray snapshot = R"({
  "id": "11111111-1111-4111-8111-111111111111",
  "prevId": "00000000-0000-0000-0000-000000000000",
  "version": "7",
  "tables": {"public.a": {"columns": {"id": {"name": "id"}}}}
})";

}  // namespace

void TestDrizzle::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestDrizzle::theJournalsOrderDecides()
{
    FolderTree tree({u"drizzle/0000_one.sql"_s, u"drizzle/0001_two.sql"_s, u"drizzle/0001_two_rollback.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, journalOf({u"0001_two@1700000001000"_s, u"0000_one@1700000000999"_s}));
    const auto folder = opened(tree);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"drizzle"_s);
    QCOMPARE(rendered(*folder), (QStringList{u"0001_two <- 0001_two_rollback.sql"_s, u"0000_one"_s}));
    const QVariantMap &facts = folder->migrations[1].facts;
    QCOMPARE(facts.value(QLatin1StringView(drizzleTime)).toLongLong(), 1'700'000'000'999);
    QCOMPARE(facts.value(QLatin1StringView(drizzleName)).toString(), u"20231114221320_one"_s);
    QVERIFY(folder->problems.empty());
    QVERIFY(folder->alternatives.isEmpty());
}

void TestDrizzle::whatTheJournalDoesNotListIsNoMigration()
{
    FolderTree tree({u"drizzle/0000_one.sql"_s, u"drizzle/0000_leftover.sql"_s, u"drizzle/schema.ts=export {}"_s,
                     u"drizzle/meta/0000_snapshot.json={}"_s, u"drizzle/meta/notes.md=-"_s, u"drizzle/old/a.sql"_s,
                     u"drizzle/revert_nothing.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, journalOf({u"0000_one@1"_s}));
    const auto folder = opened(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), QStringList{u"0000_one"_s});
    QCOMPARE(
        renderedStrays(*folder),
        (QStringList{u"drizzle/0000_leftover.sql: The journal does not list it, so for Drizzle it does not exist."_s,
                     u"drizzle/meta/notes.md: Drizzle keeps only its journal and its snapshots there."_s,
                     u"drizzle/old: Drizzle does not enter directories."_s,
                     u"drizzle/schema.ts: Drizzle runs only the .sql files that its journal lists."_s,
                     u"drizzle/revert_nothing.sql: This is a revert script without a migration that it would "
                     "undo."_s}));
}

void TestDrizzle::aFolderOfFoldersIsReadByName()
{
    const FolderTree tree(
        {u"drizzle/20240102000000_two/migration.sql"_s, u"drizzle/20240102000000_two/snapshot.json={}"_s,
         u"drizzle/20240101000000_one/migration.sql"_s, u"drizzle/20240101000000_one/snapshot.json={}"_s,
         u"drizzle/20240101000000_one/down.sql"_s, u"drizzle/undated/migration.sql"_s,
         u"drizzle/20240103000000_empty/snapshot.json={}"_s, u"drizzle/loose.sql"_s});
    const auto folder = opened(tree);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"drizzle"_s);
    QCOMPARE(
        rendered(*folder),
        (QStringList{u"20240101000000_one <- down.sql"_s, u"20240102000000_two"_s,
                     u"undated ! The folder's name begins with no time of 14 digits, which Drizzle writes into its "
                     "ledger. Rename it."_s}));
    QCOMPARE(folder->migrations[0].facts.value(QLatin1StringView(drizzleTime)).toLongLong(), 1'704'067'200'000);
    QCOMPARE(int(folder->strays.size()), 2);
}

void TestDrizzle::fixturesAreRecognised_data()
{
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<QStringList>("migrations");
    QTest::newRow("0.x") << u"layouts/drizzle"_s
                         << QStringList{u"0000_create_customers <- 0000_create_customers_rollback.sql"_s,
                                        u"0001_create_orders"_s, u"0002_order_notes"_s};
    QTest::newRow("1.x") << u"drizzle-folders"_s
                         << QStringList{u"20260105090000_create_customers <- down.sql"_s,
                                        u"20260106101500_create_orders"_s, u"20260107120000_order_notes"_s};
}

void TestDrizzle::fixturesAreRecognised()
{
    QFETCH(QString, fixture);
    const auto folder = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/") + fixture}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"drizzle"_s);
    QTEST(rendered(*folder), "migrations");
    QCOMPARE(problems(*folder), QStringList());
    QCOMPARE(int(folder->strays.size()), 1);
}

void TestDrizzle::aBrokenJournalIsAProblemOfTheFolder_data()
{
    QTest::addColumn<QByteArray>("journal");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QStringList>("shown");
    const QByteArray sound = journalOf({u"0000_one@1"_s, u"0001_two@2"_s});
    const QStringList both{u"0000_one"_s, u"0001_two"_s};
    QTest::newRow("truncated") << sound.chopped(60) << u"not valid JSON"_s << both;
    QTest::newRow("listed twice") << journalOf({u"0000_one@1"_s, u"0000_one@2"_s, u"0001_two@3"_s})
                                  << u"_journal.json:16 The journal lists 0000_one twice: here, and in line 9."_s
                                  << both;
    QTest::newRow("no file") << journalOf({u"0000_one@1"_s, u"0002_gone@2"_s}) << u"there is no file 0002_gone.sql"_s
                             << QStringList{u"0000_one"_s,
                                            u"0002_gone ! The journal lists it, and there is no such file."_s};
    QTest::newRow("a time that is a text") << QByteArray(sound).replace("\"when\": 2", "\"when\": \"2025-01-01\"")
                                           << u"_journal.json:16 The time (“when”) of 0001_two is no number"_s << both;
    QTest::newRow("a tag that leads out")
        << journalOf({u"../../etc/passwd@1"_s, u"0000_one@2"_s}) << u"“..%2F..%2Fetc%2Fpasswd”, which is no name"_s
        << QStringList{u"0000_one"_s};
    QTest::newRow("a tag of two lines") << journalOf({u"0000\none@1"_s, u"0000_one@2"_s}) << u"“0000%0Aone”"_s
                                        << QStringList{u"0000_one"_s};
    QTest::newRow("no tag") << QByteArray(sound).replace("\"0001_two\"", "7") << u"“”, which is no name"_s
                            << QStringList{u"0000_one"_s};
}

void TestDrizzle::aBrokenJournalIsAProblemOfTheFolder()
{
    QFETCH(QByteArray, journal);
    QFETCH(QString, problem);
    FolderTree tree({u"drizzle/0000_one.sql"_s, u"drizzle/0001_two.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, journal);
    const auto folder = opened(tree);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QVERIFY2(problems(*folder).join(u'\n').contains(problem), qPrintable(problems(*folder).join(u'\n')));
    QTEST(rendered(*folder), "shown");
}

void TestDrizzle::anotherDialectIsRefused()
{
    FolderTree tree({u"drizzle/0000_one.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, journalOf({u"0000_one@1"_s}).replace("postgresql", "mysql"));
    const auto folder = opened(tree);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::FileMalformed);
    QVERIFY(folder.error().message.english().contains(u"mysql"_s));
}

void TestDrizzle::aScriptsJournalMayBePlainOrDrizzle()
{
    FolderTree tree(
        {u"migrations/20250825_a.sql"_s, u"migrations/20250826_b.sql"_s, u"migrations/20250826_b.sql.sql"_s});
    tree.write(u"migrations/meta/_journal.json"_s, journalOf({u"20250825_a.sql@1"_s, u"20250826_b.sql@2"_s}));
    const auto plain = opened(tree);
    QVERIFY(plain);
    QCOMPARE(plain->layout, u"plain"_s);
    QCOMPARE(plain->alternatives, QStringList{u"drizzle"_s});
    const auto drizzle = opened(tree, u"drizzle"_s);
    QVERIFY(drizzle);
    // Drizzle adds .sql to the tag, so the doubled name is what it runs.
    QCOMPARE(drizzle->migrations[1].forward.path, u"migrations/20250826_b.sql.sql"_s);
    QCOMPARE(drizzle->migrations[0].forward.path, u"migrations/20250825_a.sql"_s);
    QCOMPARE(problems(*drizzle),
             QStringList{u"_journal.json:9 The journal's tag 20250825_a.sql keeps its .sql, so "
                         "Drizzle looks for 20250825_a.sql.sql, does not find it and stops."_s});
}

void TestDrizzle::piecesAreCutAsDrizzleDoes_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("section");  // empty: the file as it stands
    const QByteArray blank(23, ' ');
    QTest::newRow("no mark") << QByteArray("SELECT 1") << QByteArray();
    QTest::newRow("semicolons everywhere")
        << QByteArray("SELECT 1;--> statement-breakpoint\nSELECT 2;\n--> statement-breakpoint\r\nSELECT 3")
        << QByteArray();
    QTest::newRow("a missing semicolon") << QByteArray("SELECT 1\n--> statement-breakpoint\nSELECT 2")
                                         << QByteArray("SELECT 1\n;" + blank + "\nSELECT 2");
    QTest::newRow("a comment before the mark hides no semicolon")
        << QByteArray("SELECT 1 -- one --> statement-breakpoint\nSELECT 2")
        << QByteArray("SELECT 1        ;" + blank + "\nSELECT 2");
    QTest::newRow("what follows on the line runs") << QByteArray("SELECT 1;--> statement-breakpoint SELECT 2;\n")
                                                   << QByteArray("SELECT 1; " + blank + " SELECT 2;\n");
    QTest::newRow("an empty piece") << QByteArray("-- nothing\n--> statement-breakpoint\nSELECT 2") << QByteArray();
}

void TestDrizzle::piecesAreCutAsDrizzleDoes()
{
    QFETCH(QByteArray, sql);
    const DrizzleCut cut = cutAtBreakpoints(sql);
    QVERIFY(cut.problem.isEmpty());
    QTEST(cut.section.value_or(QByteArray()), "section");
    QVERIFY(!cut.section || cut.section->size() == sql.size());
}

void TestDrizzle::aCutThroughATextIsAProblem()
{
    FolderTree tree;
    tree.write(u"drizzle/0000_one.sql"_s, "SELECT 1;\nSELECT '\n--> statement-breakpoint\n';\n");
    tree.write(u"drizzle/meta/_journal.json"_s, journalOf({u"0000_one@1"_s}));
    const auto folder = opened(tree);
    QVERIFY(folder);
    QVERIFY2(folder->migrations[0].problem.english().contains(u"line 3"_s),
             qPrintable(folder->migrations[0].problem.english()));
}

void TestDrizzle::theLedgersPlaceIsRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("TypeScript") << u"drizzle.config.ts"_s
                                << QByteArray("export default defineConfig({\n  schema: './src/schema.ts',\n"
                                              "  // migrations: { schema: 'no' },\n"
                                              "  migrations: {\n    prefix: 'index', table: 'journal',\n"
                                              "    schema: \"app\",\n  },\n});\n")
                                << u"app.journal"_s;
    QTest::newRow("JSON") << u"drizzle.config.json"_s
                          << QByteArray("{\"schema\": \"x\", \"migrations\": {\"schema\": \"public\"}}")
                          << u"public."_s;
    QTest::newRow("nothing said") << u"drizzle.config.ts"_s << QByteArray("export default { schema: 'x' }") << u"."_s;
}

void TestDrizzle::theLedgersPlaceIsRead()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    FolderTree tree({u"drizzle/0000_one.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, journalOf({u"0000_one@1"_s}));
    tree.write(file, text);
    const auto folder = opened(tree);
    QVERIFY(folder);
    QTEST(folder->ledgerSchema + u'.' + folder->ledgerTable, "place");
}

void TestDrizzle::aDraftIsAsDrizzleKitWritesIt()
{
    FolderTree tree({u"drizzle/0000_one.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, journalOf({u"0000_one@1900000000000"_s}));
    tree.write(u"drizzle/meta/0000_snapshot.json"_s, snapshot);
    const auto folder = opened(tree);
    QVERIFY(folder);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    const auto drafted
        = findLayout(u"drizzle"_s)->draft(*folder, {u"Add notes!"_s, at, "SELECT 'up';\n", "SELECT 'down';\n"});
    QVERIFY2(bool(drafted), drafted ? "" : qPrintable(describe(drafted.error())));
    QCOMPARE(drafted->name, u"0001_add_notes"_s);
    for (const DraftFile &file : drafted->files)
        tree.write(file.path, file.bytes);
    const auto again = opened(tree);
    QVERIFY(again);
    QCOMPARE(rendered(*again), (QStringList{u"0000_one"_s, u"0001_add_notes <- 0001_add_notes_rollback.sql"_s}));
    QCOMPARE(problems(*again), QStringList());
    QVERIFY(again->strays.empty());
    // Newer than every other, or Drizzle would never run it.
    QCOMPARE(again->migrations[1].facts.value(QLatin1StringView(drizzleTime)).toLongLong(), 1'900'000'001'000);
    QFile copy(tree.path(u"drizzle/meta/0001_snapshot.json"_s));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    const QByteArray bytes = copy.readAll();
    QVERIFY(bytes.contains("\"prevId\": \"11111111-1111-4111-8111-111111111111\""));
    QVERIFY(!bytes.contains("\"id\": \"11111111"));
}

void TestDrizzle::aDraftOfFoldersHasItsSnapshot()
{
    FolderTree tree({u"drizzle/20300101000000_one/migration.sql"_s});
    tree.write(u"drizzle/20300101000000_one/snapshot.json"_s,
               QByteArray(snapshot).replace("\"prevId\": \"00000000-0000-0000-0000-000000000000\"",
                                            "\"prevIds\": [\"00000000-0000-0000-0000-000000000000\"]"));
    const auto folder = opened(tree);
    QVERIFY(folder);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    const auto drafted = findLayout(u"drizzle"_s)->draft(*folder, {u"two"_s, at, "SELECT 1;\n", "SELECT 2;\n"});
    QVERIFY(drafted);
    for (const DraftFile &file : drafted->files)
        tree.write(file.path, file.bytes);
    const auto again = opened(tree);
    QVERIFY(again);
    QCOMPARE(rendered(*again), (QStringList{u"20300101000000_one"_s, u"20300101000001_two <- down.sql"_s}));
    QFile copy(tree.path(u"drizzle/20300101000001_two/snapshot.json"_s));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QVERIFY(copy.readAll().contains("\"prevIds\": [\"11111111-1111-4111-8111-111111111111\"]"));
}

void TestDrizzle::aPublicHistoryIsRead()
{
    const QString root = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/drizzle/wundergraph__cosmo");
    if (!QDir(root).exists())
        QSKIP("The public histories are not here: none was read.");
    const auto folder = openMigrations({root}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"drizzle"_s);
    QCOMPARE(int(folder->migrations.size()), 148);
    QCOMPARE(int(folder->strays.size()), 3);
    QCOMPARE(problems(*folder), QStringList());
    // One lacks a semicolon before a cut; all others run as they stand.
    const auto isCut = [](const Migration &migration) { return migration.forward.section.has_value(); };
    QVERIFY(isCut(*std::ranges::find(folder->migrations, u"0125_acoustic_jackpot"_s, &Migration::name)));
    QFile file(root + u"/migrations/meta/_journal.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QCOMPARE(journalBytes(*parseJournal(bytes, {})), bytes);
}

QTEST_GUILESS_MAIN(TestDrizzle)
#include "tst_drizzle.moc"
