// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/review.h"

#include <QtTest>

#include <algorithm>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// What is advised on a partitioned table is what PostgreSQL takes there; ALTER TABLE ONLY and CREATE INDEX ON ONLY are
/// the first steps of it and no finding.
class PartitionedTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void advice_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("instead");  // what the advice says; empty: no finding
        const auto row = [](const char *name, const char *rule, const char *sql, const char *instead) {
            QTest::newRow(name) << QString::fromLatin1(rule) << QByteArray(sql) << QString::fromUtf8(instead);
        };
        row("primary key", "add-pk-direct", "ALTER TABLE orders ADD CONSTRAINT orders_pk PRIMARY KEY (id, day);",
            "ALTER TABLE ONLY the parent");
        row("primary key, ONLY", "add-pk-direct",
            "ALTER TABLE ONLY orders ADD CONSTRAINT orders_pk PRIMARY KEY (id, day);", "");
        row("primary key of a plain table", "add-pk-direct",
            "ALTER TABLE ONLY plain ADD CONSTRAINT plain_pk PRIMARY KEY (id);", "USING INDEX");
        row("unique", "add-unique-direct", "ALTER TABLE orders ADD CONSTRAINT u UNIQUE (id, day);",
            "ALTER INDEX … ATTACH PARTITION");
        row("unique, only", "add-unique-direct", "alter table only public.orders add constraint u unique (id, day);",
            "");
        row("index", "create-index-blocking", "CREATE INDEX orders_id ON orders (id);", "ON ONLY");
        row("index, ONLY", "create-index-blocking", "CREATE INDEX orders_id ON ONLY orders (id);", "");
        row("index of a plain table, ONLY", "create-index-blocking", "CREATE INDEX plain_id ON ONLY plain (id);",
            "CONCURRENTLY");
    }
    void advice()
    {
        QFETCH(QString, rule);
        QFETCH(QByteArray, sql);
        QFETCH(QString, instead);
        std::vector<Migration> migrations(2);
        migrations[0].name = u"1"_s;
        migrations[0].forward = {u"1.sql"_s,
                                 "CREATE TABLE orders (id bigint, day date) PARTITION BY RANGE (day);\n"
                                 "CREATE TABLE plain (id bigint);\n"};
        migrations[1].name = u"2"_s;
        migrations[1].forward = {u"2.sql"_s, sql};
        const auto review = reviewMigrations(migrations, {}, {RuleSet::All});
        QVERIFY(review);
        const std::vector<Finding> &findings = review->scripts[1].findings;
        const auto found = std::ranges::find(findings, rule, &Finding::rule);
        QStringList rules;
        for (const Finding &finding : findings)
            rules << finding.rule;
        QVERIFY2((found != findings.end()) == !instead.isEmpty(), qPrintable(rules.join(u", "_s)));
        if (instead.isEmpty())
            return;
        QVERIFY2(found->instead.english().contains(instead), qPrintable(found->instead.english()));
        const bool isPartitioned = sql.contains("orders");
        QVERIFY2(!isPartitioned || !found->safer, "a form that PostgreSQL refuses there");
    }
};

QTEST_GUILESS_MAIN(PartitionedTest)
#include "tst_partitioned.moc"
