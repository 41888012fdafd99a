// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"

#include <QWidget>

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
    bool isModified() const;
    void setUnmodified();
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;

    /// Marks the text's findings; ignored when the text is no longer the one that was reviewed.
    void setReview(const AnalysedScript &script);
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

    void undo();
    void redo();
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

    QsciScintilla *m_view;  ///< owned by this widget
    SqlLexer *m_lexer;
    FindingMarks *m_marks;
    RowBands *m_rowBands = nullptr;
    bool m_isLoading = false;
};

}  // namespace lockstep
