// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/migrationsql.h"

#include "app/schema/difference.h"
#include "app/schema/migrationwriter.h"
#include "app/schema/replaymodel.h"
#include "app/sql/canonical.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// All of `part` stands in `whole`, in this order.
bool isWithin(const QStringList &part, const QStringList &whole)
{
    qsizetype at = 0;
    for (const QString &one : part) {
        at = whole.indexOf(one, at);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

bool mentions(const FunctionShape &function, const ObjectName &name, const QSet<QString> &types)
{
    const QString signature = name.name + u' ' + function.arguments + u' ' + function.returns;
    return std::ranges::any_of(types, [&signature](const QString &type) { return signature.contains(type); });
}

}  // namespace

QString elementType(const QString &type)
{
    return type.endsWith("[]"_L1) ? elementType(type.chopped(2)) : type;
}

bool isInherited(const Snapshot &snapshot, const TableShape &table,
                 const std::function<bool(const TableShape &parent)> &has)
{
    std::vector<ObjectName> parents = table.parents;
    if (table.partitionOf)
        parents.push_back(*table.partitionOf);
    return std::ranges::any_of(parents, [&](const ObjectName &name) {
        const auto parent = snapshot.tables.find(name);
        return parent != snapshot.tables.end() && has(parent->second);
    });
}

void MigrationWriter::add(Phase phase, const QString &sql, Message remark)
{
    m_phases[std::size_t(phase)].push_back({sql, std::move(remark)});
}

void MigrationWriter::miss(const char *sentence, const QString &object)
{
    m_missing.push_back({sentence, {object}});
}

void MigrationWriter::findReplacedEnums()
{
    for (const auto &[name, type] : m_from.types) {
        const auto other = m_to.types.find(name);
        const bool isEnum = other != m_to.types.end() && type.kind == TypeKind::Enum;
        if (isEnum && other->second.kind == TypeKind::Enum && !isWithin(type.labels, other->second.labels))
            m_replacedEnums.insert(name);
    }
}

void MigrationWriter::findRetypedColumns()
{
    QSet<QString> replaced;
    for (const ObjectName &name : m_replacedEnums)
        replaced.insert(name.display());
    for (const auto &[name, table] : m_from.tables) {
        const auto other = m_to.tables.find(name);
        if (other == m_to.tables.end())
            continue;
        for (const ColumnShape &column : table.columns) {
            const ColumnShape *to = other->second.column(column.name);
            if (to && (to->type != column.type || replaced.contains(elementType(column.type))))
                m_retyped.insert({name, column.name});
        }
    }
}

void MigrationWriter::findRemadeViews()
{
    std::set<ObjectName> changed;
    for (const auto &entry : m_from.tables) {
        const ObjectName &name = entry.first;
        const TableShape &table = entry.second;
        const auto other = m_to.tables.find(name);
        const bool stays = other != m_to.tables.end() && std::ranges::all_of(table.columns, [&](const auto &column) {
                               return other->second.column(column.name) && !m_retyped.contains({name, column.name});
                           });
        if (!stays)
            changed.insert(name);
    }
    for (const auto &[name, view] : m_from.views) {
        const auto other = m_to.views.find(name);
        const bool isSame = other != m_to.views.end() && other->second.isMaterialized == view.isMaterialized
            && other->second.columns == view.columns
            && canonicalQuery(other->second.definition.toUtf8()) == canonicalQuery(view.definition.toUtf8());
        if (!isSame)
            changed.insert(name);
    }
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto &[name, view] : m_from.views) {
            const bool standsOnChanged
                = std::ranges::any_of(view.uses, [&](const ObjectName &used) { return changed.contains(used); });
            if (standsOnChanged && changed.insert(name).second)
                grew = true;
        }
    }
    for (const auto &[name, view] : m_from.views) {
        if (changed.contains(name))
            m_remadeViews.insert(name);
    }
}

void MigrationWriter::findRemadeFunctions()
{
    QSet<QString> replaced;
    for (const ObjectName &name : m_replacedEnums)
        replaced.insert(name.display());
    for (const auto &[name, function] : m_from.functions) {
        const auto other = m_to.functions.find(name);
        if (other == m_to.functions.end())
            continue;
        const bool isReplaceable = function.returns == other->second.returns && function.kind == other->second.kind
            && function.arguments == other->second.arguments;
        if (!isReplaceable || mentions(function, name, replaced))
            m_remadeFunctions.insert(name);
    }
}

bool MigrationWriter::namesRetyped(const ObjectName &table, const QString &sql) const
{
    return std::ranges::any_of(m_retyped, [&](const Column &column) {
        return column.first == table && withColumnRenamed(sql, column.second, column.second + u'_') != sql;
    });
}

MigrationSql MigrationWriter::write()
{
    findReplacedEnums();
    findRetypedColumns();
    findRemadeViews();
    findRemadeFunctions();
    schemasAndExtensions();
    types();
    sequences();
    functions();
    tables();
    views();
    grants();
    MigrationSql migration{{}, std::move(m_missing)};
    for (auto &phase : m_phases)
        std::ranges::move(phase, std::back_inserter(migration.steps));
    return migration;
}

MigrationSql sqlBetween(const Snapshot &from, const Snapshot &to)
{
    return MigrationWriter(from, to).write();
}

QByteArray scriptOf(const MigrationSql &migration)
{
    QByteArray script;
    for (const Message &missing : migration.missing)
        script += "-- " + missing.english().toUtf8() + '\n';
    if (!script.isEmpty())
        script += '\n';
    for (const SqlStep &step : migration.steps) {
        if (!step.remark.isEmpty())
            script += "-- " + step.remark.english().toUtf8() + '\n';
        script += step.sql.toUtf8() + ";\n";
    }
    return script;
}

}  // namespace lockstep
