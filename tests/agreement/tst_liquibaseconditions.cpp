// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/agreement/liquibasepeer.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

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

    void whatBecomesOfAnUnmetPrecondition_data()
    {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("goesOn");
        QTest::addColumn<QString>("rows");
        const QByteArray unmet = "0 SELECT 1";
        const QByteArray broken = "0 SELECT 1 FROM nowhere";
        const auto row = [](const char *name, const QByteArray &attributes, const QByteArray &query, bool goesOn,
                            const QString &rows) { QTest::newRow(name) << attributes << query << goesOn << rows; };
        row("nothing said", "", unmet, false, {});
        row("onFail:HALT", "onFail:HALT", unmet, false, {});
        row("onFail:MARK_RAN", "onFail:MARK_RAN", unmet, true, u"one MARK_RAN, two EXECUTED"_s);
        row("onFail:CONTINUE", "onFail:CONTINUE", unmet, true, u"two EXECUTED"_s);
        row("onFail:WARN", "onFail:WARN", unmet, true, u"one EXECUTED, two EXECUTED"_s);
        row("an error, nothing said", "onFail:MARK_RAN", broken, false, {});
        row("onError:HALT", "onFail:MARK_RAN onError:HALT", broken, false, {});
        row("onError:MARK_RAN", "onError:MARK_RAN", broken, true, u"one MARK_RAN, two EXECUTED"_s);
        row("onError:CONTINUE", "onError:CONTINUE", broken, true, u"two EXECUTED"_s);
        row("onError:WARN", "onError:WARN", broken, true, u"one EXECUTED, two EXECUTED"_s);
        row("met", "onFail:HALT", "1 SELECT 1", true, u"one EXECUTED, two EXECUTED"_s);
    }

    void whatBecomesOfAnUnmetPrecondition()
    {
        QFETCH(QByteArray, attributes);
        QFETCH(QByteArray, query);
        QFETCH(bool, goesOn);
        QFETCH(QString, rows);
        const Database ours;
        const Database theirs;
        const ToolProject project(u"liquibase"_s);
        project.write(u"db/changelog/changes/030-conditions.sql"_s,
                      "--liquibase formatted sql\n--changeset a:one\n--preconditions " + attributes
                          + "\n--precondition-sql-check expectedResult:" + query
                          + "\nCREATE TABLE one (id int);\n--changeset a:two\nCREATE TABLE two (id int);\n");
        QCOMPARE(project.deploy(ours.url()).isEmpty(), goesOn);
        VERIFY_SAYS(liquibase(project, theirs, {u"update"_s}), goesOn ? 0 : 1, "");
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        QCOMPARE(ours.sql("SELECT coalesce(string_agg(id || ' ' || exectype, ', ' ORDER BY orderexecuted), '')"
                          " FROM databasechangelog WHERE author = 'a'"),
                 rows);
        // What was passed by is asked again, by whichever tool comes next.
        VERIFY_SAYS(liquibase(project, ours, {u"update"_s}), goesOn ? 0 : 1, "");
        QCOMPARE(project.deploy(theirs.url()).isEmpty() || project.deploy(theirs.url()) == "nothing to deploy"_L1,
                 goesOn);
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
    }

    /// Contexts and labels as liquibase.properties asks for them.
    void whatContextsAndLabelsLeaveOut_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::newRow("nothing asked for") << QByteArray();
        QTest::newRow("one context") << QByteArray("contexts: test\n");
        QTest::newRow("two contexts") << QByteArray("contexts: test, prod\n");
        QTest::newRow("contextFilter") << QByteArray("contextFilter: prod\n");
        QTest::newRow("a label") << QByteArray("labelFilter: big or base\n");
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
        project.write(u"db/changelog/changes/030-filters.sql"_s,
                      "--liquibase formatted sql\n" + set("plain", "") + set("test", "context:test")
                          + set("prod", "contextFilter:prod") + set("nottest", "context:\"!test\"")
                          + set("either", "context:\"test or prod\"") + set("at", "context:@test")
                          + set("big", "labels:big") + set("slow", "labels:big,slow") + set("small", "labels:small")
                          + set("mixed", "context:test labels:small"));
        QCOMPARE(project.deploy(ours.url()), QString());
        VERIFY_SAYS(liquibase(project, theirs, {u"update"_s}), 0, "successfully");
        QCOMPARE(liquibaseLedger(ours), liquibaseLedger(theirs));
        QCOMPARE(schemaOf(ours), schemaOf(theirs));
        VERIFY_SAYS(liquibase(project, ours, {u"status"_s}), 0, "is up to date");
    }
};

QTEST_GUILESS_MAIN(LiquibaseConditionsTest)
#include "tst_liquibaseconditions.moc"
