// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/fittedtext.h"

#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>

#include <cmath>

namespace lockstep {

using namespace Qt::StringLiterals;

FittedText::FittedText(const QString &accessibleName, QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(accessibleName);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setStyleSheet(u"QTextEdit { border: 1px solid palette(mid); border-radius: 0.35em; background: palette(base); }"
                  "QTextEdit:focus { border-color: palette(link); }"_s);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &FittedText::fit);
}

void FittedText::setCode(const QString &text)
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    if (toPlainText() != text)
        setPlainText(text);
    fit();
}

void FittedText::setFacts(const std::vector<std::pair<QString, QString>> &facts)
{
    m_facts = facts;
    m_lineLimit = std::max<int>(m_lineLimit, int(facts.size()) * 2);
    const QString muted = palette().color(QPalette::PlaceholderText).name();
    QString html = u"<table cellspacing='0' cellpadding='2'>"_s;
    for (const auto &[label, value] : facts) {
        html += u"<tr><td style='color:%1; white-space:nowrap; padding-right:1.2em'>%2</td><td>%3</td></tr>"_s.arg(
            muted, label.toHtmlEscaped(), value.toHtmlEscaped());
    }
    setHtml(html + u"</table>"_s);
    fit();
}

void FittedText::mark(int begin, int length)
{
    QTextEdit::ExtraSelection selection;
    selection.cursor = textCursor();
    selection.cursor.setPosition(std::min<int>(begin, document()->characterCount() - 1));
    selection.cursor.setPosition(std::min<int>(begin + length, document()->characterCount() - 1),
                                 QTextCursor::KeepAnchor);
    selection.format.setBackground(tone(Tone::DangerBand, palette()));
    selection.format.setUnderlineColor(tone(Tone::Danger, palette()));
    selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    setExtraSelections({selection});
}

void FittedText::setLineLimit(int lines)
{
    m_lineLimit = lines;
    fit();
}

void FittedText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fit();
}

void FittedText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_facts.empty())
        setFacts(std::vector(m_facts));  // their colours stand in the text
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void FittedText::fit()
{
    const int frame = height() - viewport()->height();
    const int wanted = int(std::ceil(document()->size().height()));
    const int most = fontMetrics().lineSpacing() * m_lineLimit;
    const int fitted = std::min(wanted, most) + std::max(2, frame);
    if (fitted != maximumHeight())
        setFixedHeight(fitted);
}

}  // namespace lockstep
