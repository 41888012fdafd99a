// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/liquibasechecksum.h"
#include "app/migrations/liquibasefilter.h"
#include "tests/migrations/foldertree.h"
#include "tests/migrations/liquibasetest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace lockstep::test::liquibase;

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
};

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

QTEST_GUILESS_MAIN(TestLiquibase)
#include "tst_liquibase.moc"
