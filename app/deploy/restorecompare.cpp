// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/restorecompare.h"

#include "app/deploy/backup/source.h"
#include "app/postgres/catalogreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// One database as it is compared.
struct Reading
{
    Snapshot catalog{};
    std::vector<TableContent> tables{};
};

Result<Reading> readAll(const ConnectionUrl &url, const JobContext &context)
{
    const auto session = Session::open(url, context);
    if (!session)
        return session.error();
    auto catalog = readCatalog(**session, context);
    if (!catalog)
        return std::move(catalog).error();
    auto content = readContent(**session, context);
    if (!content)
        return std::move(content).error();
    if (Status counted = countTables(**session, content->tables, Depth::Checksums, context); !counted)
        return std::move(counted).error();
    return Reading{*std::move(catalog), std::move(content->tables)};
}

std::map<QString, const TableContent *> byName(const std::vector<TableContent> &all)
{
    std::map<QString, const TableContent *> tables;
    for (const TableContent &table : all)
        tables.emplace(table.name, &table);
    return tables;
}

/// Columns in other numbers have other checksums without a row being another: the catalogs tell of those.
bool isSameContent(const TableContent &backup, const TableContent &target)
{
    if (!backup.isCounted() || !target.isCounted())
        return true;
    const bool isComparable
        = !backup.checksum.isEmpty() && !target.checksum.isEmpty() && backup.columns == target.columns;
    return !isComparable || backup.checksum == target.checksum;
}

std::vector<TableComparison> compareTables(const std::vector<TableContent> &backup,
                                           const std::vector<TableContent> &target)
{
    const auto inBackup = byName(backup);
    const auto inTarget = byName(target);
    std::vector<TableComparison> tables;
    for (const auto &[name, table] : inBackup) {
        const auto other = inTarget.find(name);
        TableComparison &comparison = tables.emplace_back(TableComparison{.table = name, .inBackup = table->rows});
        if (other == inTarget.end())
            continue;
        // What was not counted when the backup was taken cannot be another number now.
        comparison.inTarget = table->isCounted() ? other->second->rows : table->rows;
        comparison.isSameContent = isSameContent(*table, *other->second);
    }
    for (const auto &[name, table] : inTarget) {
        if (!inBackup.contains(name))
            tables.push_back({.table = name, .inTarget = table->rows});
    }
    std::ranges::sort(tables, {}, &TableComparison::table);
    return tables;
}

}  // namespace

int DatabaseComparison::unequalTables() const
{
    return int(std::ranges::count_if(tables, [](const TableComparison &table) { return !table.isEqual(); }));
}

bool DatabaseComparison::isEqual() const
{
    return objects.empty() && unequalTables() == 0;
}

Result<DatabaseComparison> compareDatabases(const ConnectionUrl &restored, const ConnectionUrl &target,
                                            const JobContext &context)
{
    context.report({{QT_TRANSLATE_NOOP("app", "Reading the restored database")}, 0, 2});
    const auto backup = readAll(restored, context);
    if (!backup)
        return backup.error();
    context.report({{QT_TRANSLATE_NOOP("app", "Reading the target")}, 1, 2});
    const auto now = readAll(target, context);
    if (!now)
        return now.error();
    context.report({{QT_TRANSLATE_NOOP("app", "Compared")}, 2, 2});
    return DatabaseComparison{compareSnapshots(backup->catalog, now->catalog),
                              compareTables(backup->tables, now->tables)};
}

Result<DatabaseComparison> compareWithBackup(const Backup &backup, const ConnectionUrl &database,
                                             const JobContext &context)
{
    const auto session = Session::open(database, context);
    if (!session)
        return session.error();
    auto now = readContent(**session, context);
    if (!now)
        return std::move(now).error();
    if (Status counted = countTables(**session, now->tables, Depth::Checksums, context); !counted)
        return std::move(counted).error();
    DatabaseComparison comparison{.tables = compareTables(backup.content.tables, now->tables)};
    std::map<QString, int> kinds = backup.content.objects;
    kinds.insert(now->objects.begin(), now->objects.end());
    const auto countOf = [](const std::map<QString, int> &counts, const QString &kind) {
        const auto found = counts.find(kind);
        return found == counts.end() ? 0 : found->second;
    };
    for (const auto &[kind, any] : kinds) {
        const int then = countOf(backup.content.objects, kind);
        const int here = countOf(now->objects, kind);
        if (then != here)
            comparison.objects.push_back(
                {kind, {}, SchemaDifference::Change::Different, QString::number(then), QString::number(here)});
    }
    return comparison;
}

}  // namespace lockstep
