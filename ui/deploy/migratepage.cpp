// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/migratepage.h"

#include "app/report/plaintext.h"
#include "models/deploystate.h"
#include "models/deploywords.h"
#include "ui/deploy/blockerpanel.h"
#include "ui/deploy/celldelegate.h"
#include "ui/deploy/labels.h"
#include "ui/deploy/playbook.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTableView>

#include <chrono>

namespace lockstep {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

CellLook lookOf(const QModelIndex &index)
{
    const auto state = StatementState(index.data(StatementModel::StateRole).toInt());
    CellLook look{.isCode = index.column() == StatementModel::StatementColumn};
    look.muted = index.column() == StatementModel::MigrationColumn;
    if (state == StatementState::Running)
        look.band = Tone::AccentBand;
    else if (state == StatementState::Failed)
        look.band = Tone::DangerBand;
    else if (state == StatementState::InDoubt)
        look.band = Tone::WarningBand;
    look.bold = state == StatementState::Running && index.column() == StatementModel::StateColumn;
    return look;
}

}  // namespace

MigratePage::MigratePage(DeployState &state, QWidget *parent)
    : StepPage(state, Step::Migrate, parent)
    , m_table(new QTableView(this))
    , m_playbook(new PlaybookPanel(state, Step::Migrate, this))
    , m_logTitle(sectionLabel(this, tr("What the ser&ver says")))
    , m_log(new QPlainTextEdit(this))
{
    createTable();
    createLog();
    addEvidence(new BlockerPanel(state, this));
    addEvidence(m_playbook);
    addEvidence(m_table, 3);
    addEvidence(m_logTitle);
    addEvidence(m_log, 1);
    m_clock.setInterval(200ms);
    connect(&m_clock, &QTimer::timeout, this, &MigratePage::tick);
    connect(&state.statements(), &StatementModel::dataChanged, this, &MigratePage::follow);
}

void MigratePage::createTable()
{
    m_table->setModel(&state().statements());
    m_table->setObjectName(u"statements"_s);
    m_table->setAccessibleName(tr("Statements in order of execution"));
    m_table->setItemDelegate(new CellDelegate(lookOf, m_table));
    styleTable(m_table);
    m_table->setWordWrap(false);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(StatementModel::StatementColumn, QHeaderView::Stretch);
    const int letter = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(StatementModel::StateColumn, letter * 16);
    m_table->setColumnWidth(StatementModel::MigrationColumn, letter * 34);
    m_table->setColumnWidth(StatementModel::TookColumn, letter * 14);
    m_table->setColumnWidth(StatementModel::RowsColumn, letter * 12);
}

void MigratePage::createLog()
{
    m_log->setReadOnly(true);
    m_log->setTabChangesFocus(true);
    m_log->setMaximumBlockCount(int(EventInbox::noticesKept));
    m_log->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_log->setAccessibleName(tr("What the server says"));
    m_log->setObjectName(u"log"_s);
    m_log->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    m_logTitle->setBuddy(m_log);
    connect(&state(), &DeployState::logged, this, [this](const QStringList &lines) {
        // Later steps have logs of their own.
        if (state().next() != Step::Migrate)
            return;
        m_log->appendPlainText(lines.join(u'\n'));
        mirrorEvidence();
    });
}

QString MigratePage::actionText() const
{
    const RunRecord &run = state().record();
    const int count = int(run.plan.migrations.size()) - appliedMigrations(run);
    if (run.plan.direction == Direction::Revert)
        return tr("&Revert %n migration(s) on %1", nullptr, count).arg(run.plan.target.database);
    return tr("&Apply %n migration(s) to %1", nullptr, count).arg(run.plan.target.database);
}

QString MigratePage::summary() const
{
    const RunRecord &run = state().record();
    const QString took = durationText(tookMs(record()));
    switch (record().state) {
    case StepState::Succeeded:
    case StepState::Confirmed:
        if (run.plan.direction == Direction::Revert)
            return tr("%n migration(s) reverted in %1. The ledger has none of them any more.", nullptr,
                      appliedMigrations(run))
                .arg(took);
        return tr("%n migration(s) applied in %1. Each has its row in the ledger.", nullptr, appliedMigrations(run))
            .arg(took);
    case StepState::Cancelled:
        return tr("Cancelled after %1. %2").arg(took, databaseSentence(run));
    default:
        return tr("Stopped after %1. %2").arg(took, databaseSentence(run));
    }
}

void MigratePage::mirrorEvidence()
{
    const bool isRunning = state().activity() == DeployState::Activity::Performing && state().next() == Step::Migrate;
    if (isRunning && !m_clock.isActive())
        m_clock.start();
    else if (!isRunning)
        m_clock.stop();
    m_playbook->mirror();
    const bool hasLog = m_log->blockCount() > 1 || !m_log->document()->isEmpty();
    m_log->setVisible(hasLog);
    m_logTitle->setVisible(hasLog);
}

/// Keeps the running statement in sight, and the failed one once it has failed.
void MigratePage::follow()
{
    const StatementModel &statements = state().statements();
    const int row = statements.runningRow() >= 0 ? statements.runningRow() : statements.failedRow();
    if (row < 0 || m_table->currentIndex().row() == row)
        return;
    m_table->setCurrentIndex(statements.index(row, 0));
}

void MigratePage::tick()
{
    state().statements().tick(QDateTime::currentDateTimeUtc());
}

}  // namespace lockstep
