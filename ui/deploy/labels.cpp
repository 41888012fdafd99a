// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/labels.h"

#include <QFontMetrics>
#include <QPushButton>
#include <QScreen>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

void enlarge(QLabel *label, double factor)
{
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
}

}  // namespace

QLabel *wrappedLabel(QWidget *parent, const QString &text)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return label;
}

QLabel *mutedLabel(QWidget *parent, const QString &text)
{
    QLabel *label = wrappedLabel(parent, text);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel *titleLabel(QWidget *parent, const QString &text)
{
    auto *label = new QLabel(text, parent);
    enlarge(label, 1.6);
    return label;
}

QLabel *sectionLabel(QWidget *parent, const QString &text)
{
    auto *label = new QLabel(text, parent);
    enlarge(label, 1.05);
    return label;
}

void makeLink(QPushButton *button)
{
    button->setFlat(true);
    button->setAutoDefault(false);
    button->setCursor(Qt::PointingHandCursor);
    button->setStyleSheet(
        u"QPushButton { border: 1px solid transparent; background: transparent; padding: 0.1em 0.2em; "
        "color: palette(link); } QPushButton:focus { border-color: palette(link); }"_s);
}

int smallGap(const QWidget *widget)
{
    return widget->fontMetrics().height() / 2;
}

int largeGap(const QWidget *widget)
{
    return widget->fontMetrics().height() * 3 / 2;
}

void resizeWithinScreen(QWidget *window, int letters, int lines)
{
    const QFontMetrics metrics = window->fontMetrics();
    const QSize wanted(metrics.averageCharWidth() * letters, metrics.height() * lines);
    const QSize room = window->screen() ? window->screen()->availableSize() : QSize(1280, 720);
    window->resize(wanted.boundedTo(room * 0.95));
}

}  // namespace lockstep
