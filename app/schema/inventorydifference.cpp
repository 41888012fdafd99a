// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/inventory.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace lockstep {

namespace {

/// Is `part` what remains of `whole` when some of it is taken out?
bool isWithin(const QByteArrayList &part, const QByteArrayList &whole)
{
    auto at = whole.begin();
    return std::ranges::all_of(part, [&](const QByteArray &one) {
        at = std::find(at, whole.end(), one);
        return at != whole.end() && (++at, true);
    });
}

/// Are its columns, constraints, checks items of their own?
bool isHolder(ItemKind kind)
{
    return kind == ItemKind::Type || kind == ItemKind::Domain || kind == ItemKind::Sequence || kind == ItemKind::Table
        || kind == ItemKind::View || kind == ItemKind::MaterializedView;
}

/// Walks two inventories side by side and collects what differs.
class Comparison
{
public:
    Comparison(const Inventory &expected, const Inventory &actual)
        : m_expected(expected)
        , m_actual(actual)
    { }
    std::vector<InventoryDifference> compare();

private:
    using Place = std::pair<int, int>;  ///< of one column, as it is expected and as it is
    template <typename Both, typename Only>
    void walk(const Both &both, const Only &only) const;

    void one(const InventoryItem &item, bool isExpected);
    void both(const InventoryItem &expected, const InventoryItem &actual);
    void value(const InventoryItem &item, ItemProperty property, const QByteArray &expected, const QByteArray &actual);
    void columnOrders();

    const Inventory &m_expected;
    const Inventory &m_actual;
    QSet<QByteArray> m_missing{};  ///< names of what other items hang from
    QSet<QByteArray> m_extra{};
    QHash<QByteArray, std::vector<std::pair<Place, QByteArray>>> m_columns{};  ///< of tables that have some moved
    std::vector<InventoryDifference> m_found{};
};

template <typename Both, typename Only>
void Comparison::walk(const Both &both, const Only &only) const
{
    const auto key = [](const InventoryItem &item) { return std::tie(item.kind, item.name); };
    auto left = m_expected.items.begin();
    auto right = m_actual.items.begin();
    while (left != m_expected.items.end() || right != m_actual.items.end()) {
        if (right == m_actual.items.end() || (left != m_expected.items.end() && key(*left) < key(*right)))
            only(*left++, true);
        else if (left == m_expected.items.end() || key(*right) < key(*left))
            only(*right++, false);
        else
            both(*left++, *right++);
    }
}

void Comparison::one(const InventoryItem &item, bool isExpected)
{
    if (!item.holder.isEmpty() && (isExpected ? m_missing : m_extra).contains(item.holder))
        return;
    // Views' columns are items only where somebody said something about them.
    const bool isRemark = item.kind == ItemKind::Column && item.values.size() == 1
        && item.values.front().property == ItemProperty::Comment;
    const auto difference = isRemark ? DifferenceClass::Comment
        : isExpected                 ? DifferenceClass::Missing
                                     : DifferenceClass::Extra;
    const auto property = isRemark ? ItemProperty::Comment : ItemProperty::Definition;
    const QString text = itemText(item);
    m_found.push_back({difference, item.kind, QString::fromUtf8(item.name), property, isExpected ? text : QString(),
                       isExpected ? QString() : text});
}

void Comparison::value(const InventoryItem &item, ItemProperty property, const QByteArray &expected,
                       const QByteArray &actual)
{
    auto difference = DifferenceClass::Different;
    if (property == ItemProperty::Comment)
        difference = DifferenceClass::Comment;
    else if (property == ItemProperty::Labels && isWithin(expected.split('\n'), actual.split('\n')))
        difference = DifferenceClass::EnumValue;
    m_found.push_back({difference, item.kind, QString::fromUtf8(item.name), property, QString::fromUtf8(expected),
                       QString::fromUtf8(actual)});
}

void Comparison::both(const InventoryItem &expected, const InventoryItem &actual)
{
    auto left = expected.values.begin();
    auto right = actual.values.begin();
    while (left != expected.values.end() || right != actual.values.end()) {
        const bool isLeft
            = left != expected.values.end() && (right == actual.values.end() || left->property <= right->property);
        const bool isRight
            = right != actual.values.end() && (left == expected.values.end() || right->property <= left->property);
        const ItemProperty property = isLeft ? left->property : right->property;
        const QByteArray before = isLeft ? (left++)->text : QByteArray();
        const QByteArray after = isRight ? (right++)->text : QByteArray();
        if (property == ItemProperty::Position)
            m_columns[expected.holder].push_back({{before.toInt(), after.toInt()}, expected.name});
        else if (before != after)
            value(expected, property, before, after);
    }
}

/// Columns that only one side has shift the others and move none.
void Comparison::columnOrders()
{
    QByteArrayList tables = m_columns.keys();
    std::ranges::sort(tables);
    for (const QByteArray &table : tables) {
        auto &columns = m_columns[table];
        const auto names = [&](const auto &place) {
            std::ranges::sort(columns, {}, place);
            QStringList listed;
            for (const auto &[places, name] : columns)
                listed << QString::fromUtf8(name.sliced(table.size() + 1));
            return listed.join(QStringLiteral(", "));
        };
        const QString expected = names([](const auto &column) { return column.first.first; });
        const QString actual = names([](const auto &column) { return column.first.second; });
        if (expected != actual)
            m_found.push_back({DifferenceClass::ColumnOrder, ItemKind::Table, QString::fromUtf8(table),
                               ItemProperty::Position, expected, actual});
    }
}

std::vector<InventoryDifference> Comparison::compare()
{
    walk([](const auto &, const auto &) {},
         [this](const InventoryItem &item, bool isExpected) {
             if (isHolder(item.kind))
                 (isExpected ? m_missing : m_extra).insert(item.name);
         });
    walk([this](const InventoryItem &expected, const InventoryItem &actual) { both(expected, actual); },
         [this](const InventoryItem &item, bool isExpected) { one(item, isExpected); });
    columnOrders();
    return std::move(m_found);
}

}  // namespace

std::vector<InventoryDifference> compareInventories(const Inventory &expected, const Inventory &actual)
{
    return Comparison(expected, actual).compare();
}

}  // namespace lockstep
