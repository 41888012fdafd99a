// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/flywaychecksum.h"

#include "app/core/crc32.h"

namespace lockstep {

QString flywayChecksum(const QByteArray &bytes)
{
    static const QByteArray mark("\xEF\xBB\xBF");
    QByteArray text = bytes.startsWith(mark) ? bytes.mid(mark.size()) : bytes;
    text.replace("\r", "").replace("\n", "");
    return QString::number(qint32(crc32(text)));
}

qint32 javaHashCode(const QString &text)
{
    quint32 hash = 0;
    for (const QChar unit : text)
        hash = hash * 31 + unit.unicode();
    return qint32(hash);
}

}  // namespace lockstep
