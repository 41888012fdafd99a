// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlfile.h"
#include "tests/migrations/foldertree.h"
#include "tests/migrations/goosetest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace lockstep::test::goose;

class TestGoose : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void onlyTheSectionRuns();
    void anEmptyDownSectionIsNoRevert();
    void noTransactionCountsWhereverItStands();
    void aFileThatStopsGooseSaysWhy_data();
    void aFileThatStopsGooseSaysWhy();
    void whereGooseItselfBreaksIsNoted_data();
    void whereGooseItselfBreaksIsNoted();
    void variablesAreFilledIn_data();
    void variablesAreFilledIn();
    void aVariableWithoutValueIsAProblem();
    void goosesOwnParserFilesAreRead_data();
    void goosesOwnParserFilesAreRead();
};

void TestGoose::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestGoose::onlyTheSectionRuns()
{
    const Migration migration = migrationOf("-- why\n\n-- +goose Up\nCREATE TABLE a ();\n-- +goose Down\n"
                                            "DROP TABLE a;\n");
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QCOMPARE(migration.forward.sql().trimmed(), QByteArray("-- +goose Up\nCREATE TABLE a ();"));
    QCOMPARE(migration.forward.sql().indexOf("CREATE"), migration.forward.bytes.indexOf("CREATE"));
    QCOMPARE(migration.revert->sql().trimmed(), QByteArray("-- +goose Down\nDROP TABLE a;"));
    QCOMPARE(migration.revert->sql().size(), migration.forward.bytes.size());
}

void TestGoose::anEmptyDownSectionIsNoRevert()
{
    const Migration migration = migrationOf("-- +goose Up\nSELECT 1;\n-- +goose Down\n-- +goose StatementBegin\n"
                                            "-- +goose StatementEnd\n");
    QVERIFY2(migration.problem.isEmpty() && migration.note.isEmpty(), qPrintable(migration.problem.english()));
    QVERIFY(!migration.revert);
}

void TestGoose::noTransactionCountsWhereverItStands()
{
    QVERIFY(migrationOf("-- +goose NO TRANSACTION\n" + good).isWithoutTransaction);
    QVERIFY(migrationOf(good + "-- +goose no transaction\n").isWithoutTransaction);
    QVERIFY(!migrationOf(good).isWithoutTransaction);
}

void TestGoose::aFileThatStopsGooseSaysWhy_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing in it") << QByteArray() << u"no line “-- +goose Up”"_s;
    QTest::newRow("a comment") << QByteArray("-- up\n") << u"no line “-- +goose Up”"_s;
    QTest::newRow("SQL before it") << QByteArray("SELECT 1;\n" + good) << u"Line 1 has SQL before"_s;
    QTest::newRow("up twice") << QByteArray(good + "-- +goose Up\n") << u"second “-- +goose Up” in line 5"_s;
    QTest::newRow("down first") << QByteArray("-- +goose Down\n" + good) << u"“-- +goose Down” in line 1"_s;
    QTest::newRow("down twice") << QByteArray(good + "-- +goose Down\n") << u"“-- +goose Down” in line 5"_s;
    QTest::newRow("begun twice") << QByteArray("-- +goose Up\n-- +goose StatementBegin\n-- +goose StatementBegin\n")
                                 << u"StatementBegin” in line 3"_s;
    QTest::newRow("not ended") << QByteArray("-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n")
                               << u"has no StatementEnd"_s;
    QTest::newRow("not ended before down")
        << QByteArray("-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose Down\n") << u"in line 4"_s;
    QTest::newRow("not begun") << QByteArray("-- +goose Up\n-- +goose StatementEnd\n") << u"no StatementBegin"_s;
    QTest::newRow("indented") << QByteArray("-- +goose Up\n  -- +goose StatementBegin\n")
                              << u"Line 2 has white space"_s;
    QTest::newRow("misspelt") << QByteArray(good + "-- +goose StatmentEnd\n") << u"nothing that goose knows"_s;
    QTest::newRow("empty annotation") << QByteArray(good + "-- +goose\n") << u"nothing that goose knows"_s;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF" + good) << u"byte order mark"_s;
}

void TestGoose::aFileThatStopsGooseSaysWhy()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const Migration migration = migrationOf(bytes);
    QVERIFY2(migration.problem.english().contains(words), qPrintable(migration.problem.english()));
    QCOMPARE(migration.forward.bytes, bytes);
}

void TestGoose::whereGooseItselfBreaksIsNoted_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("words");
    const QByteArray function("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\nSELECT 1;\n$$;\n");
    const QByteArray atomic("CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC\nSELECT 1;\nEND;\n");
    QTest::newRow("nothing") << QByteArray("SELECT 1;\nSELECT 2; -- two\n/* a */ SELECT ';';\n") << QString();
    QTest::newRow("a body") << function << u"with line 3, in the middle"_s;
    QTest::newRow("an atomic body") << atomic << u"with line 3, in the middle"_s;
    QTest::newRow("a text over lines") << QByteArray("SELECT 'a;\nb';\n") << u"with line 2"_s;
    QTest::newRow("a block comment") << QByteArray("/* a;\n b */ SELECT 1;\n") << QString();
    QTest::newRow("a body in a block") << QByteArray("-- +goose StatementBegin\n" + function
                                                     + "-- +goose StatementEnd\nSELECT 1;\n")
                                       << QString();
    QTest::newRow("a body in one line") << QByteArray("DO $$ BEGIN PERFORM 1; END $$;\n") << QString();
    QTest::newRow("no last semicolon") << QByteArray("SELECT 1;\n\nSELECT 2\n") << u"begins in line 4"_s;
    QTest::newRow("a comment behind the semicolon") << QByteArray("SELECT 1; /* so */\n") << u"begins in line 2"_s;
}

void TestGoose::whereGooseItselfBreaksIsNoted()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, words);
    const Migration migration = migrationOf("-- +goose Up\n" + sql + "-- +goose Down\nSELECT 1;\n");
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QCOMPARE(migration.note.isEmpty(), words.isEmpty());
    QVERIFY2(migration.note.english().contains(words), qPrintable(migration.note.english()));
    const Migration undone = migrationOf("-- +goose Up\nSELECT 1;\n-- +goose Down\n" + sql);
    QCOMPARE(undone.note.isEmpty(), words.isEmpty());
}

void TestGoose::variablesAreFilledIn_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("filled");
    QTest::newRow("a name") << QByteArray("SELECT $NAME_X;") << QByteArray("SELECT é;");
    QTest::newRow("in braces") << QByteArray("SELECT '${NAME_X}y';") << QByteArray("SELECT 'éy';");
    QTest::newRow("with a default") << QByteArray("SELECT ${NONE_X:-7}, ${NONE_X-8}, ${NAME_X:-9};")
                                    << QByteArray("SELECT 7, 8, é;");
    QTest::newRow("empty") << QByteArray("SELECT '${EMPTY_X:-7}', '${EMPTY_X-8}';") << QByteArray("SELECT '7', '';");
    QTest::newRow("dollars") << QByteArray("SELECT '$$', '\\$NAME_X', $1;") << QByteArray("SELECT '$', '$NAME_X', $1;");
}

void TestGoose::variablesAreFilledIn()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, filled);
    const QByteArray off("-- $NAME_X\nSELECT '$NAME_X';");
    const QHash<QString, QString> values{{u"NAME_X"_s, u"é"_s}, {u"EMPTY_X"_s, u""_s}};
    const Migration migration = migrationOf("-- +goose Up\n-- +goose ENVSUB ON\n" + line + "\n-- +goose ENVSUB OFF\n"
                                                + off + "\n-- +goose Down\n-- +goose ENVSUB ON\n" + line + '\n',
                                            values);
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QVERIFY(migration.forward.isFilled);
    QCOMPARE(migration.forward.sql().trimmed(),
             "-- +goose Up\n-- +goose ENVSUB ON\n" + filled + "\n-- +goose ENVSUB OFF\n" + off);
    QVERIFY(migration.forward.sha256 == contentHash(migration.forward));
    QVERIFY(migration.revert && migration.revert->sql().contains(filled));
}

void TestGoose::aVariableWithoutValueIsAProblem()
{
    const QByteArray head("-- +goose ENVSUB ON\n-- +goose Up\n");
    QVERIFY(migrationOf(head + "SELECT $NO_SUCH_X;\n").problem.english().contains(u"NO_SUCH_X"_s));
    QVERIFY(migrationOf(head + "SELECT ${NO_SUCH_X:?why};\n").problem.english().contains(u"does not know"_s));
    QVERIFY(migrationOf(head + "-- $NO_SUCH_X\nSELECT 1;\n").problem.isEmpty());
}

/// The files that goose's own tests hold against its parser.
void TestGoose::goosesOwnParserFilesAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    QTest::newRow("invalid a") << u"invalid/up/a.sql"_s << u"begins in line 3"_s;
    QTest::newRow("invalid b") << u"invalid/up/b.sql"_s << u"begins in line 2"_s;
    QTest::newRow("invalid c") << u"invalid/up/c.sql"_s << u"begins in line 2"_s;
    QTest::newRow("invalid d") << u"invalid/up/d.sql"_s << u"begins in line 2"_s;
    QTest::newRow("transaction") << u"valid-txn/00001_create_users_table.sql"_s << QString();
    QTest::newRow("block") << u"valid-txn/00002_rename_root.sql"_s << QString();
    QTest::newRow("no transaction") << u"valid-txn/00003_no_transaction.sql"_s << QString();
    for (int number = 1; number < 10; ++number)
        QTest::addRow("valid %d", number)
            << u"valid-up/test%1/input.sql"_s.arg(number, 2, 10, QChar(u'0')) << QString();
}

void TestGoose::goosesOwnParserFilesAreRead()
{
    QFETCH(QString, file);
    QFETCH(QString, words);
    QFile input(corpus + u"pressly__goose/sqlparser/"_s + file);
    if (!input.open(QIODevice::ReadOnly))
        QSKIP("The public histories are not here.");
    const Migration migration = migrationOf(input.readAll());
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QCOMPARE(migration.note.isEmpty(), words.isEmpty());
    QVERIFY2(migration.note.english().contains(words), qPrintable(migration.note.english()));
}

QTEST_GUILESS_MAIN(TestGoose)
#include "tst_goose.moc"
