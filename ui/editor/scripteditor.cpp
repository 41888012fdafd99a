// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scripteditor.h"

#include "app/core/files.h"
#include "models/scriptfile.h"
#include "ui/editor/findbar.h"
#include "ui/editor/sqleditor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {

ScriptEditor::ScriptEditor(QWidget *parent)
    : QWidget(parent)
    , m_outline(new QComboBox(this))
    , m_reason(new QLabel(this))
    , m_conflict(createConflict())
    , m_editor(new SqlEditor(this))
    , m_findBar(new FindBar(m_editor, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_reason, m_conflict, m_editor, m_findBar})
        layout->addWidget(widget, widget == m_editor ? 1 : 0);
    createOutline();
    m_reason->setWordWrap(true);
    m_reason->setMargin(fontMetrics().height() / 2);
    m_conflict->hide();
    setFocusProxy(m_editor);
    connect(m_editor, &SqlEditor::edited, this, &ScriptEditor::analyse);
    connect(m_editor, &SqlEditor::cursorMoved, this, &ScriptEditor::followCursor);
    connect(m_editor, &SqlEditor::menuRequested, this, [this](const QPoint &at) { openMenu(at, true); });
    connect(m_editor, &SqlEditor::symbolClicked, this, [this](const QPoint &at) { openMenu(at, false); });
    connect(m_editor, &SqlEditor::hovered, this, &ScriptEditor::explainAt);
    connect(&m_analysis, &ScriptAnalysis::analysed, this, [this](const ReviewedScript &script) {
        if (script->script.sql == m_editor->sql())
            takeReview(script);
        else  // another text is on show by now
            m_outdated.push_back(script);
    });
}

void ScriptEditor::createOutline()
{
    m_outline->setAccessibleName(tr("Statements"));
    m_outline->setToolTip(tr("Go to a statement"));
    m_outline->setObjectName(u"outline"_s);
    m_outline->setModel(&m_statements);
    m_outline->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_outline->setMinimumContentsLength(24);
    connect(m_outline, &QComboBox::activated, this, [this] {
        const qsizetype begin = m_outline->currentData(OutlineModel::BeginRole).toLongLong();
        m_editor->select({begin, begin});
        m_editor->setFocus();
    });
}

QWidget *ScriptEditor::createConflict()
{
    auto *conflict = new QWidget(this);
    auto *layout = new QHBoxLayout(conflict);
    auto *text = new QLabel(tr("This file changed on disk while you edited it."), conflict);
    auto *load = new QPushButton(tr("L&oad from disk"), conflict);
    auto *keep = new QPushButton(tr("Keep my te&xt"), conflict);
    load->setToolTip(tr("Your unsaved text is lost"));
    keep->setToolTip(tr("Saving then replaces what is on disk"));
    text->setWordWrap(true);
    conflict->setObjectName(u"conflict"_s);
    layout->addWidget(text, 1);
    layout->addWidget(load);
    layout->addWidget(keep);
    connect(load, &QPushButton::clicked, this, &ScriptEditor::loadFromDisk);
    connect(keep, &QPushButton::clicked, this, &ScriptEditor::keepMine);
    return conflict;
}

void ScriptEditor::setScript(ScriptView script)
{
    if (script.path == m_script.path && !script.path.isEmpty())
        setSameScript(std::move(script));
    else
        setNewScript(std::move(script));
    showReadOnly();
    emit modifiedChanged();
}

void ScriptEditor::propose(ScriptView script, const QByteArray &text)
{
    setScript(std::move(script));
    if (m_editor->sql().isEmpty())
        m_editor->replaceAll({{0, 0}}, text);
}

void ScriptEditor::setNewScript(ScriptView script)
{
    keepDraft();
    m_conflict->hide();
    m_script = std::move(script);
    m_baseSha256 = m_script.sha256;
    m_editor->setSql(m_script.bytes);
    m_editor->select({m_script.begin, m_script.begin});
    if (const auto draft = m_drafts.constFind(m_script.path); draft != m_drafts.constEnd()) {
        m_editor->replaceAll({{0, m_script.bytes.size()}}, draft->bytes);
        m_baseSha256 = draft->baseSha256;
        m_conflict->setVisible(m_baseSha256 != m_script.sha256);
        m_drafts.erase(draft);
        analyse();
    } else if (m_script.review) {
        takeReady(*m_script.review);
    } else {
        analyse();
    }
}

/// Folder or ledger were read again.
void ScriptEditor::setSameScript(ScriptView script)
{
    const bool isNewOnDisk = script.sha256 != m_script.sha256;
    const bool isAnotherPart = script.migration != m_script.migration;
    const bool isAnotherReview = script.workspace != m_script.workspace;
    m_script = std::move(script);
    if (!isNewOnDisk) {
        if (isAnotherPart)
            m_editor->select({m_script.begin, m_script.begin});
        if (isAnotherPart || isAnotherReview)
            reviewAnew();
        return;
    }
    if (m_editor->isModified() && m_editor->sql() != m_script.bytes) {
        m_conflict->setVisible(m_script.sha256 != m_baseSha256);
        return;
    }
    loadFromDisk();
}

/// The text is the same; its migration (of a changelog's changesets), its neighbours or its target are others.
void ScriptEditor::reviewAnew()
{
    if (m_script.review && m_editor->sql() == m_script.bytes)
        takeReady(*m_script.review);
    else
        analyse();
}

void ScriptEditor::loadFromDisk()
{
    m_conflict->hide();
    m_baseSha256 = m_script.sha256;
    if (m_editor->sql() == m_script.bytes)
        m_editor->setUnmodified();
    else
        m_editor->replaceSql(m_script.bytes);
    if (m_script.review)
        takeReady(*m_script.review);
    else
        analyse();
    emit modifiedChanged();
}

void ScriptEditor::keepMine()
{
    m_baseSha256 = m_script.sha256;
    m_conflict->hide();
    m_editor->setFocus();
}

void ScriptEditor::keepDraft()
{
    if (isModified())
        m_drafts.insert(m_script.path, {m_editor->sql(), m_baseSha256});
}

bool ScriptEditor::isModified() const
{
    return !m_script.path.isEmpty() && m_editor->isModified();
}

QStringList ScriptEditor::unsaved() const
{
    QStringList paths = m_drafts.keys();
    if (isModified())
        paths << m_script.path;
    return paths;
}

void ScriptEditor::discardAll()
{
    m_drafts.clear();
    m_editor->setUnmodified();
}

void ScriptEditor::showReadOnly()
{
    m_editor->setReadOnly(!m_script.readOnlyReason.isEmpty());
    m_reason->setText(m_script.readOnlyReason);
    m_reason->setVisible(!m_script.readOnlyReason.isEmpty());
}

void ScriptEditor::save()
{
    if (!isModified() || m_save.isRunning())
        return;
    const QByteArray bytes = m_editor->sql();
    m_save.start([path = m_script.path, base = m_baseSha256,
                  bytes](const JobContext &) { return saveOverUnchanged(path, base, bytes); },
                 [this, path = m_script.path, bytes](Status outcome) {
                     if (!outcome) {
                         emit saveFailed(outcome.error());
                         return;
                     }
                     if (path == m_script.path) {
                         m_baseSha256 = sha256Hex(bytes);
                         if (m_editor->sql() == bytes)
                             m_editor->setUnmodified();
                         emit modifiedChanged();
                     }
                     emit saved();
                 });
}

void ScriptEditor::analyse()
{
    m_askedRevision = m_editor->revision();
    m_analysis.analyse({.sql = m_editor->sql(),
                        .file = m_script.file,
                        .migration = m_script.migration,
                        .hasRevert = m_script.hasRevert,
                        .section = m_script.section,
                        .workspace = m_script.workspace,
                        .index = m_script.index,
                        .isRevert = m_script.isRevert,
                        .outdated = std::exchange(m_outdated, {})});
    emit modifiedChanged();
}

/// A review that came with the text.
void ScriptEditor::takeReady(const AnalysedScript &script)
{
    m_askedRevision = m_editor->revision();
    takeReview(std::make_shared<const AnalysedScript>(script));
}

void ScriptEditor::takeReview(ReviewedScript script)
{
    m_outdated.push_back(std::exchange(m_review, std::move(script)));
    m_reviewedRevision = m_askedRevision;
    m_editor->setReview(m_review);
    {
        const QSignalBlocker quiet(m_outline);
        m_statements.setScript(m_review);
        m_outline->setEnabled(m_outline->count() > 0);
    }
    emit reviewed();
    followCursor(m_editor->cursor());
}

void ScriptEditor::followCursor(qsizetype byteOffset)
{
    m_outline->setCurrentIndex(m_statements.rowAt(byteOffset));
    if (!isReviewed())
        return;
    const std::vector<Finding> found = findingsAt(*m_review, byteOffset);
    emit findingAtCursor(found.empty() ? -1 : found.front().range.begin);
}

void ScriptEditor::goToLine()
{
    bool accepted = false;
    const int line
        = QInputDialog::getInt(this, tr("Go to line"), tr("&Line:"), 1, 1, m_editor->lineCount(), 1, &accepted);
    if (accepted)
        m_editor->goToLine(line);
    m_editor->setFocus();
}

}  // namespace lockstep
