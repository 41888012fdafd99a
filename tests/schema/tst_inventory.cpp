// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/inventory.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

using enum ItemProperty;

InventoryItem column(const char *name, int position, const char *type = "integer")
{
    return {ItemKind::Column,
            QByteArray("public.t.") + name,
            "public.t",
            {{Type, type}, {Position, QByteArray::number(position)}}};
}

Inventory table(std::vector<InventoryItem> columns)
{
    Inventory made{150000, {{ItemKind::Table, "public.t", {}, {{Type, "table"}, {Owner, "a"}}}}};
    std::ranges::sort(columns, {}, &InventoryItem::name);
    made.items.insert(made.items.end(), columns.begin(), columns.end());
    return made;
}

Inventory single(ItemKind kind, ItemProperty property, const char *text)
{
    return {150000, {{kind, "public.x", {}, {{property, text}}}}};
}

}  // namespace

class TestInventory : public QObject
{
    Q_OBJECT

private slots:
    void equalIsEmpty()
    {
        const Inventory one = table({column("a", 1), column("b", 2)});
        QVERIFY(compareInventories(one, one).empty());
        QVERIFY(compareInventories({}, {}).empty());
    }

    void gapsAreNoOrder()
    {
        QVERIFY(compareInventories(table({column("a", 1), column("b", 2)}), table({column("a", 1), column("b", 4)}))
                    .empty());
    }

    void orderIsToldOnce()
    {
        const auto found = compareInventories(table({column("a", 1), column("b", 2), column("c", 3)}),
                                              table({column("a", 3), column("b", 2), column("c", 1)}));
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].difference, DifferenceClass::ColumnOrder);
        QCOMPARE(found[0].object, u"public.t"_s);
        QCOMPARE(found[0].expected, u"a, b, c"_s);
        QCOMPARE(found[0].actual, u"c, b, a"_s);
    }

    void whatOnlyOneSideHasMovesNothing()
    {
        const auto found = compareInventories(table({column("a", 1), column("b", 2), column("c", 3)}),
                                              table({column("a", 1), column("c", 2), column("d", 3)}));
        QCOMPARE(found.size(), 2u);
        QCOMPARE(found[0].difference, DifferenceClass::Missing);
        QCOMPARE(found[0].object, u"public.t.b"_s);
        QCOMPARE(found[0].expected, u"integer\nposition: 2"_s);
        QCOMPARE(found[1].difference, DifferenceClass::Extra);
        QCOMPARE(found[1].object, u"public.t.d"_s);
    }

    void aMissingTableTakesItsColumnsAlong()
    {
        const auto found = compareInventories(table({column("a", 1)}), {150000, {}});
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].difference, DifferenceClass::Missing);
        QCOMPARE(found[0].kind, ItemKind::Table);
        QCOMPARE(compareInventories({150000, {}}, table({column("a", 1)})).size(), 1u);
    }

    void whatIsNoHolderTakesNothingAlong()
    {
        Inventory expected = table({column("a", 1)});
        expected.items.insert(expected.items.begin(), {ItemKind::Collation, "public.t", {}, {{Definition, "x"}}});
        const auto found = compareInventories(expected, table({}));
        QCOMPARE(found.size(), 2u);
    }

    void labels()
    {
        const auto classOf = [](const char *expected, const char *actual) {
            return compareInventories(single(ItemKind::Type, Labels, expected), single(ItemKind::Type, Labels, actual))
                .at(0)
                .difference;
        };
        QCOMPARE(classOf("a\nb", "a\nc\nb"), DifferenceClass::EnumValue);
        QCOMPARE(classOf("a\nb", "a\nb\nc"), DifferenceClass::EnumValue);
        QCOMPARE(classOf("a\nb", "b\na"), DifferenceClass::Different);
        QCOMPARE(classOf("a\nb", "a"), DifferenceClass::Different);
    }

    void oneSideHasNoValue()
    {
        const auto found = compareInventories(single(ItemKind::Table, Type, "table"),
                                              {150000, {{ItemKind::Table, "public.x", {}, {{Comment, "c"}}}}});
        QCOMPARE(found.size(), 2u);
        QCOMPARE(found[0].property, Type);
        QCOMPARE(found[0].actual, QString());
        QCOMPARE(found[1].difference, DifferenceClass::Comment);
    }

    void words()
    {
        QCOMPARE(itemKindId(ItemKind::Schema), "schema"_L1);
        QCOMPARE(itemKindId(ItemKind::MaterializedView), "materializedView"_L1);
        QCOMPARE(itemKindId(ItemKind::DatabaseSetting), "databaseSetting"_L1);
        QCOMPARE(itemPropertyId(NotNull), "notNull"_L1);
        QCOMPARE(itemPropertyId(Labels), "labels"_L1);
        QCOMPARE(itemPropertyId(Comment), "comment"_L1);
        QCOMPARE(differenceClassId(DifferenceClass::EnumValue), "enumValue"_L1);
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
