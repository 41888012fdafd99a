// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <vector>

namespace lockstep {

/// A file of a dump and what it must still be when it is read.
struct DumpedFile
{
    QString name{};  ///< in the dump's folder; of a dump that is a file, its own
    qint64 bytes = 0;
    QString sha256{};
};

/// Every file of the dump at `path` (a file, or a folder of files alone), by name, hashed. FileUnreadable, Cancelled.
Result<std::vector<DumpedFile>> hashDump(const QString &path, const JobContext &context);

/// One hash for all: of a dump that is a file, its own; of a folder that of the manifest, which is what `sha256sum *`
/// prints there: "<hash>  <name>" a line, by name.
QString digestOf(const QString &path, const std::vector<DumpedFile> &files);

/// FileMalformed names the first file that is missing, changed, or was not there.
Status requireUnchanged(const QString &path, const std::vector<DumpedFile> &files, const JobContext &context);

/// Every file and the folder itself are on the disk when it returns.
Status syncDump(const QString &path);

/// Removes a file, or a folder with all in it; true when nothing is left.
bool removeDump(const QString &path);

}  // namespace lockstep
