// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findingpanel.h"

#include "ui/severitydelegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {

FindingPanel::FindingPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_emptiness(new QLabel(this))
    , m_table(new QTableView(this))
{
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(FindingModel::SortRole);
    createTable();
    const int margin = fontMetrics().height() / 2;
    m_title->setContentsMargins(margin, margin, margin, margin);
    m_title->setBuddy(m_table);
    m_emptiness->setContentsMargins(margin, margin, margin, margin);
    m_emptiness->setWordWrap(true);
    m_emptiness->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_emptiness, 1);
    setFindings({}, {});
}

void FindingPanel::createTable()
{
    m_table->setObjectName(u"findings"_s);
    m_table->setAccessibleName(tr("Findings"));
    m_table->setModel(&m_sorted);
    m_table->setItemDelegate(new SeverityDelegate(FindingModel::RuleColumn, m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(FindingModel::WhereColumn, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 7 / 4);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int character = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(FindingModel::RuleColumn, character * 30);
    m_table->setColumnWidth(FindingModel::WhereColumn, character * 22);
    m_table->setColumnWidth(FindingModel::ObjectColumn, character * 22);
    connect(m_table, &QTableView::activated, this, &FindingPanel::reveal);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FindingPanel::reveal);
}

void FindingPanel::setFindings(const std::vector<Finding> &findings, const QString &emptiness)
{
    m_model.setFindings(findings);
    m_title->setText(findings.empty() ? tr("F&indings")
                                      : tr("F&indings  %1").arg(locale().toString(qulonglong(findings.size()))));
    m_table->setVisible(!findings.empty());
    m_emptiness->setVisible(findings.empty());
    m_emptiness->setText(emptiness);
}

void FindingPanel::choose(qsizetype byteOffset)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const QModelIndexList found
        = m_sorted.match(m_sorted.index(0, 0), FindingModel::BeginRole, qlonglong(byteOffset), 1, Qt::MatchExactly);
    if (found.isEmpty())
        m_table->setCurrentIndex({});
    else
        m_table->setCurrentIndex(found.first());
}

void FindingPanel::reveal(const QModelIndex &index)
{
    if (index.isValid() && !m_isFollowing)
        emit placeChosen(
            {index.data(FindingModel::BeginRole).toLongLong(), index.data(FindingModel::EndRole).toLongLong()});
}

}  // namespace lockstep
