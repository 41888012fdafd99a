// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/effects.h"
#include "app/sql/script.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// "select 1|!select|": the statements' texts; one with a problem begins with '!'.
QString rendered(const QByteArray &sql)
{
    const Script script = readScript(sql);
    QStringList parts;
    for (const Statement &statement : script.statements)
        parts.append((statement.problem ? u"!"_s : QString()) + QString::fromUtf8(script.text(statement))
                     + (statement.rows ? u'<' + QString::fromUtf8(script.rows(statement)) + u'>' : QString()));
    return parts.join(u'|');
}

/// Everything at once that a splitter can trip over.
constexpr char nasty[] = "\xEF\xBB\xBF-- it's\r\nCREATE TABLE \"ä;\" (a text DEFAULT ';', b int);\r\n"
                         "/* a; /* b; */ ' */ DO $x$ BEGIN EXECUTE 'DROP TABLE \"ä;\"'; DELETE FROM t; END $x$;\n"
                         "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END;\n"
                         "\\set x 'y\nCOPY t FROM stdin;\n1\tit's\n\\.\nSELECT E'\\'', U&'\\0441', B'1', $1;\n"
                         "CREATE RULE r AS ON DELETE TO t DO (DELETE FROM a; DELETE FROM b); DROP TABLE a, b CASCADE;\n"
                         "ALTER TABLE ONLY t ADD CONSTRAINT c CHECK (a IN (1, 2)), DROP b; \xF0\x9F\x98\x80;";

}  // namespace

class ScriptTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void statements_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");

        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("only a comment") << QByteArray("-- nothing\n") << QString();
        QTest::newRow("only semicolons") << QByteArray(";;\n;") << QString();
        QTest::newRow("the last needs no semicolon") << QByteArray("select 1; select 2") << u"select 1|select 2"_s;
        QTest::newRow("comments around belong to none") << QByteArray("-- a\nselect 1 /* b */ ; -- c") << u"select 1"_s;
        QTest::newRow("comments inside stay") << QByteArray("select /* ; */ 1;") << u"select /* ; */ 1"_s;
        QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBFselect 1;") << u"select 1"_s;
        QTest::newRow("carriage returns") << QByteArray("select 1;\r\nselect 2;\r\n") << u"select 1|select 2"_s;
        QTest::newRow("umlauts and surrogates") << QByteArray("select 'ä;😀';select 2") << u"select 'ä;😀'|select 2"_s;
        QTest::newRow("a semicolon in dollar quotes")
            << QByteArray("do $$begin; end$$; select 1") << u"do $$begin; end$$|select 1"_s;
        QTest::newRow("BEGIN ATOMIC keeps its semicolons")
            << QByteArray("create function f() returns int begin atomic select case when true then 1 end; select 2; "
                          "end; select 3")
            << u"create function f() returns int begin atomic select case when true then 1 end; select 2; end|select 3"_s;
        QTest::newRow("BEGIN alone is a statement") << QByteArray("begin; select 1; end;") << u"begin|select 1|end"_s;
        QTest::newRow("a rule's actions stay together")
            << QByteArray("create rule r as on delete to t do (delete from a; delete from b); select 1")
            << u"create rule r as on delete to t do (delete from a; delete from b)|select 1"_s;
        QTest::newRow("a forgotten parenthesis harms one statement")
            << QByteArray("create table a (b int; select 1;") << u"!create table a (b int|select 1"_s;
        QTest::newRow("a syntax error harms one statement")
            << QByteArray("drop tabel a; select 1") << u"!drop tabel a|select 1"_s;
        QTest::newRow("an unterminated string harms the rest")
            << QByteArray("select 1; select 'a; select 2;") << u"select 1|!select 'a; select 2;"_s;
        QTest::newRow("a number with letters harms one statement")
            << QByteArray("select 1a; select 2") << u"!select 1a|select 2"_s;
        QTest::newRow("a NUL byte harms one statement") << QByteArray("select 1; select \0 2; select 3", 30)
                                                        << u"select 1|!select "_s + QChar(u'\0') + u" 2|select 3"_s;
        QTest::newRow("a psql command") << QByteArray("select 1;\n\\d it's\nselect 2;")
                                        << u"select 1|!\\d it's|select 2"_s;
        QTest::newRow("a psql command that ends a statement")
            << QByteArray("select 1 \\gset\nselect 2;") << u"!select 1 \\gset|select 2"_s;
        QTest::newRow("pg_dump's restrict lines are skipped")
            << QByteArray("\\restrict Ab1\nselect 1;\n\\unrestrict Ab1\n") << u"select 1"_s;
        QTest::newRow("COPY with its rows") << QByteArray("copy t from stdin;\n1\tit's; \\N\n\\.\nselect 1;")
                                            << u"copy t from stdin<1\tit's; \\N\n>|select 1"_s;
        QTest::newRow("COPY with no rows")
            << QByteArray("copy t from stdin;\n\\.\nselect 1;") << u"copy t from stdin<>|select 1"_s;
        QTest::newRow("COPY whose rows never end")
            << QByteArray("copy t from stdin;\n1\n2") << u"copy t from stdin<1\n2>"_s;
        QTest::newRow("COPY whose rows have what only looks like their end")
            << QByteArray("copy t from stdin; -- x\n\\.x\n \\.\n\\.\r\nselect 1;")
            << u"copy t from stdin<\\.x\n \\.\n>|select 1"_s;
        QTest::newRow("COPY without a semicolon has no rows")
            << QByteArray("copy t from stdin") << u"copy t from stdin<>"_s;
        QTest::newRow("COPY in a line that goes on")
            << QByteArray("copy t from stdin; select 1;\n1\n\\.\nselect 2;") << u"!copy t from stdin<1\n>|select 2"_s;
        QTest::newRow("COPY from a file is a statement") << QByteArray("copy t from '/x';") << u"copy t from '/x'"_s;
    }
    void statements()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        QCOMPARE(rendered(sql), expected);
    }

    void problemsHaveAPlaceInTheFile_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<qsizetype>("byteOffset");

        QTest::newRow("behind wide characters") << QByteArray("select 'äöü'; drop tabel a") << qsizetype(22);
        QTest::newRow("wide characters in the statement") << QByteArray("select 'äöü' fromm t x y") << qsizetype(22);
        QTest::newRow("an endless string") << QByteArray("select 'ä'; select 'x") << qsizetype(20);
        QTest::newRow("behind a byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                                "drop tabel a")
                                                  << qsizetype(8);
    }
    void problemsHaveAPlaceInTheFile()
    {
        QFETCH(QByteArray, sql);
        QFETCH(qsizetype, byteOffset);
        const Script script = readScript(sql);
        QVERIFY(script.statements.back().problem);
        QCOMPARE(script.statements.back().problem->byteOffset, byteOffset);
    }

    void anyTruncationIsSurvived()
    {
        const QByteArray whole(nasty);
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const Script script = readScript(whole.left(length));
            qsizetype last = 0;
            for (const Statement &statement : script.statements) {
                QVERIFY(statement.range.begin >= last && statement.range.end <= length);
                last = statement.range.end;
            }
            QCOMPARE(analyse(script).size(), script.statements.size());
        }
    }

    void anyMissingByteIsSurvived()
    {
        const QByteArray whole(nasty);
        for (qsizetype at = 0; at < whole.size(); ++at) {
            for (const char byte : {'\'', '(', '\0', '\\', '\xFF', '$', ';'}) {
                QByteArray damaged = whole;
                damaged[at] = byte;
                const Script script = readScript(damaged);
                QCOMPARE(analyse(script).size(), script.statements.size());
            }
        }
    }

    void manyStatementsTakeNoLongerEach()
    {
        QElapsedTimer timer;
        timer.start();
        const Script script = readScript(QByteArray("insert into t values (1, 'ä');\n").repeated(200'000));
        QCOMPARE(script.statements.size(), std::size_t(200'000));
        QVERIFY(timer.elapsed() < 60'000);
    }

    void manyCopiesTakeNoLongerEach()
    {
        const Script script = readScript(QByteArray("copy t from stdin;\nit's\n\\.\n").repeated(20'000));
        QCOMPARE(script.statements.size(), std::size_t(20'000));
    }

    void deepExpressionsAreSurvived()
    {
        const Script script = readScript("select " + QByteArray("(").repeated(50'000) + "1; select "
                                         + QByteArray("1+").repeated(5'000) + "1;");
        QCOMPARE(script.statements.size(), std::size_t(2));
        QCOMPARE(analyse(script).size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(ScriptTest)
#include "tst_script.moc"
