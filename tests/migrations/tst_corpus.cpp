// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/foldertree.h"

#include <QElapsedTimer>

using namespace lockstep;
using namespace lockstep::test;

/// Public histories, where they are at hand.
class TestCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aHistoryIsRead_data();
    void aHistoryIsRead();
    void plainScriptsArePaired();
};

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");

}  // namespace

void TestCorpus::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    if (!QDir(corpus).exists())
        QSKIP("The public histories are not here: none was read.");
}

void TestCorpus::aHistoryIsRead_data()
{
    QTest::addColumn<QString>("root");
    QTest::addColumn<QString>("layout");
    QTest::addColumn<int>("migrations");
    QTest::addColumn<int>("reverts");
    QTest::addColumn<int>("strays");
    QTest::newRow("Prisma, long") << u"prisma/triggerdotdev__trigger.dev"_s << u"prisma"_s << 820 << 0 << 0;
    QTest::newRow("Prisma, a second schema")
        << u"prisma/triggerdotdev__trigger.dev/run-ops-database"_s << u"prisma"_s << 3 << 0 << 0;
    QTest::newRow("Prisma with loose files")
        << u"prisma/metamindinglab__ngp_main/prisma"_s << u"prisma"_s << 31 << 0 << 4;
    QTest::newRow("plain SQL with down files")
        << u"plain-paired/aleksfilmore__saas-starter"_s << u"plain"_s << 18 << 2 << 18;
}

void TestCorpus::aHistoryIsRead()
{
    QFETCH(QString, root);
    const auto folder = openMigrations({corpus + root}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QTEST(folder->layout, "layout");
    const auto hasRevert = [](const Migration &migration) { return migration.revert.has_value(); };
    QTEST(int(std::count_if(folder->migrations.begin(), folder->migrations.end(), hasRevert)), "reverts");
    QTEST(int(folder->migrations.size()), "migrations");
    QTEST(int(folder->strays.size()), "strays");
}

void TestCorpus::plainScriptsArePaired()
{
    const auto folder = openMigrations({corpus + u"plain-paired/aleksfilmore__saas-starter"_s}, {}, {});
    QVERIFY(folder);
    QCOMPARE(
        rendered(*folder).filter(u"<-"_s),
        (QStringList{
            u"20250825_add_ai_therapy_message_purchases.sql <- 20250825_down_drop_ai_therapy_message_purchases.sql"_s,
            u"20250825_add_audit_logs.sql <- 20250825_down_drop_audit_logs.sql"_s}));
    QVERIFY(folder->migrations.front().isBaseline);
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
