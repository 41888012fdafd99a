// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"
#include "app/review/review.h"

#include <functional>

namespace lockstep {

/// What of a file's bytes runs; none: all of it. See Layout::section.
using SectionOf = std::function<std::optional<QByteArray>(const QByteArray &bytes)>;

/// Of the migration's forward file, or of its revert script; null where it runs whole.
SectionOf sectionOf(const FolderRequest &request, const QString &layout, const Migration &migration, bool isRevert);

/// The review of what of a file runs as one of the file: its script holds the file's bytes and every place is the
/// file's, also where placeholders were filled in.
AnalysedScript inFile(AnalysedScript review, const QByteArray &bytes);

}  // namespace lockstep
