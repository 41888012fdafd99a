// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/identity.h"
#include "app/postgres/sandboxplace.h"
#include "tests/postgres/privatestate.h"
#include "tests/support/testpostgres.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// What came between.
using Change = void (*)(TargetIdentity &);

class IdentityTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void factsComeFromTheServer()
    {
        const test::Database database;
        auto session = Session::open(database.url(), {});
        const auto identity = identify(**session, {});
        QVERIFY(identity);
        QCOMPARE(identity->host, database.url().host);
        QCOMPARE(identity->port, database.url().port);
        QCOMPARE(identity->database, database.url().database);
        QCOMPARE(identity->user, u"lockstep"_s);
        QCOMPARE(identity->serverVersionNum, (*session)->serverVersion());
        QVERIFY(identity->serverVersion.startsWith(QString::number(identity->serverVersionNum / 10000)));
        QCOMPARE(identity->systemIdentifier, database.sql("SELECT system_identifier FROM pg_control_system()"));
        QCOMPARE(QString::number(identity->databaseOid),
                 database.sql("SELECT oid FROM pg_database WHERE datname = current_database()"));
        QCOMPARE(identity->timeline, 1);
        QVERIFY(!identity->inRecovery);
        QVERIFY(!identity->readOnly);
        QCOMPARE(identity->display(), u"[local]:5432/"_s + identity->database);
    }

    void aRoleThatMayNotReadTheControlFile()
    {
        const test::Database database;
        auto session = Session::open(database.url(), {});
        QVERIFY((*session)->execute(
            "REVOKE EXECUTE ON FUNCTION pg_control_system(), pg_control_checkpoint() FROM public", {}));
        QVERIFY((*session)->execute("SET ROLE pg_monitor", {}));
        QVERIFY((*session)->execute("BEGIN", {}));
        const auto identity = identify(**session, {});
        QVERIFY(identity);
        QVERIFY((*session)->execute("SELECT 1", {}));
        QCOMPARE(identity->systemIdentifier, QString());
        QCOMPARE(identity->timeline, 0);
        QCOMPARE(identity->user, u"pg_monitor"_s);
    }

    void aDatabaseThatDefaultsToReading()
    {
        const test::Database database;
        database.sql("ALTER DATABASE " + quotedIdentifier(database.url().database)
                     + " SET default_transaction_read_only = on");
        auto session = Session::open(database.url(), {});
        const auto identity = identify(**session, {});
        QVERIFY(identity);
        QVERIFY(identity->readOnly);
        QVERIFY(!identity->inRecovery);
    }

    void aStandby()
    {
        const test::PrivateState state;
        QVERIFY(startSandbox({}));
        QVERIFY(stopSandbox({}));
        QFile signal(sandboxPlace()->dataFolder + u"/standby.signal"_s);
        QVERIFY(signal.open(QIODevice::WriteOnly));
        const auto started = startSandbox({});
        QVERIFY2(started, started ? "" : qPrintable(describe(started.error())));
        auto session = Session::open(started->url, {});
        const auto identity = identify(**session, {});
        QVERIFY(identity);
        QVERIFY(identity->inRecovery);
        QVERIFY(identity->readOnly);
        const auto refused = (*session)->execute("CREATE TABLE t (id int)", {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().sql->sqlState, QByteArray("25006"));
    }

    void anEnrolmentIsReadWhereOneIsStored()
    {
        const test::Database database;
        const auto session = *Session::open(database.url(), {});
        QCOMPARE(identify(*session, {})->enrolment, QString());
        database.sql("CREATE SCHEMA lockstep");
        QCOMPARE(identify(*session, {})->enrolment, QString());
        database.sql("CREATE TABLE lockstep.enrolment (id uuid PRIMARY KEY)");
        QCOMPARE(identify(*session, {})->enrolment, QString());
        database.sql("INSERT INTO lockstep.enrolment VALUES ('7d0e0a5c-2f0c-4b7e-9a53-0c5c2e8f5a11')");
        QCOMPARE(identify(*session, {})->enrolment, u"7d0e0a5c-2f0c-4b7e-9a53-0c5c2e8f5a11"_s);
        QVERIFY(session->execute("SET ROLE pg_monitor", {}));
        const auto asOther = identify(*session, {});
        QVERIFY2(asOther, asOther ? "" : qPrintable(describe(asOther.error())));
        QCOMPARE(asOther->enrolment, QString());
    }

    void whatCameBetweenStops_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<bool>("isSameDatabase");
        const auto row = [](const char *name, Change change, const QString &verdict, bool isSameDatabase) {
            QTest::newRow(name) << change << verdict << isSameDatabase;
        };
        row(
            "nothing", [](TargetIdentity &) {}, u"same"_s, true);
        row(
            "a failover", [](TargetIdentity &now) { now.timeline = 4; },
            u"The server changed its timeline from 3 to 4: it failed over or was recovered since the plan was made, "
            u"and "
            "commits may be missing."_s,
            true);
        row(
            "a timeline that cannot be read", [](TargetIdentity &now) { now.timeline = 0; }, u"same"_s, true);
        row(
            "a standby now", [](TargetIdentity &now) { now.inRecovery = true; },
            u"a:5432/shop was the primary and is a standby now."_s, true);
        row(
            "another role", [](TargetIdentity &now) { now.user = u"reader"_s; },
            u"This is another role: the plan was made as “deploy”, this is “reader”."_s, true);
        row(
            "another enrolment", [](TargetIdentity &now) { now.enrolment = u"y"_s; },
            u"This is another target: the plan was made for the one that is enrolled as “x”, this is “y”."_s, false);
        row(
            "an enrolment that is gone", [](TargetIdentity &now) { now.enrolment.clear(); },
            u"This is another target: the plan was made for the one that is enrolled as “x”, this is “”."_s, false);
    }
    void whatCameBetweenStops()
    {
        const TargetIdentity expected{.host = u"a"_s,
                                      .port = 5432,
                                      .database = u"shop"_s,
                                      .user = u"deploy"_s,
                                      .systemIdentifier = u"7"_s,
                                      .databaseOid = 16384,
                                      .timeline = 3,
                                      .enrolment = u"x"_s};
        TargetIdentity actual = expected;
        QFETCH(Change, change);
        change(actual);
        const Status status = requireSameTarget(expected, actual);
        QTEST(status ? u"same"_s : status.error().message.english(), "verdict");
        QTEST(bool(requireSameDatabase(expected, actual)), "isSameDatabase");
    }

    void sameTarget_data()
    {
        QTest::addColumn<QString>("systemIdentifier");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("database");
        QTest::addColumn<qint64>("oid");
        QTest::addColumn<QString>("verdict");
        const auto otherServer = u"This is another server: the plan was made for system identifier 7, this is 8."_s;
        QTest::newRow("the same") << u"7"_s << u"a"_s << u"shop"_s << qint64(16384) << u"same"_s;
        QTest::newRow("the same server by another name") << u"7"_s << u"b"_s << u"shop"_s << qint64(16384) << u"same"_s;
        QTest::newRow("another server behind the same name")
            << u"8"_s << u"a"_s << u"shop"_s << qint64(16384) << otherServer;
        QTest::newRow("identifier unknown now, same place")
            << QString() << u"a"_s << u"shop"_s << qint64(16384) << u"same"_s;
        QTest::newRow("identifier unknown now, another place")
            << QString() << u"b"_s << u"shop"_s << qint64(16384)
            << u"This is another server: the plan was made for a:5432/shop, this is b:5432/shop."_s;
        QTest::newRow("another database")
            << u"7"_s << u"a"_s << u"shop2"_s << qint64(16385)
            << u"This is another database: the plan was made for “shop”, this is “shop2”."_s;
        QTest::newRow("a database made anew")
            << u"7"_s << u"a"_s << u"shop"_s << qint64(20000)
            << u"The database was made anew since the plan: its OID was 16384 and is 20000."_s;
    }
    void sameTarget()
    {
        const TargetIdentity expected{
            .host = u"a"_s, .port = 5432, .database = u"shop"_s, .systemIdentifier = u"7"_s, .databaseOid = 16384};
        TargetIdentity actual = expected;
        QFETCH(QString, systemIdentifier);
        QFETCH(QString, host);
        QFETCH(QString, database);
        QFETCH(qint64, oid);
        actual.systemIdentifier = systemIdentifier;
        actual.host = host;
        actual.database = database;
        actual.databaseOid = oid;
        const Status status = requireSameTarget(expected, actual);
        QTEST(status ? u"same"_s : status.error().message.english(), "verdict");
        if (!status)
            QCOMPARE(status.error().code, ErrorCode::WrongTarget);
    }
};

QTEST_GUILESS_MAIN(IdentityTest)
#include "tst_identity.moc"
