// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/migrations/drizzlejournal.h"
#include "tests/migrations/foldertree.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestDrizzleJournal : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aJournalIsWrittenAsDrizzleKitDoes();
    void aBrokenJournalIsNamedWithItsLine_data();
    void aBrokenJournalIsNamedWithItsLine();
    void aSoundJournalStaysAsItIs();
    void aScriptsJournalBecomesDrizzles();
    void filesThatAreNotListedAreAdded();
    void theLedgersTimesAreTaken();
    void aBrokenJournalIsMadeAnew();
    void whatAPersonHasToDecideIsLeft();
};

namespace {

const QByteArray sound = R"({
  "version": "7",
  "dialect": "postgresql",
  "entries": [
    {
      "idx": 0,
      "version": "7",
      "when": 1700000000000,
      "tag": "0000_one",
      "breakpoints": true
    },
    {
      "idx": 1,
      "version": "7",
      "when": 1700000001000,
      "tag": "0001_two",
      "breakpoints": true
    }
  ]
})";

const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);

RebuiltJournal rebuilt(const FolderTree &tree, const QHash<QString, qint64> &applied = {})
{
    auto source = readJournalSource(tree.root(), u"drizzle"_s, {});
    if (!source)
        qFatal("%s", qPrintable(describe(source.error())));
    source->applied = applied;
    source->at = now;
    return rebuildJournal(*source);
}

/// "0:0000_one@1700000000000" a line, the hash's first letters behind it where there is one.
QStringList entries(const QByteArray &bytes)
{
    const auto journal = parseJournal(bytes, u"journal"_s);
    if (!journal)
        return {describe(journal.error())};
    QStringList lines;
    for (const JournalEntry &entry : journal->entries)
        lines << u"%1:%2@%3 %4"_s
                     .arg(QString::number(entry.fields.value("idx"_L1).toInt(-1)), entry.tag,
                          QString::number(entry.when.value_or(-1)), entry.fields.value("hash"_L1).toString().left(4))
                     .trimmed();
    return lines;
}

QStringList english(const std::vector<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages)
        texts << message.english();
    return texts;
}

}  // namespace

void TestDrizzleJournal::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestDrizzleJournal::aJournalIsWrittenAsDrizzleKitDoes()
{
    const auto journal = parseJournal(sound, u"journal"_s);
    QVERIFY(journal);
    QCOMPARE(journal->entries[1].line, 16);
    QCOMPARE(journalBytes(*journal), sound);
    QCOMPARE(journalBytes({}), QByteArray("{\n  \"entries\": []\n}"));
}

void TestDrizzleJournal::aBrokenJournalIsNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::newRow("truncated") << sound.left(300) << 17;
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("a list") << QByteArray("[]") << 1;
    QTest::newRow("no entries") << QByteArray("{\"version\": \"7\"}") << 1;
    QTest::newRow("entries that are no list") << QByteArray("{\n\"entries\": {}}") << 1;
}

void TestDrizzleJournal::aBrokenJournalIsNamedWithItsLine()
{
    QFETCH(QByteArray, bytes);
    const auto journal = parseJournal(bytes, u"meta/_journal.json"_s);
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, ErrorCode::FileMalformed);
    QCOMPARE(journal.error().file, u"meta/_journal.json"_s);
    QTEST(journal.error().line, "line");
}

void TestDrizzleJournal::aSoundJournalStaysAsItIs()
{
    FolderTree tree({u"drizzle/0000_one.sql"_s, u"drizzle/0001_two.sql"_s, u"drizzle/0001_two_rollback.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, sound);
    const RebuiltJournal journal = rebuilt(tree);
    QCOMPARE(english(journal.changes) + english(journal.left), QStringList());
    QCOMPARE(journal.file.path, u"drizzle/meta/_journal.json"_s);
    QCOMPARE(journal.file.bytes, sound);
    QVERIFY(journal.file.replaces);
}

void TestDrizzleJournal::aScriptsJournalBecomesDrizzles()
{
    FolderTree tree({u"drizzle/20250825_a.sql"_s, u"drizzle/20250825_a.sql.sql"_s, u"drizzle/20250825_down_a.sql"_s,
                     u"drizzle/20250826_b.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s,
               R"({"version": 1, "dialect": "postgresql", "entries": [
        {"idx": 0, "version": 1, "when": "2025-08-26T07:56:51.112Z", "tag": "20250825_a.sql", "hash": null},
        {"idx": 1, "version": 1, "when": "2025-08-26T07:56:51.112Z", "tag": "20250825_down_a.sql", "hash": null},
        {"idx": 2, "version": 1, "when": "2025-08-26T07:56:51.112Z", "tag": "20250826_b.sql", "hash": null}]})");
    const RebuiltJournal journal = rebuilt(tree);
    const QString hash = sha256Hex("SELECT 1;\n").left(4);
    QCOMPARE(entries(journal.file.bytes),
             (QStringList{u"0:20250825_a@1756195011112 "_s + hash, u"2:20250826_b@1756195012112 "_s + hash}));
    QVERIFY(journal.file.bytes.contains("\"version\": \"7\",\n  \"dialect\": \"postgresql\""));
    QVERIFY(journal.file.bytes.contains("\"breakpoints\": true"));
    const QString changes = english(journal.changes).join(u'\n');
    QVERIFY2(changes.contains(u"20250825_down_a.sql undoes another"_s), qPrintable(changes));
    QVERIFY2(changes.contains(u"2 hash"_s), qPrintable(changes));
    QVERIFY2(english(journal.left).join(u'\n').contains(u"20250825_a.sql.sql"_s), qPrintable(changes));
}

void TestDrizzleJournal::filesThatAreNotListedAreAdded()
{
    FolderTree tree({u"drizzle/0000_one.sql"_s, u"drizzle/0000a_between.sql"_s, u"drizzle/0001_two.sql"_s,
                     u"drizzle/0001_twin.sql"_s, u"drizzle/0002_three.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, sound);
    const RebuiltJournal journal = rebuilt(tree);
    // The one in the middle comes in its place and with a time that makes Drizzle run it after all.
    QCOMPARE(entries(journal.file.bytes),
             (QStringList{u"0:0000_one@1700000000000"_s, u"1:0000a_between@1800000000000"_s,
                          u"2:0001_two@1700000001000"_s, u"3:0002_three@1800000001000"_s}));
    const QString left = english(journal.left).join(u'\n');
    QVERIFY2(left.contains(u"0001_twin.sql is not listed, and 0001_two has its number"_s), qPrintable(left));
}

void TestDrizzleJournal::theLedgersTimesAreTaken()
{
    FolderTree tree({u"drizzle/0000_one.sql=SELECT 0;"_s, u"drizzle/0001_two.sql=SELECT 2;"_s,
                     u"drizzle/0002_three.sql=SELECT 3;"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, sound);
    const RebuiltJournal journal
        = rebuilt(tree, {{sha256Hex("SELECT 2;"), 1'700'000'002'000}, {sha256Hex("SELECT 3;"), 1'700'000'003'000}});
    QCOMPARE(
        entries(journal.file.bytes),
        (QStringList{u"0:0000_one@1700000000000"_s, u"1:0001_two@1700000002000"_s, u"2:0002_three@1700000003000"_s}));
}

void TestDrizzleJournal::aBrokenJournalIsMadeAnew()
{
    FolderTree tree({u"drizzle/0001_two.sql=SELECT 2;"_s, u"drizzle/0000_one.sql=SELECT 0;"_s});
    const QStringList expected{u"0:0000_one@1800000000000"_s, u"1:0001_two@1800000001000"_s};
    const RebuiltJournal absent = rebuilt(tree);
    QCOMPARE(entries(absent.file.bytes), expected);
    QVERIFY(!absent.file.replaces);
    tree.write(u"drizzle/meta/_journal.json"_s, sound.left(300));
    const RebuiltJournal truncated = rebuilt(tree);
    QCOMPARE(entries(truncated.file.bytes), expected);
    QVERIFY(english(truncated.changes).front().contains(u"not valid JSON"_s));
    QVERIFY(truncated.file.replaces);
}

void TestDrizzleJournal::whatAPersonHasToDecideIsLeft()
{
    FolderTree tree({u"drizzle/0001_two.sql"_s});
    tree.write(u"drizzle/meta/_journal.json"_s, QByteArray(sound).replace("1700000001000", "1699999999999"));
    const RebuiltJournal journal = rebuilt(tree);
    const QStringList left = english(journal.left);
    QCOMPARE(int(left.size()), 2);
    QVERIFY2(left[0].contains(u"0000_one is listed and has no file"_s), qPrintable(left[0]));
    QVERIFY2(left[1].contains(u"0001_two is no newer than 0000_one"_s), qPrintable(left[1]));
    QVERIFY(journal.changes.empty());
}

QTEST_GUILESS_MAIN(TestDrizzleJournal)
#include "tst_drizzlejournal.moc"
