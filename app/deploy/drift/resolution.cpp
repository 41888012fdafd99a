// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/resolution.h"

#include "app/deploy/drift/itemsql.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What a snapshot knows of, whole.
bool isInSnapshot(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Schema:
    case ItemKind::Extension:
    case ItemKind::Type:
    case ItemKind::Domain:
    case ItemKind::Routine:
    case ItemKind::Sequence:
    case ItemKind::Table:
    case ItemKind::Column:
    case ItemKind::Constraint:
    case ItemKind::Index:
    case ItemKind::View:
    case ItemKind::MaterializedView:
    case ItemKind::Trigger:
    case ItemKind::Policy:
        return true;
    default:
        return false;
    }
}

/// Of that, what it does not know.
bool isBeside(ItemProperty property)
{
    return property == ItemProperty::Owner || property == ItemProperty::Privileges || property == ItemProperty::Comment
        || property == ItemProperty::Options || property == ItemProperty::Storage || property == ItemProperty::Version;
}

/// With its owner, privileges and comment, where it can be made at all.
QByteArrayList dressed(const InventoryItem &item)
{
    const QByteArrayList made = createItem(item);
    return made.isEmpty() ? made : made + dressItem(item);
}

/// Writes the steps: what drops other kinds, what takes one snapshot to the other, what makes and dresses the rest.
class Writer
{
public:
    Writer(const CatalogSides &from, const CatalogSides &to)
        : m_from(from)
        , m_to(to)
    { }
    Resolution write(const std::vector<InventoryDifference> &differences, const Snapshot &wanted);

private:
    using Steps = std::vector<SqlStep>;

    void own(size_t at, const InventoryDifference &difference);
    void both(size_t at, const InventoryDifference &difference, const InventoryItem &is, const InventoryItem &wanted);
    void dress(size_t at, const InventoryItem &made);
    void remark(size_t at, const InventoryItem *is, const InventoryItem *wanted);
    void add(size_t at, Steps &phase, const QByteArrayList &statements);
    /// An index as the server itself writes it: a snapshot knows nothing of its storage parameters.
    void writeOut(const InventoryItem &index);
    /// The snapshot's statements that are for a difference; whether there are any.
    bool claim(size_t at, const InventoryDifference &difference);
    void miss(const InventoryDifference &difference)
    {
        m_resolution.sql.missing.push_back({QT_TRANSLATE_NOOP("app", "%1 %2: no statement was written for it."),
                                            {itemKindId(difference.kind) + QString(), difference.object}});
    }

    const CatalogSides &m_from;
    const CatalogSides &m_to;
    Resolution m_resolution{};
    Steps m_before{};
    Steps m_between{};
    Steps m_after{};
};

void Writer::add(size_t at, Steps &phase, const QByteArrayList &statements)
{
    for (const QByteArray &statement : statements) {
        const SqlStep step{QString::fromUtf8(statement), {}};
        phase.push_back(step);
        m_resolution.each[at].push_back(step);
    }
}

void Writer::writeOut(const InventoryItem &index)
{
    const QString name = u' ' + QString::fromUtf8(quotedIdentifier(ownName(QString::fromUtf8(index.name))));
    for (SqlStep &step : m_between) {
        const bool isMade = step.sql.startsWith("CREATE INDEX "_L1) || step.sql.startsWith("CREATE UNIQUE INDEX "_L1);
        if (isMade && step.sql.section(u" ON "_s, 0, 0).endsWith(name))
            step.sql = QString::fromUtf8(index.value(ItemProperty::Definition));
    }
}

bool Writer::claim(size_t at, const InventoryDifference &difference)
{
    const QStringList names = identifiersOf(difference.object);
    const auto isNamed = [&](const SqlStep &step) {
        const qsizetype first = names.size() > 2 ? 1 : names.size() - 1;
        return std::all_of(names.begin() + first, names.end(),
                           [&](const QString &name) { return step.sql.contains(name); });
    };
    std::ranges::copy_if(m_between, std::back_inserter(m_resolution.each[at]), isNamed);
    return !m_resolution.each[at].empty();
}

/// The object itself and what hangs from it, once the snapshot's statements have made it.
void Writer::dress(size_t at, const InventoryItem &made)
{
    for (const InventoryItem &item : m_to.inventory.items) {
        if (item.kind == ItemKind::Index && item.holder == made.name)
            writeOut(item);
        if ((item.kind == made.kind && item.name == made.name) || item.holder == made.name) {
            if (isInSnapshot(item.kind))
                add(at, m_after, dressItem(item));
            else
                add(at, m_after, dressed(item));
        }
    }
}

/// Of a view's column there is only what somebody said about it.
void Writer::remark(size_t at, const InventoryItem *is, const InventoryItem *wanted)
{
    if (is) {
        const InventoryItem plain{is->kind, is->name, is->holder};
        for (const ItemValue &value : is->values)
            add(at, m_after, alterItem(value.property, is, plain));
    }
    if (wanted)
        add(at, m_after, dressItem(*wanted));
}

void Writer::both(size_t at, const InventoryDifference &difference, const InventoryItem &is,
                  const InventoryItem &wanted)
{
    const bool isSnapshots = isInSnapshot(difference.kind) && !isBeside(difference.property);
    if (isSnapshots && claim(at, difference))
        return;
    const QByteArrayList written = alterItem(difference.property, &is, wanted);
    if (written.isEmpty())
        miss(difference);
    add(at, m_after, written);
}

void Writer::own(size_t at, const InventoryDifference &difference)
{
    const QByteArray name = difference.object.toUtf8();
    const InventoryItem *is = m_from.inventory.find(difference.kind, name);
    const InventoryItem *wanted = m_to.inventory.find(difference.kind, name);
    if (difference.difference == DifferenceClass::ColumnOrder)
        return miss(difference);
    if (wanted && wanted->kind == ItemKind::Index)
        writeOut(*wanted);
    if (is && wanted)
        return both(at, difference, *is, *wanted);
    const InventoryItem *only = is ? is : wanted;
    if (only && only->kind == ItemKind::Column && only->value(ItemProperty::Type).isEmpty())
        return remark(at, is, wanted);
    if (isInSnapshot(difference.kind) && claim(at, difference)) {
        if (wanted)
            dress(at, *wanted);
        return;
    }
    const QByteArrayList written = is ? dropItem(*is) : wanted ? dressed(*wanted) : QByteArrayList();
    if (written.isEmpty())
        miss(difference);
    add(at, is ? m_before : m_after, written);
}

Resolution Writer::write(const std::vector<InventoryDifference> &differences, const Snapshot &wanted)
{
    MigrationSql between = sqlBetween(m_from.schema, wanted);
    m_between = between.steps;
    m_resolution.sql.missing = std::move(between.missing);
    m_resolution.each.resize(differences.size());
    for (size_t at = 0; at < differences.size(); ++at)
        own(at, differences[at]);
    std::vector<SqlStep> &steps = m_resolution.sql.steps;
    // What hangs from others comes later in the order of kinds.
    steps.assign(m_before.rbegin(), m_before.rend());
    for (const Steps *phase : {&m_between, &m_after})
        steps.insert(steps.end(), phase->begin(), phase->end());
    return std::move(m_resolution);
}

}  // namespace

Resolution resolve(const CatalogSides &from, const CatalogSides &to,
                   const std::vector<InventoryDifference> &differences)
{
    CatalogSides start = from;
    // Privileges are told by inventories.
    start.schema.grants.clear();
    Snapshot wanted = start.schema;
    for (const InventoryDifference &one : differences) {
        const bool isInBoth = !one.expected.isEmpty() && !one.actual.isEmpty();
        if (!isInBoth || !isBeside(one.property))
            keepAsIs(wanted, to.schema, itemKindId(one.kind), one.object);
    }
    return Writer(start, to).write(differences, wanted);
}

std::vector<InventoryDifference> turned(std::vector<InventoryDifference> differences)
{
    for (InventoryDifference &one : differences) {
        std::swap(one.expected, one.actual);
        if (one.difference == DifferenceClass::Missing)
            one.difference = DifferenceClass::Extra;
        else if (one.difference == DifferenceClass::Extra)
            one.difference = DifferenceClass::Missing;
    }
    return differences;
}

}  // namespace lockstep
