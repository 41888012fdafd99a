// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/project/git.h"
#include "tests/support/gitrepository.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// Against repositories that git itself makes.
class TestGit : public QObject
{
    Q_OBJECT

private slots:
    void findsTheNewestVersionThatIsWanted();
    void knowsNothingOutsideARepository();
    void saysThatARepositoryIsBroken();
    void canBeStopped();

private:
    /// Writes the file and commits it.
    static bool commit(const QString &folder, const QString &file, const QByteArray &bytes);
};

bool TestGit::commit(const QString &folder, const QString &file, const QByteArray &bytes)
{
    return writeFileDurably(QDir(folder).filePath(file), bytes) && test::git(folder, {u"add"_s, file})
        && test::git(folder, {u"commit"_s, u"-q"_s, u"-m"_s, u"change"_s});
}

void TestGit::findsTheNewestVersionThatIsWanted()
{
    const QTemporaryDir folder;
    QVERIFY(test::git(folder.path(), {u"init"_s, u"-q"_s}) && QDir(folder.path()).mkdir(u"a b"_s));
    const QString file = u"a b/é.sql"_s;
    for (const QByteArray text : {"one", "two", "three", "two", "four"})
        QVERIFY(commit(folder.path(), file, text));
    QByteArrayList asked;
    const auto isTwo = [&asked](const QByteArray &bytes) {
        asked << bytes;
        return bytes == "two";
    };
    const auto found = findVersion(folder.filePath(file), isTwo, {});
    QVERIFY(found && *found);
    QCOMPARE((*found)->bytes, QByteArray("two"));
    QCOMPARE((*found)->author, u"Ada"_s);
    QCOMPARE((*found)->commit.size(), 40);
    QVERIFY((*found)->at.isValid());
    QCOMPARE(asked, QByteArrayList({"four", "two"}));
    const auto none = findVersion(folder.filePath(file), [](const QByteArray &) { return false; }, {});
    QVERIFY(none && !*none);
    const auto other = findVersion(folder.filePath(u"a b/other.sql"_s), [](const QByteArray &) { return true; }, {});
    QVERIFY(other && !*other);
}

void TestGit::knowsNothingOutsideARepository()
{
    const QTemporaryDir folder;
    const auto any = [](const QByteArray &) { return true; };
    const auto outside = findVersion(folder.filePath(u"a.sql"_s), any, {});
    QVERIFY(outside && !*outside);
    QVERIFY(test::git(folder.path(), {u"init"_s, u"-q"_s}));
    const auto withoutCommits = findVersion(folder.filePath(u"a.sql"_s), any, {});
    QVERIFY(withoutCommits && !*withoutCommits);
}

void TestGit::saysThatARepositoryIsBroken()
{
    const QTemporaryDir folder;
    QVERIFY(test::git(folder.path(), {u"init"_s, u"-q"_s}) && commit(folder.path(), u"a.sql"_s, "one"));
    const QDir objects(folder.filePath(u".git/objects"_s));
    for (const QString &kept : objects.entryList({u"??"_s}, QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY(QDir(objects.filePath(kept)).removeRecursively());
    const auto found = findVersion(folder.filePath(u"a.sql"_s), [](const QByteArray &) { return true; }, {});
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::FileUnreadable);
}

void TestGit::canBeStopped()
{
    const QTemporaryDir folder;
    QVERIFY(test::git(folder.path(), {u"init"_s, u"-q"_s}) && commit(folder.path(), u"a.sql"_s, "one"));
    std::stop_source stop;
    stop.request_stop();
    const auto found = findVersion(
        folder.filePath(u"a.sql"_s), [](const QByteArray &) { return true; }, JobContext(stop.get_token()));
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestGit)
#include "tst_git.moc"
