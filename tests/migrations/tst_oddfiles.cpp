// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/layoutcopy.h"

#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;

/// What is no plain file of a sensible name and size, in the folder of every tool: it is told of, nothing waits for it,
/// and the rest is read as it was.
class TestOddFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void aPipeIsNotWaitedFor_data() { addLayouts(); }
    void aPipeIsNotWaitedFor();
    void aDeviceIsNotReadForEver_data() { addLayouts(); }
    void aDeviceIsNotReadForEver();
    void aSocketAndALoopAreTold_data() { addLayouts(); }
    void aSocketAndALoopAreTold();
    void aPipeInPlaceOfAListIsRefused_data();
    void aPipeInPlaceOfAListIsRefused();
    void aLinkOutOfTheProjectIsTold_data();
    void aLinkOutOfTheProjectIsTold();
    void aNameThatIsNotUtf8IsAProblem_data() { addLayouts(); }
    void aNameThatIsNotUtf8IsAProblem();
    void namesOf255BytesAreRead();
    void namesThatDifferInCaseAloneAreTold();
    void whatMayNotBeReadIsTold();
    void aFolderThatMayNotBeReadIsRefused();
    void aFileOfManyMegabytesIsRead();

private:
    static void addLayouts();
};

namespace {

QByteArray systemPath(const FolderTree &tree, const QString &path)
{
    return QFile::encodeName(tree.path(path));
}

/// All that the folder says.
QString saidOf(const MigrationFolder &folder)
{
    QStringList lines = rendered(folder) + renderedStrays(folder);
    for (const Migration &migration : folder.migrations)
        lines << migration.forward.path;
    for (const Error &problem : folder.problems)
        lines << describe(problem);
    return lines.join(u'\n');
}

Result<MigrationFolder> opened(const FolderTree &tree, const QString &layout)
{
    return openMigrations({tree.root()}, layout, {});
}

/// The path of the layout's second migration, which the test puts something else in the place of.
QString secondFile(const FolderTree &tree, const QString &layout)
{
    const auto folder = opened(tree, layout);
    if (!folder || folder->migrations.size() < 2)
        qFatal("The fixture of %s has less than two migrations", qPrintable(layout));
    return folder->migrations[1].forward.path;
}

#define VERIFY_TOLD(folder, path)                                                                                      \
    do {                                                                                                               \
        const auto &answer = (folder);                                                                                 \
        QVERIFY2(bool(answer), answer ? "" : qPrintable(describe(answer.error())));                                    \
        QVERIFY2(answer->migrations.size() > 0, "Nothing else is shown");                                              \
        QVERIFY2(saidOf(*answer).contains((path).section(u'/', -1)), qPrintable(saidOf(*answer)));                     \
        QVERIFY2(hasObjection(*answer), qPrintable(saidOf(*answer)));                                                  \
    } while (false)

bool hasObjection(const MigrationFolder &folder)
{
    return !folder.problems.empty()
        || std::ranges::any_of(folder.migrations, [](const Migration &each) { return !each.problem.isEmpty(); });
}

/// Runs `work` as a user without rights, where the test is root's.
template <typename Work>
void withoutRights(Work work)
{
    const bool isRoot = ::geteuid() == 0;
    if (isRoot && ::setresuid(65534, 65534, 0) != 0)
        qFatal("Cannot become an unprivileged user");
    work();
    if (isRoot && ::setresuid(0, 0, 0) != 0)
        qFatal("Cannot become root again");
}

}  // namespace

void TestOddFiles::addLayouts()
{
    QTest::addColumn<QString>("layout");
    for (const QString &layout : QDir(layoutsFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(layout)) << layout;
}

void TestOddFiles::aPipeIsNotWaitedFor()
{
    QFETCH(QString, layout);
    const FolderTree tree;
    copyLayout(tree, layout);
    const QString path = secondFile(tree, layout);
    QVERIFY(QFile::remove(tree.path(path)));
    QCOMPARE(::mkfifo(systemPath(tree, path).constData(), 0600), 0);
    (void)openMigrations({tree.root()}, {}, {});  // looking for the layout must not wait either
    const auto folder = opened(tree, layout);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QVERIFY2(saidOf(*folder).contains(path.section(u'/', -1)), qPrintable(saidOf(*folder)));
}

void TestOddFiles::aDeviceIsNotReadForEver()
{
    QFETCH(QString, layout);
    const FolderTree tree;
    copyLayout(tree, layout);
    const QString path = secondFile(tree, layout);
    QVERIFY(QFile::remove(tree.path(path)));
    QVERIFY(QFile::link(u"/dev/zero"_s, tree.path(path)));
    (void)openMigrations({tree.root()}, {}, {});
    VERIFY_TOLD(opened(tree, layout), path);
}

void TestOddFiles::aSocketAndALoopAreTold()
{
    QFETCH(QString, layout);
    const FolderTree tree;
    copyLayout(tree, layout);
    const QString path = secondFile(tree, layout);
    QVERIFY(QFile::remove(tree.path(path)));
    QVERIFY(QFile::link(path.section(u'/', -1), tree.path(path)));
    QVERIFY(QFile::link(u"."_s, tree.path(path.section(u'/', 0, -2) + u"/round"_s)));
    const QByteArray socketPath = systemPath(tree, u"s"_s);
    sockaddr_un address{.sun_family = AF_UNIX};
    QVERIFY(socketPath.size() < qsizetype(sizeof address.sun_path));
    std::copy(socketPath.begin(), socketPath.end(), address.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    VERIFY_TOLD(opened(tree, layout), path);
    ::close(socket);
}

void TestOddFiles::aPipeInPlaceOfAListIsRefused_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("list");
    QTest::newRow("Drizzle's journal") << u"drizzle"_s << u"drizzle/meta/_journal.json"_s;
    QTest::newRow("Atlas' sums") << u"atlas"_s << u"migrations/atlas.sum"_s;
    QTest::newRow("Sqitch's plan") << u"sqitch"_s << u"sqitch.plan"_s;
    QTest::newRow("Sqitch's settings") << u"sqitch"_s << u"sqitch.conf"_s;
    QTest::newRow("Prisma's lock file") << u"prisma"_s << u"prisma/migrations/migration_lock.toml"_s;
    QTest::newRow("a changelog") << u"liquibase"_s << u"db/changelog/more.xml"_s;
    QTest::newRow("the variables") << u"dbmate"_s << u".env"_s;
}

/// Refused or shown with a problem, or passed by as settings that are not there: it ends.
void TestOddFiles::aPipeInPlaceOfAListIsRefused()
{
    QFETCH(QString, layout);
    QFETCH(QString, list);
    const FolderTree tree;
    copyLayout(tree, layout);
    QFile::remove(tree.path(list));
    QCOMPARE(::mkfifo(systemPath(tree, list).constData(), 0600), 0);
    (void)openMigrations({tree.root()}, {}, {});
    const auto folder = opened(tree, layout);
    const bool isSettings = list.endsWith(u".conf"_s) || list.endsWith(u".env"_s);
    QVERIFY(isSettings || !folder || !folder->problems.empty() || hasObjection(*folder));
    QVERIFY2(folder || !folder.error().file.isEmpty(), "The error names no file");
}

void TestOddFiles::aLinkOutOfTheProjectIsTold_data()
{
    QTest::addColumn<QString>("link");  // made of a file, a folder or all of them
    QTest::newRow("a file") << u"prisma/migrations/2_b/migration.sql"_s;
    QTest::newRow("a folder") << u"prisma/migrations/2_b"_s;
    QTest::newRow("all of them") << u"prisma/migrations"_s;
}

void TestOddFiles::aLinkOutOfTheProjectIsTold()
{
    QFETCH(QString, link);
    const FolderTree elsewhere({u"migration.sql"_s, u"1_a/migration.sql"_s, u"2_b/migration.sql"_s});
    const FolderTree tree({u"prisma/"_s});
    const bool isAll = link.endsWith(u"migrations"_s);
    if (!isAll)
        tree.write(u"prisma/migrations/1_a/migration.sql"_s, "SELECT 1;\n");
    if (link.endsWith(u".sql"_s))
        tree.write(u"prisma/migrations/2_b/"_s, {});
    QVERIFY(
        QFile::link(link.endsWith(u".sql"_s) ? elsewhere.path(u"migration.sql"_s) : elsewhere.root(), tree.path(link)));
    const auto folder = opened(tree, u"prisma"_s);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    const QStringList lines = rendered(*folder);
    QVERIFY2(lines.value(1).contains(u"leads out of the project, to "_s + elsewhere.root()),
             qPrintable(lines.join(u'\n')));
    QCOMPARE(lines.value(0).contains(u"leads out"_s), isAll);
}

void TestOddFiles::aNameThatIsNotUtf8IsAProblem()
{
    QFETCH(QString, layout);
    const FolderTree tree;
    copyLayout(tree, layout);
    const QString beside = secondFile(tree, layout).section(u'/', 0, -2);
    const QByteArray path = systemPath(tree, beside)
        + "/099_gr\xf6\xdf"
          "er.sql";
    FILE *stream = ::fopen(path.constData(), "w");
    QVERIFY(stream);
    const auto remove = qScopeGuard([&path] { ::unlink(path.constData()); });
    ::fputs("SELECT 1;\n", stream);
    ::fclose(stream);
    const auto folder = opened(tree, layout);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QVERIFY2(saidOf(*folder).contains(u"is not UTF-8"_s), qPrintable(saidOf(*folder)));
    QVERIFY(!folder->problems.empty());
}

void TestOddFiles::namesOf255BytesAreRead()
{
    const QString name = u"001_"_s + QString(247, u'x') + u".sql"_s;
    const QString wide = u"002_"_s + QString(123, u'ö') + u"x.sql"_s;
    QCOMPARE(name.size(), 255);
    QCOMPARE(wide.toUtf8().size(), 255);
    const FolderTree tree({u"migrations/"_s + name, u"migrations/"_s + wide});
    const auto folder = opened(tree, u"plain"_s);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(rendered(*folder), (QStringList{name, wide}));
}

void TestOddFiles::namesThatDifferInCaseAloneAreTold()
{
    const FolderTree tree({u"migrations/001_Orders.sql"_s, u"migrations/001_orders.sql"_s, u"migrations/002_x.sql"_s});
    const auto folder = opened(tree, u"plain"_s);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(rendered(*folder),
             (QStringList{u"001_Orders.sql"_s,
                          u"001_orders.sql * Its file differs from migrations/001_Orders.sql in upper and lower case "
                          "alone: on macOS and Windows there can be only one of the two."_s,
                          u"002_x.sql"_s}));
}

void TestOddFiles::whatMayNotBeReadIsTold()
{
    const FolderTree tree({u"migrations/001_a.sql"_s, u"migrations/002_b.sql"_s, u"migrations/003_c.sql"_s});
    QCOMPARE(::chmod(systemPath(tree, {}).constData(), 0755), 0);
    QCOMPARE(::chmod(systemPath(tree, u"migrations/002_b.sql"_s).constData(), 0), 0);
    std::optional<Result<MigrationFolder>> folder;
    withoutRights([&] { folder.emplace(opened(tree, u"plain"_s)); });
    QVERIFY2(bool(*folder), *folder ? "" : qPrintable(describe(folder->error())));
    const QStringList lines = rendered(**folder);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], u"001_a.sql"_s);
    QVERIFY2(lines[1].startsWith(u"002_b.sql ! Cannot read "_s), qPrintable(lines[1]));
    QCOMPARE(lines[2], u"003_c.sql"_s);
}

void TestOddFiles::aFolderThatMayNotBeReadIsRefused()
{
    const FolderTree tree({u"migrations/001_a.sql"_s});
    QCOMPARE(::chmod(systemPath(tree, {}).constData(), 0755), 0);
    QCOMPARE(::chmod(systemPath(tree, u"migrations"_s).constData(), 0), 0);
    std::optional<Result<MigrationFolder>> folder;
    withoutRights([&] { folder.emplace(opened(tree, {})); });
    QVERIFY(!*folder);
    QCOMPARE(folder->error().code, ErrorCode::FileUnreadable);
    QVERIFY2(describe(folder->error()).contains(u"migrations"_s), qPrintable(describe(folder->error())));
    QCOMPARE(::chmod(systemPath(tree, u"migrations"_s).constData(), 0755), 0);
}

/// One line of 64 MB in each: what takes lines apart and what does not.
void TestOddFiles::aFileOfManyMegabytesIsRead()
{
    constexpr qsizetype size = qsizetype(64) << 20;
    const QByteArray line = "SELECT '" + QByteArray(size, 'x') + "';\n";
    const FolderTree tree;
    tree.write(u"plain/migrations/001_a.sql"_s, line);
    tree.write(u"goose/migrations/001_a.sql"_s, "-- +goose Up\n" + line + "-- +goose Down\nSELECT 1;\n");
    tree.write(u"liquibase/changelog.sql"_s, "--liquibase formatted sql\n--changeset a:1\n" + line);
    for (const QString &layout : {u"plain"_s, u"goose"_s, u"liquibase"_s}) {
        const auto folder = openMigrations({tree.path(layout)}, layout, {});
        QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
        QCOMPARE(folder->migrations.size(), std::size_t(1));
        QVERIFY2(!hasObjection(*folder), qPrintable(saidOf(*folder).left(1000)));
        QVERIFY(folder->migrations[0].forward.sql().contains(line.trimmed()));
    }
}

QTEST_GUILESS_MAIN(TestOddFiles)
#include "tst_oddfiles.moc"
