// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace lockstep {

/// A file as a commit has it.
struct FileVersion
{
    QString commit{};  ///< the full id, hexadecimal
    QString author{};
    QDateTime at{};  ///< UTC, the author's time
    QByteArray bytes{};
};

/// The newest version of a file, among the commits that HEAD comes from, that `isWanted` accepts. Every content is
/// asked about once; renames are not followed. None when there is no such version or the file is in no git repository.
/// FileUnreadable, with git's words, when the repository cannot be read.
Result<std::optional<FileVersion>> findVersion(const QString &path,
                                               const std::function<bool(const QByteArray &)> &isWanted,
                                               const JobContext &context);

}  // namespace lockstep
