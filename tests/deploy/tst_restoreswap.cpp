// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restoreinplace.h"
#include "app/deploy/restoreswap.h"
#include "tests/deploy/restorestage.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What a restored database is for: it takes the target's place, or its content does.
class RestoreSwapTest : public QObject
{
    Q_OBJECT

private slots:
    void theSwapAndTheWayBack()
    {
        Stage stage;
        stage.inTarget("INSERT INTO customers VALUES (501, 'new')");
        QCOMPARE(stage.restore(), QString());
        const QString target = stage.order.view.identity.database;
        const SwapPlan plan = taken(planSwap(stage.order.view, stage.made.last(), {}));
        const auto bystander = taken(Session::open(stage.url(), {}));
        const auto swapWith = [&](const QString &typed) {
            return swapDatabases(stage.order.workspace, stage.order.view, plan, {{u"database-name"_s, typed}},
                                 stage.order.journalPath, {});
        };
        QCOMPARE(swapWith(u"something"_s).error().code, ErrorCode::PolicyRefused);
        QCOMPARE(stage.inTarget("SELECT count(*) FROM customers"), u"501"_s);
        const Status swapped = swapWith(target);
        QVERIFY2(swapped, swapped ? "" : qPrintable(describe(swapped.error())));
        QVERIFY(!bystander->execute("SELECT 1", {}));
        QCOMPARE(stage.inTarget("SELECT count(*) FROM customers"), u"500"_s);
        QVERIFY(stage.exists(plan.kept) && !stage.exists(plan.restored));
        // The plan is of databases that were; another swap must not follow it.
        QCOMPARE(swapWith(target).error().code, ErrorCode::WrongTarget);
        const auto beside = taken(Session::open(withDatabase(stage.url(), u"postgres"_s), {}));
        for (const QString &statement : plan.wayBack)
            taken(beside->execute(statement.toUtf8(), {}));
        QCOMPARE(stage.inTarget("SELECT count(*) FROM customers"), u"501"_s);
        QVERIFY(stage.exists(plan.restored));
    }

    void inPlaceKeepsWhatWasThere()
    {
        Stage stage;
        stage.inTarget("INSERT INTO customers VALUES (501, 'new')");
        stage.inTarget("CREATE TABLE later (id int)");
        const QString folder = stage.project.root() + u"/../second"_s;
        const auto preview = taken(previewInPlace(stage.order, folder, {}));
        QVERIFY(!restoreInPlace(stage.order, preview, {{u"database-name"_s, u"other"_s}}, {}));
        const auto restored
            = restoreInPlace(stage.order, preview, {{u"database-name"_s, stage.order.view.identity.database}}, {});
        QVERIFY2(restored, restored ? "" : qPrintable(describe(restored.error())));
        QCOMPARE(stage.inTarget("SELECT count(*) FROM customers"), u"500"_s);
        QCOMPARE(taken(readBackup(restored->copy.dump.path, {})).content.tables.size(), 3U);
        const auto comparison = taken(compareWithBackup(preview.backup, stage.url(), {}));
        QVERIFY(!comparison.isEqual());
        QCOMPARE(comparison.unequalTables(), 1);
    }

    /// Something newer hangs from what is to be replaced: all or nothing.
    void inPlaceChangesNothingWhereItFails()
    {
        Stage stage;
        stage.inTarget("INSERT INTO customers VALUES (501, 'new')");
        stage.inTarget("CREATE TABLE later (id int REFERENCES customers)");
        const auto preview = taken(previewInPlace(stage.order, stage.project.root() + u"/../second"_s, {}));
        const auto restored
            = restoreInPlace(stage.order, preview, {{u"database-name"_s, stage.order.view.identity.database}}, {});
        QVERIFY(!restored);
        QVERIFY2(restored.error().detail.contains(u"nothing was changed"_s), qPrintable(describe(restored.error())));
        QCOMPARE(stage.inTarget("SELECT count(*) FROM customers"), u"501"_s);
        QCOMPARE(stage.inTarget("SELECT count(*) FROM orders"), u"200"_s);
    }
};

QTEST_GUILESS_MAIN(RestoreSwapTest)
#include "tst_restoreswap.moc"
