// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/liquibasechecksum.h"
#include "tests/migrations/foldertree.h"
#include "tests/migrations/liquibasetest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace lockstep::test::liquibase;

/// Changelogs and what they include, as Liquibase 4.28 was seen to take them.
class TestLiquibaseChangelog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void includesAreFollowed_data();
    void includesAreFollowed();
    void brokenChangelogsSayWhere_data();
    void brokenChangelogsSayWhere();
    void filesWithoutAChangesetAreStrays();
    void aScriptThatIsNotThereIsAProblemOfItsChangeset();
    void changesThatAreNoSqlAreLeftToLiquibase();
    void everyFormSaysTheSame_data();
    void everyFormSaysTheSame();
    void theTextOfYamlStandsInItsLine();
    void oneNameInTwoFilesHasTheFileInIt();
    void aDraftIsReadBack_data();
    void aDraftIsReadBack();
    void aFolderWithoutAListTakesNoDraft();
    void theSearchPathIsTried();
};

void TestLiquibaseChangelog::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestLiquibaseChangelog::includesAreFollowed_data()
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

void TestLiquibaseChangelog::includesAreFollowed()
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

void TestLiquibaseChangelog::brokenChangelogsSayWhere_data()
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
    QTest::newRow("no JSON") << QStringList{xml.arg(u"<include file=\"a.json\"/>"_s), u"a.json={\n\"a\": [\n}"_s}
                             << u"is not JSON"_s << 3;
    QTest::newRow("other JSON") << QStringList{xml.arg(u"<include file=\"a.json\"/>"_s), u"a.json={\"a\": 1}"_s}
                                << u"has no databaseChangeLog"_s << 1;
    QTest::newRow("one dash") << QStringList{u"changelog.sql"_s + set + u"- changeset a:2\nSELECT 2;\n"_s}
                              << u"looks like a changeset"_s << 4;
    QTest::newRow("no id") << QStringList{u"changelog.sql"_s + set + u"--changeset a\nSELECT 2;\n"_s}
                           << u"looks like a changeset"_s << 4;
}

void TestLiquibaseChangelog::brokenChangelogsSayWhere()
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
void TestLiquibaseChangelog::filesWithoutAChangesetAreStrays()
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

void TestLiquibaseChangelog::aScriptThatIsNotThereIsAProblemOfItsChangeset()
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

void TestLiquibaseChangelog::changesThatAreNoSqlAreLeftToLiquibase()
{
    const FolderTree tree({u"changelog.xml=<databaseChangeLog><changeSet id=\"1\" author=\"a\">"
                           "<createTable tableName=\"t\"/></changeSet></databaseChangeLog>"_s});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY(folder && folder->problems.empty());
    QVERIFY2(folder->migrations[0].problem.english().startsWith(u"Its “createTable” (changelog.xml, line 1)"_s),
             qPrintable(folder->migrations[0].problem.english()));
    QCOMPARE(folder->migrations[0].key, u"changelog.xml::1::a"_s);
    QCOMPARE(fact(folder->migrations[0], u"md5sum"_s), QString());
}

void TestLiquibaseChangelog::everyFormSaysTheSame_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("changelog");
    QTest::newRow("XML") << u"changelog.xml"_s << QByteArray(R"(<databaseChangeLog>
<property name="table" value="users"/>
<changeSet id="1" author="a" labels="x" runInTransaction="false"><comment>Users</comment>
  <preConditions onFail="MARK_RAN"><sqlCheck expectedResult="0">SELECT 0</sqlCheck></preConditions>
  <validCheckSum>8:abc</validCheckSum>
  <sql>CREATE TABLE ${table} (id int);</sql><sqlFile path="more.sql" relativeToChangelogFile="true"/>
  <rollback>DROP TABLE ${table};</rollback></changeSet>
<changeSet id="2" author="a"><createTable tableName="t"/></changeSet>
</databaseChangeLog>)");
    QTest::newRow("YAML") << u"changelog.yaml"_s << QByteArray(R"(databaseChangeLog:
  - property: { name: table, value: users }
  - changeSet:
      id: 1
      author: a
      labels: x
      runInTransaction: false
      comment: Users
      preConditions:
        - onFail: MARK_RAN
        - sqlCheck: { expectedResult: 0, sql: SELECT 0 }
      validCheckSum: 8:abc
      changes:
        - sql:
            splitStatements: true
            sql: |
              CREATE TABLE ${table} (id int);
        - sqlFile: { path: more.sql, relativeToChangelogFile: true }
      rollback:
        - sql: { sql: "DROP TABLE ${table}" }
  - changeSet:
      id: 2
      author: a
      changes:
        - createTable: { tableName: t }
)");
    QTest::newRow("JSON") << u"changelog.json"_s << QByteArray(R"({"databaseChangeLog": [
{"property": {"name": "table", "value": "users"}},
{"changeSet": {"id": "1", "author": "a", "labels": "x", "runInTransaction": false, "comment": "Users",
  "preConditions": [{"onFail": "MARK_RAN"}, {"sqlCheck": {"expectedResult": 0, "sql": "SELECT 0"}}],
  "validCheckSum": ["8:abc"],
  "changes": [{"sql": {"sql": "CREATE TABLE ${table} (id int);"}},
              {"sqlFile": {"path": "more.sql", "relativeToChangelogFile": true}}],
  "rollback": "DROP TABLE ${table};"}},
{"changeSet": {"id": "2", "author": "a", "changes": [{"createTable": {"tableName": "t"}}]}}
]})");
}

void TestLiquibaseChangelog::everyFormSaysTheSame()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, changelog);
    const FolderTree tree({u"more.sql=INSERT INTO ${table} VALUES (1);"_s});
    tree.write(name, changelog);
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QVERIFY2(folder->problems.empty(), folder->problems.empty() ? "" : qPrintable(describe(folder->problems[0])));
    QCOMPARE(keys(*folder), u"%1::1::a %1::2::a"_s.arg(name));
    const Migration &first = folder->migrations[0];
    QVERIFY2(first.problem.isEmpty(), qPrintable(first.problem.english()));
    QCOMPARE(first.forward.sql().simplified(),
             QByteArray("CREATE TABLE users (id int); INSERT INTO users VALUES (1);"));
    QCOMPARE(first.revert->sql().simplified().replace(" ;", ";"), QByteArray("DROP TABLE users;"));
    QVERIFY(first.isWithoutTransaction);
    QCOMPARE(fact(first, u"labels"_s), u"x"_s);
    QCOMPARE(fact(first, u"comments"_s), u"Users"_s);
    QCOMPARE(fact(first, u"onFail"_s), u"MARK_RAN"_s);
    QCOMPARE(fact(first, u"description"_s), u"sql; sqlFile path=more.sql"_s);
    QCOMPARE(fact(first, u"md5sum"_s),
             liquibaseChecksum({"CREATE TABLE users (id int);", "INSERT INTO users VALUES (1);"}));
    QCOMPARE(first.facts.value(u"validCheckSums"_s).toStringList(), QStringList{u"8:abc"_s});
    const QVariantMap asked = first.facts.value(u"preconditions"_s).toList().value(0).toMap();
    QCOMPARE(asked.value(u"expected"_s).toString(), u"0"_s);
    QCOMPARE(asked.value(u"text"_s).toString(), u"SELECT 0"_s);
    const Migration &second = folder->migrations[1];
    QVERIFY2(second.problem.english().startsWith(u"Its “createTable” (%1, line "_s.arg(name)),
             qPrintable(second.problem.english()));
    QVERIFY2(second.forward.sql().trimmed().startsWith("-- "), second.forward.sql().constData());
    QVERIFY2(second.forward.sql().contains("createTable"), second.forward.sql().constData());
}

void TestLiquibaseChangelog::theTextOfYamlStandsInItsLine()
{
    const FolderTree tree({u"changelog.yaml=databaseChangeLog:\n- changeSet:\n    id: 1\n    author: a\n"
                           "    changes:\n    - sql:\n        sql: |\n          SELECT 1;\n          SELECT 2;\n"_s});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY(folder && folder->problems.empty());
    const QByteArray sql = folder->migrations[0].forward.sql();
    QCOMPARE(sql.left(sql.indexOf("SELECT 1")).count('\n'), 7);
    QCOMPARE(sql.left(sql.indexOf("SELECT 2")).count('\n'), 8);
    const FolderTree other({u"changelog.yaml=databaseChangeLog:\n- changeSet:\n    id: 1\n    author: a\n"
                            "    changes:\n    - createTable:\n        tableName: t\n"_s});
    const auto foreign = openMigrations({other.root()}, {}, {});
    QVERIFY(foreign && foreign->problems.empty());
    QCOMPARE(foreign->migrations[0].forward.sql(), QByteArray(5, '\n') + "-- - createTable:\n");
}

void TestLiquibaseChangelog::oneNameInTwoFilesHasTheFileInIt()
{
    const FolderTree tree({u"changelog/a.sql"_s + set, u"changelog/b.sql"_s + set});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY(folder && folder->problems.empty());
    QCOMPARE(rendered(*folder), (QStringList{u"changelog/a.sql::a:1"_s, u"changelog/b.sql::a:1"_s}));
}

void TestLiquibaseChangelog::aDraftIsReadBack_data()
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

void TestLiquibaseChangelog::aDraftIsReadBack()
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

void TestLiquibaseChangelog::aFolderWithoutAListTakesNoDraft()
{
    const FolderTree tree({u"changelog/a.sql"_s + set, u"changelog/b.sql"_s + set});
    const auto drafted = findLayout(u"liquibase"_s)->draft(*openMigrations({tree.root()}, {}, {}), {u"more"_s});
    QVERIFY(!drafted);
    QCOMPARE(drafted.error().code, ErrorCode::BadRequest);
}

/// A changelog of one folder names files of another: both are on the search path.
void TestLiquibaseChangelog::theSearchPathIsTried()
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

QTEST_GUILESS_MAIN(TestLiquibaseChangelog)
#include "tst_liquibasechangelog.moc"
