// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/forecastwriter.h"
#include "app/review/proofs.h"
#include "app/review/typechange.h"
#include "app/review/viewuse.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// One column of one table that gets another type.
class Retyping
{
public:
    Retyping(ForecastWriter &writer, const ObjectName &name, const TableShape &table, const QString &column,
             bool isFree)
        : m_writer(writer)
        , m_name(name)
        , m_table(table)
        , m_column(column)
        , m_isFree(isFree)
    { }

    void indexes(bool hasNewCollation)
    {
        for (const auto &[name, index] : m_table.indexes) {
            if (!involves(index, m_column))
                continue;
            m_writer.build(m_name, name);
            // Its entries are kept where type and collation let them be; an expression's are worked out again.
            if (hasNewCollation || involvesInExpression(index, m_column))
                m_writer.scanAll(m_name);
        }
    }
    void checks()
    {
        for (const auto &[name, constraint] : m_table.constraints) {
            if (constraint.kind == ConstraintKind::Check && constraint.isValid && constraint.columns.contains(m_column))
                m_writer.scanAll(m_name);
        }
    }
    /// A foreign key is made anew: that takes the partner from everybody, and reads both where the values changed.
    void foreignKeys()
    {
        for (const auto &[name, constraint] : m_table.constraints) {
            if (constraint.kind == ConstraintKind::ForeignKey && constraint.columns.contains(m_column))
                partner(constraint.referenced, constraint.isValid);
        }
        for (const auto &[child, constraint] : referencesTo(m_writer.snapshot(), m_name)) {
            if (constraint->referencedColumns.contains(m_column))
                partner(child, constraint->isValid);
        }
    }

private:
    void partner(const ObjectName &other, bool isValid)
    {
        m_writer.lock(other, LockMode::AccessExclusive);
        if (m_isFree || !isValid)
            return;
        m_writer.scanAll(other);
        m_writer.scanAll(m_name);
        m_writer.lockIndexes(other, LockMode::AccessShare);
    }

    ForecastWriter &m_writer;
    const ObjectName &m_name;
    const TableShape &m_table;
    const QString &m_column;
    bool m_isFree;
};

}  // namespace

void forecastTypeChange(ForecastWriter &writer, const ObjectName &name, const change::AlterColumnType &change)
{
    const TableShape *table = writer.table(name);
    const ColumnShape *column = table ? table->column(change.column) : nullptr;
    if (!column)
        return;
    const auto views = viewsUsing(writer.snapshot(), writer.input().target, name, change.column);
    if (!views.empty())
        writer.open({QT_TRANSLATE_NOOP("app", "It would fail: the view %1 uses the column %2."),
                     {views.front().display(), change.column}});
    TypeChangeCost cost
        = costOfClause({writer.input().statement, writer.input().sql, *writer.input().schema, column->type, change});
    if (cost == TypeChangeCost::ByTimeZone)
        cost = writer.input().isUtc ? TypeChangeCost::Free : TypeChangeCost::Rewrite;
    if (cost == TypeChangeCost::Rewrite)
        writer.rewriteAll(name);
    const bool hasNewCollation = !change.collation.isEmpty() && change.collation != column->collation;
    Retyping retyping(writer, name, *table, change.column, cost == TypeChangeCost::Free);
    retyping.indexes(hasNewCollation);
    retyping.checks();
    retyping.foreignKeys();
}

}  // namespace lockstep
