// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracemodel.h"

#include "models/format.h"
#include "models/look.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

Look lookOf(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Confirmed:
        return lockstep::lookOf(Outcome::Pass);
    case Agreement::Mismatch:
    case Agreement::OnlyInTrace:
        return lockstep::lookOf(Outcome::Warn);
    case Agreement::NotTraceable:
        return lockstep::lookOf(Outcome::Skip);
    }
    Q_UNREACHABLE();
}

QString workText(const RelationTrace &relation)
{
    QStringList parts;
    if (relation.isRewritten)
        parts << TraceModel::tr("written anew", "a relation");
    if (relation.isScanned)
        parts << TraceModel::tr("read whole", "a relation");
    if (relation.isBuilt)
        parts << TraceModel::tr("built", "a relation");
    return parts.join(u", "_s);
}

QString costText(const StatementTrace &trace)
{
    const QLocale locale;
    QStringList parts{durationText(trace.durationMs)};
    if (trace.rows > 0)
        parts << TraceModel::tr("%n row(s)", nullptr, int(trace.rows));
    if (trace.walBytes > 0)
        parts << TraceModel::tr("%1 of WAL", "size").arg(locale.formattedDataSize(trace.walBytes, 0));
    if (trace.temporaryBytes > 0)
        parts << TraceModel::tr("%1 of temporary files", "size").arg(locale.formattedDataSize(trace.temporaryBytes, 0));
    return parts.join(u", "_s);
}

QString lockText(const RelationTrace &relation)
{
    if (!relation.mode)
        return {};
    return TraceModel::tr("%1 (%2)", "whom the lock blocks (lock mode)")
        .arg(blocksText(*relation.mode), lockModeId(*relation.mode));
}

}  // namespace

QString blocksText(LockMode mode)
{
    const QLatin1StringView blocks = lockBlocksId(mode);
    if (blocks == "readsAndWrites"_L1)
        return TraceModel::tr("blocks reads and writes");
    if (blocks == "writes"_L1)
        return TraceModel::tr("blocks writes");
    if (blocks == "ddl"_L1)
        return TraceModel::tr("blocks schema changes");
    return TraceModel::tr("blocks nobody");
}

QString agreementText(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Confirmed:
        return TraceModel::tr("as foretold");
    case Agreement::Mismatch:
        return TraceModel::tr("not as foretold");
    case Agreement::OnlyInTrace:
        return TraceModel::tr("not foretold");
    case Agreement::NotTraceable:
        return TraceModel::tr("cannot be traced");
    }
    Q_UNREACHABLE();
}

QString mismatchText(const StatementTrace &trace)
{
    QStringList lines;
    for (const Message &mismatch : trace.mismatches)
        lines << mismatch.translated();
    return lines.join(u'\n');
}

void TraceModel::setStatements(std::vector<StatementTrace> statements)
{
    beginResetModel();
    m_statements = std::move(statements);
    m_rows.clear();
    for (std::size_t i = 0; i < m_statements.size(); ++i) {
        const auto &relations = m_statements[i].relations;
        if (relations.empty())
            m_rows.push_back({i, nullptr, true});
        for (const RelationTrace &relation : relations)
            m_rows.push_back({i, &relation, &relation == &relations.front()});
    }
    endResetModel();
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TraceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TraceModel::displayText(const Row &row, int column) const
{
    const StatementTrace &trace = m_statements[row.statement];
    switch (column) {
    case LineColumn:
        return row.isFirst ? QLocale().toString(trace.line) : QString();
    case RelationColumn:
        return row.relation ? row.relation->relation : QString();
    case LockColumn:
        return row.relation ? lockText(*row.relation) : QString();
    case HeldColumn:
        return row.relation && row.relation->mode ? durationText(trace.heldMs) : QString();
    case WorkColumn:
        return row.relation ? workText(*row.relation) : QString();
    case CostColumn:
        return row.isFirst ? costText(trace) : QString();
    case AgreementColumn:
        return row.isFirst ? agreementText(trace.agreement) : QString();
    }
    return {};
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const StatementTrace &trace = m_statements[row.statement];
    const bool isMarked = row.isFirst && index.column() == AgreementColumn;
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, index.column());
    case Qt::ToolTipRole:
        return isMarked && !trace.mismatches.empty() ? mismatchText(trace) : QVariant();
    case Qt::TextAlignmentRole:
        return int((index.column() == LineColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case IconNameRole:
        return isMarked ? lookOf(trace.agreement).icon : QString();
    case ToneNameRole:
        return isMarked ? lookOf(trace.agreement).tone : QString();
    }
    return {};
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LineColumn:
        return tr("Line");
    case RelationColumn:
        return tr("Relation");
    case LockColumn:
        return tr("Lock");
    case HeldColumn:
        return tr("Held for");
    case WorkColumn:
        return tr("Work", "what happened to a relation: rewritten, read, built");
    case CostColumn:
        return tr("Cost");
    case AgreementColumn:
        return tr("Forecast");
    }
    return {};
}

}  // namespace lockstep
