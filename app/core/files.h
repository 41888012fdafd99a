// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QString>

namespace lockstep {

/// Lower-case hexadecimal SHA-256.
QString sha256Hex(const QByteArray &bytes);

/// Streams the file; FileUnreadable when it cannot be read.
Result<QString> sha256OfFile(const QString &path);

/// The whole file. FileUnreadable names it and says why.
Result<QByteArray> readFile(const QString &path);

/// Writes to a temporary name beside `path`, syncs it, renames it over `path` and syncs the folder, so that `path`
/// is either the old or the new content whole, also after a power cut. DiskFull or FileUnreadable on failure.
Status writeFileDurably(const QString &path, const QByteArray &bytes);

/// The same where nothing of that name may be there yet: FileUnreadable, and `path` as it was, where something is.
Status writeNewFileDurably(const QString &path, const QByteArray &bytes);

/// Makes a finished temporary file durable under its final name: sync, rename, sync of the folder.
Status renameDurably(const QString &from, const QString &to);

/// The byte offset of the first byte that is not valid UTF-8, or -1 when all is.
qsizetype firstInvalidUtf8(const QByteArray &bytes);

/// The folder for what Lockstep keeps between runs (journal, backups, sandbox): $LOCKSTEP_STATE_DIR, else
/// $XDG_STATE_HOME/lockstep, else ~/.local/state/lockstep. Not created here.
QString stateFolder();

}  // namespace lockstep
