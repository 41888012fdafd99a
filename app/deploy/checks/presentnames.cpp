// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/presentnames.h"

#include "app/schema/replaymodel.h"
#include "app/sql/quoting.h"

namespace lockstep {

using namespace Qt::StringLiterals;

ObjectName newTableName(const WrittenName &written)
{
    return {written.schema.isEmpty() ? u"public"_s : written.schema, written.name};
}

PresentNames::Names &PresentNames::at(const ObjectName &table)
{
    return m_tables.try_emplace(table, Names{table}).first->second;
}

void PresentNames::move(const ObjectName &from, const ObjectName &to)
{
    const Names names = at(from);
    m_tables[to] = names;
    m_tables[from] = Names{};  // whoever is called that afterwards is made by the plan
}

void PresentNames::follow(const StatementEffects &statement, const Replay &schema)
{
    for (const LocatedChange &located : statement.changes) {
        std::visit(
            [&](const auto &change) {
                if constexpr (requires { this->follow(change, schema); })
                    this->follow(change, schema);
            },
            located.change);
    }
}

void PresentNames::follow(const change::CreateTable &made, const Replay &schema)
{
    if (!schema.find(made.name))
        m_tables[newTableName(made.name)] = Names{};
}

void PresentNames::follow(const change::AlterTable &altered, const Replay &schema)
{
    const auto name = schema.find(altered.name);
    const TableShape *shape = name ? schema.table(joinedIdentifiers({name->schema, name->name})) : nullptr;
    if (!shape)
        return;
    Names &names = at(*name);
    for (const auto &[command, range] : altered.commands) {
        if (const auto *added = std::get_if<change::AddColumn>(&command); added && !shape->column(added->column.name))
            names.columns[added->column.name] = std::nullopt;
        else if (const auto *converted = std::get_if<change::AlterColumnType>(&command))
            names.columns[converted->column] = std::nullopt;
        else if (const auto *dropped = std::get_if<change::DropColumn>(&command))
            names.columns[dropped->column] = std::nullopt;
    }
}

void PresentNames::follow(const change::Rename &renamed, const Replay &schema)
{
    const auto name = schema.find(renamed.name);
    if (!name)
        return;
    if (renamed.part.isEmpty()) {
        move(*name, {name->schema, renamed.newName});
    } else if (renamed.objectKind == "column"_L1) {
        const auto before = column(*name, renamed.part);
        at(*name).columns[renamed.newName] = before;
        at(*name).columns[renamed.part] = std::nullopt;
    }
}

void PresentNames::follow(const change::SetSchema &moved, const Replay &schema)
{
    if (const auto name = schema.find(moved.name); name && !moved.hasArguments)
        move(*name, {moved.schema, name->name});
}

void PresentNames::follow(const change::DropObject &dropped, const Replay &schema)
{
    if (dropped.objectKind != "table"_L1)
        return;
    if (const auto name = schema.find(dropped.name))
        m_tables[*name] = Names{};
}

std::optional<ObjectName> PresentNames::table(const ObjectName &now) const
{
    const auto found = m_tables.find(now);
    return found == m_tables.end() ? std::optional(now) : found->second.present;
}

std::optional<QString> PresentNames::column(const ObjectName &table, const QString &now) const
{
    const auto found = m_tables.find(table);
    if (found == m_tables.end())
        return now;
    const auto column = found->second.columns.find(now);
    return column == found->second.columns.end() ? std::optional(now) : column->second;
}

std::optional<QByteArray> PresentNames::expression(const ObjectName &table, const QByteArray &sql) const
{
    const auto found = m_tables.find(table);
    if (found == m_tables.end())
        return sql;
    const QString original = QString::fromUtf8(sql);
    QString text = original;
    std::vector<std::pair<QString, QString>> waiting;
    for (const auto &[now, present] : found->second.columns) {
        // Another name in its place makes another text of it: that tells whether it occurs.
        const QString mark = u"lockstep_%1_"_s.arg(waiting.size());
        if (withColumnRenamed(original, now, mark) == original)
            continue;
        if (!present)
            return std::nullopt;
        text = withColumnRenamed(text, now, mark);
        waiting.emplace_back(mark, *present);
    }
    // Not before all have left: one may be called now as another was called before.
    for (const auto &[mark, present] : waiting)
        text = withColumnRenamed(text, mark, present);
    return text.toUtf8();
}

}  // namespace lockstep
