// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/generatednames.h"

namespace lockstep {
namespace {

constexpr qsizetype longestName = 63;  // NAMEDATALEN - 1, bytes

qsizetype bytesOf(const QString &text)
{
    return text.toUtf8().size();
}

QString clipped(const QString &text, qsizetype bytes)
{
    QString shorter = text;
    while (bytesOf(shorter) > bytes)
        shorter.chop(1);
    return shorter;
}

}  // namespace

QString generatedName(const QString &first, const QString &second, const QString &label)
{
    const qsizetype overhead = (second.isEmpty() ? 0 : 1) + (label.isEmpty() ? 0 : bytesOf(label) + 1);
    qsizetype firstBytes = bytesOf(first);
    qsizetype secondBytes = bytesOf(second);
    while (firstBytes + secondBytes > longestName - overhead) {
        if (firstBytes > secondBytes)
            --firstBytes;
        else
            --secondBytes;
    }
    QString name = clipped(first, firstBytes);
    if (!second.isEmpty())
        name += u'_' + clipped(second, secondBytes);
    return label.isEmpty() ? name : name + u'_' + label;
}

}  // namespace lockstep
