// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findingmarks.h"

#include "ui/editor/styles.h"
#include "ui/theme.h"

#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyledtext.h>

#include <QElapsedTimer>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

constexpr std::array severities{Severity::Note, Severity::Warning, Severity::Error};
constexpr int sliceMs = 6;  ///< of drawing, before keys and mouse have their turn
constexpr qsizetype clearedOneByOne = 200;  ///< marks; more are cleared with all others, which takes no time
constexpr int drawnAtOnce = 8;  ///< lines, however long that takes

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

/// How far two texts' marks are alike beyond where they stand.
struct Shift
{
    qsizetype bytes = 0;
    int lines = 0;
};

bool isAlikeAt(const EditorMark &old, const EditorMark &mark, Shift shift)
{
    return old.range.begin + shift.bytes == mark.range.begin && old.line + shift.lines == mark.line
        && isAlike(old, mark);
}

}  // namespace

/// What of the marks is other than before.
struct FindingMarks::Change
{
    qsizetype begin = 0;  ///< the first new mark to be drawn
    qsizetype end = 0;  ///< behind the last
    int firstLine = 0;  ///< between these the lines' symbols and explanations are of no use any more
    int lastLine = 0;
    qsizetype lastByte = 0;  ///< and the bands from the first line's start to here
};

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
    m_lamp = view->markerDefine(QsciScintilla::Invisible);
    for (int i = 0; i < 4; ++i)
        m_styles.emplace_back(styles::firstExplanation + i, u"explanation"_s, QColor(), QColor(), QFont());
    view->setMarginType(margins::symbols, QsciScintilla::SymbolMargin);
    view->setMarginMarkerMask(margins::symbols, mask);
    view->setMarginType(margins::lamp, QsciScintilla::SymbolMargin);
    view->setMarginMarkerMask(margins::lamp, 1 << m_lamp);
    for (int margin : {margins::symbols, margins::lamp})
        view->setMarginSensitivity(margin, true);
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &FindingMarks::drawSome);
    applyPalette(palette);
}

void FindingMarks::setMarks(std::vector<EditorMark> marks, std::shared_ptr<const AnalysedScript> review)
{
    const Change change = changeTo(marks);
    if (qsizetype(m_marks.size()) - (qsizetype(marks.size()) - (change.end - change.begin)) > clearedOneByOne) {
        m_marks = std::move(marks);
        m_review = std::move(review);
        drawAll();
        return;
    }
    clear(change);
    std::vector<bool> drawn(marks.size(), false);
    const qsizetype shift = qsizetype(m_marks.size()) - qsizetype(marks.size());
    for (qsizetype index = 0; index < qsizetype(marks.size()); ++index) {
        const bool isKept = index < change.begin || index >= change.end;
        const qsizetype before = index < change.begin ? index : index + shift;
        drawn[std::size_t(index)] = isKept && m_drawn[std::size_t(before)];
    }
    m_marks = std::move(marks);
    m_review = std::move(review);
    m_drawn = std::move(drawn);
    m_length = m_view->length();
    m_lines = m_view->lines();
    refill(change);
    m_isDrawing = true;
    m_next = 0;
    drawSome();
}

/// Marks before all edits are where they were, those behind them have moved with the text. The lines next to an edit
/// are drawn anew all the same: symbols wander when lines are joined or cut.
FindingMarks::Change FindingMarks::changeTo(const std::vector<EditorMark> &marks) const
{
    const auto count = qsizetype(marks.size());
    const qsizetype front = alikeAtFront(marks);
    const qsizetype back = alikeAtBack(marks, front);
    Change change{front, count - back};
    change.firstLine = front > 0 ? marks[std::size_t(front - 1)].line + 1 : 0;
    change.lastLine = back > 0 ? marks[std::size_t(count - back)].line - 1 : m_view->lines() - 1;
    const qsizetype grown = std::max<qsizetype>(0, m_view->length() - m_length);
    for (qsizetype old = front; old < qsizetype(m_marks.size()) - back; ++old)
        change.lastByte = std::max(change.lastByte, m_marks[std::size_t(old)].range.end + grown);
    return change;
}

qsizetype FindingMarks::alikeAtFront(const std::vector<EditorMark> &marks) const
{
    const qsizetype most = std::min(qsizetype(marks.size()), qsizetype(m_marks.size()));
    qsizetype front = 0;
    while (front < most && isAlikeAt(m_marks[std::size_t(front)], marks[std::size_t(front)], {}))
        ++front;
    if (front == 0)
        return 0;
    const int line = marks[std::size_t(front - 1)].line;
    while (front > 0 && marks[std::size_t(front - 1)].line == line)
        --front;
    return front;
}

qsizetype FindingMarks::alikeAtBack(const std::vector<EditorMark> &marks, qsizetype front) const
{
    const auto count = qsizetype(marks.size());
    const auto before = qsizetype(m_marks.size());
    const qsizetype most = std::min(count, before) - front;
    const Shift shift{m_view->length() - m_length, m_view->lines() - m_lines};
    qsizetype back = 0;
    while (back < most
           && isAlikeAt(m_marks[std::size_t(before - 1 - back)], marks[std::size_t(count - 1 - back)], shift))
        ++back;
    if (back == 0)
        return 0;
    const int line = marks[std::size_t(count - back)].line;
    while (back > 0 && marks[std::size_t(count - back)].line == line)
        --back;
    return back;
}

void FindingMarks::clear(const Change &change)
{
    const long begin = m_view->SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE, change.firstLine);
    const long lineEnd = m_view->SendScintilla(QsciScintilla::SCI_GETLINEENDPOSITION, change.lastLine);
    const long end = std::min<long>(m_view->length(), std::max<long>(lineEnd, long(change.lastByte)));
    for (const int indicator : indicators())
        clearBand(indicator, begin, end);
    clearLines(change.firstLine, change.lastLine);
}

std::array<int, 4> FindingMarks::indicators() const
{
    return {m_squiggle, bandIndicator(Severity::Note), bandIndicator(Severity::Warning),
            bandIndicator(Severity::Error)};
}

void FindingMarks::clearBand(int indicator, long begin, long end)
{
    m_view->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, indicator);
    m_view->SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, static_cast<unsigned long>(begin),
                          std::max(0L, end - begin));
}

void FindingMarks::clearLines(int first, int last)
{
    int mask = 1 << m_lamp;
    for (Severity severity : severities)
        mask |= 1 << m_symbols[std::size_t(severity)];
    const auto nextLine = [&](int from) {
        return int(m_view->SendScintilla(QsciScintilla::SCI_MARKERNEXT, static_cast<unsigned long>(from), long(mask)));
    };
    for (int line = nextLine(first); line >= 0 && line <= last; line = nextLine(line + 1)) {
        for (Severity severity : severities)
            m_view->markerDelete(line, m_symbols[std::size_t(severity)]);
        m_view->markerDelete(line, m_lamp);
    }
    for (int line = first; line <= last; ++line) {
        if (m_view->SendScintilla(QsciScintilla::SCI_ANNOTATIONGETLINES, line) > 0)
            m_view->clearAnnotations(line);
    }
}

/// Bands of marks that stay were cut where they reach into what was cleared.
void FindingMarks::refill(const Change &change)
{
    const long begin = m_view->SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE, change.firstLine);
    const long lineEnd = m_view->SendScintilla(QsciScintilla::SCI_GETLINEENDPOSITION, change.lastLine);
    const qsizetype end = std::max<qsizetype>(lineEnd, change.lastByte);
    for (qsizetype index = 0; index < qsizetype(m_marks.size()); ++index) {
        const EditorMark &mark = m_marks[std::size_t(index)];
        const bool isKept = index < change.begin || index >= change.end;
        if (isKept && m_drawn[std::size_t(index)] && mark.range.begin <= end && mark.range.end >= begin)
            fill(m_view, indicatorOf(mark), markedRange(mark));
    }
}

void FindingMarks::setExplained(bool explained)
{
    m_explained = explained;
    drawAll();
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
    m_widths.clear();
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
    drawAll();
}

void FindingMarks::defineSymbols()
{
    const QFontMetrics metrics(m_view->font());
    const int side = metrics.height();
    const qreal ratio = m_view->devicePixelRatioF();
    m_view->SendScintilla(QsciScintilla::SCI_RGBAIMAGESETSCALE, int(ratio * 100));
    const auto define = [&](const QString &name, Tone colour, int marker) {
        m_view->markerDefine(themedIcon(name, colour, m_palette).pixmap(QSize(side, side), ratio).toImage(), marker);
    };
    for (Severity severity : severities)
        define(iconName(severity), textTone(severity), m_symbols[std::size_t(severity)]);
    define(u"safer-form"_s, Tone::Accent, m_lamp);
    for (int margin : {margins::symbols, margins::lamp})
        m_view->setMarginWidth(margin, side + metrics.horizontalAdvance(u' '));
}

void FindingMarks::layOut()
{
    if (m_explained && visibleWidth() != m_laidOutWidth)
        drawAll();
}

void FindingMarks::drawAll()
{
    for (const int indicator : indicators())
        clearBand(indicator, 0, m_view->length());
    for (Severity severity : severities)
        m_view->markerDeleteAll(m_symbols[std::size_t(severity)]);
    m_view->markerDeleteAll(m_lamp);
    m_view->clearAnnotations();
    m_laidOutWidth = visibleWidth();
    m_drawn.assign(m_marks.size(), false);
    m_length = m_view->length();
    m_lines = m_view->lines();
    m_isDrawing = true;
    m_next = 0;
    drawSome();
}

void FindingMarks::drawSome()
{
    QElapsedTimer clock;
    clock.start();
    m_laidOutWidth = visibleWidth();
    for (int lines = 0; lines < drawnAtOnce || clock.elapsed() < sliceMs; ++lines) {
        while (m_next < qsizetype(m_marks.size()) && m_drawn[std::size_t(m_next)])
            ++m_next;
        m_isDrawing = m_next < qsizetype(m_marks.size());
        if (!m_isDrawing)
            return;
        m_next = drawLine(m_next);
    }
    m_later.start();
}

/// Draws all marks of a line; returns the first one of another.
qsizetype FindingMarks::drawLine(qsizetype index)
{
    const int line = m_marks[std::size_t(index)].line;
    Severity worst = Severity::None;
    bool hasSafer = false;
    qsizetype end = index;
    for (; end < qsizetype(m_marks.size()) && m_marks[std::size_t(end)].line == line; ++end) {
        const EditorMark &mark = m_marks[std::size_t(end)];
        fill(m_view, indicatorOf(mark), markedRange(mark));
        worst = std::max(worst, mark.severity);
        hasSafer = hasSafer || mark.hasSafer();
        m_drawn[std::size_t(end)] = true;
    }
    m_view->markerAdd(line, m_symbols[std::size_t(worst)]);
    if (hasSafer)
        m_view->markerAdd(line, m_lamp);
    if (m_explained)
        explain(line, index, end);
    return end;
}

int FindingMarks::indicatorOf(const EditorMark &mark) const
{
    return mark.isUnreadable ? m_squiggle : bandIndicator(mark.severity);
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
    for (int margin = 0; margin <= margins::lamp; ++margin)
        margins += m_view->marginWidth(margin);
    return m_view->viewport()->width() - margins;
}

void FindingMarks::explain(int line, qsizetype begin, qsizetype end)
{
    const QFontMetrics metrics(m_view->font());
    const int width = m_laidOutWidth - metrics.horizontalAdvance(u"   "_s) * 2;
    QList<QsciStyledText> texts;
    for (qsizetype index = begin; index < end; ++index) {
        const EditorMark &mark = m_marks[std::size_t(index)];
        const QString explanation = explanationOf(mark);
        if (explanation.isEmpty())
            continue;
        const QStringList lines = wrapped(explanation, width, [&](const QString &word) {
            auto known = m_widths.constFind(word);
            if (known == m_widths.cend())
                known = m_widths.insert(word, metrics.horizontalAdvance(word));
            return *known;
        });
        const QString before = texts.isEmpty() ? u"   "_s : u"\n   "_s;
        texts << QsciStyledText(before + lines.join(u"\n   "_s), m_styles[std::size_t(mark.severity)]);
    }
    if (!texts.isEmpty())
        m_view->annotate(line, texts);
}

}  // namespace lockstep
