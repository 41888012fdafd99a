// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QPushButton;

namespace lockstep {

/// Labels as the wizard's pages use them: wrapped, and selectable so that what they say can be copied.
QLabel *wrappedLabel(QWidget *parent, const QString &text = {});
/// The same in the muted colour, which follows the palette.
QLabel *mutedLabel(QWidget *parent, const QString &text = {});
/// A page's title.
QLabel *titleLabel(QWidget *parent, const QString &text);
/// A section's title within a page.
QLabel *sectionLabel(QWidget *parent, const QString &text);

/// Draws a button as a link: for looking something up, beside the one that acts.
void makeLink(QPushButton *button);

/// The distance between things that belong together and between things that do not, from the font's size.
int smallGap(const QWidget *widget);
int largeGap(const QWidget *widget);

/// A window's first size, in letters and lines of its font, and never more than its screen has room for.
void resizeWithinScreen(QWidget *window, int letters, int lines);

}  // namespace lockstep
