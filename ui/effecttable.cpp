// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/effecttable.h"

#include "models/effectmodel.h"
#include "ui/severitydelegate.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace lockstep {

QTableView *createEffectTable(EffectModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(u"effects"_s);
    table->setAccessibleName(QCoreApplication::translate("ScriptPanel", "What each statement does"));
    table->setModel(model);
    table->setItemDelegate(new SeverityDelegate(EffectModel::StatementColumn, table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    const int character = table->fontMetrics().averageCharWidth();
    table->setColumnWidth(EffectModel::LineColumn, character * 8);
    table->setColumnWidth(EffectModel::StatementColumn, character * 19);
    table->setColumnWidth(EffectModel::ObjectsColumn, character * 16);
    table->setColumnWidth(EffectModel::SizeColumn, character * 22);
    table->setColumnWidth(EffectModel::LockColumn, character * 33);
    return table;
}

}  // namespace lockstep
