// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/atrisk.h"
#include "app/deploy/backup/tablecopies.h"
#include "app/deploy/targetsession.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime at(QDate(2025, 11, 20), QTime(1, 2, 3), Qt::UTC);

QStringList names(const std::vector<TableCopy> &copies)
{
    QStringList names;
    for (const TableCopy &copy : copies)
        names << copy.copy;
    return names;
}

}  // namespace

class BackupCopiesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void exactlyTheTablesAtRisk_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("tables");
        QTest::newRow("nothing") << QByteArray("ALTER TABLE a ADD COLUMN x int;") << u""_s;
        QTest::newRow("a table dropped") << QByteArray("DROP TABLE a;") << u"public.a"_s;
        QTest::newRow("a column dropped") << QByteArray("ALTER TABLE a DROP COLUMN t;") << u"public.a"_s;
        QTest::newRow("rows overwritten") << QByteArray("UPDATE a SET t = '';") << u"public.a"_s;
        QTest::newRow("a type changed") << QByteArray("ALTER TABLE a ALTER t TYPE varchar(3);") << u"public.a"_s;
        QTest::newRow("rows deleted, and those that hang from them")
            << QByteArray("DELETE FROM a WHERE id = 1;") << u"public.a public.b"_s;
        QTest::newRow("truncate") << QByteArray("TRUNCATE c;") << u"public.c"_s;
        QTest::newRow("truncate cascade") << QByteArray("TRUNCATE a CASCADE;") << u"public.a public.b public.c"_s;
        QTest::newRow("partitions") << QByteArray("DELETE FROM p;") << u"public.p1 public.p2"_s;
        QTest::newRow("a schema") << QByteArray("DROP SCHEMA s CASCADE;") << u"s.x s.y"_s;
        QTest::newRow("a table the plan makes itself")
            << QByteArray("CREATE TABLE fresh (i int); DROP TABLE fresh;") << u""_s;
        QTest::newRow("in a function's body")
            << QByteArray("CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM a';") << u""_s;
    }
    void exactlyTheTablesAtRisk()
    {
        QFETCH(QByteArray, sql);
        const Database database;
        database.sql("CREATE TABLE a (id int PRIMARY KEY, t text); "
                     "CREATE TABLE b (id int PRIMARY KEY REFERENCES a ON DELETE CASCADE); "
                     "CREATE TABLE c (id int REFERENCES b); "
                     "CREATE TABLE p (i int) PARTITION BY LIST (i); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); "
                     "CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2); "
                     "CREATE SCHEMA s; CREATE TABLE s.x (); CREATE TABLE s.y ();");
        const Project project(Project::Layout::Plain);
        project.write(u"001_x.sql"_s, sql);
        const DeployRequest request = project.request(database.url());
        const auto session = taken(openTarget(database.url(), {}));
        const Risks risks = taken(tablesAtRisk(*session, *request.workspace, request.plan, {}));
        QTEST(risks.names().join(u' '), "tables");
        QVERIFY(risks.unknown.empty());
    }

    void namesFit_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"public.orders"_s << 1 << u"_backup_orders_20251120"_s;
        QTest::newRow("the second of a day") << u"public.orders"_s << 2 << u"_backup_orders_20251120_2"_s;
        QTest::newRow("long") << QString(60, u'x') << 1 << u"_backup_"_s + QString(46, u'x') + u"_20251120"_s;
        QTest::newRow("long, of more than a byte each")
            << QString(40, u'ä') << 1 << u"_backup_"_s + QString(23, u'ä') + u"_20251120"_s;
    }
    void namesFit()
    {
        QFETCH(QString, table);
        QFETCH(int, number);
        const QString name = copyName(table, at, number);
        QTEST(name, "name");
        QCOMPARE_LE(name.toUtf8().size(), 63);
    }

    void copiesAreMadeListedAndDropped()
    {
        const Database database;
        const QString odd = joinedIdentifiers({u"S 1"_s, u"we\"ird.name"_s});
        database.sql("CREATE SCHEMA \"S 1\"; CREATE TABLE \"S 1\".\"we\"\"ird.name\" AS SELECT 7 AS x; "
                     "CREATE TABLE a AS SELECT g FROM generate_series(1, 10) AS g; "
                     "CREATE TABLE _backup_a_20251120 (taken int)");
        const auto session = taken(Session::open(database.url(), {}));
        const auto planned = taken(planCopies(*session, {u"public.a"_s, odd}, at, u"run-7"_s, {}));
        QCOMPARE(planned.front().copy, u"public._backup_a_20251120_2"_s);
        const Status made = makeCopies(*session, planned, 5s, {});
        QVERIFY2(made, made ? "" : qPrintable(describe(made.error())));
        QCOMPARE(database.sql("SELECT sum(g) FROM _backup_a_20251120_2"), u"55"_s);
        QCOMPARE(database.sql("SELECT x FROM \"S 1\".\"_backup_we\"\"ird.name_20251120\""), u"7"_s);
        const auto listed = taken(listCopies(*session, {}));
        QCOMPARE(listed.size(), 2U);
        const auto odds = std::ranges::find(listed, odd, &TableCopy::table);
        QVERIFY(odds != listed.end());
        QCOMPARE(odds->run, u"run-7"_s);
        QCOMPARE(odds->at, at);
        QVERIFY(dropCopies(*session, listed, 5s, {}));
        QCOMPARE(names(taken(listCopies(*session, {}))), QStringList());
        QCOMPARE(database.sql("SELECT count(*) FROM _backup_a_20251120"), u"0"_s);
    }

    /// A table that stays locked: nothing of the others stays either.
    void allCopiesOrNone()
    {
        const Database database;
        database.sql("CREATE TABLE a (); CREATE TABLE b ()");
        const auto holder = taken(Session::open(database.url(), {}));
        QVERIFY(holder->execute("BEGIN; LOCK b", {}));
        const auto session = taken(Session::open(database.url(), {}));
        const auto planned = taken(planCopies(*session, {u"public.a"_s, u"public.b"_s}, at, {}, {}));
        const Status made = makeCopies(*session, planned, 200ms, {});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::LockTimeout);
        QCOMPARE(names(taken(listCopies(*session, {}))), QStringList());
        QVERIFY(holder->execute("ROLLBACK", {}));
        QVERIFY(makeCopies(*session, planned, 200ms, {}));
        QCOMPARE(taken(listCopies(*session, {})).size(), 2U);
    }
};

QTEST_GUILESS_MAIN(BackupCopiesTest)
#include "tst_backupcopies.moc"
