// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlfile.h"
#include "ui/editor/findbar.h"
#include "ui/editor/findingmarks.h"
#include "ui/editor/scripteditor.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/sqllexer.h"
#include "ui/theme.h"

#include <Qsci/qsciscintilla.h>

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// An editor on show, with its Scintilla view at hand.
struct Shown
{
    explicit Shown(const QByteArray &sql = {})
    {
        editor.resize(700, 400);
        editor.setSql(sql);
        editor.show();
        editor.setFocus();
        view = editor.findChild<QsciScintilla *>();
        view->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
    }

    SqlLexer::Style styleAt(qsizetype byte) const
    {
        return SqlLexer::Style(view->SendScintilla(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(byte)));
    }

    bool isIndicated(int indicator, qsizetype byte) const
    {
        return view->SendScintilla(QsciScintilla::SCI_INDICATORALLONFOR, static_cast<unsigned long>(byte))
            & (1 << indicator);
    }

    /// The stretch that carries the indicator, as text.
    QString indicated(int indicator) const
    {
        const QByteArray sql = editor.sql();
        QByteArray text;
        for (qsizetype i = 0; i < sql.size(); ++i) {
            if (isIndicated(indicator, i))
                text += sql[i];
        }
        return QString::fromUtf8(text);
    }

    void review(const QByteArray &sql) { editor.setReview(reviewScript(sql, u"m.sql"_s, u"m"_s, true)); }

    SqlEditor editor;
    QsciScintilla *view = nullptr;
};

Finding finding(Severity severity, ByteRange range, int line)
{
    return {.rule = u"drop-table"_s, .severity = severity, .range = range, .begin = {line, 1}, .message = {"Rows go."}};
}

AnalysedScript withFindings(const QByteArray &sql, std::vector<Finding> findings)
{
    return {.script = {.sql = sql}, .findings = std::move(findings)};
}

}  // namespace

class TestEditor : public QObject
{
    Q_OBJECT

private slots:
    void saferFormIsOneEdit();
    void proposalIsSavedAsNewFile();
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

    void onlyWhatRunsIsMarked()
    {
        const QByteArray sql = "-- migrate:up\nSELECT 1;\n\n-- migrate:down\nDROP TABLE a;\n";
        Migration migration{u"1_a.sql"_s};
        migration.forward.bytes = sql;
        ScriptEditor editor;
        editor.setScript({.path = u"/1_a.sql"_s,
                          .bytes = sql,
                          .sha256 = u"1"_s,
                          .hasRevert = true,
                          .section = sectionOf({}, u"dbmate"_s, migration, false)});
        QSignalSpy reviews(&editor, &ScriptEditor::reviewed);
        QVERIFY(reviews.wait());
        QVERIFY2(editor.editor()->marks()->marks().empty(), "the other direction does not run");
        editor.editor()->select({sql.indexOf("\n\n"), sql.indexOf("\n\n")});
        editor.editor()->replaceSelection("\nDROP TABLE b;");
        QTRY_COMPARE(editor.editor()->marks()->marks().size(), std::size_t(1));
        const EditorMark mark = editor.editor()->marks()->marks().front();
        QCOMPARE(editor.editor()->sql().mid(mark.range.begin, mark.range.length()), QByteArray("DROP TABLE b"));
        QCOMPARE(mark.line, 2);
        QCOMPARE(editor.outline()->count(), 2);
    }

    void anotherPartOfTheSameFileIsReviewedAnew()
    {
        const QByteArray sql = "SELECT 1;\nDROP TABLE a;\n";
        const auto view = [&](const QString &migration, qsizetype begin, qsizetype end) {
            const QByteArray section = onlySection(sql, begin, end);
            return ScriptView{.path = u"/changelog.sql"_s,
                              .migration = migration,
                              .bytes = sql,
                              .sha256 = u"1"_s,
                              .review = inFile(reviewScript(section, u"changelog.sql"_s, migration, true), sql),
                              .begin = begin};
        };
        ScriptEditor editor;
        editor.setScript(view(u"1"_s, 0, 10));
        QVERIFY(editor.editor()->marks()->marks().empty());
        editor.setScript(view(u"2"_s, 10, sql.size()));
        QCOMPARE(editor.editor()->marks()->marks().size(), std::size_t(1));
        QCOMPARE(editor.editor()->cursorLine(), 2);
    }

    void explanationsFollowTheTheme()
    {
        Shown shown;
        applyTheme(*qApp, ColourScheme::Dark);
        const auto light = qScopeGuard([] { applyTheme(*qApp, ColourScheme::Light); });
        const int band = shown.editor.marks()->bandIndicator(Severity::Error);
        const long colour
            = shown.view->SendScintilla(QsciScintilla::SCI_INDICGETFORE, static_cast<unsigned long>(band));
        QCOMPARE(QColor(int(colour & 0xff), int((colour >> 8) & 0xff), int((colour >> 16) & 0xff)),
                 tone(Tone::Danger, shown.editor.palette()));
    }

    void bandsCoverTheExactBytes()
    {
        const QByteArray sql("SELECT 'äöü';\nDROP TABLE a, b;\n");
        Shown shown(sql);
        const qsizetype begin = sql.indexOf("a, b");
        shown.editor.setReview(withFindings(
            sql,
            {finding(Severity::Error, {begin, begin + 1}, 2), finding(Severity::Warning, {begin + 3, begin + 4}, 2)}));
        QCOMPARE(shown.indicated(shown.editor.marks()->bandIndicator(Severity::Error)), u"a"_s);
        QCOMPARE(shown.indicated(shown.editor.marks()->bandIndicator(Severity::Warning)), u"b"_s);
        QVERIFY(shown.view->markersAtLine(1) != 0);
        QVERIFY(shown.view->markersAtLine(0) == 0);
    }

    void aReviewOfAnOlderTextIsIgnored()
    {
        Shown shown("SELECT 2;");
        shown.editor.setReview(withFindings("SELECT 1;", {finding(Severity::Error, {0, 9}, 1)}));
        QVERIFY(shown.editor.marks()->marks().empty());
    }

    void unreadableSqlIsSquiggledWhereTheParserStopped()
    {
        const QByteArray sql("SELECT 1;\nSELEC foo bar;\n");
        Shown shown(sql);
        shown.review(sql);
        QCOMPARE(shown.indicated(shown.editor.marks()->squiggleIndicator()), u"SELEC"_s);
        QVERIFY2(shown.view->annotation(1).contains(u"SELEC"_s), qPrintable(shown.view->annotation(1)));
    }

    void explanationsAreWrappedAndToggled()
    {
        const QByteArray sql("DROP TABLE a;\n");
        Shown shown(sql);
        Finding long_ = finding(Severity::Error, {0, 12}, 1);
        long_.why = {"This is a long reason that goes on and on, much further than any window that is seven hundred "
                     "pixels wide could ever show in a single line of text, whatever its font may be."};
        shown.editor.setReview(withFindings(sql, {long_}));
        const QString wide = shown.view->annotation(0);
        QVERIFY(wide.contains(u"drop-table"_s));
        for (const QString &line : wide.split(u'\n'))
            QVERIFY2(QFontMetrics(shown.view->font()).horizontalAdvance(line) < 700, qPrintable(line));
        shown.editor.resize(400, 400);
        QTRY_COMPARE_GT(shown.view->annotation(0).count(u'\n'), wide.count(u'\n'));
        shown.editor.marks()->setExplained(false);
        QCOMPARE(shown.view->annotation(0), QString());
        QCOMPARE(shown.indicated(shown.editor.marks()->bandIndicator(Severity::Error)), u"DROP TABLE a"_s);
    }

    void findingsAreWalkedInARound()
    {
        const QByteArray sql("DROP TABLE a;\nSELECT 1;\nDROP TABLE b;\n");
        Shown shown(sql);
        shown.editor.setReview(
            withFindings(sql, {finding(Severity::Error, {0, 12}, 1), finding(Severity::Error, {24, 36}, 3)}));
        shown.editor.nextFinding();
        QCOMPARE(shown.editor.selection(), (ByteRange{24, 36}));
        shown.editor.nextFinding();
        QCOMPARE(shown.editor.selection(), (ByteRange{0, 12}));
        shown.editor.previousFinding();
        QCOMPARE(shown.editor.selection(), (ByteRange{24, 36}));
    }

    void aJumpBackShowsTheLineFromItsStart()
    {
        Shown shown("SELECT 1; -- " + QByteArray(400, 'x') + "\nSELECT 2;\n");
        shown.editor.select({400, 410});
        QCOMPARE_GT(shown.view->SendScintilla(QsciScintilla::SCI_GETXOFFSET), 0);
        shown.editor.select({0, 6});
        QCOMPARE(shown.view->SendScintilla(QsciScintilla::SCI_GETXOFFSET), 0);
    }

    void typingIsReportedAndLoadingIsNot()
    {
        Shown shown;
        QSignalSpy edited(&shown.editor, &SqlEditor::edited);
        shown.editor.setSql("SELECT 1;");
        QCOMPARE(edited.count(), 0);
        QTest::keyClicks(shown.view, u"x"_s);
        QCOMPARE_GE(edited.count(), 1);
        QVERIFY(shown.editor.isModified());
        shown.editor.undo();
        QCOMPARE(shown.editor.sql(), QByteArray("SELECT 1;"));
        QVERIFY(!shown.editor.isModified());
    }

    void readOnlyTextStaysAsItIs()
    {
        Shown shown("SELECT 1;");
        shown.editor.setReadOnly(true);
        QTest::keyClicks(shown.view, u"x"_s);
        QCOMPARE(shown.editor.sql(), QByteArray("SELECT 1;"));
        shown.editor.setSql("SELECT 2;");  // what changed on disk is shown all the same
        QCOMPARE(shown.editor.sql(), QByteArray("SELECT 2;"));
        QVERIFY(shown.editor.isReadOnly());
    }

    void bytesSurviveAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("CRLF lines") << QByteArray("SELECT 1;\r\nSELECT 2;\r\n");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFSELECT 1;");
        QTest::newRow("a NUL byte") << QByteArray("SELECT 1;\0SELECT 2;", 19);
        QTest::newRow("no newline at the end") << QByteArray("SELECT 1");
        QTest::newRow("not UTF-8") << QByteArray("SELECT '\xff\xfe';");
        QTest::newRow("nothing") << QByteArray();
    }

    void bytesSurviveAsTheyAre()
    {
        QFETCH(QByteArray, sql);
        const Shown shown(sql);
        QTEST(shown.editor.sql(), "sql");
    }

    void ctrlTabLeavesAndTabIndents()
    {
        QWidget window;
        QHBoxLayout layout(&window);
        SqlEditor editor;
        QLineEdit other;
        layout.addWidget(&editor);
        layout.addWidget(&other);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        editor.setFocus();
        auto *view = editor.findChild<QsciScintilla *>();
        QTest::keyClick(view, Qt::Key_Tab);
        QCOMPARE(editor.sql(), QByteArray("    "));
        QTest::keyClick(view, Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), &other);
        editor.setFocus();
        editor.setReadOnly(true);
        QTest::keyClick(view, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &other);
    }

    void findsInBytes_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<bool>("matchCase");
        QTest::addColumn<QString>("expected");
        QTest::newRow("any case") << u"TABLE"_s << false << u"6-11 27-32"_s;
        QTest::newRow("exact case") << u"TABLE"_s << true << u"27-32"_s;
        QTest::newRow("two-byte letters") << u"Ä"_s << false << u"12-14 33-35"_s;
        QTest::newRow("not there") << u"view"_s << false << QString();
        QTest::newRow("nothing wanted") << QString() << false << QString();
    }

    void findsInBytes()
    {
        QFETCH(QString, wanted);
        QFETCH(bool, matchCase);
        const QByteArray sql = QByteArray("-- a: table ä; x\nCREATE   TABLE Ä;");
        QStringList places;
        for (const ByteRange &range : findAll(sql, wanted, matchCase))
            places << u"%1-%2"_s.arg(range.begin).arg(range.end);
        QTEST(places.join(u' '), "expected");
    }

    void replacesEverythingInOneStep()
    {
        QWidget window;
        QVBoxLayout layout(&window);
        SqlEditor editor;
        FindBar bar(&editor);
        layout.addWidget(&editor);
        layout.addWidget(&bar);
        editor.setSql("SELECT a, a FROM aa;");
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        bar.open(true);
        QTest::keyClicks(bar.findChild<QLineEdit *>(u"find"_s), u"a"_s);
        bar.findChild<QLineEdit *>(u"replacement"_s)->setText(u"bb"_s);
        for (QPushButton *button : bar.findChildren<QPushButton *>()) {
            if (button->text() == u"Replace &all"_s)
                button->click();
        }
        QCOMPARE(editor.sql(), QByteArray("SELECT bb, bb FROM bbbb;"));
        editor.undo();
        QCOMPARE(editor.sql(), QByteArray("SELECT a, a FROM aa;"));
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
    }

    void followsTheTheme()
    {
        Shown shown("SELECT 1;");
        const auto paper = [&] {
            return shown.view->SendScintilla(QsciScintilla::SCI_STYLEGETBACK,
                                             static_cast<unsigned long>(SqlLexer::Keyword));
        };
        const long light = paper();
        applyTheme(*qApp, ColourScheme::Dark);
        QTRY_VERIFY(paper() != light);
        applyTheme(*qApp, ColourScheme::Light);
        QTRY_COMPARE(paper(), light);
    }
};

void TestEditor::saferFormIsOneEdit()
{
    const QByteArray sql = "SELECT 1;\nALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0);\n";
    ScriptEditor editor;
    QSignalSpy reviewed(&editor, &ScriptEditor::reviewed);
    editor.setScript({.path = u"/m.sql"_s, .file = u"m.sql"_s, .bytes = sql, .hasRevert = true});
    QVERIFY(reviewed.wait());
    editor.editor()->goToLine(1);
    QVERIFY(!editor.writeSaferForm());
    QCOMPARE(editor.editor()->sql(), sql);
    editor.editor()->goToLine(2);
    QVERIFY(editor.writeSaferForm());
    QCOMPARE(
        editor.editor()->sql(),
        "SELECT 1;\n-- In a later migration of its own:\n-- ALTER TABLE orders VALIDATE CONSTRAINT c;\nALTER TABLE "
        "orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;\n"_ba);
    editor.editor()->undo();
    QCOMPARE(editor.editor()->sql(), sql);
}

void TestEditor::proposalIsSavedAsNewFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"down/1_a.sql"_s);
    ScriptEditor editor;
    editor.propose({.path = path, .file = u"1_a.sql"_s, .hasRevert = true}, "DROP TABLE a;\n");
    QVERIFY(editor.isModified());
    QVERIFY(!QFileInfo::exists(path));
    QSignalSpy saved(&editor, &ScriptEditor::saved);
    editor.save();
    QVERIFY(saved.wait());
    QVERIFY(!editor.isModified());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "DROP TABLE a;\n"_ba);
}

QTEST_MAIN(TestEditor)
#include "tst_editor.moc"
