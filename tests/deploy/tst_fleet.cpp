// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/deploy/fleet/fleetrun.h"
#include "tests/deploy/deployproject.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// A project and as many databases, all on the tests' server.
struct Tenants
{
    explicit Tenants(int count)
    {
        for (int i = 0; i < count; ++i)
            databases.push_back(std::make_unique<Database>());
        choice.environment = u"tenants"_s;
        choice.url = databases.front()->url();
        choice.policy.lockTimeout = std::chrono::milliseconds(500);
        choice.policy.lockRetries = 0;
        options.noBackupBecause = u"a test"_s;
        options.journalPath = project.journalPath();
        project.write(u"001_notes.sql"_s, "CREATE TABLE notes (id bigint PRIMARY KEY, body text);\n");
    }

    QByteArray list() const
    {
        QByteArray text = "# the tenants\n\n";
        for (const auto &database : databases)
            text += database->url().database.toUtf8() + "\n";
        return text;
    }
    void writeList(const QByteArray &text) const { taken(writeFileDurably(project.root() + u"/tenants.txt"_s, text)); }

    Result<std::vector<FleetMember>> members(const FleetSource &source) const
    {
        return findMembers(*project.open(), choice, source, {});
    }
    FleetRun fleet() const
    {
        writeList(list());
        const WorkspacePtr workspace = project.open();
        const auto found = taken(findMembers(*workspace, choice, {.list = u"tenants.txt"_s}, {}));
        return FleetRun(workspace, taken(surveyFleet(*workspace, found, 4, {}, {})), options);
    }

    Project project{Project::Layout::Plain};
    std::vector<std::unique_ptr<Database>> databases{};
    TargetChoice choice{};
    FleetOptions options{};
};

QStringList namesOf(const std::vector<FleetMember> &members)
{
    QStringList names;
    for (const FleetMember &member : members)
        names << member.name;
    return names;
}

/// "done 3, failed 1"
QString statesOf(const FleetRun &fleet)
{
    QMap<QString, int> counts;
    for (const FleetRow &row : fleet.rows())
        ++counts[memberStateId(row.state)];
    QStringList parts;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        parts << u"%1 %2"_s.arg(count.key()).arg(count.value());
    return parts.join(u", "_s);
}

/// All waves, each confirmed, until one brings a doubt or asks something beside what any server here warns of.
void runAll(FleetRun &fleet, const FleetSink &sink = {})
{
    for (int turns = 0; turns < 100; ++turns) {
        const auto wave = fleet.next();
        for (const Confirmation &question : fleet.questions()) {
            if (question.id == u"acknowledge:unvalidated-constraints"_s)
                return;
            fleet.answer(question.id, u"yes"_s);
        }
        if (!wave)
            return;
        taken(fleet.confirm(*wave, fleet.before(*wave).typed));
        taken(fleet.performWave(sink, {}));
    }
    QFAIL("the fleet does not come to an end");
}

bool hasNotes(const Database &database)
{
    return database.sql("SELECT to_regclass('notes') IS NOT NULL") == "t"_L1;
}

}  // namespace

class TestFleet : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void everySourceNamesTheSame()
    {
        const Tenants tenants(2);
        tenants.writeList(tenants.list());
        QStringList expected;
        for (const auto &database : tenants.databases)
            expected << database->url().database;
        QCOMPARE(namesOf(taken(tenants.members({.list = u"tenants.txt"_s}))), expected);
        const QString query = u"SELECT d FROM (VALUES (1, '%1'), (2, '%2')) AS v(n, d) ORDER BY n"_s;
        QCOMPARE(namesOf(taken(tenants.members({.query = query.arg(expected[0], expected[1])}))), expected);
        // A name's own underscores are no wildcards.
        QCOMPARE(namesOf(taken(tenants.members({.databases = expected[1]}))), QStringList{expected[1]});
        const QString pattern = expected[0].left(expected[0].size() - 1) + u'?';
        QVERIFY(namesOf(taken(tenants.members({.databases = pattern}))).contains(expected[0]));
    }

    void aBadSourceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("line");
        QTest::newRow("a password in a list")
            << QByteArray("a\npostgresql://ada:pw@h/shop\n") << QString() << u"password"_s << 2;
        QTest::newRow("a name twice") << QByteArray("a\nb\n a # again\n") << QString() << u"twice"_s << 3;
        QTest::newRow("an unusable address") << QByteArray("postgresql://h:none/shop\n") << QString() << u"port"_s << 1;
        QTest::newRow("nobody") << QByteArray("# nobody yet\n") << QString() << u"no database"_s << 0;
        QTest::newRow("a query that writes")
            << QByteArray() << u"CREATE TABLE written (id int)"_s << u"read-only"_s << 0;
        QTest::newRow("two statements") << QByteArray() << u"COMMIT; CREATE TABLE written (id int)"_s << u"multiple"_s
                                        << 0;
        QTest::newRow("no SQL") << QByteArray() << u"which ones?"_s << u"syntax error"_s << 0;
    }

    void aBadSourceIsRefused()
    {
        QFETCH(QByteArray, list);
        QFETCH(QString, query);
        QFETCH(QString, words);
        QFETCH(int, line);
        const Tenants tenants(1);
        tenants.writeList(list);
        const auto found
            = query.isEmpty() ? tenants.members({.list = u"tenants.txt"_s}) : tenants.members({.query = query});
        QVERIFY(!found);
        QVERIFY2(describe(found.error()).contains(words), qPrintable(describe(found.error())));
        QVERIFY(!describe(found.error()).contains(u"pw@"_s));
        QCOMPARE(found.error().line, line);
        QCOMPARE(tenants.databases[0]->sql("SELECT to_regclass('written') IS NULL"), u"t"_s);
    }

    void canariesAreOneOfEachPlan()
    {
        std::vector<FleetStanding> fleet(9);
        for (std::size_t i = 0; i < fleet.size(); ++i)
            fleet[i].plan.migrations = {{.name = i == 4 ? u"other"_s : u"same"_s}};
        fleet[2].plan.migrations.clear();
        fleet[5].error = Error{ErrorCode::ServerUnreachable, {"gone"}};
        using Waves = std::vector<std::vector<std::size_t>>;
        QCOMPARE(wavesOf(fleet, {.canaries = 1, .wave = 3}), (Waves{{0, 4}, {1, 3, 6}, {7, 8}}));
        QCOMPARE(wavesOf(fleet, {.canaries = 3, .wave = 10}), (Waves{{0, 1, 4}, {3, 6, 7, 8}}));
        QCOMPARE(wavesOf({}, {}), Waves());
    }

    void allAreDeployed()
    {
        Tenants tenants(5);
        tenants.options.pace = {.canaries = 1, .wave = 2, .parallel = 2};
        tenants.databases[3]->sql("CREATE TABLE untouched (id int)");
        FleetRun fleet = tenants.fleet();
        QCOMPARE(fleet.waves(), 3);
        QStringList ended;
        runAll(fleet, {.onEnded = [&](std::size_t, const RunRecord &record) {
                   ended << record.outcome;
                   QCOMPARE(record.fleet, fleet.id());
               }});
        QCOMPARE(statesOf(fleet), u"done 5"_s);
        QCOMPARE(ended, QStringList(5, u"done"_s));
        for (const auto &database : tenants.databases)
            QVERIFY(hasNotes(*database));
        QCOMPARE(statesOf(tenants.fleet()), u"upToDate 5"_s);
    }

    void theFirstDoubtStops()
    {
        Tenants tenants(6);
        tenants.options.pace = {.canaries = 1, .wave = 2, .parallel = 1};
        tenants.databases[1]->sql("CREATE TABLE notes (id int)");
        FleetRun fleet = tenants.fleet();
        runAll(fleet);
        QCOMPARE(statesOf(fleet), u"done 1, undone 1, waiting 4"_s);
        QVERIFY(!fleet.next());
        QVERIFY(fleet.rows()[1].error->sql);
        // Mended, the same command goes on where it stopped; who was done stays so.
        tenants.databases[1]->sql("DROP TABLE notes");
        FleetRun again = tenants.fleet();
        QCOMPARE(statesOf(again), u"upToDate 1, waiting 5"_s);
        runAll(again);
        QCOMPARE(statesOf(again), u"done 5, upToDate 1"_s);
    }

    void aWaveWantsToBeConfirmed()
    {
        Tenants tenants(1);
        tenants.choice.isProtected = true;
        FleetRun fleet = tenants.fleet();
        QCOMPARE(fleet.before(0).typed, u"tenants"_s);
        QVERIFY(!fleet.performWave({}, {}));
        QVERIFY(!fleet.confirm(0, u"tenant"_s));
        QVERIFY(!hasNotes(*tenants.databases[0]));
    }

    /// What one preflight warns of, a person answers once for all.
    void aWarningHoldsUntilItIsAnswered()
    {
        Tenants tenants(3);
        tenants.options.pace = {.canaries = 1, .wave = 10, .parallel = 2};
        for (const std::size_t i : {1, 2})
            tenants.databases[i]->sql("CREATE TABLE old (id int); ALTER TABLE old ADD CHECK (id > 0) NOT VALID");
        FleetRun fleet = tenants.fleet();
        runAll(fleet);
        QCOMPARE(statesOf(fleet), u"done 1, held 2"_s);
        QVERIFY(!hasNotes(*tenants.databases[1]));
        const auto questions = fleet.questions();
        QCOMPARE(questions.size(), 1u);
        QCOMPARE(questions.front().id, u"acknowledge:unvalidated-constraints"_s);
        fleet.answer(questions.front().id, u"yes"_s);
        taken(fleet.performWave({}, {}));
        QCOMPARE(statesOf(fleet), u"done 3"_s);
    }

    void heldRunsCanBeEnded()
    {
        Tenants tenants(1);
        tenants.databases[0]->sql("CREATE TABLE old (id int); ALTER TABLE old ADD CHECK (id > 0) NOT VALID");
        FleetRun fleet = tenants.fleet();
        runAll(fleet);
        QCOMPARE(statesOf(fleet), u"held 1"_s);
        taken(fleet.abandon({}));
        QCOMPARE(statesOf(fleet), u"cancelled 1"_s);
        const auto journal = taken(Journal::open(tenants.project.journalPath()));
        QCOMPARE(taken(journal->openRuns({})), QStringList());
    }

    void oneDatabaseByTwoNamesIsRefused()
    {
        const Tenants tenants(1);
        const ConnectionUrl &url = tenants.databases[0]->url();
        tenants.writeList(url.database.toUtf8() + "\n" + tenants.databases[0]->urlText().toUtf8() + "\n");
        const WorkspacePtr workspace = tenants.project.open();
        const auto found = taken(findMembers(*workspace, tenants.choice, {.list = u"tenants.txt"_s}, {}));
        const FleetRun fleet(workspace, taken(surveyFleet(*workspace, found, 2, {}, {})), tenants.options);
        QCOMPARE(statesOf(fleet), u"unusable 2"_s);
        QCOMPARE(fleet.waves(), 0);
    }
};

QTEST_GUILESS_MAIN(TestFleet)
#include "tst_fleet.moc"
