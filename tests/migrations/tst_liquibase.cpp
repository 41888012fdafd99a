// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/liquibasechecksum.h"
#include "app/migrations/liquibasefilter.h"
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

/// What Liquibase 4.28 was seen to make of the same files.
class TestLiquibase : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void checksumsAreTheTools_data();
    void checksumsAreTheTools();
    void onlyTheChangesetRuns();
    void attributesAreRead();
    void otherSeparatorsBecomeSemicolons_data();
    void otherSeparatorsBecomeSemicolons();
    void propertiesAreFilledIn();
    void rollbacksAreReverts_data();
    void rollbacksAreReverts();
    void contextsAreWrittenAsTheLedgerHasThem();
    void whatIsFilteredIsAStray_data();
    void whatIsFilteredIsAStray();
    void includesAreFollowed_data();
    void includesAreFollowed();
    void brokenChangelogsSayWhere_data();
    void brokenChangelogsSayWhere();
    void filesWithoutAChangesetAreStrays();
    void aScriptThatIsNotThereIsAProblemOfItsChangeset();
    void changesThatAreNoSqlAreLeftToLiquibase();
    void oneNameInTwoFilesHasTheFileInIt();
    void aDraftIsReadBack_data();
    void aDraftIsReadBack();
    void aFolderWithoutAListTakesNoDraft();
    void theSearchPathIsTried();
};

namespace {

const QByteArray head = "--liquibase formatted sql\n";

/// A project whose changelog.sql holds these lines.
MigrationFolder folderOf(const QByteArray &lines, const QHash<QString, QString> &placeholders = {})
{
    const FolderTree tree;
    tree.write(u"changelog.sql"_s, head + lines);
    const auto folder = openMigrations({tree.root(), {}, placeholders}, u"liquibase"_s, {});
    if (!folder)
        qFatal("%s", qPrintable(describe(folder.error())));
    return *folder;
}

QString keys(const MigrationFolder &folder)
{
    QStringList found;
    for (const Migration &migration : folder.migrations)
        found << migration.key;
    return found.join(u' ');
}

QString fact(const Migration &migration, const QString &name)
{
    return migration.facts.value(name).toString();
}

const QString set = u"=--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n"_s;

}  // namespace

void TestLiquibase::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestLiquibase::theFolderIsFound_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("key");
    const QString xml
        = u"=<databaseChangeLog><include file=\"%1\" relativeToChangelogFile=\"%2\"/></databaseChangeLog>"_s;
    QTest::newRow("a changelog") << QStringList{u"changelog.sql"_s + set} << QString() << u"changelog.sql::1::a"_s;
    QTest::newRow("in a folder") << QStringList{u"db/changelog/x.sql"_s + set} << u"db/changelog"_s
                                 << u"db/changelog/x.sql::1::a"_s;
    QTest::newRow("Spring Boot") << QStringList{u"src/main/resources/db/changelog/db.changelog-master.xml"_s
                                                    + xml.arg(u"db/changelog/a.sql"_s, u"false"_s),
                                                u"src/main/resources/db/changelog/a.sql"_s + set}
                                 << u"src/main/resources/db/changelog"_s << u"db/changelog/a.sql::1::a"_s;
    QTest::newRow("settings") << QStringList{u"liquibase.properties=changeLogFile: root.xml\nsearchPath=conf\n"_s,
                                             u"conf/root.xml"_s + xml.arg(u"sub/a.sql"_s, u"true"_s),
                                             u"conf/sub/a.sql"_s + set}
                              << QString() << u"sub/a.sql::1::a"_s;
    QTest::newRow("from the folder on") << QStringList{u"changelog/master.xml"_s + xml.arg(u"a.sql"_s, u"false"_s),
                                                       u"changelog/a.sql"_s + set}
                                        << u"changelog"_s << u"a.sql::1::a"_s;
    QTest::newRow("any name") << QStringList{u"changelog/our.yaml=databaseChangeLog:\n- include:\n    file: a.sql\n"
                                             "    relativeToChangelogFile: true\n"_s,
                                             u"changelog/a.sql"_s + set}
                              << u"changelog"_s << u"changelog/a.sql::1::a"_s;
}

void TestLiquibase::theFolderIsFound()
{
    QFETCH(QStringList, files);
    const FolderTree tree(files);
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"liquibase"_s);
    QTEST(folder->folder, "folder");
    QVERIFY2(folder->problems.empty(), folder->problems.empty() ? "" : qPrintable(describe(folder->problems[0])));
    QTEST(keys(*folder), "key");
}

void TestLiquibase::theFixtureIsRead()
{
    const auto folder
        = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/liquibase")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"liquibase"_s);
    QStringList lines;
    for (const Migration &migration : folder->migrations)
        lines << migration.name + (migration.revert ? u" <-"_s : QString())
                + (migration.isWithoutTransaction ? u" alone"_s : QString())
                + (migration.repeat == Repeat::OnChange ? u" again"_s : QString());
    QCOMPARE(lines,
             (QStringList{u"rosa:1 <-"_s, u"rosa:2 <-"_s, u"Karl K:loans-index <- alone"_s, u"karl:search <- again"_s,
                          u"karl:unless-old <-"_s, u"rosa:4 <-"_s}));
    QCOMPARE(renderedStrays(*folder),
             (QStringList{u"db/changelog/books.sql::3::rosa: It is for mysql, not for PostgreSQL."_s,
                          u"db/changelog/scratch.sql: No changelog includes it."_s}));
    QCOMPARE(folder->migrations[0].key, u"db/changelog/books.sql::1::rosa"_s);
    // The two changes of the XML, in the lines where they stand.
    const QByteArray both = folder->migrations[5].forward.sql();
    QVERIFY(both.contains("CHECK (back_on >= lent_on);\nCREATE TABLE readers"));
    QCOMPARE(both.left(both.indexOf("ALTER")).count('\n'), 5);
}

/// As they stood in databasechangelog.
void TestLiquibase::checksumsAreTheTools_data()
{
    QTest::addColumn<QList<QByteArray>>("changes");
    QTest::addColumn<QString>("checksum");
    QTest::newRow("one") << QList<QByteArray>{"create table t1 (id int);"} << u"9:d2e6c788a7ad4f8dfa0dd3c162241364"_s;
    QTest::newRow("white space") << QList<QByteArray>{"\xEF\xBB\xBF"
                                                      "create  table t1\r\n\t(id int);\n"}
                                 << u"9:d2e6c788a7ad4f8dfa0dd3c162241364"_s;
    QTest::newRow("two") << QList<QByteArray>{"create table orders (id int); select '<';", "select 2;"}
                         << u"9:af4a8aab0e2d6b61e658a669db8be1d8"_s;
    QTest::newRow("none") << QList<QByteArray>{} << QString();
}

void TestLiquibase::checksumsAreTheTools()
{
    QFETCH(QList<QByteArray>, changes);
    QTEST(liquibaseChecksum({changes.begin(), changes.end()}), "checksum");
}

void TestLiquibase::onlyTheChangesetRuns()
{
    const QByteArray lines = "not SQL yet\n--changeset a:1\n--comment: é one\nSELECT 'é';\n--rollback SELECT 'back';\n"
                             "--changeset a:2\n--ignoreLines:1\nnot this\n--ignoreLines:start\nnor this\n"
                             "--ignoreLines:end\nSELECT 2; -- trailing\n";
    const MigrationFolder folder = folderOf(lines);
    QCOMPARE(folder.migrations.size(), std::size_t(2));
    const Migration &first = folder.migrations[0];
    QCOMPARE(first.forward.sql().trimmed(), QByteArray("SELECT 'é';"));
    QCOMPARE(first.forward.sql().size(), first.forward.bytes.size());
    QCOMPARE(first.forward.sql().indexOf("SELECT"), first.forward.bytes.indexOf("SELECT"));
    QCOMPARE(first.revert->sql().trimmed(), QByteArray("SELECT 'back';"));
    QCOMPARE(first.revert->sql().indexOf("SELECT"), first.forward.bytes.indexOf("SELECT 'back'"));
    QCOMPARE(folder.migrations[1].forward.sql().trimmed(), QByteArray("SELECT 2; -- trailing"));
    QCOMPARE(fact(folder.migrations[1], u"md5sum"_s), liquibaseChecksum({"SELECT 2; -- trailing"}));
}

void TestLiquibase::attributesAreRead()
{
    const MigrationFolder folder = folderOf(
        "--changeset \"a b\":\"the id\" runInTransaction:false runOnChange:TRUE labels:\"X, y\" "
        "logicalFilePath:other.sql\n"
        "--validCheckSum: 9:abc\n--comment first\n--comment: second\nSELECT 1;\n"
        "-- changeset c:2 runAlways:true failOnError:false\nSELECT 2;\n"
        "--changeset c:3\n--preconditions onFail:MARK_RAN onError:HALT\n"
        "--precondition-sql-check expectedResult:\"a b\" SELECT 'a b'\n--precondition-table-exists table:t schema:s\n"
        "SELECT 3;\n");
    const Migration &first = folder.migrations[0];
    QCOMPARE(first.name, u"a b:the id"_s);
    QCOMPARE(first.key, u"other.sql::the id::a b"_s);
    QVERIFY(first.isWithoutTransaction);
    QCOMPARE(first.repeat, Repeat::OnChange);
    QCOMPARE(fact(first, u"labels"_s), u"x,y"_s);
    QCOMPARE(fact(first, u"comments"_s), u"second"_s);
    QCOMPARE(first.facts.value(u"validCheckSums"_s).toStringList(), QStringList{u"9:abc"_s});
    QCOMPARE(folder.migrations[1].repeat, Repeat::Always);
    QCOMPARE(folderOf("--changeset \'\':a\nSELECT 1;\n").migrations[0].key, u"changelog.sql::a::"_s);
    QVERIFY(folder.migrations[1].note.english().contains(u"failOnError:false"_s));
    QCOMPARE(fact(folder.migrations[2], u"onFail"_s), u"MARK_RAN"_s);
    const QVariantList conditions = folder.migrations[2].facts.value(u"preconditions"_s).toList();
    QCOMPARE(conditions.size(), 2);
    QCOMPARE(conditions[0].toMap().value(u"expected"_s).toString(), u"a b"_s);
    QCOMPARE(conditions[0].toMap().value(u"text"_s).toString(), u"SELECT 'a b'"_s);
    QCOMPARE(conditions[1].toMap().value(u"kind"_s).toString(), u"table-exists"_s);
}

void TestLiquibase::otherSeparatorsBecomeSemicolons_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("runs");
    QTest::newRow("slash") << QByteArray() << QByteArray("SELECT 1\n/\nSELECT 2;\n/\n")
                           << QByteArray("SELECT 1\n;\nSELECT 2;");
    QTest::newRow("its own") << QByteArray("endDelimiter://") << QByteArray("SELECT 1; SELECT 2 //\nSELECT 3//\n")
                             << QByteArray("SELECT 1; SELECT 2 ;\nSELECT 3;");
    QTest::newRow("a word") << QByteArray("endDelimiter:\\nGO") << QByteArray("SELECT 1\nGo\nSELECT 2\nGO\n")
                            << QByteArray("SELECT 1\n;\nSELECT 2\n;");
    QTest::newRow("in one piece") << QByteArray("splitStatements:false") << QByteArray("SELECT 4\n/\n2;\n")
                                  << QByteArray("SELECT 4\n/\n2;");
    QTest::newRow("a division") << QByteArray() << QByteArray("SELECT 4 / 2,\n 6/3;\n")
                                << QByteArray("SELECT 4 / 2,\n 6/3;");
}

void TestLiquibase::otherSeparatorsBecomeSemicolons()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, runs);
    const MigrationFolder folder = folderOf("--changeset a:1 " + attributes + '\n' + sql);
    QByteArrayList lines = folder.migrations[0].forward.sql().trimmed().split('\n');
    for (QByteArray &line : lines)
        while (line.endsWith(' '))
            line.chop(1);
    QCOMPARE(lines.join('\n'), runs);
    QCOMPARE(folder.migrations[0].forward.sql().size(), folder.migrations[0].forward.bytes.size());
    QCOMPARE(fact(folder.migrations[0], u"md5sum"_s), liquibaseChecksum({sql}));
}

void TestLiquibase::propertiesAreFilledIn()
{
    const QByteArray lines
        = "--property name:table value:books\n--property name:table value:second\n"
          "--changeset a:1\nSELECT '${table}', '${who}', '${unknown}';\n--rollback SELECT '${who}';\n";
    const MigrationFolder folder = folderOf(lines, {{u"who"_s, u"me"_s}});
    const Migration &migration = folder.migrations[0];
    const QByteArray sql = "SELECT 'books', 'me', '${unknown}';";
    QCOMPARE(migration.forward.sql().trimmed(), sql);
    QVERIFY(migration.forward.isFilled);
    QCOMPARE(migration.revert->sql().trimmed(), QByteArray("SELECT 'me';"));
    QCOMPARE(fact(migration, u"md5sum"_s), liquibaseChecksum({sql}));
    QCOMPARE(migration.forward.sql().left(migration.forward.sql().indexOf("SELECT")).count('\n'), 4);
}

void TestLiquibase::rollbacksAreReverts_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("revert");
    QTest::newRow("none") << QByteArray() << QByteArray("(none)");
    QTest::newRow("two lines") << QByteArray("--rollback DROP\n--rollback TABLE t;\n") << QByteArray("DROP TABLE t;");
    QTest::newRow("a block") << QByteArray("/* liquibase rollback\nDROP TABLE t;\n*/\n") << QByteArray("DROP TABLE t;");
    QTest::newRow("empty") << QByteArray("--rollback empty\n") << QByteArray();
    QTest::newRow("not required") << QByteArray("--rollback not required\n") << QByteArray();
}

void TestLiquibase::rollbacksAreReverts()
{
    QFETCH(QByteArray, lines);
    const MigrationFolder folder = folderOf("--changeset a:1\nSELECT 1;\n" + lines + "--changeset a:2\nSELECT 2;\n");
    const auto &revert = folder.migrations[0].revert;
    QTEST(revert ? revert->sql().simplified() : QByteArray("(none)"), "revert");
    QCOMPARE(folder.migrations[0].forward.sql().trimmed(), QByteArray("SELECT 1;"));
    QVERIFY(!folder.migrations[1].revert);
}

void TestLiquibase::contextsAreWrittenAsTheLedgerHasThem()
{
    const FolderTree tree(
        {u"changelog.xml=<databaseChangeLog><include file=\"a.sql\" context=\"a\"/></databaseChangeLog>"_s});
    tree.write(u"a.sql"_s,
               head
                   + "--changeset a:1 context:\"a or b\"\nSELECT 1;\n--changeset a:2 context:a,b\nSELECT 2;\n"
                     "--changeset a:3\nSELECT 3;\n"
                     "--changeset a:4 contextFilter:\"(a and b) or !c\"\nSELECT 4;\n");
    const auto folder = openMigrations({tree.root()}, u"liquibase"_s, {});
    QVERIFY(folder);
    QStringList contexts;
    for (const Migration &migration : folder->migrations)
        contexts << fact(migration, u"contexts"_s);
    QCOMPARE(contexts, (QStringList{u"a AND (a or b)"_s, u"a AND (a,b)"_s, u"a"_s, u"a AND ((a and b) or !c)"_s}));
}

void TestLiquibase::whatIsFilteredIsAStray_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QString>("contexts");
    QTest::addColumn<QString>("labels");
    QTest::addColumn<bool>("runs");
    const auto row = [](const char *name, const char *attributes, const QString &contexts, const QString &labels,
                        bool runs) { QTest::newRow(name) << QByteArray(attributes) << contexts << labels << runs; };
    row("no filter", "context:test labels:x", {}, {}, true);
    row("the context asked for", "context:test", u"Test,prod"_s, {}, true);
    row("another context", "context:test", u"prod"_s, {}, false);
    row("no context", "", u"prod"_s, {}, true);
    row("not", "context:!prod", u"prod"_s, {}, false);
    row("and", "context:\"prod and eu\"", u"prod"_s, {}, false);
    row("or and not", "context:\"(test or prod) and !eu\"", u"prod"_s, {}, true);
    row("one that has to be asked for", "context:@test", {}, {}, false);
    row("a label", "labels:a,b", {}, u"b and !c"_s, true);
    row("another label", "labels:a", {}, u"b"_s, false);
    row("another database", "dbms:oracle,h2", {}, {}, false);
    row("ours too", "dbms:oracle,postgresql", {}, {}, true);
    row("all but one", "dbms:!h2", {}, {}, true);
    row("all but ours", "dbms:!postgresql", {}, {}, false);
    row("ignored", "ignore:true", {}, {}, false);
}

void TestLiquibase::whatIsFilteredIsAStray()
{
    QFETCH(QByteArray, attributes);
    QFETCH(QString, contexts);
    QFETCH(QString, labels);
    QFETCH(bool, runs);
    const FolderTree tree;
    tree.write(u"changelog.sql"_s, head + "--changeset a:1 " + attributes + "\nSELECT 1;\n");
    tree.write(u"liquibase.properties"_s,
               u"changeLogFile=changelog.sql\ncontexts=%1\nlabelFilter=%2"_s.arg(contexts, labels).toUtf8());
    const auto folder = openMigrations({tree.root()}, u"liquibase"_s, {});
    QVERIFY(folder);
    QCOMPARE(int(folder->migrations.size()), runs ? 1 : 0);
    QCOMPARE(int(folder->strays.size()), runs ? 0 : 1);
}

void TestLiquibase::includesAreFollowed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("changelog");
    QTest::newRow("XML") << u"changelog.xml"_s
                         << QByteArray(
                                "<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\">"
                                "<!-- <include file=\"no.sql\"/> --><include file=\"b.sql\"/>"
                                "<includeAll path=\"sub/\" relativeToChangelogFile=\"true\"/></databaseChangeLog>");
    QTest::newRow("YAML") << u"changelog.yaml"_s
                          << QByteArray("# comment\ndatabaseChangeLog:\n  - include:\n      file: 'b.sql'\n"
                                        "  - includeAll: { path: sub, relativeToChangelogFile: true }\n");
    QTest::newRow("JSON") << u"changelog.json"_s
                          << QByteArray("{\"databaseChangeLog\": [{\"include\": {\"file\": \"b.sql\"}},"
                                        "{\"includeAll\": {\"path\": \"sub\", \"relativeToChangelogFile\": true}}]}");
}

void TestLiquibase::includesAreFollowed()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, changelog);
    const FolderTree tree({u"b.sql"_s + set, u"sub/2.sql"_s + set, u"sub/1.sql=SELECT 'raw';"_s,
                           u"sub/deep/3.sql"_s + set, u"sub/readme.txt=no"_s});
    tree.write(name, changelog);
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QVERIFY2(folder->problems.empty(), folder->problems.empty() ? "" : qPrintable(describe(folder->problems[0])));
    QCOMPARE(keys(*folder), u"b.sql::1::a sub/1.sql::raw::includeAll sub/2.sql::1::a sub/deep/3.sql::1::a"_s);
}

void TestLiquibase::brokenChangelogsSayWhere_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("line");
    const QString xml = u"changelog.xml=<databaseChangeLog>\n%1\n</databaseChangeLog>"_s;
    QTest::newRow("missing include") << QStringList{xml.arg(u"<include file=\"gone.sql\"/>"_s)}
                                     << u"includes gone.sql"_s << 2;
    QTest::newRow("outside") << QStringList{xml.arg(
        u"<include file=\"../../../etc/passwd\" relativeToChangelogFile=\"true\"/>"_s)}
                             << u"leads out of the project"_s << 2;
    QTest::newRow("itself") << QStringList{xml.arg(u"<include file=\"changelog.xml\"/>"_s)} << u"includes itself"_s
                            << 2;
    QTest::newRow("no XML") << QStringList{xml.arg(u"<include file=\"a.sql\">"_s)} << u"is not XML"_s << 3;
    QTest::newRow("twice") << QStringList{u"changelog.sql"_s + set + u"--changeset a:1\nSELECT 2;\n"_s}
                           << u"two changesets changelog.sql::1::a: here, and in line 2 of changelog.sql."_s << 4;
    QTest::newRow("empty") << QStringList{xml.arg(u"<include file=\"a.sql\"/>"_s), u"a.sql="_s}
                           << u"a.sql is empty, and Liquibase stops"_s << 0;
    QTest::newRow("no YAML") << QStringList{xml.arg(u"<include file=\"a.yaml\"/>"_s), u"a.yaml=a: 1\n"_s}
                             << u"has no databaseChangeLog"_s << 1;
    QTest::newRow("no JSON") << QStringList{xml.arg(u"<include file=\"a.json\"/>"_s), u"a.json={\n\"a\": \n}"_s}
                             << u"is not JSON"_s << 3;
    QTest::newRow("other JSON") << QStringList{xml.arg(u"<include file=\"a.json\"/>"_s), u"a.json={\"a\": 1}"_s}
                                << u"has no databaseChangeLog"_s << 1;
    QTest::newRow("one dash") << QStringList{u"changelog.sql"_s + set + u"- changeset a:2\nSELECT 2;\n"_s}
                              << u"looks like a changeset"_s << 4;
    QTest::newRow("no id") << QStringList{u"changelog.sql"_s + set + u"--changeset a\nSELECT 2;\n"_s}
                           << u"looks like a changeset"_s << 4;
}

void TestLiquibase::brokenChangelogsSayWhere()
{
    QFETCH(QStringList, files);
    QFETCH(QString, words);
    const FolderTree tree(files);
    const auto folder = openMigrations({tree.root()}, u"liquibase"_s, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(int(folder->problems.size()), 1);
    QVERIFY2(describe(folder->problems[0]).contains(words), qPrintable(describe(folder->problems[0])));
    QTEST(folder->problems[0].line, "line");
}

/// Liquibase reads them and says nothing.
void TestLiquibase::filesWithoutAChangesetAreStrays()
{
    const FolderTree tree({u"changelog.xml=<databaseChangeLog><includeAll path=\"sub\"/></databaseChangeLog>"_s,
                           u"sub/a.sql"_s + set, u"sub/b.sql=--liquibase formatted sql\nSELECT 1;\n"_s,
                           u"sub/c.xml=<databaseChangeLog/>"_s, u"sub/d.md=Notes"_s});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QVERIFY(folder->problems.empty());
    QCOMPARE(keys(*folder), u"sub/a.sql::1::a"_s);
    const QString why = u": It holds no changeset, so that nothing of it ever runs."_s;
    QCOMPARE(renderedStrays(*folder), (QStringList{u"sub/b.sql"_s + why, u"sub/c.xml"_s + why, u"sub/d.md"_s + why}));
}

void TestLiquibase::aScriptThatIsNotThereIsAProblemOfItsChangeset()
{
    const FolderTree tree(
        {u"changelog.xml=<databaseChangeLog><changeSet id=\"1\" author=\"a\"><sqlFile path=\"x.sql\"/>"
         "</changeSet><include file=\"a.sql\"/></databaseChangeLog>"_s,
         u"a.sql"_s + set});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->migrations.size(), std::size_t(2));
    QVERIFY2(folder->migrations[0].problem.english().contains(u"x.sql"_s), qPrintable(rendered(*folder).join(u'\n')));
    QVERIFY(folder->migrations[1].problem.isEmpty());
}

void TestLiquibase::changesThatAreNoSqlAreLeftToLiquibase()
{
    const FolderTree tree({u"changelog.xml=<databaseChangeLog><changeSet id=\"1\" author=\"a\">"
                           "<createTable tableName=\"t\"/></changeSet></databaseChangeLog>"_s});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY(folder && folder->problems.empty());
    QVERIFY(folder->migrations[0].problem.english().contains(u"“createTable” is no SQL"_s));
    QCOMPARE(folder->migrations[0].key, u"changelog.xml::1::a"_s);
    QCOMPARE(fact(folder->migrations[0], u"md5sum"_s), QString());
}

void TestLiquibase::oneNameInTwoFilesHasTheFileInIt()
{
    const FolderTree tree({u"changelog/a.sql"_s + set, u"changelog/b.sql"_s + set});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY(folder && folder->problems.empty());
    QCOMPARE(rendered(*folder), (QStringList{u"changelog/a.sql::a:1"_s, u"changelog/b.sql::a:1"_s}));
}

void TestLiquibase::aDraftIsReadBack_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<int>("written");
    QTest::newRow("SQL") << QStringList{u"changelog.sql"_s + set} << 1;
    QTest::newRow("XML")
        << QStringList{u"db/changelog/db.changelog-master.xml=<databaseChangeLog>\n</databaseChangeLog>\n"_s} << 2;
    QTest::newRow("YAML") << QStringList{u"db/changelog/db.changelog-master.yaml=databaseChangeLog:\n- include:\n"
                                         "    file: a.sql\n    relativeToChangelogFile: true\n"_s,
                                         u"db/changelog/a.sql"_s + set}
                          << 2;
    QTest::newRow("all of another folder")
        << QStringList{u"db/changelog/db.changelog-master.yaml=databaseChangeLog:\n- includeAll:\n    path: changes\n"
                       "    relativeToChangelogFile: true\n"_s,
                       u"db/changelog/changes/a.sql"_s + set}
        << 2;
}

void TestLiquibase::aDraftIsReadBack()
{
    QFETCH(QStringList, files);
    const FolderTree tree(files);
    const auto before = openMigrations({tree.root()}, u"liquibase"_s, {});
    QVERIFY2(bool(before), before ? "" : qPrintable(describe(before.error())));
    const Draft draft{u"Count Books!"_s, QDateTime({2025, 2, 3}, {4, 5, 6}, Qt::UTC),
                      "CREATE FUNCTION n() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;\n",
                      "DROP FUNCTION n();\nSELECT 1;\n"};
    const auto drafted = findLayout(u"liquibase"_s)->draft(*before, draft);
    QVERIFY2(bool(drafted), drafted ? "" : qPrintable(describe(drafted.error())));
    QTEST(int(drafted->files.size()), "written");
    for (const DraftFile &file : drafted->files) {
        QCOMPARE(QFileInfo::exists(tree.path(file.path)), file.replaces);
        tree.write(file.path, file.bytes);
    }
    const auto folder = openMigrations({tree.root()}, u"liquibase"_s, {});
    QVERIFY(folder && folder->problems.empty());
    QCOMPARE(folder->migrations.size(), before->migrations.size() + 1);
    const Migration &written = folder->migrations.back();
    QCOMPARE(written.name, drafted->name);
    QCOMPARE(written.forward.sql().trimmed(), draft.forward.trimmed());
    QCOMPARE(written.revert->sql().simplified(), draft.revert.simplified());
    QCOMPARE(fact(written, u"comments"_s), u"Count Books!"_s);
}

void TestLiquibase::aFolderWithoutAListTakesNoDraft()
{
    const FolderTree tree({u"changelog/a.sql"_s + set, u"changelog/b.sql"_s + set});
    const auto drafted = findLayout(u"liquibase"_s)->draft(*openMigrations({tree.root()}, {}, {}), {u"more"_s});
    QVERIFY(!drafted);
    QCOMPARE(drafted.error().code, ErrorCode::BadRequest);
}

/// A changelog of one folder names files of another: both are on the search path.
void TestLiquibase::theSearchPathIsTried()
{
    const FolderTree tree(
        {u"liquibase.properties=changeLogFile=root.xml\nsearchPath=one,two\n"_s,
         u"one/root.xml=<databaseChangeLog><include file=\"classpath:sub/a.sql\"/></databaseChangeLog>"_s,
         u"two/sub/a.sql"_s + set});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QVERIFY(folder->problems.empty());
    QCOMPARE(keys(*folder), u"sub/a.sql::1::a"_s);
    QCOMPARE(folder->migrations[0].forward.path, u"two/sub/a.sql"_s);
}

QTEST_GUILESS_MAIN(TestLiquibase)
#include "tst_liquibase.moc"
