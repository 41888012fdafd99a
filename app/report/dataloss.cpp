// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/dataloss.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int reach = 5;  // migrations back in which a copy still counts as made for the drop

QString resolved(const QString &relation, const Replay &schema)
{
    const auto name = schema.find(relation);
    return name ? name->display() : relation;
}

/// The column of "orders.note", as the catalog has it.
QString columnIn(const Effect &effect)
{
    QString name = effect.object.section(u'.', -1);
    return name.startsWith(u'"') ? name.mid(1, name.size() - 2) : name;
}

bool inserts(const StatementEffects &statement)
{
    const bool makesTable = std::ranges::any_of(statement.changes, [](const LocatedChange &located) {
        const auto *table = std::get_if<change::CreateTable>(&located.change);
        return table && !table->query.isEmpty();
    });
    return makesTable || std::ranges::any_of(statement.effects, [](const Effect &effect) {
               return !effect.deferred && effect.kind == EffectKind::Insert;
           });
}

bool updates(const StatementEffects &statement)
{
    return std::ranges::any_of(statement.effects, [](const Effect &effect) {
        return !effect.deferred && (effect.kind == EffectKind::UpdateAll || effect.kind == EffectKind::UpdateWhere);
    });
}

/// Identifiers of the statement but those that "=" follows, which are written and not read.
QStringList wordsRead(const QByteArray &sql)
{
    QStringList words;
    const ScanResult scanned = scan(sql);
    for (std::size_t i = 0; i < scanned.tokens.size(); ++i) {
        const ByteRange range = scanned.tokens[i].range;
        const QString word = QString::fromUtf8(sql.mid(range.begin, range.length()));
        const bool isAssigned = i + 1 < scanned.tokens.size() && sql.at(scanned.tokens[i + 1].range.begin) == '=';
        if (!isAssigned)
            words << (word.startsWith(u'"') ? word.mid(1, word.size() - 2) : word.toLower());
    }
    return words;
}

bool isOfInterest(EffectKind kind)
{
    switch (kind) {
    case EffectKind::DropTable:
    case EffectKind::DropColumn:
    case EffectKind::DropSchema:
    case EffectKind::DropAttribute:
    case EffectKind::Truncate:
    case EffectKind::DeleteAll:
    case EffectKind::DeleteWhere:
        return true;
    default:
        return false;
    }
}

}  // namespace

Place forwardPlace(const Workspace &workspace, std::size_t migration, qsizetype offset)
{
    const SqlFile &file = workspace.folder.migrations[migration].forward;
    return {file.path, TextMap(workspace.reviews[migration].script.sql).at(offset).line};
}

Place revertPlace(const Workspace &workspace, const std::vector<RevertReading> &reverts, std::size_t migration)
{
    const Migration &one = workspace.folder.migrations[migration];
    const Script &script = reverts[migration].script.script;
    if (!one.revert)
        return {one.forward.path};
    if (script.statements.empty())
        return {one.revert->path};
    return {one.revert->path, TextMap(script.sql).at(script.statements.front().range.begin).line};
}

DataLossReader::DataLossReader(const Workspace &workspace)
    : m_workspace(workspace)
{ }

bool DataLossReader::isLost(const Effect &effect, const Replay &schema, int migration) const
{
    if (effect.deferred || !isOfInterest(effect.kind))
        return false;
    if (effect.kind == EffectKind::DropSchema)
        return std::ranges::any_of(schema.snapshot().tables,
                                   [&effect](const auto &table) { return table.first.schema == effect.object; });
    const bool isColumn = effect.kind == EffectKind::DropColumn;
    const TableShape *table = schema.table(isColumn ? effect.relation : effect.object);
    if (!table)
        return !effect.ifExists && effect.kind == EffectKind::DropTable && !effect.traits.testFlag(Trait::Temporary);
    if (table->origin.migration == migration)
        return false;
    if (!isColumn)
        return true;
    const ColumnShape *column = table->column(columnIn(effect));
    return column ? column->origin.migration != migration && column->generatedSql.isEmpty() : !effect.ifExists;
}

std::optional<Place> DataLossReader::copyOf(const QString &table, const QString &column, Origin where) const
{
    for (auto copier = m_copiers.rbegin(); copier != m_copiers.rend(); ++copier) {
        if (copier->where.migration < where.migration - reach)
            break;
        const bool readsRows = copier->reads.contains(table);
        const bool readsColumn = (readsRows || copier->updates.contains(table)) && copier->words.contains(column);
        if (column.isEmpty() ? readsRows : readsColumn)
            return placeOf(copier->where, -1);
    }
    return std::nullopt;
}

void DataLossReader::rememberCopies(Origin where, const Replay &schema)
{
    const AnalysedScript &script = m_workspace.reviews[std::size_t(where.migration)];
    const StatementEffects &statement = script.effects[std::size_t(where.statement)];
    const bool isInsert = inserts(statement);
    if (!isInsert && !updates(statement))
        return;
    Copier copier{where};
    for (const LockForecast &lock : statement.locks) {
        if (lock.mode == LockMode::AccessShare)  // UPDATE … FROM reads the others
            copier.reads << resolved(lock.relation, schema);
        else if (!isInsert)
            copier.updates << resolved(lock.relation, schema);
    }
    copier.words = wordsRead(script.script.text(script.script.statements[std::size_t(where.statement)]));
    m_copiers.push_back(std::move(copier));
}

void DataLossReader::look(Origin where, const Replay &schema)
{
    const AnalysedScript &script = m_workspace.reviews[std::size_t(where.migration)];
    for (const Effect &effect : script.effects[std::size_t(where.statement)].effects) {
        if (!isLost(effect, schema, where.migration))
            continue;
        const bool isColumn = effect.kind == EffectKind::DropColumn;
        const QString table = resolved(isColumn ? effect.relation : effect.object, schema);
        DataLoss loss{std::size_t(where.migration), effect.kind, isColumn ? table + u'.' + columnIn(effect) : table,
                      placeOf(where, effect.range.begin)};
        const bool isMoved = effect.kind == EffectKind::DeleteAll || effect.kind == EffectKind::DeleteWhere;
        if (isMoved && inserts(script.effects[std::size_t(where.statement)]))
            loss.copy = loss.place;  // WITH gone AS (DELETE … RETURNING …) INSERT …
        else
            loss.copy = copyOf(table, isColumn ? columnIn(effect) : QString(), where);
        m_found.push_back(std::move(loss));
    }
    rememberCopies(where, schema);
}

Place DataLossReader::placeOf(Origin where, qsizetype offset) const
{
    const std::size_t migration = std::size_t(where.migration);
    const Script &script = m_workspace.reviews[migration].script;
    return forwardPlace(m_workspace, migration,
                        offset >= 0 ? offset : script.statements[std::size_t(where.statement)].range.begin);
}

}  // namespace lockstep
