// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/textdiff.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestTextDiff : public QObject
{
    Q_OBJECT

private slots:
    void laysTextsBesideEachOther_data();
    void laysTextsBesideEachOther();
    void printsAsDiffDoes();
};

void TestTextDiff::laysTextsBesideEachOther_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("lines");
    QTest::newRow("equal") << QByteArray("a\nb\n") << QByteArray("a\nb\n") << u" 1,1 a| 2,2 b"_s;
    QTest::newRow("changed") << QByteArray("a\nb\nc\n") << QByteArray("a\nB\nc\n") << u" 1,1 a|-2,0 b|+0,2 B| 3,3 c"_s;
    QTest::newRow("added") << QByteArray("a\n") << QByteArray("a\nb\n") << u" 1,1 a|+0,2 b"_s;
    QTest::newRow("from nothing") << QByteArray() << QByteArray("a\n") << u"+0,1 a"_s;
    QTest::newRow("to nothing") << QByteArray("a\n") << QByteArray() << u"-1,0 a"_s;
    QTest::newRow("far apart") << QByteArray("a\n" + QByteArray("x\n").repeated(20) + "b\n")
                               << QByteArray("A\n" + QByteArray("x\n").repeated(20) + "b\n")
                               << u"-1,0 a|+0,1 A"_s +
            [] {
                QString same;
                for (int line = 2; line <= 21; ++line)
                    same += u"| %1,%1 x"_s.arg(line);
                return same;
            }()
            + u"| 22,22 b"_s;
}

void TestTextDiff::laysTextsBesideEachOther()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, lines);
    QStringList found;
    for (const DiffLine &line : diffLines(before, after)) {
        const QChar sign = line.kind == DiffLine::Kind::Added ? u'+'
            : line.kind == DiffLine::Kind::Removed            ? u'-'
                                                              : u' ';
        found << u"%1%2,%3 %4"_s.arg(sign).arg(line.before).arg(line.after).arg(QString::fromUtf8(line.text));
    }
    QCOMPARE(found.join(u'|'), lines);
}

void TestTextDiff::printsAsDiffDoes()
{
    const QByteArray text = unifiedDiff("a\nb\n", "a\nc\n", u"x/applied.sql"_s, u"x/on disk.sql"_s);
    QVERIFY2(text.startsWith("--- ") && text.contains("applied.sql"), text.constData());
    QVERIFY2(text.endsWith("@@ -1,2 +1,2 @@\n a\n-b\n+c\n"), text.constData());
    QVERIFY(unifiedDiff("a\n", "a\n", u"x"_s, u"y"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestTextDiff)
#include "tst_textdiff.moc"
