// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/targetreview.h"

#include <QtTest>

#include <malloc.h>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// Whatever is given to the review for SQL: the place and the cause are told, what can be read is read, nothing ends
/// the program.
class TestBadInput : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void whatIsReadable_data();
    void whatIsReadable();
    void causes_data();
    void causes();
    void aFileThatIsNoSqlIsToldOnce();
    void theServersGrammarCounts();
    void newerThanTheVersion();
    void nesting_data();
    void nesting();
    void everyCutOfAFileIsSurvived();
    void aLargeFile_data();
    void aLargeFile();
    void whatIsLeftOutOfALargeFileChangesNothing();
};

namespace {

AnalysedScript reviewed(const QByteArray &sql)
{
    return reviewScript(sql, u"a.sql"_s, {}, true);
}

/// "syntax-error@1 drop-table@4": what was not understood and what was, by line.
QString places(const AnalysedScript &analysed)
{
    QStringList places;
    for (const Finding &finding : analysed.findings) {
        if (finding.rule == "syntax-error"_L1 || finding.rule == "drop-table"_L1)
            places << u"%1@%2"_s.arg(finding.rule).arg(finding.begin.line);
    }
    return places.join(u' ');
}

qint64 kilobytes(const char *field)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(qsizetype(qstrlen(field)) + 1).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

/// Linux' highest resident size begins anew.
bool resetPeak()
{
    QFile peak(u"/proc/self/clear_refs"_s);
    return peak.open(QIODevice::WriteOnly) && peak.write("5") == 1;
}

constexpr bool isSanitized =
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    true;
#else
    false;
#endif

}  // namespace

void TestBadInput::whatIsReadable_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("places");
    const auto row = [](const char *name, const QByteArray &sql, const char *found) {
        QTest::newRow(name) << sql << QString::fromLatin1(found);
    };
    row("nothing", "", "");
    row("blanks", " \t\r\n\f", "");
    row("a pasted diff",
        "diff --git a/1.sql b/1.sql\n--- a/1.sql\n+++ b/1.sql\n@@ -1 +1 @@\n+DROP TABLE users;\nDROP TABLE orders;\n",
        "syntax-error@1 drop-table@6");
    row("Python", "import os\ndef upgrade():\n    op.execute(\"DROP TABLE users\");\nDROP TABLE orders;\n",
        "syntax-error@1 drop-table@4");
    row("a dump of MySQL",
        "DROP TABLE IF EXISTS `users`;\n/*!40101 SET x = 1 */;\nCREATE TABLE `users` (`id` int(11) NOT NULL "
        "AUTO_INCREMENT) ENGINE=InnoDB;\nLOCK TABLES `users` WRITE;\nDROP TABLE orders;\n",
        "syntax-error@1 syntax-error@3 syntax-error@4 drop-table@5");
    row("a script of SQL Server",
        "SET ANSI_NULLS ON\nGO\nCREATE TABLE [dbo].[a]([id] [int] IDENTITY(1,1) NOT NULL);\nGO\nDROP TABLE orders;\n",
        "syntax-error@1 syntax-error@4");
    row("a script of Oracle",
        "CREATE TABLE a (id NUMBER(10) DEFAULT seq.NEXTVAL NOT NULL ENABLE);\n/\nDROP TABLE orders CASCADE "
        "CONSTRAINTS;\n",
        "syntax-error@1 syntax-error@2");
    row("psql's commands", "\\set ON_ERROR_STOP on\n\\i other.sql\nDROP TABLE users;\n\\q\n",
        "syntax-error@1 syntax-error@2 drop-table@3 syntax-error@4");
    row("rows of COPY", "COPY a FROM stdin;\n1\tit's\n\\.\nDROP TABLE users;\n", "drop-table@4");
    row("placeholders", "DROP TABLE ${name};\nDROP TABLE :name;\nDROP TABLE {{ name }};\nDROP TABLE users;\n",
        "syntax-error@1 syntax-error@2 syntax-error@3 drop-table@4");
    row("a NUL byte", QByteArray("DROP TABLE a;\nSELECT \0 1;\nDROP TABLE b;\n", 40),
        "drop-table@1 syntax-error@2 drop-table@3");
    row("only NUL bytes", QByteArray(100, '\0'), "syntax-error@1");
    row("UTF-16", QByteArray("D\0R\0O\0P\0 \0T\0A\0B\0L\0E\0 \0a\0;\0\n\0", 28), "syntax-error@1 syntax-error@1");
    row("broken UTF-8", "SELECT '\xC3';\nSELECT \xFF\xFE;\nDROP TABLE \"\xE4\";\nDROP TABLE a;\n",
        "drop-table@3 drop-table@4");
    row("a byte order mark",
        "\xEF\xBB\xBF"
        "DROP TABLE a;\n",
        "drop-table@1");
    row("a byte order mark in the middle",
        "SELECT 1;\n\xEF\xBB\xBF"
        "DROP TABLE a;\nDROP TABLE b;\n",
        "syntax-error@2 drop-table@3");
    row("line ends of Windows", "SELECT 1;\r\n-- x\r\nDROP TABLE a;\r\n", "drop-table@3");
    row("line ends of old Macs", "SELECT 1;\r-- x\rDROP TABLE a;\r", "drop-table@3");
    row("an endless string", "DROP TABLE a;\nSELECT 'x;\nDROP TABLE b;\n", "drop-table@1 syntax-error@2");
    row("an endless dollar quote", "DROP TABLE a;\nDO $$ BEGIN;\nDROP TABLE b;\n", "drop-table@1 syntax-error@2");
    row("an endless name", "DROP TABLE a;\nDROP TABLE \"b;\nDROP TABLE c;\n", "drop-table@1 syntax-error@2");
    row("an endless comment", "DROP TABLE a;\n/* /* */\nDROP TABLE b;\n", "drop-table@1 syntax-error@2");
}

void TestBadInput::whatIsReadable()
{
    QFETCH(QByteArray, sql);
    QTEST(places(reviewed(sql)), "places");
}

void TestBadInput::causes_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("cause");
    QTest::newRow("an endless string") << "SELECT 'x"_ba << u"unterminated quoted string"_s;
    QTest::newRow("an endless dollar quote") << "DO $a$ BEGIN"_ba << u"unterminated dollar-quoted string"_s;
    QTest::newRow("an endless name") << "DROP TABLE \"x"_ba << u"unterminated quoted identifier"_s;
    QTest::newRow("an endless comment") << "/* x"_ba << u"unterminated /* comment"_s;
    QTest::newRow("a NUL byte") << QByteArray("\0;", 2) << u"NUL"_s;
    QTest::newRow("psql") << "\\d"_ba << u"psql"_s;
    QTest::newRow("COPY") << "COPY a FROM stdin; SELECT 1;\n1\n\\.\n"_ba << u"COPY"_s;
    QTest::newRow("a placeholder") << "DROP TABLE ${x}"_ba << u"${x}"_s;
    QTest::newRow("MySQL") << "DROP TABLE `x`"_ba << u"MySQL"_s;
}

void TestBadInput::causes()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, cause);
    const AnalysedScript analysed = reviewed(sql);
    const auto found = std::ranges::find(analysed.findings, u"syntax-error"_s, &Finding::rule);
    QVERIFY(found != analysed.findings.end());
    QVERIFY2(found->message.english().contains(cause), qPrintable(found->message.english()));
}

void TestBadInput::aFileThatIsNoSqlIsToldOnce()
{
    const AnalysedScript analysed = reviewed(QByteArray("all is well;\n").repeated(1000) + "DROP TABLE users;\n");
    QCOMPARE(std::ranges::count(analysed.findings, u"syntax-error"_s, &Finding::rule), 50);
    QVERIFY(places(analysed).endsWith("syntax-error@50 drop-table@1001"_L1));
    const Finding &last = *(analysed.findings.end() - 2);
    QVERIFY2(last.message.english().contains("950"_L1), qPrintable(last.message.english()));
    QCOMPARE(reviewed(QByteArray("all is well;\n").repeated(50)).findings.size(), std::size_t(50));
}

/// A server that is newer than the checker accepts what the checker cannot read; what it refuses is an error.
void TestBadInput::theServersGrammarCounts()
{
    const QByteArray merge = "MERGE INTO t USING s ON t.i = s.i WHEN MATCHED THEN DELETE RETURNING t.i";
    const QByteArray sql = merge + ";\nFROBNICATE t;\n\\d t\n";
    TargetFacts facts;
    facts.serverVersion = 170004;
    facts.syntax = {{merge, {}}, {"FROBNICATE t", u"syntax error at or near \"FROBNICATE\""_s}};
    const std::vector<Migration> files{{.name = u"a"_s, .forward = {u"a.sql"_s, sql}}};
    const auto judged
        = reviewForTarget({reviewed(sql)}, {files, false}, {std::make_shared<const TargetFacts>(facts), {true}}, {});
    QVERIFY(judged);
    QStringList found;
    for (const Finding &finding : judged->front().findings) {
        if (finding.rule == "syntax-error"_L1)
            found << u"%1 %2"_s.arg(severityId(finding.severity), finding.message.english());
    }
    QCOMPARE(found.size(), 3);
    QVERIFY2(found[0].startsWith("note Not understood here; the server, PostgreSQL 17, accepts"_L1),
             qPrintable(found[0]));
    QCOMPARE(found[1], u"error The server, PostgreSQL 17, refuses this: syntax error at or near \"FROBNICATE\""_s);
    const auto &refused = judged->front().findings;
    const auto error = std::ranges::find(refused, Severity::Error, &Finding::severity);
    QVERIFY(error != refused.end() && !error->why.english().contains("not checked"_L1));
    QVERIFY2(found[2].startsWith("warning "_L1), qPrintable(found[2]));
}

/// Where the version is known, so is that it refuses what came later.
void TestBadInput::newerThanTheVersion()
{
    const auto severityAt = [](int version) {
        ReviewSettings settings;
        settings.version = version;
        settings.isVersionKnown = version > 0;
        const std::vector<Migration> files{{.name = u"a"_s, .forward = {u"a.sql"_s, "SELECT a IS JSON FROM t;"}}};
        const auto review = reviewMigrations(files, {}, settings);
        const auto &findings = review->scripts.front().findings;
        return std::ranges::find(findings, u"syntax-error"_s, &Finding::rule)->severity;
    };
    QCOMPARE(severityAt(15), Severity::Error);
    QCOMPARE(severityAt(16), Severity::Warning);
}

void TestBadInput::nesting_data()
{
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char *name, const char *head, const char *open, const char *core, const char *close,
                        const char *tail) {
        constexpr int levels = 10'000;
        QTest::newRow(name) << head + QByteArray(open).repeated(levels) + core + QByteArray(close).repeated(levels)
                + tail;
    };
    row("parentheses", "SELECT ", "(", "1", ")", "");
    row("parentheses that stay open", "SELECT ", "(", "1", "", "");
    row("CASE", "SELECT ", "CASE WHEN true THEN ", "1", " END", "");
    row("subselects", "SELECT ", "(SELECT ", "1", ")", "");
    row("subselects in FROM", "SELECT * FROM ", "(SELECT * FROM ", "a", ") x", "");
    row("EXISTS", "SELECT 1 WHERE ", "EXISTS (SELECT 1 WHERE ", "true", ")", "");
    row("WITH", "", "WITH a AS (", "SELECT 1", ") SELECT 1", "");
    row("arrays", "SELECT ", "ARRAY[", "1", "]", "");
    row("function calls", "SELECT ", "f(", "1", ")", "");
    row("NOT", "SELECT ", "NOT ", "true", "", "");
    row("signs", "SELECT ", "- ", "1", "", "");
    row("sums", "SELECT 1", "+1", "", "", "");
    row("casts", "SELECT 1", "::int", "", "", "");
    row("COLLATE", "SELECT 'a'", " COLLATE \"C\"", "", "", "");
    row("AT TIME ZONE", "SELECT now()", " AT TIME ZONE 'UTC'", "", "", "");
    row("IS NULL", "SELECT 1", " IS NULL", "", "", "");
    row("ISNULL", "SELECT 1", " ISNULL", "", "", "");
    row("NOTNULL", "SELECT 1", " NOTNULL", "", "", "");
    row("named operators", "SELECT 1", " OPERATOR(pg_catalog.+) 1", "", "", "");
    row("UNION", "SELECT 1", " UNION SELECT 1", "", "", "");
    row("joins", "SELECT 1 FROM a", " JOIN b ON true", "", "", "");
    row("joins in joins", "SELECT 1 FROM a ", "JOIN (b ", "", "ON true) ", "");
    row("subscripts", "SELECT a", "[1]", "", "", "");
    row("blocks of PL/pgSQL", "DO $$ ", "BEGIN ", "NULL;", " END;", " $$");
    row("IF of PL/pgSQL", "DO $$ BEGIN ", "IF true THEN ", "NULL;", " END IF;", " END $$");
    row("loops of PL/pgSQL", "DO $$ BEGIN ", "LOOP ", "NULL;", " END LOOP;", " END $$");
    row("a function's blocks", "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ ", "BEGIN ", "RETURN 1;",
        " END;", " $$");
    row("what EXECUTE runs", "DO $$ BEGIN EXECUTE 'SELECT ", "(", "1", ")", "'; END $$");
    row("comments", "", "/*", "", "*/", " SELECT 1");
    row("alternatives", "SELECT 1 WHERE false", " OR a IS NULL AND b = 1", "", "", "");
}

void TestBadInput::nesting()
{
    QFETCH(QByteArray, sql);
    const AnalysedScript analysed = reviewed(sql + ";\nDROP TABLE after_it;\n");
    QVERIFY2(places(analysed).contains("drop-table@2"_L1), qPrintable(places(analysed)));
    QCOMPARE(analysed.script.statements.size(), std::size_t(2));
    const bool isFlat = QByteArray(QTest::currentDataTag()) == "alternatives" || sql.startsWith("/*");
    if (isFlat)
        QCOMPARE(places(analysed), u"drop-table@2"_s);
}

void TestBadInput::everyCutOfAFileIsSurvived()
{
    const QByteArray sql = "\xEF\xBB\xBF-- größe\r\nCREATE TABLE \"a😀\" (b text DEFAULT $x$;$x$);\r\\d x\n"
                           "COPY a FROM stdin;\n1\n\\.\nDO $$ BEGIN EXECUTE 'DROP TABLE a'; END $$;\nDROP TABLE b;"_ba;
    for (qsizetype length = 0; length <= sql.size(); ++length) {
        for (const Finding &finding : reviewed(sql.left(length)).findings)
            QVERIFY(finding.range.begin >= 0 && finding.range.end <= length);
    }
}

void TestBadInput::aLargeFile_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<int>("most");  // times the file
    QTest::newRow("rows") << "INSERT INTO users (id, name) VALUES (1, 'Ada Lovelace');\n"_ba << 20;
    QTest::newRow("a comment") << "-- a comment without end of the statement\n"_ba << 20;
    QTest::newRow("tables") << "CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);\n"_ba << 20;
    QTest::newRow("privileges") << "GRANT SELECT, INSERT ON TABLE orders TO clerk, auditor;\n"_ba << 20;
    QTest::newRow("one line of brackets") << "(((((((((("_ba << 20;
    // What is known of a statement takes room, however short it is: a place, effects, findings.
    QTest::newRow("no SQL") << "2025-01-01 12:00:00 INFO server started; all is well;\n"_ba << 40;
    QTest::newRow("a finding a line") << "ALTER TABLE users ADD COLUMN note text NOT NULL DEFAULT 'nothing';\n"_ba
                                      << 40;
    QTest::newRow("ten bytes a statement") << "SELECT 1; "_ba << 60;
}

/// Memory is measured, and printed as a multiple of the file; time is not.
void TestBadInput::aLargeFile()
{
    if (isSanitized)
        QSKIP("Memory under a sanitizer says nothing: the large file was not read.");
    QFETCH(QByteArray, statement);
    QFETCH(int, most);
    constexpr qsizetype size = 8 * 1024 * 1024;
    const QByteArray sql = statement.repeated(size / statement.size()) + "\nDROP TABLE users;\n";
    malloc_trim(0);  // else room that the row before has left is taken for none
    if (!resetPeak())
        QSKIP("The kernel does not let the highest memory be measured.");
    const qint64 before = kilobytes("VmRSS");
    SqlFile file{u"a.sql"_s, sql};
    const auto reviews = reviewFiles({file}, {}, {}, Changes::LeftOut);
    QVERIFY(reviews);
    const AnalysedScript &analysed = reviews->front();
    const qint64 used = kilobytes("VmHWM") - before;
    QVERIFY(statement.startsWith('(') || places(analysed).endsWith(u"drop-table@%1"_s.arg(sql.count('\n'))));
    const double times = double(used) * 1024 / double(sql.size());
    qInfo().noquote() << u"%1 MB of %2: %3 times the file"_s.arg(double(size) / 1e6, 0, 'f', 1)
                             .arg(QString::fromLatin1(QTest::currentDataTag()))
                             .arg(times, 0, 'f', 1);
    QVERIFY2(times <= most, qPrintable(QString::number(times)));
}

/// Of a large file the changes of the schema are not kept, but what is found by them is found.
void TestBadInput::whatIsLeftOutOfALargeFileChangesNothing()
{
    const QByteArray round
        = "CREATE TABLE \"Orders\" (id int PRIMARY KEY, customer_id int REFERENCES c, at timestamp);\n"
          "ALTER TABLE t ADD COLUMN n int CHECK (n > 1), ADD CONSTRAINT k UNIQUE (a);\n"
          "ALTER TABLE t ALTER COLUMN a TYPE bigint;\nCREATE INDEX i ON t (a, a);\n"
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';\n"
          "CREATE VIEW v AS SELECT * FROM t;\nDROP INDEX i;\nGRANT ALL ON t TO PUBLIC;\n";
    const SqlFile file{u"a.sql"_s, round.repeated(1'500'000 / round.size())};
    ReviewSettings settings;
    settings.set = RuleSet::All;
    const auto kept = reviewFiles({file}, {}, settings, Changes::Kept);
    const auto leftOut = reviewFiles({file}, {}, settings, Changes::LeftOut);
    QVERIFY(kept && leftOut);
    QVERIFY(kept->front().findings.size() > 10'000);
    const auto rendered = [](const Finding &one) {
        return u"%1@%2:%3 %4 %5"_s.arg(one.rule)
            .arg(one.begin.line)
            .arg(one.begin.column)
            .arg(englishText(one), one.safer ? QString::fromUtf8(one.safer->replacement) : QString());
    };
    QCOMPARE(leftOut->front().findings.size(), kept->front().findings.size());
    for (std::size_t i = 0; i < kept->front().findings.size(); ++i)
        QCOMPARE(rendered(leftOut->front().findings[i]), rendered(kept->front().findings[i]));
    QVERIFY(leftOut->front().effects.front().changes.empty());
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
