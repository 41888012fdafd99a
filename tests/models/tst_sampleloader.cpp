// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/sampleproject.h"
#include "models/sampleloader.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator entries(folder, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext())
        files << QDir(folder).relativeFilePath(entries.next());
    files.sort();
    return files;
}

}  // namespace

class SampleLoaderTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void preparesTheSample();
    void aSecondTimeChangesNothing();
    void canBeCancelled();
    void saysWhyItFails();

private:
    /// In ms: a real server on a busy machine. QTRY waits three times as long before it fails, CTest two minutes.
    static constexpr int patience = 30'000;
};

void SampleLoaderTest::preparesTheSample()
{
    QVERIFY(removeSample());
    SampleLoader loader;
    QSignalSpy ready(&loader, &SampleLoader::ready);
    QSignalSpy failed(&loader, &SampleLoader::failed);
    QSignalSpy progressed(&loader, &SampleLoader::progressed);
    loader.load();
    QVERIFY(loader.isLoading());
    loader.load();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() || !failed.isEmpty(), patience);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(describe(failed.at(0).at(0).value<Error>())));
    QCOMPARE(ready.size(), 1);
    QCOMPARE(ready.at(0).at(0).toString(), sampleFolder());
    QVERIFY(!progressed.isEmpty());
    // resources/sample/files.cmake forgets none and names none too many.
    QCOMPARE(filesBelow(sampleFolder()), filesBelow(QStringLiteral(LOCKSTEP_SOURCE_DIR "/resources/sample/shop")));
}

void SampleLoaderTest::aSecondTimeChangesNothing()
{
    const QString note = sampleFolder() + u"/mine.txt"_s;
    QFile file(note);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    SampleLoader loader;
    QSignalSpy ready(&loader, &SampleLoader::ready);
    loader.load();
    QVERIFY(ready.wait(patience));
    QVERIFY2(QFile::exists(note), "what a person changed in the copy stays");
}

void SampleLoaderTest::canBeCancelled()
{
    QVERIFY(removeSample());
    SampleLoader loader;
    QSignalSpy ready(&loader, &SampleLoader::ready);
    QSignalSpy failed(&loader, &SampleLoader::failed);
    loader.load();
    loader.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!loader.isLoading(), patience);
    QCOMPARE(ready.size() + failed.size(), 1);
}

/// A file stands where the copy's folder should be made.
void SampleLoaderTest::saysWhyItFails()
{
    QVERIFY(removeSample());
    QFile obstacle(sampleFolder() + u".part"_s);
    QDir(obstacle.fileName()).removeRecursively();
    QVERIFY(QDir().mkpath(QFileInfo(obstacle).path()));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    SampleLoader loader;
    QSignalSpy failed(&loader, &SampleLoader::failed);
    loader.load();
    QVERIFY(failed.wait(patience));
    obstacle.remove();
    const auto error = failed.at(0).at(0).value<Error>();
    QCOMPARE(error.code, ErrorCode::FileUnreadable);
    QVERIFY(!error.hint.isEmpty());
}

QTEST_GUILESS_MAIN(SampleLoaderTest)
#include "tst_sampleloader.moc"
