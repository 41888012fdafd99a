// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editordriver.h"
#include "ui/theme.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// The text itself: bytes, keys, the theme.
class TestEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

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

QTEST_MAIN(TestEditor)
#include "tst_editor.moc"
