// SPDX-License-Identifier: GPL-3.0-or-later

// The SQL that the manual shows for every rule does what the manual says of it.

#include "app/review/catalogue.h"
#include "app/review/review.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// What cannot be shown without another rule speaking too.
const QHash<QString, QStringList> companions{
    {u"truncate-cascade"_s, {u"truncate"_s}},
    {u"set-unlogged"_s, {u"storage-rewrite"_s}},
    {u"destructive-without-revert"_s, {u"drop-table"_s}},
    {u"copy-then-drop"_s, {u"drop-table"_s}},
    {u"type-change-loses-data"_s, {u"alter-type-rewrite"_s}},
};

/// A line "-- next file NAME" parts two; the name may be left out. The first comment line of sqlx's is understood.
std::vector<Migration> filesOf(const QString &sql, bool hasRevert)
{
    static const QRegularExpression next(u"^-- next file *(.*)$"_s);
    std::vector<Migration> migrations{{u"20260101_step"_s}};
    for (const QString &line : sql.split(u'\n')) {
        const auto match = next.match(line);
        if (!match.hasMatch()) {
            migrations.back().forward.bytes += line.toUtf8() + '\n';
            continue;
        }
        const QString plain = u"2026010%1_step"_s.arg(migrations.size() + 1);
        migrations.push_back({match.captured(1).isEmpty() ? plain : match.captured(1)});
    }
    for (Migration &migration : migrations) {
        migration.forward.path = migration.name + u".sql"_s;
        migration.isWithoutTransaction = migration.forward.bytes.startsWith("-- no-transaction");
        if (hasRevert)
            migration.revert = SqlFile{migration.name + u".down.sql"_s};
    }
    return migrations;
}

/// The rules that speak of this SQL, each once: this one whether it is on or off, and those of the default set.
QStringList speaking(const RuleEntry &rule, const QString &sql)
{
    ReviewSettings settings;
    if (!rule.isOn)
        settings.severities.insert(rule.id, rule.severity);
    settings.version = rule.until > 0 ? rule.until : newestPostgres;
    const auto review = reviewMigrations(filesOf(sql, rule.id != u"destructive-without-revert"), {}, settings);
    QStringList found;
    for (const AnalysedScript &script : review->scripts) {
        for (const Finding &finding : script.findings)
            found << finding.rule;
    }
    found.removeDuplicates();
    for (const QString &companion : companions.value(rule.id))
        found.removeAll(companion);
    return found;
}

}  // namespace

class ExamplesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void badFiresThisRuleAlone_data() { addRows(); }
    void badFiresThisRuleAlone()
    {
        QFETCH(RuleEntry, rule);
        QVERIFY(!rule.bad.isEmpty());
        QCOMPARE(speaking(rule, rule.bad), QStringList{rule.id});
    }

    void goodIsSilent_data() { addRows(); }
    void goodIsSilent()
    {
        QFETCH(RuleEntry, rule);
        QVERIFY(!rule.good.isEmpty());
        QVERIFY(!speaking(rule, rule.good).contains(rule.id));
    }

    void idsAreUnique()
    {
        QSet<QString> ids;
        for (const RuleEntry &rule : ruleCatalogue()) {
            QVERIFY2(!ids.contains(rule.id), qPrintable(rule.id));
            ids.insert(rule.id);
        }
    }

private:
    static void addRows()
    {
        QTest::addColumn<RuleEntry>("rule");
        for (const RuleEntry &rule : ruleCatalogue())
            QTest::newRow(qPrintable(rule.id)) << rule;
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "tst_examples.moc"
