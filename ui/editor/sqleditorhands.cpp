// SPDX-License-Identifier: GPL-3.0-or-later

// What a person does to the text: edits, the pointer, the menu.

#include "ui/editor/sqleditor.h"
#include "ui/editor/styles.h"

#include <Qsci/qsciscintilla.h>

#include <QContextMenuEvent>
#include <QCursor>
#include <QHelpEvent>

#include <ranges>

namespace lockstep {

void SqlEditor::replaceSelection(const QByteArray &utf8)
{
    replaceAll({selection()}, utf8);
}

void SqlEditor::replaceAll(const std::vector<ByteRange> &places, const QByteArray &utf8)
{
    send(QsciScintilla::SCI_BEGINUNDOACTION);
    for (auto place = places.rbegin(); place != places.rend(); ++place) {  // so that offsets before it stay true
        send(QsciScintilla::SCI_SETTARGETRANGE, static_cast<unsigned long>(place->begin), long(place->end));
        m_view->SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(utf8.size()),
                              utf8.constData());
    }
    send(QsciScintilla::SCI_ENDUNDOACTION);
}

void SqlEditor::undo()
{
    m_view->undo();
}

void SqlEditor::redo()
{
    m_view->redo();
}

void SqlEditor::cut()
{
    m_view->cut();
}

void SqlEditor::copy()
{
    m_view->copy();
}

void SqlEditor::paste()
{
    m_view->paste();
}

void SqlEditor::selectAll()
{
    m_view->selectAll();
}

/// By mouse, the cursor goes where the mouse is, unless that is selected.
void SqlEditor::openMenu(const QContextMenuEvent &event)
{
    if (event.reason() == QContextMenuEvent::Keyboard) {
        emit menuRequested(cursorPosition());
        return;
    }
    const qsizetype place
        = send(QsciScintilla::SCI_POSITIONFROMPOINT, static_cast<unsigned long>(event.x()), event.y());
    const ByteRange selected = selection();
    if (selected.isEmpty() || place < selected.begin || place > selected.end)
        send(QsciScintilla::SCI_SETEMPTYSELECTION, static_cast<unsigned long>(place));
    emit menuRequested(event.globalPos());
}

void SqlEditor::help(const QHelpEvent &event)
{
    int margins = 0;
    for (int margin = 0; margin <= margins::lamp; ++margin)
        margins += m_view->marginWidth(margin);
    const bool isInMargin = event.x() < margins;
    const long place
        = send(isInMargin ? QsciScintilla::SCI_POSITIONFROMPOINT : QsciScintilla::SCI_POSITIONFROMPOINTCLOSE,
               static_cast<unsigned long>(std::max(event.x(), margins + 1)), event.y());
    emit hovered(place, event.globalPos());
}

void SqlEditor::takeMarginClick(int line)
{
    if (m_view->markersAtLine(line) == 0)
        return;
    send(QsciScintilla::SCI_GOTOLINE, static_cast<unsigned long>(line));
    emit symbolClicked(QCursor::pos());
}

QPoint SqlEditor::cursorPosition() const
{
    const long place = send(QsciScintilla::SCI_GETCURRENTPOS);
    const long line = send(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<unsigned long>(place));
    const QPoint below(int(send(QsciScintilla::SCI_POINTXFROMPOSITION, 0, place)),
                       int(send(QsciScintilla::SCI_POINTYFROMPOSITION, 0, place)
                           + send(QsciScintilla::SCI_TEXTHEIGHT, static_cast<unsigned long>(line))));
    return m_view->viewport()->mapToGlobal(below);
}

}  // namespace lockstep
