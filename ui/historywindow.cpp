// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/historywindow.h"

#include "app/deploy/history.h"
#include "ui/deploy/labels.h"
#include "ui/lookdelegate.h"
#include "ui/runview.h"
#include "ui/settings.h"

#include <QAccessible>
#include <QComboBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <array>
#include <set>
#include <utility>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Runs = std::vector<PastRun>;

/// In the order of RunModel::Column.
constexpr std::array<int, RunModel::ColumnCount> columnCharacters{28, 20, 14, 16, 20, 14, 28, 16};

const auto geometryKey = u"history/geometry"_s;
const auto splitterKey = u"history/splitter"_s;
const auto columnsKey = u"history/columns"_s;

Result<Runs> readHistory(const Journal &journal, const QString &project)
{
    auto records = readRuns(journal, project);
    if (!records)
        return std::move(records).error();
    std::set<QString> interruptedIds;
    for (const auto &interrupted : {interruptedRuns(journal, project), cutOffDeeds(journal, project)}) {
        if (!interrupted)
            return interrupted.error();
        for (const RunRecord &run : *interrupted)
            interruptedIds.insert(run.id);
    }
    Runs runs;
    for (RunRecord &record : *records) {
        const bool isInterrupted = interruptedIds.contains(record.id);
        runs.push_back({std::move(record), isInterrupted});
    }
    return runs;
}

Result<Runs> history(const QString &project, const QStringList &abandonFirst)
{
    auto journal = Journal::open();
    if (!journal)
        return std::move(journal).error();
    for (const QString &run : abandonFirst) {
        if (Status abandoned = abandonRun(**journal, run); !abandoned)
            return std::move(abandoned).error();
    }
    return readHistory(**journal, project);
}

Result<ChainCheck> checkedChain()
{
    auto journal = Journal::open();
    if (!journal)
        return std::move(journal).error();
    return (*journal)->checkChain();
}

}  // namespace

HistoryWindow::HistoryWindow(Settings &settings, const QString &project, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_settings(settings)
    , m_project(project)
{
    const QString name = QFileInfo(project).fileName();
    setWindowTitle(project.isEmpty() ? tr("History of all projects") : tr("History of %1").arg(name));
    m_filtered.setSourceModel(&m_runs);
    m_view = new RunView(settings, this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->addWidget(createTable());
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({fontMetrics().height() * 11, fontMetrics().height() * 30});
    m_status = new QLabel(this);
    m_status->setObjectName(u"status"_s);
    m_status->setWordWrap(true);
    m_status->setMargin(fontMetrics().height() / 3);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(createFilters());
    rows->addWidget(m_splitter, 1);
    rows->addWidget(m_status);
    connect(m_view, &RunView::resumeRequested, this, &HistoryWindow::resumeRequested);
    connect(m_view, &RunView::abandonRequested, this, &HistoryWindow::abandon);
    connect(m_view, &RunView::told, this, [this](const QString &text) { tell(Action, text); });
    connect(m_view, &RunView::eventsRead, this, [this](const QString &problem) { tell(Events, problem); });
    connect(new QShortcut(QKeySequence::Cancel, this), &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, this, &HistoryWindow::refresh);
    resizeWithinScreen(this, 170, 48);
    restoreGeometry(settings.layout(geometryKey));
    m_splitter->restoreState(settings.layout(splitterKey));
    refresh();
}

HistoryWindow::~HistoryWindow()
{
    m_settings.setLayout(geometryKey, saveGeometry());
    m_settings.setLayout(splitterKey, m_splitter->saveState());
    m_settings.setLayout(columnsKey, m_table->horizontalHeader()->saveState());
}

QWidget *HistoryWindow::createFilters()
{
    auto *box = new QWidget(this);
    m_filter = new QLineEdit(box);
    m_filter->setObjectName(u"filter"_s);
    m_filter->setPlaceholderText(tr("Filter by person, target, migration, table, SQL…"));
    m_filter->setAccessibleName(tr("Filter the runs"));
    m_filter->setClearButtonEnabled(true);
    m_outcome = new QComboBox(box);
    m_outcome->setObjectName(u"outcome"_s);
    fillOutcomes();
    auto *caption = new QLabel(tr("&Outcome"), box);
    caption->setBuddy(m_outcome);
    m_check = new QPushButton(tr("Chec&k the chain"), box);
    m_check->setObjectName(u"check"_s);
    m_check->setToolTip(tr("Every event of the journal carries the hash of the one before: a change by hand shows."));
    auto *row = new QHBoxLayout(box);
    row->addWidget(m_filter, 1);
    row->addWidget(caption);
    row->addWidget(m_outcome);
    row->addWidget(m_check);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_filter, qOverload<>(&QWidget::setFocus));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered.setText(text);
        selectWanted();
    });
    connect(m_outcome, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant chosen = m_outcome->currentData();
        m_filtered.setOutcome(chosen.isValid() ? std::optional(RunOutcome(chosen.toInt())) : std::nullopt);
        selectWanted();
    });
    connect(m_check, &QPushButton::clicked, this, &HistoryWindow::checkChain);
    return box;
}

void HistoryWindow::fillOutcomes()
{
    m_outcome->addItem(tr("All", "every outcome"));
    for (const RunOutcome outcome :
         {RunOutcome::Done, RunOutcome::Undone, RunOutcome::Partial, RunOutcome::Failed, RunOutcome::Cancelled,
          RunOutcome::Interrupted, RunOutcome::Abandoned, RunOutcome::Running})
        m_outcome->addItem(runOutcomeText(outcome), int(outcome));
}

QWidget *HistoryWindow::createTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"runs"_s);
    m_table->setAccessibleName(tr("Runs"));
    m_table->setModel(&m_filtered);
    m_table->setItemDelegate(new LookDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunModel::When, Qt::DescendingOrder);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    for (int column = 0; column < RunModel::ColumnCount; ++column)
        header->resizeSection(column, fontMetrics().averageCharWidth() * columnCharacters[std::size_t(column)]);
    header->setSectionResizeMode(RunModel::Target, QHeaderView::Stretch);
    header->restoreState(m_settings.layout(columnsKey));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryWindow::openCurrent);
    return m_table;
}

void HistoryWindow::showRun(const QString &runId)
{
    m_wanted = runId;
    m_filter->clear();
    m_outcome->setCurrentIndex(0);
    selectWanted();
}

void HistoryWindow::refresh()
{
    m_isStale = true;
    read();
}

void HistoryWindow::abandon(const QString &runId)
{
    m_toAbandon << runId;
    refresh();
}

/// What was asked for during a reading waits for its end.
void HistoryWindow::read()
{
    if (!m_isStale || m_reading.isRunning())
        return;
    m_isStale = false;
    if (m_runs.rowCount() == 0)
        m_view->clear(tr("Reading the journal …"));
    const QStringList abandonFirst = std::exchange(m_toAbandon, {});
    m_reading.start([project = m_project, abandonFirst](const JobContext &) { return history(project, abandonFirst); },
                    [this, hasAbandoned = !abandonFirst.isEmpty()](Result<Runs> runs) {
                        setRuns(std::move(runs));
                        if (hasAbandoned)
                            emit runAbandoned();
                        read();
                    });
}

void HistoryWindow::setRuns(Result<Runs> runs)
{
    if (!runs) {
        tell(Reading, describe(runs.error()));
        if (m_runs.rowCount() == 0)
            m_view->clear(tr("The history could not be read."));
        return;
    }
    m_runs.setRuns(*std::move(runs));
    tell(Reading, tr("%n run(s)", nullptr, m_runs.rowCount()));
    selectWanted();
}

void HistoryWindow::selectWanted()
{
    const int row = m_runs.rowOf(m_wanted);
    QModelIndex index = row < 0 ? QModelIndex() : m_filtered.mapFromSource(m_runs.index(row, 0));
    if (!index.isValid())
        index = m_filtered.index(0, 0);
    if (index.isValid())
        m_table->setCurrentIndex(index);
    openCurrent();
}

void HistoryWindow::openCurrent()
{
    const QModelIndex current = m_filtered.mapToSource(m_table->currentIndex());
    if (!current.isValid()) {
        m_view->clear(emptyReason());
        return;
    }
    const PastRun &run = m_runs.at(current.row());
    m_wanted = run.record.id;
    m_view->setRun(run);
}

QString HistoryWindow::emptyReason() const
{
    if (m_reading.isRunning())
        return tr("Reading the journal …");
    if (m_runs.rowCount() > 0)
        return tr("No run matches the filter.");
    return tr("Nothing was deployed from here yet. Every deploy will leave its record on this page.");
}

void HistoryWindow::checkChain()
{
    if (m_checking.isRunning())
        return;
    tell(Action, tr("Checking every event of the journal …"));
    m_checking.start([](const JobContext &) { return checkedChain(); },
                     [this](const Result<ChainCheck> &check) { showChain(check); });
}

void HistoryWindow::showChain(const Result<ChainCheck> &check)
{
    if (!check)
        tell(Action, describe(check.error()));
    else if (check->isIntact)
        tell(
            Action,
            tr("The chain is intact: %n event(s), each with the hash of the one before.", nullptr, int(check->events)));
    else
        tell(Action,
             tr("The journal was changed outside Lockstep: event %1 is the first that does not fit the one before it. "
                "Do "
                "not rely on what stands from there on.")
                 .arg(QLocale().toString(check->firstBadSequence)));
}

void HistoryWindow::tell(Teller teller, const QString &text)
{
    if (std::exchange(m_told[teller], text) == text)
        return;
    QStringList lines(m_told.begin(), m_told.end());
    lines.removeAll(QString());
    m_status->setText(lines.join(u'\n'));
    QAccessibleEvent alert(m_status, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

}  // namespace lockstep
