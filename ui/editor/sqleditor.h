// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"

#include <QWidget>

#include <memory>

class QContextMenuEvent;
class QHelpEvent;
class QKeyEvent;
class QsciScintilla;

namespace lockstep {

struct EditorMark;
struct EditorRow;
class FindingMarks;
class RowBands;
class SqlLexer;

/// An SQL text with its findings. Speaks UTF-8 bytes and byte offsets, like the engine. Ctrl+Tab leaves it, since Tab
/// indents; in a read-only text Tab leaves it too.
class SqlEditor : public QWidget
{
    Q_OBJECT

public:
    explicit SqlEditor(QWidget *parent = nullptr);

    /// A text just read: unmodified, nothing to undo, cursor at the top.
    void setSql(const QByteArray &utf8);
    /// The same text as changed on disk: the cursor stays where it can.
    void replaceSql(const QByteArray &utf8);
    QByteArray sql() const;
    /// Another number after every change of the text, whoever made it.
    quint64 revision() const { return m_revision; }
    bool isModified() const;
    void setUnmodified();
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;

    /// Marks the text's findings; ignored when the text is no longer the one that was reviewed.
    void setReview(std::shared_ptr<const AnalysedScript> script);
    FindingMarks *marks() const { return m_marks; }

    /// One side of a comparison in place of a text: read-only, with the rows' own numbers, and nothing folds.
    void setRows(std::vector<EditorRow> rows);
    /// Null before setRows().
    RowBands *rowBands() const { return m_rowBands; }
    void setWhiteSpaceShown(bool shown);
    /// Scrolls to where the other is, so that two sides move as one.
    void scrollAs(const SqlEditor &other);

    qsizetype cursor() const;
    int cursorLine() const;  ///< from 1
    int lineCount() const;
    void goToLine(int line);  ///< from 1
    void setCursorLine(int line);  ///< from 1; scrolls nothing
    void select(ByteRange range);  ///< and scrolls there
    ByteRange selection() const;
    /// Puts `utf8` in place of the selection.
    void replaceSelection(const QByteArray &utf8);
    /// One step to undo.
    void replaceAll(const std::vector<ByteRange> &places, const QByteArray &utf8);

    /// Where a menu for the cursor opens.
    QPoint cursorPosition() const;

    void undo();
    void redo();
    void cut();
    void copy();
    void paste();
    void selectAll();
    void nextFinding();
    void previousFinding();
    /// Folds or unfolds the quoted body at the cursor.
    void toggleFold();

signals:
    /// By the person, not by setSql().
    void edited();
    void cursorMoved(qsizetype byteOffset);
    void scrolled();
    /// By nextFinding() or previousFinding(): a finding's first byte.
    void findingReached(qsizetype byteOffset);
    /// By mouse or menu key; the cursor is where it was asked for.
    void menuRequested(const QPoint &globalPosition);
    /// A click on a finding's symbol or lamp; the cursor is in its line.
    void symbolClicked(const QPoint &globalPosition);
    /// The pointer rests on a place, or on the symbols of its line (then the place is the line's first).
    void hovered(qsizetype byteOffset, const QPoint &globalPosition);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    long send(unsigned message, unsigned long first = 0, long second = 0) const;
    void freeOurKeys();
    void applyPalette();
    void paintFolds();
    void showNumbers();
    void goTo(const EditorMark *mark);
    void showLineStart(qsizetype byteOffset);
    qsizetype lineStart(int line) const;
    void reportEdit();
    void becomeSide();
    bool leaves(const QKeyEvent &key) const;
    void openMenu(const QContextMenuEvent &event);
    void help(const QHelpEvent &event);
    void takeMarginClick(int line);

    QsciScintilla *m_view;  ///< owned by this widget
    SqlLexer *m_lexer;
    FindingMarks *m_marks;
    RowBands *m_rowBands = nullptr;
    quint64 m_revision = 0;
    bool m_isLoading = false;
};

}  // namespace lockstep
