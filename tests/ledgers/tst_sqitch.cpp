// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// LEDGERS.md, section 2.8, and rows as sqitch 1.3.1 left them for the same folder.
class TestSqitch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTablesAreTheTools();
    void theRowsAreTheTools();
    void statesFollowThePlan();
    void anEditedScriptIsSeen();
    void aChangeOutsideThePlanStops();
    void otherProjectsAreLeftAlone();
    void requirementsOfAnotherProjectAreAsked();
    void conflictsStop();
    void whatIsRequiredIsNotTakenBack();
    void aRevertIsAnEvent();
    void aFailureIsAnEvent();
    void aLaterTagIsWrittenToo();
    void anotherRegistryIsRefused();
    void anotherUriIsRefused();

private:
    static const Ledger &ledger() { return *ledgerOf(u"sqitch"_s); }
    static void apply(Session &session, const MigrationFolder &folder, std::size_t count = 5);
    static LedgerStatus status(Session &session, const MigrationFolder &folder);
    static QStringList lines(const Database &database, const QByteArray &query);
};

void TestSqitch::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// The first `count` migrations.
void TestSqitch::apply(Session &session, const MigrationFolder &folder, std::size_t count)
{
    VERIFY_GOOD(ledger().create(session, {}, context));
    for (std::size_t index = 0; index < count; ++index) {
        VERIFY_GOOD(ledger().begin(session, {}, folder.migrations[index], context));
        VERIFY_GOOD(ledger().finish(session, {}, folder.migrations[index], {}, {}, context));
    }
}

LedgerStatus TestSqitch::status(Session &session, const MigrationFolder &folder)
{
    const auto read = readStatus(session, folder, {}, context);
    if (!read)
        qFatal("%s", qPrintable(describe(read.error())));
    return *read;
}

QStringList TestSqitch::lines(const Database &database, const QByteArray &query)
{
    return database.sql("SELECT string_agg(replace(line, E'\\n', '/'), E'\\n') FROM (" + query + ") AS q (line)")
        .split(u'\n');
}

void TestSqitch::theTablesAreTheTools()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(ledger().table({}), u"sqitch.changes"_s);
    QCOMPARE(
        shapeOf(database, u"sqitch.changes"_s),
        u"change_id text not null, script_hash text, change text not null, project text not null, "
        "note text not null ''::text, committed_at timestamp with time zone not null clock_timestamp(), "
        "committer_name text not null, committer_email text not null, planned_at timestamp with time zone not null, "
        "planner_name text not null, planner_email text not null; changes_pkey PRIMARY KEY (change_id), "
        "changes_project_fkey FOREIGN KEY (project) REFERENCES sqitch.projects(project) ON UPDATE CASCADE, "
        "changes_project_script_hash_key UNIQUE (project, script_hash)"_s);
    QCOMPARE(database.sql("SELECT count(*) FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND d.classoid = "
                          "'pg_class'::regclass"
                          " WHERE relnamespace = 'sqitch'::regnamespace"),
             u"55"_s);
    QCOMPARE(database.sql("SELECT obj_description('sqitch'::regnamespace)"),
             u"Sqitch database deployment metadata v1.1."_s);
}

void TestSqitch::theRowsAreTheTools()
{
    const Database database;
    const auto session = openedSession(database);
    apply(*session, fixture(ledger()));
    const QString by = u"|Dana Deployer|dana@example.com"_s;
    QCOMPARE(lines(database, "SELECT concat_ws('|', version, installer_name, installer_email) FROM sqitch.releases"),
             QStringList{u"1.1"_s + by});
    QCOMPARE(lines(database, "SELECT concat_ws('|', project, uri, creator_name, creator_email) FROM sqitch.projects"),
             QStringList{u"shop|https://example.com/shop/"_s + by});
    QCOMPARE(lines(database,
                   "SELECT concat_ws('|', left(change_id, 8), left(script_hash, 8), change, project, note,"
                   " planned_at AT TIME ZONE 'UTC', planner_name) FROM sqitch.changes ORDER BY committed_at"),
             (QStringList{
                 u"d70d6cea|68d5a932|customers|shop|Who buys|2025-01-06 09:00:00|Paula Planner"_s,
                 u"be0d6037|6eec96ca|orders|shop|What they buy/and when|2025-01-07 09:30:00|Paula Planner"_s,
                 u"db1348fc|5fb9ef2a|order_count|shop|A function|2025-01-08 10:00:00|Paula Planner"_s,
                 u"bb19f0d2|7486517c|orders_index|shop|Without a lock on the table|2025-02-03 08:15:00|Ömer Ülgen"_s,
                 u"d2ea4548|b88c809c|order_count|shop|Paid ones alone|2025-02-04 08:15:00|Ömer Ülgen"_s}));
    QCOMPARE(lines(database,
                   "SELECT concat_ws('|', left(tag_id, 8), tag, left(change_id, 8), note, committer_name)"
                   " FROM sqitch.tags"),
             QStringList{u"f064aa86|@v1.0|db1348fc|First release|Dana Deployer"_s});
    QCOMPARE(lines(database,
                   "SELECT concat_ws('|', left(change_id, 8), type, dependency, left(dependency_id, 8))"
                   " FROM sqitch.dependencies ORDER BY change_id, dependency"),
             (QStringList{u"bb19f0d2|require|orders|be0d6037"_s, u"be0d6037|require|customers|d70d6cea"_s,
                          u"d2ea4548|require|order_count@v1.0|db1348fc"_s, u"db1348fc|conflict|billing:invoices"_s,
                          u"db1348fc|require|orders|be0d6037"_s}));
    QCOMPARE(lines(database,
                   "SELECT concat_ws('|', event, change, requires, conflicts, tags, committer_email)"
                   " FROM sqitch.events ORDER BY committed_at OFFSET 2 LIMIT 2"),
             (QStringList{u"deploy|order_count|{orders}|{billing:invoices}|{@v1.0}|dana@example.com"_s,
                          u"deploy|orders_index|{orders}|{}|{}|dana@example.com"_s}));
}

void TestSqitch::statesFollowThePlan()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    apply(*session, folder, 3);
    QCOMPARE(statesOf(status(*session, folder)),
             (QStringList{u"customers applied"_s, u"orders applied"_s, u"order_count@v1.0 applied"_s,
                          u"orders_index pending"_s, u"order_count pending"_s}));
}

void TestSqitch::anEditedScriptIsSeen()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    apply(*session, folder, 2);
    folder.migrations[0].forward.bytes.replace("\n", "\r\n");
    const LedgerStatus found = status(*session, folder);
    QCOMPARE(statesOf(found).front(), u"customers changed"_s);
    QVERIFY(!found.migrations.front().stops);
    // Registries of old have no hash, or the change's id in its place.
    database.sql("UPDATE sqitch.changes SET script_hash = NULL");
    QCOMPARE(statesOf(status(*session, folder)).front(), u"customers applied"_s);
    database.sql("UPDATE sqitch.changes SET script_hash = change_id");
    QCOMPARE(statesOf(status(*session, folder)).front(), u"customers applied"_s);
}

/// A line of the plan was changed: every id from there on is another.
void TestSqitch::aChangeOutsideThePlanStops()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    apply(*session, folder, 2);
    folder.migrations[1].key = u"0000000000000000000000000000000000000000"_s;
    const LedgerStatus found = status(*session, folder);
    QCOMPARE(statesOf(found).filter(u"orders "_s), (QStringList{u"orders pending"_s, u"orders missing"_s}));
    QVERIFY(found.migrations.back().stops);
}

void TestSqitch::otherProjectsAreLeftAlone()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    apply(*session, folder, 1);
    for (Migration &migration : folder.migrations)
        migration.facts.insert(u"project"_s, u"another"_s), migration.key += u'x';
    QCOMPARE(status(*session, folder).count(MigrationState::Missing), 0);
    QCOMPARE(status(*session, folder).count(MigrationState::Pending), 5);
}

void TestSqitch::requirementsOfAnotherProjectAreAsked()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    const QVariantMap needed{{u"type"_s, u"require"_s},
                             {u"name"_s, u"base:users@v2"_s},
                             {u"project"_s, u"base"_s},
                             {u"change"_s, u"users"_s},
                             {u"tag"_s, u"v2"_s}};
    folder.migrations[0].facts.insert(u"dependencies"_s, QVariantList{needed});
    QVERIFY(
        status(*session, folder).obstacle.english().startsWith(u"customers requires base:users@v2, which is not"_s));
    VERIFY_GOOD(ledger().create(*session, {}, context));
    const auto refused = ledger().finish(*session, {}, folder.migrations[0], {}, {}, context);
    QVERIFY(!refused && refused.error().code == ErrorCode::CheckFailed);
    database.sql("DELETE FROM sqitch.events; DELETE FROM sqitch.changes");

    Migration users{u"users"_s};
    users.key = u"1111111111111111111111111111111111111111"_s;
    users.facts = {{u"project"_s, u"base"_s}, {u"change"_s, u"users"_s}};
    VERIFY_GOOD(ledger().finish(*session, {}, users, {}, {}, context));
    QVERIFY(!status(*session, folder).obstacle.isEmpty());
    database.sql("INSERT INTO sqitch.tags SELECT 't', '@v2', 'base', change_id, '', now(), 'a', 'b', now(), 'a', 'b'"
                 " FROM sqitch.changes");
    QVERIFY(status(*session, folder).obstacle.isEmpty());
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[0], {}, {}, context));
    QCOMPARE(database.sql("SELECT dependency_id FROM sqitch.dependencies"), users.key);
}

void TestSqitch::conflictsStop()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    const auto conflictWith = [&folder](const QString &change) {
        folder.migrations[2].facts.insert(
            u"dependencies"_s,
            QVariantList{QVariantMap{
                {u"type"_s, u"conflict"_s}, {u"name"_s, change}, {u"project"_s, u"shop"_s}, {u"change"_s, change}}});
    };
    conflictWith(u"orders"_s);
    QVERIFY(status(*session, folder).obstacle.english().contains(u"conflicts with orders, which is deployed"_s));
    conflictWith(u"nowhere"_s);
    QVERIFY(status(*session, folder).obstacle.english().contains(u"nowhere, which the plan does not have"_s));
    conflictWith(u"orders_index"_s);
    QVERIFY(status(*session, folder).obstacle.isEmpty());
}

void TestSqitch::whatIsRequiredIsNotTakenBack()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    apply(*session, folder, 2);
    const auto refused = ledger().markReverted(*session, {}, folder.migrations[0], context);
    QVERIFY(!refused);
    QCOMPARE(refused.error().message.english(), u"customers is required by orders, which is deployed."_s);
}

/// The event of a change whose file and line in the plan are gone: its rows say all.
void TestSqitch::aRevertIsAnEvent()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    apply(*session, folder, 3);
    Migration gone{u"order_count"_s};
    gone.key = folder.migrations[2].key;
    VERIFY_GOOD(ledger().markReverted(*session, {}, gone, context));
    QCOMPARE(lines(database,
                   "SELECT concat_ws('|', event, change, note, requires, conflicts, tags, planner_name)"
                   " FROM sqitch.events ORDER BY committed_at DESC LIMIT 1"),
             QStringList{u"revert|order_count|A function|{orders}|{billing:invoices}|{@v1.0}|Paula Planner"_s});
    QCOMPARE(database.sql("SELECT count(*) FROM sqitch.tags"), u"0"_s);
    QCOMPARE(database.sql("SELECT count(*) FROM sqitch.dependencies"), u"1"_s);
    QCOMPARE(status(*session, folder).count(MigrationState::Applied), 2);
}

void TestSqitch::aFailureIsAnEvent()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    apply(*session, folder, 3);
    VERIFY_GOOD(ledger().fail(*session, {}, folder.migrations[3], {}, u"no"_s, context));
    QCOMPARE(database.sql("SELECT event || change FROM sqitch.events ORDER BY committed_at DESC LIMIT 1"),
             u"failorders_index"_s);
    QCOMPARE(status(*session, folder).migrations[3].state, MigrationState::Pending);
}

void TestSqitch::aLaterTagIsWrittenToo()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    const QVariant tags = std::exchange(folder.migrations[2].facts[u"tags"_s], QVariantList());
    apply(*session, folder, 3);
    QCOMPARE(database.sql("SELECT count(*) FROM sqitch.tags"), u"0"_s);
    QCOMPARE(folder.migrations[3].facts.value(u"previousTags"_s), tags);
    VERIFY_GOOD(ledger().begin(*session, {}, folder.migrations[3], context));
    QCOMPARE(database.sql("SELECT tag || change FROM sqitch.tags JOIN sqitch.changes USING (change_id)"),
             u"@v1.0order_count"_s);
}

void TestSqitch::anotherRegistryIsRefused()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    apply(*session, folder, 1);
    database.sql("UPDATE sqitch.releases SET version = 1.2; ALTER TABLE sqitch.changes ADD more int");
    QVERIFY(status(*session, folder).obstacle.english().contains(u"has version 1.2"_s));
    QVERIFY(!ledger().begin(*session, {}, folder.migrations[1], context));
    database.sql("UPDATE sqitch.releases SET version = 1.1");
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[1], {}, {}, context));
    database.sql("ALTER TABLE sqitch.changes DROP script_hash");
    const auto read = ledger().read(*session, {}, context);
    QVERIFY(!read && read.error().code == ErrorCode::CheckFailed);
}

void TestSqitch::anotherUriIsRefused()
{
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    apply(*session, folder, 1);
    for (Migration &migration : folder.migrations)
        migration.facts.insert(u"uri"_s, u"https://example.com/other"_s);
    QVERIFY(status(*session, folder).obstacle.english().contains(u"takes them for two projects"_s));
    QVERIFY(!ledger().begin(*session, {}, folder.migrations[1], context));
}

QTEST_GUILESS_MAIN(TestSqitch)
#include "tst_sqitch.moc"
