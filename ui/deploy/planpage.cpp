// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/planpage.h"

#include "models/deploystate.h"
#include "ui/deploy/celldelegate.h"
#include "ui/deploy/fittedtext.h"

#include <QHeaderView>
#include <QTableView>

namespace lockstep {

PlanPage::PlanPage(DeployState &state, QWidget *parent)
    : StepPage(state, Step::Plan, parent)
    , m_table(new QTableView(this))
    , m_facts(new FittedText(tr("Facts of the plan"), this))
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Migrations in order of execution"));
    m_table->setItemDelegate(new CellDelegate([](const QModelIndex &) { return CellLook{}; }, m_table));
    styleTable(m_table);
    // A long name gives way: what the migration does to the server is beside it.
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(PlanModel::NameColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(PlanModel::RevertColumn, QHeaderView::Interactive);
    m_table->setColumnWidth(PlanModel::RevertColumn, m_table->fontMetrics().averageCharWidth() * 22);
    addEvidence(m_table, 1);
    addEvidence(m_facts);
}

QString PlanPage::summary() const
{
    if (record().state == StepState::Failed)
        return tr("The plan cannot be deployed as it is. Nothing was changed.");
    return tr("%n migration(s), in this order, and nothing else.", nullptr, m_model.rowCount());
}

std::optional<Error> PlanPage::errorToShow() const
{
    const std::vector<Error> &obstacles = state().record().plan.obstacles;
    if (record().error || obstacles.empty())
        return record().error;
    return obstacles.front();
}

void PlanPage::mirrorEvidence()
{
    const Plan &plan = state().record().plan;
    if (m_model.rowCount() != int(plan.migrations.size())) {
        m_model.setPlan(plan);
        m_table->selectionModel()->setCurrentIndex(m_model.index(0, 0), QItemSelectionModel::NoUpdate);
    }
    std::vector<std::pair<QString, QString>> shown = facts();
    // Numbered facts are the migrations, which the table shows.
    std::erase_if(shown, [](const auto &fact) { return fact.first.section(u':', 0, 0).toInt() > 0; });
    m_facts->setFacts(shown);
    m_facts->setVisible(!shown.empty());
}

}  // namespace lockstep
