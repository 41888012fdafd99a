// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runview.h"

#include "app/report/record.h"
#include "models/format.h"
#include "ui/lookdelegate.h"
#include "ui/recordexport.h"
#include "ui/settings.h"

#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QTreeView>
#include <QVBoxLayout>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const auto stepColumns = u"history/steps"_s;
const auto stepSplitter = u"history/stepSplitter"_s;
const auto eventColumns = u"history/events"_s;

Result<std::vector<JournalEvent>> eventsOf(const QString &run)
{
    auto journal = Journal::open();
    if (!journal)
        return std::move(journal).error();
    return (*journal)->events(run);
}

QString namesOf(const Plan &plan)
{
    QStringList names;
    for (const PlannedMigration &planned : plan.migrations)
        names << planned.name;
    return names.join(u", "_s);
}

QString titleOf(const PastRun &run)
{
    const RunRecord &record = run.record;
    const QString what = !record.deed.isEmpty()
        ? RunView::tr("%1 of %2 on %3", "revert, resolve or baseline · migrations · database on host")
              .arg(deedText(record.deed), namesOf(record.plan), record.plan.target.display())
        : RunView::tr("%n migration(s) to %1", "%1: database on host", int(record.plan.migrations.size()))
              .arg(record.plan.target.display());
    return RunView::tr("<b>%1</b> · %2 · %3, %4<br>%5", "outcome · what · person, when; what it did to the database")
        .arg(runOutcomeText(run.outcome()), what.toHtmlEscaped(), record.person.toHtmlEscaped(),
             dateTimeText(record.startedAt), effectSentence(run).toHtmlEscaped());
}

}  // namespace

RunView::RunView(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_record(new QTextBrowser(this))
    , m_tabs(new QTabWidget(this))
{
    m_record->setAccessibleName(tr("Record of the run"));
    m_record->setFrameShape(QFrame::NoFrame);
    m_record->setOpenLinks(false);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Views of the run"));
    m_tabs->addTab(createSteps(), tr("&Steps"));
    m_tabs->addTab(createEvents(), tr("&Events"));
    m_tabs->addTab(m_record, tr("Re&cord"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(createHeader());
    rows->addWidget(m_tabs, 1);
    connect(&m_reading, &Job::finished, this, &RunView::readEvents);
    clear({});
}

RunView::~RunView()
{
    m_settings.setLayout(stepColumns, m_stepView->header()->saveState());
    m_settings.setLayout(eventColumns, m_eventView->horizontalHeader()->saveState());
    m_settings.setLayout(stepSplitter, static_cast<QSplitter *>(m_stepView->parentWidget())->saveState());
}

QWidget *RunView::createHeader()
{
    auto *header = new QWidget(this);
    m_title = new QLabel(header);
    m_title->setObjectName(u"title"_s);
    m_title->setTextFormat(Qt::RichText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_resume = new QPushButton(tr("&Resume…"), header);
    m_resume->setObjectName(u"resume"_s);
    m_abandon = new QPushButton(tr("A&bandon"), header);
    m_abandon->setObjectName(u"abandon"_s);
    m_abandon->setToolTip(tr("Changes nothing in the database and keeps the record; the run cannot be resumed then."));
    m_export = new QPushButton(tr("E&xport…"), header);
    m_export->setObjectName(u"export"_s);
    auto *row = new QHBoxLayout(header);
    row->addWidget(m_title, 1);
    for (QPushButton *each : {m_resume, m_abandon, m_export}) {
        each->setAutoDefault(false);
        row->addWidget(each);
    }
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeRequested(m_run.record.id); });
    connect(m_abandon, &QPushButton::clicked, this, [this] { emit abandonRequested(m_run.record.id); });
    connect(m_export, &QPushButton::clicked, this, &RunView::exportRun);
    return header;
}

QWidget *RunView::createSteps()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    m_stepView = new QTreeView(splitter);
    m_stepView->setObjectName(u"steps"_s);
    m_stepView->setAccessibleName(tr("Steps and what they left"));
    m_stepView->setModel(&m_steps);
    m_stepView->setItemDelegate(new LookDelegate(m_stepView));
    m_stepView->setFrameShape(QFrame::NoFrame);
    m_stepView->setUniformRowHeights(true);
    m_stepView->header()->setStretchLastSection(false);
    m_stepView->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_stepView->header()->setSectionResizeMode(RunDetailModel::Result, QHeaderView::Stretch);
    m_stepView->header()->resizeSection(RunDetailModel::What, fontMetrics().averageCharWidth() * 52);
    m_stepView->header()->restoreState(m_settings.layout(stepColumns));
    m_detail = new QPlainTextEdit(splitter);
    m_detail->setObjectName(u"detail"_s);
    m_detail->setAccessibleName(tr("All that is known of the chosen line"));
    m_detail->setReadOnly(true);
    m_detail->setPlaceholderText(tr("Choose a line to read all that is known of it."));
    m_detail->setTabChangesFocus(true);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({fontMetrics().height() * 20, fontMetrics().height() * 6});
    splitter->restoreState(m_settings.layout(stepSplitter));
    connect(m_stepView->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunView::showDetail);
    return splitter;
}

QWidget *RunView::createEvents()
{
    m_eventView = new QTableView(this);
    m_eventView->setObjectName(u"events"_s);
    m_eventView->setAccessibleName(tr("Events in the journal"));
    m_eventView->setModel(&m_events);
    m_eventView->setFrameShape(QFrame::NoFrame);
    m_eventView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_eventView->setTabKeyNavigation(false);
    m_eventView->setShowGrid(false);
    m_eventView->setWordWrap(false);
    m_eventView->verticalHeader()->hide();
    m_eventView->horizontalHeader()->setStretchLastSection(true);
    m_eventView->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_eventView->horizontalHeader()->resizeSection(RunEventModel::When, fontMetrics().averageCharWidth() * 28);
    m_eventView->horizontalHeader()->resizeSection(RunEventModel::Kind, fontMetrics().averageCharWidth() * 22);
    m_eventView->horizontalHeader()->restoreState(m_settings.layout(eventColumns));
    return m_eventView;
}

void RunView::setRun(const PastRun &run)
{
    m_run = run;
    m_steps.setRun(run.record);
    m_stepView->expandAll();
    m_record->setHtml(toHtml(recordDocument(run.record)));
    m_title->setText(titleOf(run));
    m_resume->setVisible(run.isInterrupted && run.record.isStepwise());
    m_abandon->setVisible(run.isInterrupted);
    m_export->show();
    m_tabs->show();
    m_events.setEvents({});
    m_eventsOf.clear();
    m_detail->clear();
    readEvents();
}

void RunView::clear(const QString &why)
{
    m_run = {};
    m_title->setText(why.toHtmlEscaped());
    for (QPushButton *each : {m_resume, m_abandon, m_export})
        each->hide();
    m_tabs->hide();
}

/// Also called when a reading ends: by then another run may have been chosen.
void RunView::readEvents()
{
    const QString id = m_run.record.id;
    if (id.isEmpty() || id == m_eventsOf || m_reading.isRunning())
        return;
    m_eventsOf = id;
    m_reading.start([id](const JobContext &) { return eventsOf(id); },
                    [this, id](Result<std::vector<JournalEvent>> events) { showEvents(id, std::move(events)); });
}

void RunView::showEvents(const QString &run, Result<std::vector<JournalEvent>> events)
{
    if (run != m_run.record.id)
        return;
    emit eventsRead(events ? QString() : describe(events.error()));
    if (events)
        m_events.setEvents(*std::move(events));
}

void RunView::showDetail(const QModelIndex &row)
{
    m_detail->setPlainText(row.data(RunDetailModel::DetailRole).toString());
}

void RunView::exportRun()
{
    const QString forms = tr("Markdown (*.md);;Web page (*.html);;PDF (*.pdf);;JSON (*.json)");
    const QString proposed = QDir::home().filePath(recordName(m_run.record) + u".md"_s);
    QString chosen;
    QString path = QFileDialog::getSaveFileName(this, tr("Export the record"), proposed, forms, &chosen);
    if (path.isEmpty())
        return;
    const QString ending = chosen.section(u"*"_s, 1).chopped(1);
    if (QFileInfo(path).suffix().isEmpty())
        path += ending;
    const Status written = exportRecord(m_run.record, path);
    emit told(written ? tr("The record is in %1.").arg(QDir::toNativeSeparators(path)) : describe(written.error()));
}

}  // namespace lockstep
