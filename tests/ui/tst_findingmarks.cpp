// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editordriver.h"
#include "ui/theme.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What the editor points out, and how it is walked.
class TestFindingMarks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

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

    void editsMoveMarksAsDrawingAnewDoes()
    {
        QByteArray sql;
        for (int i = 0; i < 30; ++i)
            sql += "DROP TABLE a" + QByteArray::number(i) + ";\nSELECT 1;\n";
        Shown shown(sql);
        shown.review(sql);
        const auto edit = [&](const QByteArray &where, qsizetype removed, const QByteArray &text) {
            const qsizetype at = shown.editor.sql().indexOf(where);
            shown.editor.replaceAll({{at, at + removed}}, text);
            shown.review(shown.editor.sql());
        };
        edit("DROP TABLE a7", 0, "DROP TABLE more;\n");
        edit("DROP TABLE a9", 0, "\n");
        edit("SELECT 1;\nDROP TABLE a12", 9, "DROP TABLE x, y;");
        edit("\nSELECT 1;\nDROP TABLE a20", 1, " ");
        edit("DROP TABLE a25;\n", 16, "");
        edit("a28", 3, "b28");
        Shown anew(shown.editor.sql());
        anew.review(anew.editor.sql());
        QTRY_VERIFY(!shown.editor.marks()->isDrawing() && !anew.editor.marks()->isDrawing());
        QCOMPARE(picture(shown), picture(anew));
    }

    void manyMarksAreAllDrawnInTheEnd()
    {
        QByteArray sql;
        for (int i = 0; i < 3000; ++i)
            sql += "DROP TABLE a;\n";
        Shown shown(sql);
        shown.review(sql);
        QTRY_VERIFY(!shown.editor.marks()->isDrawing());
        QVERIFY(shown.view->markersAtLine(2999) != 0);
        QVERIFY(!shown.view->annotation(2999).isEmpty());
    }

    void aLampStandsWhereThereIsASaferForm()
    {
        const QByteArray sql = "DROP TABLE a;\nCREATE INDEX i ON b (c);\n";
        Shown shown(sql);
        shown.review(sql);
        const auto lamp = 1U << shown.editor.marks()->lampMarker();
        QVERIFY(!(shown.view->markersAtLine(0) & lamp));
        QVERIFY(shown.view->markersAtLine(1) & lamp);
    }

private:
    /// What stands at each line, and which bytes are banded.
    static QStringList picture(const Shown &shown)
    {
        QStringList lines;
        for (int line = 0; line < shown.view->lines(); ++line)
            lines << u"%1 %2"_s.arg(shown.view->markersAtLine(line)).arg(shown.view->annotation(line));
        lines << shown.indicated(shown.editor.marks()->bandIndicator(Severity::Error));
        return lines;
    }
};

QTEST_MAIN(TestFindingMarks)
#include "tst_findingmarks.moc"
