// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/editormark.h"

#include <Qsci/qscistyle.h>

#include <QHash>
#include <QObject>
#include <QPalette>
#include <QTimer>

#include <array>
#include <memory>

class QsciScintilla;

namespace lockstep {

/// Shows marks in an editor: a band over the exact extent (dots under a note), a symbol in the margin and a lamp where
/// there is SQL to be written instead, a squiggle where the parser stopped and, on demand, the explanation under the
/// line, wrapped to the visible width.
///
/// Only what differs from the marks before is drawn anew, and many marks are drawn a few milliseconds at a time.
class FindingMarks : public QObject
{
    Q_OBJECT

public:
    /// Uses margins 1 and 3 of the editor for its symbols.
    FindingMarks(QsciScintilla *view, const QPalette &palette);

    /// `review` is what they are made of.
    void setMarks(std::vector<EditorMark> marks, std::shared_ptr<const AnalysedScript> review);
    const std::vector<EditorMark> &marks() const { return m_marks; }
    void setExplained(bool explained);
    /// Some marks are still to be drawn.
    bool isDrawing() const { return m_isDrawing; }

    /// The mark that starts after (before) the offset, going round at the ends; null when there is none.
    const EditorMark *next(qsizetype byteOffset) const;
    const EditorMark *previous(qsizetype byteOffset) const;

    void applyPalette(const QPalette &palette);
    /// Wraps the explanations anew; call when width or font changed.
    void layOut();

    /// Indicator number of a severity's band, or of the squiggle; what tests ask the editor about.
    int bandIndicator(Severity severity) const { return m_bands[std::size_t(severity)]; }
    int squiggleIndicator() const { return m_squiggle; }
    int lampMarker() const { return m_lamp; }

private:
    struct Change;

    void drawAll();
    void drawSome();
    qsizetype drawLine(qsizetype index);
    void clear(const Change &change);
    void refill(const Change &change);
    void clearLines(int first, int last);
    void clearBand(int indicator, long begin, long end);
    std::array<int, 4> indicators() const;
    void explain(int line, qsizetype begin, qsizetype end);
    Change changeTo(const std::vector<EditorMark> &marks) const;
    qsizetype alikeAtFront(const std::vector<EditorMark> &marks) const;
    qsizetype alikeAtBack(const std::vector<EditorMark> &marks, qsizetype front) const;
    int indicatorOf(const EditorMark &mark) const;
    void defineSymbols();
    ByteRange markedRange(const EditorMark &mark) const;
    int visibleWidth() const;

    QsciScintilla *m_view;
    QPalette m_palette;  ///< the editor's: the view has its own only after the editor was told
    std::shared_ptr<const AnalysedScript> m_review;  ///< that the marks point into
    std::vector<EditorMark> m_marks;
    std::vector<bool> m_drawn;  ///< index as the marks; all of a line or none
    qsizetype m_next = 0;  ///< before it, all are drawn
    bool m_isDrawing = false;
    QHash<QString, int> m_widths;  ///< of words
    qsizetype m_length = 0;  ///< of the text when the marks were set
    int m_lines = 0;
    std::array<int, 4> m_bands{};  ///< indicator numbers by severity; none for Severity::None
    std::array<int, 4> m_symbols{};  ///< marker numbers by severity
    std::vector<QsciStyle> m_styles;  ///< annotation styles by severity
    int m_squiggle;
    int m_lamp;
    int m_laidOutWidth = 0;
    bool m_explained = true;
    QTimer m_later;
};

}  // namespace lockstep
