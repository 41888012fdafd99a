// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findingmarks.h"

#include "ui/editor/styles.h"
#include "ui/theme.h"

#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyledtext.h>

#include <QMap>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

constexpr std::array severities{Severity::Note, Severity::Warning, Severity::Error};

Tone textTone(Severity severity)
{
    return severity == Severity::Error ? Tone::Danger : severity == Severity::Warning ? Tone::Warning : Tone::Accent;
}

QString iconName(Severity severity)
{
    return severity == Severity::Error  ? u"risk-error"_s
        : severity == Severity::Warning ? u"risk-warning"_s
                                        : u"risk-note"_s;
}

void fill(QsciScintilla *view, int indicator, ByteRange range)
{
    // Scintilla counts bytes as the parser does; QsciScintilla's line-and-index calls would need a conversion.
    view->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, indicator);
    view->SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(range.begin),
                        long(range.length()));
}

void clear(QsciScintilla *view, int indicator)
{
    fill(view, indicator, {});
    view->SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL, view->SendScintilla(QsciScintilla::SCI_GETLENGTH));
}

}  // namespace

FindingMarks::FindingMarks(QsciScintilla *view, const QPalette &palette)
    : QObject(view)
    , m_view(view)
    , m_squiggle(view->indicatorDefine(QsciScintilla::SquiggleIndicator))
{
    int mask = 0;
    for (Severity severity : severities) {
        // A note spans whole blocks: a band would shout down the errors inside it.
        const int band = view->indicatorDefine(severity == Severity::Note ? QsciScintilla::DotsIndicator
                                                                          : QsciScintilla::FullBoxIndicator);
        view->setIndicatorDrawUnder(true, band);
        m_bands[std::size_t(severity)] = band;
        m_symbols[std::size_t(severity)] = view->markerDefine(QsciScintilla::Invisible);
        mask |= 1 << m_symbols[std::size_t(severity)];
    }
    for (int i = 0; i < 4; ++i)
        m_styles.emplace_back(styles::firstExplanation + i, u"explanation"_s, QColor(), QColor(), QFont());
    view->setMarginType(1, QsciScintilla::SymbolMargin);
    view->setMarginMarkerMask(1, mask);
    applyPalette(palette);
}

void FindingMarks::setMarks(std::vector<EditorMark> marks)
{
    m_marks = std::move(marks);
    draw();
}

void FindingMarks::setExplained(bool explained)
{
    m_explained = explained;
    explain();
}

const EditorMark *FindingMarks::next(qsizetype byteOffset) const
{
    const auto found
        = std::ranges::find_if(m_marks, [&](const EditorMark &mark) { return mark.range.begin > byteOffset; });
    if (found != m_marks.end())
        return &*found;
    return m_marks.empty() ? nullptr : &m_marks.front();
}

const EditorMark *FindingMarks::previous(qsizetype byteOffset) const
{
    const auto found = std::find_if(m_marks.rbegin(), m_marks.rend(),
                                    [byteOffset](const EditorMark &mark) { return mark.range.begin < byteOffset; });
    if (found != m_marks.rend())
        return &*found;
    return m_marks.empty() ? nullptr : &m_marks.back();
}

void FindingMarks::applyPalette(const QPalette &palette)
{
    m_palette = palette;
    const long bandAlpha = isDark(palette) ? 52 : 28;  // thin enough that a selection shows through
    for (Severity severity : severities) {
        const int band = m_bands[std::size_t(severity)];
        m_view->setIndicatorForegroundColor(tone(textTone(severity), palette), band);
        m_view->SendScintilla(QsciScintilla::SCI_INDICSETALPHA, band, bandAlpha);
        m_view->SendScintilla(QsciScintilla::SCI_INDICSETOUTLINEALPHA, band, bandAlpha);
        QsciStyle &style = m_styles[std::size_t(severity)];
        style.setColor(tone(textTone(severity), palette));
        style.setPaper(palette.color(QPalette::Base));
        style.setFont(m_view->font());
    }
    m_view->setIndicatorForegroundColor(tone(Tone::Danger, palette), m_squiggle);
    defineSymbols();
    draw();
}

void FindingMarks::defineSymbols()
{
    const QFontMetrics metrics(m_view->font());
    const int side = metrics.height();
    const qreal ratio = m_view->devicePixelRatioF();
    m_view->SendScintilla(QsciScintilla::SCI_RGBAIMAGESETSCALE, int(ratio * 100));
    for (Severity severity : severities) {
        const QIcon icon = themedIcon(iconName(severity), textTone(severity), m_palette);
        QImage image = icon.pixmap(QSize(side, side), ratio).toImage();
        m_view->markerDefine(image, m_symbols[std::size_t(severity)]);
    }
    m_view->setMarginWidth(1, side + metrics.horizontalAdvance(u' '));
}

void FindingMarks::layOut()
{
    if (m_explained && visibleWidth() != m_laidOutWidth)
        explain();
}

void FindingMarks::draw()
{
    clear(m_view, m_squiggle);
    for (Severity severity : severities)
        clear(m_view, bandIndicator(severity));
    for (const EditorMark &mark : m_marks)
        fill(m_view, mark.isUnreadable ? m_squiggle : bandIndicator(mark.severity), markedRange(mark));
    drawSymbols();
    explain();
}

void FindingMarks::drawSymbols()
{
    QMap<int, Severity> worst;
    for (const EditorMark &mark : m_marks)
        worst[mark.line] = std::max(worst.value(mark.line), mark.severity);
    for (Severity severity : severities)
        m_view->markerDeleteAll(m_symbols[std::size_t(severity)]);
    for (auto it = worst.cbegin(); it != worst.cend(); ++it)
        m_view->markerAdd(it.key(), m_symbols[std::size_t(it.value())]);
}

/// A note is dotted under its first line only.
ByteRange FindingMarks::markedRange(const EditorMark &mark) const
{
    if (mark.severity != Severity::Note)
        return mark.range;
    const long lineEnd = m_view->SendScintilla(QsciScintilla::SCI_GETLINEENDPOSITION, mark.line);
    return {mark.range.begin, std::min<qsizetype>(mark.range.end, lineEnd)};
}

int FindingMarks::visibleWidth() const
{
    int margins = 0;
    for (int margin = 0; margin < 3; ++margin)
        margins += m_view->marginWidth(margin);
    return m_view->viewport()->width() - margins;
}

void FindingMarks::explain()
{
    m_view->clearAnnotations();
    m_laidOutWidth = visibleWidth();
    if (!m_explained)
        return;
    const QFontMetrics metrics(m_view->font());
    const int width = m_laidOutWidth - metrics.horizontalAdvance(u"   "_s) * 2;
    QMap<int, QList<QsciStyledText>> byLine;
    for (const EditorMark &mark : m_marks) {
        if (mark.explanation.isEmpty())
            continue;
        const QStringList lines
            = wrapped(mark.explanation, width, [&](const QString &text) { return metrics.horizontalAdvance(text); });
        QList<QsciStyledText> &texts = byLine[mark.line];
        const QString before = texts.isEmpty() ? u"   "_s : u"\n   "_s;
        texts << QsciStyledText(before + lines.join(u"\n   "_s), m_styles[std::size_t(styleIndex(mark))]);
    }
    for (auto it = byLine.cbegin(); it != byLine.cend(); ++it)
        m_view->annotate(it.key(), it.value());
}

}  // namespace lockstep
