// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/draftnames.h"
#include "app/migrations/newfiles.h"
#include "app/migrations/rehash.h"
#include "app/migrations/templates.h"
#include "tests/migrations/foldertree.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QDateTime noon(QDate(2025, 11, 19), QTime(12, 0, 5), Qt::UTC);

MigrationFolder opened(const FolderTree &tree, const QString &layout)
{
    auto folder = openMigrations({tree.root()}, layout, {});
    if (!folder)
        qFatal("%s", qPrintable(describe(folder.error())));
    return *std::move(folder);
}

DraftedMigration drafted(const MigrationFolder &folder, const QString &name)
{
    auto draft = newDraft(folder, draftFromTemplates(name, noon, false));
    if (!draft)
        qFatal("%s", qPrintable(describe(draft.error())));
    return *std::move(draft);
}

QStringList filesIn(const QString &root)
{
    QStringList found;
    QDirIterator each(root, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (each.hasNext())
        found << QDir(root).relativeFilePath(each.next());
    found.sort();
    return found;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

}  // namespace

class NewFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void slugs_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("slug");
        QTest::newRow("words") << u"Add note to orders"_s << u"add_note_to_orders"_s;
        QTest::newRow("accents") << u"  Größe & Währung! "_s << u"gro_e_wahrung"_s;
        QTest::newRow("a way out of the folder") << u"../../etc/passwd"_s << u"etc_passwd"_s;
        QTest::newRow("quotes and a newline") << u"a'b\"c\nd"_s << u"a_b_c_d"_s;
        QTest::newRow("long") << QString(300, u'x') << QString(80, u'x');
    }
    void slugs()
    {
        QFETCH(QString, words);
        const auto slug = draftSlug(words);
        QVERIFY(slug);
        QTEST(*slug, "slug");
    }

    void nothingLeftIsNoName()
    {
        QCOMPARE(draftSlug(u" ../!? "_s).error().code, ErrorCode::BadRequest);
        QCOMPARE(draftSlug(u"表"_s).error().code, ErrorCode::BadRequest);
    }

    void theNewOneComesLast()
    {
        QCOMPARE(draftStamp(noon, {}), u"20251119120005"_s);
        QCOMPARE(draftStamp(noon, {u"20240101000000_a"_s}), u"20251119120005"_s);
        QCOMPARE(draftStamp(noon, {u"20251119120005_a"_s}), u"20251119120006"_s);
        QCOMPARE(draftStamp(noon, {u"20291231235959_a"_s, u"20240101000000_b"_s}), u"20300101000000"_s);
        QCOMPARE(draftStamp(noon, {u"99999999999999_a"_s}), u"20251119120005"_s);
        QCOMPARE(draftNumber({}, 3), u"001"_s);
        QCOMPARE(draftNumber({u"0009_a"_s, u"0002_b"_s}, 3), u"0010"_s);
    }

    void names_data()
    {
        QTest::addColumn<QStringList>("there");
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QStringList>("paths");
        QTest::newRow("prisma") << QStringList{u"prisma/migrations/20240101000000_a/migration.sql"_s} << u"prisma"_s
                                << QStringList{u"prisma/migrations/20251119120005_add_note/migration.sql"_s,
                                               u"prisma/migrations/20251119120005_add_note/down.sql"_s,
                                               u"prisma/migrations/migration_lock.toml"_s};
        QTest::newRow("plain, numbers") << QStringList{u"migrations/001_a.sql"_s, u"migrations/007_b.sql"_s}
                                        << u"plain"_s
                                        << QStringList{u"migrations/008_add_note.sql"_s,
                                                       u"migrations/008_add_note_rollback.sql"_s};
        QTest::newRow("plain, dates") << QStringList{u"migrations/20251118_zzz.sql"_s} << u"plain"_s
                                      << QStringList{u"migrations/20251119_add_note.sql"_s,
                                                     u"migrations/20251119_add_note_rollback.sql"_s};
        QTest::newRow("plain, later the same day")
            << QStringList{u"migrations/20251119_zzz.sql"_s} << u"plain"_s
            << QStringList{u"migrations/20251120_add_note.sql"_s, u"migrations/20251120_add_note_rollback.sql"_s};
        QTest::newRow("plain, none yet") << QStringList{u"notes/"_s} << u"plain"_s
                                         << QStringList{u"lib/db/migrations/20251119120005_add_note.sql"_s,
                                                        u"lib/db/migrations/20251119120005_add_note_rollback.sql"_s};
    }
    void names()
    {
        QFETCH(QStringList, there);
        QFETCH(QString, layout);
        const FolderTree tree(there);
        const MigrationFolder folder = withFolderForNew(opened(tree, layout));
        const DraftedMigration draft = drafted(folder, u"Add note"_s);
        QStringList paths;
        for (const DraftFile &file : draft.files)
            paths << file.path;
        QTEST(paths, "paths");
        QVERIFY(writeDraft(folder, draft));
        const MigrationFolder again = opened(tree, layout);
        QCOMPARE(again.migrations.back().name, draft.name);
        QCOMPARE(again.migrations.back().forward.bytes, draft.files[0].bytes);
        QVERIFY(again.migrations.back().revert);
        QCOMPARE(again.migrations.back().revert->bytes, draft.files[1].bytes);
        QVERIFY(again.migrations.back().problem.isEmpty());
    }

    void aTemplateIsCommentsAlone()
    {
        const Draft draft = draftFromTemplates(u"x\nDROP TABLE a;"_s, noon, true);
        for (const QByteArray &line : (draft.forward + draft.revert).split('\n'))
            QVERIFY2(line.isEmpty() || line.startsWith("--"), line);
        QVERIFY(draft.forward.contains("Contract"));
        for (const char *section : {"Schema", "Data", "Verification"})
            QVERIFY(draft.revert.contains(section));
    }

    void nothingIsOverwritten()
    {
        const FolderTree tree({u"migrations/001_a.sql"_s});
        const MigrationFolder folder = opened(tree, u"plain"_s);
        const DraftedMigration draft = drafted(folder, u"b"_s);
        // Another one makes the second of the two meanwhile.
        tree.write(u"migrations/002_b_rollback.sql"_s, "mine");
        const Status written = writeDraft(folder, draft);
        QVERIFY(!written);
        QVERIFY(written.error().file.endsWith(u"002_b_rollback.sql"_s));
        QCOMPARE(filesIn(tree.root()),
                 (QStringList{u"migrations"_s, u"migrations/001_a.sql"_s, u"migrations/002_b_rollback.sql"_s}));
        QCOMPARE(contentOf(tree.path(u"migrations/002_b_rollback.sql"_s)), "mine"_ba);
        QVERIFY(!newDraft(folder, draftFromTemplates(u"b"_s, noon, false)));
    }

    void aListIsReplacedWhereItStillIsWhatWasRead()
    {
        const FolderTree tree({u"migrations/001_a.sql"_s, u"migrations/list=one"_s});
        const MigrationFolder folder = opened(tree, u"plain"_s);
        const DraftedMigration draft{
            u"002_b.sql"_s,
            {{u"migrations/list"_s, "two", true, "one"}, {u"migrations/new/deep/002_b.sql"_s, "SELECT 1;"}}};
        tree.write(u"migrations/list"_s, "another's");
        QCOMPARE(writeDraft(folder, draft).error().code, ErrorCode::PlanChanged);
        QCOMPARE(filesIn(tree.root()), (QStringList{u"migrations"_s, u"migrations/001_a.sql"_s, u"migrations/list"_s}));
        QCOMPARE(contentOf(tree.path(u"migrations/list"_s)), "another's"_ba);

        tree.write(u"migrations/list"_s, "one");
        QVERIFY(writeDraft(folder, draft));
        QCOMPARE(contentOf(tree.path(u"migrations/list"_s)), "two"_ba);
        QCOMPARE(contentOf(tree.path(u"migrations/new/deep/002_b.sql"_s)), "SELECT 1;"_ba);

        removeDraft(folder, draft);
        QCOMPARE(contentOf(tree.path(u"migrations/list"_s)), "one"_ba);
        QVERIFY(!QFileInfo::exists(tree.path(u"migrations/new/deep/002_b.sql"_s)));
    }

    void anEditedDraftGetsItsHashes_data()
    {
        QTest::addColumn<QString>("layout");
        QTest::newRow("graphile-migrate") << u"graphile-migrate"_s;
        QTest::newRow("atlas") << u"atlas"_s;
    }
    void anEditedDraftGetsItsHashes()
    {
        QFETCH(QString, layout);
        const FolderTree tree({u"notes/"_s});
        const auto problems = [&] {
            const MigrationFolder folder = opened(tree, layout);
            return int(folder.problems.size())
                + int(std::ranges::count_if(folder.migrations,
                                            [](const Migration &migration) { return !migration.problem.isEmpty(); }));
        };
        const auto added = [&](const QString &name) {
            const MigrationFolder folder = withFolderForNew(opened(tree, layout));
            const DraftedMigration draft = drafted(folder, name);
            if (!writeDraft(folder, draft))
                qFatal("not written");
            return draft.files.front().path;
        };
        const auto rehash = [&] {
            const MigrationFolder folder = opened(tree, layout);
            const auto draft = rehashed(folder);
            return draft && writeDraft(folder, *draft) ? int(draft->files.size()) : -1;
        };
        const auto edit
            = [&](const QString &path, const QByteArray &sql) { tree.write(path, contentOf(tree.path(path)) + sql); };
        const QString one = added(u"one"_s);
        QCOMPARE(rehash(), 0);
        edit(one, "CREATE TABLE one (id int);\n");
        QVERIFY(problems() > 0);
        const QByteArray edited = contentOf(tree.path(one));
        QCOMPARE(rehash(), 1);
        QCOMPARE(problems(), 0);
        QVERIFY(contentOf(tree.path(one)).endsWith("CREATE TABLE one (id int);\n"));
        QCOMPARE(contentOf(tree.path(one)) == edited, layout == "atlas"_L1);

        // The hash of the first goes into that of the second.
        const QString two = added(u"two"_s);
        edit(one, "CREATE TABLE more (id int);\n");
        QVERIFY(problems() > 0);
        QCOMPARE(rehash(), layout == "atlas"_L1 ? 1 : 2);
        QCOMPARE(problems(), 0);
        QCOMPARE(rehash(), 0);
        QCOMPARE(int(opened(tree, layout).migrations.size()), 2);
    }

    void aLayoutWithoutHashesHasNone()
    {
        const FolderTree tree({u"migrations/001_a.sql"_s});
        QCOMPARE(rehashed(opened(tree, u"plain"_s)).error().code, ErrorCode::BadRequest);
    }

    void aFolderThatItsToolCannotReadGetsNothing()
    {
        const FolderTree tree({u"migrations/001_a.sql"_s});
        MigrationFolder folder = opened(tree, u"plain"_s);
        folder.problems.push_back({ErrorCode::FileMalformed, {"Two files have one version."}});
        QCOMPARE(newDraft(folder, draftFromTemplates(u"b"_s, noon, false)).error().code, ErrorCode::FileMalformed);
    }
};

QTEST_GUILESS_MAIN(NewFilesTest)
#include "tst_newfiles.moc"
