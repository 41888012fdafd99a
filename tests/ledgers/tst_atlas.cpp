// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/ledgers/atlasstatements.h"
#include "app/migrations/atlassum.h"
#include "tests/ledgers/ledgertest.h"
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

/// Atlas's ledger, by the rows and rules of LEDGERS.md 2.16; the tool itself does not run here.
class TestAtlas : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void statementsAreCutAsTheToolDoes_data();
    void statementsAreCutAsTheToolDoes();
    void partialHashesAreTheTools();
    void theTableIsTheTools();
    void rowsAreAsTheToolWritesThem();
    void aFileThatBrokeOffCountsItsStatements();
    void aHalfAppliedFileStops();
    void anEditedFileIsSeenAndThoseBehindItAreNotBlamed();
    void aFileThatRanLateDoesNotChangeOthers();
    void aMissingOneIsSaid();
    void aLateOneStopsIt();
    void aCheckpointStandsForAllBefore();
    void aBaselineStandsForAllBefore();
    void theCloudsRowIsNone();
    void markingIsWhatSetDoes();
    void itBeginsOnlyWhereNoTablesAre();
    void anUnknownTableIsTold();

private:
    QStringList states(const Database &database, const MigrationFolder &folder) const;
    void apply(const Database &database, const MigrationFolder &folder, std::vector<std::size_t> indexes) const;
    const Ledger &m_ledger = *ledgerOf(u"atlas"_s);
};

namespace {

/// A folder with these files ("name=SQL") and the atlas.sum that fits.
MigrationFolder folderOf(QStringList files)
{
    FolderTree tree;
    AtlasHasher hasher;
    std::vector<AtlasSumLine> lines;
    files.sort();
    for (const QString &file : std::as_const(files)) {
        const QString name = file.section(u'=', 0, 0);
        const QByteArray sql = file.contains(u'=') ? file.section(u'=', 1).toUtf8() : QByteArray("SELECT 1;\n");
        tree.write(u"migrations/"_s + name, sql);
        lines.push_back({name, hasher.add(name, sql)});
    }
    tree.write(u"migrations/atlas.sum"_s, atlasSumText(lines));
    auto folder = openMigrations({tree.root()}, u"atlas"_s, {});
    if (!folder || !folder->problems.empty())
        qFatal("%s", qPrintable(describe(folder ? folder->problems[0] : folder.error())));
    return *std::move(folder);
}

const QStringList three{u"1_a.sql"_s, u"2_b.sql"_s, u"3_c.sql"_s};

}  // namespace

void TestAtlas::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

QStringList TestAtlas::states(const Database &database, const MigrationFolder &folder) const
{
    const auto session = openedSession(database);
    const auto status = readStatus(*session, folder, {}, context);
    if (!status)
        return {describe(status.error())};
    QStringList lines;
    for (const MigrationStatus &row : status->migrations)
        lines << row.name + u' ' + migrationStateId(row.state) + (row.isToRun() ? u" runs"_s : QString())
                + (row.stops ? u" stops"_s : QString());
    return lines;
}

void TestAtlas::apply(const Database &database, const MigrationFolder &folder, std::vector<std::size_t> indexes) const
{
    const auto session = openedSession(database);
    VERIFY_GOOD(m_ledger.create(*session, {}, context));
    for (const std::size_t index : indexes)
        VERIFY_GOOD(m_ledger.finish(*session, {}, folder.migrations[index], {}, std::chrono::milliseconds(7), context));
}

void TestAtlas::statementsAreCutAsTheToolDoes_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArrayList>("statements");
    QTest::newRow("comments before") << QByteArray("-- a;\n/* b */ SELECT 1; -- c\n\nSELECT 2 ;\n")
                                     << QByteArrayList{"SELECT 1;", "SELECT 2 ;"};
    QTest::newRow("no last semicolon") << QByteArray("SELECT 1;SELECT 2\n") << QByteArrayList{"SELECT 1;", "SELECT 2"};
    QTest::newRow("dollar quotes") << QByteArray("DO $x$ BEGIN; END $x$;\nSELECT ';';")
                                   << QByteArrayList{"DO $x$ BEGIN; END $x$;", "SELECT ';';"};
    QTest::newRow("another delimiter") << QByteArray(
        "-- atlas:delimiter \\n\\n\\n\nSELECT 1;\nSELECT 2;\n\n\nSELECT 3;")
                                       << QByteArrayList{"SELECT 1;\nSELECT 2;", "SELECT 3;"};
    QTest::newRow("nothing") << QByteArray("-- nothing\n") << QByteArrayList();
}

void TestAtlas::statementsAreCutAsTheToolDoes()
{
    QFETCH(QByteArray, sql);
    QByteArrayList texts;
    for (const AtlasStatement &statement : atlasStatements(sql))
        texts << statement.text;
    QTEST(texts, "statements");
}

void TestAtlas::partialHashesAreTheTools()
{
    const auto statements = atlasStatements("SELECT 1;\nSELECT 2;\n");
    const auto h1 = [](const QByteArray &text) {
        return "\"h1:" + QByteArray::fromHex(sha256Hex(text).toLatin1()).toBase64() + '"';
    };
    QCOMPARE(atlasPartialHashes(statements, 0), QByteArray("[]"));
    QCOMPARE(atlasPartialHashes(statements, 2), '[' + h1("SELECT 1;") + ',' + h1("SELECT 1;SELECT 2;") + ']');
}

void TestAtlas::theTableIsTheTools()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(m_ledger.create(*session, {}, context));
    QCOMPARE(database.sql("SELECT string_agg(concat_ws(' ', column_name, data_type, is_nullable, column_default), '; '"
                          " ORDER BY ordinal_position) FROM information_schema.columns"
                          " WHERE table_schema = 'atlas_schema_revisions'"),
             u"version character varying NO; description character varying NO; type bigint NO 2; "
             "applied bigint NO 0; total bigint NO 0; executed_at timestamp with time zone NO; "
             "execution_time bigint NO; error text YES; error_stmt text YES; hash character varying NO; "
             "partial_hashes jsonb YES; operator_version character varying NO"_s);
    QCOMPARE(database.sql("SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ') FROM pg_constraint"
                          " WHERE connamespace = 'atlas_schema_revisions'::regnamespace"),
             u"atlas_schema_revisions_pkey PRIMARY KEY (version)"_s);
    QCOMPARE(*m_ledger.lockKey(*session, {}, context), 2686470616);
}

void TestAtlas::rowsAreAsTheToolWritesThem()
{
    const Database database;
    const MigrationFolder folder = folderOf({u"1_two_words.sql=SELECT 1;\nSELECT 2;\n"_s, u"2.sql"_s});
    apply(database, folder, {0, 1});
    const auto hash = [&folder](std::size_t index) { return folder.migrations[index].facts[u"hash"_s].toString(); };
    QCOMPARE(database.sql("SELECT string_agg(concat_ws('|', version, description, type, applied, total,"
                          " execution_time, '[' || error || ']', '[' || error_stmt || ']', hash, partial_hashes), ';'"
                          " ORDER BY version) FROM atlas_schema_revisions.atlas_schema_revisions"),
             u"1|two_words|2|2|2|7000000|[]|[]|%1|null;2||2|1|1|7000000|[]|[]|%2|null"_s.arg(hash(0), hash(1)));
    QCOMPARE(states(database, folder), (QStringList{u"1_two_words applied"_s, u"2 applied"_s}));
}

void TestAtlas::aFileThatBrokeOffCountsItsStatements()
{
    const Database database;
    const MigrationFolder folder = folderOf({u"1_a.sql=SELECT 1;\nSELECT 2;\nSELECT 1/0;\n"_s});
    const Migration &migration = folder.migrations[0];
    const auto session = openedSession(database);
    VERIFY_GOOD(m_ledger.create(*session, {}, context));
    const auto begun = m_ledger.begin(*session, {}, migration, context);
    VERIFY_GOOD(begun);
    const auto statements = atlasStatements(migration.forward.bytes);
    VERIFY_GOOD(m_ledger.progress(*session, {}, migration, *begun, statements[1].end, context));
    VERIFY_GOOD(m_ledger.fail(*session, {}, migration, *begun, u"division by zero"_s, context));
    QCOMPARE(
        database.sql("SELECT concat_ws('|', type, applied, total, error, error_stmt, partial_hashes)"
                     " FROM atlas_schema_revisions.atlas_schema_revisions"),
        u"2|2|3|division by zero|SELECT 1/0;|[\"h1:%1\", \"h1:%2\"]"_s.arg(statements[0].hash, statements[1].hash));
    VERIFY_GOOD(m_ledger.finish(*session, {}, migration, *begun, {}, context));
    QCOMPARE(database.sql("SELECT concat_ws('|', applied, total, error, error_stmt, partial_hashes)"
                          " FROM atlas_schema_revisions.atlas_schema_revisions"),
             u"3|3|||null"_s);
}

void TestAtlas::aHalfAppliedFileStops()
{
    const Database database;
    const MigrationFolder folder = folderOf(three);
    apply(database, folder, {0, 1});
    database.sql("UPDATE atlas_schema_revisions.atlas_schema_revisions SET total = 3, error = 'no such table',"
                 " error_stmt = 'DROP TABLE t;' WHERE version = '2'");
    QCOMPARE(states(database, folder), (QStringList{u"1_a applied"_s, u"2_b failed"_s, u"3_c pending runs"_s}));
    const auto status = readStatus(*openedSession(database), folder, {}, context);
    const QString words = status->migrations[1].problem.english();
    QVERIFY2(words.contains(u"1 of its 3 statements"_s) && words.contains(u"no such table"_s), qPrintable(words));
    VERIFY_GOOD(m_ledger.markApplied(*openedSession(database), {}, folder.migrations[1], context));
    QCOMPARE(states(database, folder)[1], u"2_b applied"_s);
    QCOMPARE(database.sql("SELECT type FROM atlas_schema_revisions.atlas_schema_revisions WHERE version = '2'"),
             u"6"_s);
}

void TestAtlas::anEditedFileIsSeenAndThoseBehindItAreNotBlamed()
{
    const Database database;
    apply(database, folderOf(three), {0, 1, 2});
    const MigrationFolder edited = folderOf({three[0], u"2_b.sql=SELECT 2;"_s, three[2]});
    QCOMPARE(states(database, edited), (QStringList{u"1_a applied"_s, u"2_b changed"_s, u"3_c applied"_s}));
}

void TestAtlas::aFileThatRanLateDoesNotChangeOthers()
{
    const Database database;
    apply(database, folderOf({three[0], three[2]}), {0, 1});
    const MigrationFolder all = folderOf(three);
    apply(database, all, {1});
    QCOMPARE(states(database, all), (QStringList{u"1_a applied"_s, u"2_b applied"_s, u"3_c applied"_s}));
}

void TestAtlas::aMissingOneIsSaid()
{
    const Database database;
    apply(database, folderOf(three), {0, 1, 2});
    QCOMPARE(states(database, folderOf({three[0], three[2]})),
             (QStringList{u"1_a applied"_s, u"2_b missing"_s, u"3_c applied"_s}));
}

void TestAtlas::aLateOneStopsIt()
{
    const Database database;
    const MigrationFolder folder = folderOf(three);
    apply(database, folderOf({three[0], three[2]}), {0, 1});
    QCOMPARE(states(database, folder),
             (QStringList{u"1_a applied"_s, u"2_b outOfOrder runs stops"_s, u"3_c applied"_s}));
}

void TestAtlas::aCheckpointStandsForAllBefore()
{
    const Database database;
    const MigrationFolder folder = folderOf({three[0], u"2_b.sql=-- atlas:checkpoint v1\n\nSELECT 1;\n"_s, three[2]});
    QCOMPARE(states(database, folder), (QStringList{u"1_a baseline"_s, u"2_b pending runs"_s, u"3_c pending runs"_s}));
    apply(database, folder, {1});
    QCOMPARE(states(database, folder), (QStringList{u"1_a baseline"_s, u"2_b applied"_s, u"3_c pending runs"_s}));
    const Database older;
    apply(older, folder, {0});
    QCOMPARE(states(older, folder), (QStringList{u"1_a applied"_s, u"2_b baseline"_s, u"3_c pending runs"_s}));
}

void TestAtlas::aBaselineStandsForAllBefore()
{
    const Database database;
    VERIFY_GOOD(m_ledger.create(*openedSession(database), {}, context));
    database.sql("INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES"
                 " ('2', 'b', 1, 0, 0, now(), 0, '', '', '', 'null', 'Atlas CLI v1.2.3')");
    QCOMPARE(states(database, folderOf(three)),
             (QStringList{u"1_a baseline"_s, u"2_b baseline"_s, u"3_c pending runs"_s}));
}

void TestAtlas::theCloudsRowIsNone()
{
    const Database database;
    VERIFY_GOOD(m_ledger.create(*openedSession(database), {}, context));
    database.sql("INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES ('.atlas_cloud_identifier',"
                 " 'some-id', 2, 0, 0, now(), 0, '', '', '', 'null', 'Atlas CLI v1.2.3')");
    QCOMPARE(states(database, folderOf({three[0]})), QStringList{u"1_a pending runs"_s});
}

void TestAtlas::markingIsWhatSetDoes()
{
    const Database database;
    const MigrationFolder folder = folderOf(three);
    const auto session = openedSession(database);
    VERIFY_GOOD(m_ledger.create(*session, {}, context));
    VERIFY_GOOD(m_ledger.markApplied(*session, {}, folder.migrations[0], context));
    QCOMPARE(database.sql("SELECT concat_ws('|', version, description, type, applied, total, hash, partial_hashes)"
                          " FROM atlas_schema_revisions.atlas_schema_revisions"),
             u"1|a|4|0|0|%1|null"_s.arg(folder.migrations[0].facts[u"hash"_s].toString()));
    QCOMPARE(states(database, folder)[0], u"1_a applied"_s);
    VERIFY_GOOD(m_ledger.markReverted(*session, {}, folder.migrations[0], context));
    QCOMPARE(states(database, folder)[0], u"1_a pending runs"_s);
}

void TestAtlas::itBeginsOnlyWhereNoTablesAre()
{
    const Database database;
    const auto session = openedSession(database);
    database.sql("CREATE SCHEMA app");
    QVERIFY(m_ledger.obstacleToCreate(*session, {}, context)->isEmpty());
    database.sql("CREATE TABLE app.t ()");
    QVERIFY(!m_ledger.obstacleToCreate(*session, {}, context)->isEmpty());
}

void TestAtlas::anUnknownTableIsTold()
{
    const Database database;
    database.sql("CREATE SCHEMA atlas_schema_revisions;"
                 "CREATE TABLE atlas_schema_revisions.atlas_schema_revisions (id int)");
    const auto entries = m_ledger.read(*openedSession(database), {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::CheckFailed);
}

QTEST_GUILESS_MAIN(TestAtlas)
#include "tst_atlas.moc"
