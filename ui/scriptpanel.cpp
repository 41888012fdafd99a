// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scriptpanel.h"

#include "app/core/files.h"
#include "app/deploy/newrevert.h"
#include "models/projectstate.h"
#include "models/rehearsalstate.h"
#include "models/scriptfile.h"
#include "ui/changespage.h"
#include "ui/changesview.h"
#include "ui/editor/findingmarks.h"
#include "ui/editor/scripteditor.h"
#include "ui/editor/sqleditor.h"
#include "ui/effecttable.h"
#include "ui/elidedlabel.h"
#include "ui/scriptviews.h"
#include "ui/wordlabel.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

Error revertInSameFile(const MigrationRow &row)
{
    return {ErrorCode::BadRequest,
            verbatim(ScriptPanel::tr("%1 holds both directions: its revert belongs into the same file.").arg(row.file)),
            {},
            verbatim(ScriptPanel::tr("lockstep new --revert-of %1 --dry-run prints it.").arg(row.name))};
}

}  // namespace

ScriptPanel::ScriptPanel(ProjectState &state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_stack(new QStackedWidget(this))
    , m_words(createWordLabel(this))
    , m_path(new ElidedLabel(this))
    , m_save(new QPushButton(tr("&Save"), this))
    , m_tabs(new QTabWidget(this))
    , m_forward(createEditor(u"forward"_s))
    , m_revertPage(new QStackedWidget(this))
    , m_revert(createEditor(u"revert"_s))
    , m_noRevert(createWordLabel(this))
    , m_writeRevert(new QPushButton(tr("&Write a revert script"), this))
    , m_changes(new ChangesPage(this))
    , m_effects(createEffectTable(&m_effectModel, this))
{
    connect(m_effects, &QTableView::activated, this, [this](const QModelIndex &index) {
        const qsizetype begin = index.data(EffectModel::BeginRole).toLongLong();
        m_tabs->setCurrentWidget(m_forward);
        reveal({begin, begin});
        m_forward->setFocus();
    });
    m_tabs->setObjectName(u"scripts"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_forward, tr("Forward"));
    m_tabs->addTab(createRevertPage(), tr("Revert"));
    m_tabs->addTab(m_changes, tr("Changes"));
    m_tabs->addTab(m_effects, tr("Effects"));
    m_tabs->tabBar()->setAccessibleName(tr("Views of the migration"));
    auto *scripts = new QWidget(this);
    auto *scriptLayout = new QVBoxLayout(scripts);
    scriptLayout->setContentsMargins({});
    scriptLayout->setSpacing(0);
    scriptLayout->addWidget(createHeader());
    scriptLayout->addWidget(m_tabs, 1);
    m_stack->addWidget(m_words);
    m_stack->addWidget(scripts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    connect(&m_sizes, &TargetSizes::answered, &m_effectModel, &EffectModel::setSizes);
    connect(&state, &ProjectState::targetRead, this, &ScriptPanel::askForSizes);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ScriptPanel::report);
    setRow({});
}

QWidget *ScriptPanel::createHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(layout->contentsMargins() / 2);
    m_save->setObjectName(u"save"_s);
    m_save->setToolTip(tr("Write the text to its file (Ctrl+S)"));
    m_save->setAutoDefault(false);
    layout->addWidget(m_path, 1);
    for (const ScriptEditor *editor : {m_forward, m_revert})
        layout->addWidget(editor->outline());
    layout->addWidget(m_save);
    header->setMinimumHeight(header->sizeHint().height());  // also while there is no script, and so no outline
    connect(m_save, &QPushButton::clicked, this, &ScriptPanel::save);
    return header;
}

QWidget *ScriptPanel::createRevertPage()
{
    m_noRevert->setText(tr("This migration has no revert script. If it goes wrong, the backup is the only way back."));
    auto *none = new QWidget(m_revertPage);
    auto *layout = new QVBoxLayout(none);
    layout->addStretch();
    layout->addWidget(m_noRevert);
    layout->addWidget(m_writeRevert, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_writeRevert->setObjectName(u"writeRevert"_s);
    m_writeRevert->setToolTip(tr("From the schema that the migrations before this one leave. Nothing is saved yet."));
    m_writeRevert->setAutoDefault(false);
    connect(m_writeRevert, &QPushButton::clicked, this, &ScriptPanel::writeRevert);
    m_revertPage->addWidget(none);
    m_revertPage->addWidget(m_revert);
    return m_revertPage;
}

ScriptEditor *ScriptPanel::createEditor(const QString &name)
{
    auto *editor = new ScriptEditor(this);
    editor->setObjectName(name);
    connect(editor, &ScriptEditor::reviewed, this, &ScriptPanel::report);
    connect(editor, &ScriptEditor::modifiedChanged, this, &ScriptPanel::showModified);
    const auto reach = [this, editor](qsizetype byteOffset) {
        if (editor == current())
            emit findingReached(byteOffset);
    };
    connect(editor, &ScriptEditor::findingAtCursor, this, reach);
    connect(editor->editor(), &SqlEditor::findingReached, this, reach);
    connect(editor, &ScriptEditor::explanationRequested, this, &ScriptPanel::explanationRequested);
    connect(editor, &ScriptEditor::migrationRequested, this, &ScriptPanel::migrationRequested);
    connect(editor, &ScriptEditor::saveFailed, this, &ScriptPanel::failed);
    connect(editor, &ScriptEditor::saved, this, &ScriptPanel::saved);
    return editor;
}

void ScriptPanel::setRow(const std::optional<MigrationRow> &row)
{
    m_row = row;
    if (!row)
        return showWords(m_state.workspace() ? tr("Choose a migration on the left to read its script.") : QString());
    if (row->kind == MigrationRow::Stray)
        return showStray(*row);
    if (row->kind == MigrationRow::Model)
        return showModel(*row);
    if (!row->index || !m_state.workspace())
        return showWords(
            u"<b>%1</b><p>%2</p>"_s.arg(row->name.toHtmlEscaped(), readOnlyReason(*row, true).toHtmlEscaped()));
    showMigration(*row);
}

void ScriptPanel::showMigration(const MigrationRow &row)
{
    m_stack->setCurrentIndex(1);
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->setTabEnabled(tab, true);
    m_forward->setScript(forwardView(m_state, row));
    showRevert(row);
    m_changes->state().setMigration(m_state.workspace(), m_state.view(), row);
    report();
}

void ScriptPanel::showRevert(const MigrationRow &row)
{
    const bool isThere = m_state.workspace()->folder.migrations[*row.index].revert.has_value();
    if (isThere)
        m_proposals.remove(row.name);
    const bool isProposed = m_proposals.contains(row.name);
    m_revertPage->setCurrentIndex(isThere || isProposed ? 1 : 0);
    m_revert->setScript(isThere          ? revertView(m_state, row)
                            : isProposed ? proposedView(m_state, row, m_proposals.value(row.name))
                                         : ScriptView());
}

void ScriptPanel::writeRevert()
{
    if (!m_row || !m_row->index || m_reading.isRunning())
        return;
    m_reading.start([workspace = m_state.workspace(),
                     name = m_row->name](const JobContext &) { return draftRevert(*workspace, name); },
                    [this, row = *m_row](const Result<RevertDraft> &draft) {
                        if (!m_row || m_row->name != row.name)
                            return;
                        if (!draft || draft->file.isEmpty()) {
                            emit failed(draft ? revertInSameFile(row) : draft.error());
                            return;
                        }
                        m_proposals.insert(row.name, draft->file);
                        m_revertPage->setCurrentIndex(1);
                        m_revert->propose(proposedView(m_state, row, draft->file), draft->sql);
                        m_revert->setFocus();
                        report();
                    });
}

void ScriptPanel::showStray(const MigrationRow &row)
{
    if (m_reading.isRunning())
        return;
    m_reading.start([path = QDir(m_state.root()).filePath(row.file)](const JobContext &) { return readFile(path); },
                    [this, row](Result<QByteArray> bytes) {
                        if (!m_row || m_row->name != row.name)
                            return setRow(m_row);
                        if (!bytes)
                            return showWords(describe(bytes.error()).toHtmlEscaped());
                        showAlone(strayView(m_state, row, *bytes));
                    });
}

void ScriptPanel::showModel(const MigrationRow &row)
{
    const std::vector<ModelFile> &models = m_state.workspace()->models;
    const auto file = std::ranges::find(models, row.file, &ModelFile::path);
    if (file == models.end())
        return showWords({});
    showAlone(modelView(m_state, row, file->review));
}

/// A file that is no migration: nothing but its text and what is found in it.
void ScriptPanel::showAlone(ScriptView view)
{
    m_stack->setCurrentIndex(1);
    m_tabs->setCurrentIndex(0);
    for (QWidget *page : std::initializer_list<QWidget *>{m_revertPage, m_changes})
        m_tabs->setTabEnabled(m_tabs->indexOf(page), false);
    m_changes->state().clear();
    m_forward->setScript(std::move(view));
    report();
}

void ScriptPanel::showWords(const QString &words)
{
    m_words->setText(words);
    m_stack->setCurrentIndex(0);
    m_forward->setScript({});
    m_revert->setScript({});
    m_changes->state().clear();
    emit findingsChanged(std::make_shared<const std::vector<Finding>>(), {});
}

ScriptEditor *ScriptPanel::current() const
{
    return m_tabs->currentWidget() == m_revertPage ? m_revert : m_forward;
}

ScriptEditor *ScriptPanel::showScript()
{
    if (m_tabs->currentWidget() != m_revertPage)
        m_tabs->setCurrentWidget(m_forward);
    return current();
}

void ScriptPanel::reveal(ByteRange range)
{
    showScript()->editor()->select(range);
}

void ScriptPanel::showChanges()
{
    m_tabs->setCurrentWidget(m_changes);
    m_changes->view()->setFocus(Qt::ShortcutFocusReason);
}

void ScriptPanel::goToNext()
{
    if (m_tabs->currentWidget() == m_changes)
        return m_changes->view()->nextChange();
    showScript()->setFocus(Qt::ShortcutFocusReason);
    current()->editor()->nextFinding();
}

void ScriptPanel::goToPrevious()
{
    if (m_tabs->currentWidget() == m_changes)
        return m_changes->view()->previousChange();
    showScript()->setFocus(Qt::ShortcutFocusReason);
    current()->editor()->previousFinding();
}

void ScriptPanel::setExplained(bool explained)
{
    for (ScriptEditor *editor : {m_forward, m_revert})
        editor->editor()->marks()->setExplained(explained);
}

void ScriptPanel::report()
{
    if (!m_row || m_stack->currentIndex() == 0)
        return;
    showEffects();
    askForSizes();
    showModified();
    const ReviewedScript review = current()->sharedReview();
    const QString emptiness = review->suppressed > 0
        ? tr("Nothing found. %n finding(s) were allowed by comments in the script.", nullptr, review->suppressed)
        : tr("Nothing found: this script destroys nothing and blocks nobody for long.");
    emit findingsChanged(SharedFindings(review, &review->findings), emptiness);
}

void ScriptPanel::setRehearsal(const RehearsalState &rehearsal)
{
    m_rehearsal = &rehearsal;
    connect(&rehearsal, &RehearsalState::changed, this, &ScriptPanel::showEffects);
}

void ScriptPanel::showEffects()
{
    if (!m_row || m_tabs->currentWidget() != m_effects)
        return;
    m_effectModel.setScript(m_forward->review());
    const MigrationRehearsal *rehearsed = m_rehearsal ? m_rehearsal->of(m_row->name) : nullptr;
    m_effectModel.setTraces(rehearsed ? rehearsed->forward.statements : std::vector<StatementTrace>());
    m_effects->setColumnHidden(EffectModel::RehearsalColumn, !rehearsed);
}

void ScriptPanel::askForSizes()
{
    if (m_tabs->currentWidget() == m_effects && m_state.view())
        m_sizes.ask(m_state.view()->url, m_effectModel.names());
}

void ScriptPanel::showModified()
{
    if (!m_row)
        return;
    QString path = m_row->file;
    if (current() == m_revert && m_row->index && m_state.workspace()) {
        const Migration &migration = m_state.workspace()->folder.migrations[*m_row->index];
        path = migration.revert ? migration.revert->path : tr("No revert script");
    }
    const bool isModified = current()->isModified();
    path.replace(u"/"_s, u"  ›  "_s);
    m_path->setText(isModified ? tr("%1  (edited)", "file").arg(path) : path);
    m_path->setToolTip(m_path->text());
    m_save->setVisible(isModified);
    if (isModified)
        m_state.prepareForEdits();
    m_forward->outline()->setVisible(m_tabs->currentWidget() == m_forward);
    m_revert->outline()->setVisible(current() == m_revert && m_revertPage->currentIndex() == 1);
}

QStringList ScriptPanel::unsaved() const
{
    return m_forward->unsaved() + m_revert->unsaved();
}

void ScriptPanel::discardAll()
{
    m_forward->discardAll();
    m_revert->discardAll();
    m_proposals.clear();
}

void ScriptPanel::save()
{
    current()->save();
}

}  // namespace lockstep
