// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/restoretable.h"

#include "app/report/plaintext.h"
#include "ui/deploy/celldelegate.h"
#include "ui/deploy/labels.h"
#include "ui/deploy/sentencebox.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RestoreTable)
};

QString changeText(SchemaDifference::Change change)
{
    switch (change) {
    case SchemaDifference::Change::Missing:
        return Words::tr("Only in the backup");
    case SchemaDifference::Change::Extra:
        return Words::tr("Only in the target");
    case SchemaDifference::Change::Different:
        return Words::tr("Different");
    }
    Q_UNREACHABLE();
}

QString rowsText(const std::optional<qint64> &rows)
{
    return rows ? Words::tr("%1 rows").arg(QLocale().toString(*rows)) : u"–"_s;
}

SchemaDifference::Change changeOf(const TableComparison &table)
{
    return !table.inTarget ? SchemaDifference::Change::Missing
        : !table.inBackup  ? SchemaDifference::Change::Extra
                           : SchemaDifference::Change::Different;
}

void addRow(QTableWidget &table, const QStringList &cells)
{
    const int row = table.rowCount();
    table.insertRow(row);
    for (int column = 0; column < cells.size(); ++column) {
        auto *item = new QTableWidgetItem(withVisibleControls(cells[column].simplified()));
        item->setToolTip(cells[column]);
        table.setItem(row, column, item);
    }
}

}  // namespace

void prepareComparison(QTableWidget &table)
{
    table.setColumnCount(4);
    table.setHorizontalHeaderLabels(
        {Words::tr("What"), Words::tr("Object"), Words::tr("In the backup"), Words::tr("In the target")});
    styleTable(&table);
    table.setWordWrap(false);
    table.horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    const int letter = table.fontMetrics().averageCharWidth();
    table.setColumnWidth(0, letter * 22);
    table.setColumnWidth(2, letter * 26);
    table.setColumnWidth(3, letter * 26);
}

void showComparisonIn(QTableWidget &table, const DatabaseComparison &comparison)
{
    table.setRowCount(0);
    for (const TableComparison &each : comparison.tables) {
        if (each.isEqual())
            continue;
        const bool isOnlyContent = each.inBackup == each.inTarget;
        addRow(table,
               {isOnlyContent ? Words::tr("Other rows") : changeText(changeOf(each)), each.table,
                rowsText(each.inBackup), rowsText(each.inTarget)});
    }
    for (const SchemaDifference &each : comparison.objects)
        addRow(table, {changeText(each.change), each.kind + u' ' + each.object, each.expected, each.actual});
}

void addConfirmations(QWidget &into, const std::vector<Confirmation> &confirmations,
                      const std::function<void(const QString &, const std::optional<QString> &)> &answer)
{
    for (const Confirmation &confirmation : confirmations) {
        const QString text = withVisibleControls(confirmation.text.translated());
        if (confirmation.typed.isEmpty()) {
            auto *box = new SentenceBox(text, &into);
            box->setObjectName(confirmation.id);
            QObject::connect(box, &SentenceBox::toggled, &into, [answer, id = confirmation.id](bool isChecked) {
                answer(id, isChecked ? std::optional(u"yes"_s) : std::nullopt);
            });
            into.layout()->addWidget(box);
            continue;
        }
        auto *field = new QLineEdit(&into);
        field->setObjectName(confirmation.id);
        field->setAccessibleName(text);
        QLabel *question = wrappedLabel(&into, text);
        question->setBuddy(field);
        QObject::connect(field, &QLineEdit::textChanged, &into,
                         [answer, id = confirmation.id](const QString &typed) { answer(id, typed); });
        into.layout()->addWidget(question);
        into.layout()->addWidget(field);
    }
}

}  // namespace lockstep
