// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/inventoryreader.h"
#include "tests/postgres/inventorypairs.h"
#include "tests/support/testpostgres.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

QString described(const std::vector<InventoryDifference> &differences)
{
    QStringList lines;
    for (const InventoryDifference &one : differences) {
        QString line = differenceClassId(one.difference) + u' ' + itemKindId(one.kind) + u' ' + one.object;
        if (one.difference == DifferenceClass::Different || one.difference == DifferenceClass::Comment)
            line += u' ' + itemPropertyId(one.property);
        lines << line;
    }
    return lines.join(u"; "_s);
}

/// With `change`, which is taken back: the reader's own BEGIN joins the transaction, and its ROLLBACK ends it.
Inventory inventoryOf(const test::Database &database, const QByteArray &change = {})
{
    const auto session = Session::open(database.url(), {});
    if (!change.isEmpty()) {
        for (const QByteArray &statement : {QByteArray("BEGIN ISOLATION LEVEL REPEATABLE READ"), change}) {
            if (const auto done = (*session)->execute(statement, {}); !done)
                qFatal("%s", qPrintable(describe(done.error())));
        }
    }
    const auto inventory = readInventory(**session, {u"public.tool"_s}, {});
    if (!inventory)
        qFatal("%s", qPrintable(describe(inventory.error())));
    return *inventory;
}

}  // namespace

/// Pairs of databases that differ in one thing each.
class InventoryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_base = std::make_unique<test::Database>();
        m_base->sql(test::baseText);
        m_inventory = inventoryOf(*m_base);
    }
    void cleanupTestCase() { m_base.reset(); }
    void differs_data();
    void differs();
    void isSortedAndUnique();
    void hasEveryKind();
    void leavesTheTransactionBehind();
    void asksAsMuchOfMore();

private:
    std::unique_ptr<test::Database> m_base{};
    Inventory m_inventory{};
};

void InventoryTest::differs_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("expected");
    for (const test::Pair &pair : test::pairs)
        QTest::newRow(pair.change) << QByteArray(pair.change)
                                   << (pair.expected ? QString::fromLatin1(pair.expected) : QString());
}

/// Where the words are not written here, one difference is enough.
void InventoryTest::differs()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, expected);
    const auto differences = compareInventories(m_inventory, inventoryOf(*m_base, change));
    if (expected.isNull())
        QVERIFY(!differences.empty());
    else
        QCOMPARE(described(differences), expected);
    for (const InventoryDifference &one : differences)
        QVERIFY2(one.expected != one.actual, qPrintable(one.object));
}

void InventoryTest::isSortedAndUnique()
{
    for (size_t at = 1; at < m_inventory.items.size(); ++at) {
        const InventoryItem &one = m_inventory.items[at - 1];
        const InventoryItem &next = m_inventory.items[at];
        QVERIFY2(std::tie(one.kind, one.name) < std::tie(next.kind, next.name), next.name.constData());
        QVERIFY(std::ranges::is_sorted(next.values, {}, &ItemValue::property));
    }
}

void InventoryTest::hasEveryKind()
{
    for (int kind = 0; kind <= int(ItemKind::Publication); ++kind) {
        const bool isIn = std::ranges::any_of(m_inventory.items,
                                              [kind](const InventoryItem &item) { return int(item.kind) == kind; });
        static const QSet<ItemKind> rare{
            ItemKind::Language,    ItemKind::AccessMethod,     ItemKind::Conversion,        ItemKind::Transform,
            ItemKind::UserMapping, ItemKind::TextSearchParser, ItemKind::TextSearchTemplate};
        QVERIFY2(isIn || rare.contains(ItemKind(kind)), qPrintable(itemKindId(ItemKind(kind)) + u""_s));
    }
    QCOMPARE(m_inventory.find(ItemKind::Column, "public.users.total")->value(ItemProperty::Type), "numeric(10,2)");
    QCOMPARE(m_inventory.find(ItemKind::Table, "public.tool"), nullptr);
    QCOMPARE(m_inventory.find(ItemKind::Sequence, "public.tool_id_seq"), nullptr);
    QCOMPARE(m_inventory.find(ItemKind::Routine, "public.similarity(text, text)"), nullptr);
}

void InventoryTest::leavesTheTransactionBehind()
{
    const auto session = Session::open(m_base->url(), {});
    QVERIFY(session && readInventory(**session, {}, {}));
    const auto after = (*session)->execute("SELECT current_setting('search_path') <> '', now() = now()", {});
    QVERIFY(after);
    QCOMPARE(after->rows[0][0], "t");
    QVERIFY((*session)->execute("CREATE TEMPORARY TABLE written (a int)", {}));
}

void InventoryTest::asksAsMuchOfMore()
{
    const auto asked = [](const test::Database &database) {
        const auto session = Session::open(database.url(), {});
        int count = 0;
        (*session)->observe([&](const QByteArray &, const Session::Parameters &) { ++count; });
        return readInventory(**session, {}, {}) ? count : -1;
    };
    const test::Database empty;
    QCOMPARE(asked(*m_base), asked(empty));
    QVERIFY(asked(empty) > 0);
}

QTEST_GUILESS_MAIN(InventoryTest)
#include "tst_inventory.moc"
