// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/checktable.h"

#include "ui/deploy/celldelegate.h"
#include "ui/deploy/labels.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

CellLook lookOf(const QModelIndex &index)
{
    if (index.data(CheckModel::HeadingRole).toBool())
        return {.band = Tone::Raised,
                .bold = index.column() == CheckModel::TitleColumn,
                .muted = index.column() == CheckModel::MessageColumn};
    const auto outcome = Outcome(index.data(CheckModel::OutcomeRole).toInt());
    CellLook look;
    if (outcome == Outcome::Warn)
        look.band = Tone::WarningBand;
    else if (outcome == Outcome::Fail)
        look.band = Tone::DangerBand;
    look.bold = look.band.has_value() && index.column() == CheckModel::TitleColumn;
    look.muted = !look.band && index.column() == CheckModel::MessageColumn;
    return look;
}

}  // namespace

CheckTable::CheckTable(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_view(new QTableView(this))
    , m_rest(new QPushButton(this))
{
    m_view->setModel(&m_model);
    m_view->setAccessibleName(accessibleName);
    m_view->setItemDelegate(new CellDelegate(lookOf, m_view));
    styleTable(m_view);
    m_view->horizontalHeader()->setSectionResizeMode(CheckModel::MessageColumn, QHeaderView::Stretch);
    m_view->setWordWrap(true);
    makeLink(m_rest);
    m_rest->setObjectName(u"moreChecks"_s);
    connect(m_rest, &QPushButton::clicked, this, &CheckTable::toggleRest);
    // A scroll bar that comes takes room from the words, which then need more lines.
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == CheckModel::MessageColumn)
            m_view->resizeRowsToContents();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(smallGap(this) / 2);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_rest, 0, Qt::AlignLeft);
}

void CheckTable::setChecks(const std::vector<Check> &checks)
{
    m_model.setChecks(checks);
    m_view->resizeColumnToContents(CheckModel::OutcomeColumn);
    m_view->resizeColumnToContents(CheckModel::TitleColumn);
    m_view->resizeRowsToContents();
    m_view->selectionModel()->setCurrentIndex(m_model.index(0, 0), QItemSelectionModel::NoUpdate);
    mirrorRest();
}

void CheckTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view->resizeRowsToContents();
}

void CheckTable::toggleRest()
{
    m_model.setExpanded(!m_model.isExpanded());
    m_view->resizeRowsToContents();
    m_view->selectionModel()->setCurrentIndex(m_model.index(0, 0), QItemSelectionModel::NoUpdate);
    mirrorRest();
}

void CheckTable::mirrorRest()
{
    m_rest->setVisible(m_model.surplus() > 0);
    m_rest->setText(m_model.isExpanded() ? tr("Show fe&wer") : tr("%n &more, all passed", nullptr, m_model.surplus()));
}

}  // namespace lockstep
