// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/history.h"

#include "app/review/places.h"
#include "app/review/suppressions.h"
#include "app/schema/difference.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Follows the replay, statement by statement, and keeps what rules ask for.
class Chronicle
{
public:
    std::vector<ReplayNote> follow(const StatementEffects &statement, Origin where)
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
    void begin(int migration) { m_replay.begin(migration); }
    History take()
    {
        m_history.schema = m_replay.snapshot();
        return std::move(m_history);
    }
    History &history() { return m_history; }

private:
    static QString written(const WrittenName &name)
    {
        return name.schema.isEmpty() ? name.name : name.schema + u'.' + name.name;
    }
    void lookAtCreation(const change::CreateTable &table, const LocatedChange &located, Origin where);
    void lookAtTypes(const change::AlterTable &table, Origin where, std::vector<TypeChange> &altered) const;
    void takeTypes(std::vector<TypeChange> altered);
    void remember(const LocatedChange &located, int migration);

    Replay m_replay;
    History m_history;
};

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

/// A second CREATE TABLE is read beside the first, in a schema of its own.
void Chronicle::lookAtCreation(const change::CreateTable &table, const LocatedChange &located, Origin where)
{
    const auto name = m_replay.find(written(table.name));
    const TableShape *first = name ? m_replay.table(name->display()) : nullptr;
    if (!first || table.isTemporary || !table.query.isEmpty())
        return;
    Recreation found{where, located.range, *name, first->origin, table.ifNotExists || located.isGuarded};
    Snapshot other = m_replay.snapshot();
    other.tables.erase(*name);
    Replay apart(std::move(other));
    apart.begin(where.migration);
    StatementEffects alone;
    alone.changes.push_back(located);
    (void)apart.apply(alone, where.statement);
    if (const TableShape *second = apart.table(name->display()))
        found.differences = columnDifferences(*first, *second);
    m_history.recreations.push_back(std::move(found));
}

void Chronicle::lookAtTypes(const change::AlterTable &table, Origin where, std::vector<TypeChange> &altered) const
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

void Chronicle::takeTypes(std::vector<TypeChange> altered)
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

void Chronicle::remember(const LocatedChange &located, int migration)
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

Finding findingOf(const HistoryRule &rule, HistoryHit found)
{
    Finding finding;
    finding.rule = QString::fromLatin1(rule.id);
    finding.severity = found.hit.severity.value_or(rule.severity);
    finding.statement = found.where.statement + 1;
    finding.range = found.hit.range;
    finding.object = std::move(found.hit.object);
    finding.within = found.hit.within;
    finding.message = std::move(found.hit.message);
    finding.why = {rule.why};
    finding.instead = {rule.instead};
    return finding;
}

/// Those that a comment in their file allows are counted and gone.
void addFindings(AnalysedScript &script, std::vector<Finding> added)
{
    const auto allowed = suppressionsIn(script.script);
    script.suppressed += int(std::erase_if(added, [&allowed](const Finding &finding) {
        return std::ranges::any_of(allowed, [&finding](const Suppression &one) {
            return one.hasReason && one.rule == finding.rule && int(one.statement) + 1 == finding.statement;
        });
    }));
    placeFindings(script.script.sql, added);
    std::ranges::move(added, std::back_inserter(script.findings));
    std::ranges::stable_sort(script.findings, {}, [](const Finding &finding) { return finding.range.begin; });
}

}  // namespace

Result<History> replayHistory(const std::vector<AnalysedScript> &scripts, const JobContext &context)
{
    Chronicle chronicle;
    for (std::size_t index = 0; index < scripts.size(); ++index) {
        if (Status going = context.checkpoint(); !going)
            return std::move(going).error();
        chronicle.begin(int(index));
        std::vector<ReplayNote> notes;
        for (std::size_t statement = 0; statement < scripts[index].effects.size(); ++statement) {
            auto found = chronicle.follow(scripts[index].effects[statement], {int(index), int(statement)});
            std::ranges::move(found, std::back_inserter(notes));
        }
        chronicle.history().notes.push_back(std::move(notes));
    }
    return chronicle.take();
}

Result<Snapshot> reviewHistory(const std::vector<Migration> &migrations, std::vector<AnalysedScript> &scripts,
                               const JobContext &context)
{
    context.report({{QT_TRANSLATE_NOOP("app", "Reading the history as a whole")}});
    Result<History> history = replayHistory(scripts, context);
    if (!history)
        return std::move(history).error();
    std::map<int, std::vector<Finding>> added;
    for (const HistoryRule *rule : allHistoryRules()) {
        for (HistoryHit &hit : rule->check({migrations, scripts, *history})) {
            const int index = hit.where.migration;
            if (index < 0)
                continue;  // what no file made has no place in one
            Finding finding = findingOf(*rule, std::move(hit));
            finding.file = migrations[std::size_t(index)].forward.path;
            finding.migration = migrations[std::size_t(index)].name;
            added[index].push_back(std::move(finding));
        }
    }
    for (auto &[index, findings] : added)
        addFindings(scripts[std::size_t(index)], std::move(findings));
    return std::move(history->schema);
}

}  // namespace lockstep
