// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/foldertree.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QSet>

#include <array>

using namespace lockstep;
using namespace lockstep::test;

/// Every layout's folder with its files cut off, damaged and mixed up: it is read or refused with a reason, nothing
/// that stands on disk goes unmentioned, and no file outside the project is taken for a migration.
class TestHostile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyByteOfAListMayBeTheLast_data() { addLayouts(); }
    void everyByteOfAListMayBeTheLast();
    void aCutListIsNotReadAsAWholeOne_data();
    void aCutListIsNotReadAsAWholeOne();
    void damageIsReadOrRefused_data() { addLayouts(); }
    void damageIsReadOrRefused();

private:
    static void addLayouts();
};

namespace {

const QString layouts = QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/");

struct File
{
    QString path;
    QByteArray bytes;
};

std::vector<File> filesOf(const QString &layout)
{
    std::vector<File> files;
    const QDir root(layouts + layout);
    QDirIterator all(root.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly))
            files.push_back({root.relativeFilePath(file.fileName()), file.readAll()});
    }
    std::ranges::sort(files, {}, &File::path);
    return files;
}

/// How many bytes are cut off at a time: one from what lists the migrations, more from settings, none from the rest.
qsizetype strideIn(const File &file)
{
    if (file.path.endsWith(u".sql"_s) || file.path.endsWith(u".md"_s))
        return file.bytes.size() + 1;
    const bool isList = file.path.contains(u"journal"_s) || file.path.endsWith(u".sum"_s)
        || file.path.endsWith(u".plan"_s) || file.path.contains(u"changelog"_s);
    return isList ? 1 : 7;
}

/// Why the error would leave its reader at a loss; empty when it does not.
QString lackOf(const Error &error)
{
    if (error.message.isEmpty())
        return u"an error without a message"_s;
    return error.file.isEmpty() ? u"no file: "_s + error.message.english() : QString();
}

QSet<QString> namedIn(const MigrationFolder &folder)
{
    QSet<QString> named;
    for (const Migration &migration : folder.migrations) {
        named.insert(migration.forward.path);
        if (migration.revert)
            named.insert(migration.revert->path);
    }
    for (const Stray &stray : folder.strays)
        named.insert(stray.path);
    for (const Error &problem : folder.problems)
        named.insert(QDir(folder.root).relativeFilePath(problem.file));
    // What was filtered out of a changelog is told as FILE::ID::AUTHOR.
    for (const Stray &stray : folder.strays)
        named.insert(stray.path.section(u"::"_s, 0, 0));
    return named;
}

bool isNamed(const QSet<QString> &named, const QString &path)
{
    for (QString part = path; !part.isEmpty(); part = part.section(u'/', 0, -2)) {
        if (named.contains(part) || named.contains(part + u'/'))
            return true;
        if (!part.contains(u'/'))
            break;
    }
    return false;
}

/// The first SQL file of the migrations folder that nothing tells of.
QString silenceIn(const MigrationFolder &folder)
{
    const QSet<QString> named = namedIn(folder);
    const QDir root(folder.root);
    QDirIterator all(root.filePath(folder.folder), {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = root.relativeFilePath(all.next());
        if (!isNamed(named, path))
            return u"not a word about "_s + path;
    }
    return {};
}

QString complaintOf(const MigrationFolder &folder)
{
    QSet<QString> names;
    for (const Migration &migration : folder.migrations) {
        if (names.contains(migration.name) && folder.problems.empty())
            return u"twice, without a word: "_s + migration.name;
        names.insert(migration.name);
        const QString &path = migration.forward.path;
        if (QDir::isAbsolutePath(path) || QDir::cleanPath(path).startsWith(u"../"_s))
            return u"outside the project: "_s + path;
    }
    for (const Error &problem : folder.problems) {
        if (const QString lack = lackOf(problem); !lack.isEmpty())
            return lack;
    }
    return silenceIn(folder);
}

/// What is wrong with the answer, whichever it is. The layout is found by looking where none is given.
QString complaintOf(const QString &root, const QString &layout = {})
{
    const auto opened = openMigrations({root}, layout, {});
    return opened ? complaintOf(*opened) : lackOf(opened.error());
}

FolderTree copied(const QString &layout)
{
    FolderTree tree;
    for (const File &file : filesOf(layout))
        tree.write(file.path, file.bytes);
    return tree;
}

/// What hostile lists and files hold.
const std::array<QByteArray, 16> pieces{"\"",
                                        "'",
                                        "\n",
                                        "\r",
                                        QByteArray(1, char(0)),
                                        "../../../etc/passwd",
                                        "/etc/passwd",
                                        "\xe2\x80\xae",
                                        "\U0001F600",
                                        "%",
                                        "\\",
                                        "\xff\xfe",
                                        "{",
                                        "--> statement-breakpoint",
                                        "$$",
                                        "\\u0000"};

QByteArray damaged(QByteArray bytes, QRandomGenerator &random)
{
    const qsizetype at = random.bounded(int(bytes.size()) + 1);
    const qsizetype length = random.bounded(1, 40);
    switch (random.bounded(5)) {
    case 0:
        return bytes.remove(at, length);
    case 1:
        return bytes.insert(at, pieces[std::size_t(random.bounded(int(pieces.size())))]);
    case 2:
        return bytes.insert(at, bytes.mid(random.bounded(int(bytes.size()) + 1), length));
    case 3:
        return bytes.left(at);
    default:
        if (at < bytes.size())
            bytes[at] = char(random.bounded(256));
        return bytes;
    }
}

}  // namespace

void TestHostile::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestHostile::addLayouts()
{
    QTest::addColumn<QString>("layout");
    for (const QString &layout : QDir(layouts).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(layout)) << layout;
}

void TestHostile::everyByteOfAListMayBeTheLast()
{
    QFETCH(QString, layout);
    const FolderTree tree = copied(layout);
    constexpr int looks = 16;  // finding the layout takes longer than reading it
    int cuts = 0;
    for (const File &file : filesOf(layout)) {
        for (qsizetype size = 0; size < file.bytes.size(); size += strideIn(file), ++cuts) {
            tree.write(file.path, file.bytes.left(size));
            const QString complaint = complaintOf(tree.root(), cuts % looks == 0 ? QString() : layout);
            QVERIFY2(complaint.isEmpty(),
                     qPrintable(u"%1 cut after %2 bytes: %3"_s.arg(file.path).arg(size).arg(complaint)));
        }
        tree.write(file.path, file.bytes);
    }
}

void TestHostile::aCutListIsNotReadAsAWholeOne_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("list");
    QTest::newRow("Drizzle's journal") << u"drizzle"_s << u"drizzle/meta/_journal.json"_s;
    QTest::newRow("Atlas' sums") << u"atlas"_s << u"migrations/atlas.sum"_s;
    QTest::newRow("a changelog in XML") << u"liquibase"_s << u"db/changelog/more.xml"_s;
}

/// Where every byte counts, each cut is told, but one in the white space after the last.
void TestHostile::aCutListIsNotReadAsAWholeOne()
{
    QFETCH(QString, layout);
    QFETCH(QString, list);
    const FolderTree tree = copied(layout);
    QFile original(layouts + layout + u'/' + list);
    QVERIFY(original.open(QIODevice::ReadOnly));
    const QByteArray bytes = original.readAll().trimmed();
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        tree.write(list, bytes.left(size));
        const auto opened = openMigrations({tree.root()}, layout, {});
        const bool isTold = !opened || !opened->problems.empty()
            || std::ranges::any_of(opened->migrations, [](const Migration &each) { return !each.problem.isEmpty(); });
        QVERIFY2(isTold, qPrintable(u"cut after %1 bytes, and nothing is said"_s.arg(size)));
    }
}

void TestHostile::damageIsReadOrRefused()
{
    QFETCH(QString, layout);
    constexpr int rounds = 100;
    const std::vector<File> files = filesOf(layout);
    const FolderTree tree = copied(layout);
    QRandomGenerator random(20260101);
    for (int round = 0; round < rounds; ++round) {
        const File &file = files[std::size_t(random.bounded(int(files.size())))];
        QByteArray bytes = file.bytes;
        for (int times = random.bounded(1, 4); times > 0; --times)
            bytes = damaged(bytes, random);
        tree.write(file.path, bytes);
        const QString complaint = complaintOf(tree.root(), round % 4 == 0 ? QString() : layout);
        QVERIFY2(complaint.isEmpty(),
                 qPrintable(u"round %1, %2: %3\n%4"_s.arg(round).arg(file.path, complaint, QString::fromUtf8(bytes))));
        tree.write(file.path, file.bytes);
    }
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
