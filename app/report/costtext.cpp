// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/costtext.h"

#include "app/report/plaintext.h"
#include "app/report/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace lockstep {

QString costText(const CostEstimate &cost)
{
    return text(QT_TRANSLATE_NOOP("app", "%1 at the target: %2 to %3, up to %4 more on disk and about %5 of WAL. %6"),
                {cost.migration, durationText(cost.leastMs), durationText(cost.mostMs),
                 QLocale().formattedDataSize(cost.diskBytes), QLocale().formattedDataSize(cost.walBytes),
                 cost.assumption.translated()});
}

}  // namespace lockstep
