// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/noise.h"
#include "app/deploy/drift/resolution.h"
#include "app/postgres/catalogreader.h"
#include "app/postgres/inventoryreader.h"
#include "tests/deploy/deployproject.h"
#include "tests/postgres/inventorypairs.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// In a transaction that the reader's ROLLBACK ends, as its BEGIN joins it.
std::unique_ptr<Session> changed(const Database &database, const QByteArrayList &changes)
{
    auto session = taken(Session::open(database.url(), {}));
    taken(session->execute("BEGIN ISOLATION LEVEL REPEATABLE READ", {}));
    for (const QByteArray &change : changes) {
        if (const auto done = session->execute(change, {}); !done)
            qFatal("%s\n%s", qPrintable(describe(done.error())), changes.join(";\n").constData());
    }
    return session;
}

CatalogSides sidesOf(const Database &database, const QByteArray &change = "SELECT 1")
{
    return {taken(readCatalog(*changed(database, {change}), {})),
            taken(readInventory(*changed(database, {change}), {u"public.tool"_s}, {}))};
}

QString shown(const std::vector<InventoryDifference> &differences)
{
    QStringList lines;
    for (const InventoryDifference &one : differences)
        lines << differenceClassId(one.difference) + u' ' + itemKindId(one.kind) + u' ' + one.object + u' '
                + itemPropertyId(one.property) + u": "_s + one.expected + u" | "_s + one.actual;
    return lines.join(u'\n');
}

/// What no statement can bring back, or nobody may (the order of columns, passwords), or an inventory does not tell
/// which of an operator family's members are whose.
bool isLeft(const InventoryDifference &difference)
{
    return !noiseOf(difference).isEmpty() || difference.kind == ItemKind::UserMapping
        || difference.kind == ItemKind::Subscription || difference.kind == ItemKind::OperatorFamily
        || difference.kind == ItemKind::OperatorClass;
}

/// Makes the database with `change` like `to`; what then differs still.
QString resolved(const Database &database, const QByteArray &change, const CatalogSides &to)
{
    const CatalogSides from = sidesOf(database, change);
    const auto differences = compareInventories(to.inventory, from.inventory);
    QByteArrayList statements{change};
    for (const SqlStep &step : resolve(from, to, differences).sql.steps)
        statements << step.sql.toUtf8();
    auto left = compareInventories(to.inventory,
                                   taken(readInventory(*changed(database, statements), {u"public.tool"_s}, {})));
    std::erase_if(left, isLeft);
    return left.empty() ? QString() : shown(left) + u'\n' + QString::fromUtf8(statements.join(";\n"));
}

}  // namespace

/// SQL that was written for the differences of two databases, run: none is left, either way.
class DriftSqlTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_base = std::make_unique<Database>();
        m_base->sql(baseText);
        m_sides = sidesOf(*m_base);
    }
    void cleanupTestCase() { m_base.reset(); }

    void resolves_data()
    {
        QTest::addColumn<QByteArray>("change");
        for (const Pair &pair : pairs)
            QTest::newRow(pair.change) << QByteArray(pair.change);
    }
    void resolves()
    {
        QFETCH(QByteArray, change);
        if (change.contains("SUBSCRIPTION"))
            QSKIP("It has a connection of its own, which is nobody's to write.");
        QCOMPARE(resolved(*m_base, change, m_sides), QString());
        QCOMPARE(resolved(*m_base, "SELECT 1", sidesOf(*m_base, change)), QString());
    }

    void keepsWhatIsSilenced()
    {
        const CatalogSides from
            = sidesOf(*m_base,
                      "CREATE TABLE kept (a int); CREATE TABLE goes (a int); ALTER TABLE users ADD kept int, ADD"
                      " goes int");
        std::vector<InventoryDifference> counted;
        for (const InventoryDifference &one : compareInventories(m_sides.inventory, from.inventory)) {
            if (!one.object.endsWith(u"kept"_s))
                counted.push_back(one);
        }
        QStringList statements;
        for (const SqlStep &step : resolve(from, m_sides, counted).sql.steps)
            statements << step.sql;
        QVERIFY2(!statements.join(u'\n').contains(u"kept"_s), qPrintable(statements.join(u'\n')));
        QVERIFY2(statements.join(u'\n').contains(u"goes"_s), qPrintable(statements.join(u'\n')));
    }

private:
    std::unique_ptr<Database> m_base{};
    CatalogSides m_sides{};
};

QTEST_GUILESS_MAIN(DriftSqlTest)
#include "tst_driftsql.moc"
