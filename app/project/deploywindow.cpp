// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/deploywindow.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Error notUnderstood(const char *what, const QString &part)
{
    return {ErrorCode::BadRequest,
            {what, {part}},
            {},
            {QT_TRANSLATE_NOOP("app", "Write days, hours and zone, such as \"Mon-Fri 22:00-04:00 Europe/Berlin\".")}};
}

/// 0 is Monday; -1: no day.
int dayNamed(const QString &name)
{
    static const QStringList names{u"Mon"_s, u"Tue"_s, u"Wed"_s, u"Thu"_s, u"Fri"_s, u"Sat"_s, u"Sun"_s};
    return int(names.indexOf(name));
}

/// "Mon-Thu,Sun"; a range may go over the weekend.
bool readDays(const QString &text, std::array<bool, 7> &days)
{
    for (const QString &part : text.split(u',')) {
        const QStringList ends = part.split(u'-');
        const int first = dayNamed(ends.constFirst());
        const int last = dayNamed(ends.constLast());
        if (first < 0 || last < 0 || ends.size() > 2)
            return false;
        for (int day = first;; day = (day + 1) % 7) {
            days[std::size_t(day)] = true;
            if (day == last)
                break;
        }
    }
    return true;
}

}  // namespace

Result<DeployWindow> parseDeployWindow(const QString &text)
{
    static const QRegularExpression hours(u"^(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)$"_s);
    const QStringList parts = text.simplified().split(u' ');
    if (parts.size() != 3)
        return notUnderstood(QT_TRANSLATE_NOOP("app", "\"%1\" is no deploy window."), text);
    DeployWindow window{.text = text.simplified(), .zone = parts[2].toUtf8()};
    if (!readDays(parts[0], window.days))
        return notUnderstood(QT_TRANSLATE_NOOP("app", "\"%1\" names no days."), parts[0]);
    const QRegularExpressionMatch match = hours.match(parts[1]);
    window.opens = QTime::fromString(match.captured(1), u"HH:mm"_s);
    window.closes = QTime::fromString(match.captured(2), u"HH:mm"_s);
    if (!window.opens.isValid() || !window.closes.isValid())
        return notUnderstood(QT_TRANSLATE_NOOP("app", "\"%1\" names no hours."), parts[1]);
    if (!QTimeZone(window.zone).isValid())
        return notUnderstood(QT_TRANSLATE_NOOP("app", "\"%1\" is no time zone that this machine knows."), parts[2]);
    return window;
}

bool DeployWindow::isOpenAt(const QDateTime &at) const
{
    const QDateTime local = at.toTimeZone(QTimeZone(zone));
    const auto opensOn = [this](const QDate &date) { return days[std::size_t(date.dayOfWeek() - 1)]; };
    const bool isOpenToday = opensOn(local.date());
    if (opens < closes)
        return isOpenToday && local.time() >= opens && local.time() < closes;
    return (isOpenToday && local.time() >= opens) || (opensOn(local.date().addDays(-1)) && local.time() < closes);
}

}  // namespace lockstep
