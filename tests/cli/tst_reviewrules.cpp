// SPDX-License-Identifier: GPL-3.0-or-later

// lockstep review --explain and --write-baseline as scripts see them.

#include "tests/cli/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace lockstep::test;
using namespace Qt::StringLiterals;

class TestReviewRules : public QObject
{
    Q_OBJECT

private slots:
    void aRuleIsExplained();
    void allRulesAreListed();
    void anUnknownRuleIsRefused();
    void aBaselineSilencesWhatIsKnown();
    void aFileHasNoBaseline();

private:
    Program m_program;
};

void TestReviewRules::aRuleIsExplained()
{
    const Ran ran = m_program.run({u"review"_s, u"--explain"_s, u"drop-cascade"_s});
    QCOMPARE(ran.exitStatus, 0);
    QVERIFY2(ran.out.startsWith("drop-cascade\n"), ran.out);
    QVERIFY2(ran.out.contains("    DROP VIEW totals CASCADE;\n"), ran.out);
}

void TestReviewRules::allRulesAreListed()
{
    const Ran text = m_program.run({u"review"_s, u"--explain"_s});
    QCOMPARE(text.exitStatus, 0);
    const Ran ran = m_program.run({u"review"_s, u"--explain"_s, u"--format"_s, u"json"_s});
    const QJsonArray rules = QJsonDocument::fromJson(ran.out).object()[u"rules"_s].toArray();
    QCOMPARE(rules.size(), text.out.count('\n'));
    QCOMPARE(rules[0][u"bucket"_s].toString(), u"hazard"_s);
}

void TestReviewRules::anUnknownRuleIsRefused()
{
    const Ran ran = m_program.run({u"review"_s, u"--explain"_s, u"drop-tabel"_s});
    QCOMPARE(ran.exitStatus, 2);
    QVERIFY2(ran.err.contains("drop-tabel"), ran.err);
}

void TestReviewRules::aBaselineSilencesWhatIsKnown()
{
    const Project project;
    project.addPrisma(u"20260101000000_a"_s, "CREATE TABLE a (id int PRIMARY KEY);\n");
    project.addPrisma(u"20260102000000_b"_s, "DROP TABLE a;\n");
    QCOMPARE(m_program.run({u"review"_s, project.path()}).exitStatus, 1);
    const Ran written = m_program.run({u"review"_s, project.path(), u"--write-baseline"_s});
    QCOMPARE(written.exitStatus, 0);
    QVERIFY2(written.out.contains(".lockstep/review-baseline"), written.out);
    const Ran known = m_program.run({u"review"_s, project.path(), u"--format"_s, u"json"_s});
    QCOMPARE(known.exitStatus, 0);
    const QJsonObject review = QJsonDocument::fromJson(known.out).object();
    QCOMPARE(review[u"findings"_s].toArray(), QJsonArray());
    QVERIFY(review[u"suppressed"_s].toInt() > 0);
    project.addPrisma(u"20260103000000_c"_s, "DROP TABLE b;\n");
    QCOMPARE(m_program.run({u"review"_s, project.path()}).exitStatus, 1);
}

void TestReviewRules::aFileHasNoBaseline()
{
    const Project project;
    project.write(u"a.sql"_s, "DROP TABLE a;\n");
    QCOMPARE(m_program.run({u"review"_s, project.file(u"a.sql"_s), u"--write-baseline"_s}).exitStatus, 2);
}

QTEST_GUILESS_MAIN(TestReviewRules)
#include "tst_reviewrules.moc"
