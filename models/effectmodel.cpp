// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/effectmodel.h"

#include "app/sql/secrets.h"
#include "models/format.h"
#include "models/tracemodel.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

/// Indexes go with their tables.
QString lockText(const Forecast &forecast)
{
    QStringList lines;
    for (const LockForecast &lock : forecast.locks)
        lines << EffectModel::tr("%1: %2 (%3)", "relation: whom the lock blocks (lock mode)")
                     .arg(lock.relation, blocksText(lock.mode), lockModeId(lock.mode));
    return lines.join(u'\n');
}

/// What it touches first, then what it only locks; each name once.
QStringList namesOf(const StatementEffects &effects)
{
    QStringList names;
    for (const Effect &effect : effects.effects)
        names << effect.object;
    for (const LockForecast &lock : effects.locks)
        names << lock.relation;
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

QString objectsText(const StatementEffects &effects)
{
    QStringList objects;
    for (const Effect &effect : effects.effects)
        objects << effect.object;
    objects.removeAll(QString());
    objects.removeDuplicates();
    return objects.join(u", "_s);
}

QString workText(const StatementEffects &effects, const Forecast &forecast)
{
    QStringList lines;
    if (!forecast.rewrites.isEmpty())
        lines << EffectModel::tr("rewrites %1").arg(forecast.rewrites.join(u", "_s));
    if (!forecast.scans.isEmpty())
        lines << EffectModel::tr("reads all of %1").arg(forecast.scans.join(u", "_s));
    if (!forecast.builds.isEmpty())
        lines << EffectModel::tr("builds %1", "an index").arg(forecast.builds.join(u", "_s));
    if (effects.transaction == TransactionNeed::Outside)
        lines << EffectModel::tr("runs outside any transaction");
    if (!forecast.unknown.isEmpty())
        lines << forecast.unknown.translated();
    return lines.join(u'\n');
}

QString firstLine(const QByteArray &sql)
{
    return QString::fromUtf8(sql.left(sql.indexOf('\n')).trimmed().left(120));
}

}  // namespace

void EffectModel::setScript(const AnalysedScript &script)
{
    const TextMap map(script.script.sql);
    beginResetModel();
    m_sizes.clear();
    m_traces.clear();
    m_rows.clear();
    for (std::size_t i = 0; i < script.script.statements.size(); ++i) {
        const Statement &statement = script.script.statements[i];
        Row row{.line = map.at(statement.range.begin).line, .begin = statement.range.begin};
        row.text = firstLine(withoutPasswords(script.script.text(statement)));
        if (i < script.effects.size()) {
            row.effects = script.effects[i];
            row.forecast = forecastOf(script, i);
        }
        if (statement.problem)
            row.problem = statement.problem->text;
        m_rows.push_back(std::move(row));
    }
    endResetModel();
}

void EffectModel::setTraces(std::vector<StatementTrace> traces)
{
    m_traces = std::move(traces);
    if (!m_rows.empty())
        emit dataChanged(index(0, RehearsalColumn), index(rowCount() - 1, RehearsalColumn));
}

const StatementTrace *EffectModel::traceOf(const Row &row) const
{
    const int statement = int(&row - m_rows.data()) + 1;
    const auto found = std::ranges::find(m_traces, statement, &StatementTrace::statement);
    return found == m_traces.end() ? nullptr : &*found;
}

QStringList EffectModel::names() const
{
    QStringList names;
    for (const Row &row : m_rows)
        names += namesOf(row.effects);
    names.removeDuplicates();
    return names;
}

void EffectModel::setSizes(RelationSizes sizes)
{
    m_sizes = std::move(sizes);
    if (!m_rows.empty())
        emit dataChanged(index(0, SizeColumn), index(rowCount() - 1, SizeColumn));
}

QString EffectModel::sizeText(const Row &row) const
{
    QStringList lines;
    for (const QString &name : namesOf(row.effects)) {
        const auto found = m_sizes.find(name);
        if (found == m_sizes.end() || found->second.bytes == 0)  // a view has no size
            continue;
        const QLocale locale;
        lines << tr("%1: about %2 rows, %3", "table, number, size")
                     .arg(name, locale.toString(found->second.estimatedRows),
                          locale.formattedDataSize(found->second.bytes, 1));
    }
    return lines.join(u'\n');
}

int EffectModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EffectModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EffectModel::displayText(const Row &row, int column) const
{
    switch (column) {
    case LineColumn:
        return QLocale().toString(row.line);
    case StatementColumn:
        return row.effects.tag.isEmpty() ? row.text : row.effects.tag;
    case ObjectsColumn:
        return objectsText(row.effects);
    case SizeColumn:
        return sizeText(row);
    case LockColumn:
        return row.problem.isEmpty() ? lockText(row.forecast) : tr("not understood: %1").arg(row.problem);
    case WorkColumn:
        return workText(row.effects, row.forecast);
    case RehearsalColumn:
        if (const StatementTrace *trace = traceOf(row))
            return tr("%1, %2", "time it took, as foretold or not")
                .arg(durationText(trace->durationMs), agreementText(trace->agreement));
        break;
    }
    return {};
}

QString EffectModel::toolTip(const Row &row, int column) const
{
    const StatementTrace *trace = column == RehearsalColumn ? traceOf(row) : nullptr;
    return trace ? mismatchText(*trace) : row.text;
}

/// What the icon says to the eye, said in words.
QString EffectModel::spokenText(const Row &row, int column) const
{
    const QString text = displayText(row, column);
    const bool isDestructive
        = column == StatementColumn && std::ranges::any_of(row.effects.effects, lockstep::isDestructive);
    return isDestructive ? tr("%1, destroys something").arg(text) : text;
}

QVariant EffectModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == LineColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case BeginRole:
        return qlonglong(row.begin);
    case SeverityRole:
        return int(std::ranges::any_of(row.effects.effects, isDestructive) ? Severity::Error : Severity::None);
    case Qt::AccessibleTextRole:
        return spokenText(row, index.column());
    }
    return {};
}

QVariant EffectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LineColumn:
        return tr("Line");
    case StatementColumn:
        return tr("Statement");
    case ObjectsColumn:
        return tr("Objects");
    case SizeColumn:
        return tr("On this target");
    case LockColumn:
        return tr("Locks and whom they block");
    case WorkColumn:
        return tr("Work", "what a statement costs: rewriting, reading, building");
    case RehearsalColumn:
        return tr("Last rehearsal");
    }
    return {};
}

}  // namespace lockstep
