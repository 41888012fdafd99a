// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/ledgers/appliedtext.h"
#include "app/migrations/layout.h"
#include "tests/support/gitrepository.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// What was applied is found again: by Prisma's checksum, in real git histories.
class TestAppliedText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsAnAccident();
    void findsTheCommit();
    void takesTheLedgersOwnCopy();
    void saysThatNothingIsKnown();

private:
    void write(const QByteArray &bytes);
    /// The folder as it is now against a row with the checksum of `applied`.
    Result<std::optional<AppliedText>> find(const QByteArray &applied, const QByteArray &kept = {});

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QString file = u"prisma/migrations/1_a/migration.sql"_s;

}  // namespace

void TestAppliedText::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(u"prisma/migrations/1_a"_s));
}

void TestAppliedText::write(const QByteArray &bytes)
{
    QVERIFY(writeFileDurably(m_folder->filePath(file), bytes));
}

Result<std::optional<AppliedText>> TestAppliedText::find(const QByteArray &applied, const QByteArray &kept)
{
    const auto folder = openMigrations({m_folder->path()}, {}, {});
    if (!folder)
        return folder.error();
    const Ledger &ledger = *ledgerOf(folder->layout);
    LedgerEntry entry{u"1"_s, u"1_a"_s, sha256Hex(applied)};
    entry.finishedAt = QDateTime::currentDateTimeUtc();
    entry.sql = kept;
    const LedgerStatus status = compareWithLedger(*folder, ledger, {}, true, {entry});
    return findAppliedText(*folder, ledger, status.migrations.front(), {});
}

void TestAppliedText::findsAnAccident()
{
    write("SELECT 1;\n");
    const auto found = find("SELECT 1;");
    QVERIFY(found && *found);
    QCOMPARE((*found)->difference, SqlDifference::LineEndings);
    QCOMPARE((*found)->bytes, QByteArray("SELECT 1;"));
}

void TestAppliedText::findsTheCommit()
{
    QVERIFY(test::git(m_folder->path(), {u"init"_s, u"-q"_s}));
    for (const QByteArray text : {"SELECT 1;\n", "-- why\nSELECT 1;\n"}) {
        write(text);
        QVERIFY(test::git(m_folder->path(), {u"add"_s, u"."_s}));
        QVERIFY(test::git(m_folder->path(), {u"commit"_s, u"-q"_s, u"-m"_s, u"change"_s}));
    }
    const auto comments = find("SELECT 1;\n");
    QVERIFY(comments && *comments);
    QCOMPARE((*comments)->difference, SqlDifference::Comments);
    QVERIFY((*comments)->source.english().contains(u"by Ada"_s));
    write("SELECT 2;\n");
    const auto statements = find("SELECT 1;\n");
    QVERIFY(statements && *statements);
    QCOMPARE((*statements)->difference, SqlDifference::Statements);
}

void TestAppliedText::takesTheLedgersOwnCopy()
{
    write("SELECT 2;\n");
    const auto found = find("anything", "SELECT  2;\n");
    QVERIFY(found && *found);
    QCOMPARE((*found)->difference, SqlDifference::Whitespace);
}

void TestAppliedText::saysThatNothingIsKnown()
{
    write("SELECT 2;\n");
    const auto lost = find("SELECT 1;\n");
    QVERIFY(lost && !*lost);
    const auto unchanged = find("SELECT 2;\n");
    QVERIFY(unchanged && !*unchanged);
}

QTEST_GUILESS_MAIN(TestAppliedText)
#include "tst_appliedtext.moc"
