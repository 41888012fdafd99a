// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rehearsalwindow.h"

#include "ui/deploy/celldelegate.h"
#include "ui/deploy/errorpanel.h"
#include "ui/deploy/labels.h"
#include "ui/tracechart.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

CellLook lookOfLine(const QModelIndex &index)
{
    const bool isFinding = index.data(RehearsalModel::IsFindingRole).toBool();
    return {.bold = !isFinding && index.column() == RehearsalModel::NameColumn,
            .muted = !isFinding && index.column() == RehearsalModel::TookColumn};
}

CellLook lookOfTrace(const QModelIndex &index)
{
    return {.muted = index.column() == TraceModel::LineColumn || index.column() == TraceModel::CostColumn};
}

QString sourceText(RehearsalSource source)
{
    switch (source) {
    case RehearsalSource::Backup:
        return RehearsalWindow::tr("The newest backup of the target, restored");
    case RehearsalSource::Schema:
        return RehearsalWindow::tr("The target's schema, with made-up rows");
    case RehearsalSource::History:
        return RehearsalWindow::tr("The migrations alone; the target is not asked");
    }
    Q_UNREACHABLE();
}

QString listed(const std::vector<Message> &messages)
{
    QStringList lines;
    for (const Message &message : messages)
        lines << u"•  "_s + message.translated();
    return lines.join(u'\n');
}

/// In a scroll area, as wide as it is.
QScrollArea *scrolled(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    return area;
}

}  // namespace

RehearsalWindow::RehearsalWindow(RehearsalState &state, QWidget *parent)
    : QDialog(parent)
    , m_state(state)
    , m_source(new QComboBox(this))
    , m_start(new QPushButton(tr("&Rehearse"), this))
    , m_stop(new QPushButton(tr("S&top"), this))
    , m_doing(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_summary(wrappedLabel(this))
    , m_errors(new ErrorPanel(this))
{
    setWindowTitle(tr("Rehearse"));
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(smallGap(this));
    rows->addWidget(titleLabel(this, tr("Rehearse what is pending")));
    QLabel *words = mutedLabel(this,
                               tr("Each migration is applied, taken back and applied again on a copy in the private "
                                  "PostgreSQL. Nothing is written to the target."));
    words->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    rows->addWidget(words);
    rows->addWidget(createSource());
    rows->addWidget(m_progress = createProgress());
    rows->addWidget(m_errors);
    rows->addWidget(m_summary);
    rows->addWidget(m_result = createResult(), 1);
    rows->addStretch(0);
    rows->addWidget(createButtons());
    resize(fontMetrics().averageCharWidth() * 140, fontMetrics().height() * 42);
    connect(&m_state, &RehearsalState::changed, this, &RehearsalWindow::follow);
    connect(&m_state, &RehearsalState::progressed, this, &RehearsalWindow::showProgress);
    follow();
}

QWidget *RehearsalWindow::createSource()
{
    m_source->setObjectName(u"source"_s);
    m_source->setAccessibleName(tr("What the copy is made from"));
    m_start->setObjectName(u"rehearse"_s);
    m_start->setAutoDefault(false);
    makePrimary(m_start);
    auto *row = new QWidget(this);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins({});
    auto *label = new QLabel(tr("Copy &from"), row);
    label->setBuddy(m_source);
    columns->addWidget(label);
    columns->addWidget(m_source, 1);
    columns->addWidget(m_start);
    connect(m_start, &QPushButton::clicked, this, &RehearsalWindow::start);
    return row;
}

QWidget *RehearsalWindow::createProgress()
{
    m_stop->setObjectName(u"stop"_s);
    m_stop->setAutoDefault(false);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How far the rehearsal is"));
    auto *row = new QWidget(this);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins({});
    columns->addWidget(m_doing, 2);
    columns->addWidget(m_bar, 1);
    columns->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, &m_state, &RehearsalState::requestStop);
    return row;
}

QWidget *RehearsalWindow::createResult()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(createTree());
    splitter->addWidget(createTabs());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    return splitter;
}

QWidget *RehearsalWindow::createTree()
{
    m_tree = new QTreeView(this);
    m_tree->setObjectName(u"migrations"_s);
    m_tree->setAccessibleName(tr("The rehearsed migrations"));
    m_tree->setModel(&m_state.model());
    m_tree->setItemDelegate(new CellDelegate(lookOfLine, m_tree));
    m_tree->setAlternatingRowColors(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(RehearsalModel::NameColumn, QHeaderView::Stretch);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &RehearsalWindow::showChosen);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const int at = index.data(RehearsalModel::MigrationRole).toInt();
        if (m_state.result() && at >= 0)
            emit migrationChosen(m_state.result()->migrations[std::size_t(at)].migration);
    });
    return m_tree;
}

QWidget *RehearsalWindow::createTabs()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"trace"_s);
    m_table->setAccessibleName(tr("What the statements locked and did"));
    m_table->setModel(&m_trace);
    m_table->setItemDelegate(new CellDelegate(lookOfTrace, m_table));
    styleTable(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_chart = new TraceChart(this);
    m_unlike = wrappedLabel(this);
    m_unlike->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_unlike->setMargin(smallGap(this));
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_table, tr("&Statements"));
    m_tabs->addTab(scrolled(m_chart, this), tr("Locks &over time"));
    m_tabs->addTab(scrolled(m_unlike, this), tr("&Unlike the target"));
    return m_tabs;
}

QWidget *RehearsalWindow::createButtons()
{
    auto *row = new QWidget(this);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins({});
    columns->addStretch(1);
    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(u"close"_s);
    close->setAutoDefault(false);
    columns->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return row;
}

void RehearsalWindow::start()
{
    m_state.rehearse(RehearsalSource(m_source->currentData().toInt()));
}

void RehearsalWindow::followSources()
{
    const std::vector<RehearsalSource> sources = m_state.sources();
    const QVariant chosen = m_source->currentData();
    m_source->clear();
    for (const RehearsalSource source : sources)
        m_source->addItem(sourceText(source), int(source));
    m_source->setCurrentIndex(std::max(0, m_source->findData(chosen)));
}

QString RehearsalWindow::wordsOf() const
{
    if (m_state.result())
        return m_state.summary();
    if (m_state.isRunning() || m_state.problem())
        return {};
    return m_state.canRehearse() ? QString() : tr("Nothing is pending: there is nothing to rehearse.");
}

void RehearsalWindow::follow()
{
    const bool isRunning = m_state.isRunning();
    if (!isRunning)
        followSources();
    m_source->setEnabled(!isRunning);
    m_start->setEnabled(m_state.canRehearse());
    m_progress->setVisible(isRunning);
    m_errors->setError(m_state.problem());
    m_summary->setText(wordsOf());
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_result->setVisible(m_state.result().has_value());
    if (!m_state.result())
        return;
    m_tree->expandAll();
    for (int column = RehearsalModel::ForwardColumn; column < RehearsalModel::ColumnCount; ++column)
        m_tree->resizeColumnToContents(column);
    // A finding's sentence may use the whole line.
    for (int row = 0; row < m_state.model().rowCount(); ++row) {
        const QModelIndex migration = m_state.model().index(row, 0);
        for (int line = 0; line < m_state.model().rowCount(migration); ++line)
            m_tree->setFirstColumnSpanned(line, migration, true);
    }
    const QString unlike = listed(m_state.result()->unlike);
    m_unlike->setText(unlike.isEmpty() ? tr("The copy is like the target in all that matters here.") : unlike);
    m_tree->setCurrentIndex(m_state.model().index(0, 0));
    showChosen();
}

void RehearsalWindow::showProgress(const Progress &progress)
{
    m_doing->setText(progress.step.translated());
    m_bar->setRange(0, int(progress.total));
    m_bar->setValue(int(progress.done));
}

void RehearsalWindow::showChosen()
{
    const QModelIndex current = m_tree->currentIndex();
    const int at = current.isValid() ? current.data(RehearsalModel::MigrationRole).toInt() : -1;
    const bool isKnown = m_state.result() && at >= 0 && at < int(m_state.result()->migrations.size());
    m_trace.setStatements(isKnown ? m_state.result()->migrations[std::size_t(at)].forward.statements
                                  : std::vector<StatementTrace>());
    m_chart->setStatements(m_trace.statements());
    for (int column = 0; column < TraceModel::CostColumn; ++column)
        m_table->resizeColumnToContents(column);
    m_table->resizeRowsToContents();
}

}  // namespace lockstep
