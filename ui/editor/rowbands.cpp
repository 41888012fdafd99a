// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/rowbands.h"

#include "ui/editor/styles.h"
#include "ui/theme.h"

#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyle.h>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

using Kind = EditorRow::Kind;

constexpr std::array changedKinds{Kind::Removed, Kind::Added};

Tone bandTone(Kind kind)
{
    return kind == Kind::Removed ? Tone::DangerBand : kind == Kind::Added ? Tone::SuccessBand : Tone::Line;
}

Tone inkTone(Kind kind)
{
    return kind == Kind::Removed ? Tone::Danger : kind == Kind::Added ? Tone::Success : Tone::Muted;
}

/// Colour never tells it alone.
QString sign(Kind kind)
{
    return kind == Kind::Removed ? u"−"_s : kind == Kind::Added ? u"+"_s : u" "_s;
}

}  // namespace

RowBands::RowBands(QsciScintilla *view, const QPalette &palette)
    : QObject(view)
    , m_view(view)
{
    for (Kind kind : {Kind::Removed, Kind::Added, Kind::Gap})
        m_bands[std::size_t(kind)] = view->markerDefine(QsciScintilla::Background);
    for (Kind kind : changedKinds)
        m_changed[std::size_t(kind)] = view->indicatorDefine(QsciScintilla::ThickCompositionIndicator);
    view->setMarginType(0, QsciScintilla::TextMarginRightJustified);
    view->setCaretLineVisible(true);
    view->setCaretLineFrameWidth(1);
    view->SendScintilla(QsciScintilla::SCI_SETCARETLINEVISIBLEALWAYS, 1);
    applyPalette(palette);
}

void RowBands::setRows(std::vector<EditorRow> rows)
{
    m_rows = std::move(rows);
    draw();
}

void RowBands::applyPalette(const QPalette &palette)
{
    m_palette = palette;
    for (Kind kind : {Kind::Removed, Kind::Added, Kind::Gap})
        m_view->setMarkerBackgroundColor(tone(bandTone(kind), palette), band(kind));
    for (Kind kind : changedKinds)
        m_view->setIndicatorForegroundColor(tone(inkTone(kind), palette), changedIndicator(kind));
    m_view->setCaretLineBackgroundColor(tone(Tone::Accent, palette));
    for (int margin : {1, 2})
        m_view->setMarginWidth(margin, 0);
    draw();
}

QsciStyle RowBands::numberStyle(Kind kind) const
{
    const QColor paper = kind == Kind::Same ? m_palette.color(QPalette::Base) : tone(bandTone(kind), m_palette);
    return {styles::firstRow + int(kind), u"row"_s, tone(inkTone(kind), m_palette), paper, m_view->font()};
}

void RowBands::draw()
{
    m_view->clearMarginText();
    m_view->markerDeleteAll();
    int widest = 0;
    for (const EditorRow &row : m_rows)
        widest = std::max(widest, row.number);
    const qsizetype digits = QString::number(widest).size();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const EditorRow &row = m_rows[i];
        const QString number = row.number > 0 ? QString::number(row.number) : QString();
        m_view->setMarginText(int(i), number.rightJustified(digits + 1) + u' ' + sign(row.kind) + u' ',
                              numberStyle(row.kind));
        if (row.kind != Kind::Same)
            m_view->markerAdd(int(i), band(row.kind));
        underline(row, m_view->SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE, static_cast<unsigned long>(i)));
    }
    m_view->setMarginWidth(0, u"0"_s.repeated(int(digits) + 4));
}

/// Of a line that is new as a whole the band says enough.
void RowBands::underline(const EditorRow &row, qsizetype lineStart)
{
    const bool isPart = !row.changed.isEmpty() && row.changed.length() < row.text.size();
    if (row.kind == Kind::Same || row.kind == Kind::Gap || !isPart)
        return;
    m_view->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, changedIndicator(row.kind));
    m_view->SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE,
                          static_cast<unsigned long>(lineStart + row.changed.begin), long(row.changed.length()));
}

}  // namespace lockstep
