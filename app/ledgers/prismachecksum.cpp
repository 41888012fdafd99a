// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/prismachecksum.h"

#include "app/core/files.h"

#include <QCryptographicHash>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Length of the invalid sequence at `offset`: the longest start of a valid one, at least one byte.
qsizetype maximalSubpart(const QByteArray &bytes, qsizetype offset)
{
    const auto at = [&bytes](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = at(offset);
    const int length = lead >= 0xC2 && lead < 0xE0 ? 2
        : lead >= 0xE0 && lead < 0xF0              ? 3
        : lead >= 0xF0 && lead < 0xF5              ? 4
                                                   : 1;
    qsizetype end = offset + 1;
    for (; end < offset + length && end < bytes.size(); ++end) {
        const bool isSecond = end == offset + 1;
        const unsigned char low = isSecond && lead == 0xE0 ? 0xA0 : isSecond && lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = isSecond && lead == 0xED ? 0x9F : isSecond && lead == 0xF4 ? 0x8F : 0xBF;
        if (at(end) < low || at(end) > high)
            break;
    }
    return end - offset;
}

/// %x of each byte, as Prisma once printed it: without the leading zero of bytes below 16.
QString unpaddedHex(const QByteArray &text)
{
    QString hex;
    for (const char byte : QCryptographicHash::hash(text, QCryptographicHash::Sha256))
        hex += QString::number(static_cast<unsigned char>(byte), 16);
    return hex;
}

}  // namespace

QByteArray readAsNode(const QByteArray &bytes)
{
    QByteArray text;
    QByteArray rest = bytes;
    for (qsizetype bad = firstInvalidUtf8(rest); bad >= 0; bad = firstInvalidUtf8(rest)) {
        text += rest.left(bad) + "\xEF\xBF\xBD";
        rest = rest.mid(bad + maximalSubpart(rest, bad));
    }
    return text + rest;
}

QString prismaChecksum(const QByteArray &bytes)
{
    return sha256Hex(readAsNode(bytes));
}

bool prismaChecksumMatches(const QByteArray &bytes, const QString &checksum)
{
    const QByteArray text = readAsNode(bytes);
    const auto matches = [&checksum](const QByteArray &variant) {
        return checksum == (checksum.size() == 64 ? sha256Hex(variant) : unpaddedHex(variant));
    };
    return matches(text) || matches(QByteArray(text).replace("\r\n", "\n"))
        || matches(QByteArray(text).replace("\n", "\r\n"));
}

}  // namespace lockstep
