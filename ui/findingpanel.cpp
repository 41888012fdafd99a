// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findingpanel.h"

#include "ui/severitydelegate.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lockstep {

FindingPanel::FindingPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_emptiness(new QLabel(this))
    , m_table(new QTableView(this))
{
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
    setFindings(std::make_shared<const std::vector<Finding>>(), {});
}

void FindingPanel::createTable()
{
    m_table->setObjectName(u"findings"_s);
    m_table->setAccessibleName(tr("Findings"));
    m_table->setModel(&m_model);
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
    auto *explain = new QAction(tr("&Explain the rule"), m_table);
    m_table->addAction(explain);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(explain, &QAction::triggered, this, [this] {
        if (const QModelIndex index = m_table->currentIndex(); index.isValid())
            emit explanationRequested(m_model.at(index.row()).rule);
    });
    connect(m_table, &QTableView::activated, this, &FindingPanel::reveal);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FindingPanel::reveal);
}

void FindingPanel::setFindings(const SharedFindings &findings, const QString &emptiness)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const QModelIndex current = m_table->currentIndex();
    m_model.share(findings);
    if (current.isValid() && m_table->hasFocus())  // whoever walks the rows keeps the place
        m_table->setCurrentIndex(m_model.index(std::min(current.row(), m_model.rowCount() - 1), current.column()));
    m_title->setText(titleOf(*findings));
    m_table->setVisible(!findings->empty());
    m_emptiness->setVisible(findings->empty());
    m_emptiness->setText(emptiness);
}

/// Each severity that there is, counted.
QString FindingPanel::titleOf(const std::vector<Finding> &findings) const
{
    QStringList counts;
    std::array<int, 4> numbers{};
    for (const Finding &finding : findings)
        ++numbers[std::size_t(finding.severity)];
    const auto count = [&](Severity severity) { return numbers[std::size_t(severity)]; };
    if (const int errors = count(Severity::Error); errors > 0)
        counts << tr("%n error(s)", nullptr, errors);
    if (const int warnings = count(Severity::Warning); warnings > 0)
        counts << tr("%n warning(s)", nullptr, warnings);
    if (const int notes = count(Severity::Note); notes > 0)
        counts << tr("%n note(s)", nullptr, notes);
    return counts.isEmpty() ? tr("F&indings") : tr("F&indings  %1").arg(counts.join(u"  ·  "_s));
}

void FindingPanel::choose(qsizetype byteOffset)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_model.at(current.row()).range.begin == byteOffset)
        return;  // one of several that begin there
    const int row = m_model.rowOf(byteOffset);
    m_table->setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row, 0));
}

void FindingPanel::reveal(const QModelIndex &index)
{
    if (index.isValid() && !m_isFollowing)
        emit placeChosen(
            {index.data(FindingModel::BeginRole).toLongLong(), index.data(FindingModel::EndRole).toLongLong()});
}

}  // namespace lockstep
