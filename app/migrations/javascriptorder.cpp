// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/javascriptorder.h"

#include <QCollator>

namespace lockstep {
namespace {

/// ICU's, which Debian's Qt uses for every language but "C".
QCollator rootCollation()
{
    QCollator collator{QLocale(QLocale::English)};
    collator.setCaseSensitivity(Qt::CaseSensitive);
    return collator;
}

}  // namespace

bool isBeforeInJavascript(const QString &left, const QString &right)
{
    static thread_local const QCollator collator = rootCollation();
    const int order = collator.compare(left, right);
    return order < 0 || (order == 0 && left < right);
}

}  // namespace lockstep
