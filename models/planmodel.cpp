// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/planmodel.h"

#include "models/look.h"

#include <QLocale>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString riskIcon(Severity risk)
{
    switch (risk) {
    case Severity::None:
        return u"risk-none"_s;
    case Severity::Note:
        return u"risk-note"_s;
    case Severity::Warning:
        return u"risk-warning"_s;
    case Severity::Error:
        return u"risk-error"_s;
    }
    Q_UNREACHABLE();
}

QString riskTone(Severity risk)
{
    switch (risk) {
    case Severity::None:
    case Severity::Note:
        return u"muted"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Error:
        return u"danger"_s;
    }
    Q_UNREACHABLE();
}

QString cell(const PlannedMigration &migration, int row, int column)
{
    switch (column) {
    case PlanModel::OrderColumn:
        return QLocale().toString(row + 1);
    case PlanModel::NameColumn:
        return migration.name;
    case PlanModel::StatementsColumn:
        return QLocale().toString(migration.statements);
    case PlanModel::TransactionColumn:
        return migration.isTransactional ? PlanModel::tr("Whole, or not at all")
                                         : PlanModel::tr("Statement by statement");
    case PlanModel::RevertColumn:
        return migration.revertFile.isEmpty() ? PlanModel::tr("None", "revert script")
                                              : migration.revertFile.section(u'/', -1);
    case PlanModel::RiskColumn:
        return riskWord(migration.risk);
    }
    return {};
}

}  // namespace

QString riskWord(Severity risk)
{
    switch (risk) {
    case Severity::None:
        return PlanModel::tr("None found", "risk");
    case Severity::Note:
        return PlanModel::tr("Note", "risk");
    case Severity::Warning:
        return PlanModel::tr("Warning", "risk");
    case Severity::Error:
        return PlanModel::tr("Destroys or blocks", "risk");
    }
    Q_UNREACHABLE();
}

void PlanModel::setPlan(const Plan &plan)
{
    beginResetModel();
    m_migrations = plan.migrations;
    endResetModel();
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_migrations.size());
}

int PlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlannedMigration &migration = m_migrations[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell(migration, index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == NameColumn ? QVariant(migration.file) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == OrderColumn || index.column() == StatementsColumn
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column: value")
            .arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                 cell(migration, index.row(), index.column()));
    case IconNameRole:
        return index.column() == RiskColumn ? riskIcon(migration.risk) : QString();
    case ToneNameRole:
        return index.column() == RiskColumn ? riskTone(migration.risk) : QString();
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant((section == OrderColumn || section == StatementsColumn ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OrderColumn:
        return tr("No.");
    case NameColumn:
        return tr("Migration");
    case StatementsColumn:
        return tr("Statements");
    case TransactionColumn:
        return tr("Takes effect");
    case RevertColumn:
        return tr("Revert script");
    case RiskColumn:
        return tr("Risk");
    }
    return {};
}

}  // namespace lockstep
