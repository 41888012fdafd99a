// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statementmodel.h"

#include "app/core/textmap.h"
#include "app/deploy/scriptform.h"
#include "models/deploywords.h"
#include "models/format.h"
#include "models/look.h"

#include <QLocale>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// The first line of the SQL, marked when more follow.
QString firstLine(const QString &sql)
{
    const QString text = sql.trimmed();
    const qsizetype end = text.indexOf(u'\n');
    return end < 0 ? text : text.first(end).trimmed() + u" …"_s;
}

void appendStatements(std::vector<StatementRun> &all, const QString &migration, const AnalysedScript &analysed)
{
    const TextMap map(analysed.script.sql);
    for (std::size_t i = 0; i < analysed.script.statements.size(); ++i) {
        const Statement &statement = analysed.script.statements[i];
        if (i < analysed.effects.size() && analysed.effects[i].control != TransactionControl::None)
            continue;
        all.push_back({.migration = migration,
                       .statement = statement.number,
                       .line = map.at(statement.range.begin).line,
                       .text = shownSql(analysed.script.text(statement))});
    }
}

}  // namespace

std::vector<StatementRun> plannedStatements(const DeployRequest &request)
{
    std::vector<StatementRun> all;
    if (!request.workspace)
        return all;
    for (const PlannedMigration &planned : request.plan.migrations) {
        if (planned.index < request.workspace->reviews.size())
            appendStatements(all, planned.name, request.workspace->reviews[planned.index]);
    }
    return all;
}

void StatementModel::setStatements(std::vector<StatementRun> statements)
{
    beginResetModel();
    m_statements = std::move(statements);
    m_rows.clear();
    m_running = -1;
    for (std::size_t i = 0; i < m_statements.size(); ++i) {
        m_rows.insert({m_statements[i].migration, m_statements[i].statement}, int(i));
    }
    endResetModel();
}

void StatementModel::merge(const std::vector<StatementRun> &statements)
{
    for (const StatementRun &known : statements) {
        const int at = row(known.migration, known.statement);
        if (at >= 0)
            m_statements[std::size_t(at)] = known;
    }
    m_running = -1;
    if (!m_statements.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void StatementModel::start(const QString &migration, int statement, const QDateTime &at)
{
    const int begun = row(migration, statement);
    if (begun < 0)
        return;
    m_running = begun;
    m_runningSince = at;
    StatementRun &run = m_statements[std::size_t(begun)];
    run.state = StatementState::Running;
    run.durationMs = 0;
    rowChanged(begun);
}

void StatementModel::finish(const StatementRun &outcome)
{
    const int ended = row(outcome.migration, outcome.statement);
    if (ended < 0)
        return;
    StatementRun &run = m_statements[std::size_t(ended)];
    run.state = outcome.state;
    run.durationMs = outcome.durationMs;
    run.rows = outcome.rows;
    if (m_running == ended)
        m_running = -1;
    rowChanged(ended);
}

void StatementModel::tick(const QDateTime &now)
{
    if (m_running < 0)
        return;
    m_statements[std::size_t(m_running)].durationMs = std::max<qint64>(0, m_runningSince.msecsTo(now));
    const QModelIndex clock = index(m_running, TookColumn);
    emit dataChanged(clock, clock);
}

int StatementModel::row(const QString &migration, int statement) const
{
    return m_rows.value({migration, statement}, -1);
}

int StatementModel::failedRow() const
{
    const auto failed = std::find_if(m_statements.begin(), m_statements.end(), [](const StatementRun &statement) {
        return statement.error || statement.state == StatementState::Failed
            || statement.state == StatementState::InDoubt;
    });
    return failed == m_statements.end() ? -1 : int(failed - m_statements.begin());
}

int StatementModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_statements.size());
}

int StatementModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StatementModel::cell(const StatementRun &statement, int column) const
{
    const bool hasRun = statement.state != StatementState::Waiting;
    switch (column) {
    case StateColumn:
        return statementStateWord(statement.state);
    case MigrationColumn:
        return statement.migration;
    case StatementColumn:
        return firstLine(statement.text);
    case TookColumn:
        return hasRun ? durationText(statement.durationMs) : QString();
    case RowsColumn:
        return statement.rows > 0 ? QLocale().toString(statement.rows) : QString();
    }
    return {};
}

QVariant StatementModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StatementRun &statement = m_statements[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell(statement, index.column());
    case Qt::ToolTipRole:
        if (index.column() == StateColumn && !statement.evidence.isEmpty())
            return tr("Known by this: %1", "evidence").arg(statement.evidence.translated());
        return index.column() == MigrationColumn ? QVariant(statement.migration) : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1: %2, statement %3: %4", "state: migration, statement number: SQL")
            .arg(statementStateWord(statement.state), statement.migration, QString::number(statement.statement),
                 firstLine(statement.text));
    case Qt::TextAlignmentRole:
        return index.column() >= TookColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case IconNameRole:
        return index.column() == StateColumn ? lookOf(statement.state).icon : QString();
    case ToneNameRole:
        return index.column() == StateColumn ? lookOf(statement.state).tone : QString();
    case StateRole:
        return int(statement.state);
    case SqlRole:
        return statement.text;
    default:
        return {};
    }
}

QVariant StatementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant((section >= TookColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case MigrationColumn:
        return tr("Migration");
    case StatementColumn:
        return tr("Statement");
    case TookColumn:
        return tr("Took");
    case RowsColumn:
        return tr("Rows");
    }
    return {};
}

void StatementModel::rowChanged(int row)
{
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

}  // namespace lockstep
