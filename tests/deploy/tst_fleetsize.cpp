// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/fleet/fleetrun.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"

#include <QElapsedTimer>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Many databases on one server, which goes with them: making and dropping each costs more than all else. Forty, or as
/// many as LOCKSTEP_FLEET_SIZE says.
class TestFleetSize : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void manyDatabases()
    {
        const int count = qEnvironmentVariableIsSet("LOCKSTEP_FLEET_SIZE")
            ? qEnvironmentVariableIntValue("LOCKSTEP_FLEET_SIZE")
            : 40;
        const OwnServer server;
        const Database base;
        for (int i = 0; i < count; ++i)
            base.sql("CREATE DATABASE tenant_" + QByteArray::number(1000 + i));
        const Project project(Project::Layout::Plain);
        project.write(u"001_notes.sql"_s, "CREATE TABLE notes (id bigint PRIMARY KEY, body text);\n");
        project.write(u"002_index.sql"_s, "CREATE INDEX CONCURRENTLY notes_body ON notes (body);\n");
        const FleetOptions options{.pace = {.canaries = 2, .wave = 13, .parallel = 4},
                                   .noBackupBecause = u"a test"_s,
                                   .journalPath = project.journalPath()};
        QElapsedTimer clock;
        clock.start();
        const WorkspacePtr workspace = project.open();
        const auto members = taken(findMembers(*workspace, {.url = base.url()}, {.databases = u"tenant_*"_s}, {}));
        FleetRun fleet(workspace, taken(surveyFleet(*workspace, members, options.pace.parallel, {}, {})), options);
        const qint64 asked = clock.elapsed();
        QVERIFY(fleet.waves() > 2);
        deploy(fleet);
        qInfo("%d databases, %d at a time: asked in %.1f s, deployed in %.1f s", count, options.pace.parallel,
              double(asked) / 1000, double(clock.elapsed() - asked) / 1000);
        for (const FleetRow &row : fleet.rows())
            QVERIFY2(row.state == MemberState::Done, row.error ? qPrintable(describe(*row.error)) : "");
        const auto again = taken(surveyFleet(*workspace, members, options.pace.parallel, {}, {}));
        QVERIFY(std::ranges::all_of(again, &FleetStanding::isUpToDate));
        const auto journal = taken(Journal::open(project.journalPath()));
        QVERIFY(taken(journal->checkChain()).isIntact);
        QCOMPARE(taken(journal->runs({})).size(), count);
    }

private:
    /// Every wave, whatever this server's preflight warns of.
    static void deploy(FleetRun &fleet)
    {
        for (auto wave = fleet.next(); wave; wave = fleet.next()) {
            for (const Confirmation &question : fleet.questions())
                fleet.answer(question.id, u"yes"_s);
            taken(fleet.confirm(*wave, {}));
            taken(fleet.performWave({}, {}));
        }
    }
};

QTEST_GUILESS_MAIN(TestFleetSize)
#include "tst_fleetsize.moc"
