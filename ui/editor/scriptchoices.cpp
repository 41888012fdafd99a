// SPDX-License-Identifier: GPL-3.0-or-later

// What a script's editor offers at a finding: the safer form, silence with a reason, an explanation.

#include "ui/editor/findingmarks.h"
#include "ui/editor/scripteditor.h"
#include "ui/editor/sqleditor.h"

#include <QMenu>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {

/// The review is of the very text on show.
bool ScriptEditor::isReviewed() const
{
    return m_reviewedRevision == m_editor->revision();
}

std::vector<Finding> ScriptEditor::findingsAtCursor() const
{
    return isReviewed() ? findingsAt(*m_review, m_editor->cursor()) : std::vector<Finding>();
}

bool ScriptEditor::change(const TextEdit &edit)
{
    if (m_editor->isReadOnly())
        return false;
    m_editor->replaceAll({edit.place}, edit.text);
    m_editor->select({edit.cursor, edit.cursor});
    return true;
}

bool ScriptEditor::writeSaferForm()
{
    const std::vector<Finding> found = findingsAtCursor();
    const auto safer = std::ranges::find_if(found, [](const Finding &one) { return one.safer.has_value(); });
    return safer != found.end() && writeSaferForm(*safer);
}

bool ScriptEditor::writeSaferForm(const Finding &finding)
{
    return isReviewed() && finding.safer && change(saferEdit(m_editor->sql(), *finding.safer));
}

bool ScriptEditor::silence(const Finding &finding)
{
    const std::optional<TextEdit> edit = isReviewed() ? silencingEdit(*m_review, finding) : std::nullopt;
    return edit && change(*edit);
}

FindingChoices ScriptEditor::choices()
{
    FindingChoices choices{.explain = [this](const Finding &finding) { emit explanationRequested(finding.rule); }};
    if (m_editor->isReadOnly())
        return choices;
    choices.write = [this](const Finding &finding) { writeSaferForm(finding); };
    choices.silence = [this](const Finding &finding) { silence(finding); };
    if (m_script.index)
        choices.make = [this](const SaferForm::Step &step) { emit migrationRequested(step); };
    return choices;
}

void ScriptEditor::showChoices()
{
    openMenu(m_editor->cursorPosition(), false);
}

void ScriptEditor::openMenu(const QPoint &globalPosition, bool withEditing)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"findingChoices"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addChoices(*menu, findingsAtCursor(), choices());
    if (withEditing) {
        menu->addSeparator();
        const auto add = [&](const QString &words, const QKeySequence &keys, void (SqlEditor::*act)(), bool changes) {
            QAction *action = menu->addAction(words);
            action->setShortcut(keys);  // told, not bound: the editor has the keys itself
            action->setEnabled(!changes || !m_editor->isReadOnly());
            connect(action, &QAction::triggered, m_editor, act);
        };
        add(tr("&Undo"), QKeySequence::Undo, &SqlEditor::undo, true);
        add(tr("Re&do"), QKeySequence::Redo, &SqlEditor::redo, true);
        menu->addSeparator();
        add(tr("Cu&t"), QKeySequence::Cut, &SqlEditor::cut, true);
        add(tr("&Copy"), QKeySequence::Copy, &SqlEditor::copy, false);
        add(tr("&Paste"), QKeySequence::Paste, &SqlEditor::paste, true);
        add(tr("Select &all"), QKeySequence::SelectAll, &SqlEditor::selectAll, false);
    }
    if (menu->isEmpty()) {
        QToolTip::showText(globalPosition, tr("Nothing was found here."), m_editor);
        menu->deleteLater();
        return;
    }
    menu->popup(globalPosition);
    if (!withEditing)
        menu->setActiveAction(menu->actions().value(1));  // behind the heading
}

void ScriptEditor::explainAt(qsizetype byteOffset, const QPoint &globalPosition)
{
    const std::vector<Finding> found
        = byteOffset >= 0 && isReviewed() ? findingsAt(*m_review, byteOffset) : std::vector<Finding>();
    if (found.empty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPosition, hoverText(found), m_editor);
}

}  // namespace lockstep
