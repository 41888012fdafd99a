// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/handover.h"

#include <pg_query.h>

#include <QtTest>

#include <stdexcept>

using namespace lockstep;

namespace {

QByteArray packed(const PgQuery__ParseResult &tree)
{
    QByteArray bytes(qsizetype(pg_query__parse_result__get_packed_size(&tree)), '\0');
    pg_query__parse_result__pack(&tree, reinterpret_cast<uint8_t *>(bytes.data()));
    return bytes;
}

/// What the library packs where nobody takes its tree.
QByteArray packedByLibrary(const char *sql)
{
    const PgQueryProtobufParseResult result = pg_query_parse_protobuf(sql);
    const QByteArray bytes(result.parse_tree.data, qsizetype(result.parse_tree.len));
    pg_query_free_protobuf_parse_result(result);
    return bytes;
}

/// Parses and has the tree shown.
bool show(const char *sql, const std::function<void(const PgQuery__ParseResult &)> &visit)
{
    PgQueryProtobufParseResult result{};
    const bool isShown = handOverTree([&] { result = pg_query_parse_protobuf(sql); }, visit);
    pg_query_free_protobuf_parse_result(result);
    return isShown;
}

QByteArray writtenOf(const PgQueryDeparseResult &result)
{
    const QByteArray text = result.error ? QByteArray(result.error->message) : QByteArray(result.query);
    pg_query_free_deparse_result(result);
    return text;
}

}  // namespace

/// What the library builds is what it would have packed.
class HandoverTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void theTreeIsWhatWouldBePacked_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *sql :
             {"SELECT 1", "", "CREATE TABLE a (id bigint PRIMARY KEY, note text DEFAULT 'none' CHECK (note <> ''))",
              "ALTER TABLE a ADD CONSTRAINT b FOREIGN KEY (c) REFERENCES d (e) NOT VALID, DROP COLUMN f",
              "UPDATE a SET b = NULL, c = -1.5 WHERE (d, e) IN (SELECT 1, ARRAY[2]::int[]) OR f IS DISTINCT FROM $1",
              "DO $$BEGIN PERFORM 1; END$$; CREATE VIEW v AS SELECT * FROM a JOIN b USING (c) WHERE x'1F' = 'ä'"})
            QTest::newRow(sql) << QByteArray(sql);
    }
    void theTreeIsWhatWouldBePacked()
    {
        QFETCH(QByteArray, sql);
        QByteArray bytes;
        QVERIFY(show(sql.constData(), [&bytes](const PgQuery__ParseResult &tree) { bytes = packed(tree); }));
        QCOMPARE(bytes, packedByLibrary(sql.constData()));
    }

    void whoIsShownATreeMayParseInTurn()
    {
        const QByteArray inner = packedByLibrary("SELECT 2");
        bool isSame = false;
        QByteArray before;
        QByteArray after;
        QVERIFY(show("SELECT 1 FROM a", [&](const PgQuery__ParseResult &tree) {
            before = packed(tree);
            const bool isShown
                = show("SELECT 2", [&](const PgQuery__ParseResult &other) { isSame = packed(other) == inner; });
            isSame = isSame && isShown && packedByLibrary("SELECT 2") == inner;
            after = packed(tree);
        }));
        QVERIFY(isSame);
        QCOMPARE(after, before);
        QCOMPARE(packedByLibrary("SELECT 2"), inner);
    }

    void whatIsThrownComesThrough()
    {
        QVERIFY_THROWS_EXCEPTION(
            std::runtime_error, show("SELECT 1", [](const PgQuery__ParseResult &) { throw std::runtime_error("no"); }));
        QVERIFY(!packedByLibrary("SELECT 1").isEmpty());
    }

    void aTextThatCannotBeReadHasNoStatements()
    {
        std::size_t count = 1;
        QVERIFY(show("SELEC 1", [&count](const PgQuery__ParseResult &tree) { count = tree.n_stmts; }));
        QCOMPARE(count, std::size_t(0));
    }

    void theTokensAreThoseOfTheText()
    {
        std::vector<std::pair<int, int>> places;
        PgQueryScanResult result{};
        QVERIFY(handOverTokens([&] { result = pg_query_scan("SELECT 1 -- one"); },
                               [&places](const PgQuery__ScanResult &scan) {
                                   for (std::size_t i = 0; i < scan.n_tokens; ++i)
                                       places.emplace_back(scan.tokens[i]->start, scan.tokens[i]->end);
                               }));
        pg_query_free_scan_result(result);
        QCOMPARE(places, (std::vector<std::pair<int, int>>{{0, 6}, {7, 8}, {9, 15}}));
    }

    void aTreeHandedBackIsWrittenAsAPackedOne()
    {
        const char *const sql = "SELECT lower(a) || 'b' FROM c WHERE d > 1 ORDER BY 1 DESC NULLS LAST";
        QByteArray bytes = packedByLibrary(sql);
        const QByteArray expected = writtenOf(pg_query_deparse_protobuf({std::size_t(bytes.size()), bytes.data()}));
        auto *tree = pg_query__parse_result__unpack(nullptr, std::size_t(bytes.size()),
                                                    reinterpret_cast<const uint8_t *>(bytes.constData()));
        for (int time = 0; time < 2; ++time) {
            PgQueryDeparseResult result{};
            QVERIFY(handBackTree(*tree, [&result] { result = pg_query_deparse_protobuf({}); }));
            QCOMPARE(writtenOf(result), expected);
        }
        pg_query__parse_result__free_unpacked(tree, nullptr);
    }
};

QTEST_GUILESS_MAIN(HandoverTest)
#include "tst_handover.moc"
