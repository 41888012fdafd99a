// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/notunderstood.h"
#include "app/sql/script.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// A statement that cannot be read is told apart: newer than the checker, another program's, or wrong everywhere.
class TestNotUnderstood : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void causes_data();
    void causes();
};

void TestNotUnderstood::causes_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("words");  // in the message, parted by |
    const auto newer = [](const char *sql, const char *name, int version) {
        QTest::newRow(sql) << QByteArray(sql)
                           << u"Not understood here: |%1|PostgreSQL %2"_s.arg(QString::fromUtf8(name)).arg(version);
    };
    newer("MERGE INTO t USING s ON t.i = s.i WHEN MATCHED THEN DELETE RETURNING t.i", "MERGE … RETURNING", 17);
    newer("MERGE INTO t USING s ON t.i = s.i WHEN NOT MATCHED BY SOURCE THEN DELETE", "BY SOURCE", 17);
    newer("SELECT * FROM JSON_TABLE('[]', '$[*]' COLUMNS (a int PATH '$.a'))", "JSON_TABLE", 17);
    newer("ALTER TABLE t ADD CONSTRAINT c NOT NULL a NOT VALID", "ADD CONSTRAINT … NOT NULL", 18);
    newer("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL)", "VIRTUAL", 18);
    newer("ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED", "NOT ENFORCED", 18);
    newer("CREATE TABLE t (a int4range, PRIMARY KEY (a WITHOUT OVERLAPS))", "WITHOUT OVERLAPS", 18);
    newer("ALTER TABLE t SPLIT PARTITION p INTO (PARTITION a FOR VALUES IN (1), PARTITION b DEFAULT)",
          "SPLIT PARTITION", 19);
    newer("ALTER TABLE t ALTER COLUMN b SET EXPRESSION AS (a * 3)", "SET EXPRESSION", 17);
    newer("SELECT a IS JSON FROM t", "IS JSON", 16);
    newer("SELECT 1_000", "1_000", 16);
    newer("SELECT 'ü', JSON_OBJECT('a': 1)", "JSON_OBJECT", 16);
    newer("SELECT JSON_VALUE(x, '$.a' RETURNING int) FROM t", "JSON_VALUE", 17);
    newer("CREATE TABLE t (a text STORAGE external)", "STORAGE", 16);
    newer("ALTER TABLE t ADD FOREIGN KEY (a, PERIOD b) REFERENCES s (a, PERIOD b)", "PERIOD", 18);
    newer("ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) ENFORCED", "ENFORCED", 18);
    newer("GRANT a TO b WITH INHERIT TRUE", "WITH INHERIT", 16);
    newer("SELECT * FROM (SELECT 1)", "FROM (SELECT …)", 16);

    const auto row = [](const char *name, const char *sql, const char *words) {
        QTest::newRow(name) << QByteArray(sql) << QString::fromUtf8(words);
    };
    row("unknown and PostgreSQL's by its first word", "ALTER TABLE t FROBNICATE",
        "Not understood here: |\"FROBNICATE\"|15");
    row("a typo beside a column called storage", "CREATE TABLE t (storage text, a int FROBNICATE b)",
        "stops at \"FROBNICATE\"");
    row("a column called storage without a type", "CREATE TABLE t (storage, a int)", "stops at \"int\"");
    row("a typo beside json_object()", "SELECT json_object('{}') FROM t WHER a = 1", "stops at \"a\"");
    row("MySQL's quotes within JSON_VALUE", "SELECT JSON_VALUE(`a`, '$.b')", "MySQL");
    row("a template within JSON_VALUE", "SELECT JSON_VALUE({{ a }}, '$.b')", "{{ a }}");
    row("psql's variable within JSON_VALUE", "SELECT JSON_VALUE(:a, '$.b')", "variable of psql");
    row("no statement begins so", "FROBNICATE t", "Syntax error on every version: ");
    row("a diff", "diff --git a/x b/x\nindex 1..2", "Syntax error on every version: ");
    row("Python", "def upgrade():\n    op.drop_table('a')", "Syntax error on every version: ");
    row("MySQL", "CREATE TABLE `a` (`id` int AUTO_INCREMENT) ENGINE=InnoDB", "MySQL");
    row("SQL Server", "CREATE TABLE [dbo].[a] ([id] int IDENTITY(1,1))", "SQL Server");
    row("Oracle", "CREATE TABLE a (id NUMBER(10) NOT NULL ENABLE, b VARCHAR2(20 BYTE))", "Oracle");
    row("a shell's placeholder", "CREATE TABLE ${schema}.a (id int)", "${schema}.a");
    row("a template", "CREATE TABLE {{ schema }}.a (id int)", "{{ schema }}");
    row("psql's variable", "CREATE TABLE :schema.a (id int)", "variable of psql");
    row("psql's command", "\\d a", "psql");
    row("an endless string", "SELECT 'x", "unterminated");
}

void TestNotUnderstood::causes()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, words);
    const Script script = readScript(sql);
    QVERIFY(!script.statements.empty());
    const Statement &statement = script.statements.front();
    QVERIFY2(statement.problem, "it was understood after all");
    const QString message = whyNotUnderstood(script.text(statement), *statement.problem).english();
    for (const QString &part : words.split(u'|'))
        QVERIFY2(message.contains(part), qPrintable(message));
    if (words.startsWith("Not understood here"_L1))
        QVERIFY2(!message.contains("syntax error"_L1, Qt::CaseInsensitive), qPrintable(message));
}

QTEST_GUILESS_MAIN(TestNotUnderstood)
#include "tst_notunderstood.moc"
