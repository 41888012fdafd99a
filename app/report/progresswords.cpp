// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/progresswords.h"

#include "app/report/plaintext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString percentText(const Progress &progress)
{
    const double share = std::clamp(double(progress.done) / double(progress.total), 0.0, 1.0);
    return Message{QT_TRANSLATE_NOOP("app", "%1 %"), {QLocale().toString(int(share * 100))}}.translated();
}

QString paceText(const Progress &progress)
{
    QStringList parts;
    if (progress.perSecond > 0)
        parts << Message{QT_TRANSLATE_NOOP("app", "%1/s"), {QLocale().formattedDataSize(qint64(progress.perSecond))}}
                     .translated();
    if (progress.secondsLeft >= 0)
        parts << Message{QT_TRANSLATE_NOOP("app", "%1 left"),
                         {durationText(std::max<qint64>(1, progress.secondsLeft) * 1000)}}
                     .translated();
    return parts.join(u", "_s);
}

}  // namespace

QString progressWords(const Progress &progress)
{
    if (progress.total <= 0)
        return {};
    const QLocale locale;
    if (progress.unit == Progress::Unit::Items)
        return Message{QT_TRANSLATE_NOOP("app", "%1 of %2"),
                       {locale.toString(progress.done), locale.toString(progress.total)}}
            .translated();
    const QString pace = paceText(progress);
    return pace.isEmpty() ? percentText(progress) : percentText(progress) + u", "_s + pace;
}

}  // namespace lockstep
