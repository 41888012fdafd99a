// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/plaintext.h"

#include "app/core/message.h"

#include <QLocale>

#include <algorithm>
#include <cwchar>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Unicode's embeddings, overrides, isolates and marks (UAX #9) and the line separators.
bool turnsReading(char16_t unit)
{
    return unit == 0x061C || (unit >= 0x200E && unit <= 0x200F) || (unit >= 0x2028 && unit <= 0x202E)
        || (unit >= 0x2066 && unit <= 0x2069);
}

bool isHidden(QChar character)
{
    const char16_t unit = character.unicode();
    const bool isControl = unit < 0x20 || (unit >= 0x7F && unit < 0xA0);
    return (isControl && unit != u'\n' && unit != u'\t') || turnsReading(unit);
}

}  // namespace

QString withVisibleControls(const QString &text)
{
    if (std::ranges::none_of(text, isHidden))
        return text;
    QString out;
    for (const QChar character : text) {
        if (isHidden(character))
            out += u"⟨U+%1⟩"_s.arg(uint(character.unicode()), 4, 16, QChar(u'0')).toUpper();
        else
            out += character;
    }
    return out;
}

int displayWidth(const QString &text)
{
    int width = 0;
    for (const uint character : text.toUcs4())
        width += std::max(0, ::wcwidth(wchar_t(character)));
    return width;
}

QString rfc3339(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString durationText(qint64 milliseconds)
{
    const QLocale locale;
    const qint64 seconds = milliseconds / 1000;
    const auto number = [&locale](qint64 value) { return locale.toString(value); };
    if (milliseconds < 1000)
        return Message{QT_TRANSLATE_NOOP("app", "%1 ms"), {number(milliseconds)}}.translated();
    if (seconds < 60)
        return Message{QT_TRANSLATE_NOOP("app", "%1 s"), {locale.toString(double(milliseconds) / 1000.0, 'f', 1)}}
            .translated();
    if (seconds < 3600)
        return Message{QT_TRANSLATE_NOOP("app", "%1 min %2 s"), {number(seconds / 60), number(seconds % 60)}}
            .translated();
    return Message{QT_TRANSLATE_NOOP("app", "%1 h %2 min"), {number(seconds / 3600), number(seconds % 3600 / 60)}}
        .translated();
}

}  // namespace lockstep
