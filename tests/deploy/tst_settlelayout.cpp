// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// A folder that may be two tools': the ledger tells.
class SettleLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void theLedgerTells_data()
    {
        QTest::addColumn<QByteArray>("tables");
        QTest::addColumn<QString>("layout");
        const QByteArray plain = "CREATE TABLE _manual_migrations (id serial, filename text, applied_at timestamptz);";
        const QByteArray prisma = "CREATE TABLE _prisma_migrations (id text, checksum text, finished_at timestamptz,"
                                  " migration_name text, logs text, rolled_back_at timestamptz, started_at timestamptz,"
                                  " applied_steps_count int);";
        QTest::newRow("none: the first") << "SELECT 1"_ba << u"plain"_s;
        QTest::newRow("the first") << plain << u"plain"_s;
        QTest::newRow("the other") << prisma << u"prisma"_s;
        QTest::newRow("both") << plain + prisma << QString();
    }
    void theLedgerTells()
    {
        QFETCH(QByteArray, tables);
        QFETCH(QString, layout);
        const Database database;
        database.sql(tables);
        const Project project(Project::Layout::Plain);
        project.write(u"001_a.sql"_s, "SELECT 1;\n");
        auto unsettled = std::make_shared<Workspace>(*project.open());
        QVERIFY(requireOneLayout(unsettled->folder));
        unsettled->folder.alternatives = QStringList{u"prisma"_s};
        QCOMPARE(requireOneLayout(unsettled->folder).error().code, ErrorCode::LayoutAmbiguous);

        const auto settled = settleLayout(unsettled, {.url = database.url()}, {});
        if (layout.isEmpty()) {
            QCOMPARE(settled.error().code, ErrorCode::LayoutAmbiguous);
            QCOMPARE(settled.error().hint.arguments, QStringList{u"--layout plain, --layout prisma"_s});
            return;
        }
        QCOMPARE(taken(settled)->folder.layout, layout);
        QCOMPARE((*settled)->folder.folder, u"migrations"_s);
        QCOMPARE((*settled)->reviews.size(), (*settled)->folder.migrations.size());
    }
};

QTEST_GUILESS_MAIN(SettleLayoutTest)
#include "tst_settlelayout.moc"
