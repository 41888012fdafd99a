// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QStringList>

namespace lockstep {

/// Texts as one parameter that PostgreSQL reads as text[].
inline QByteArray arrayLiteral(const QStringList &texts)
{
    QByteArrayList quoted;
    for (const QString &text : texts)
        quoted << '"' + text.toUtf8().replace('\\', "\\\\").replace('"', "\\\"") + '"';
    return '{' + quoted.join(',') + '}';
}

}  // namespace lockstep
