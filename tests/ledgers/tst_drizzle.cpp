// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/migrations/drizzlefolder.h"
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;

/// Rows as drizzle-orm 0.45 and 1.0 were seen to leave them: LEDGERS.md, section 2.2.
class TestDrizzle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsDrizzles();
    void aRowOfAJournalIsItsTimeAndHash();
    void aRowOfAFolderHasItsName();
    void anUpgradedTableGetsTheNameToo();
    void aTableOfTheOldFormIsLeftToDrizzle();
    void rowsAreKnownByTime_data();
    void rowsAreKnownByTime();
    void rowsAreKnownByName_data();
    void rowsAreKnownByName();
    void theHashDecidesBetweenTwoOfOneTime();
    void theHashTellsAnEdit();
    void aRowWithoutATimeIsAnObstacle();
    void aRowIsTakenBack();
    void theHashIsOfTheTextAsNodeReadsIt();
};

namespace {

const Ledger &ledger()
{
    return *ledgerOf(u"drizzle"_s);
}

const QByteArray table = "drizzle.__drizzle_migrations";

Migration migrationOf(const QString &name, qint64 time, const QString &newName)
{
    const QByteArray sql = "-- " + name.toUtf8();
    Migration migration{name, {name + u".sql"_s, sql, sha256Hex(sql)}};
    migration.facts.insert(QLatin1StringView(drizzleTime), time);
    migration.facts.insert(QLatin1StringView(drizzleName), newName);
    return migration;
}

/// "a@10 b@20": a journal, in its order.
MigrationFolder journaled(const QString &text)
{
    MigrationFolder folder{u"/project"_s, u"drizzle"_s};
    for (const QString &one : text.split(u' ', Qt::SkipEmptyParts))
        folder.migrations.push_back(migrationOf(one.section(u'@', 0, 0), one.section(u'@', 1).toLongLong(),
                                                u"1970_"_s + one.section(u'@', 0, 0)));
    return folder;
}

/// A folder of folders; the times in seconds.
MigrationFolder ofFolders(const QString &text)
{
    MigrationFolder folder{u"/project"_s, u"drizzle"_s};
    for (const QString &one : text.split(u' ', Qt::SkipEmptyParts))
        folder.migrations.push_back(
            migrationOf(one.section(u'@', 0, 0), one.section(u'@', 1).toLongLong() * 1000, one.section(u'@', 0, 0)));
    return folder;
}

/// "=@10" a row with that time and no name, "a@10" with a name; "~" in place of a name: NULL in a table with names.
QString compared(const MigrationFolder &folder, const QString &rows, bool hasNames)
{
    const Database database;
    const auto session = openedSession(database);
    if (const Status made = ledger().create(*session, {}, context); !made)
        return describe(made.error());
    if (hasNames)
        database.sql("ALTER TABLE " + table + " ADD name text, ADD applied_at timestamptz DEFAULT now()");
    for (const QString &row : rows.split(u' ', Qt::SkipEmptyParts)) {
        const QString name = row.section(u'@', 0, 0);
        const QByteArray value = quotedLiteral(name == "~"_L1 ? QString() : name);
        database.sql("INSERT INTO " + table + " (hash, created_at" + (hasNames ? ", name" : "") + ") VALUES ('x', "
                     + row.section(u'@', 1).toUtf8() + (hasNames ? ", nullif(" + value + ", '')" : "") + ")");
    }
    const auto status = readStatus(*session, folder, {}, context);
    if (!status)
        return describe(status.error());
    QStringList lines;
    for (const MigrationStatus &one : status->migrations)
        lines << one.name + u' ' + migrationStateId(one.state) + (one.isPassedBy ? u"!"_s : QString());
    return lines.join(u", "_s);
}

QString rows(const Database &database, const QByteArray &columns)
{
    return database.sql("SELECT string_agg(concat_ws('|', " + columns + "), E'\\n' ORDER BY id) FROM " + table);
}

}  // namespace

void TestDrizzle::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestDrizzle::theTableIsDrizzles()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(shapeOf(database, QString::fromLatin1(table)),
             u"id integer not null nextval('drizzle.__drizzle_migrations_id_seq'::regclass), hash text not null, "
             "created_at bigint; __drizzle_migrations_pkey PRIMARY KEY (id)"_s);
}

void TestDrizzle::aRowOfAJournalIsItsTimeAndHash()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[1], {}, {}, context));
    QCOMPARE(rows(database, "id, hash, created_at"), u"1|%1|1767694500456"_s.arg(folder.migrations[1].forward.sha256));
}

void TestDrizzle::aRowOfAFolderHasItsName()
{
    const Database database;
    const auto session = openedSession(database);
    const auto folder
        = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/drizzle-folders")}, {}, context);
    VERIFY_GOOD(folder);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, folder->migrations[0], {}, {}, context));
    QCOMPARE(rows(database, "created_at, name, applied_at > now() - interval '1 minute'"),
             u"1767603600000|20260105090000_create_customers|t"_s);
    const QString shape = shapeOf(database, QString::fromLatin1(table));
    QVERIFY2(shape.contains(u"created_at bigint, name text, applied_at timestamp with time zone now();"_s),
             qPrintable(shape));
    VERIFY_GOOD(ledger().finish(*session, {}, folder->migrations[1], {}, {}, context));
    QVERIFY(ledger().read(*session, {}, context)->back().finishedAt.isValid());
}

void TestDrizzle::anUpgradedTableGetsTheNameToo()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("ALTER TABLE " + table + " ADD name text, ADD applied_at timestamptz DEFAULT now()");
    VERIFY_GOOD(ledger().finish(*session, {}, fixture(ledger()).migrations[1], {}, {}, context));
    QCOMPARE(rows(database, "created_at, name"), u"1767694500456|20260106101500_create_orders"_s);
}

void TestDrizzle::aTableOfTheOldFormIsLeftToDrizzle()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO " + table + " (hash, created_at) VALUES ('x', 1)");
    const MigrationFolder folder = ofFolders(u"b@2"_s);
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[0], {}, {}, context));
    QVERIFY(!shapeOf(database, QString::fromLatin1(table)).contains(u"name"_s));
    QCOMPARE(rows(database, "created_at"), u"1\n2000"_s);
    QVERIFY(statesOf(*readStatus(*session, folder, {}, context)).contains(u"b applied"_s));
}

void TestDrizzle::rowsAreKnownByTime_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<bool>("hasNames");
    QTest::addColumn<QString>("states");
    QTest::newRow("pending") << u"a@10 b@20"_s << u"=@10"_s << false << u"a changed, b pending"_s;
    QTest::newRow("an older one is never run")
        << u"a@10 b@15 c@20"_s << u"=@10 =@20"_s << false << u"a changed, b outOfOrder!, c changed"_s;
    QTest::newRow("an older one at the end is never run")
        << u"a@10 c@20 b@15"_s << u"=@10 =@20"_s << false << u"a changed, c changed, b outOfOrder!"_s;
    QTest::newRow("one in the middle that is newer runs")
        << u"a@10 b@30 c@20"_s << u"=@10 =@20"_s << false << u"a changed, b outOfOrder, c changed"_s;
    QTest::newRow("two new ones with swapped times both run")
        << u"a@10 b@30 c@20"_s << u"=@10"_s << false << u"a changed, b pending, c pending"_s;
    QTest::newRow("a row of another journal counts")
        << u"a@10 b@20"_s << u"=@10 =@99"_s << false << u"a changed, b outOfOrder!, 99 missing"_s;
    QTest::newRow("names do not matter to it")
        << u"a@10 b@20"_s << u"1970_a@10 ~@20"_s << true << u"a changed, b changed"_s;
    QTest::newRow("no row") << u"a@10 b@5"_s << QString() << false << u"a pending, b pending"_s;
}

void TestDrizzle::rowsAreKnownByTime()
{
    QFETCH(QString, journal);
    QFETCH(QString, rows);
    QFETCH(bool, hasNames);
    QTEST(compared(journaled(journal), rows, hasNames), "states");
}

void TestDrizzle::rowsAreKnownByName_data()
{
    QTest::addColumn<QString>("folders");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<bool>("hasNames");
    QTest::addColumn<QString>("states");
    QTest::newRow("an older one runs") << u"a@1 b@2 c@3"_s << u"a@1000 c@3000"_s << true
                                       << u"a changed, b outOfOrder, c changed"_s;
    QTest::newRow("a row without a name does not count")
        << u"a@1 b@2"_s << u"a@1000 ~@2000"_s << true << u"a changed, b pending, 2000 missing"_s;
    QTest::newRow("a table of 0.x is read by seconds")
        << u"a@1 b@2"_s << u"=@1999"_s << false << u"a changed, b pending"_s;
}

void TestDrizzle::rowsAreKnownByName()
{
    QFETCH(QString, folders);
    QFETCH(QString, rows);
    QFETCH(bool, hasNames);
    QTEST(compared(ofFolders(folders), rows, hasNames), "states");
}

void TestDrizzle::theHashDecidesBetweenTwoOfOneTime()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = journaled(u"a@10 b@10 c@20"_s);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[1], {}, {}, context));
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status), (QStringList{u"a outOfOrder"_s, u"b applied"_s, u"c pending"_s}));
    QVERIFY(status->migrations[0].isPassedBy);
}

void TestDrizzle::theHashTellsAnEdit()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = journaled(u"a@10 b@20"_s);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    for (const Migration &migration : folder.migrations)
        VERIFY_GOOD(ledger().finish(*session, {}, migration, {}, {}, context));
    folder.migrations[0].forward.bytes += "\r\n";
    folder.migrations[1].forward.bytes += " ";
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status), (QStringList{u"a changed"_s, u"b changed"_s}));
    QVERIFY(!status->migrations[1].stops);
    // The same content under a newer time: Drizzle would run it again.
    MigrationFolder retimed = journaled(u"a@10 b@30"_s);
    const auto again = readStatus(*session, retimed, {}, context);
    VERIFY_GOOD(again);
    QCOMPARE(statesOf(*again), (QStringList{u"a applied"_s, u"b pending"_s, u"20 missing"_s}));
    QVERIFY(again->migrations[1].problem.english().contains(u"runs it again"_s));
}

void TestDrizzle::aRowWithoutATimeIsAnObstacle()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO " + table + " (hash) VALUES ('x')");
    const auto status = readStatus(*session, journaled(u"a@10"_s), {}, context);
    VERIFY_GOOD(status);
    QVERIFY(status->obstacle.english().contains(u"no created_at"_s));
}

void TestDrizzle::aRowIsTakenBack()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = journaled(u"a@10 b@10 c@20"_s);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    for (const Migration &migration : folder.migrations)
        VERIFY_GOOD(ledger().markApplied(*session, {}, migration, context));
    VERIFY_GOOD(ledger().markReverted(*session, {}, folder.migrations[1], context));
    QCOMPARE(rows(database, "hash"), folder.migrations[0].forward.sha256 + u'\n' + folder.migrations[2].forward.sha256);
    // A row whose file is gone is known by what the ledger said of it.
    const auto status = readStatus(*session, journaled(u"a@10"_s), {}, context);
    VERIFY_GOOD(status);
    const LedgerEntry &entry = *status->migrations.back().entry;
    Migration gone{entry.name};
    gone.key = entry.ledgerKey();
    gone.facts = entry.facts;
    VERIFY_GOOD(ledger().markReverted(*session, {}, gone, context));
    QCOMPARE(rows(database, "hash"), folder.migrations[0].forward.sha256);
}

void TestDrizzle::theHashIsOfTheTextAsNodeReadsIt()
{
    Migration migration;
    migration.forward.bytes = "\xEF\xBB\xBFSELECT '\xE9'";
    QCOMPARE(ledger().checksum(migration), sha256Hex("\xEF\xBB\xBFSELECT '\xEF\xBF\xBD'"));
}

QTEST_GUILESS_MAIN(TestDrizzle)
#include "tst_drizzle.moc"
