// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrationpanel.h"

#include "models/projectstate.h"
#include "ui/migrationdelegate.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {

MigrationPanel::MigrationPanel(ProjectState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_filter(new QLineEdit(this))
    , m_risky(new QCheckBox(tr("Risk&y"), this))
    , m_withoutRevert(new QCheckBox(tr("&No revert script"), this))
    , m_tree(new QTreeView(this))
    , m_emptiness(new QLabel(this))
{
    m_filtered.setSourceModel(&m_model);
    createTree();
    m_emptiness->setWordWrap(true);
    m_emptiness->setMargin(fontMetrics().height());
    m_emptiness->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createFilter());
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_emptiness, 1);
    connect(&state, &ProjectState::workspaceChanged, this, &MigrationPanel::refill);
    connect(&state, &ProjectState::targetChanged, this, &MigrationPanel::refill);
    refill();
}

QWidget *MigrationPanel::createFilter()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    auto *toggles = new QHBoxLayout;
    m_filter->setObjectName(u"filter"_s);
    m_filter->setPlaceholderText(tr("Filter by name, object or state…"));
    m_filter->setAccessibleName(tr("Filter the migrations"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_risky->setToolTip(tr("Only migrations with warnings or errors"));
    m_withoutRevert->setToolTip(tr("Only migrations without a revert script"));
    toggles->addWidget(m_risky);
    toggles->addWidget(m_withoutRevert);
    toggles->addStretch(1);
    layout->addWidget(m_filter);
    layout->addLayout(toggles);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) { m_filtered.setText(text); });
    connect(m_risky, &QCheckBox::toggled, &m_filtered, &MigrationFilterModel::setRiskyOnly);
    connect(m_withoutRevert, &QCheckBox::toggled, &m_filtered, &MigrationFilterModel::setWithoutRevertOnly);
    for (QCheckBox *toggle : {m_risky, m_withoutRevert})
        connect(toggle, &QCheckBox::toggled, this, &MigrationPanel::expandGroups);
    connect(m_filter, &QLineEdit::textChanged, this, &MigrationPanel::expandGroups);
    return box;
}

void MigrationPanel::createTree()
{
    m_tree->setObjectName(u"migrations"_s);
    m_tree->setAccessibleName(tr("Migrations"));
    m_tree->setModel(&m_filtered);
    m_tree->setItemDelegate(new MigrationDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setIndentation(fontMetrics().height() * 2 / 3);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(MigrationTreeModel::NameColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
    const int character = fontMetrics().averageCharWidth();
    for (int column :
         {MigrationTreeModel::StateColumn, MigrationTreeModel::RiskColumn, MigrationTreeModel::RevertColumn})
        header->resizeSection(column, character * 17);  // a sign and “12 warnings”
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int column : {MigrationTreeModel::AppliedAtColumn, MigrationTreeModel::TookColumn})
        m_tree->setColumnHidden(column, true);
    connect(header, &QWidget::customContextMenuRequested, this, &MigrationPanel::showColumnMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &position) { emit contextMenuRequested(m_tree->viewport()->mapToGlobal(position)); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &group) { rememberGroup(group, false); });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &group) { rememberGroup(group, true); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MigrationPanel::reportChoice);
}

void MigrationPanel::showColumnMenu(const QPoint &position)
{
    QMenu menu(this);
    for (int column = MigrationTreeModel::RiskColumn; column < MigrationTreeModel::ColumnCount; ++column) {
        QAction *action = menu.addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_tree->isColumnHidden(column));
        connect(action, &QAction::toggled, m_tree,
                [this, column](bool isShown) { m_tree->setColumnHidden(column, !isShown); });
    }
    menu.exec(m_tree->header()->mapToGlobal(position));
}

void MigrationPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void MigrationPanel::choose(const QString &name)
{
    const QModelIndex line = m_filtered.mapFromSource(m_model.find(name));
    if (!line.isValid())
        return;
    m_tree->setCurrentIndex(line);
    m_tree->scrollTo(line);
}

std::optional<MigrationRow> MigrationPanel::chosen() const
{
    const MigrationRow *row = m_model.row(m_filtered.mapToSource(m_tree->currentIndex()));
    return row && row->kind != MigrationRow::Group ? std::optional(*row) : std::nullopt;
}

void MigrationPanel::setAllExpanded(bool expanded)
{
    if (expanded)
        m_tree->expandAll();
    else
        m_tree->collapseAll();
}

void MigrationPanel::refill()
{
    const QString name = m_state.workspace() ? m_chosen : QString();  // another project begins anew
    {
        const QScopedValueRollback refilling(m_isRefilling, true);
        m_model.setContents(m_state.workspace(), m_state.view());
        m_tree->setColumnHidden(MigrationTreeModel::StateColumn, !m_model.hasTellingStates());
        expandGroups();
        choose(name);
    }
    m_chosen = name;
    showEmptiness();
    if (name.isEmpty() && (m_state.view() || m_state.targetError()))
        return chooseFirst();
    emit rowChosen(chosen());
}

/// What needs attention or is pending stands first: where a person will want to look.
void MigrationPanel::chooseFirst()
{
    const QModelIndex first = m_filtered.index(0, 0, m_filtered.index(0, 0));
    if (first.isValid())
        m_tree->setCurrentIndex(first);
    else
        emit rowChosen({});
}

void MigrationPanel::expandGroups()
{
    const QScopedValueRollback refilling(m_isRefilling, true);
    for (int i = 0; i < m_filtered.rowCount(); ++i) {
        const QModelIndex group = m_filtered.index(i, 0);
        m_tree->setFirstColumnSpanned(i, {}, true);
        const bool isClosed = m_collapsed.contains(group.data(MigrationTreeModel::NameRole).toString());
        m_tree->setExpanded(group, m_filtered.isFiltering() || !isClosed);
    }
}

void MigrationPanel::rememberGroup(const QModelIndex &index, bool isExpanded)
{
    if (m_isRefilling)
        return;
    const QString title = index.data(MigrationTreeModel::NameRole).toString();
    if (isExpanded)
        m_collapsed.remove(title);
    else
        m_collapsed.insert(title);
}

void MigrationPanel::reportChoice()
{
    if (m_isRefilling)
        return;
    const std::optional<MigrationRow> row = chosen();
    if (!row)
        return;  // a heading: what was chosen stays on show
    m_chosen = row->name;
    emit rowChosen(row);
}

void MigrationPanel::showEmptiness()
{
    const bool isEmpty = m_model.rowCount() == 0;
    const bool appears = m_tree->isHidden() && !isEmpty;
    m_tree->setVisible(!isEmpty);
    if (appears)
        m_tree->setFocus();
    m_emptiness->setVisible(isEmpty);
    if (m_state.workspaceError())
        m_emptiness->setText(tr("The migrations of this folder could not be read."));
    else
        m_emptiness->setText(m_state.workspace() ? tr("This folder has no migrations yet.")
                                                 : tr("Reading the migrations …"));
}

bool MigrationPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_filter->clear();
        if (key == Qt::Key_Down || key == Qt::Key_Escape || key == Qt::Key_Return)
            m_tree->setFocus();
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace lockstep
