// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/datarules.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Kind = DataQuestion::Kind;
using Questions = std::vector<DataQuestion>;

constexpr qint64 rowsComparedWithEachOther = 20'000;

QByteArrayList cells(const DataScene &scene, const MetTable &table, const QStringList &columns)
{
    QByteArrayList all;
    for (const QString &column : columns)
        all << cell(scene, table, column);
    return all;
}

QByteArray allAre(const QByteArrayList &cells, const QByteArray &what, const QByteArray &join = " AND ")
{
    QByteArrayList all;
    for (const QByteArray &one : cells)
        all << one + what;
    return all.join(join);
}

std::optional<DataQuestion> nullCondition(const DataScene &scene, const MetTable &table, const QStringList &columns)
{
    QStringList open;
    for (const QString &name : columns) {
        const ColumnShape *column = table.shape->column(name);
        if (column && !column->isNotNull)
            open << name;
    }
    if (open.isEmpty())
        return std::nullopt;
    auto question = questionAbout(scene, table, Kind::Null, open, {QT_TRANSLATE_N_NOOP("app", "NULL in %n row(s)")});
    if (question)
        question->where = allAre(cells(scene, table, open), " IS NULL", " OR ");
    return question;
}

std::optional<DataQuestion> duplicateCondition(const DataScene &scene, const MetTable &table,
                                               const QStringList &columns, bool nullsAreAlike)
{
    auto question = questionAbout(scene, table, Kind::Duplicate, columns,
                                  {QT_TRANSLATE_N_NOOP("app", "more than once: %n value(s)")});
    if (!question)
        return std::nullopt;
    question->grouped = cells(scene, table, columns);
    if (!nullsAreAlike)
        question->where = allAre(question->grouped, " IS NOT NULL");
    return question;
}

std::optional<DataQuestion> checkCondition(const DataScene &scene, const MetTable &table, const QStringList &columns,
                                           const QByteArray &expression)
{
    auto question = questionAbout(scene, table, Kind::Check, columns,
                                  {QT_TRANSLATE_N_NOOP("app", "condition broken by %n row(s)")});
    const auto present = scene.names.expression(table.now, expression);
    if (!question || !present || expression.isEmpty())
        return std::nullopt;
    question->where = "(" + *present + ") IS FALSE";
    return question;
}

struct Reference
{
    QStringList columns{};
    WrittenName table{};
    QStringList referenced{};  ///< empty: the primary key
    bool isFull = false;
};

QStringList keyOf(const TableShape &shape)
{
    const auto key = std::ranges::find_if(
        shape.constraints, [](const auto &entry) { return entry.second.kind == ConstraintKind::PrimaryKey; });
    return key == shape.constraints.end() ? QStringList() : key->second.columns;
}

std::optional<DataQuestion> orphanCondition(const DataScene &scene, const MetTable &table, const Reference &reference)
{
    const auto parent = metTable(scene, reference.table);
    const QStringList referenced
        = reference.referenced.isEmpty() && parent ? keyOf(*parent->shape) : reference.referenced;
    if (!parent || referenced.size() != reference.columns.size())
        return std::nullopt;
    auto question = questionAbout(scene, table, Kind::Orphan, reference.columns,
                                  {QT_TRANSLATE_N_NOOP("app", "nothing in %1 for %n row(s)"),
                                   {parent->present.schema + u'.' + parent->present.name}});
    if (!question)
        return std::nullopt;
    question->pointsAt = parent->present;
    const QByteArrayList own = cells(scene, table, reference.columns);
    QByteArrayList equal;
    for (qsizetype i = 0; i < own.size(); ++i) {
        const auto theirs = scene.names.column(parent->now, referenced[i]);
        if (!theirs)
            return std::nullopt;
        equal << "p." + quotedIdentifier(*theirs) + " = " + own[i];
    }
    question->where = "(" + allAre(own, " IS NOT NULL") + " AND NOT EXISTS (SELECT FROM "
        + qualifiedSql(parent->present) + " p WHERE " + equal.join(" AND ") + "))";
    if (reference.isFull && own.size() > 1)
        question->where
            += " OR ((" + allAre(own, " IS NULL", " OR ") + ") AND (" + allAre(own, " IS NOT NULL", " OR ") + "))";
    return question;
}

bool isFullMatch(const QByteArray &clause)
{
    static const QRegularExpression full(u"\\bMATCH\\s+FULL\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return full.match(QString::fromUtf8(clause)).hasMatch();
}

/// Each row with each other, so only where there are few. "gist (room WITH =, during WITH &&)".
std::optional<DataQuestion> exclusionCondition(const DataScene &scene, const MetTable &table,
                                               const WrittenConstraint &constraint, const QByteArray &clause)
{
    static const QRegularExpression elements(u"^\\w+ \\((.*)\\)$"_s);
    const QString inside = elements.match(QString::fromUtf8(constraint.sql)).captured(1);
    const auto load = scene.planned.loads.find(table.present);
    const bool isSmall = load != scene.planned.loads.end() && load->second.rows <= rowsComparedWithEachOther;
    if (!isSmall || clause.toUpper().contains(") WHERE"))
        return std::nullopt;
    QStringList columns;
    QByteArrayList meets;
    for (const QString &element : inside.split(u", "_s)) {
        const QString column = element.section(u" WITH "_s, 0, 0);
        if (!table.shape->column(column))
            return std::nullopt;
        columns << column;
        const QByteArray present = quotedIdentifier(scene.names.column(table.now, column).value_or(column));
        meets << "o." + present + ' ' + element.section(u" WITH "_s, 1).toUtf8() + " r." + present;
    }
    auto question = questionAbout(scene, table, Kind::Exclusion, columns,
                                  {QT_TRANSLATE_N_NOOP("app", "excluded by another: %n row(s)")});
    if (question)
        question->where = "EXISTS (SELECT FROM " + qualifiedSql(table.present) + " o WHERE o.ctid <> r.ctid AND "
            + meets.join(" AND ") + ')';
    return question;
}

void add(Questions &questions, std::optional<DataQuestion> question)
{
    if (question)
        questions.push_back(*std::move(question));
}

}  // namespace

std::vector<DataQuestion> constraintConditions(const DataScene &scene, const MetTable &table,
                                               const WrittenConstraint &constraint, const QByteArray &clause)
{
    using Written = WrittenConstraint::Kind;
    Questions questions;
    if (constraint.isNotValid)
        return questions;
    if (constraint.kind == Written::PrimaryKey || constraint.kind == Written::NotNull)
        add(questions, nullCondition(scene, table, constraint.columns));
    const bool isKey = constraint.kind == Written::PrimaryKey || constraint.kind == Written::Unique;
    if (isKey && constraint.usingIndex.isEmpty() && !constraint.columns.isEmpty())
        add(questions, duplicateCondition(scene, table, constraint.columns, constraint.nullsNotDistinct));
    if (constraint.kind == Written::Check)
        add(questions, checkCondition(scene, table, constraint.columns, constraint.sql));
    if (constraint.kind == Written::ForeignKey)
        add(questions,
            orphanCondition(
                scene, table,
                {constraint.columns, constraint.referenced, constraint.referencedColumns, isFullMatch(clause)}));
    if (constraint.kind == Written::Exclusion)
        add(questions, exclusionCondition(scene, table, constraint, clause));
    return questions;
}

std::vector<DataQuestion> validationConditions(const DataScene &scene, const MetTable &table, const QString &name)
{
    Questions questions;
    const auto found = table.shape->constraints.find(name);
    if (found == table.shape->constraints.end() || found->second.isValid)
        return questions;
    const ConstraintShape &constraint = found->second;
    if (constraint.kind == ConstraintKind::Check)
        add(questions, checkCondition(scene, table, constraint.columns, constraint.expression.toUtf8()));
    if (constraint.kind == ConstraintKind::ForeignKey)
        add(questions,
            orphanCondition(scene, table,
                            {constraint.columns,
                             {constraint.referenced.schema, constraint.referenced.name},
                             constraint.referencedColumns}));
    return questions;
}

std::optional<DataQuestion> uniqueIndexCondition(const DataScene &scene, const MetTable &table,
                                                 const change::CreateIndex &index)
{
    if (index.ifNotExists && table.shape->indexes.contains(index.name))
        return std::nullopt;
    auto question
        = questionAbout(scene, table, Kind::Duplicate, {}, {QT_TRANSLATE_N_NOOP("app", "more than once: %n value(s)")});
    QStringList shown;
    for (const WrittenIndexKey &key : index.keys) {
        const bool isColumn = !key.column.isEmpty();
        if (isColumn && !table.shape->column(key.column))
            return std::nullopt;
        const auto present
            = scene.names.expression(table.now, isColumn ? quotedIdentifier(key.column) : '(' + key.expression + ')');
        if (!present)
            return std::nullopt;
        question->grouped << *present;
        shown << QString::fromUtf8(*present);
        question->columns << (isColumn ? scene.names.column(table.now, key.column).value_or(key.column) : QString());
    }
    QByteArrayList conditions;
    if (!index.nullsNotDistinct)
        conditions << allAre(question->grouped, " IS NOT NULL");
    const auto predicate = scene.names.expression(table.now, index.predicate);
    if (!predicate)
        return std::nullopt;
    if (!predicate->isEmpty())
        conditions << '(' + *predicate + ')';
    question->where = conditions.join(" AND ");
    question->subject += u" ("_s + shown.join(u", "_s) + u')';
    return question;
}

}  // namespace lockstep
