// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// LEDGERS.md, section 2.9.
class TestLiquibase : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTablesAreTheTools();
    void theRowsAreTheTools();
    void aRowIsWrittenAgain();
    void editedStops();
    void oldAndCheckedSumsAreAccepted_data();
    void oldAndCheckedSumsAreAccepted();
    void missingAndLateDoNot();
    void pathsAreComparedAsTheToolDoes();
    void anotherPathIsAnObstacle();
    void preconditionsAreAsked_data();
    void preconditionsAreAsked();
    void whatIsPassedByIsMarked();
    void whatIsPassedByForNowStaysPending_data();
    void whatIsPassedByForNowStaysPending();
    void aMarkIsTakenBack();
    void longTextsAreCut();
    void moreColumnsAreNoHindrance();

private:
    static const Ledger &ledger() { return *ledgerOf(u"liquibase"_s); }
    static Status write(Session &session, const Migration &migration)
    {
        return ledger().finish(session, {}, migration, {}, {}, context);
    }
    static LedgerStatus status(Session &session, const MigrationFolder &folder)
    {
        const auto read = readStatus(session, folder, {}, context);
        if (!read)
            qFatal("%s", qPrintable(describe(read.error())));
        return *read;
    }
};

void TestLiquibase::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestLiquibase::theTablesAreTheTools()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(ledger().table({}), u"public.databasechangelog"_s);
    QCOMPARE(shapeOf(database, u"databasechangelog"_s),
             u"id character varying(255) not null, author character varying(255) not null, "
             "filename character varying(255) not null, dateexecuted timestamp without time zone not null, "
             "orderexecuted integer not null, exectype character varying(10) not null, md5sum character varying(35), "
             "description character varying(255), comments character varying(255), tag character varying(255), "
             "liquibase character varying(20), contexts character varying(255), labels character varying(255), "
             "deployment_id character varying(10); "_s);
    QCOMPARE(shapeOf(database, u"databasechangeloglock"_s),
             u"id integer not null, locked boolean not null, lockgranted timestamp without time zone, "
             "lockedby character varying(255); databasechangeloglock_pkey PRIMARY KEY (id)"_s);
    QCOMPARE(database.sql("SELECT concat_ws('|', id, locked, lockgranted, lockedby) FROM databasechangeloglock"),
             u"1|f"_s);
}

void TestLiquibase::theRowsAreTheTools()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    for (const Migration &migration : folder.migrations)
        VERIFY_GOOD(write(*session, migration));
    const auto row = [&database](int number) {
        return database.sql(
            "SELECT concat_ws('|', id, author, filename, orderexecuted, exectype, left(md5sum, 8), description,"
            " '<' || comments || '>', tag, liquibase, contexts, labels) FROM databasechangelog"
            " WHERE orderexecuted = "
            + QByteArray::number(number));
    };
    QCOMPARE(row(1), u"1|rosa|db/changelog/books.sql|1|EXECUTED|9:c193d3|sql|<What can be read>|4.28.0|first,base"_s);
    QCOMPARE(row(3), u"loans-index|Karl K|db/changelog/changes/010-index.sql|3|EXECUTED|9:45bd5f|sql|<>|4.28.0"_s);
    QCOMPARE(row(4),
             u"search|karl|db/changelog/changes/020-search.sql|4|EXECUTED|9:307774|sql|<>|4.28.0|(search or all)"_s);
    QCOMPARE(database.sql("SELECT count(DISTINCT deployment_id) || ' ' || min(length(deployment_id))"
                          " FROM databasechangelog"),
             u"1 10"_s);
    QCOMPARE(status(*session, folder).count(MigrationState::Applied), 6);
    const auto age = status(*session, folder).migrations[0].entry->finishedAt.secsTo(QDateTime::currentDateTimeUtc());
    QVERIFY(qAbs(age) < 60);
}

void TestLiquibase::aRowIsWrittenAgain()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    for (const Migration &migration : folder.migrations)
        VERIFY_GOOD(write(*session, migration));
    folder.migrations[3].facts.insert(u"md5sum"_s, u"9:new"_s);
    QCOMPARE(status(*session, folder).migrations[3].state, MigrationState::Pending);
    VERIFY_GOOD(write(*session, folder.migrations[3]));
    QCOMPARE(database.sql("SELECT concat_ws('|', count(*) OVER (), exectype, orderexecuted, md5sum)"
                          " FROM databasechangelog WHERE id = 'search'"),
             u"1|RERAN|7|9:new"_s);
    folder.migrations[3].repeat = Repeat::Always;
    QCOMPARE(status(*session, folder).migrations.back().state, MigrationState::Applied);
    QCOMPARE(status(*session, folder).count(MigrationState::Pending), 1);
}

void TestLiquibase::editedStops()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(write(*session, folder.migrations[0]));
    folder.migrations[0].facts.insert(u"md5sum"_s, u"9:other"_s);
    const MigrationStatus row = status(*session, folder).migrations[0];
    QCOMPARE(row.state, MigrationState::Changed);
    QVERIFY(row.stops);
}

void TestLiquibase::oldAndCheckedSumsAreAccepted_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QStringList>("valid");
    QTest::addColumn<bool>("matches");
    QTest::newRow("none") << QString() << QStringList() << true;
    QTest::newRow("of an older version") << u"8:0123"_s << QStringList() << true;
    QTest::newRow("another") << u"9:0123"_s << QStringList() << false;
    QTest::newRow("named") << u"9:0123"_s << QStringList{u"9:4567"_s, u"9:0123"_s} << true;
    QTest::newRow("any") << u"9:0123"_s << QStringList{u"ANY"_s} << true;
    QTest::newRow("any, with a version") << u"9:0123"_s << QStringList{u"1:any"_s} << true;
}

void TestLiquibase::oldAndCheckedSumsAreAccepted()
{
    QFETCH(QString, stored);
    QFETCH(QStringList, valid);
    Migration migration = fixture(ledger()).migrations[0];
    migration.facts.insert(u"validCheckSums"_s, valid);
    LedgerEntry entry;
    entry.checksum = stored;
    QTEST(ledger().matches(migration, entry), "matches");
}

void TestLiquibase::missingAndLateDoNot()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(write(*session, folder.migrations[0]));
    VERIFY_GOOD(write(*session, folder.migrations[2]));
    folder.migrations.erase(folder.migrations.begin());
    const LedgerStatus found = status(*session, folder);
    QVERIFY(statesOf(found).contains(u"rosa:2 outOfOrder"_s));
    QVERIFY(statesOf(found).contains(u"rosa:1 missing"_s));
    QVERIFY(std::none_of(found.migrations.begin(), found.migrations.end(),
                         [](const MigrationStatus &row) { return row.stops || row.isPassedBy; }));
    QVERIFY(found.obstacle.isEmpty());
}

void TestLiquibase::pathsAreComparedAsTheToolDoes()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(write(*session, folder.migrations[0]));
    for (const char *written :
         {"classpath:db/changelog/books.sql", "/db/changelog/books.sql", "db\\changelog\\books.sql"}) {
        database.sql(QByteArray("UPDATE databasechangelog SET filename = '") + written + '\'');
        QCOMPARE(status(*session, folder).migrations[0].state, MigrationState::Applied);
    }
    VERIFY_GOOD(ledger().markReverted(*session, {}, folder.migrations[0], context));
    QCOMPARE(database.sql("SELECT count(*) FROM databasechangelog"), u"0"_s);
}

void TestLiquibase::anotherPathIsAnObstacle()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(write(*session, folder.migrations[0]));
    database.sql("UPDATE databasechangelog SET filename = 'books.sql'");
    const QString obstacle = status(*session, folder).obstacle.english();
    QVERIFY2(obstacle.contains(u"rosa:1 under another path, books.sql"_s), qPrintable(obstacle));
}

void TestLiquibase::preconditionsAreAsked_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("onFail");
    QTest::addColumn<QString>("onError");
    QTest::addColumn<QString>("turn");
    QTest::addColumn<QString>("why");
    const QString unmet = u"The precondition of rosa:1 is not met (onFail: %1)."_s;
    const QString broken = u"The precondition of rosa:1 could not be asked (onError: %1): "_s;
    const auto row = [](const char *name, const char *kind, const char *text, const char *onFail, const char *onError,
                        const char *turn, const QString &why) {
        QTest::newRow(name) << QString::fromLatin1(kind) << QString::fromLatin1(text) << QString::fromLatin1(onFail)
                            << QString::fromLatin1(onError) << QString::fromLatin1(turn) << why;
    };
    row("met", "sql-check", "SELECT 1;", "HALT", "HALT", "run", {});
    row("halt", "sql-check", "SELECT 2", "HALT", "WARN", "stop", unmet.arg(u"HALT"_s));
    row("mark", "sql-check", "SELECT 2", "MARK_RAN", "HALT", "mark", unmet.arg(u"MARK_RAN"_s));
    row("continue", "sql-check", "SELECT 2", "CONTINUE", "HALT", "pass by", unmet.arg(u"CONTINUE"_s));
    row("warn", "sql-check", "SELECT 2", "WARN", "HALT", "run", unmet.arg(u"WARN"_s));
    row("an error: halt", "sql-check", "SELECT nowhere", "WARN", "HALT", "stop", broken.arg(u"HALT"_s));
    row("an error: mark", "sql-check", "SELECT nowhere", "HALT", "MARK_RAN", "mark", broken.arg(u"MARK_RAN"_s));
    row("an error: continue", "sql-check", "SELECT nowhere", "HALT", "CONTINUE", "pass by", broken.arg(u"CONTINUE"_s));
    row("an error: warn", "sql-check", "SELECT nowhere", "HALT", "WARN", "run", broken.arg(u"WARN"_s));
    row("a table", "table-exists", "table:Here", "HALT", "HALT", "run", {});
    row("no table", "table-exists", "table:here schema:other", "HALT", "HALT", "stop", unmet.arg(u"HALT"_s));
    row("no view", "view-exists", "view:here", "HALT", "HALT", "stop", unmet.arg(u"HALT"_s));
    row("unknown", "running-as", "me", "WARN", "WARN", "stop",
        u"rosa:1 has the precondition “running-as”, which only Liquibase can ask."_s);
}

void TestLiquibase::preconditionsAreAsked()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QFETCH(QString, onFail);
    QFETCH(QString, onError);
    QFETCH(QString, why);
    const Database database;
    database.sql("CREATE TABLE here (id int)");
    const auto session = openedSession(database);
    Migration migration = fixture(ledger()).migrations[0];
    migration.facts.insert(u"onFail"_s, onFail);
    migration.facts.insert(u"onError"_s, onError);
    migration.facts.insert(u"preconditions"_s,
                           QVariantList{QVariantMap{{u"kind"_s, kind}, {u"expected"_s, u"1"_s}, {u"text"_s, text}}});
    const auto turn = ledger().turn(*session, {}, migration, context);
    const QStringList kinds{u"run"_s, u"mark"_s, u"pass by"_s};
    QTEST(turn ? kinds[qsizetype(turn->kind)] : u"stop"_s, "turn");
    const QString said = turn ? turn->why.english() : turn.error().message.english();
    QVERIFY2(why.isEmpty() ? said.isEmpty() : said.startsWith(why), qPrintable(said));
}

void TestLiquibase::whatIsPassedByIsMarked()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().markPassedBy(*session, {}, folder.migrations[0], context));
    QCOMPARE(database.sql("SELECT exectype FROM databasechangelog"), u"MARK_RAN"_s);
    const MigrationStatus row = status(*session, folder).migrations[0];
    QCOMPARE(row.state, MigrationState::Applied);
    QVERIFY(row.entry && !row.entry->wasRun);
    // As changelog-sync does it, which asks the precondition as well.
    Migration unmet = folder.migrations[1];
    unmet.facts.insert(u"onFail"_s, u"MARK_RAN"_s);
    unmet.facts.insert(
        u"preconditions"_s,
        QVariantList{QVariantMap{{u"kind"_s, u"sql-check"_s}, {u"expected"_s, u"1"_s}, {u"text"_s, u"SELECT 2"_s}}});
    VERIFY_GOOD(ledger().markApplied(*session, {}, unmet, context));
    QCOMPARE(database.sql("SELECT exectype FROM databasechangelog WHERE id = '2'"), u"MARK_RAN"_s);
}

void TestLiquibase::whatIsPassedByForNowStaysPending_data()
{
    QTest::addColumn<QString>("onFail");
    QTest::addColumn<QString>("onError");
    QTest::addColumn<MigrationState>("state");
    QTest::newRow("onFail:CONTINUE") << u"CONTINUE"_s << u"HALT"_s << MigrationState::Pending;
    QTest::newRow("onError:CONTINUE") << u"HALT"_s << u"CONTINUE"_s << MigrationState::Pending;
    QTest::newRow("one that would have stopped the deploy") << u"HALT"_s << u"HALT"_s << MigrationState::OutOfOrder;
}

void TestLiquibase::whatIsPassedByForNowStaysPending()
{
    QFETCH(QString, onFail);
    QFETCH(QString, onError);
    QFETCH(MigrationState, state);
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    QVariantMap &facts = folder.migrations[0].facts;
    facts.insert(u"onFail"_s, onFail);
    facts.insert(u"onError"_s, onError);
    facts.insert(u"preconditions"_s, QVariantList{QVariantMap{{u"kind"_s, u"sql-check"_s}}});
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(write(*session, folder.migrations[1]));
    const MigrationStatus row = status(*session, folder).migrations[0];
    QCOMPARE(row.state, state);
    QCOMPARE(row.needsAttention(), state == MigrationState::OutOfOrder);
}

/// Of a changeset that is gone there is the key alone.
void TestLiquibase::aMarkIsTakenBack()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().markApplied(*session, {}, folder.migrations[0], context));
    VERIFY_GOOD(ledger().markApplied(*session, {}, folder.migrations[1], context));
    Migration gone{u"rosa:1"_s};
    gone.key = folder.migrations[0].key;
    VERIFY_GOOD(ledger().markReverted(*session, {}, gone, context));
    QCOMPARE(database.sql("SELECT id FROM databasechangelog"), u"2"_s);
}

void TestLiquibase::longTextsAreCut()
{
    const Database database;
    const auto session = openedSession(database);
    Migration migration = fixture(ledger()).migrations[0];
    migration.facts.insert(u"comments"_s, QString(300, u'ä'));
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(write(*session, migration));
    QCOMPARE(database.sql("SELECT length(comments) || right(comments, 4) FROM databasechangelog"), u"250ä..."_s);
}

void TestLiquibase::moreColumnsAreNoHindrance()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("ALTER TABLE databasechangelog ADD more int");
    VERIFY_GOOD(write(*session, folder.migrations[0]));
    database.sql("UPDATE databasechangelog SET liquibase = '5.0.1'");
    VERIFY_GOOD(write(*session, folder.migrations[1]));
    QCOMPARE(database.sql("SELECT liquibase FROM databasechangelog WHERE id = '2'"), u"5.0.1"_s);
    QCOMPARE(status(*session, folder).count(MigrationState::Applied), 2);
    database.sql("ALTER TABLE databasechangelog DROP md5sum");
    const auto read = ledger().read(*session, {}, context);
    QVERIFY(!read && read.error().code == ErrorCode::CheckFailed);
}

QTEST_GUILESS_MAIN(TestLiquibase)
#include "tst_liquibase.moc"
