// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>

class QApplication;
class QPushButton;

namespace lockstep {

/// What a colour means; the few semantic ones beside the palette. Each pair of text and background meets WCAG AA (4.5)
/// in light and dark.
enum class Tone {
    Danger,
    Warning,
    Success,
    Accent,
    Muted,  ///< text and icons
    DangerBand,
    WarningBand,
    SuccessBand,
    AccentBand,  ///< backgrounds behind normal text
    Line,  ///< separators
    Raised,  ///< side bars, headers
};

enum class ColourScheme { System, Light, Dark };

/// True when windows are drawn light on dark. Qt 6.4 cannot ask the desktop, so look at the palette.
bool isDark(const QPalette &palette);
QColor tone(Tone tone, const QPalette &palette);
/// Background and text of an environment's band by its colour name ("red", "amber", "green", "blue", "grey").
struct BandColours
{
    QColor background;
    QColor text;
};
BandColours bandColours(const QString &colour, const QPalette &palette);

/// WCAG 2.1's contrast ratio, 1 to 21.
double contrastRatio(const QColor &one, const QColor &other);

/// Fusion, the project's palette and font sizes. Call again to switch scheme; windows follow by PaletteChange.
void applyTheme(QApplication &application, ColourScheme scheme);

/// Draws the button in the accent colour: the one obvious next action of its page.
void makePrimary(QPushButton *button);

/// An icon of the set in resources/icons ("risk-error", "state-applied", …), tinted with a tone for the palette.
QIcon themedIcon(const QString &name, Tone tone, const QPalette &palette);

}  // namespace lockstep
