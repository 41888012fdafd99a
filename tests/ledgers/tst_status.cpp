// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/ledgers/prismachecksum.h"
#include "app/ledgers/status.h"

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestStatus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void folderAndLedgerAreCompared_data();
    void folderAndLedgerAreCompared();
    void problemsAreSaid_data();
    void problemsAreSaid();
    void theOpenFailureIsTheObstacle();
    void theBaselineIsNeverRun();
    void aRowOfARevertScriptIsExplained();
    void aFileThatCannotRunKeepsItsProblem();
    void tenThousandMigrationsAreCompared();
    void everyStateHasItsWord();
};

namespace {

const QDateTime someTime = QDateTime::fromMSecsSinceEpoch(1'750'000'000'000, Qt::UTC);

SqlFile fileOf(const QString &name)
{
    const QByteArray bytes = "-- " + name.toUtf8() + "\n";
    return {name + u"/migration.sql"_s, bytes, sha256Hex(bytes)};
}

MigrationFolder folderOf(const QString &layout, const QString &names)
{
    MigrationFolder folder{u"/project"_s, layout};
    for (const QString &name : names.split(u' ', Qt::SkipEmptyParts))
        folder.migrations.push_back({name, fileOf(name)});
    return folder;
}

/// "a" applied, "a!" failed, "a~" rolled back, "a*" applied with another text.
LedgerEntry entryOf(const QString &text)
{
    const bool isMarked = u"!~*"_s.contains(text.back());
    const QChar mark = isMarked ? text.back() : QChar(u' ');
    LedgerEntry entry{u"id"_s, isMarked ? text.chopped(1) : text};
    entry.checksum = prismaChecksum(mark == u'*' ? QByteArray("-- other\n") : fileOf(entry.name).bytes);
    entry.startedAt = someTime;
    if (mark == u'~')
        entry.rolledBackAt = someTime;
    else if (mark != u'!')
        entry.finishedAt = someTime;
    else
        entry.logs = u"ERROR: relation \"a\" exists\nmore"_s;
    return entry;
}

LedgerStatus compared(const MigrationFolder &folder, const QString &rows)
{
    std::vector<LedgerEntry> entries;
    for (const QString &row : rows.split(u' ', Qt::SkipEmptyParts))
        entries.push_back(entryOf(row));
    return compareWithLedger(folder, *ledgerOf(folder.layout), {}, true, entries);
}

QString rendered(const LedgerStatus &status)
{
    QStringList parts;
    for (const MigrationStatus &one : status.migrations)
        parts << one.name + u'=' + migrationStateId(one.state) + (one.index ? QString() : u"(no file)"_s);
    return parts.join(u' ');
}

}  // namespace

void TestStatus::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestStatus::folderAndLedgerAreCompared_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("states");
    const QString prisma = u"prisma"_s;
    const QString plain = u"plain"_s;
    QTest::newRow("nothing anywhere") << prisma << u""_s << u""_s << u""_s;
    QTest::newRow("all pending") << prisma << u"a b"_s << u""_s << u"a=pending b=pending"_s;
    QTest::newRow("some applied") << prisma << u"a b"_s << u"a"_s << u"a=applied b=pending"_s;
    QTest::newRow("failed") << prisma << u"a b"_s << u"a b!"_s << u"a=applied b=failed"_s;
    QTest::newRow("rolled back") << prisma << u"a b"_s << u"a b~"_s << u"a=applied b=rolledBack"_s;
    QTest::newRow("applied again after it was rolled back") << prisma << u"a"_s << u"a~ a"_s << u"a=applied"_s;
    QTest::newRow("failed again after it was rolled back") << prisma << u"a"_s << u"a~ a!"_s << u"a=failed"_s;
    QTest::newRow("rolled back, then rolled back again") << prisma << u"a"_s << u"a~ a~"_s << u"a=rolledBack"_s;
    QTest::newRow("an open failure beside a success") << prisma << u"a"_s << u"a! a"_s << u"a=failed"_s;
    QTest::newRow("changed") << prisma << u"a b"_s << u"a* b"_s << u"a=changed b=applied"_s;
    QTest::newRow("missing on disk") << prisma << u"a c"_s << u"a b"_s << u"a=applied b=missing(no file) c=pending"_s;
    QTest::newRow("missing and failed") << prisma << u"a"_s << u"a b!"_s << u"a=applied b=failed(no file)"_s;
    QTest::newRow("missing and rolled back counts for nothing") << prisma << u"a"_s << u"a b~"_s << u"a=applied"_s;
    QTest::newRow("missing at either end")
        << prisma << u"b"_s << u"a b c"_s << u"a=missing(no file) b=applied c=missing(no file)"_s;
    QTest::newRow("out of order") << prisma << u"a b c"_s << u"a c"_s << u"a=applied b=outOfOrder c=applied"_s;
    QTest::newRow("out of order before a changed one") << prisma << u"a b"_s << u"b*"_s << u"a=outOfOrder b=changed"_s;
    QTest::newRow("pending before a failed one is in order")
        << prisma << u"a b"_s << u"b!"_s << u"a=pending b=failed"_s;
    QTest::newRow("a missing one makes none out of order")
        << prisma << u"a"_s << u"b"_s << u"a=pending b=missing(no file)"_s;
    QTest::newRow("plain: no checksum, no change seen") << plain << u"a.sql"_s << u"a.sql*"_s << u"a.sql=applied"_s;
    QTest::newRow("plain: by the whole file name")
        << plain << u"a.sql"_s << u"a"_s << u"a=missing(no file) a.sql=pending"_s;
    QTest::newRow("plain: in the order of UTF-16 units")
        << plain << u"1 B a"_s << u"C"_s << u"1=pending B=pending C=missing(no file) a=pending"_s;
}

void TestStatus::folderAndLedgerAreCompared()
{
    QFETCH(QString, layout);
    QFETCH(QString, files);
    QFETCH(QString, rows);
    QTEST(rendered(compared(folderOf(layout, files), rows)), "states");
}

void TestStatus::problemsAreSaid_data()
{
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("problem");
    QTest::newRow("a") << u"a"_s << QString();
    QTest::newRow("failed, with the server's first line")
        << u"a!"_s << u"began and did not finish: ERROR: relation \"a\" exists"_s;
    QTest::newRow("changed") << u"a*"_s << u"differs from what was applied"_s;
    QTest::newRow("out of order") << u"b"_s << u"sorts before b"_s;
    QTest::newRow("rolled back") << u"a~"_s << QString();
}

void TestStatus::problemsAreSaid()
{
    QFETCH(QString, rows);
    QFETCH(QString, problem);
    const LedgerStatus status = compared(folderOf(u"prisma"_s, u"a b"_s), rows);
    const QString said = status.migrations[0].problem.english();
    QVERIFY2(problem.isEmpty() ? said.isEmpty() : said.contains(problem), qPrintable(said));
    QCOMPARE(status.migrations[0].needsAttention(), !problem.isEmpty());
}

void TestStatus::theOpenFailureIsTheObstacle()
{
    const LedgerStatus status = compared(folderOf(u"prisma"_s, u"a"_s), u"gone!"_s);
    QVERIFY(status.obstacle.english().contains(u"gone began and did not finish"_s));
    QVERIFY(status.obstacle.english().contains(u"P3009"_s));
    QVERIFY(compared(folderOf(u"prisma"_s, u"a"_s), u"a~ a"_s).obstacle.isEmpty());
    QCOMPARE(status.count(MigrationState::Failed), 1);
}

void TestStatus::theBaselineIsNeverRun()
{
    MigrationFolder folder = folderOf(u"plain"_s, u"000000_baseline_snapshot.sql 001_a.sql"_s);
    folder.migrations[0].isBaseline = true;
    const LedgerStatus status = compared(folder, {});
    QCOMPARE(rendered(status), u"000000_baseline_snapshot.sql=baseline 001_a.sql=pending"_s);
    QVERIFY(!status.migrations[0].isToRun() && status.migrations[1].isToRun());
    QCOMPARE(status.migrations[1].checksum, folder.migrations[1].forward.sha256);
}

void TestStatus::aRowOfARevertScriptIsExplained()
{
    MigrationFolder folder = folderOf(u"plain"_s, u"001_a.sql"_s);
    folder.migrations[0].revert = SqlFile{u"db/migrations/001_down_a.sql"_s};
    const LedgerStatus status = compared(folder, u"001_a.sql 001_down_a.sql"_s);
    QCOMPARE(rendered(status), u"001_a.sql=applied 001_down_a.sql=missing(no file)"_s);
    QVERIFY(status.migrations[1].problem.english().contains(u"keeps a file of this name"_s));
}

void TestStatus::aFileThatCannotRunKeepsItsProblem()
{
    MigrationFolder folder = folderOf(u"prisma"_s, u"a b"_s);
    folder.migrations[0].problem = verbatim(u"not UTF-8"_s);
    folder.migrations[1].problem = verbatim(u"not UTF-8"_s);
    const LedgerStatus status = compared(folder, u"a"_s);
    QVERIFY(status.migrations[0].problem.isEmpty());
    QCOMPARE(status.migrations[1].problem.english(), u"not UTF-8"_s);
    QVERIFY(status.migrations[1].needsAttention());
}

void TestStatus::tenThousandMigrationsAreCompared()
{
    QStringList files;
    QStringList rows;
    for (int i = 10'000; i < 20'000; ++i) {
        files << u"%1_a"_s.arg(i);
        rows << u"%1_%2"_s.arg(i).arg(i % 2 ? u"a"_s : u"b"_s);
    }
    QElapsedTimer timer;
    timer.start();
    const LedgerStatus status = compared(folderOf(u"prisma"_s, files.join(u' ')), rows.join(u' '));
    QCOMPARE(status.count(MigrationState::Missing), 5000);
    QCOMPARE(status.count(MigrationState::OutOfOrder), 5000);
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void TestStatus::everyStateHasItsWord()
{
    QStringList words;
    for (int state = 0; state <= int(MigrationState::Baseline); ++state)
        words << migrationStateId(MigrationState(state));
    QCOMPARE(words.join(u' '), u"applied pending failed changed missing outOfOrder rolledBack baseline"_s);
}

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
