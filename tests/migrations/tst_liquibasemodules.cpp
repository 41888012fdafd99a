// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/foldertree.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

/// Changelogs that lie in the modules of a Java build, whose resources are one class path.
class TestLiquibaseModules : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void oneModuleIncludesTheOthers();
    void whatNoModuleIncludesIsAStray();
    void aModuleAloneSaysWhatItLacks();
    void modulesWithoutACommonRootAreListed();
    void aChangelogFurtherUpIsTheRoot();
    void theHistoryIsReadAsAWhole();
};

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/liquibase-sql/");

QString changelog(const QStringList &includes)
{
    QString text = u"=<databaseChangeLog>"_s;
    for (const QString &one : includes)
        text += u"<include file=\"%1\"/>"_s.arg(one);
    return text + u"</databaseChangeLog>"_s;
}

QString changeSet(const QString &id)
{
    return u"=--liquibase formatted sql\n--changeset a:%1\nSELECT 1;\n"_s.arg(id);
}

QStringList keys(const MigrationFolder &folder)
{
    QStringList found;
    for (const Migration &migration : folder.migrations)
        found << migration.ledgerKey();
    return found;
}

const QStringList project{
    u"app/src/main/resources/changelog.xml"_s + changelog({u"core/changelog.xml"_s, u"db/changelog/changelog.xml"_s}),
    u"app/src/main/resources/db/changelog/changelog.xml"_s + changelog({u"db/changelog/1.sql"_s}),
    u"app/src/main/resources/db/changelog/1.sql"_s + changeSet(u"1"_s),
    u"app/src/main/resources/application.yml=spring: {}\n"_s,
    u"libs/core/src/main/resources/core/changelog.xml"_s + changelog({u"core/2.sql"_s}),
    u"libs/core/src/main/resources/core/2.sql"_s + changeSet(u"2"_s),
    u"libs/old/src/main/resources/old/changelog.xml"_s + changelog({u"old/3.sql"_s}),
    u"libs/old/src/main/resources/old/3.sql"_s + changeSet(u"3"_s),
};

#define VERIFY_OPENED(folder)                                                                                          \
    do {                                                                                                               \
        QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));                                    \
        QCOMPARE(folder->layout, u"liquibase"_s);                                                                      \
    } while (false)

}  // namespace

void TestLiquibaseModules::oneModuleIncludesTheOthers()
{
    const FolderTree tree(project);
    const auto folder = openMigrations({tree.root()}, {}, {});
    VERIFY_OPENED(folder);
    QVERIFY2(folder->problems.empty(), folder->problems.empty() ? "" : qPrintable(describe(folder->problems[0])));
    QCOMPARE(keys(*folder), (QStringList{u"core/2.sql::2::a"_s, u"db/changelog/1.sql::1::a"_s}));
    QCOMPARE(folder->migrations[0].forward.path, u"libs/core/src/main/resources/core/2.sql"_s);
}

void TestLiquibaseModules::whatNoModuleIncludesIsAStray()
{
    const FolderTree tree(project);
    const auto folder = openMigrations({tree.root()}, {}, {});
    VERIFY_OPENED(folder);
    QCOMPARE(renderedStrays(*folder), QStringList{u"libs/old/src/main/resources/old: No changelog includes it."_s});
}

void TestLiquibaseModules::aModuleAloneSaysWhatItLacks()
{
    const FolderTree tree(project);
    const auto folder = openMigrations({tree.path(u"app"_s)}, {}, {});
    VERIFY_OPENED(folder);
    QCOMPARE(keys(*folder), QStringList{u"db/changelog/1.sql::1::a"_s});
    QCOMPARE(folder->problems.size(), std::size_t(1));
    const QString words = describe(folder->problems[0]);
    QVERIFY2(words.contains(u"includes core/changelog.xml, which is not there"_s), qPrintable(words));
    QVERIFY2(words.contains(u"open the folder that holds both"_s), qPrintable(words));
}

void TestLiquibaseModules::modulesWithoutACommonRootAreListed()
{
    const FolderTree tree({u"one/src/main/resources/db/changelog/a.sql"_s + changeSet(u"1"_s),
                           u"two/src/main/resources/db/changelog/b.sql"_s + changeSet(u"1"_s)});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::LayoutUnknown);
    const QString words = describe(folder.error());
    for (const QString &module : {u"one"_s, u"two"_s}) {
        const QString command = u"lockstep status %1/%2  (Liquibase)"_s.arg(tree.root(), module);
        QVERIFY2(words.contains(command), qPrintable(words));
    }
}

void TestLiquibaseModules::aChangelogFurtherUpIsTheRoot()
{
    const FolderTree tree({u"src/main/resources/changelog.xml"_s + changelog({u"db/changelog/changelog.xml"_s}),
                           u"src/main/resources/db/changelog/changelog.xml"_s + changelog({u"db/changelog/1.sql"_s}),
                           u"src/main/resources/db/changelog/1.sql"_s + changeSet(u"1"_s)});
    const auto folder = openMigrations({tree.root()}, {}, {});
    VERIFY_OPENED(folder);
    QCOMPARE(folder->folder, u"src/main/resources"_s);
    QCOMPARE(keys(*folder), QStringList{u"db/changelog/1.sql::1::a"_s});
}

/// A public history of sixteen modules, counted by others: 330 scripts, where each script of a changeset counts,
/// without Java code, changesets on a property and the plain files that Liquibase gives an id itself.
void TestLiquibaseModules::theHistoryIsReadAsAWhole()
{
    const QDir root(corpus);
    const QStringList histories = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (histories.isEmpty())
        QSKIP("The public histories are not here: none was read.");
    const auto folder = openMigrations({root.filePath(histories.front())}, {}, {});
    VERIFY_OPENED(folder);
    QVERIFY2(folder->problems.empty(), folder->problems.empty() ? "" : qPrintable(describe(folder->problems[0])));
    int isJava = 0;
    int onProperty = 0;
    int plainFiles = 0;
    int scripts = 0;
    for (const Migration &migration : folder->migrations) {
        const QVariantList conditions = migration.facts.value(u"preconditions"_s).toList();
        const bool hasProperty = std::ranges::any_of(
            conditions, [](const QVariant &one) { return one.toMap().value(u"kind"_s) == u"property"_s; });
        if (migration.problem.english().contains(u"customChange"_s))
            ++isJava;
        else if (hasProperty)
            ++onProperty;
        else if (migration.facts.value(u"id"_s) == u"raw"_s)
            ++plainFiles;
        else
            scripts += int(migration.facts.value(u"description"_s).toString().split(u"; "_s).size());
    }
    QCOMPARE(isJava, 69);
    QCOMPARE(onProperty, 14);
    QCOMPARE(plainFiles, 2);
    QCOMPARE(scripts, 330);
}

QTEST_GUILESS_MAIN(TestLiquibaseModules)
#include "tst_liquibasemodules.moc"
