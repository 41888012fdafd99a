// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editordriver.h"
#include "ui/editor/findbar.h"
#include "ui/theme.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Find and replace.
class TestFindBar : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

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
};

QTEST_MAIN(TestFindBar)
#include "tst_findbar.moc"
