// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/enrolment.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// The tests' role is called lockstep: with the usual search_path it would make its tables in the schema lockstep.
class EnrolledDatabase : public Database
{
public:
    EnrolledDatabase() { (void)sql("ALTER DATABASE " + url().database.toUtf8() + " SET search_path = public"); }
};

/// An order for the target that `environment` leads to.
EnrolOrder orderFor(const Project &project, const ConnectionUrl &url, const QString &environment = u"production"_s)
{
    DeployRequest request = project.request(url);
    request.view.choice.environment = environment;
    return {request.workspace, request.view, project.journalPath()};
}

Status enrolled(const EnrolOrder &order)
{
    const auto preview = previewEnrolment(order, {});
    if (!preview)
        return preview.error();
    return enrol(order, *preview, {{u"go"_s, u"yes"_s}}, {});
}

DeployRequest requestFor(const Project &project, const ConnectionUrl &url)
{
    DeployRequest request = project.request(url);
    request.view.choice.environment = u"production"_s;
    return request;
}

QString idIn(const Database &database)
{
    return database.sql("SELECT id FROM lockstep.enrolment");
}

}  // namespace

class EnrolmentTest : public QObject
{
    Q_OBJECT

private slots:
    void aRoleOfTheSchemasNameIsRefused()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        const auto preview = previewEnrolment(orderFor(project, database.url()), {});
        QVERIFY(!preview && preview.error().code == ErrorCode::BadRequest);
        QVERIFY2(preview.error().hint.english().contains(u"search_path"_s), qPrintable(describe(preview.error())));
        QCOMPARE(database.sql("SELECT to_regnamespace('lockstep') IS NULL"), u"t"_s);
    }

    void theStatementsAreShownAndThenRun()
    {
        const EnrolledDatabase database;
        const Project project(Project::Layout::Plain);
        const EnrolOrder order = orderFor(project, database.url());
        const EnrolPreview preview = taken(previewEnrolment(order, {}));
        QCOMPARE(preview.statements, enrolmentStatements(preview.id));
        QCOMPARE(database.sql("SELECT to_regnamespace('lockstep') IS NULL"), u"t"_s);
        QVERIFY(enrol(order, preview, {{u"go"_s, u"yes"_s}}, {}));
        QCOMPARE(idIn(database), preview.id);
        QCOMPARE(project.request(database.url()).view.identity.enrolment, preview.id);
    }

    void nothingIsWrittenUnconfirmed()
    {
        const EnrolledDatabase database;
        const Project project(Project::Layout::Plain);
        const EnrolOrder order = orderFor(project, database.url());
        const Status done = enrol(order, taken(previewEnrolment(order, {})), {}, {});
        QVERIFY(!done && done.error().code == ErrorCode::PolicyRefused);
        QCOMPARE(database.sql("SELECT to_regnamespace('lockstep') IS NULL"), u"t"_s);
    }

    void itCanBeReadByAllAndWrittenByItsOwnerAlone()
    {
        const EnrolledDatabase database;
        const Project project(Project::Layout::Plain);
        QVERIFY(enrolled(orderFor(project, database.url())));
        database.sql("DO $$ BEGIN CREATE ROLE enrol_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN "
                     "END $$");
        QCOMPARE(database.sql("SELECT has_schema_privilege('enrol_reader', 'lockstep', 'USAGE') AND "
                              "has_table_privilege('enrol_reader', 'lockstep.enrolment', 'SELECT')"),
                 u"t"_s);
        QCOMPARE(database.sql("SELECT has_schema_privilege('enrol_reader', 'lockstep', 'CREATE') OR "
                              "has_table_privilege('enrol_reader', 'lockstep.enrolment', 'INSERT, UPDATE, DELETE')"),
                 u"f"_s);
    }

    void aRoleWithoutRightsIsToldWhatToRun()
    {
        const EnrolledDatabase database;
        const Project project(Project::Layout::Plain);
        database.sql("DO $$ BEGIN CREATE ROLE enrol_nobody; EXCEPTION WHEN duplicate_object OR unique_violation "
                     "THEN END $$");
        ConnectionUrl url = database.url();
        url.conninfo += " options='-c role=enrol_nobody'";
        const auto preview = previewEnrolment(orderFor(project, url), {});
        QVERIFY(!preview);
        QCOMPARE(preview.error().code, ErrorCode::PrivilegeMissing);
        QVERIFY(preview.error().detail.contains(u"CREATE TABLE lockstep.enrolment"_s));
    }

    void oneThatIsThereIsKept()
    {
        const EnrolledDatabase database;
        const Project project(Project::Layout::Plain);
        QVERIFY(enrolled(orderFor(project, database.url())));
        const QString id = idIn(database);
        QVERIFY(taken(previewEnrolment(orderFor(project, database.url()), {})).isNothing());
        // Another machine knows nothing of it: there it is taken down.
        const Project elsewhere(Project::Layout::Plain);
        const EnrolPreview preview = taken(previewEnrolment(orderFor(elsewhere, database.url()), {}));
        QVERIFY(preview.statements.isEmpty() && !preview.isNothing());
        QCOMPARE(preview.id, id);
    }

    void twoAtOnce()
    {
        const EnrolledDatabase database;
        const Project project(Project::Layout::Plain);
        const EnrolOrder order = orderFor(project, database.url());
        const EnrolPreview first = taken(previewEnrolment(order, {}));
        const EnrolPreview second = taken(previewEnrolment(order, {}));
        QVERIFY(enrol(order, first, {{u"go"_s, u"yes"_s}}, {}));
        const Status done = enrol(order, second, {{u"go"_s, u"yes"_s}}, {});
        QVERIFY(!done && done.error().code == ErrorCode::PlanChanged);
        QCOMPARE(idIn(database), first.id);
    }

    void anAddressThatLeadsElsewhereStopsTheRun_data()
    {
        QTest::addColumn<bool>("otherIsEnrolled");
        QTest::newRow("to a target that is not enrolled") << false;
        QTest::newRow("to one that is enrolled as another") << true;
    }

    void anAddressThatLeadsElsewhereStopsTheRun()
    {
        QFETCH(bool, otherIsEnrolled);
        const EnrolledDatabase database;
        const EnrolledDatabase other;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s, "CREATE TABLE a (i int);");
        QVERIFY(enrolled(orderFor(project, database.url())));
        if (otherIsEnrolled) {
            const Project elsewhere(Project::Layout::Plain);
            QVERIFY(enrolled(orderFor(elsewhere, other.url())));
        }
        const auto refused = DeployRun::begin(requestFor(project, other.url()), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::WrongTarget);
        QVERIFY(describe(refused.error()).contains(idIn(database)));
        QCOMPARE(other.sql("SELECT to_regclass('a') IS NULL"), u"t"_s);
        QVERIFY(DeployRun::begin(requestFor(project, database.url()), {}));
        // The person says that it is to lead there from now on.
        QVERIFY(enrolled(orderFor(project, other.url())));
        const auto allowed = DeployRun::begin(requestFor(project, other.url()), {});
        QVERIFY2(allowed, allowed ? "" : qPrintable(describe(allowed.error())));
        QVERIFY(!DeployRun::begin(requestFor(project, database.url()), {}));
    }

    void aRunTakesDownWhatAColleagueEnrolled()
    {
        const EnrolledDatabase database;
        const EnrolledDatabase other;
        const Project colleague(Project::Layout::Plain);
        QVERIFY(enrolled(orderFor(colleague, database.url())));
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s, "CREATE TABLE a (i int);");
        QVERIFY(DeployRun::begin(requestFor(project, database.url()), {}));
        const auto refused = DeployRun::begin(requestFor(project, other.url()), {});
        QVERIFY(!refused && refused.error().code == ErrorCode::WrongTarget);
    }

    void otherEnvironmentsAreOtherTargets()
    {
        const EnrolledDatabase database;
        const EnrolledDatabase other;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s, "CREATE TABLE a (i int);");
        QVERIFY(enrolled(orderFor(project, database.url())));
        DeployRequest staging = project.request(other.url());
        staging.view.choice.environment = u"staging"_s;
        QVERIFY(DeployRun::begin(std::move(staging), {}));
    }

    void anIdThatChangesDuringTheRunStopsIt()
    {
        const EnrolledDatabase database;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101000000_a.sql"_s, "CREATE TABLE a (i int);");
        QVERIFY(enrolled(orderFor(project, database.url())));
        const auto run = taken(DeployRun::begin(requestFor(project, database.url()), {}));
        go(*run, Step::Backup);
        database.sql("UPDATE lockstep.enrolment SET id = '00000000-0000-0000-0000-000000000001'");
        const StepRecord step = go(*run, Step::Migrate);
        QVERIFY(step.error);
        QCOMPARE(step.error->code, ErrorCode::WrongTarget);
        QCOMPARE(database.sql("SELECT to_regclass('a') IS NULL"), u"t"_s);
    }
};

QTEST_GUILESS_MAIN(EnrolmentTest)
#include "tst_enrolment.moc"
