// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/flywaysettings.h"
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

class TestFlyway : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void namesAreReadAsFlywayDoes_data();
    void namesAreReadAsFlywayDoes();
    void versionsAreNumbers_data();
    void versionsAreNumbers();
    void versionsComeFirst();
    void itsFolderIsKnown_data();
    void itsFolderIsKnown();
    void theFixtureIsRead();
    void everyFileIsAccountedFor();
    void foldersBelowCount();
    void twinsAreAProblem();
    void settingsAreFollowed_data();
    void settingsAreFollowed();
    void brokenSettingsAreAProblem();
    void severalLocationsAreRead();
    void placeholdersAreFilledIn();
    void aPlaceholderWithoutValueIsAProblem();
    void aByteOrderMarkIsTakenAway();
    void aTimestampRunsAlways();
    void aDraftIsReadAsItWasMeant_data();
    void aDraftIsReadAsItWasMeant();
    void aBaselineIsABaselineMigration();
    void aHistoryIsRead();
};

namespace {

MigrationFolder opened(const QString &root, const QHash<QString, QString> &placeholders = {})
{
    auto folder = openMigrations({root, {}, placeholders}, u"flyway"_s, {});
    if (!folder)
        qFatal("%s", qPrintable(describe(folder.error())));
    return *std::move(folder);
}

}  // namespace

void TestFlyway::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestFlyway::namesAreReadAsFlywayDoes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("words");
    using enum FlywayName::Kind;
    QTest::newRow("plain") << u"V1__add_note.sql"_s << int(Versioned) << u"1"_s << u"add note"_s;
    QTest::newRow("dots") << u"V1.10__x.sql"_s << int(Versioned) << u"1.10"_s << u"x"_s;
    QTest::newRow("underscores") << u"V1_2_3__x.sql"_s << int(Versioned) << u"1.2.3"_s << u"x"_s;
    QTest::newRow("no words") << u"V7.sql"_s << int(Versioned) << u"7"_s << QString();
    QTest::newRow("three underscores") << u"V1___x.sql"_s << int(Versioned) << u"1"_s << u" x"_s;
    QTest::newRow("repeatable") << u"R__all_views.sql"_s << int(Repeatable) << QString() << u"all views"_s;
    QTest::newRow("undo") << u"U1__add_note.sql"_s << int(Undo) << u"1"_s << u"add note"_s;
    QTest::newRow("baseline") << u"B5__all.sql"_s << int(Baseline) << u"5"_s << u"all"_s;
    QTest::newRow("one underscore") << u"V1_add.sql"_s << int(None) << QString() << u"two underscores"_s;
    QTest::newRow("lower case") << u"v1__add.sql"_s << int(None) << QString() << u"two underscores"_s;
    QTest::newRow("a word for a version") << u"Views__x.sql"_s << int(None) << QString() << u"two underscores"_s;
    QTest::newRow("a repeatable with version") << u"R1__x.sql"_s << int(None) << QString() << u"two underscores"_s;
    QTest::newRow("no sql") << u"V1__x.md"_s << int(None) << QString() << u"end in .sql"_s;
    QTest::newRow("a program") << u"V1__X.java"_s << int(None) << QString() << u"a program"_s;
    QTest::newRow("a callback") << u"beforeMigrate.sql"_s << int(None) << QString() << u"callback"_s;
    QTest::newRow("a callback with words") << u"afterEachMigrate__x.sql"_s << int(None) << QString() << u"callback"_s;
    QTest::newRow("a line end in it") << u"V1\n__x.sql"_s << int(None) << QString() << u"two underscores"_s;
}

void TestFlyway::namesAreReadAsFlywayDoes()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    const FlywayName parsed = flywayName(name, {});
    QTEST(int(parsed.kind), "kind");
    QTEST(parsed.version, "version");
    if (parsed.kind == FlywayName::Kind::None)
        QVERIFY2(parsed.why.english().contains(words), qPrintable(parsed.why.english()));
    else
        QCOMPARE(parsed.description, words);
}

void TestFlyway::versionsAreNumbers_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<int>("order");
    QTest::newRow("by number") << u"1.9"_s << u"1.10"_s << -1;
    QTest::newRow("separators") << u"1_2"_s << u"1.2"_s << 0;
    QTest::newRow("zeros in front") << u"001"_s << u"1"_s << 0;
    QTest::newRow("zeros behind") << u"1.0.0"_s << u"1"_s << 0;
    QTest::newRow("more parts") << u"1.0.1"_s << u"1"_s << 1;
    QTest::newRow("longer than a number of the machine")
        << u"20250101000000000000001"_s << u"20250101000000000000000"_s << 1;
    QTest::newRow("zero") << u"0"_s << u"0.0"_s << 0;
}

void TestFlyway::versionsAreNumbers()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QTEST(compareFlywayVersions(left, right), "order");
    QCOMPARE(flywayVersionNumber(left) == flywayVersionNumber(right), compareFlywayVersions(left, right) == 0);
}

void TestFlyway::versionsComeFirst()
{
    QStringList keys{u"R:b"_s, u"10"_s, u"B:2"_s, u"R:a"_s, u"2"_s, u"1.10"_s, u"1.9"_s};
    std::sort(keys.begin(), keys.end(), flywayBefore);
    QCOMPARE(keys, (QStringList{u"1.9"_s, u"1.10"_s, u"B:2"_s, u"2"_s, u"10"_s, u"R:a"_s, u"R:b"_s}));
}

void TestFlyway::itsFolderIsKnown_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("folder");
    QTest::newRow("by its names") << QStringList{u"db/migration/V1__a.sql"_s} << u"db/migration"_s;
    QTest::newRow("a Java project") << QStringList{u"src/main/resources/db/migration/V1__a.sql"_s}
                                    << u"src/main/resources/db/migration"_s;
    QTest::newRow("itself") << QStringList{u"V1__a.sql"_s} << QString();
    QTest::newRow("only repeatable ones") << QStringList{u"sql/R__a.sql"_s} << u"sql"_s;
    QTest::newRow("in folders below") << QStringList{u"db/migration/2024/V1__a.sql"_s} << u"db/migration"_s;
    QTest::newRow("where its settings say")
        << QStringList{u"schema/deploy/V1__a.sql"_s, u"flyway.conf=flyway.locations=filesystem:./schema/deploy"_s}
        << QString();
}

void TestFlyway::itsFolderIsKnown()
{
    QFETCH(QStringList, files);
    const FolderTree tree(files);
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"flyway"_s);
    QTEST(folder->folder, "folder");
    QCOMPARE(int(folder->migrations.size()), 1);
    QVERIFY(folder->alternatives.isEmpty());
    QVERIFY(!folder->reasons.empty());
}

void TestFlyway::theFixtureIsRead()
{
    const auto folder = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/flyway")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"flyway"_s);
    QVERIFY(folder->problems.empty());
    QCOMPARE(rendered(*folder),
             (QStringList{u"V1__create_notes.sql <- U1__create_notes.sql"_s, u"V1.1__note_author.sql"_s,
                          u"V1.10__notes_author_index.sql"_s, u"R__note_count.sql"_s}));
    QVERIFY(folder->migrations[1].forward.sql().contains("ADD COLUMN author text"));
    QVERIFY(!folder->migrations[1].isWithoutTransaction);
    QVERIFY(folder->migrations[2].isWithoutTransaction);
    QCOMPARE(folder->migrations[3].repeat, Repeat::OnChange);
    QCOMPARE(int(folder->strays.size()), 1);
}

void TestFlyway::everyFileIsAccountedFor()
{
    const FolderTree tree({u"db/migration/V1__a.sql"_s, u"db/migration/V1__a.sql.sql"_s, u"db/migration/U2__b.sql"_s,
                           u"db/migration/V2__B.java"_s, u"db/migration/afterMigrate.sql"_s, u"db/migration/notes.md"_s,
                           u"db/migration/V3__c.sql"_s, u"db/migration/V3__c.sql.conf=shouldExecute=false"_s,
                           u"db/migration/V9__x.sql.conf=a=b"_s});
    const MigrationFolder folder = opened(tree.root());
    // A name that ends in .sql twice is one that ends in .sql, of the same version.
    QCOMPARE(rendered(folder), (QStringList{u"V1__a.sql"_s, u"V1__a.sql.sql"_s}));
    QCOMPARE(int(folder.problems.size()), 1);
    const QStringList strays = renderedStrays(folder);
    QCOMPARE(int(strays.size()), 6);
    QCOMPARE(int(strays.filter(u"without a migration"_s).size()), 1);
    QCOMPARE(int(strays.filter(u"shouldExecute=false"_s).size()), 1);
}

void TestFlyway::foldersBelowCount()
{
    const FolderTree tree({u"db/migration/b/V1__a.sql"_s, u"db/migration/a/V2__b.sql"_s, u"db/migration/V3__c.sql"_s});
    QCOMPARE(rendered(opened(tree.root())), (QStringList{u"b/V1__a.sql"_s, u"a/V2__b.sql"_s, u"V3__c.sql"_s}));
}

void TestFlyway::twinsAreAProblem()
{
    const FolderTree tree(
        {u"sql/V1__a.sql"_s, u"sql/V1.0__b.sql"_s, u"sql/x/R__v.sql"_s, u"sql/R__v.sql"_s, u"sql/B1__c.sql"_s});
    const MigrationFolder folder = opened(tree.root());
    QCOMPARE(int(folder.migrations.size()), 5);
    QCOMPARE(int(folder.problems.size()), 2);
    QVERIFY(describe(folder.problems[0]).contains(u"have one version"_s));
    QVERIFY(describe(folder.problems[1]).contains(u"have one description"_s));
    QVERIFY(folder.problems[0].file.contains(u"/sql/V1"_s) && folder.problems[0].line == 1);
}

void TestFlyway::settingsAreFollowed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::newRow("flyway.conf") << u"flyway.conf"_s
                                 << u"# settings\nflyway.schemas = app, other\nflyway.table=history\n"
                                    "flyway.sqlMigrationPrefix=M\nflyway.sqlMigrationSeparator=--\n"
                                    "flyway.executeInTransaction=false\nflyway.placeholderPrefix=#[\n"
                                    "flyway.placeholderSuffix=]\nflyway.placeholders.Owner=boss\n"_s;
    QTest::newRow("flyway.toml") << u"flyway.toml"_s
                                 << u"[flyway]\nschemas = [\"app\", \"other\"]\ntable = \"history\"\n"
                                    "sqlMigrationPrefix = \"M\"\nsqlMigrationSeparator = \"--\"\n"
                                    "executeInTransaction = false\nplaceholderPrefix = \"#[\"\n"
                                    "placeholderSuffix = \"]\"\n[flyway.placeholders]\nOwner = \"boss\"\n"_s;
}

void TestFlyway::settingsAreFollowed()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    const FolderTree tree({u"sql/M1--a.sql=ALTER TABLE a OWNER TO #[owner]; SELECT '${x}';"_s});
    tree.write(file, text.toUtf8());
    const MigrationFolder folder = opened(tree.root());
    QVERIFY(folder.problems.empty());
    QCOMPARE(folder.ledgerSchema, u"app"_s);
    QCOMPARE(folder.ledgerTable, u"history"_s);
    QCOMPARE(rendered(folder), QStringList{u"M1--a.sql"_s});
    QVERIFY(folder.migrations[0].isWithoutTransaction);
    QCOMPARE(folder.migrations[0].forward.sql(), QByteArray("ALTER TABLE a OWNER TO boss; SELECT '${x}';"));
}

void TestFlyway::brokenSettingsAreAProblem()
{
    const FolderTree tree({u"sql/V1__a.sql"_s, u"flyway.toml=[flyway\n"_s});
    const MigrationFolder folder = opened(tree.root());
    QCOMPARE(int(folder.migrations.size()), 1);
    QCOMPARE(int(folder.problems.size()), 1);
    QVERIFY(folder.problems[0].file.endsWith(u"flyway.toml"_s));
}

void TestFlyway::severalLocationsAreRead()
{
    const FolderTree tree(
        {u"db/migration/V1__a.sql"_s, u"db/data/V2__b.sql"_s,
         u"flyway.conf=flyway.locations=filesystem:db/migration,filesystem:db/data,filesystem:none"_s});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(rendered(*folder), (QStringList{u"V1__a.sql"_s, u"V2__b.sql"_s}));
}

void TestFlyway::placeholdersAreFilledIn()
{
    qputenv("FLYWAY_PLACEHOLDERS_TESTED", "from the environment");
    const FolderTree tree(
        {u"sql/V1__a.sql=SELECT '${ours} ${OWNER} ${tested} ${flyway:filename} ${flyway:table}';\n"_s,
         u"flyway.conf=flyway.placeholders.owner=boss\nflyway.placeholders.ours=theirs\nflyway.placeholders.tested=no"_s});
    const Migration migration = opened(tree.root(), {{u"ours"_s, u"ours"_s}}).migrations.front();
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QCOMPARE(migration.forward.sql(),
             QByteArray("SELECT 'ours boss from the environment V1__a.sql flyway_schema_history';\n"));
    QVERIFY(migration.forward.isFilled);
    tree.write(u"sql/V1__a.sql.conf"_s, "placeholderReplacement=false\n");
    QVERIFY(!opened(tree.root()).migrations.front().forward.isFilled);
}

void TestFlyway::aPlaceholderWithoutValueIsAProblem()
{
    const FolderTree tree({u"sql/V1__a.sql=SELECT '${nobody}';\n"_s, u"sql/V2__b.sql=SELECT '${open';\n"_s});
    const MigrationFolder folder = opened(tree.root());
    const QString words = folder.migrations[0].problem.english();
    QVERIFY2(words.contains(u"${nobody}"_s) && words.contains(u"[placeholders]"_s), qPrintable(words));
    QVERIFY(folder.migrations[1].problem.isEmpty());
}

void TestFlyway::aByteOrderMarkIsTakenAway()
{
    const FolderTree tree({u"sql/V1__a.sql"_s});
    tree.write(u"sql/V1__a.sql"_s, "\xEF\xBB\xBFSELECT 1;\n");
    const Migration migration = opened(tree.root()).migrations.front();
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QCOMPARE(migration.forward.sql(), QByteArray("   SELECT 1;\n"));
}

void TestFlyway::aTimestampRunsAlways()
{
    const FolderTree tree({u"sql/R__a.sql=-- ${flyway:timestamp}\nSELECT 1;\n"_s});
    const auto stamp = opened(tree.root(), {{u"flyway:timestamp"_s, u"now"_s}});
    QCOMPARE(stamp.migrations.front().repeat, Repeat::Always);
    QVERIFY(stamp.migrations.front().problem.isEmpty());
}

void TestFlyway::aDraftIsReadAsItWasMeant_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("name");
    QTest::newRow("the first") << QStringList{u"sql/R__a.sql"_s} << u"V1__add_note.sql"_s;
    QTest::newRow("a number") << QStringList{u"sql/V2__a.sql"_s, u"sql/V10__b.sql"_s} << u"V11__add_note.sql"_s;
    QTest::newRow("digits") << QStringList{u"sql/V009__a.sql"_s} << u"V010__add_note.sql"_s;
    QTest::newRow("parts") << QStringList{u"sql/V1.9__a.sql"_s} << u"V1.10__add_note.sql"_s;
    QTest::newRow("a time") << QStringList{u"sql/V20250101000000__a.sql"_s} << u"V20260102030405__add_note.sql"_s;
}

void TestFlyway::aDraftIsReadAsItWasMeant()
{
    QFETCH(QStringList, files);
    QFETCH(QString, name);
    const FolderTree tree(files);
    const MigrationFolder before = opened(tree.root());
    const auto drafted = findLayout(before.layout)
                             ->draft(before,
                                     {u"Add note"_s, QDateTime({2026, 1, 2}, {3, 4, 5}, Qt::UTC),
                                      "CREATE TABLE a ();\n", "DROP TABLE a;\n", false});
    QVERIFY2(bool(drafted), drafted ? "" : qPrintable(describe(drafted.error())));
    QCOMPARE(drafted->name, name);
    for (const DraftFile &file : drafted->files)
        tree.write(file.path, file.bytes);
    const MigrationFolder after = opened(tree.root());
    const auto found = std::find_if(after.migrations.begin(), after.migrations.end(),
                                    [&](const Migration &migration) { return migration.name == name; });
    QVERIFY(found != after.migrations.end());
    QVERIFY(std::next(found) == after.migrations.end() || std::next(found)->repeat == Repeat::OnChange);
    QVERIFY(found->revert && found->revert->path == u"sql/U"_s + name.mid(1));
    QCOMPARE(found->forward.bytes, QByteArray("CREATE TABLE a ();\n"));
}

void TestFlyway::aBaselineIsABaselineMigration()
{
    const FolderTree tree({u"sql/R__a.sql"_s});
    const MigrationFolder folder = opened(tree.root());
    const auto drafted = findLayout(u"flyway"_s)->draft(folder, {u"all"_s, {}, "SELECT 1;", "SELECT 2;", true});
    QVERIFY(drafted);
    QCOMPARE(int(drafted->files.size()), 1);
    QCOMPARE(drafted->files[0].path, u"sql/B1__all.sql"_s);
    QVERIFY(!findLayout(u"flyway"_s)->draft(folder, {u"?"_s, {}, "SELECT 1;", {}, false}));
}

void TestFlyway::aHistoryIsRead()
{
    const QString root = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/flyway/MarquezProject__marquez");
    if (!QDir(root).exists())
        QSKIP("The public histories are not here: none was read.");
    const auto folder = openMigrations({root}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"flyway"_s);
    QCOMPARE(int(folder->migrations.size()), 84);
    QVERIFY(folder->strays.empty() && folder->problems.empty());
    QCOMPARE(folder->migrations[2].name, u"V2.1__alter_job_versions_to_add_job_context_uuid.sql"_s);
    QCOMPARE(folder->migrations.back().name, u"R__Runs_view.sql"_s);
    for (const Migration &migration : folder->migrations)
        QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
}

QTEST_GUILESS_MAIN(TestFlyway)
#include "tst_flyway.moc"
