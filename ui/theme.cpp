// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QPushButton>
#include <QStyle>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

constexpr Pair surface{0xfff6f7f9, 0xff1b1e23};
constexpr Pair paper{0xffffffff, 0xff22262d};
constexpr Pair ink{0xff1b2130, 0xffe6e9ef};
constexpr Pair onAccent{0xffffffff, 0xff0f1724};

Pair tonePair(Tone tone)
{
    switch (tone) {
    case Tone::Danger:
        return {0xffb3261e, 0xffff8f86};
    case Tone::Warning:
        return {0xff855600, 0xffe8b54d};
    case Tone::Success:
        return {0xff14703f, 0xff6cd49a};
    case Tone::Accent:
        return {0xff2a57c4, 0xff82a9ff};
    case Tone::Muted:
        return {0xff5a6578, 0xff9da7b8};
    case Tone::DangerBand:
        return {0xfffdeaea, 0xff47211f};
    case Tone::WarningBand:
        return {0xfffff4df, 0xff3b3018};
    case Tone::SuccessBand:
        return {0xffe6f5ec, 0xff18372a};
    case Tone::AccentBand:
        return {0xffe2e9fa, 0xff2b3650};
    case Tone::Line:
        return {0xffdde1e8, 0xff383e49};
    case Tone::Raised:
        return surface;
    }
    Q_UNREACHABLE();
}

QColor pick(Pair pair, bool dark)
{
    return QColor::fromRgb(dark ? pair.dark : pair.light);
}

QPalette projectPalette(bool dark)
{
    const QColor text = pick(ink, dark);
    const QColor muted = pick(tonePair(Tone::Muted), dark);
    const QColor accent = pick(tonePair(Tone::Accent), dark);
    QPalette palette(pick(paper, dark), pick(surface, dark));
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::Base, pick(paper, dark));
    palette.setColor(QPalette::AlternateBase, pick(surface, dark));
    palette.setColor(QPalette::ToolTipBase, pick(paper, dark));
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, pick(onAccent, dark));
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::Mid, pick(tonePair(Tone::Line), dark));
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, dark ? QColor(0x76, 0x80, 0x91) : QColor(0x8a, 0x93, 0xa3));
    return palette;
}

/// In item views a selected row is a calm band, so that its icons and words keep their own colours.
QPalette itemViewPalette(const QPalette &palette)
{
    QPalette views = palette;
    views.setColor(QPalette::Highlight, tone(Tone::AccentBand, palette));
    views.setColor(QPalette::HighlightedText, palette.color(QPalette::Text));
    return views;
}

/// The desktop's own choice, seen through the palette it gives a program that sets none.
bool isDesktopDark(QApplication &application)
{
    application.setPalette(QPalette());
    return isDark(QApplication::palette());
}

QString styleSheet(const QPalette &palette)
{
    QFile file(u":/theme/lockstep.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QHash<QString, QColor> colours{
        {u"@paper"_s, palette.color(QPalette::Base)},
        {u"@surface"_s, palette.color(QPalette::Window)},
        {u"@ink"_s, palette.color(QPalette::Text)},
        {u"@muted"_s, tone(Tone::Muted, palette)},
        {u"@line"_s, tone(Tone::Line, palette)},
        {u"@accentBand"_s, tone(Tone::AccentBand, palette)},
        {u"@accentInk"_s, palette.color(QPalette::HighlightedText)},
        {u"@accent"_s, tone(Tone::Accent, palette)},
        {u"@disabled"_s, palette.color(QPalette::Disabled, QPalette::Text)},
    };
    QString sheet = QString::fromUtf8(file.readAll());
    QStringList names = colours.keys();
    std::ranges::sort(names, std::ranges::greater(), &QString::size);  // @accentBand before @accent
    for (const QString &name : std::as_const(names))
        sheet.replace(name, colours.value(name).name());
    const QString ground = isDark(palette) ? u"dark"_s : u"light"_s;
    sheet.replace(u"@arrow"_s, u":/icons/arrow-on-%1.svg"_s.arg(ground));
    return sheet.replace(u"@check"_s, u":/icons/check-on-%1.svg"_s.arg(ground));
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

}  // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

QColor tone(Tone tone, const QPalette &palette)
{
    return pick(tonePair(tone), isDark(palette));
}

BandColours bandColours(const QString &colour, const QPalette &palette)
{
    const bool dark = isDark(palette);
    if (colour == u"red")
        return {pick({0xffb3261e, 0xff8f1d1a}, dark), Qt::white};
    if (colour == u"amber")
        return {pick({0xffffc457, 0xff7a5200}, dark), pick({0xff2b1d00, 0xffffffff}, dark)};
    if (colour == u"green")
        return {pick({0xff14703f, 0xff125936}, dark), Qt::white};
    if (colour == u"blue")
        return {pick({0xff2a57c4, 0xff264a9f}, dark), Qt::white};
    return {pick({0xff556073, 0xff3d4554}, dark), Qt::white};
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const double first = luminance(one);
    const double second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

void applyTheme(QApplication &application, ColourScheme scheme)
{
    if (application.style()->name() != u"fusion"_s)
        QApplication::setStyle(u"Fusion"_s);
    const bool dark = scheme == ColourScheme::System ? isDesktopDark(application) : scheme == ColourScheme::Dark;
    const QPalette palette = projectPalette(dark);
    QApplication::setPalette(palette);
    QApplication::setPalette(itemViewPalette(palette), "QAbstractItemView");
    application.setStyleSheet(styleSheet(palette));
}

void makePrimary(QPushButton *button)
{
    button->setProperty("primary", true);
}

}  // namespace lockstep
