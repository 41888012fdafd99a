// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/newfiles.h"
#include "app/migrations/optout.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// A drafted migration of SQL that refuses a transaction is read back as one that opts out, in each tool's form.
class TestOptOut : public QObject
{
    Q_OBJECT

private slots:
    void isReadBackAsWritten_data()
    {
        QTest::addColumn<bool>("isMarked");
        for (const char *layout :
             {"atlas", "dbmate", "diesel", "flyway", "goose", "graphile-migrate", "sqlx", "supabase"})
            QTest::newRow(layout) << true;
        for (const char *layout : {"golang-migrate", "plain", "postgrator", "prisma", "sqitch"})
            QTest::newRow(layout) << false;
    }

    void isReadBackAsWritten()
    {
        QFETCH(bool, isMarked);
        const QString layout = QString::fromLatin1(QTest::currentDataTag());
        const QTemporaryDir scratch;
        const auto source = (QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/") + layout).toStdString();
        std::filesystem::copy(source, scratch.path().toStdString(),
                              std::filesystem::copy_options::recursive
                                  | std::filesystem::copy_options::overwrite_existing);
        const auto folder = openMigrations({scratch.path()}, layout, {});
        QVERIFY2(folder, folder ? "" : qPrintable(describe(folder.error())));
        const Draft draft{.name = u"by state"_s,
                          .at = QDateTime::currentDateTimeUtc(),
                          .forward = "CREATE INDEX CONCURRENTLY by_state ON orders (state);\n",
                          .revert = "DROP INDEX CONCURRENTLY by_state;\n"};
        const auto drafted = newDraftOutside(*folder, draft);
        QVERIFY2(drafted, drafted ? "" : qPrintable(describe(drafted.error())));
        QVERIFY(writeDraft(*folder, *drafted));
        const auto again = openMigrations({scratch.path()}, layout, {});
        QVERIFY(again && again->problems.empty());
        QCOMPARE(again->migrations.size(), folder->migrations.size() + 1);
        const auto found = std::ranges::find(again->migrations, drafted->name, &Migration::name);
        QVERIFY(found != again->migrations.end());
        const Migration &made = *found;
        QCOMPARE(made.isWithoutTransaction, isMarked);
        QVERIFY(made.forward.sql().contains("CREATE INDEX CONCURRENTLY by_state"));
        QVERIFY2(!made.forward.sql().contains("BEGIN"), made.forward.sql());
    }

    void aToolThatWrapsAllSaysSo_data()
    {
        QTest::addColumn<int>("unused");
        QTest::newRow("drizzle") << 0;
        QTest::newRow("node-pg-migrate") << 0;
    }

    void aToolThatWrapsAllSaysSo()
    {
        const auto drafted = newDraftOutside({.layout = QString::fromLatin1(QTest::currentDataTag())}, {u"a"_s});
        QVERIFY(!drafted);
        QCOMPARE(drafted.error().code, ErrorCode::BadRequest);
    }
};

QTEST_GUILESS_MAIN(TestOptOut)
#include "tst_optout.moc"
