// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/editormark.h"

#include <Qsci/qscistyle.h>

#include <QObject>
#include <QPalette>

#include <array>

class QsciScintilla;

namespace lockstep {

/// Shows marks in an editor: a band over the exact extent (dots under a note), a symbol in the margin, a squiggle where
/// the parser stopped and, on demand, the explanation under the line, wrapped to the visible width.
class FindingMarks : public QObject
{
    Q_OBJECT

public:
    /// Uses margin 1 of the editor for its symbols.
    FindingMarks(QsciScintilla *view, const QPalette &palette);

    void setMarks(std::vector<EditorMark> marks);
    const std::vector<EditorMark> &marks() const { return m_marks; }
    void setExplained(bool explained);
    bool isExplained() const { return m_explained; }

    /// The mark that starts after (before) the offset, going round at the ends; null when there is none.
    const EditorMark *next(qsizetype byteOffset) const;
    const EditorMark *previous(qsizetype byteOffset) const;

    void applyPalette(const QPalette &palette);
    /// Wraps the explanations anew; call when width or font changed.
    void layOut();

    /// Indicator number of a severity's band, or of the squiggle; what tests ask the editor about.
    int bandIndicator(Severity severity) const { return m_bands[std::size_t(severity)]; }
    int squiggleIndicator() const { return m_squiggle; }

private:
    void draw();
    void drawSymbols();
    void explain();
    void defineSymbols();
    int styleIndex(const EditorMark &mark) const { return int(mark.severity); }
    ByteRange markedRange(const EditorMark &mark) const;
    int visibleWidth() const;

    QsciScintilla *m_view;
    QPalette m_palette;  ///< the editor's: the view has its own only after the editor was told
    std::vector<EditorMark> m_marks;
    std::array<int, 4> m_bands{};  ///< indicator numbers by severity; none for Severity::None
    std::array<int, 4> m_symbols{};  ///< marker numbers by severity
    std::vector<QsciStyle> m_styles;  ///< annotation styles by severity
    int m_squiggle;
    int m_laidOutWidth = 0;
    bool m_explained = true;
};

}  // namespace lockstep
