// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/history.h"

#include "app/schema/difference.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString written(const WrittenName &name)
{
    return name.schema.isEmpty() ? name.name : name.schema + u'.' + name.name;
}

QStringList columnDifferences(const TableShape &first, const TableShape &second)
{
    QStringList differences;
    const auto text = [](const ColumnShape &column) {
        return column.type + (column.isNotNull ? u" not null"_s : QString())
            + (column.defaultSql.isEmpty() ? QString() : u" default "_s + column.defaultSql);
    };
    for (const ColumnShape &column : second.columns) {
        const ColumnShape *other = first.column(column.name);
        if (!other)
            differences << u"+ %1 %2"_s.arg(column.name, text(column));
        else if (text(*other) != text(column))
            differences << u"%1: %2 → %3"_s.arg(column.name, text(*other), text(column));
    }
    for (const ColumnShape &column : first.columns) {
        if (!second.column(column.name))
            differences << u"− %1"_s.arg(column.name);
    }
    return differences;
}

}  // namespace

std::vector<ReplayNote> HistoryReplay::follow(const StatementEffects &statement, Origin where)
{
    std::vector<TypeChange> altered;
    for (const LocatedChange &located : statement.changes) {
        if (const auto *table = std::get_if<change::CreateTable>(&located.change))
            lookAtCreation(*table, located, where);
        if (const auto *table = std::get_if<change::AlterTable>(&located.change))
            lookAtTypes(*table, where, altered);
    }
    auto notes = m_replay.apply(statement, where.statement);
    takeTypes(std::move(altered));
    for (const LocatedChange &located : statement.changes)
        remember(located, where.migration);
    return notes;
}

void HistoryReplay::follow(int migration, const std::vector<StatementEffects> &statements,
                           const BeforeStatement &before)
{
    m_replay.begin(migration);
    std::vector<ReplayNote> notes;
    for (std::size_t statement = 0; statement < statements.size(); ++statement) {
        const Origin where{migration, int(statement)};
        if (before)
            before(where, m_replay);
        auto found = follow(statements[statement], where);
        std::ranges::move(found, std::back_inserter(notes));
    }
    m_history.notes.push_back(std::move(notes));
}

History HistoryReplay::take()
{
    m_history.schema = m_replay.takeSnapshot();
    return std::move(m_history);
}

/// A second CREATE TABLE is read beside the first, in a schema of its own.
void HistoryReplay::lookAtCreation(const change::CreateTable &table, const LocatedChange &located, Origin where)
{
    const auto name = m_replay.find(written(table.name));
    const TableShape *first = name ? m_replay.table(name->display()) : nullptr;
    if (!first || table.isTemporary || !table.query.isEmpty())
        return;
    Recreation found{where, located.range, *name, first->origin,
                     table.ifNotExists || located.isGuarded || located.isConditional};
    Snapshot other = m_replay.snapshot();
    other.tables.erase(*name);
    Replay apart(std::move(other));
    apart.begin(where.migration);
    StatementEffects alone;
    alone.changes.edit().push_back(located);
    (void)apart.apply(alone, where.statement);
    if (const TableShape *second = apart.table(name->display()))
        found.differences = columnDifferences(*first, *second);
    m_history.recreations.push_back(std::move(found));
}

void HistoryReplay::lookAtTypes(const change::AlterTable &table, Origin where, std::vector<TypeChange> &altered) const
{
    const auto name = m_replay.find(written(table.name));
    const auto shape = name ? m_replay.snapshot().tables.find(*name) : m_replay.snapshot().tables.end();
    if (shape == m_replay.snapshot().tables.end())
        return;
    for (const auto &[command, range] : table.commands) {
        const auto *change = std::get_if<change::AlterColumnType>(&command);
        const ColumnShape *column = change ? shape->second.column(change->column) : nullptr;
        if (column)
            altered.push_back({where, range, *name, column->name, column->type});
    }
}

void HistoryReplay::takeTypes(std::vector<TypeChange> altered)
{
    for (TypeChange &one : altered) {
        const auto table = m_replay.snapshot().tables.find(one.table);
        const ColumnShape *column
            = table == m_replay.snapshot().tables.end() ? nullptr : table->second.column(one.column);
        if (!column || column->type == one.before)
            continue;
        one.after = column->type;
        m_history.typeChanges.push_back(std::move(one));
    }
}

void HistoryReplay::remember(const LocatedChange &located, int migration)
{
    QString name;
    if (const auto *table = std::get_if<change::CreateTable>(&located.change))
        name = written(table->name);
    if (const auto *view = std::get_if<change::CreateView>(&located.change))
        name = written(view->name);
    if (const auto *type = std::get_if<change::CreateType>(&located.change))
        name = written(type->name);
    if (name.startsWith("public."_L1))
        name = name.mid(7);
    if (!name.isEmpty() && !m_history.madeFirst.contains(name))
        m_history.madeFirst.insert(name, migration);
}

HistoryHit hitAt(const HistoryInput &input, Origin where, const QString &object, Message message)
{
    HistoryHit found{where};
    if (where.migration >= 0) {
        const auto &statements = input.scripts[std::size_t(where.migration)].script.statements;
        if (std::size_t(where.statement) < statements.size())
            found.hit.range = statements[std::size_t(where.statement)].range;
    }
    found.hit.object = object;
    found.hit.message = std::move(message);
    return found;
}

Result<History> replayHistory(const std::vector<AnalysedScript> &scripts, const JobContext &context,
                              const BeforeStatement &before)
{
    HistoryReplay replay;
    for (std::size_t index = 0; index < scripts.size(); ++index) {
        if (Status going = context.checkpoint(); !going)
            return std::move(going).error();
        replay.follow(int(index), scripts[index].effects, before);
    }
    return replay.take();
}

}  // namespace lockstep
