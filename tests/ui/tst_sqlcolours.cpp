// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editordriver.h"
#include "ui/theme.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Colours and folds, at first and while typing.
class TestSqlColours : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void coloursAsPostgresqlReads_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<int>("style");
        QTest::newRow("a keyword") << QByteArray("DROP TABLE t;") << QByteArray("DROP") << int(SqlLexer::Keyword);
        QTest::newRow("after a dollar quote with an apostrophe")
            << QByteArray("SELECT $$it's$$; DROP TABLE t;") << QByteArray("DROP") << int(SqlLexer::Keyword);
        QTest::newRow("inside a dollar quote that is data")
            << QByteArray("SELECT $$drop it$$;") << QByteArray("drop") << int(SqlLexer::String);
        QTest::newRow("inside a DO block")
            << QByteArray("DO $$ BEGIN DROP TABLE t; END $$;") << QByteArray("DROP") << int(SqlLexer::Keyword);
        QTest::newRow("inside a function body")
            << QByteArray("CREATE FUNCTION f() RETURNS void AS $x$ DROP TABLE t $x$ LANGUAGE sql;")
            << QByteArray("DROP") << int(SqlLexer::Keyword);
        QTest::newRow("after an E-string with an escaped quote")
            << QByteArray("SELECT E'\\''; DROP TABLE t;") << QByteArray("DROP") << int(SqlLexer::Keyword);
        QTest::newRow("after a nested comment")
            << QByteArray("/* a /* b */ c */ DROP TABLE t;") << QByteArray("DROP") << int(SqlLexer::Keyword);
        QTest::newRow("inside a nested comment")
            << QByteArray("/* a /* b */ DROP */ SELECT 1;") << QByteArray("DROP") << int(SqlLexer::Comment);
        QTest::newRow("after two-byte letters")
            << QByteArray("SELECT 'äöü'; DROP TABLE t;") << QByteArray("DROP") << int(SqlLexer::Keyword);
        QTest::newRow("a quoted name that is a keyword")
            << QByteArray("SELECT \"drop\";") << QByteArray("drop") << int(SqlLexer::QuotedIdentifier);
    }

    void coloursAsPostgresqlReads()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, word);
        const Shown shown(sql);
        QTEST(int(shown.styleAt(sql.indexOf(word))), "style");
    }

    void aBodyFoldsAndAFindingInItOpensIt()
    {
        const QByteArray sql = "DO $$\nBEGIN\n  DROP TABLE t;\nEND $$;\nSELECT 1;\n";
        Shown shown(sql);
        shown.view->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
        const auto isVisible = [&](unsigned long line) {
            return shown.view->SendScintilla(QsciScintilla::SCI_GETLINEVISIBLE, line) != 0;
        };
        shown.editor.select({sql.indexOf("DROP"), sql.indexOf("DROP")});
        shown.editor.toggleFold();
        QVERIFY(isVisible(0) && !isVisible(2) && isVisible(4));
        shown.review(sql);
        shown.editor.goToLine(1);
        for (int presses = 0; presses < 4 && !isVisible(2); ++presses)
            shown.editor.nextFinding();
        QVERIFY2(isVisible(2), "a finding is never hidden from whoever walks them");
    }

    void anOpenQuoteKeepsTheColoursBelow()
    {
        Shown shown("SELECT 1;\nDROP TABLE t;\n");
        shown.editor.select({7, 8});
        shown.editor.replaceSelection("'");
        shown.view->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
        QCOMPARE(shown.styleAt(shown.editor.sql().indexOf("DROP")), SqlLexer::Keyword);
    }

    void aHugeTextStaysPlain()
    {
        const Shown shown("SELECT 1;\n" + QByteArray(SqlLexer::largestColoured, ' '));
        QCOMPARE(shown.styleAt(0), SqlLexer::Default);
    }

    void anOpenQuoteTurnsNothingOver_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("at");
        QTest::newRow("an apostrophe") << QByteArray("'") << QByteArray("/*here*/");
        QTest::newRow("a comment") << QByteArray("/*") << QByteArray("/*here*/");
        QTest::newRow("a dollar quote") << QByteArray("$x$") << QByteArray("/*here*/");
        QTest::newRow("in a DO block") << QByteArray("'") << QByteArray("/*inside*/");
        QTest::newRow("in a string of several lines") << QByteArray("'") << QByteArray("two lines");
    }

    void anOpenQuoteTurnsNothingOver()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, at);
        QByteArray sql = "SELECT 1; /*here*/\nDO $$ BEGIN\n  PERFORM 1; /*inside*/\n  PERFORM 'x';\nEND $$;\n"
                         "INSERT INTO t VALUES ('two lines\nof text');\n";
        for (int i = 0; i < 200; ++i)
            sql += "INSERT INTO t VALUES ('a', $$b$$, \"c\"); -- d\n";
        Shown shown(sql);
        const QByteArray before = shown.styles();
        const qsizetype place = sql.indexOf(at);
        const qsizetype below = sql.indexOf('\n', place);
        shown.editor.select({place, place});
        shown.editor.replaceSelection(typed);
        shown.colour();
        QCOMPARE(shown.styles().mid(below + typed.size()), before.mid(below));
        QVERIFY2(shown.styles().mid(place, typed.size()) != QByteArray(typed.size(), 0) || typed == "/*",
                 "what was typed is coloured");
        QTest::qWait(600);  // also after all of the text was read behind the scenes
        QCOMPARE(shown.styles().mid(below + typed.size()), before.mid(below));
        shown.editor.undo();
        shown.colour();
        QCOMPARE(shown.styles(), before);
    }

    void aCommentThatEndsIsTakenForOne()
    {
        QByteArray sql = "SELECT 1;\n";
        for (int i = 0; i < 4000; ++i)
            sql += "INSERT INTO t VALUES (1, 'some words', now());\n";
        sql += "/* the end */\n";
        Shown shown(sql);
        shown.editor.select({0, 0});
        shown.editor.replaceSelection("/* ");
        shown.editor.select({shown.editor.sql().size() - 1, shown.editor.sql().size() - 1});
        shown.editor.replaceSelection(" */");
        shown.colour();
        QTRY_COMPARE(shown.styleAt(shown.editor.sql().indexOf("INSERT")), SqlLexer::Comment);
    }

    void editsColourAsReadingAnewDoes()
    {
        const QByteArray pieces[]{"'", "''", "$$", "$x$", "--", "\n",  "/*",     "*/", "E'\\'", "\"",
                                  ";", " ",  "DO", "AS",  "x",  "1.5", "SELECT", "$1", "BEGIN", "DO $$ BEGIN END $$;"};
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            QByteArray sql
                = "DO $$ BEGIN PERFORM 'a'; -- it's\n END $$;\nCREATE FUNCTION f() RETURNS int AS $f$ SELECT "
                  "$1 $f$ LANGUAGE sql;\nSELECT 'b' 'c', $d$ e $d$; /* f\ng */\n";
            LiveTokens live;
            live.update(sql, sql.size());
            for (int step = 0; step < 6; ++step) {
                const qsizetype begin = random.bounded(int(sql.size()) + 1);
                const qsizetype removed = std::min<qsizetype>(random.bounded(6), sql.size() - begin);
                const QByteArray &added = pieces[random.bounded(int(std::size(pieces)))];
                sql.replace(begin, removed, added);
                live.edit(begin, removed, added.size());
                if (random.bounded(2) == 0)
                    live.update(sql, sql.size());
            }
            live.update(sql, sql.size());
            const ReadTokens anew = readTokens(sql);
            if (!anew.isSound || live.wantsAll())
                continue;  // kept below, by intent
            QCOMPARE(described(live.tokens()), described(anew.tokens));
        }
    }

private:
    static QString described(const std::vector<Token> &tokens)
    {
        QStringList all;
        for (const Token &token : tokens)
            all << u"%1-%2:%3"_s.arg(token.range.begin).arg(token.range.end).arg(int(token.kind));
        return all.join(u' ');
    }
};

QTEST_MAIN(TestSqlColours)
#include "tst_sqlcolours.moc"
