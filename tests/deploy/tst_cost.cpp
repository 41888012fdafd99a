// SPDX-License-Identifier: GPL-3.0-or-later

// What safety costs, counted and not timed: syncs of the journal, and messages to the server.

#include "tests/deploy/deployproject.h"
#include "tests/deploy/killpoints.h"

#include <QtTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

struct Calls
{
    int syncs = 0;
    int messages = 0;
};

QString nameOf(int number)
{
    return u"202401%1_step.sql"_s.arg(number, 4, 10, QLatin1Char('0'));
}

/// What a whole deploy does, or its Migrate step alone.
Calls callsOf(const Project &project, bool isWhole)
{
    const Database database;
    // As the command line does: held to the end.
    const auto journal = taken(Journal::open(project.journalPath()));
    const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
    const auto before = killPointsPassed().size();
    armKillPoint({});
    if (isWhole) {
        go(*run, Step::Record);
    } else {
        go(*run, Step::Preflight);
        const Status said = confirmAll(*run, Step::Migrate);
        if (!said)
            qFatal("%s", qPrintable(describe(said.error())));
    }
    const auto from = isWhole ? before : killPointsPassed().size();
    if (!isWhole)
        taken(run->perform(Step::Migrate, {}, {}));
    const std::string calls = killPointsPassed().substr(from);
    if (run->record().at(Step::Migrate).error)
        qFatal("%s", qPrintable(describe(*run->record().at(Step::Migrate).error)));
    return {int(std::ranges::count(calls, 'f')), int(std::ranges::count(calls, 's'))};
}

Calls callsOfMany(int migrations)
{
    const Project project(Project::Layout::Plain);
    for (int i = 0; i < migrations; ++i)
        project.write(nameOf(i), "CREATE TABLE t" + QByteArray::number(i) + " (id int);\n");
    return callsOf(project, false);
}

}  // namespace

class CostTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    /// Its intent to commit is on disk before the COMMIT; its outcome goes with the next one's.
    void aMigrationInATransactionCostsOneSync()
    {
        const Calls few = callsOfMany(3);
        const Calls many = callsOfMany(13);
        QCOMPARE(many.syncs - few.syncs, 10);
        // DISCARD ALL, settings, BEGIN; two looks at the lock; the statement; RESET ROLE, the transaction's id; the
        // row; COMMIT. A machine that stands still for long adds those of the watch over locks.
        const int each = (many.messages - few.messages) / 10;
        QVERIFY2(each <= 12, QByteArray::number(each));
        qInfo("a migration: 1 sync, %d messages; the Migrate step beside: %d syncs, %d messages", each, few.syncs - 3,
              few.messages - 3 * each);
    }

    /// What commits by itself has its intent on disk before it is sent, and its outcome before the next is.
    void aStatementThatCommitsByItselfCostsTwo()
    {
        const auto syncs = [](const QByteArray &statements) {
            const Project project(Project::Layout::Plain);
            project.write(nameOf(1), "CREATE TABLE t (id int);\n");
            project.write(nameOf(2), statements);
            return callsOf(project, false).syncs;
        };
        QCOMPARE(syncs("VACUUM t;\nVACUUM t;\nVACUUM t;\n") - syncs("VACUUM t;\n"), 4);
    }

    void stepsThatOnlyLookAreSyncedOnceACall()
    {
        const Project project(Project::Layout::Plain);
        project.write(nameOf(1), "CREATE TABLE t (id int);\n");
        const Calls whole = callsOf(project, true);
        // Thirteen calls, the migration and the backup's beginning; of each call's connection SQLite syncs the folder.
        QVERIFY2(whole.syncs <= 27, QByteArray::number(whole.syncs));
        qInfo("a whole deploy of one migration: %d syncs, %d messages", whole.syncs, whole.messages);
    }
};

QTEST_GUILESS_MAIN(CostTest)
#include "tst_cost.moc"
