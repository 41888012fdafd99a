// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"

#include <QByteArray>
#include <QHash>

namespace lockstep {

/// A committed migration of graphile-migrate: a head of "--! Key: value" lines, an empty line, the body.
struct GraphileFile
{
    QHash<QString, QString> headers{};
    qsizetype body = 0;  ///< offset of the first byte behind the head
    int line = 0;  ///< where the head is wrong, from 1
    Message problem{};  ///< why graphile-migrate would read nothing of the folder; empty when it would

    QString hash() const { return headers.value(QStringLiteral("Hash")); }
    /// The hash of the migration before this one, empty for the first.
    QString previousHash() const;
    bool allowsInvalidHash() const { return headers.contains(QStringLiteral("AllowInvalidHash")); }
};

GraphileFile readGraphileFile(const QByteArray &bytes);

/// The file's hash as graphile-migrate computes it from the body and the hash before. LEDGERS.md, section 2.5.
QString graphileHash(const QByteArray &body, const QString &previousHash);

/// The hash that the ledger has for the file: the one in its head where that is allowed to be wrong, else the right
/// one.
QString graphileLedgerHash(const QByteArray &bytes);

/// The body is not to run in a transaction: its first line that is not empty says so.
bool isGraphileNoTransaction(const QByteArray &body);

}  // namespace lockstep
