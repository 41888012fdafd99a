// SPDX-License-Identifier: GPL-3.0-or-later

// What the rules make of how the owning tool runs a file.

#include "app/review/review.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

const QByteArray lone = "CREATE INDEX CONCURRENTLY i ON users (email);";
const QByteArray beside = "ALTER TABLE users ADD COLUMN a int;\nCREATE INDEX CONCURRENTLY i ON users (a);";
const QByteArray committed = "BEGIN;\nALTER TABLE users ADD COLUMN a int;\nCOMMIT;";
const QByteArray freed = "COMMIT;\nCREATE INDEX CONCURRENTLY i ON users (email);";
const QByteArray validated = "ALTER TABLE users ADD CONSTRAINT c CHECK (a > 0) NOT VALID;\n"
                             "ALTER TABLE users VALIDATE CONSTRAINT c;";
const QByteArray steps = "ALTER TABLE users ADD COLUMN a int;\nALTER TABLE users ADD COLUMN b int;";

/// "rule", or "rule#statement" behind the first, in order.
QStringList speaking(const QByteArray &sql, const QString &layout, bool optsOut)
{
    Migration migration{u"1_step"_s};
    migration.forward.path = u"1_step.sql"_s;
    migration.forward.bytes = sql;
    migration.isWithoutTransaction = optsOut;
    migration.revert = SqlFile{u"1_step.down.sql"_s};
    ReviewSettings settings;
    settings.wrapping = wrappingOf(layout);
    QStringList rules;
    const auto review = reviewMigrations({migration}, {}, settings);
    for (const Finding &finding : review->scripts.front().findings)
        rules << finding.rule + (finding.statement > 1 ? u'#' + QString::number(finding.statement) : QString());
    return rules;
}

}  // namespace

class RunsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void findings_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("layout");
        QTest::addColumn<bool>("optsOut");
        QTest::addColumn<QStringList>("expected");
        const QString refused = u"concurrent-in-transaction"_s;

        QTest::newRow("one query, alone") << lone << u"prisma"_s << false << QStringList();
        QTest::newRow("one query, beside another") << beside << u"prisma"_s << false << QStringList{refused + u"#2"_s};
        QTest::newRow("a block") << lone << u"dbmate"_s << false << QStringList{refused};
        QTest::newRow("a block that the file opts out of") << lone << u"dbmate"_s << true << QStringList();
        QTest::newRow("a block that the file has ended")
            << freed << u"goose"_s << false << QStringList{u"commit-in-file"_s};
        QTest::newRow("a block where it can be, alone") << lone << u"flyway"_s << false << QStringList();
        QTest::newRow("a block where it can be, beside another")
            << beside << u"flyway"_s << false << QStringList{refused + u"#2"_s};
        QTest::newRow("sent apart") << lone << u"supabase"_s << false << QStringList();
        QTest::newRow("nobody knows") << lone << u"plain"_s << false << QStringList();

        QTest::newRow("BEGIN and COMMIT in one query") << committed << u"prisma"_s << false << QStringList();
        QTest::newRow("BEGIN and COMMIT in a block")
            << committed << u"sqlx"_s << false << QStringList{u"commit-in-file#3"_s};
        QTest::newRow("BEGIN and COMMIT without another's") << committed << u"sqitch"_s << false << QStringList();

        QTest::newRow("validated in one transaction")
            << validated << u"sqlx"_s << false << QStringList{u"validate-in-same-tx#2"_s};
        QTest::newRow("validated in another")
            << validated << u"sqitch"_s << false << QStringList{u"not-rerunnable-non-tx"_s};
        QTest::newRow("steps in a transaction") << steps << u"sqlx"_s << false << QStringList();
        QTest::newRow("steps without one")
            << steps << u"sqitch"_s << false
            << QStringList{u"not-rerunnable-non-tx"_s, u"multi-step-without-transaction#2"_s};
        QTest::newRow("steps by choice without one")
            << steps << u"sqlx"_s << true << QStringList{u"not-rerunnable-non-tx"_s};
        QTest::newRow("made anew after it was dropped")
            << QByteArray("DROP TRIGGER IF EXISTS t ON users;\n"
                          "CREATE TRIGGER t AFTER INSERT ON users EXECUTE FUNCTION f();\n"
                          "UPDATE users SET a = 1 WHERE id = 1;")
            << u"sqlx"_s << true << QStringList();
    }
    void findings()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, layout);
        QFETCH(bool, optsOut);
        QFETCH(QStringList, expected);
        QCOMPARE(speaking(sql, layout, optsOut), expected);
    }
};

QTEST_GUILESS_MAIN(RunsTest)
#include "tst_runs.moc"
