// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/agreement/liquibasepeer.h"
#include "tests/support/sample.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

const QString changelog = QStringLiteral("db/changelog/changes/030-conditions.sql");
const QByteArray header = "--liquibase formatted sql\n";
const QByteArray unmet = "0 SELECT 1";
const QByteArray broken = "0 SELECT 1 FROM nowhere";

/// Two changesets: one<number>, which is to run only if, and two<number>.
QByteArray guarded(const QByteArray &number, const QByteArray &attributes, const QByteArray &query)
{
    return "--changeset a:one" + number + "\n--preconditions " + attributes
        + "\n--precondition-sql-check expectedResult:" + query + "\nCREATE TABLE one" + number
        + " (id int);\n--changeset a:two" + number + "\nCREATE TABLE two" + number + " (id int);\n";
}

}  // namespace

/// Changesets that run only if: preconditions, contexts and labels.
class LiquibaseConditionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString why = whyAbsent(u"liquibase"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
    }

    void anUnmetPreconditionThatStopsTheRun_data()
    {
        QTest::addColumn<QByteArray>("changeset");
        QTest::newRow("nothing said") << guarded("", "", unmet);
        QTest::newRow("onFail:HALT") << guarded("", "onFail:HALT", unmet);
        QTest::newRow("an error, nothing said") << guarded("", "onFail:MARK_RAN", broken);
        QTest::newRow("onError:HALT") << guarded("", "onFail:MARK_RAN onError:HALT", broken);
    }

    void anUnmetPreconditionThatStopsTheRun()
    {
        QFETCH(QByteArray, changeset);
        const Database ours;
        const Database theirs;
        const ToolProject project(u"liquibase"_s);
        project.write(changelog, header + changeset);
        QVERIFY(!project.deploy(ours.url()).isEmpty());
        VERIFY_SAYS(liquibase(project, theirs, {u"update"_s}), 1, "");
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(ours.sql("SELECT count(*) FROM databasechangelog WHERE author = 'a'"), u"0"_s);
        QVERIFY(!project.deploy(theirs.url()).isEmpty());
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
    }

    /// All in one run, since each lets the next go on.
    void anUnmetPreconditionThatIsPassedBy()
    {
        const Database ours;
        const Database theirs;
        const ToolProject project(u"liquibase"_s);
        project.write(changelog,
                      header + guarded("1", "onFail:MARK_RAN", unmet) + guarded("2", "onFail:CONTINUE", unmet)
                          + guarded("3", "onFail:WARN", unmet) + guarded("4", "onError:MARK_RAN", broken)
                          + guarded("5", "onError:CONTINUE", broken) + guarded("6", "onError:WARN", broken)
                          + guarded("7", "onFail:HALT", "1 SELECT 1"));
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(liquibase(project, theirs, {u"update"_s}), 0, "");
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(ours.sql("SELECT string_agg(id || ' ' || exectype, ', ' ORDER BY orderexecuted)"
                          " FROM databasechangelog WHERE author = 'a'"),
                 u"one1 MARK_RAN, two1 EXECUTED, two2 EXECUTED, one3 EXECUTED, two3 EXECUTED, one4 MARK_RAN, "
                 "two4 EXECUTED, two5 EXECUTED, one6 EXECUTED, two6 EXECUTED, one7 EXECUTED, two7 EXECUTED"_s);
        // What was passed by is asked again, by whichever tool comes next.
        VERIFY_SAYS(liquibase(project, ours, {u"update"_s}), 0, "");
        QVERIFY(QStringList({QString(), u"nothing to deploy"_s}).contains(project.deploy(theirs.url())));
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
    }

    /// Contexts and labels as liquibase.properties asks for them.
    void whatContextsAndLabelsLeaveOut_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::newRow("nothing asked for") << QByteArray();
        QTest::newRow("two contexts") << QByteArray("contexts: test, prod\n");
        if (wantsAllCases()) {
            QTest::newRow("one context") << QByteArray("contexts: test\n");
            QTest::newRow("a label") << QByteArray("labelFilter: big or base\n");
        }
        QTest::newRow("contextFilter") << QByteArray("contextFilter: prod\n");
        QTest::newRow("labels by and, not and or") << QByteArray("labels: (big and !slow) or small or base\n");
        QTest::newRow("both") << QByteArray("contexts: test\nlabels: big or base\n");
    }

    void whatContextsAndLabelsLeaveOut()
    {
        QFETCH(QByteArray, settings);
        const Database ours;
        const Database theirs;
        const ToolProject project(u"liquibase"_s);
        QFile file(project.root() + u"/liquibase.properties"_s);
        const QByteArray before = file.open(QIODevice::ReadOnly) ? file.readAll() + '\n' : QByteArray();
        project.write(u"liquibase.properties"_s, before + settings);
        const auto set = [](const QByteArray &id, const QByteArray &attributes) {
            return "--changeset a:" + id + ' ' + attributes + "\nCREATE TABLE " + id + " (id int);\n";
        };
        project.write(changelog,
                      header + set("plain", "") + set("test", "context:test") + set("prod", "contextFilter:prod")
                          + set("nottest", "context:\"!test\"") + set("either", "context:\"test or prod\"")
                          + set("at", "context:@test") + set("big", "labels:big") + set("slow", "labels:big,slow")
                          + set("small", "labels:small") + set("mixed", "context:test labels:small"));
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(liquibase(project, theirs, {u"update"_s}), 0, "successfully");
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
    }
};

QTEST_GUILESS_MAIN(LiquibaseConditionsTest)
#include "tst_liquibaseconditions.moc"
