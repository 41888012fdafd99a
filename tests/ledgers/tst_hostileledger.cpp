// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"
#include "tests/support/emptied.h"

#include <QDir>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Tables of a ledger's name that its tool did not make so, or that others wrote into: an error that names the table
/// and what is wrong with it, or rows shown as they are, and nothing written by looking.
class TestHostileLedger : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void aMissingColumnIsNamed_data() { everyKey(); }
    void aMissingColumnIsNamed();
    void aColumnOfAnotherTypeIsNamed_data();
    void aColumnOfAnotherTypeIsNamed();
    void oneMoreColumnIsNoError_data() { everyLedger(); }
    void oneMoreColumnIsNoError();
    void twoRowsOfOneKeyAreAnError_data();
    void twoRowsOfOneKeyAreAnError();
    void aNullInAnyPartOfTheKeyIsAnError_data();
    void aNullInAnyPartOfTheKeyIsAnError();
    void anyNameIsShownAsItIs_data();
    void anyNameIsShownAsItIs();
    void rowsThatAreHiddenAreNotTakenForNone_data() { everyLedger(); }
    void rowsThatAreHiddenAreNotTakenForNone();
    void aTableWithoutItsNeighboursIsNamed();
    void aNumberForYesAndNoIsRead_data();
    void aNumberForYesAndNoIsRead();

private:
    static void everyLedger()
    {
        QTest::addColumn<QString>("layout");
        for (const Ledger *ledger : allLedgers())
            QTest::newRow(ledger->id) << QString::fromLatin1(ledger->layout);
    }
    static void everyKey();

    Database m_database;
};

namespace {

/// The columns that tell a ledger's rows apart.
const QList<std::pair<QString, QByteArray>> keys{{u"atlas"_s, "version"},         {u"dbmate"_s, "version"},
                                                 {u"diesel"_s, "version"},        {u"drizzle"_s, "created_at"},
                                                 {u"flyway"_s, "version"},        {u"golang-migrate"_s, "version"},
                                                 {u"goose"_s, "version_id"},      {u"graphile-migrate"_s, "filename"},
                                                 {u"liquibase"_s, "filename"},    {u"node-pg-migrate"_s, "name"},
                                                 {u"plain"_s, "filename"},        {u"postgrator"_s, "version"},
                                                 {u"prisma"_s, "migration_name"}, {u"sqitch"_s, "change_id"},
                                                 {u"sqlx"_s, "version"},          {u"supabase"_s, "version"}};

/// A ledger with its first migration applied, in a database that has nothing else.
struct Applied
{
    Applied(const QString &layout, const Database &place)
        : ledger(*ledgerOf(layout))
        , folder(fixture(ledger))
        , database(emptied(place))
        , session(openedSession(database))
        , table(ledger.table({}).toUtf8())
    {
        Status made = ledger.create(*session, {}, context);
        if (made)
            made = ledger.finish(*session, {}, folder.migrations.at(0), {}, {}, context);
        if (!made)
            qFatal("%s", qPrintable(describe(made.error())));
    }

    /// Without the constraints that the tool's own table has.
    void loosen() const
    {
        database.sql("DO $$ DECLARE one name; BEGIN FOR one IN SELECT conname FROM pg_constraint WHERE conrelid = '"
                     + table + "'::regclass LOOP EXECUTE format('ALTER TABLE " + table
                     + " DROP CONSTRAINT IF EXISTS %I CASCADE', one); END LOOP;"
                       " FOR one IN SELECT attname FROM pg_attribute WHERE attrelid = '"
                     + table + "'::regclass AND attnum > 0 LOOP EXECUTE format('ALTER TABLE " + table
                     + " ALTER COLUMN %I DROP NOT NULL', one); END LOOP; END $$");
    }

    QString rows() const
    {
        return database.sql("SELECT count(*) || md5(string_agg(r::text, '' ORDER BY r::text)) FROM " + table + " r");
    }
    Result<LedgerStatus> status() const { return readStatus(*session, folder, {}, context); }

    const Ledger &ledger;
    MigrationFolder folder;
    const Database &database;
    std::unique_ptr<Session> session;
    QByteArray table;
};

/// The status is refused with words that name the table and hold `words`, and the rows are as they were.
void verifyRefused(const Applied &applied, const QString &words)
{
    const QString before = applied.rows();
    const auto status = applied.status();
    QVERIFY2(!status, "It was read");
    const QString said = describe(status.error());
    QVERIFY2(status.error().code == ErrorCode::CheckFailed, qPrintable(said));
    QVERIFY2(said.contains(QString::fromUtf8(applied.table)), qPrintable(said));
    QVERIFY2(said.contains(words), qPrintable(said));
    QVERIFY2(!status.error().hint.isEmpty(), qPrintable(said));
    QCOMPARE(applied.rows(), before);
}

}  // namespace

void TestHostileLedger::everyKey()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QByteArray>("column");
    for (const auto &[layout, column] : keys)
        QTest::newRow(qPrintable(layout)) << layout << column;
}

void TestHostileLedger::aMissingColumnIsNamed()
{
    QFETCH(QString, layout);
    QFETCH(QByteArray, column);
    const Applied applied(layout, m_database);
    applied.database.sql("ALTER TABLE " + applied.table + " RENAME COLUMN " + column + " TO renamed");
    verifyRefused(applied, QString::fromUtf8(column));
}

void TestHostileLedger::aColumnOfAnotherTypeIsNamed_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("prisma") << u"prisma"_s << "finished_at"_ba
                            << "text"_ba;
    QTest::newRow("plain") << u"plain"_s << "applied_at"_ba
                           << "text"_ba;
    QTest::newRow("sqitch") << u"sqitch"_s << "committed_at"_ba
                            << "text"_ba;
    QTest::newRow("liquibase") << u"liquibase"_s << "dateexecuted"_ba
                               << "text"_ba;
    QTest::newRow("atlas") << u"atlas"_s << "executed_at"_ba
                           << "text"_ba;
    QTest::newRow("graphile") << u"graphile-migrate"_s << "date"_ba
                              << "text"_ba;
    QTest::newRow("sqlx") << u"sqlx"_s << "checksum"_ba
                          << "text"_ba;
}

void TestHostileLedger::aColumnOfAnotherTypeIsNamed()
{
    QFETCH(QString, layout);
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, type);
    const Applied applied(layout, m_database);
    applied.database.sql("ALTER TABLE " + applied.table + " ALTER COLUMN " + column + " DROP DEFAULT, ALTER COLUMN "
                         + column + " TYPE " + type + " USING " + column + "::" + type);
    verifyRefused(applied, u"has not the columns"_s);
}

/// A later version of the tool may have added it.
void TestHostileLedger::oneMoreColumnIsNoError()
{
    QFETCH(QString, layout);
    const Applied applied(layout, m_database);
    applied.database.sql("ALTER TABLE " + applied.table + " ADD COLUMN \"from a later version\" text DEFAULT 'x'");
    const auto status = applied.status();
    // The two tools that share the name schema_migrations are told apart by their columns.
    VERIFY_GOOD(status);
    QVERIFY(status->count(MigrationState::Applied) > 0);
}

void TestHostileLedger::twoRowsOfOneKeyAreAnError_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QByteArray>("column");
    // Not those whose own tables may have several rows of a migration.
    const QStringList several{u"drizzle"_s, u"flyway"_s, u"goose"_s, u"liquibase"_s, u"node-pg-migrate"_s, u"prisma"_s};
    for (const auto &[layout, column] : keys) {
        if (!several.contains(layout))
            QTest::newRow(qPrintable(layout)) << layout << column;
    }
}

void TestHostileLedger::twoRowsOfOneKeyAreAnError()
{
    QFETCH(QString, layout);
    QFETCH(QByteArray, column);
    const Applied applied(layout, m_database);
    applied.loosen();
    applied.database.sql("INSERT INTO " + applied.table + " SELECT * FROM " + applied.table);
    verifyRefused(applied, u"more than one row with the "_s + QString::fromUtf8(column));
}

void TestHostileLedger::aNullInAnyPartOfTheKeyIsAnError_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QByteArray>("column");
    for (const char *column : {"id", "author", "filename"})
        QTest::addRow("liquibase's %s", column) << u"liquibase"_s << QByteArray(column);
    QTest::newRow("drizzle's id") << u"drizzle"_s << "id"_ba;
}

void TestHostileLedger::aNullInAnyPartOfTheKeyIsAnError()
{
    QFETCH(QString, layout);
    QFETCH(QByteArray, column);
    const Applied applied(layout, m_database);
    applied.loosen();
    applied.database.sql("UPDATE " + applied.table + " SET " + column + " = NULL");
    verifyRefused(applied, u"a row without a "_s + QString::fromUtf8(column));
}

void TestHostileLedger::anyNameIsShownAsItIs_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("name");
    const QList<std::pair<const char *, QString>> names{{"quotes", u"'; DROP TABLE users; --\"x\""_s},
                                                        {"a newline", u"one\ntwo\r\nthree"_s},
                                                        {"a path", u"../../../etc/passwd"_s},
                                                        {"an absolute path", u"/etc/passwd"_s},
                                                        {"an escape", u"\x1b[2J\x1b]0;x\a"_s},
                                                        {"right to left", u"\u202egnp.exe"_s},
                                                        {"nothing", QString()},
                                                        {"placeholders", u"%1 %2 %n {0} $1"_s}};
    for (const QString &layout : {u"prisma"_s, u"plain"_s, u"sqitch"_s, u"liquibase"_s}) {
        for (const auto &[row, name] : names)
            QTest::addRow("%s, %s", qPrintable(layout), row) << layout << name;
    }
}

/// A migration that is missing, whatever it is called; taking it back deletes its row alone.
void TestHostileLedger::anyNameIsShownAsItIs()
{
    QFETCH(QString, layout);
    QFETCH(QString, name);
    const QHash<QString, QByteArray> columns{
        {u"prisma"_s, "migration_name"}, {u"plain"_s, "filename"}, {u"sqitch"_s, "change"}, {u"liquibase"_s, "id"}};
    const Applied applied(layout, m_database);
    applied.loosen();
    applied.database.sql("UPDATE " + applied.table + " SET " + columns.value(layout) + " = " + quotedLiteral(name)
                         + (layout == u"sqitch"_s ? ", change_id = 'strange'" : ""));
    const auto status = applied.status();
    VERIFY_GOOD(status);
    QCOMPARE(status->count(MigrationState::Missing), 1);
    const auto row = std::ranges::find(status->migrations, MigrationState::Missing, &MigrationStatus::state);
    QVERIFY2(row->name.endsWith(name), qPrintable(row->name));
    Migration gone{row->name};
    gone.key = row->entry->ledgerKey();
    gone.facts = row->entry->facts;
    VERIFY_GOOD(applied.ledger.markReverted(*applied.session, {}, gone, context));
    QCOMPARE(applied.database.sql("SELECT count(*) FROM " + applied.table), u"0"_s);
}

void TestHostileLedger::rowsThatAreHiddenAreNotTakenForNone()
{
    QFETCH(QString, layout);
    const Applied applied(layout, m_database);
    const QByteArray schema = applied.table.split('.').front();
    applied.database.sql("ALTER TABLE " + applied.table + " ENABLE ROW LEVEL SECURITY; GRANT USAGE ON SCHEMA " + schema
                         + " TO pg_monitor; GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO pg_monitor");
    VERIFY_GOOD(applied.session->execute("SET ROLE pg_monitor", context));
    verifyRefused(applied, u"may hide rows"_s);
}

void TestHostileLedger::aTableWithoutItsNeighboursIsNamed()
{
    const Applied applied(u"sqitch"_s, m_database);
    applied.database.sql("DROP TABLE sqitch.tags");
    verifyRefused(applied, u"sqitch.tags"_s);
}

void TestHostileLedger::aNumberForYesAndNoIsRead_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QByteArray>("column");
    QTest::newRow("flyway") << u"flyway"_s << "success"_ba;
    QTest::newRow("goose") << u"goose"_s << "is_applied"_ba;
    QTest::newRow("sqlx") << u"sqlx"_s << "success"_ba;
}

/// Taken for no, it would run again.
void TestHostileLedger::aNumberForYesAndNoIsRead()
{
    QFETCH(QString, layout);
    QFETCH(QByteArray, column);
    const Applied applied(layout, m_database);
    applied.database.sql("DROP INDEX IF EXISTS flyway_schema_history_s_idx; ALTER TABLE " + applied.table
                         + " ALTER COLUMN " + column + " TYPE int USING " + column + "::int");
    const auto status = applied.status();
    VERIFY_GOOD(status);
    QCOMPARE(status->count(MigrationState::Applied), 1);
}

QTEST_GUILESS_MAIN(TestHostileLedger)
#include "tst_hostileledger.moc"
