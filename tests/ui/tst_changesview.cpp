// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changesview.h"
#include "ui/editor/rowbands.h"
#include "ui/editor/sqleditor.h"
#include "ui/theme.h"

#include <Qsci/qsciscintilla.h>

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

Comparison comparisonOf(const QByteArray &before, const QByteArray &after)
{
    return {{before, {"commit 1234567890 by Ada, 2026-01-02"}, compareSql(before, after)},
            sideBySide(before, after),
            u"db/1_a.sql"_s};
}

/// The view on show.
struct Shown
{
    Shown(const QByteArray &before, const QByteArray &after)
    {
        view.resize(900, 300);
        view.setComparison(comparisonOf(before, after));
        view.show();
        view.activateWindow();
        view.setFocus();
    }

    static QsciScintilla *scintilla(SqlEditor *editor) { return editor->findChild<QsciScintilla *>(); }
    QString place() const { return view.findChild<QLabel *>(u"place"_s)->text(); }

    static QString marginText(SqlEditor *editor, qsizetype line)
    {
        QByteArray text(64, '\0');
        const long length = scintilla(editor)->SendScintilla(QsciScintilla::SCI_MARGINGETTEXT,
                                                             static_cast<unsigned long>(line), text.data());
        return QString::fromUtf8(text.left(length));
    }

    static QStringList margin(SqlEditor *editor)
    {
        QStringList lines;
        for (const EditorRow &row : editor->rowBands()->rows())
            lines << marginText(editor, lines.size()).simplified() + u'|' + QString::fromUtf8(row.text);
        return lines;
    }

    static bool hasBand(SqlEditor *editor, int line, EditorRow::Kind kind)
    {
        return scintilla(editor)->markersAtLine(line) & (1u << editor->rowBands()->band(kind));
    }

    static long firstLine(SqlEditor *editor)
    {
        return scintilla(editor)->SendScintilla(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
    }

    ChangesView view;
};

/// `count` lines with every `step`th edited.
std::pair<QByteArray, QByteArray> longTexts(int count, int step)
{
    QByteArray before;
    QByteArray after;
    for (int i = 1; i <= count; ++i) {
        const QByteArray number = QByteArray::number(i);
        before += "SELECT " + number + ";\n";
        after += i % step == 0 ? "SELECT " + number + " + 1;\n" : "SELECT " + number + ";\n";
    }
    return {before, after};
}

}  // namespace

class TestChangesView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void rowsHaveTheirOwnNumbersAndSigns()
    {
        const Shown shown("a\nb\nd\n", "a\nc\nc2\nd\n");
        QCOMPARE(Shown::margin(shown.view.before()), (QStringList{u"1|a"_s, u"2 −|b"_s, u"|"_s, u"3|d"_s}));
        QCOMPARE(Shown::margin(shown.view.after()), (QStringList{u"1|a"_s, u"2 +|c"_s, u"3 +|c2"_s, u"4|d"_s}));
        QVERIFY(Shown::hasBand(shown.view.before(), 1, EditorRow::Kind::Removed));
        QVERIFY(Shown::hasBand(shown.view.before(), 2, EditorRow::Kind::Gap));
        QVERIFY(Shown::hasBand(shown.view.after(), 2, EditorRow::Kind::Added));
        QVERIFY(!Shown::hasBand(shown.view.after(), 0, EditorRow::Kind::Added));
    }

    void whatChangedWithinALineIsUnderlined()
    {
        const Shown shown("id int NOT NULL\n", "id bool NOT NULL\n");
        SqlEditor *after = shown.view.after();
        const int indicator = after->rowBands()->changedIndicator(EditorRow::Kind::Added);
        QString underlined;
        for (qsizetype i = 0; i < after->sql().size(); ++i) {
            const long on = Shown::scintilla(after)->SendScintilla(QsciScintilla::SCI_INDICATORALLONFOR,
                                                                   static_cast<unsigned long>(i));
            if (on & (1 << indicator))
                underlined += QChar::fromLatin1(after->sql()[i]);
        }
        QCOMPARE(underlined, u"bool"_s);
    }

    void bothSidesAreReadOnly()
    {
        Shown shown("a\n", "b\n");
        for (SqlEditor *editor : {shown.view.before(), shown.view.after()}) {
            QVERIFY(editor->isReadOnly());
            QTest::keyClicks(Shown::scintilla(editor), u"x"_s);
        }
        QCOMPARE(shown.view.after()->sql(), QByteArray("b"));
    }

    void changesAreWalkedRoundTheEnds()
    {
        const auto [before, after] = longTexts(200, 60);
        Shown shown(before, after);
        QTRY_COMPARE(shown.place(), u"1 of 3"_s);
        QCOMPARE(shown.view.after()->cursorLine(), 60);
        shown.view.nextChange();
        QCOMPARE(shown.place(), u"2 of 3"_s);
        QCOMPARE(shown.view.after()->cursorLine(), 120);
        shown.view.previousChange();
        shown.view.previousChange();
        QCOMPARE(shown.place(), u"3 of 3"_s);
        shown.view.nextChange();
        QCOMPARE(shown.place(), u"1 of 3"_s);
    }

    void theSidesMoveAsOne()
    {
        const auto [before, after] = longTexts(200, 60);
        Shown shown(before, after);
        QVERIFY(QTest::qWaitForWindowExposed(&shown.view));
        QTRY_COMPARE(shown.view.before()->cursorLine(), 60);
        shown.view.nextChange();
        QTRY_COMPARE_GT(Shown::firstLine(shown.view.after()), 60);
        QTRY_COMPARE(Shown::firstLine(shown.view.before()), Shown::firstLine(shown.view.after()));
        QTRY_COMPARE(shown.view.before()->cursorLine(), 120);
        QTest::keyClick(Shown::scintilla(shown.view.before()), Qt::Key_Home, Qt::ControlModifier);
        QTRY_COMPARE(Shown::firstLine(shown.view.before()), 0);
        QTRY_COMPARE(Shown::firstLine(shown.view.after()), 0);
        QCOMPARE(shown.view.after()->cursorLine(), 1);
    }

    void onlyLineEndsLeaveNothingToWalk()
    {
        Shown shown("a\r\nb\r\n", "a\nb\n");
        QVERIFY(!shown.view.findChild<QLabel *>(u"place"_s)->isVisible());
        QCOMPARE(shown.view.findChild<QLabel *>(u"summary"_s)->text(),
                 u"Only line endings differ from what was applied."_s);
        shown.view.nextChange();
        QCOMPARE(shown.view.after()->cursorLine(), 1);
    }

    void anotherComparisonTakesThePlace()
    {
        Shown shown("a\nb\nc\n", "a\nX\nc\n");
        shown.view.setComparison(comparisonOf("one\n", "one\ntwo\n"));
        QCOMPARE(Shown::margin(shown.view.after()), (QStringList{u"1|one"_s, u"2 +|two"_s}));
        QVERIFY(!Shown::hasBand(shown.view.after(), 0, EditorRow::Kind::Added));
        QTRY_COMPARE(shown.place(), u"1 of 1"_s);
    }

    void theColoursFollowTheTheme()
    {
        const Shown shown("a\n", "b\n");
        applyTheme(*qApp, ColourScheme::Dark);
        const auto light = qScopeGuard([] { applyTheme(*qApp, ColourScheme::Light); });
        QsciScintilla *view = Shown::scintilla(shown.view.after());
        const auto style = static_cast<unsigned long>(view->SendScintilla(QsciScintilla::SCI_MARGINGETSTYLE, 0));
        const QColor band = tone(Tone::SuccessBand, shown.view.palette());
        const long shownBand = view->SendScintilla(QsciScintilla::SCI_STYLEGETBACK, style);
        QCOMPARE(QColor(int(shownBand & 0xff), int((shownBand >> 8) & 0xff), int((shownBand >> 16) & 0xff)), band);
    }
};

QTEST_MAIN(TestChangesView)
#include "tst_changesview.moc"
