// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace lockstep;
using namespace Qt::StringLiterals;

class FilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void writesAndReadsBack()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"a.json"_s);
        QVERIFY(writeFileDurably(path, "one"));
        QVERIFY(writeFileDurably(path, "two"));
        QCOMPARE(*readFile(path), "two");
        QCOMPARE(*sha256OfFile(path), sha256Hex("two"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"a.json"_s});
    }

    void aKnownDigest()
    {
        // FIPS 180-2, appendix B.1.
        QCOMPARE(sha256Hex("abc"), u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
    }

    void failuresNameTheFile_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << u"/no/such/file"_s;
        QTest::newRow("a folder") << u"/tmp"_s;
    }
    void failuresNameTheFile()
    {
        QFETCH(QString, path);
        const auto read = readFile(path);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileUnreadable);
        QVERIFY(read.error().message.english().contains(path));
        QVERIFY(!read.error().detail.isEmpty());
        QVERIFY(!writeFileDurably(path + u"/x"_s + (path == u"/tmp"_s ? u"/y"_s : QString()), "x"));
    }

    void whatNeverEndsIsNotRead()
    {
        const QTemporaryDir dir;
        const QString pipe = dir.filePath(u"pipe.sql"_s);
        const QString zeros = dir.filePath(u"zeros.sql"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), S_IRUSR | S_IWUSR), 0);
        QVERIFY(QFile::link(u"/dev/zero"_s, zeros));
        for (const QString &path : {pipe, zeros}) {
            const auto read = readFile(path);
            QVERIFY(!read);
            QCOMPARE(read.error().code, ErrorCode::FileUnreadable);
            QCOMPARE(read.error().file, path);
        }
    }

    void aFullDiskLeavesTheOldContent()
    {
        if (::geteuid() != 0)
            QSKIP("Mounting a small file system needs root.");
        const QTemporaryDir dir;
        if (::mount("tmpfs", dir.path().toUtf8().constData(), "tmpfs", 0, "size=64k") != 0)
            QSKIP("This machine does not let us mount a small file system.");
        const QString path = dir.filePath(u"a"_s);
        const Status first = writeFileDurably(path, "old");
        const Status second = writeFileDurably(path, QByteArray(1 << 20, 'x'));
        const auto kept = readFile(path);
        const QStringList left = QDir(dir.path()).entryList(QDir::Files);
        ::umount(dir.path().toUtf8().constData());
        QVERIFY(first);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::DiskFull);
        QCOMPARE(*kept, "old");
        QCOMPARE(left, QStringList{u"a"_s});
    }

    void invalidUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("at");
        QTest::newRow("empty") << QByteArray() << -1;
        QTest::newRow("plain") << QByteArray("select 1") << -1;
        QTest::newRow("umlauts and a face") << QByteArray("\xC3\xA4\xF0\x9F\x98\x80") << -1;
        QTest::newRow("latin-1 umlaut") << QByteArray("a\xE4z") << 1;
        QTest::newRow("cut off at the end") << QByteArray("ab\xC3") << 2;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 0;
        QTest::newRow("overlong in three") << QByteArray("\xE0\x80\xAF") << 0;
        QTest::newRow("a surrogate") << QByteArray("x\xED\xA0\x80") << 1;
        QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << 0;
        QTest::newRow("UTF-16 byte order mark") << QByteArray("\xFF\xFE") << 0;
    }
    void invalidUtf8()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, at);
        QCOMPARE(firstInvalidUtf8(bytes), at);
    }

    void aNewFileTakesNobodysPlace()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.sql"_s);
        QVERIFY(writeNewFileDurably(path, "first"));
        const Status second = writeNewFileDurably(path, "second");
        QCOMPARE(second.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(second.error().file, path);
        QCOMPARE(*readFile(path), "first"_ba);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"a.sql"_s});
    }

    void theStateFolderFollowsTheEnvironment()
    {
        qputenv("LOCKSTEP_STATE_DIR", "/somewhere/else");
        QCOMPARE(stateFolder(), u"/somewhere/else"_s);
        qunsetenv("LOCKSTEP_STATE_DIR");
        qputenv("XDG_STATE_HOME", "/xdg");
        QCOMPARE(stateFolder(), u"/xdg/lockstep"_s);
    }
};

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
