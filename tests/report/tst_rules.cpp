// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/rulesreport.h"

#include <QJsonArray>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class RulesReportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    /// lockstep review --explain --format markdown --output docs/rules.md
    void theManualsPageIsTheTables()
    {
        QFile page(QStringLiteral(LOCKSTEP_SOURCE_DIR "/docs/rules.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(page.readAll()), toMarkdown(rulesDocument(ruleCatalogue())));
    }

    void jsonHasEveryRule()
    {
        const auto rules = ruleCatalogue();
        const QJsonArray list = rulesJson(rules)[u"rules"_s].toArray();
        QCOMPARE(list.size(), qsizetype(rules.size()));
        QCOMPARE(list[0][u"id"_s].toString(), rules[0].id);
        QCOMPARE(list[0][u"bucket"_s].toString(), u"hazard"_s);
    }
};

QTEST_GUILESS_MAIN(RulesReportTest)
#include "tst_rules.moc"
