// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/layout.h"

#include <QDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// What an editor is told would run is what a deploy runs: for each layout's own small project.
class TestSections : public QObject
{
    Q_OBJECT

private slots:
    void anUneditedFileRunsAsItWasRead_data();
    void anUneditedFileRunsAsItWasRead();
};

void TestSections::anUneditedFileRunsAsItWasRead_data()
{
    QTest::addColumn<QString>("folder");
    const QDir layouts(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts"));
    for (const QString &name : layouts.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(name)) << layouts.filePath(name);
}

void TestSections::anUneditedFileRunsAsItWasRead()
{
    QFETCH(QString, folder);
    const auto read = openMigrations({folder}, {}, {});
    QVERIFY2(read, qPrintable(read ? QString() : describe(read.error())));
    const Layout *layout = findLayout(read->layout);
    const FolderRequest request{read->root, read->folder};
    for (const Migration &migration : read->migrations) {
        const auto told = [&](bool isRevert, const QByteArray &bytes) {
            return (layout->section ? layout->section(request, migration, isRevert, bytes) : std::nullopt)
                .value_or(bytes);
        };
        QCOMPARE(told(false, migration.forward.bytes), migration.forward.sql());
        if (migration.revert)
            QCOMPARE(told(true, migration.revert->bytes), migration.revert->sql());
    }
}

QTEST_GUILESS_MAIN(TestSections)
#include "tst_sections.moc"
