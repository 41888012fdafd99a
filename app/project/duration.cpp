// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/projectconfig.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

Result<std::chrono::milliseconds> parseDuration(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,9})\\s*(ms|s|min|h|d)?$"_s);
    static const QHash<QString, qint64> unitMs{
        {u"ms"_s, 1}, {u"s"_s, 1000}, {u"min"_s, 60'000}, {u"h"_s, 3'600'000}, {u"d"_s, 86'400'000}};
    const QRegularExpressionMatch match = form.match(text.trimmed());
    const qint64 number = match.captured(1).toLongLong();
    const bool hasUnit = !match.captured(2).isEmpty();
    if (match.hasMatch() && (hasUnit || number == 0))
        return std::chrono::milliseconds(number * unitMs.value(match.captured(2), 1));
    Error error{ErrorCode::BadRequest, {QT_TRANSLATE_NOOP("app", "\"%1\" is no duration."), {text}}};
    error.hint
        = {QT_TRANSLATE_NOOP("app", "Write a number with its unit, such as 250ms, 5s, 2min or 1h, or 0 for none.")};
    return error;
}

}  // namespace lockstep
