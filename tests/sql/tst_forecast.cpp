// SPDX-License-Identifier: GPL-3.0-or-later

// The forecast of locks, rewrites and scans against what was measured on PostgreSQL 15. Only relations that a statement
// names are compared: what hangs from them is not to be known from syntax.

#include "app/sql/effects.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// Forms whose facts depend on more than syntax, and why.
const QHash<QString, QString> exceptions{
    {u"rename-table"_s, u"measured under the new name"_s},
    {u"rename-index"_s, u"measured under the new name"_s},
    {u"rename-index-via-alter-table"_s, u"measured under the new name; and syntax takes the index for a table"_s},
    {u"drop-table"_s, u"the dropped table itself was not measured"_s},
    {u"add-col-constrained-domain-default"_s, u"that the type is a domain with a check only the catalog knows"_s},
    {u"set-not-null-with-valid-check"_s, u"the check stands in the catalog"_s},
    {u"add-pk-using-index-nullable"_s, u"nullability stands in the catalog"_s},
    {u"type-varchar-widen"_s, u"the length before stands in the catalog"_s},
    {u"type-numeric-widen"_s, u"the precision before stands in the catalog"_s},
    {u"type-varbit-widen"_s, u"the length before stands in the catalog"_s},
    {u"type-int-to-domain"_s, u"what the domain is made of stands in the catalog"_s},
    {u"type-varchar-widen-checkcol"_s, u"the length and the check stand in the catalog"_s},
    {u"type-varchar-widen-partial-expr-index"_s, u"the length and the index stand in the catalog"_s},
    {u"set-tablespace-same"_s, u"the tablespace is the same as before"_s},
    {u"set-access-method"_s, u"the access method is the same as before"_s},
    {u"add-fk-partitioned-valid"_s, u"partitions stand in the catalog"_s},
    {u"alter-table-only-partition-add-check"_s, u"partitions stand in the catalog"_s},
    {u"select-for-update"_s, u"how a plain read reaches its rows is the planner's"_s},
};

QString bare(const QString &name)
{
    return name.section(u'.', -1);
}

QStringList namedRelations(const QString &sql)
{
    static const QRegularExpression qualified(u"\\bs\\.(\\w+)(?!\\w*\\()"_s);
    QStringList names;
    for (const QRegularExpressionMatch &match : qualified.globalMatch(sql)) {
        if (!names.contains(match.captured(1)))
            names.append(match.captured(1));
    }
    return names;
}

bool holds(const QJsonArray &list, const QString &name)
{
    return std::ranges::any_of(list, [&name](const QJsonValue &value) { return value.toString() == name; });
}

/// "t AccessExclusive rewritten": a rewrite reads the table too, so the scan is not told beside it.
QString line(const QString &name, const QString &mode, bool rewritten, bool scanned)
{
    return name + u' ' + mode + (rewritten ? u" rewritten"_s : scanned ? u" scanned"_s : QString());
}

QStringList measured(const QJsonObject &facts, const QStringList &names)
{
    QStringList lines;
    const QJsonObject locks = facts["locks"_L1].toObject();
    for (const QString &name : names) {
        if (locks.contains(name))
            lines.append(line(name, locks[name].toString(), holds(facts["rewrites"_L1].toArray(), name),
                              holds(facts["scans"_L1].toArray(), name)));
    }
    return lines;
}

bool contains(const QStringList &list, const QString &name)
{
    return std::ranges::any_of(list, [&name](const QString &one) { return bare(one) == name; });
}

QStringList forecast(const StatementEffects &effects, const QStringList &names)
{
    QStringList lines;
    for (const QString &name : names) {
        const auto lock = std::ranges::find_if(effects.locks,
                                               [&name](const LockForecast &one) { return bare(one.relation) == name; });
        if (lock != effects.locks.end())
            lines.append(
                line(name, lockModeId(lock->mode), contains(effects.rewrites, name), contains(effects.scans, name)));
    }
    return lines;
}

/// The facts for PostgreSQL 15 out of ranges such as "13-18".
QJsonObject factsFor15(const QJsonObject &form)
{
    const QJsonObject facts = form["facts"_L1].toObject();
    for (const QString &range : facts.keys()) {
        const QStringList ends = range.split(u'-');
        if (ends.first().toInt() <= 15 && ends.last().toInt() >= 15)
            return facts[range].toObject();
    }
    return {};
}

QJsonArray forms()
{
    QFile file(QStringLiteral(LOCKSTEP_SHARED_DIR "/locks/forms.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object()["forms"_L1].toArray();
}

}  // namespace

class ForecastTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void locks_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");

        QTest::newRow("a new index blocks writes") << QByteArray("create index i on s.t (a)") << u"t Share scanned"_s;
        QTest::newRow("concurrently it does not")
            << QByteArray("create index concurrently i on s.t (a)") << u"t ShareUpdateExclusive scanned"_s;
        QTest::newRow("a volatile default rewrites")
            << QByteArray("alter table s.t add x uuid default gen_random_uuid()") << u"t AccessExclusive rewritten"_s;
        QTest::newRow("a steady one does not")
            << QByteArray("alter table s.t add x timestamptz default now()") << u"t AccessExclusive"_s;
        QTest::newRow("a foreign key locks both tables")
            << QByteArray("alter table s.a add foreign key (x) references s.b (y)")
            << u"a ShareRowExclusive scanned, b ShareRowExclusive scanned"_s;
        QTest::newRow("not valid it reads neither")
            << QByteArray("alter table s.a add foreign key (x) references s.b (y) not valid")
            << u"a ShareRowExclusive, b ShareRowExclusive"_s;
        QTest::newRow("the strongest of several clauses counts")
            << QByteArray("alter table s.t validate constraint c, drop b") << u"t AccessExclusive scanned"_s;
        QTest::newRow("a function's body locks nothing yet")
            << QByteArray("create function f() returns void language sql as 'drop table s.t'") << QString();
        QTest::newRow("a DO block does") << QByteArray("do $$begin drop table s.t; end$$") << u"t AccessExclusive"_s;
    }
    void locks()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, expected);
        const auto effects = analyse(readScript(sql));
        QCOMPARE(forecast(effects.front(), namedRelations(QString::fromUtf8(sql))).join(u", "_s), expected);
    }

    void measuredForms_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QJsonObject>("facts");
        QTest::addColumn<QString>("exception");
        for (const QJsonValue &value : forms()) {
            const QJsonObject form = value.toObject();
            const QJsonObject facts = factsFor15(form);
            const QString id = form["id"_L1].toString();
            if (facts.contains("locks"_L1))
                QTest::newRow(qPrintable(id)) << form["sql"_L1].toString() << facts << exceptions.value(id);
        }
        if (forms().isEmpty())
            QSKIP("the measured forms are not here");
    }
    void measuredForms()
    {
        QFETCH(QString, sql);
        QFETCH(QJsonObject, facts);
        QFETCH(QString, exception);
        const QStringList names = namedRelations(sql);
        StatementEffects all;
        for (const StatementEffects &effects : analyse(readScript(sql.toUtf8()))) {
            std::ranges::copy(effects.locks, std::back_inserter(all.locks.edit()));
            all.rewrites.edit() += effects.rewrites.read();
            all.scans.edit() += effects.scans.read();
        }
        const QStringList expected = measured(facts, names);
        const QStringList actual = forecast(all, names);
        if (exception.isEmpty())
            QCOMPARE(actual, expected);
        else
            QVERIFY2(actual != expected, "the exception is no longer one");
    }
};

QTEST_GUILESS_MAIN(ForecastTest)
#include "tst_forecast.moc"
