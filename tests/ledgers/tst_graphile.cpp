// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// graphile-migrate's ledger: the fixture's rows as LEDGERS.md 2.5 has them.
class TestGraphile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTablesAreTheTools();
    void rowsAreAsTheToolWritesThem();
    void theChainIsTakenBackFromItsEnd();
    void anEditedFileIsSeen();
    void aLateOneIsNeverRun();
    void anUnknownTableIsTold();

private:
    void applyAll(Session &session) const;
    QStringList states(Session &session, const MigrationFolder &folder) const;

    MigrationFolder m_folder{};
    const Ledger &m_ledger = *ledgerOf(u"graphile-migrate"_s);
};

void TestGraphile::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    auto folder
        = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/graphile-migrate")}, {}, {});
    VERIFY_GOOD(folder);
    m_folder = *std::move(folder);
}

void TestGraphile::applyAll(Session &session) const
{
    VERIFY_GOOD(m_ledger.create(session, {}, context));
    for (const Migration &migration : m_folder.migrations)
        VERIFY_GOOD(m_ledger.finish(session, {}, migration, {}, {}, context));
}

QStringList TestGraphile::states(Session &session, const MigrationFolder &folder) const
{
    const auto status = readStatus(session, folder, {}, context);
    if (!status)
        return {describe(status.error())};
    QStringList states;
    for (const MigrationStatus &each : status->migrations)
        states << each.name.left(6) + u' ' + migrationStateId(each.state) + (each.isToRun() ? u" runs"_s : QString());
    return states;
}

void TestGraphile::theTablesAreTheTools()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(m_ledger.create(*session, {}, context));
    QCOMPARE(database.sql("SELECT string_agg(conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid), "
                          "'; ' ORDER BY conrelid::regclass::text, conname) FROM pg_constraint "
                          "WHERE connamespace = 'graphile_migrate'::regnamespace"),
             u"graphile_migrate.current current_pkey PRIMARY KEY (filename); "
             "graphile_migrate.migrations migrations_pkey PRIMARY KEY (hash); "
             "graphile_migrate.migrations migrations_previous_hash_fkey FOREIGN KEY (previous_hash) REFERENCES "
             "graphile_migrate.migrations(hash)"_s);
    QCOMPARE(database.sql("SELECT string_agg(concat_ws(' ', table_name, column_name, data_type, is_nullable, "
                          "column_default), '; ' ORDER BY table_name, ordinal_position) "
                          "FROM information_schema.columns WHERE table_schema = 'graphile_migrate'"),
             u"current filename text NO 'current.sql'::text; current content text NO; "
             "current date timestamp with time zone NO now(); migrations hash text NO; "
             "migrations previous_hash text YES; migrations filename text NO; "
             "migrations date timestamp with time zone NO now()"_s);
}

void TestGraphile::rowsAreAsTheToolWritesThem()
{
    const test::Database database;
    const auto session = openedSession(database);
    applyAll(*session);
    const auto hash = [this](int index) { return m_folder.migrations[std::size_t(index)].facts[u"hash"_s].toString(); };
    QCOMPARE(database.sql("SELECT string_agg(concat_ws('|', filename, hash, coalesce(previous_hash, 'NULL')), ';' "
                          "ORDER BY filename) FROM graphile_migrate.migrations"),
             u"000001.sql|%1|NULL;000002.sql|%2|%1;000003.sql|%3|%2"_s.arg(hash(0), hash(1), hash(2)));
    QCOMPARE(states(*session, m_folder), (QStringList{u"000001 applied"_s, u"000002 applied"_s, u"000003 applied"_s}));
    QCOMPARE(*m_ledger.lockKey(*session, {}, context), 4727445306447283);
}

void TestGraphile::theChainIsTakenBackFromItsEnd()
{
    const test::Database database;
    const auto session = openedSession(database);
    applyAll(*session);
    const auto refused = m_ledger.markReverted(*session, {}, m_folder.migrations[1], context);
    QVERIFY(!refused);
    QVERIFY(refused.error().sql && refused.error().sql->sqlState == "23503");
    VERIFY_GOOD(m_ledger.markReverted(*session, {}, m_folder.migrations[2], context));
    QCOMPARE(states(*session, m_folder),
             (QStringList{u"000001 applied"_s, u"000002 applied"_s, u"000003 pending runs"_s}));
    for (int twice = 0; twice < 2; ++twice)
        VERIFY_GOOD(m_ledger.markApplied(*session, {}, m_folder.migrations[2], context));
    QCOMPARE(database.sql("SELECT count(*) FROM graphile_migrate.migrations"), u"3"_s);
}

void TestGraphile::anEditedFileIsSeen()
{
    const test::Database database;
    const auto session = openedSession(database);
    applyAll(*session);
    MigrationFolder edited = m_folder;
    edited.migrations[1].forward.bytes.replace("tags", "labels");
    QCOMPARE(states(*session, edited)[1], u"000002 changed"_s);
    const auto status = readStatus(*session, edited, {}, context);
    QVERIFY(!status->migrations[1].stops);  // the tool says "Already up to date"
    edited.migrations.pop_back();
    QCOMPARE(states(*session, edited)[2], u"000003 missing"_s);
}

void TestGraphile::aLateOneIsNeverRun()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(m_ledger.create(*session, {}, context));
    for (const std::size_t index : {0, 1, 2})
        VERIFY_GOOD(m_ledger.markApplied(*session, {}, m_folder.migrations[index], context));
    database.sql("UPDATE graphile_migrate.migrations SET previous_hash = NULL WHERE filename = '000003.sql'");
    VERIFY_GOOD(m_ledger.markReverted(*session, {}, m_folder.migrations[1], context));
    QCOMPARE(states(*session, m_folder),
             (QStringList{u"000001 applied"_s, u"000002 outOfOrder"_s, u"000003 applied"_s}));
}

void TestGraphile::anUnknownTableIsTold()
{
    const test::Database database;
    database.sql("CREATE SCHEMA graphile_migrate; CREATE TABLE graphile_migrate.migrations (name text)");
    const auto session = openedSession(database);
    const auto entries = m_ledger.read(*session, {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::CheckFailed);
    database.sql("DROP SCHEMA graphile_migrate CASCADE");
    applyAll(*session);
    database.sql("ALTER TABLE graphile_migrate.migrations ADD COLUMN more jsonb");
    QCOMPARE(int(m_ledger.read(*session, {}, context)->size()), 3);
}

QTEST_GUILESS_MAIN(TestGraphile)
#include "tst_graphile.moc"
