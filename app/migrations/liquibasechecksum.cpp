// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/liquibasechecksum.h"

#include <QCryptographicHash>

#include <algorithm>

namespace lockstep {
namespace {

QByteArray sum(const QByteArray &bytes)
{
    return "9:" + QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
}

/// White space does not count, and a byte order mark neither.
QByteArray withoutSpace(QByteArray text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    text.erase(std::remove_if(text.begin(), text.end(),
                              [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }),
               text.end());
    return text;
}

}  // namespace

QString liquibaseChecksum(const std::vector<QByteArray> &changes)
{
    QByteArray sums;
    for (const QByteArray &change : changes)
        sums += sum(withoutSpace(change)) + ':';
    return changes.empty() ? QString() : QString::fromLatin1(sum(sums));
}

}  // namespace lockstep
