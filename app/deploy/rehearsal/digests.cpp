// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/digests.h"

#include "app/deploy/backup/source.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

bool isAsKnown(const TableContent &table, const TableDigests &known, const Touched &touched)
{
    const auto found = known.find(table.name);
    return found != known.end() && !touched.any && !touched.tables.contains(table.name)
        && found->second.oid == table.oid && found->second.columns == table.columns;
}

InventoryDifference dataDifference(const TableContent &expected, const TableContent &actual)
{
    InventoryDifference difference{
        .difference = DifferenceClass::Data, .kind = ItemKind::Table, .object = expected.name};
    difference.expected = QString::number(expected.rows);
    difference.actual = QString::number(actual.rows);
    return difference;
}

}  // namespace

Result<TableDigests> readDigests(Session &session, const TableDigests &known, const Touched &touched,
                                 const JobContext &context)
{
    auto tables = readTables(session, context);
    if (!tables)
        return std::move(tables).error();
    std::vector<TableContent> changed;
    TableDigests digests;
    for (TableContent &table : *tables) {
        if (isAsKnown(table, known, touched))
            digests.emplace(table.name, known.at(table.name));
        else
            changed.push_back(std::move(table));
    }
    if (!changed.empty()) {
        if (Status counted = countTables(session, changed, Depth::Checksums, context); !counted)
            return std::move(counted).error();
    }
    for (TableContent &table : changed)
        digests.emplace(table.name, std::move(table));
    return digests;
}

std::vector<InventoryDifference> compareDigests(const TableDigests &expected, const TableDigests &actual)
{
    std::vector<InventoryDifference> differences;
    for (const auto &[name, before] : expected) {
        const auto found = actual.find(name);
        if (found == actual.end())
            continue;
        const TableContent &after = found->second;
        const bool hasOtherValues = before.columns == after.columns && before.checksum != after.checksum;
        if (before.rows != after.rows || hasOtherValues)
            differences.push_back(dataDifference(before, after));
    }
    return differences;
}

}  // namespace lockstep
