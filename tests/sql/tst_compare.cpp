// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/compare.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestCompare : public QObject
{
    Q_OBJECT

private slots:
    void saysInWhatTextsDiffer_data();
    void saysInWhatTextsDiffer();
};

void TestCompare::saysInWhatTextsDiffer_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("difference");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QString &difference) { QTest::newRow(name) << before << after << difference; };
    row("nothing", "SELECT 1;\n", "SELECT 1;\n", u"none"_s);
    row("line ends", "SELECT 1;\nSELECT 2;\n", "SELECT 1;\r\nSELECT 2;\r\n", u"lineEndings"_s);
    row("line ends in a body", "DO $$\nBEGIN\nEND $$;\n", "DO $$\r\nBEGIN\r\nEND $$;\r\n", u"lineEndings"_s);
    row("a last line end", "SELECT 1;", "SELECT 1;\n", u"lineEndings"_s);
    row("a byte order mark", "SELECT 1;", "\xEF\xBB\xBFSELECT 1;", u"lineEndings"_s);
    row("indentation", "CREATE TABLE a (id int);", "CREATE TABLE a (\n    id int\n);", u"whitespace"_s);
    row("no space at all", "SELECT 1 ;", "SELECT 1;", u"whitespace"_s);
    row("space in a comment", "-- a  b\nSELECT 1;", "-- a b\nSELECT 1;", u"whitespace"_s);
    row("another comment", "-- one\nSELECT 1;", "/* two */ SELECT 1;", u"comments"_s);
    row("a comment that hides a statement", "SELECT 1;\nSELECT 2;", "SELECT 1;\n-- SELECT 2;", u"statements"_s);
    row("a keyword's case", "create table a (id int)", "CREATE TABLE a (id integer)", u"spelling"_s);
    row("needless quotes", "SELECT \"a\" FROM \"b\"", "SELECT a FROM b", u"spelling"_s);
    row("a last semicolon", "SELECT 1", "SELECT 1;", u"spelling"_s);
    row("another constant", "SELECT 1;", "SELECT 2;", u"statements"_s);
    row("space in a string", "SELECT 'a b';", "SELECT 'a  b';", u"statements"_s);
    row("space in a body", "DO $$BEGIN END$$", "DO $$BEGIN  END$$", u"statements"_s);
    row("another type", "ALTER TABLE a ALTER b TYPE int", "ALTER TABLE a ALTER b TYPE bigint", u"statements"_s);
    row("one statement more", "SELECT 1;", "SELECT 1; SELECT 1;", u"statements"_s);
    row("no SQL, other words", "this is", "this was", u"statements"_s);
    row("no SQL, other space", "this is", "this  is", u"whitespace"_s);
    row("an open quote", "SELECT 'a", "SELECT  'a", u"statements"_s);
}

void TestCompare::saysInWhatTextsDiffer()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, difference);
    QCOMPARE(QString(sqlDifferenceId(compareSql(before, after))), difference);
    QCOMPARE(QString(sqlDifferenceId(compareSql(after, before))), difference);
}

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
