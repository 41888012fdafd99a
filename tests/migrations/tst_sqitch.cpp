// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqitchconf.h"
#include "app/migrations/sqitchplan.h"
#include "tests/migrations/foldertree.h"
#include "tests/migrations/sqitchtest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace lockstep::test::sqitch;

/// What sqitch 1.3.1 was seen to make of the same files.
class TestSqitch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void idsAreTheTools();
    void theUriIsMadeCanonical_data();
    void theUriIsMadeCanonical();
    void whatSqitchRefusesIsAMistake_data();
    void whatSqitchRefusesIsAMistake();
    void aGoodPlanHasNoMistake_data();
    void aGoodPlanHasNoMistake();
    void aReworkedChangeTakesTheTagsFile();
    void aReworkedChangeWithoutItsFileIsAProblem();
    void theHistoriesAreRead_data();
    void theHistoriesAreRead();
};

void TestSqitch::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestSqitch::theFolderIsFound_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("folder");
    const QString plan = u"sqitch.plan="_s + head + u"a"_s + by + u'\n';
    const QString conf = u"sqitch.conf=[core]\n\tengine = pg\n"_s;
    QTest::newRow("the project") << QStringList{plan, conf, u"deploy/a.sql"_s} << QString();
    QTest::newRow("a folder of it") << QStringList{u"db/"_s + plan, u"db/"_s + conf, u"db/deploy/a.sql"_s} << u"db"_s;
    QTest::newRow("settings above") << QStringList{u"sql/"_s + plan, conf + u"\ttop_dir = sql\n"_s,
                                                   u"sql/deploy/a.sql"_s}
                                    << QString();
    QTest::newRow("no settings") << QStringList{plan, u"deploy/a.sql"_s} << QString();
}

void TestSqitch::theFolderIsFound()
{
    QFETCH(QStringList, files);
    const FolderTree tree(files);
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"sqitch"_s);
    QTEST(folder->folder, "folder");
    QCOMPARE(rendered(*folder), QStringList{u"a"_s});
    QVERIFY(folder->problems.empty() && folder->strays.empty());
}

void TestSqitch::theFixtureIsRead()
{
    const auto folder = openMigrations({fixture}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"sqitch"_s);
    QCOMPARE(rendered(*folder),
             (QStringList{u"customers <- customers.sql"_s, u"orders <- orders.sql"_s,
                          u"order_count@v1.0 <- order_count@v1.0.sql"_s, u"orders_index <- orders_index.sql"_s,
                          u"order_count <- order_count.sql"_s}));
    QCOMPARE(renderedStrays(*folder),
             (QStringList{u"deploy/scratch.sql: The plan has no change for it."_s,
                          u"verify: 1 script, checked by “sqitch verify”; a deploy runs none of them."_s}));
    const QVariantMap &facts = folder->migrations[2].facts;
    QCOMPARE(facts.value(u"requires"_s).toStringList(), QStringList{u"orders"_s});
    QCOMPARE(facts.value(u"conflicts"_s).toStringList(), QStringList{u"billing:invoices"_s});
    QCOMPARE(facts.value(u"userName"_s).toString(), u"Dana Deployer"_s);
    QCOMPARE(folder->migrations[1].facts.value(u"note"_s).toString(), u"What they buy\nand when"_s);
}

/// `sqitch plan --format raw`, and the tag's as it stood in sqitch.tags.
void TestSqitch::idsAreTheTools()
{
    const auto folder = openMigrations({fixture}, {}, {});
    QVERIFY(folder);
    QStringList ids;
    for (const Migration &migration : folder->migrations)
        ids << migration.key;
    QCOMPARE(ids,
             (QStringList{u"d70d6cea2244f03ef61e29e53daa0173ddb7fa6b"_s, u"be0d6037f679dad08dee020b9b12abb0dd5ebb49"_s,
                          u"db1348fce87a034d46c43c66c083ead3e5eb25b5"_s, u"bb19f0d2144118117e0a6e51cfb5d06c4647cc5c"_s,
                          u"d2ea4548311e9637c22b11e35b39b7f508c922b8"_s}));
    const QVariantMap tag = folder->migrations[2].facts.value(u"tags"_s).toList().value(0).toMap();
    QCOMPARE(tag.value(u"id"_s).toString(), u"f064aa86a4b93132e2626c581cac9216857b558a"_s);
    QCOMPARE(tag.value(u"tag"_s).toString(), u"@v1.0"_s);
}

void TestSqitch::theUriIsMadeCanonical_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("host and path") << u"HTTPS://GitHub.com"_s << u"https://github.com/"_s;
    QTest::newRow("escapes") << u"https://x.org/%7efoo?q"_s << u"https://x.org/~foo?q"_s;
    QTest::newRow("port") << u"https://user@H.org:8443/"_s << u"https://user@h.org:8443/"_s;
    QTest::newRow("usual port") << u"http://x.org:80/a"_s << u"http://x.org/a"_s;
}

/// Two spellings of one URI give the same ids.
void TestSqitch::theUriIsMadeCanonical()
{
    QFETCH(QString, written);
    QFETCH(QString, canonical);
    const auto idWith = [](const QString &uri) {
        return parseSqitchPlan((u"%project=shop\n%uri="_s + uri + u"\n\na"_s + by).toUtf8()).changes.at(0).id;
    };
    QCOMPARE(idWith(written), idWith(canonical));
    QVERIFY(idWith(written) != idWith(canonical + u"x"_s));
}

void TestSqitch::whatSqitchRefusesIsAMistake_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("mistake");
    const auto row = [](const char *name, const QString &lines, const QString &mistake) {
        QTest::newRow(name) << head + lines << mistake;
    };
    QTest::newRow("no project") << u"%syntax-version=1.0.0\n\na"_s + by << u"1: The plan names no project"_s;
    QTest::newRow("no blank line") << u"%project=shop\na"_s + by << u"2: A blank line"_s;
    row("no planner", u"a 2025-01-06T09:00:00Z\n"_s, u"4: a lacks its time"_s);
    row("no time", u"a P <p@x.org>\n"_s, u"4: a lacks its time"_s);
    row("thirteenth month", u"a 2025-13-06T09:00:00Z P <p@x.org>\n"_s, u"4: 2025-13-06T09:00:00Z is no time"_s);
    row("punctuation first", u"-.a"_s + by, u"4: This is no change"_s);
    row("a conflict left over", u"<<<<<<< HEAD\na"_s + by, u"4: This is no change"_s);
    row("reserved", u"HEAD"_s + by, u"4: Sqitch keeps the name “HEAD”"_s);
    row("twice", u"a"_s + by + u"\nb"_s + by + u"\na"_s + by, u"6: “a” stands in line 4 already"_s);
    row("tag twice", u"a"_s + by + u"\n@v1"_s + by + u"\n@v1"_s + by, u"6: “v1” stands in line 5 already"_s);
    row("tag first", u"@v1"_s + by, u"4: The tag “v1”"_s);
    row("itself", u"a [a]"_s + by, u"4: a requires itself"_s);
    row("a cycle", u"a [b]"_s + by + u"\nb [a]"_s + by, u"4: a requires b, which the plan has only later, in line 5"_s);
    row("unknown", u"a [b]"_s + by, u"4: a requires b, which the plan does not have before it"_s);
    row("unknown tag", u"a"_s + by + u"\nb [a@v1]"_s + by, u"5: b requires a@v1"_s);
    row("dependency twice", u"a"_s + by + u"\nb [a a]"_s + by, u"5: “a” is no requirement, or stands here twice"_s);
}

void TestSqitch::whatSqitchRefusesIsAMistake()
{
    QFETCH(QString, plan);
    QFETCH(QString, mistake);
    const QStringList mistakes = mistakesOf(plan);
    QVERIFY2(!mistakes.isEmpty() && mistakes.front().startsWith(mistake), qPrintable(mistakes.join(u'\n')));
    const FolderTree tree;
    tree.write(u"sqitch.plan"_s, plan.toUtf8());
    const auto folder = open(tree);
    QVERIFY(folder && !folder->problems.empty());
    QCOMPARE(folder->problems.front().code, ErrorCode::FileMalformed);
    QVERIFY(folder->problems.front().file.endsWith("/sqitch.plan"_L1));
}

void TestSqitch::aGoodPlanHasNoMistake_data()
{
    QTest::addColumn<QString>("plan");
    QTest::newRow("Windows line ends") << QString(head + u"a"_s + by).replace(u'\n', u"\r\n"_s);
    QTest::newRow("comments and blanks") << head + u"# a comment\n\n  a"_s + by
            + u"#no blank before it\n\t# another\n"_s;
    QTest::newRow("another project") << head + u"a [other:b other:c@v2 !other:d]"_s + by;
    QTest::newRow("an id") << head + u"a [0123456789012345678901234567890123456789]"_s + by;
    QTest::newRow("reworked") << head + u"a"_s + by + u"\n@v1"_s + by + u"\na [a@v1]"_s + by + u"\nb [@v1]"_s + by;
    QTest::newRow("another pragma") << u"%syntax-version=9.9.9\n%project=shop\n%mystery=1\n\na"_s + by;
    QTest::newRow("names") << head + u"a/b-c.d"_s + by + u"\nit's_ä [a/b-c.d]"_s + by;
}

void TestSqitch::aGoodPlanHasNoMistake()
{
    QFETCH(QString, plan);
    QCOMPARE(mistakesOf(plan), QStringList());
}

void TestSqitch::aReworkedChangeTakesTheTagsFile()
{
    const FolderTree tree({u"deploy/a@v1.sql=SELECT 1;"_s, u"deploy/a@v3.sql=SELECT 3;"_s, u"deploy/a.sql"_s,
                           u"deploy/b.sql=SELECT 'b';"_s});
    // Of the first form's two tags the older one has the file.
    tree.write(u"sqitch.plan"_s,
               (head + u"a%1\n@v1%1\nb%1\n@v2%1\na [a@v2]%1\n@v3%1\na [a@v3]%1\n"_s.arg(by)).toUtf8());
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), (QStringList{u"a@v1"_s, u"b"_s, u"a@v3"_s, u"a"_s}));
    QVERIFY(folder->problems.empty() && folder->strays.empty());
}

/// The plan says that a@v1 had a file of its own before it was reworked.
void TestSqitch::aReworkedChangeWithoutItsFileIsAProblem()
{
    const FolderTree tree({u"deploy/a.sql"_s});
    tree.write(u"sqitch.plan"_s, (head + u"a%1\n@v1%1\na [a@v1]%1\n"_s.arg(by)).toUtf8());
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder),
             (QStringList{u"a@v1 ! The plan has it and there is no script deploy/a@v1.sql. Restore the file, or take "
                          "the change out of the plan."_s,
                          u"a"_s}));
}

void TestSqitch::theHistoriesAreRead_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("migrations");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("lastId");
    if (!QDir(corpus).exists())
        QSKIP("The public histories are not here: none was read.");
    QTest::newRow("baseline") << u"oc_erchef/schema/baseline"_s << 19 << u"cookbook_versions_cookbook_id_index"_s
                              << u"62ede2926926aa2bfe4176dcadf1bbedcee39c3e"_s;
    QTest::newRow("with reworked changes")
        << u"oc_erchef/schema"_s << 45 << u"kvpair"_s << u"cbbccf9075e1759809468493ece5be655d61ddf5"_s;
    QTest::newRow("reworked twice") << u"oc_bifrost/schema"_s << 13 << u"update_acl"_s
                                    << u"30fef44322bf38c065bb950e27b64fe8abc97ea0"_s;
    QTest::newRow("small") << u"bookshelf/schema"_s << 2 << u"smart_delete"_s
                           << u"32b44c9ea9a00b2dacd1a24ae0f5f958fc2eb307"_s;
}

void TestSqitch::theHistoriesAreRead()
{
    QFETCH(QString, folder);
    QFETCH(int, migrations);
    const auto read = openMigrations({corpus + folder}, {}, {});
    QVERIFY2(bool(read), read ? "" : qPrintable(describe(read.error())));
    QCOMPARE(read->layout, u"sqitch"_s);
    QVERIFY(read->problems.empty());
    QCOMPARE(int(read->migrations.size()), migrations);
    QTEST(read->migrations.back().name, "last");
    QTEST(read->migrations.back().key, "lastId");
    for (const Migration &migration : read->migrations)
        QVERIFY2(migration.problem.isEmpty() && migration.revert, qPrintable(migration.name));
}

QTEST_GUILESS_MAIN(TestSqitch)
#include "tst_sqitch.moc"
