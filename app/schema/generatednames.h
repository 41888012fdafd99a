// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep {

/// The name that PostgreSQL makes up for an index, a constraint or a sequence: "orders_customer_key". Of names that are
/// too long together the longer one is cut first (makeObjectName() in indexcmds.c).
QString generatedName(const QString &first, const QString &second, const QString &label);

/// The first such name that nothing has yet, with a number behind its label where that is needed.
template <typename IsTaken>
QString freeName(const QString &first, const QString &second, const QString &label, IsTaken isTaken)
{
    QString name = generatedName(first, second, label);
    for (int number = 1; isTaken(name); ++number)
        name = generatedName(first, second, label + QString::number(number));
    return name;
}

}  // namespace lockstep
