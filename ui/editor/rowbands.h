// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/textmap.h"

#include <QObject>
#include <QPalette>

#include <array>
#include <vector>

class QsciScintilla;
class QsciStyle;

namespace lockstep {

/// A line of a text that is one side of a comparison.
struct EditorRow
{
    enum class Kind { Same, Removed, Added, Gap };
    Kind kind{};
    int number = 0;  ///< what the margin says, from 1; a gap has none
    QByteArray text{};
    ByteRange changed{};  ///< what of a removed or added line the other side has not
};

/// Shows rows in an editor whose lines they are: their own numbers, a sign and a band for what was removed or added, a
/// line under what changed within a line, and the row at the cursor framed.
class RowBands : public QObject
{
    Q_OBJECT

public:
    /// Takes the editor's margins: there are no other symbols beside the numbers.
    RowBands(QsciScintilla *view, const QPalette &palette);

    void setRows(std::vector<EditorRow> rows);
    const std::vector<EditorRow> &rows() const { return m_rows; }
    void applyPalette(const QPalette &palette);

    /// Numbers that tests ask the editor about: a line's marker, and the indicator of what changed within it.
    int band(EditorRow::Kind kind) const { return m_bands[std::size_t(kind)]; }
    int changedIndicator(EditorRow::Kind kind) const { return m_changed[std::size_t(kind)]; }

private:
    void draw();
    QsciStyle numberStyle(EditorRow::Kind kind) const;
    void underline(const EditorRow &row, qsizetype lineStart);

    QsciScintilla *m_view;
    QPalette m_palette;
    std::vector<EditorRow> m_rows;
    std::array<int, 4> m_bands{};  ///< marker numbers by kind; none for Same
    std::array<int, 4> m_changed{};  ///< indicator numbers by kind; for Removed and Added
};

}  // namespace lockstep
