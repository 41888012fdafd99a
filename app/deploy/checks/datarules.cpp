// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/datarules.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Questions = std::vector<DataQuestion>;

void add(Questions &questions, std::optional<DataQuestion> question)
{
    if (question)
        questions.push_back(*std::move(question));
}

bool has(const WrittenColumn &column, std::initializer_list<WrittenConstraint::Kind> kinds)
{
    return std::ranges::any_of(column.constraints, [&](const WrittenConstraint &constraint) {
        return std::ranges::find(kinds, constraint.kind) != kinds.end();
    });
}

/// The plan adds the column without a value for the rows that are there.
bool isAddedEmpty(const DataScene &scene, const MetTable &table, const ColumnShape &column)
{
    return column.defaultSql.isEmpty() && column.generatedSql.isEmpty() && column.identity.isEmpty()
        && !scene.names.column(table.now, column.name)
        && !scene.planned.catalog.tables.at(table.present).column(column.name);
}

std::optional<DataQuestion> requiredCondition(const DataScene &scene, const MetTable &table, const QString &column)
{
    auto question = questionAbout(scene, table, DataQuestion::Kind::Required, {},
                                  {QT_TRANSLATE_N_NOOP("app", "no value for %n row(s)")});
    if (question) {
        question->subject += u'.' + column;
        question->columns = {column};
    }
    return question;
}

std::optional<DataQuestion> conditionOf(const DataScene &scene, const MetTable &table, const change::SetNotNull &change)
{
    const ColumnShape *column = table.shape->column(change.column);
    if (!change.isNotNull || !column || column->isNotNull)
        return std::nullopt;
    if (isAddedEmpty(scene, table, *column))
        return requiredCondition(scene, table, change.column);
    auto question = questionAbout(scene, table, DataQuestion::Kind::Null, {change.column},
                                  {QT_TRANSLATE_N_NOOP("app", "NULL in %n row(s)")});
    if (question)
        question->where = cell(scene, table, change.column) + " IS NULL";
    return question;
}

/// A required column without a value to begin with can only be added to a table without rows.
std::optional<DataQuestion> conditionOf(const DataScene &scene, const MetTable &table, const change::AddColumn &change)
{
    using Kind = WrittenConstraint::Kind;
    const WrittenColumn &column = change.column;
    const bool isRequired = has(column, {Kind::NotNull, Kind::PrimaryKey});
    const bool isFilled = column.type.isSerial || has(column, {Kind::Default, Kind::Identity, Kind::Generated});
    if (!isRequired || isFilled || table.shape->column(column.name) || scene.schema.findType(column.type.name))
        return std::nullopt;
    return requiredCondition(scene, table, column.name);
}

void take(Questions &questions, const DataScene &scene, const MetTable &table, const change::TableCommand &command,
          const QByteArray &clause)
{
    if (const auto *notNull = std::get_if<change::SetNotNull>(&command))
        add(questions, conditionOf(scene, table, *notNull));
    else if (const auto *added = std::get_if<change::AddColumn>(&command))
        add(questions, conditionOf(scene, table, *added));
    else if (const auto *converted = std::get_if<change::AlterColumnType>(&command))
        add(questions, typeCondition(scene, table, *converted, clause));
    else if (const auto *constrained = std::get_if<change::AddConstraint>(&command))
        std::ranges::move(constraintConditions(scene, table, constrained->constraint, clause),
                          std::back_inserter(questions));
    else if (const auto *validated = std::get_if<change::ValidateConstraint>(&command))
        std::ranges::move(validationConditions(scene, table, validated->name), std::back_inserter(questions));
}

Questions conditionsOf(const DataScene &scene, const SchemaChange &change)
{
    Questions questions;
    if (const auto *altered = std::get_if<change::AlterTable>(&change)) {
        const auto table = metTable(scene, altered->name);
        for (const auto &[command, range] : altered->commands) {
            const QByteArray clause = scene.script.script.sql.mid(range.begin, range.end - range.begin);
            if (table)
                take(questions, scene, *table, command, clause);
            if (const auto *attached = std::get_if<change::AttachPartition>(&command))
                std::ranges::move(boundConditions(scene, altered->name, attached->partition, attached->bound),
                                  std::back_inserter(questions));
        }
    } else if (const auto *index = std::get_if<change::CreateIndex>(&change)) {
        const auto table = metTable(scene, index->relation);
        if (table && index->isUnique)
            add(questions, uniqueIndexCondition(scene, *table, *index));
    } else if (const auto *made = std::get_if<change::CreateTable>(&change); made && made->partitionOf) {
        questions = boundConditions(scene, *made->partitionOf, std::nullopt, made->partitionBound);
    }
    return questions;
}

QStringList primaryKeyOf(const TableShape &shape)
{
    for (const auto &[name, constraint] : shape.constraints) {
        if (constraint.kind == ConstraintKind::PrimaryKey)
            return constraint.columns;
    }
    return {};
}

}  // namespace

std::vector<DataQuestion> conditionsOf(const DataScene &scene)
{
    Questions all;
    for (const LocatedChange &located : scene.script.effects[scene.statement].changes) {
        for (DataQuestion &question : conditionsOf(scene, located.change)) {
            question.isUncertain = question.isUncertain || located.isConditional || located.isGuarded;
            all.push_back(std::move(question));
        }
    }
    return all;
}

std::optional<MetTable> metTable(const DataScene &scene, const WrittenName &name)
{
    const auto now = scene.schema.find(name);
    const auto present = now ? scene.names.table(*now) : std::nullopt;
    if (!present || !scene.planned.catalog.tables.contains(*present))
        return std::nullopt;
    const auto &tables = scene.schema.snapshot().tables;
    const auto shape = tables.find(*now);
    return shape == tables.end() ? std::nullopt : std::optional(MetTable{*now, *present, &shape->second});
}

std::optional<DataQuestion> questionAbout(const DataScene &scene, const MetTable &table, DataQuestion::Kind kind,
                                          const QStringList &columns, Message rows)
{
    DataQuestion question{.kind = kind, .rows = std::move(rows), .relation = table.present};
    question.subject = table.present.schema + u'.' + table.present.name;
    question.shown = primaryKeyOf(scene.planned.catalog.tables.at(table.present));
    QStringList named;
    for (const QString &column : columns) {
        const auto present = scene.names.column(table.now, column);
        if (!present || !scene.planned.catalog.tables.at(table.present).column(*present))
            return std::nullopt;
        named << *present;
    }
    if (!named.isEmpty())
        question.subject += named.size() == 1 ? u'.' + named.front() : u" ("_s + named.join(u", "_s) + u')';
    question.columns = named;
    question.shown << named;
    question.shown.removeDuplicates();
    return question;
}

QByteArray cell(const DataScene &scene, const MetTable &table, const QString &column)
{
    return "r." + quotedIdentifier(scene.names.column(table.now, column).value_or(column));
}

}  // namespace lockstep
